"""The exported files as the ordinary tools of translators see them: gettext's msgfmt and the Translate Toolkit."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.filters import checks
from translate.storage import pypo, xliff2

from jumbo_site.content.translation_exchange import ExchangeError, ExchangeOptions
from jumbo_site.content.translation_export import check_languages, export, export_units, read_exchange
from jumbo_site.content.translation_plurals import PluralFormsError, form_indexes, plural_forms
from jumbo_site.content.translation_po import po_text
from tests.content.translation_sites import GOOD, JUMBO, brought_back, bytes_of, copied, texts_of

LANGUAGES = ["en", "it", "sq", "bs", "hr", "mk", "sr-Cyrl", "sr-Latn", "sr-Latn-ME"]


GOOD_UNITS = export_units(texts_of(GOOD), "en", "ar", has_plurals=True)


@pytest.mark.parametrize("target", LANGUAGES)
def test_msgfmt_accepts_every_po_file(target: str, tmp_path: Path) -> None:
    made = export(texts_of(JUMBO), "ar", target, "po", None)
    (tmp_path / "x.po").write_bytes(made.data)
    done = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", tmp_path / "x.mo", tmp_path / "x.po"],
        capture_output=True,
        encoding="utf-8",
        env={"LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr
    translated = sum(all(unit.targets) for unit in made.units)
    assert done.stderr.startswith(f"{translated} translated message")


@pytest.mark.parametrize("target", ["en", "sq"])
def test_the_translate_toolkit_reads_and_writes_the_same_po_file(target: str) -> None:
    made = export(texts_of(JUMBO), "ar", target, "po", None)
    store = pypo.pofile.parsestring(made.data)
    units = [unit for unit in store.units if not unit.isheader()]
    assert [unit.getcontext() for unit in units] == [unit.address for unit in made.units]
    assert [str(unit.source) for unit in units] == [unit.source for unit in made.units]
    assert store.gettargetlanguage() == target
    assert bytes(store) == made.data


def test_the_checks_of_the_translate_toolkit_find_nothing_of_the_format() -> None:
    made = export(texts_of(JUMBO), "ar", "en", "po", None)
    structural = {"blank", "newlines", "tabs", "urls", "xmltags", "nplurals", "escapes", "printf"}
    checker = checks.TeeChecker(checkerclasses=[checks.StandardChecker, checks.StandardUnitChecker])
    for unit in pypo.pofile.parsestring(made.data).units:
        if not unit.isheader():
            assert structural & set(checker.run_filters(unit)) == set(), unit.getcontext()


@pytest.mark.parametrize("target", ["en", "sq"])
def test_the_translate_toolkit_edits_the_xliff_file(target: str, tmp_path: Path) -> None:
    root = copied(JUMBO, tmp_path)
    made = export(texts_of(root), "ar", target, "xliff", None)
    store = xliff2.Xliff2File.parsestring(made.data)
    assert (store.sourcelanguage, store.targetlanguage) == ("ar", target)
    by_source = {unit.source: unit.target or "" for unit in store.units}
    assert by_source == {unit.source: unit.targets[0] for unit in made.units}
    before = bytes_of(root)
    assert brought_back(root, bytes(store), "ar", target).changes == ()
    assert bytes_of(root) == before
    unit = next(unit for unit in store.units if unit.source == "أمن الطاقة")
    unit.target = "A new name"
    plan = brought_back(root, bytes(store), "ar", target)
    assert [change.changed for change in plan.changes] == [("topics/energy-security#name",)]


def test_the_structure_of_xliff_2() -> None:
    """What the specification asks of the core (XLIFF 2.0, 4.2 and 4.3), which no schema at hand checks."""
    root = etree.fromstring(export(texts_of(JUMBO), "ar", "sq", "xliff", None).data)
    space = "{urn:oasis:names:tc:xliff:document:2.0}"
    assert root.tag == f"{space}xliff"
    assert dict(root.attrib) == {"version": "2.0", "srcLang": "ar", "trgLang": "sq"}
    files = list(root)
    assert len({file.get("id") for file in files}) == len(files) > 10
    token = etree.XPath("string(.)")
    for file in files:
        units = list(file)
        assert units
        assert len({unit.get("id") for unit in units}) == len(units)
        for unit in units:
            assert all(c.isalnum() or c in "._:-" for c in unit.get("id"))
            assert [child.tag for child in unit] == [f"{space}notes", f"{space}segment"]
            names = [child.tag for child in unit[1]]
            assert names in ([f"{space}source"], [f"{space}source", f"{space}target"])
            assert token(unit[1][0])
            assert unit[1].get("state") == ("translated" if len(names) == 2 else "initial")


def test_the_order_of_bytes_does_not_depend_on_anything_else(tmp_path: Path) -> None:
    root = copied(JUMBO, tmp_path)
    for file_format in ("po", "xliff"):
        first = export(texts_of(root), "ar", "it", file_format, None).data
        assert export(texts_of(JUMBO), "ar", "it", file_format, None).data == first


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"hello", "not a PO file"),
        (b'msgid "a"\nmsgstr "b\n', "cannot be read as a part of a PO file"),
        (b'msgid "a"\n"b"\nmsgid "c"\nmsgid "d"\n', "cannot be read as a PO file"),
        (b"\xff\xfe\n\n", "not UTF-8"),
        (b"<xliff", "cannot be read as XML"),
        (b"<html/>", "not an XLIFF 2 file"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "XLIFF 1.2 is another format"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "document type"),
        (b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n**n;\\n"\n', "cannot be read"),
        (b'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=(n != 1);\\n"\n', "form that is not there"),
    ],
)
def test_what_is_no_translated_file_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ExchangeError, match=message):
        read_exchange(data, "en")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("Language: it", "holds `it`, not `sr-Latn`"),
        ("X-Generator: x", "does not say which language"),
        ("Language: sr_Latn\\nX-Source-Language: ar", "from `ar`, not from `en`"),
    ],
)
def test_a_file_for_other_languages_is_refused(header: str, message: str) -> None:
    file = read_exchange(f'msgid ""\nmsgstr "{header}\\n"\n'.encode(), "sr-Latn")
    with pytest.raises(ExchangeError, match=message):
        check_languages(file, "en", "sr-Latn")


@pytest.mark.parametrize("name", ["sr_Latn", "sr@latin", "sr-Latn", "sr_Latn.UTF-8"])
def test_the_names_that_gettext_gives_to_a_language(name: str) -> None:
    file = read_exchange(f'msgid ""\nmsgstr "Language: {name}\\n"\n'.encode(), "sr-Latn")
    check_languages(file, "en", "sr-Latn")
    assert file.target_language == "sr-Latn"


def test_entries_that_cannot_be_placed_are_refused_one_by_one(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    text = (
        'msgid ""\nmsgstr "Language: ar\\n"\n\n'
        'msgid "Old Port"\nmsgstr "بلا سياق"\n\n'
        'msgctxt "places/old-prt#name"\nmsgid "Old Port"\nmsgstr "خطأ"\n\n'
        'msgctxt "places/old-port#name"\nmsgid "Old Port"\nmsgstr "المرفأ العتيق"\n\n'
        'msgctxt "places/old-port#name"\nmsgid "Old Port"\nmsgstr "غيره"\n'
    )
    plan = brought_back(root, text.encode(), "en", "ar")
    assert [(note.line, note.reason.split(",")[0], note.hint) for note in plan.notes] == [
        (4, "it has no context (msgctxt)", None),
        (7, "the content has no text at this address", "Did you mean `places/old-port#name`?"),
        (15, "it stands already in line 11", "Keep one of the two."),
    ]
    assert "المرفأ العتيق" in (root / "places.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("tag", "categories"),
    [
        ("ar", ("zero", "one", "two", "few", "many", "other")),
        ("it", ("one", "other")),
        ("mk", ("one", "other")),
        ("hr", ("one", "few", "other")),
        ("he", ("one", "two", "other")),
    ],
)
def test_plural_forms_are_those_of_cldr(tag: str, categories: tuple[str, ...]) -> None:
    forms = plural_forms(tag)
    assert forms.categories == categories
    assert form_indexes(forms.header, tag) == tuple(range(len(categories)))


def test_macedonian_one_is_not_english_one() -> None:
    assert plural_forms("mk").header != plural_forms("en").header
    assert form_indexes("nplurals=2; plural=(n != 1);", "mk") == (0, 1)
    with pytest.raises(PluralFormsError):
        form_indexes("nplurals=2; plural=system(1);", "mk")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1, max_size=300))
def test_no_character_is_lost_on_the_way_through_po(text: str) -> None:
    unit = next(unit for unit in GOOD_UNITS if unit.address == "places/old-port#name")
    options = ExchangeOptions("A title", "en", "ar", plural_forms("ar").header, "content")
    file = read_exchange(po_text([replace(unit, source=text, targets=(text,))], options).encode(), "ar")
    assert [(entry.source, entry.targets) for entry in file.entries] == [(text, (text,))]
