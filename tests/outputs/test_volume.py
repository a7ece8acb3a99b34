"""The proceedings as a book: an accessible PDF whose Arabic can be taken out again."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from jumbo_site.content.load import load_content
from jumbo_site.outputs.output import ExportJob, ExportSources
from jumbo_site.outputs.typst_nodes import html_nodes
from jumbo_site.outputs.volume import OUTPUT, volume_data
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite

INVISIBLE = re.compile("[\u200b-\u200f\u2066-\u2069\u061c\u00ad]")


@cache
def sources() -> ExportSources:
    content = load_content(REPOSITORY / "content").content
    assert content is not None
    return ExportSources(content, BASE_URL, REPOSITORY / "content")


@cache
def volume(language: str) -> bytes:
    (made,) = OUTPUT.make(ExportJob("volume", "2022", language), sources()).values()
    return made


def texts(value: Any) -> Iterator[str]:
    """Yield all that the data of a book says, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("tag", "href", "lang"):
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def words(text: str) -> list[str]:
    """Return the words of a text without marks, whose places in a line are the font's; ligatures are taken apart."""
    letters = (one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Mn")
    return re.findall(r"\w+", INVISIBLE.sub("", "".join(letters)))


def extracted(pdf: bytes) -> str:
    """Return the text of a PDF as Poppler takes it out, in reading order."""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def in_order(wanted: list[str], found: list[str]) -> int:
    """Count how many of the words stand among those found, one after the other."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


@pytest.mark.parametrize("language", ["ar", "en", "sr-Cyrl"])
def test_nearly_all_words_come_back_in_order(language: str) -> None:
    """At least 95 %: what readers search for, copy, and hear from a screen reader."""
    found = words(extracted(volume(language)))
    chapters = volume_data(ExportJob("volume", "2022", language), sources())["chapters"]
    wanted = [
        words(" ".join(texts({key: chapter[key] for key in ("label", "title", "summary", "body")})))
        for chapter in chapters
    ]
    assert all(len(one) > 20 for one in wanted)
    assert sum(in_order(one, found) for one in wanted) >= 0.95 * sum(map(len, wanted))


@pytest.mark.parametrize(("language", "own"), [("ar", "ar"), ("en", "en"), ("sr-Cyrl", "sr")])
def test_the_document_is_tagged_and_says_its_language(language: str, own: str) -> None:
    reader = PdfReader(io.BytesIO(volume(language)))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]).startswith(own)
    assert catalogue["/StructTreeRoot"] is not None
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.xmp_metadata is not None
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()


def test_an_arabic_book_is_read_from_the_right() -> None:
    preferences = PdfReader(io.BytesIO(volume("ar"))).trailer["/Root"]["/ViewerPreferences"]
    assert preferences["/Direction"] == "/R2L"


def test_chapters_are_in_the_outline_and_pages_have_labels() -> None:
    reader = PdfReader(io.BytesIO(volume("en")))
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert "Cybercrime" in titles
    assert titles.index("Foreword") < titles.index("Cybercrime") < titles.index("Speakers")
    assert "1" in reader.page_labels


def test_the_same_content_gives_the_same_bytes() -> None:
    job = ExportJob("volume", "2022", "en")
    assert list(OUTPUT.make(job, sources()).values()) == [volume("en")]


def test_all_fonts_are_embedded() -> None:
    listed = subprocess.run(["pdffonts", "-"], input=volume("ar"), capture_output=True, check=True).stdout.decode()
    rows = listed.splitlines()[2:]
    assert any("Amiri" in row for row in rows)
    assert all(re.search(r"\byes yes yes\b", row) for row in rows)


def test_html_becomes_nodes_and_blanks_between_blocks_none() -> None:
    assert html_nodes('<p>One <em>two</em></p>\n<ul>\n<li><a href="/x">three</a></li>\n</ul>') == [
        {"tag": "p", "body": ["One ", {"tag": "em", "body": ["two"]}]},
        {"tag": "ul", "body": [{"tag": "li", "body": [{"tag": "a", "body": ["three"], "href": "/x"}]}]},
    ]


@pytest.mark.parametrize("language", ["ar", "en", "it"])
def test_the_page_of_the_proceedings_offers_the_book(jumbo: BuiltSite, language: str) -> None:
    page = jumbo.document(f"{language}/2022/proceedings/index.html")
    assert page.xpath("//a[@type='application/pdf']/@href") == ["volume.pdf"]
    assert (jumbo.folder / language / "2022/proceedings/volume.pdf").read_bytes()[:5] == b"%PDF-"
