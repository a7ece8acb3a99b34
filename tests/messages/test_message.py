"""A message is English as a text, and can be said in another language."""

import json
import pickle
from dataclasses import dataclass

import pytest

from jumbo_site.messages import Listed, Message, as_plain, from_plain, say, say_plural, translated

TEXTS = {
    "There is no speaker `{id}`.": "لا يوجد متحدث بالمعرّف `{id}`.",
    "One of: {ids}.": "أحد هذه: {ids}.",
    "The {thing} in {file} is empty.": "{thing} فارغ في {file}.",
    "title": "العنوان",
}
PLURALS = {"{n} file": ("لا ملفات", "ملف واحد", "ملفان", "{n} ملفات")}


@dataclass
class Arabic:
    comma: str = "، "
    is_right_to_left: bool = True

    def gettext(self, message: str) -> str:
        return TEXTS.get(message, message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return PLURALS[singular][min(number, 3)]


def test_a_message_is_its_english_text() -> None:
    message = say("There is no speaker `{id}`.", id="rossi")
    assert message == "There is no speaker `rossi`."
    assert sorted([message, "A"]) == ["A", message]
    assert json.loads(json.dumps([message])) == ["There is no speaker `rossi`."]
    assert {message} == {"There is no speaker `rossi`."}


def test_braces_without_an_argument_of_their_name_stay() -> None:
    assert say("Close it with `]` or `}`, not {here}.") == "Close it with `]` or `}`, not {here}."
    assert say("`{value}` and {other}", value="{other}") == "`{other}` and {other}"


def test_the_number_chooses_the_words() -> None:
    assert [say_plural("{n} file", "{n} files", n) for n in (0, 1, 2)] == ["0 files", "1 file", "2 files"]
    assert [translated(say_plural("{n} file", "{n} files", n), Arabic()) for n in (1, 2, 5)] == [
        "ملف واحد",
        "ملفان",
        "5 ملفات",
    ]


def test_a_message_is_said_in_another_language() -> None:
    assert translated(say("There is no speaker `{id}`.", id="rossi"), Arabic()) == "لا يوجد متحدث بالمعرّف `rossi`."
    assert translated(say("One of: {ids}.", ids=Listed(["a", "b"])), Arabic()) == "أحد هذه: a، b."
    inner = say("The {thing} in {file} is empty.", thing=say("title"), file="a.yaml")
    assert translated(inner, Arabic()) == "العنوان فارغ في a.yaml."
    assert translated("plain", Arabic()) == "plain"


def test_what_is_filled_in_or_quoted_is_isolated_once() -> None:
    said = translated(say("There is no speaker `{id}`.", id="rossi"), Arabic(), isolate=True)
    assert said == "لا يوجد متحدث بالمعرّف \u2068`rossi`\u2069."
    said = translated(say("The {thing} in {file} is empty.", thing=say("title"), file="a.yaml"), Arabic(), isolate=True)
    assert said == "العنوان فارغ في \u2068a.yaml\u2069."
    said = translated(say("One of: {ids}.", ids=Listed(["a", "b"])), Arabic(), isolate=True)
    assert said == "أحد هذه: \u2068a\u2069، \u2068b\u2069."


@pytest.mark.parametrize(
    "message",
    [
        say("There is no speaker `{id}`.", id="rossi"),
        say_plural("{n} file", "{n} files", 4),
        say("One of: {ids}.", ids=Listed([say("title"), "b"])),
        say("The {thing} in {file} is empty.", thing=say("title"), file=3),
    ],
)
def test_a_message_survives_pickle_and_json(message: Message) -> None:
    for copy in (pickle.loads(pickle.dumps(message)), from_plain(json.loads(json.dumps(as_plain(message))))):  # noqa: S301
        assert isinstance(copy, Message)
        assert copy == message
        assert translated(copy, Arabic()) == translated(message, Arabic())


def test_an_exception_gives_its_message_back() -> None:
    message = str(ValueError(say("There is no speaker `{id}`.", id="rossi")))
    assert translated(message, Arabic()) == "لا يوجد متحدث بالمعرّف `rossi`."
