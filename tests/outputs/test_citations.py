"""Citations are read back by independent readers (bibtexparser, pybtex, rispy); CSL-JSON is checked by its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import jsonschema
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string

from jumbo_site.model.content import Content
from jumbo_site.outputs.bibtex import biblatex, bibtex, escaped
from jumbo_site.outputs.citations import OUTPUT
from jumbo_site.outputs.csl_json import csl_json
from jumbo_site.outputs.output import ExportSources
from jumbo_site.outputs.reference_text import one_line
from jumbo_site.outputs.ris import ris
from jumbo_site.plan.bibliography import Name, Reference, Volume
from jumbo_site.plan.views import Text
from tests.citing_site import BASE_URL, TIDES_DOI, VOLUME_DOI, citing_content

pytestmark = pytest.mark.xdist_group("citations")

CSL_SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "csl-data.json").read_text("utf-8"))
ENDINGS = ("cite.bib", "cite.biblatex.bib", "cite.ris", "cite.json")
KEYS = ["2030-proceedings", "2030-panels-lights", "2030-contributions-alone", "2030-contributions-tides"]
COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "&%$#_"},
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return citing_content(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def files(content: Content) -> Mapping[str, bytes]:
    sources = ExportSources(content, BASE_URL, Path())
    return {path: data for job in OUTPUT.jobs(content) for path, data in OUTPUT.make(job, sources).items()}


def typeset(value: str) -> str:
    """Return what TeX would show: the commands of special characters replaced, then the grouping braces left out."""
    pattern = "|".join(re.escape(one) for one in COMMANDS)
    signs = re.split(f"({pattern})", value)
    return "".join(COMMANDS[one] if one in COMMANDS else re.sub(r"[{}]", "", one) for one in signs)


def fields_by_bibtexparser(data: bytes) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(data.decode())
    assert library.failed_blocks == []
    assert library.comments == [] and library.preambles == [] and library.strings == []
    return {entry.key: {key: str(field.value) for key, field in entry.fields_dict.items()} for entry in library.entries}


def read_by_pybtex(data: bytes) -> BibliographyData:
    return parse_string(data.decode(), "bibtex")


def csl_errors(data: bytes) -> list[str]:
    validator = jsonschema.Draft7Validator(CSL_SCHEMA)
    return [error.message for error in validator.iter_errors(json.loads(data))]


# --- which files ------------------------------------------------------------------------------------------


def test_each_page_that_is_cited_has_its_four_files_in_each_language(files: Mapping[str, bytes]) -> None:
    pages = (
        "2030/proceedings/",
        "2030/panels/lights/",
        "2030/contributions/alone/",
        "2030/contributions/beams/",
        "2030/contributions/tides/",
        "speakers/ana-deda/",
        "speakers/omar-nur/",
    )
    languages = ("en", "ar", "sr-Cyrl", "sr-Latn")
    assert set(files) == {f"{tag}/{page}{name}" for tag in languages for page in pages for name in ENDINGS}


def test_a_speaker_without_a_contribution_has_none(tmp_path: Path) -> None:
    content = citing_content(tmp_path, {"speakers/eva-list.yaml": "name: {Latn: Eva List}\n"})
    sources = ExportSources(content, BASE_URL, Path())
    made = {path for job in OUTPUT.jobs(content) for path in OUTPUT.make(job, sources)}
    assert not [path for path in made if "eva-list" in path]
    assert "en/speakers/ana-deda/cite.bib" in made


def test_the_chair_of_a_talk_is_no_author_of_it(files: Mapping[str, bytes]) -> None:
    (item,) = json.loads(files["en/2030/contributions/tides/cite.json"])
    assert item["author"] == [{"literal": "Omar Nur"}, {"family": "Deda", "given": "Ana"}]
    by_ana = json.loads(files["en/speakers/ana-deda/cite.json"])
    assert [one["id"] for one in by_ana] == ["2030-contributions-alone", "2030-contributions-tides"]


# --- BibTeX and BibLaTeX ----------------------------------------------------------------------------------


def test_two_readers_find_the_same_in_bibtex(files: Mapping[str, bytes]) -> None:
    data = files["en/2030/proceedings/cite.bib"]
    entries, database = fields_by_bibtexparser(data), read_by_pybtex(data)
    wanted = [*KEYS[:2], "2030-contributions-alone", "2030-contributions-beams", "2030-contributions-tides"]
    assert list(entries) == list(database.entries) == wanted
    tides = database.entries["2030-contributions-tides"]
    assert tides.type == "inproceedings"
    assert [str(one) for one in tides.persons["author"]] == ["{Omar Nur}", "{Deda}, {Ana}"]
    assert [str(one) for one in tides.persons["editor"]] == ["{Deda}, {Ana}"]
    own = tides.fields
    assert typeset(own["title"]) == "Tides} @misc{evil, NATO & Šibenik_2"
    assert typeset(own["booktitle"]) == "Lights, Tides & Ports: 100% of {the} Sea"
    assert (own["year"], own["pages"], own["doi"]) == ("2031", "12--19", TIDES_DOI)
    assert own["month"] == "March"
    assert own["isbn"] == "978-92-95055-12-4" and own["issn"] == "2049-3630"
    assert own["address"] == "Durrës" and own["publisher"] == "Port Office"
    assert own["url"] == "https://harbour.example/sea/en/2030/contributions/tides/"
    assert own["abstract"] == r"What the moon does: 50\% of it."
    assert database.entries["2030-proceedings"].type == "proceedings"
    assert database.entries["2030-panels-lights"].type == "misc"
    for key, entry in entries.items():
        assert typeset(entry["title"]) == typeset(database.entries[key].fields["title"])


def test_biblatex_says_when_and_where_the_conference_was(files: Mapping[str, bytes]) -> None:
    tides = fields_by_bibtexparser(files["en/2030/contributions/tides/cite.biblatex.bib"])["2030-contributions-tides"]
    assert tides["eventdate"] == "2030-05-02/2030-05-03"
    assert tides["date"] == "2031-03-04"
    assert (tides["venue"], tides["location"], tides["langid"]) == ("Durrës", "Durrës", "english")
    assert tides["eventtitle"] == "Harbour Meeting 2030"
    assert "year" not in tides and "address" not in tides


def test_arabic_names_and_titles_are_kept_whole(files: Mapping[str, bytes]) -> None:
    tides = read_by_pybtex(files["ar/2030/contributions/tides/cite.bib"]).entries["2030-contributions-tides"]
    assert str(tides.persons["author"][0]) == "{نور}, {عمر}"
    assert tides.fields["title"] == "{المد والجزر في NATO}"


def test_capitals_in_english_titles_are_kept(files: Mapping[str, bytes]) -> None:
    assert b"  title = {Ports of {NATO} and {McKay} in Rome},\n" in bibtex(
        [reference("Ports of NATO and McKay in Rome")]
    )
    assert b"  title = {{Ports \\& NATO}},\n" in bibtex([reference("Ports & NATO")])


# --- RIS --------------------------------------------------------------------------------------------------


def test_ris_is_read_back(files: Mapping[str, bytes]) -> None:
    data = files["en/2030/proceedings/cite.ris"]
    volume, panel, _, _, tides = rispy.loads(data.decode())
    assert (volume["type_of_reference"], panel["type_of_reference"]) == ("CONF", "CHAP")
    assert tides["type_of_reference"] == "CPAPER"
    assert tides["title"] == "Tides} @misc{evil, NATO & Šibenik_2"
    assert tides["authors"] == ["Omar Nur", "Deda, Ana"]
    assert (tides["start_page"], tides["end_page"], tides["year"]) == ("12", "19", "2031")
    assert (tides["date"], tides["doi"], volume["doi"]) == ("2031/03/04/", TIDES_DOI, VOLUME_DOI)
    assert tides["abstract"] == "What the moon does: 50% of it."
    assert tides["keywords"] == ["Weather", "Ships"]
    assert "authors" not in panel
    assert data.count(b"\n") == data.count(b"\r\n")


# --- CSL-JSON ---------------------------------------------------------------------------------------------


def test_csl_json_follows_its_schema(files: Mapping[str, bytes]) -> None:
    made = {path: data for path, data in files.items() if path.endswith(".json")}
    assert {path: csl_errors(data) for path, data in made.items() if csl_errors(data)} == {}
    tides = next(one for one in json.loads(made["en/2030/proceedings/cite.json"]) if one["id"].endswith("tides"))
    assert tides["type"] == "paper-conference"
    assert tides["issued"] == {"date-parts": [[2031, 3, 4]]}
    assert tides["event-date"] == {"date-parts": [[2030, 5, 2], [2030, 5, 3]]}
    assert tides["editor"] == [{"family": "Deda", "given": "Ana"}]
    panel = json.loads(made["en/2030/panels/lights/cite.json"])[0]
    assert panel["chair"] == [{"literal": "Omar Nur"}] and "author" not in panel


def test_the_schema_finds_a_fault() -> None:
    assert csl_errors(b'[{"id": "a", "type": "no-such-type"}]')
    assert csl_errors(b'[{"id": "a", "type": "book", "issued": {"date-parts": []}}]')


def test_what_is_not_known_has_no_field(tmp_path: Path) -> None:
    site = citing_content(tmp_path)
    edition = site.editions["2030"]
    bare = edition.edition.model_copy(update={"publication": type(edition.edition.publication)()})
    without = replace(site, editions={"2030": replace(edition, edition=bare)})
    sources = ExportSources(without, BASE_URL, Path())
    job = next(iter(OUTPUT.jobs(without)))
    (item,) = json.loads(OUTPUT.make(job, sources)["en/2030/contributions/alone/cite.json"])
    assert {"publisher", "publisher-place", "ISBN", "DOI", "editor", "abstract", "keyword"} & set(item) == set()
    # nothing was published: the date is that of the conference
    assert item["issued"] == item["event-date"]


# --- anything at all --------------------------------------------------------------------------------------


def reference(title: str, *, lang: str = "en", name: str = "Ana Deda", doi: str = "") -> Reference:
    words = Text(title, lang, "ltr")
    volume = Volume(words, words, words, date(2030, 5, 2), date(2030, 5, 3), publisher=words, place=words)
    return Reference(
        key="key",
        kind="contribution",
        title=words,
        url="https://harbour.example/en/",
        language=lang,
        volume=volume,
        authors=(Name(Text(name, lang, "ltr")), Name(Text(name, lang, "ltr"), name, name)),
        abstract=words,
        keywords=(words,),
        doi=doi,
    )


any_text = st.one_of(
    st.text(max_size=40),
    st.text(alphabet='{}@\\"%#,=\n\r\t\x00\x1b\u2028\u202e\u2066abcA جš~^_&$ER- TY', max_size=40),
    st.sampled_from(["}\n@misc{x, title={y}}", 'a" # b', "\nER  - \nTY  - BOOK\n", "\\input{/etc/passwd}", "\\"]),
).filter(lambda text: one_line(text) != "")


@given(any_text, st.sampled_from(["en", "ar", "it"]))
def test_any_text_is_one_value_of_one_bibtex_entry(text: str, lang: str) -> None:
    for data in (bibtex([reference(text, lang=lang, name=text)]), biblatex([reference(text, lang=lang, name=text)])):
        entries = fields_by_bibtexparser(data)
        assert list(entries) == ["key"]
        assert typeset(entries["key"]["title"]) == one_line(text)
        database = read_by_pybtex(data)
        assert list(database.entries) == ["key"]
        assert typeset(database.entries["key"].fields["abstract"]) == one_line(text)
        assert len(database.entries["key"].persons["author"]) == 2


@given(any_text)
def test_any_text_is_one_value_of_one_ris_record(text: str) -> None:
    data = ris([reference(text, name=f"A{text}")])
    (record,) = rispy.loads(data.decode())
    assert record["type_of_reference"] == "CPAPER"
    assert len(record["authors"]) == 2
    assert record["title"].strip() == one_line(text)


@given(any_text)
def test_any_text_gives_csl_json_of_the_schema(text: str) -> None:
    data = csl_json([reference(text, name=text)])
    assert csl_errors(data) == []
    assert json.loads(data)[0]["title"] == one_line(text)


@given(st.text())
def test_an_escaped_text_has_balanced_braces_and_one_line(text: str) -> None:
    value = escaped(text)
    depth = 0
    for sign in value:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert len(value.splitlines()) <= 1
    assert typeset(value) == one_line(text)


def test_a_doi_cannot_end_its_value() -> None:
    entries: Any = fields_by_bibtexparser(bibtex([reference("A", doi="10.5555/a}b{c")]))
    assert entries["key"]["doi"] == "10.5555/a%7Db%7Bc"
