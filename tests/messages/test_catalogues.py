"""Everything that is said to organisers is translated, with the same fields, and nothing else is."""

from __future__ import annotations

import re

import polib
import pytest

import write_message_catalogues
from jumbo_site.diagnostics.explanations import read_examples
from jumbo_site.messages import Message
from jumbo_site.messages.languages import LANGUAGES, SOURCE_LANGUAGE, catalogue_path, speech

FIELD = re.compile(r"\{[a-z][a-z0-9_]*(?:!r)?\}")
INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
SAID = write_message_catalogues.messages()
TRANSLATED = [tag for tag in LANGUAGES if tag != SOURCE_LANGUAGE]


def entries(tag: str) -> polib.POFile:
    return polib.pofile(str(catalogue_path(tag)), encoding="utf-8")


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_catalogue_has_the_messages_of_the_program_and_no_others(tag: str) -> None:
    assert {entry.msgid: entry.msgid_plural or None for entry in entries(tag)} == SAID


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_translated_in_all_its_forms(tag: str) -> None:
    assert [entry.msgid for entry in entries(tag) if entry.fuzzy or not all(texts(entry))] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_has_the_fields_of_its_message(tag: str) -> None:
    """The forms of Arabic for none, one and two may do without; the last form says all."""
    wrong = []
    for entry in entries(tag):
        fields = sorted(set(FIELD.findall(entry.msgid + entry.msgid_plural)))
        found = [sorted(set(FIELD.findall(text))) for text in texts(entry)]
        if found[-1] not in (fields, sorted(set(FIELD.findall(entry.msgid_plural)))):
            wrong.append(entry.msgid)
        wrong += [entry.msgid for form in found if not set(form) <= set(fields)]
    assert wrong == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_what_is_code_in_a_message_is_code_in_its_translation(tag: str) -> None:
    """Commands and options are typed as they are."""
    option = re.compile(r"(?<![\w-])--[a-z][a-z-]*|jumbo-site (?:build|check|fix|translations [a-z]+)")
    wrong = [
        entry.msgid
        for entry in entries(tag)
        for text in texts(entry)[-1:]
        if set(option.findall(entry.msgid)) - set(option.findall(text))
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_holds_no_invisible_characters(tag: str) -> None:
    """Isolates come in when a message is shown, so that catalogues and machines see plain text."""
    assert [entry.msgid for entry in entries(tag) if INVISIBLE.search("".join(texts(entry)))] == []


def test_code_in_arabic_is_quoted_where_its_signs_could_leave_it() -> None:
    """A path, an option or a name with an ending is kept together by its quotation marks, outside help texts."""
    loose = re.compile(r"(?:^|[\s(])(?:--[a-z]+|[\w{}<>.-]+/|/[\w{}<>.-]+|\{\w+\}[./:]\S|\S*\w[.+]\{\w+\})")
    wrong = [
        entry.msgid
        for entry in entries("ar")
        for text in texts(entry)
        if loose.search(re.sub("`[^`]*`|\\[[^\\]]*\\]", "", text))
    ]
    assert wrong == []


def test_the_plural_forms_are_those_of_each_language() -> None:
    arabic, italian = speech("ar"), speech("it")
    forms = [arabic.ngettext("{n} error", "{n} errors", n) for n in (0, 1, 2, 3, 11, 100)]
    assert forms == ["لا أخطاء", "خطأ واحد", "خطآن", "{n} أخطاء", "{n} خطأً", "{n} خطأ"]
    assert [italian.ngettext("{n} error", "{n} errors", n) for n in (0, 1, 2)] == [
        "{n} errori",
        "{n} errore",
        "{n} errori",
    ]


def test_the_examples_of_explain_are_made_of_messages_of_the_program() -> None:
    def templates(text: object) -> set[str]:
        if not isinstance(text, Message):
            return set()
        inner = {template for value in text.arguments.values() for template in templates(value)}
        return inner | {str.__str__(text.template)}

    used = {
        template
        for one in read_examples().values()
        for text in (one.message, one.hint)
        for template in templates(text)
        if re.search("[A-Za-z]", FIELD.sub("", template))
    }
    assert used <= set(SAID)
    assert all(isinstance(one.message, Message) for one in read_examples().values())
