"""The interface's words: each language has its own, complete, or none."""

from __future__ import annotations

import hashlib
import pickle
import re
from pathlib import Path

import pytest

from jumbo_site.i18n import catalogues
from jumbo_site.i18n.catalogues import (
    CATALOGUE_FOLDER,
    SOURCE_LANGUAGE,
    Entry,
    MissingCatalogueError,
    catalogue_path,
    catalogue_tags,
    load_catalogue,
)
from jumbo_site.i18n.language import UnknownLanguageError, language

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)
PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of catalogues of its own."""
    monkeypatch.setattr(catalogues, "CATALOGUE_FOLDER", tmp_path)
    catalogues._load.cache_clear()
    return tmp_path


def write(folder: Path, tag: str, body: str = "") -> None:
    (folder / tag).mkdir()
    (folder / tag / "messages.po").write_text(f"{HEADER}\n{body}", encoding="utf-8")


def entries(tag: str) -> tuple[Entry, ...]:
    return load_catalogue(tag).messages()


def test_arabic_english_and_italian_are_there() -> None:
    assert {"ar", "en", "it"} <= set(catalogue_tags())


@pytest.mark.parametrize(
    ("tag", "programme", "panel"),
    [("ar", "البرنامج", "حلقة نقاش"), ("en", "Programme", "Panel"), ("it", "Programma", "Panel")],
)
def test_words_and_words_in_a_context(tag: str, programme: str, panel: str) -> None:
    catalogue = load_catalogue(tag)
    assert catalogue.gettext("Programme") == programme
    assert catalogue.pgettext("session", "Panel") == panel


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "لا متحدثين"), (1, "متحدث واحد"), (2, "متحدثان"), (3, "%(num)s متحدثين"), (10, "%(num)s متحدثين"),
        (11, "%(num)s متحدثًا"), (99, "%(num)s متحدثًا"), (100, "%(num)s متحدث"), (102, "%(num)s متحدث"),
        (103, "%(num)s متحدثين"), (111, "%(num)s متحدثًا"),
    ],
)  # fmt: skip
def test_arabic_counts_in_six_forms(number: int, form: str) -> None:
    assert load_catalogue("ar").ngettext("%(num)s speaker", "%(num)s speakers", number) == form


def test_english_and_italian_count_in_two() -> None:
    for tag, one, many in (("en", "speaker", "speakers"), ("it", "relatore", "relatori")):
        forms = [load_catalogue(tag).ngettext("%(num)s speaker", "%(num)s speakers", number) for number in (1, 70)]
        assert forms == [f"%(num)s {one}", f"%(num)s {many}"]


def test_macedonian_counts_by_the_last_digit() -> None:
    said = [
        load_catalogue("mk").ngettext("%(num)s speaker", "%(num)s speakers", number) % {"num": number}
        for number in (1, 2, 11, 21, 70, 101, 111)
    ]
    assert [text for text in said if text.endswith(" говорник")] == ["1 говорник", "21 говорник", "101 говорник"]
    assert [text for text in said if text.endswith(" говорници")] == [
        "2 говорници", "11 говорници", "70 говорници", "111 говорници"
    ]  # fmt: skip


def test_french_counts_nothing_in_the_singular() -> None:
    said = [load_catalogue("fr").ngettext("%(num)s outcome", "%(num)s outcomes", number) for number in (0, 1, 2)]
    assert said == ["%(num)s conclusion", "%(num)s conclusion", "%(num)s conclusions"]


def test_counted_words_in_a_context() -> None:
    said = [load_catalogue("it").npgettext("role", "Author", "Authors", number) for number in (1, 2)]
    assert said == ["Autore", "Autori"]


@pytest.mark.parametrize("tag", catalogue_tags())
def test_the_plural_forms_of_a_catalogue_are_those_of_cldr(tag: str) -> None:
    """One number of each category gets one form, and numbers of one category get the same."""
    rule = language(tag).locale.plural_form
    plural = load_catalogue(tag).translations.plural  # type: ignore[attr-defined]
    pairs = {(rule(number), plural(number)) for number in range(1_000)}
    assert len(pairs) == len({category for category, _ in pairs}) == len({form for _, form in pairs})


@pytest.mark.parametrize("tag", [tag for tag in catalogue_tags() if tag != SOURCE_LANGUAGE])
def test_every_message_is_translated(tag: str) -> None:
    assert [entry.msgid for entry in entries(tag) if not entry.is_translated] == []


@pytest.mark.parametrize("tag", catalogue_tags())
def test_translations_name_no_placeholder_that_the_message_lacks(tag: str) -> None:
    for entry in entries(tag):
        known = set(PLACEHOLDER.findall(entry.msgid + (entry.plural or "")))
        for text in filter(None, entry.translations):
            assert set(PLACEHOLDER.findall(text)) <= known, entry
            if entry.plural is None:
                assert set(PLACEHOLDER.findall(text)) == known, entry


@pytest.mark.parametrize("tag", catalogue_tags())
def test_translations_begin_and_end_with_the_spaces_of_the_message(tag: str) -> None:
    for entry in entries(tag):
        for text in filter(None, entry.translations):
            assert text[: len(text) - len(text.lstrip())] == entry.msgid[: len(entry.msgid) - len(entry.msgid.lstrip())]
            assert text[len(text.rstrip()) :] == entry.msgid[len(entry.msgid.rstrip()) :]


def test_a_narrower_tag_uses_the_catalogue_of_its_language() -> None:
    assert load_catalogue("ar-EG").gettext("Programme") == "البرنامج"
    assert load_catalogue("ar-EG").tag == "ar"
    assert load_catalogue("en-US").gettext("Programme") == "Programme"


@pytest.mark.parametrize("tag", ["sr-ME", "bs-Cyrl", "cnr", "de"])
def test_a_language_without_a_catalogue_gets_no_others(tag: str) -> None:
    with pytest.raises(MissingCatalogueError) as caught:
        load_catalogue(tag)
    assert caught.value.tag == tag
    assert f"`{tag}`" in str(caught.value)


def test_a_catalogue_in_another_script_is_no_parent(folder: Path) -> None:
    write(folder, "sr", 'msgid "Programme"\nmsgstr "Програм"\n')
    assert load_catalogue("sr-Cyrl").gettext("Programme") == "Програм"
    for tag in ("sr-Latn", "sr-Latn-ME", "sr-ME", "cnr"):
        with pytest.raises(MissingCatalogueError):
            catalogue_path(tag)
    write(folder, "sr-Latn", 'msgid "Programme"\nmsgstr "Program"\n')
    assert load_catalogue("sr-Latn-ME").gettext("Programme") == "Program"
    catalogues._load.cache_clear()


@pytest.mark.parametrize("tag", ["../ar", "", "ar/../it", "xx"])
def test_what_is_no_tag_finds_no_file(tag: str) -> None:
    with pytest.raises((MissingCatalogueError, UnknownLanguageError)):
        load_catalogue(tag)


def test_a_fuzzy_translation_is_not_shown(folder: Path) -> None:
    write(folder, "it", '#, fuzzy\nmsgid "Programme"\nmsgstr "Palinsesto"\n')
    catalogue = load_catalogue("it")
    assert catalogue.gettext("Programme") == "Programme"
    assert [entry.is_translated for entry in catalogue.messages()] == [False]
    catalogues._load.cache_clear()


def test_the_fingerprint_is_that_of_the_file() -> None:
    raw = (CATALOGUE_FOLDER / "ar" / "messages.po").read_bytes()
    assert load_catalogue("ar").fingerprint == hashlib.sha256(raw).hexdigest()


def test_a_language_and_its_tag_name_the_same_catalogue() -> None:
    assert load_catalogue(language("ar", digits="latn")) is load_catalogue("ar")


def test_a_catalogue_reaches_another_process() -> None:
    catalogue = load_catalogue("ar")
    again = pickle.loads(pickle.dumps(catalogue))  # noqa: S301
    assert again == catalogue
    assert again.gettext("Programme") == "البرنامج"
