"""Fingerprints of sources, and the table of what is translated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from jumbo_site.content.load import load_content
from jumbo_site.content.snapshot import new_body, snapshot_of
from jumbo_site.content.translation_coverage import Count, LanguageCoverage, coverage, coverage_json
from jumbo_site.content.translation_fingerprints import parse_mark, source_mark
from jumbo_site.content.translation_page import coverage_page
from jumbo_site.content.translation_texts import EntryTexts
from jumbo_site.model.site import LanguageSetting
from tests.content.translation_sites import GOOD, copied, texts_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(GOOD, tmp_path)


def entry(root: Path, address: str) -> EntryTexts:
    return next(one for one in texts_of(root).entries if one.address == address)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def mark_of(root: Path, address: str = "2030/panels/lights", language: str = "ar", source: str = "en") -> str:
    return str(source_mark(entry(root, address), language, source))


def test_a_fingerprint_is_of_the_texts_alone(root: Path) -> None:
    first = mark_of(root)
    assert parse_mark(first) is not None
    source = root / "2030" / "panels" / "lights.en.md"
    replace(source, "title: Lights at sea", 'title:   "Lights at sea"  # a remark')
    replace(source, "On lights.", "\nOn lights.\n\n")
    replace(root / "2030" / "panels" / "lights.yaml", "number: 1", "number: 2")
    replace(root / "2030" / "panels" / "lights.ar.md", "عن الأضواء", "في الأضواء")
    assert mark_of(root) == first


@pytest.mark.parametrize(("old", "new"), [("Lights at sea", "Lights"), ("More", "Many"), ("On lights", "Of lights")])
def test_any_text_of_the_source_changes_it(root: Path, old: str, new: str) -> None:
    first = mark_of(root)
    replace(root / "2030" / "panels" / "lights.en.md", old, new)
    assert mark_of(root) != first


def test_a_text_that_stands_in_yaml_in_both_languages_does_not_change_it(root: Path) -> None:
    (root / "speakers" / "omar-nur.en.md").write_text("A pilot.\n", "utf-8")
    (root / "speakers" / "omar-nur.ar.md").write_text("مرشد.\n", "utf-8")
    first = mark_of(root, "speakers/omar-nur")
    replace(root / "speakers" / "omar-nur.yaml", "Pilot", "Harbour pilot")
    assert mark_of(root, "speakers/omar-nur") == first


def test_a_source_that_is_gone(root: Path) -> None:
    replace(root / "pages" / "about.ar.md", "title:", f"source: {mark_of(root, 'pages/about')}\ntitle:")
    assert load_content(root, "content").diagnostics == ()
    (root / "pages" / "about.en.md").unlink()
    found = [one for one in load_content(root, "content").diagnostics if one.code == "stale-translation"]
    assert [one.message for one in found] == ["This is translated from `en`, and there is no text in `en` any more."]


@pytest.mark.parametrize("kind", ["2030/edition", "speakers/omar-nur", "2030/sessions/welcome", "2030/panels/lights"])
def test_every_kind_of_entry_may_have_a_mark(root: Path, kind: str) -> None:
    path = root / f"{kind}.ar.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\nsource: en@0123456789ab\n---\nنص.\n", "utf-8")
    codes = {one.code for one in load_content(root, "content").diagnostics}
    assert "stale-translation" in codes
    assert "unknown-key" not in codes


def of(root: Path, *settings: LanguageSetting) -> tuple[LanguageCoverage, ...]:
    return coverage(texts_of(root).entries, settings)


def test_done_stale_missing_and_in_other_letters(root: Path) -> None:
    replace(root / "pages" / "about.ar.md", "title:", "source: en@0123456789ab\ntitle:")
    replace(root / "places.yaml", ", ar: دوريس", "")
    english, arabic, latin = of(
        root,
        LanguageSetting(tag="en"),
        LanguageSetting(tag="ar"),
        LanguageSetting(tag="ar-Latn", transliterate="ar"),
    )
    assert english.total == Count(done=english.total.texts)
    assert arabic.by_kind["pages"] == Count(stale=2)
    assert arabic.by_kind["places"] == Count(done=1, missing=1)
    assert arabic.by_kind["panels"] == Count(done=3, unmarked=3)
    assert [(gap.state, gap.address) for gap in arabic.gaps] == [
        ("missing", "places/old-port#city"),
        ("stale", "pages/about#title"),
        ("stale", "pages/about#body"),
    ]
    assert arabic.gaps[0].location.line == 3
    assert arabic.total.percent == 100 * arabic.total.done // arabic.total.texts
    assert latin.by_kind["places"] == Count(transliterated=1, missing=1)


def test_json_says_the_same(root: Path) -> None:
    replace(root / "places.yaml", ", ar: دوريس", "")
    shown = of(root, LanguageSetting(tag="en"), LanguageSetting(tag="ar"))
    document = json.loads(coverage_json(shown))
    assert document["version"] == 1
    arabic = document["languages"][1]
    assert (arabic["tag"], arabic["missing"], arabic["done"]) == ("ar", 1, shown[1].total.done)
    assert arabic["lacking"] == [
        {"state": "missing", "address": "places/old-port#city", "file": "content/places.yaml", "line": 3}
    ]
    places = next(kind for kind in arabic["kinds"] if kind["kind"] == "places")
    assert (places["texts"], places["done"], places["stale"], places["missing"]) == (2, 1, 0, 1)


def test_the_page_stands_alone_and_is_well_formed(root: Path) -> None:
    replace(root / "places.yaml", ", ar: دوريس", "")
    page = coverage_page(of(root, LanguageSetting(tag="en"), LanguageSetting(tag="ar")), "<Harbour> & co.")
    document = html.document_fromstring(page)
    assert document.get("lang") == "en"
    assert document.findtext(".//h1/bdi") == "<Harbour> & co."
    assert document.xpath("//*[@src or @href]") == []
    assert document.xpath("//script") == []
    for table in document.iter("table"):
        assert table.findtext("caption")
        assert {cell.get("scope") for cell in table.iter("th")} == {"col", "row"}
        widths = {len(row) for row in table.iter("tr")}
        assert len(widths) == 1
    assert document.xpath("//th[@scope='row']/span[@lang='ar']/@dir") == ["rtl"]
    assert "places/old-port#city" in page


def test_a_small_edit_is_not_taken_where_it_may_make_a_translation_stale(root: Path) -> None:
    file, text = "content/pages/about.en.md", (root / "pages" / "about.en.md").read_text("utf-8")
    edited = text.replace("See the", "Read the")
    assert new_body(snapshot_of(load_content(root, "content")), file, edited) is not None
    replace(root / "pages" / "about.ar.md", "title:", f"source: {mark_of(root, 'pages/about')}\ntitle:")
    assert new_body(snapshot_of(load_content(root, "content")), file, edited) is None


def test_a_small_edit_is_not_taken_where_the_glossary_rules_a_word_out(root: Path) -> None:
    (root / "glossary.yaml").write_text("- term: {en: see}\n  forbidden: {en: [read]}\n", "utf-8")
    snapshot = snapshot_of(load_content(root, "content"))
    file, text = "content/pages/about.en.md", (root / "pages" / "about.en.md").read_text("utf-8")
    assert new_body(snapshot, file, text.replace("See the", "Read the")) is None
    assert new_body(snapshot, file, text.replace("See the", "Look at the")) is not None
