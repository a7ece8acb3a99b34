"""Lists of words, joined."""

from __future__ import annotations

import pytest

from jumbo_site.i18n.language import language
from jumbo_site.i18n.lists import format_list


@pytest.mark.parametrize(
    ("tag", "items", "text"),
    [
        ("ar", ["أحمد", "سارة"], "أحمد وسارة"),
        ("ar", ["أحمد", "سارة", "ليلى"], "أحمد وسارة وليلى"),
        ("en", ["a", "b"], "a and b"),
        ("en", ["a", "b", "c"], "a, b and c"),
        ("en-US", ["a", "b", "c"], "a, b, and c"),
        ("it", ["a", "b", "c"], "a, b e c"),
        ("sr", ["а", "б", "в"], "а, б и в"),
        ("cnr", ["a", "b", "c"], "a, b i c"),
        ("sq", ["a", "b", "c"], "a, b dhe c"),
        ("bs-Cyrl", ["a", "b", "c"], "a, b и c"),
        ("fa", ["a", "b", "c"], "a،\u200f b، و c"),
        ("he", ["א", "ב", "ג"], "א, ב וג"),
        ("ur", ["a", "b", "c"], "a، b، اور c"),
        ("fr", ["a", "b", "c"], "a, b et c"),
        ("tr", ["a", "b", "c"], "a, b ve c"),
    ],
)
def test_the_last_two_are_joined_by_a_word(tag: str, items: list[str], text: str) -> None:
    assert format_list(items, language(tag)) == text


@pytest.mark.parametrize(
    ("tag", "two", "three"),
    [
        ("ar", "a أو b", "a أو b أو c"),
        ("en", "a or b", "a, b or c"),
        ("it", "a o b", "a, b o c"),
        ("sq", "a ose b", "a, b ose c"),
        ("bs", "a ili b", "a, b ili c"),
        ("bs-Cyrl", "a или b", "a, b или c"),
        ("mk", "a или b", "a, b или c"),
        ("tr", "a veya b", "a, b veya c"),
    ],
)
def test_alternatives(tag: str, two: str, three: str) -> None:
    reader = language(tag)
    assert [format_list(list(items), reader, "or") for items in ("ab", "abc")] == [two, three]
    assert format_list(["a"], reader, "or") == "a"


def test_the_hebrew_and_does_not_touch_letters_of_another_script() -> None:
    hebrew = language("he")
    assert format_list(["רומא", "טירנה"], hebrew) == "רומא וטירנה"
    assert format_list(["רומא", "NATO"], hebrew) == "רומא ו-NATO"
    assert format_list(["NATO", "2022"], hebrew) == "NATO ו-2022"


@pytest.mark.parametrize("tag", ["ar", "en", "it"])
def test_one_stands_alone_and_none_is_nothing(tag: str) -> None:
    assert format_list(["x"], language(tag)) == "x"
    assert format_list([], language(tag)) == ""
    assert format_list(("x",), language(tag)) == "x"
