"""Rows 11 and 12 of ABUSE.md: every text of every kind of entry is hostile, and each format shows it as a text.

One site holds some six hundred texts in all fields of the model; each page and file of it is read by a parser that the
generator does not use.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import bibtexparser
import pytest
import rispy
from icalendar import Calendar
from lxml import etree
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from jumbo_site.diagnostics import has_errors
from tests.adversarial.active_content import SCHEMES, in_page, in_text, scheme
from tests.adversarial.hostile_site import ENTRIES, HOST, LANGUAGES, HostileSite, allowed_texts, hostile_site

pytestmark = pytest.mark.xdist_group("hostile")

SHOWN_ATTRIBUTES = ("content", "title", "alt", "aria-label", "value", "placeholder")
NOT_ON_PAGES = {
    "Speaker.name.sort": "it orders lists, and is shown by none",
    "Site.language_names": "the site has no session in that language",
    "Series.description": "it is shown where there is more than one edition",
    "GlossaryTerm.term": "the glossary is for translators",
    "GlossaryTerm.note": "the glossary is for translators",
    "Deposit.name": "it stands in the files for Crossref",
}
FORMULA = tuple("=+-@\t\r")


@pytest.fixture(scope="module")
def site() -> HostileSite:
    return hostile_site()


def files(site: HostileSite, pattern: str) -> Iterator[Path]:
    found = sorted(site.output.rglob(pattern))
    assert found, pattern
    yield from found


def squashed(text: str) -> str:
    """Return a text without blanks and isolates, in one Unicode form: what two renderings of it share."""
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f]+", "", unicodedata.normalize("NFC", text))


def test_hostile_texts_are_no_reason_to_refuse_a_site(site: HostileSite) -> None:
    assert site.report.published
    assert not has_errors(site.report.diagnostics)
    shown = {one.text.partition(" ")[2] for one in site.placed}
    assert shown >= {text for text in allowed_texts() if len(text) < 150}
    assert len({one.where for one in site.placed}) > 45


def test_nothing_acts_in_any_page(site: HostileSite) -> None:
    for file in files(site, "*.html"):
        assert in_page(file.read_text("utf-8"), HOST) == [], file


def test_every_text_is_shown_as_it_was_written(site: HostileSite) -> None:
    shown = []
    for file in files(site, "*.html"):
        root = LexborHTMLParser(file.read_text("utf-8")).root
        assert root is not None
        values = [
            node.attributes[name] or ""
            for node in root.traverse(include_text=False)
            for name in SHOWN_ATTRIBUTES
            if name in node.attributes
        ]
        shown.append(squashed("\x00".join([root.text(), *values])))
    everything = "\x01".join(shown)
    missing = {one.where for one in site.placed if squashed(one.text) not in everything}
    assert missing == set(NOT_ON_PAGES)


def test_templates_of_other_languages_stay_literal(site: HostileSite) -> None:
    pages = "".join(file.read_text("utf-8") for file in files(site, "*.html"))
    assert "{{7*7}}" in pages
    assert not re.search(r"k\d+k 49\b", pages)


def test_structured_data_keep_their_element_closed(site: HostileSite) -> None:
    """JSON-LD is read in test_nothing_acts; here: no text of it can be taken for markup by any parser."""
    for file in files(site, "*.html"):
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', file.read_text("utf-8"), re.S):
            assert "<" not in block


def test_data_files_are_json_and_hold_each_text(site: HostileSite) -> None:
    for pattern in ("*.json", "*.webmanifest"):
        for file in files(site, pattern):
            json.loads(file.read_bytes())
    told = squashed("\x00".join(strings(json.loads((site.output / "data.json").read_bytes()))))
    private = {"GlossaryTerm.term", "GlossaryTerm.note", "Site.language_names", "Site.time_zones", "Site.territories"}
    missing = {one.where for one in site.placed if squashed(one.text) not in told}
    assert missing <= {*private, "Deposit.name"}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def test_the_database_is_whole(site: HostileSite) -> None:
    with sqlite3.connect(f"file:{site.output / 'data.sqlite'}?mode=ro", uri=True) as tables:
        assert tables.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert tables.execute("SELECT count(*) FROM speakers").fetchone() == (ENTRIES,)
    tables.close()


def test_xml_files_are_well_formed_and_hold_no_markup_of_the_content(site: HostileSite) -> None:
    for file in [*files(site, "*.xml"), *files(site, "*.svg")]:
        root = etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
        assert root.getroottree().docinfo.doctype == "", file
        names = {etree.QName(element).localname.lower() for element in root.iter(etree.Element)}
        assert not names & {"script", "img", "iframe", "xss", "svg"} or file.suffix == ".svg", file


def test_texts_in_the_feed_hold_nothing_that_acts(site: HostileSite) -> None:
    for file in files(site, "feed.xml"):
        feed = etree.fromstring(file.read_bytes())
        texts = feed.xpath("//*[local-name()='content' or local-name()='summary'][@type='html']/text()")
        assert texts
        for text in texts:
            assert in_text(str(text)) == []


def test_a_calendar_has_its_events_and_no_property_of_the_content(site: HostileSite) -> None:
    allowed = {
        *("SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "DESCRIPTION", "LOCATION", "GEO", "URL"),
        *("CATEGORIES", "STATUS", "TRANSP"),
    }
    for language in LANGUAGES:
        raw = (site.output / language / "2030" / "calendar.ics").read_bytes()
        for line in raw.split(b"\r\n"):
            assert len(line) <= 75
            line.decode("utf-8")
        calendar = Calendar.from_ical(raw)
        events = calendar.walk("VEVENT")
        assert len(events) == ENTRIES + 1  # and the edition's own
        assert {component.name for component in calendar.walk()} == {
            *("VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT")
        }
        assert {name for event in events for name in event} <= allowed
        told = {squashed(str(event["SUMMARY"])) for event in events}
        titles = [one for one in site.placed if one.where == "Session.title" and one.language == language]
        assert {squashed(one.text) for one in titles} <= told


def test_no_cell_is_a_formula_and_the_texts_are_read_back(site: HostileSite) -> None:
    for file in files(site, "*.csv"):
        rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
        assert len(rows) == ENTRIES * (2 if file.name == "sessions.csv" else 1) + 1
        assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]


def test_each_citation_is_one_record(site: HostileSite) -> None:
    for file in files(site, "*/contributions/*/cite.bib"):
        library = bibtexparser.parse_string(file.read_text("utf-8"))
        assert (len(library.entries), library.failed_blocks) == (1, [])
        assert not re.search(r"\\(?:input|include|immediate|write|openout|read|def|csname|catcode)", file.read_text())
    for file in files(site, "*/contributions/*/cite.ris"):
        assert len(rispy.loads(file.read_text("utf-8-sig"))) == 1
    for file in files(site, "*/contributions/*/cite.json"):
        assert len(json.loads(file.read_bytes())) == 1


def test_nothing_acts_in_the_e_book(site: HostileSite) -> None:
    for file in files(site, "*.epub"):
        with zipfile.ZipFile(file) as book:
            names = [name for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx", ".svg"))]
            assert len(names) > ENTRIES
            assert not [name for name in book.namelist() if name.startswith("/") or ".." in name]
            for name in names:
                root = etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
                for element in root.iter(etree.Element):
                    own = etree.QName(element).localname.lower()
                    assert own not in ("script", "iframe", "object", "embed", "base", "form"), (name, own)
                    for attribute, value in element.attrib.items():
                        local = etree.QName(attribute).localname.lower()
                        assert not local.startswith("on"), (name, attribute)
                        if local in ("href", "src"):
                            assert scheme(str(value)) in SCHEMES, (name, value)


def test_nothing_acts_in_the_books_and_booklets(site: HostileSite) -> None:
    for file in files(site, "*.pdf"):
        reader = PdfReader(file)
        notes = [one.get_object() for page in reader.pages for one in page.get("/Annots", ())]
        assert {str(one["/Subtype"]) for one in notes} <= {"/Link"}
        actions = [one["/A"].get_object() for one in notes if "/A" in one]
        assert {str(one["/S"]) for one in actions} <= {"/URI", "/GoTo"}
        assert {scheme(str(one["/URI"])) for one in actions if "/URI" in one} <= SCHEMES | {"geo"}
        assert not [page for page in reader.pages if "/AA" in page]
        catalogue = reader.trailer["/Root"]
        assert not {"/OpenAction", "/AA"} & set(catalogue)
        assert "/JavaScript" not in catalogue.get("/Names", {})
    told = "".join(page.extract_text() for page in PdfReader(site.output / "en/2030/proceedings/volume.pdf").pages)
    assert "root:" not in told  # of /etc/passwd, which texts for Typst name


def test_plain_files_have_no_line_of_the_content(site: HostileSite) -> None:
    contact = (site.output / ".well-known/security.txt").read_text("utf-8")
    told = {line.partition(":")[0] for line in contact.splitlines() if line and not line.startswith("#")}
    assert told == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    for line in (site.output / "humans.txt").read_text("utf-8").splitlines():
        assert re.match(r"/\* (?:TEAM|SITE|THANKS) \*/|  [A-Z][A-Za-z ]*: |$", line), line


def test_nothing_is_written_beside_the_output(site: HostileSite) -> None:
    assert {path.name for path in site.folder.iterdir()} <= {"content", "site", ".jumbo-site-cache"}
    assert not [path for path in site.output.rglob("*") if path.is_symlink()]
    for path in site.output.rglob("*"):
        assert all(len(part.encode()) <= 200 for part in path.relative_to(site.output).parts)
