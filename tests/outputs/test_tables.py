"""The tables are CSV as RFC 4180 wants it, hold what the programme shows, and run nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.content.load import load_content
from jumbo_site.outputs.tables import OUTPUT, safe_cell, table
from jumbo_site.plan.data_downloads import edition_data_downloads
from jumbo_site.plan.localizer import Localizer
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite

LANGUAGES = ("ar", "en", "it")


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def read(site: BuiltSite, tag: str, name: str, edition: str = "2030") -> list[list[str]]:
    return rows((site.folder / tag / edition / f"{name}.csv").read_bytes())


@pytest.fixture(scope="module")
def edition(invented: BuiltSite) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((invented.folder / "data.json").read_text("utf-8"))["editions"][0]
    return found


@pytest.mark.parametrize("name", ["sessions", "speakers"])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_file_has_a_mark_lines_that_end_as_they_should_and_rows_of_one_length(
    invented: BuiltSite, tag: str, name: str
) -> None:
    data = (invented.folder / tag / "2030" / f"{name}.csv").read_bytes()
    assert data.startswith("\ufeff".encode())
    assert data.count(b"\n") == data.count(b"\r\n") == len(rows(data))
    assert data.endswith(b"\r\n")
    assert len({len(row) for row in rows(data)}) == 1
    headings = rows(data)[0]
    assert len(set(headings)) == len(headings)
    assert all(headings)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_sessions_stand_in_the_order_of_the_programme_with_their_pages(
    invented: BuiltSite, edition: dict[str, Any], tag: str
) -> None:
    _, *found = read(invented, tag, "sessions")
    assert len(found) == len(edition["sessions"]) > 20
    for row, session in zip(found, edition["sessions"], strict=True):
        assert row[:4] == [session["day"], session["start"], session["end"], edition["timezone"]]
        assert row[6] == session["title"][tag]
        assert row[-1] == session["urls"].get(tag, "")
        assert len(row[9].split("; ")) == max(1, len(session["languages"]))
        assert len([one for one in row[11].split("; ") if one]) == len(session["people"])
    assert {row[7] for row in found} >= {"ar": {"المنائر"}, "en": {"Lighthouses"}, "it": {"Fari"}}[tag]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_speakers_are_those_of_the_edition_as_the_page_of_speakers_orders_them(invented: BuiltSite, tag: str) -> None:
    _, *found = read(invented, tag, "speakers")
    page = invented.document(f"{tag}/speakers/index.html")
    cards = [link.split("/")[-2] for link in page.xpath("//main//li//a[contains(@href, '/')]/@href")]
    order = [one for one in dict.fromkeys(cards) if (invented.folder / tag / "speakers" / one).is_dir()]
    urls = [row[-1] for row in found]
    assert urls == [f"{BASE_URL}{tag}/speakers/{one}/" for one in order if f"{BASE_URL}{tag}/speakers/{one}/" in urls]
    assert len(urls) == len(set(urls)) == 30


def test_headings_and_values_are_in_the_language(invented: BuiltSite) -> None:
    headings, *found = read(invented, "ar", "speakers")
    assert headings[:3] == ["الاسم", "صيغ أخرى للاسم", "اللقب"]
    assert all(any("؀" <= letter <= "ۿ" for letter in row[0]) for row in found)
    assert read(invented, "it", "sessions")[0][:4] == ["Giorno", "Inizio", "Fine", "Fuso orario"]


def test_an_edition_without_clock_times_has_a_table_as_well(jumbo: BuiltSite) -> None:
    for tag in ("ar", "mk", "sr-Latn"):
        _, *found = read(jumbo, tag, "sessions", "2022")
        assert len(found) > 5
        assert {row[1] for row in found} == {""}


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5))
def test_whatever_a_cell_holds_is_read_back(cells: list[list[str]]) -> None:
    data = table(["one", "two"], cells)
    assert rows(data) == [["one", "two"], *([safe_cell(cell) for cell in row] for row in cells)]


@given(st.text(), st.sampled_from("=+-@\t\r\n＝＋－＠"))
def test_no_cell_begins_as_a_formula(rest: str, first: str) -> None:
    assert safe_cell(first + rest) == f"'{first}{rest}"


@given(st.text())
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) in (text, f"'{text}")
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe_cell(f"a{text}") == f"a{text}"


def test_what_is_offered_is_what_is_made(jumbo: BuiltSite) -> None:
    content = load_content(REPOSITORY / "content").content
    assert content is not None
    for tag in content.language_tags:
        offered = edition_data_downloads(Localizer(content, tag), content.current)
        tables = [path for _, path, media_type in offered if media_type == "text/csv"]
        assert len(tables) == 2
        assert all((jumbo.folder / path[1:]).is_file() for _, path, _ in offered)
    assert len(list(OUTPUT.jobs(content))) == len(content.language_tags)
