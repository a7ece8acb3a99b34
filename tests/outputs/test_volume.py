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
from benchmarks.workload import EDITION
from pypdf import PdfReader

from jumbo_site.content.load import load_content
from jumbo_site.outputs.output import ExportJob, ExportSources
from jumbo_site.outputs.typst_compiler import compile_document
from jumbo_site.outputs.typst_nodes import html_nodes, with_images
from jumbo_site.outputs.volume import OUTPUT, volume_data
from jumbo_site.render.link_marks import resolve_links
from jumbo_site.render.markdown_text import markdown_html
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite
from tests.large_site import VIEW
from tests.outputs.published_conference import ABSTRACT, DOI, ISBN, ISSN, SPARE, TALK, published_sources

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


# --- contributions, colophon and index: of a conference that has them ------------------------------------


@cache
def published(language: str) -> bytes:
    (made,) = OUTPUT.make(ExportJob("volume", EDITION, language), published_sources()).values()
    return made


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page but its number, its words parted by single blanks and without marks."""
    return [" ".join(words(page)[:-1]) for page in extracted(pdf).split("\f")[:-1]]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_contributions_stand_in_their_chapters_with_authors_and_abstracts(language: str) -> None:
    data = volume_data(ExportJob("volume", EDITION, language), published_sources())
    whole = words(extracted(published(language)))
    for title in (TALK, SPARE):
        assert in_order(words(title[language]), whole) == len(words(title[language]))
    assert [len(chapter["talks"]) for chapter in data["chapters"]].count(1) == 1
    (spare,) = data["talks"]
    assert len(spare["roles"][0]["people"]) == 2
    abstract = words(ABSTRACT[language])
    assert in_order(abstract, whole) >= 0.95 * len(abstract)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_colophon_says_what_is_known_of_the_publication(language: str) -> None:
    second = extracted(published(language)).split("\f")[1]
    for shown in (ISBN, ISSN, f"https://doi.org/{DOI}", "CC BY 4.0", "ISBN", "ISSN"):
        assert shown in second
    reader = PdfReader(io.BytesIO(published(language)))
    links = {note.get_object()["/A"]["/URI"] for note in reader.pages[1]["/Annots"]}
    assert "https://creativecommons.org/licenses/by/4.0/" in links


def test_a_colophon_leaves_out_what_is_not_given() -> None:
    second = extracted(volume("en")).split("\f")[1]
    assert not re.search("ISBN|ISSN|doi|Edited|Published|Licence", second)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_index_leads_to_all_pages_that_name_a_person_and_to_no_other(language: str) -> None:
    data = volume_data(ExportJob("volume", EDITION, language), published_sources())
    shown = pages(published(language))
    title = " ".join(words(data["index_title"]))
    begins = next(number for number, page in enumerate(shown) if number > 5 and page.startswith(title))
    people_begin = next(
        n for n, page in enumerate(shown) if n > 5 and page.startswith(" ".join(words(data["people_title"])))
    )
    index = " ".join(shown[begins:])
    named = {person["key"]: person["name"] for person in _named(data)}
    assert len(named) > 10
    for group in data["index"]:
        for name, key in group["people"]:
            found = re.search(rf"{_spelt(name)}((?: \d+)+)", index)
            assert found is not None, name
            # Poppler gives the numbers of a line in the order in which they stand from left to right
            listed = sorted(int(number) for number in found.group(1).split())
            wanted = re.compile(_spelt(named[key]))
            assert listed == [n - 1 for n, page in enumerate(shown[2:people_begin], 2) if wanted.search(page)], name


def _spelt(name: str) -> str:
    """Return the pattern of a name in a page's text, where Poppler may see a gap within an Arabic word."""
    return r"(?<!\w)" + r"\s?".join("".join(words(name))) + r"(?!\w)"


def _named(data: Any) -> Iterator[Any]:
    for part in [
        *data["chapters"],
        *data["talks"],
        *(talk for chapter in data["chapters"] for talk in chapter["talks"]),
    ]:
        yield from (person for role in part["roles"] for person in role["people"])


@pytest.mark.parametrize(("language", "first"), [("ar", "١"), ("en", "1")])
def test_pages_are_numbered_in_the_digits_of_the_language(language: str, first: str) -> None:
    third = extracted(published(language)).split("\f")[2]
    assert re.findall(r"\w+", third)[-1] == first
    reader = PdfReader(io.BytesIO(published(language)))
    assert len(reader.pages) > 14
    assert len(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]) > 0


def test_pictures_in_texts_come_along_with_their_text_alternative() -> None:
    reader = PdfReader(io.BytesIO(published("ar")))
    (place,) = (number for number, page in enumerate(reader.pages) if page.images)
    alternatives = set()
    for number in range(1, len(reader.xref[0]) + 1):
        one = reader.get_object(number)
        if isinstance(one, dict) and "/Alt" in one:
            alternatives.add(str(one["/Alt"]))
    assert VIEW["ar"] in alternatives
    caption = words(VIEW["ar"])
    assert in_order(caption, words(extracted(published("ar")).split("\f")[place])) == len(caption)


def test_the_index_is_sorted_as_the_language_sorts() -> None:
    data = volume_data(ExportJob("volume", EDITION, "ar"), published_sources())
    letters = [group["letter"] for group in data["index"]]
    assert letters == sorted(set(letters), key="ابتثجحخدذرزسشصضطظعغفقكلمنهوي".index)


@pytest.mark.parametrize(
    "markdown",
    [
        "### \n\ntext",
        "<table><tr></tr></table>\n\ntext",
        "<table><tr><td>a</td><td colspan=2>b</td></tr><tr><td>text</td></tr><tr></tr></table>",
        "<pre><code>text <b>b</b></code></pre>",
        "## a\n\n#### b\n\n###### text",
        "[![alt](/media/x.png)](/2022/) [](/2022/) text",
        "- > text\n- ```\n  code\n  ```\n- | a |\n  |---|\n  | b |",
        "text[^1] 🎉 שלום\n\n[^1]: note",
    ],
)
def test_whatever_organisers_write_makes_a_book_that_keeps_to_the_standard(markdown: str) -> None:
    data = volume_data(ExportJob("volume", "2022", "ar"), sources())
    html = markdown_html(markdown, script="Arab", heading_level=3, id_prefix="x-", backlink_title="{}")
    body = with_images(html_nodes(resolve_links(html, lambda path: f"{BASE_URL}{path}")), lambda address: None)
    few = {**data, "chapters": [{**data["chapters"][0], "body": body}], "people": [], "index": [], "foreword": []}
    assert "text" in extracted(compile_document("volume.typ", "book", few))
