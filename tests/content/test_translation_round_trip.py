"""Texts go out as PO and XLIFF and come back: what is unchanged stays to the byte, what is new comes to its place."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from lxml import etree

from jumbo_site.content.load import load_content
from jumbo_site.content.translation_export import export
from tests.content.translation_sites import GOOD, JUMBO, brought_back, bytes_of, copied, texts_of

FORMATS = ["po", "xliff"]
XLIFF = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


def filled_po(data: bytes, text: str) -> bytes:
    """Return a PO file in which all that is empty is translated by a text and its number."""
    file = polib.pofile(data.decode())
    for number, entry in enumerate(file):
        if entry.msgid_plural:
            forms = entry.msgstr_plural.items()
            entry.msgstr_plural = {form: old or f"{text} {number}-{form}" for form, old in forms}
        elif not entry.msgstr:
            entry.msgstr = f"{text} {number}"
    return str(file).encode()


def filled_xliff(data: bytes, text: str) -> bytes:
    root = etree.fromstring(data)
    for number, segment in enumerate(root.iterfind(".//x:segment", XLIFF)):
        if segment.find("x:target", XLIFF) is None:
            etree.SubElement(segment, f"{{{XLIFF['x']}}}target").text = f"{text} {number}"
    return etree.tostring(root)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("site", [GOOD, JUMBO], ids=["good", "jumbo"])
def test_a_round_trip_that_changes_nothing_leaves_every_byte(site: Path, file_format: str, tmp_path: Path) -> None:
    root = copied(site, tmp_path)
    before = bytes_of(root)
    texts = texts_of(root)
    source = texts.languages[0]
    for target in texts.languages[1:]:
        made = export(texts, source, target, file_format, None)
        plan = brought_back(root, made.data, source, target)
        assert [note for note in plan.notes if note.is_error] == []
        assert plan.changes == ()
        assert sum(bool(all(unit.targets)) for unit in made.units) == len(plan.taken.targets)
    assert bytes_of(root) == before


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_whole_translation_comes_to_its_places(file_format: str, tmp_path: Path) -> None:
    root = copied(JUMBO, tmp_path)
    for path in root.rglob("*.mk.md"):
        path.unlink()
    before = bytes_of(root)
    made = export(texts_of(root), "ar", "mk", file_format, None)
    filled = (filled_po if file_format == "po" else filled_xliff)(made.data, "Текст: „превод“ (#1), и")
    plan = brought_back(root, filled, "ar", "mk")
    assert plan.notes == ()
    assert plan.changes
    loaded = load_content(root, "content")
    assert loaded.content is not None
    again = export(texts_of(root), "ar", "mk", file_format, None)
    assert all(all(unit.targets) and not unit.is_stale for unit in again.units)
    assert len(again.units) == len(made.units)
    assert brought_back(root, again.data, "ar", "mk").changes == ()
    after = bytes_of(root)
    for name, data in before.items():
        if name.endswith(".md"):
            assert after[name] == data
        else:
            lines = iter(after[name].decode().splitlines())
            for line in data.decode().splitlines():
                kept = line.rstrip("}")  # a new language may stand before the brace
                assert any(new.startswith(kept) for new in lines), (name, line)


def test_new_files_get_the_fingerprint_of_their_source(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    (root / "pages" / "about.ar.md").unlink()
    made = export(texts_of(root), "en", "ar", "po", None)
    brought_back(root, filled_po(made.data, "نص"), "en", "ar")
    written = (root / "pages" / "about.ar.md").read_text("utf-8")
    assert re.fullmatch(r"---\ntitle: نص \d+\nsource: en@[0-9a-f]{12}\n---\nنص \d+\n", written)


def test_a_stale_translation_is_fuzzy_and_its_return_renews_the_fingerprint(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    path = root / "pages" / "about.ar.md"
    path.write_text(path.read_text("utf-8").replace("title:", "source: en@0123456789ab\ntitle:"), "utf-8")
    made = export(texts_of(root), "en", "ar", "po", None)
    file = polib.pofile(made.data.decode())
    fuzzy = [entry for entry in file if entry.fuzzy]
    assert [entry.msgctxt for entry in fuzzy] == ["pages/about#title", "pages/about#body:1"]
    before = bytes_of(root)
    assert brought_back(root, made.data, "en", "ar").taken.unsure == 2
    assert bytes_of(root) == before
    for entry in fuzzy:
        entry.flags.remove("fuzzy")
    brought_back(root, str(file).encode(), "en", "ar")
    after = path.read_text("utf-8")
    assert "en@0123456789ab" not in after
    assert re.sub(r"source: en@[0-9a-f]{12}", "source: en@0123456789ab", after).encode() == before["pages/about.ar.md"]
    assert "stale-translation" not in {one.code for one in load_content(root).diagnostics}


def test_a_changed_source_is_refused_and_the_rest_is_written(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    made = export(texts_of(root), "en", "ar", "po", None)
    page = root / "pages" / "about.en.md"
    page.write_text(page.read_text("utf-8").replace("title: About", "title: About us"), "utf-8")
    changed = made.data.replace("عن اللقاء".encode(), "عن هذا اللقاء".encode()).replace(
        "المرفأ القديم".encode(), "الميناء القديم".encode()
    )
    plan = brought_back(root, changed, "en", "ar")
    assert [(note.address, note.reason) for note in plan.notes] == [
        ("pages/about#title", "its text in `en` has changed since the export")
    ]
    assert [change.changed for change in plan.changes] == [("places/old-port#name",)]
    assert "عن اللقاء" in (root / "pages" / "about.ar.md").read_text("utf-8")


def test_a_paragraph_that_has_moved_is_found_by_its_text(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    english, arabic = root / "pages" / "about.en.md", root / "pages" / "about.ar.md"
    english.write_text(english.read_text("utf-8") + "\nLast.\n", "utf-8")
    arabic.write_text(arabic.read_text("utf-8") + "\nأخيرًا.\n", "utf-8")
    made = export(texts_of(root), "en", "ar", "po", None)
    english.write_text(english.read_text("utf-8").replace("See", "New.\n\nSee"), "utf-8")
    arabic.write_text(arabic.read_text("utf-8").replace("انظر", "جديد.\n\nانظر"), "utf-8")
    brought_back(root, made.data.replace("أخيرًا".encode(), "في الختام".encode()), "en", "ar")
    assert arabic.read_text("utf-8").endswith("(/2030/programme/).\n\nفي الختام.\n")


def test_a_half_translated_text_waits(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    english = root / "pages" / "about.en.md"
    english.write_text(english.read_text("utf-8") + "\nLast.\n", "utf-8")
    (root / "pages" / "about.ar.md").unlink()
    file = polib.pofile(export(texts_of(root), "en", "ar", "po", None).data.decode())
    file.find("pages/about#body:2", by="msgctxt").msgstr = "أخيرًا."
    plan = brought_back(root, str(file).encode(), "en", "ar")
    assert [(note.address, note.is_error) for note in plan.notes] == [("pages/about#body", False)]
    assert not (root / "pages" / "about.ar.md").exists()
    kept = export(texts_of(root), "en", "ar", "po", str(file).encode())
    assert "أخيرًا." in kept.data.decode()


def test_a_translation_of_another_shape_goes_out_as_a_whole(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    arabic = root / "pages" / "about.ar.md"
    arabic.write_text(arabic.read_text("utf-8") + "\nأخيرًا.\n", "utf-8")
    made = export(texts_of(root), "en", "ar", "po", None)
    assert "pages/about#body" in {unit.address for unit in made.units}
    assert brought_back(root, made.data, "en", "ar").changes == ()
    brought_back(root, made.data.replace("أخيرًا".encode(), "في الختام".encode()), "en", "ar")
    assert arabic.read_text("utf-8").endswith("(/2030/programme/).\n\nفي الختام.\n")


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    for name in ("pages/about.ar.md", "places.yaml"):
        data = (root / name).read_bytes().replace(b"\n", b"\r\n", 2)
        (root / name).write_bytes(b"\xef\xbb\xbf" + data)
    before = bytes_of(root)
    made = export(texts_of(root), "en", "ar", "po", None)
    changed = made.data.replace("عن اللقاء".encode(), "عنه".encode()).replace("دوريس".encode(), "دراس".encode())
    brought_back(root, changed, "en", "ar")
    after = bytes_of(root)
    for name in ("pages/about.ar.md", "places.yaml"):
        assert after[name] != before[name]
        old = after[name].replace("عنه".encode(), "عن اللقاء".encode()).replace("دراس".encode(), "دوريس".encode())
        # the page, now known to be up to date, has got a fingerprint
        assert re.sub(rb"source: en@[0-9a-f]{12}\r\n", b"", old) == before[name]


def test_an_empty_translation_deletes_nothing(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    before = bytes_of(root)
    file = polib.pofile(export(texts_of(root), "en", "ar", "po", None).data.decode())
    for entry in file:
        entry.msgstr = ""
    assert brought_back(root, str(file).encode(), "en", "ar").changes == ()
    assert bytes_of(root) == before


def test_texts_of_an_older_file_that_the_content_lacks_are_kept(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path)
    old = polib.pofile(export(texts_of(root), "en", "ar", "po", None).data.decode())
    old.append(polib.POEntry(msgctxt="pages/gone#title", msgid="Gone", msgstr="ذهب"))
    old.find("site#title", by="msgctxt").msgstr = "لقاء آخر"
    made = export(texts_of(root), "en", "ar", "po", str(old).encode())
    assert made.differing == ("site#title",)
    assert [entry.msgstr for entry in polib.pofile(made.data.decode()).obsolete_entries()] == ["ذهب"]
    assert export(texts_of(root), "en", "ar", "xliff", None).lost == ()


def test_plural_forms_keep_their_categories(tmp_path: Path) -> None:
    root = copied(JUMBO, tmp_path)
    file = polib.pofile(export(texts_of(root), "en", "ar", "po", None).data.decode())
    days = file.find("2022#figures.days.label", by="msgctxt")
    assert days.msgstr_plural == {0: "يوم", 1: "يوم", 2: "يومان", 3: "أيام", 4: "يومًا", 5: "يوم"}
    days.msgstr_plural[3] = "أيّام"
    before = (root / "2022" / "edition.yaml").read_text("utf-8")
    brought_back(root, str(file).encode(), "en", "ar")
    after = (root / "2022" / "edition.yaml").read_text("utf-8")
    assert after == before.replace("few: أيام", "few: أيّام")


def test_forms_in_the_order_of_another_formula(tmp_path: Path) -> None:
    root = copied(JUMBO, tmp_path)
    made = export(texts_of(root), "ar", "en", "po", None)
    file = polib.pofile(made.data.decode())
    file.metadata["Plural-Forms"] = "nplurals=2; plural=(n == 1);"
    for entry in file:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgstr_plural[1], 1: entry.msgstr_plural[0]}
    assert brought_back(root, str(file).encode(), "ar", "en").changes == ()
