"""Deposits follow the schemas of those who take them: Crossref, DataCite, JATS, OAI-PMH; MODS its documented rules."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jumbo_site.model.content import Content
from jumbo_site.outputs.crossref import crossref_xml
from jumbo_site.outputs.datacite import datacite_files
from jumbo_site.outputs.deposited import Deposited, deposited, two_letters
from jumbo_site.outputs.deposits import OUTPUT
from jumbo_site.outputs.jats import jats_xml
from jumbo_site.outputs.mods import mods_xml
from jumbo_site.outputs.oai_static import oai_xml
from jumbo_site.outputs.output import ExportSources
from jumbo_site.outputs.reference_text import one_line
from tests.citing_site import BASE_URL, CITING, TIDES_DOI, VOLUME_DOI, citing_content
from tests.outputs.deposit_schemas import SCHEMAS, crossref_errors, jats_errors, oai_schema

pytestmark = pytest.mark.xdist_group("deposits")

DATACITE = json.loads((SCHEMAS / "datacite-v4.5.json").read_text("utf-8"))
FOLDER = "deposits/2030"
ALL = {
    f"{FOLDER}/crossref.xml",
    f"{FOLDER}/datacite/2030-proceedings.json",
    f"{FOLDER}/datacite/2030-contributions-tides.json",
    f"{FOLDER}/jats/2030-contributions-tides.xml",
    f"{FOLDER}/mods.xml",
    f"{FOLDER}/oai.xml",
}
CROSSREF = "{http://www.crossref.org/schema/5.3.1}"
MODS = "{http://www.loc.gov/mods/v3}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
DC = "{http://purl.org/dc/elements/1.1/}"
EDITION = CITING["2030/edition.yaml"]


def made(content: Content) -> dict[str, bytes]:
    sources = ExportSources(content, BASE_URL, Path())
    return {path: data for job in OUTPUT.jobs(content) for path, data in OUTPUT.make(job, sources).items()}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return citing_content(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def files(content: Content) -> Mapping[str, bytes]:
    return made(content)


def datacite_errors(data: bytes) -> list[str]:
    return [error.message for error in jsonschema.Draft201909Validator(DATACITE).iter_errors(json.loads(data))]


def texts(root: Any, path: str, space: str) -> list[str]:
    """Return the texts of the elements at a path whose steps are all of one namespace."""
    steps = [step if step in ("", ".") else f"{space}{step}" for step in path.split("/")]
    return [one.text for one in root.iterfind("/".join(steps))]


# --- which are made ---------------------------------------------------------------------------------------


def test_an_edition_with_all_facts_has_all_formats(files: Mapping[str, bytes]) -> None:
    assert set(files) == ALL


def test_an_edition_without_a_doi_has_none(tmp_path: Path) -> None:
    without = EDITION.replace("  doi: 10.5555/harbour.2030\n", "")
    tides = CITING["2030/contributions/tides.yaml"].replace("doi: https://doi.org/10.5555/harbour.2030.tides\n", "")
    assert made(citing_content(tmp_path, {"2030/edition.yaml": without, "2030/contributions/tides.yaml": tides})) == {}


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        # each line of the volume, and the formats that cannot be made without it
        (
            "  published: 2031-02-03\n",
            {"datacite/2030-contributions-tides.json", "jats/2030-contributions-tides.xml", "mods.xml", "oai.xml"},
        ),
        ("  publisher: port-office\n", {"jats/2030-contributions-tides.xml", "mods.xml", "oai.xml"}),
        (
            "  editors: [ana-deda]\n",
            {
                "crossref.xml",
                "datacite/2030-contributions-tides.json",
                "jats/2030-contributions-tides.xml",
                "mods.xml",
                "oai.xml",
            },
        ),
        ("    gateway: https://gateway.example/oai\n", {path.removeprefix(f"{FOLDER}/") for path in ALL} - {"oai.xml"}),
        ("  isbn: 978-92-95055-12-4\n", {path.removeprefix(f"{FOLDER}/") for path in ALL}),
        ("  place: {en: Durrës, ar: دوريس}\n", {path.removeprefix(f"{FOLDER}/") for path in ALL}),
    ],
)
def test_a_format_without_a_required_fact_is_not_made(tmp_path: Path, gone: str, left: set[str]) -> None:
    assert gone in EDITION
    files = made(citing_content(tmp_path, {"2030/edition.yaml": EDITION.replace(gone, "")}))
    assert {path.removeprefix(f"{FOLDER}/") for path in files} == left
    if f"{FOLDER}/crossref.xml" in files:
        assert crossref_errors(files[f"{FOLDER}/crossref.xml"]) == []


def test_without_a_depositor_there_is_nothing_that_names_one(tmp_path: Path) -> None:
    start = EDITION.index("  deposit:\n")
    files = made(citing_content(tmp_path, {"2030/edition.yaml": EDITION[:start]}))
    assert ALL - set(files) == {f"{FOLDER}/crossref.xml", f"{FOLDER}/oai.xml"}
    assert not [path for path, data in files.items() if b"proceedings@" in data]


def test_without_an_issn_there_is_no_jats(tmp_path: Path) -> None:
    site = CITING["site.yaml"].replace('  issn: "2049-3630"\n', "")
    files = made(citing_content(tmp_path, {"site.yaml": site}))
    assert ALL - set(files) == {f"{FOLDER}/jats/2030-contributions-tides.xml"}
    assert crossref_errors(files[f"{FOLDER}/crossref.xml"]) == []
    assert b"proceedings_series_metadata" not in files[f"{FOLDER}/crossref.xml"]


# --- Crossref ---------------------------------------------------------------------------------------------


def test_crossref_follows_its_schema_and_says_what_is_known(files: Mapping[str, bytes]) -> None:
    data = files[f"{FOLDER}/crossref.xml"]
    assert crossref_errors(data) == []
    root = etree.fromstring(data)
    assert texts(root, "head/timestamp", CROSSREF) == ["20310203000002"]
    assert texts(root, ".//doi_data/doi", CROSSREF) == [VOLUME_DOI, TIDES_DOI]
    (paper,) = root.iter(f"{CROSSREF}conference_paper")
    assert texts(paper, "contributors/person_name/surname", CROSSREF) == ["Omar Nur", "Deda"]
    assert texts(paper, "contributors/person_name/given_name", CROSSREF) == ["Ana"]
    assert texts(paper, ".//ORCID", CROSSREF) == ["https://orcid.org/0000-0002-1825-0097"]
    assert texts(paper, ".//institution_id", CROSSREF) == ["https://ror.org/05dxps055"]
    assert texts(paper, "doi_data/resource", CROSSREF) == [f"{BASE_URL}en/2030/contributions/tides/"]
    assert [texts(paper, f"pages/{side}_page", CROSSREF) for side in ("first", "last")] == [["12"], ["19"]]
    assert texts(root, ".//series_metadata/issn", CROSSREF) == ["2049-3630"]


def test_the_schema_of_crossref_finds_a_fault(files: Mapping[str, bytes]) -> None:
    data = files[f"{FOLDER}/crossref.xml"]
    assert crossref_errors(data.replace(b"10.5555/harbour.2030.tides", b"harbour"))
    assert crossref_errors(data.replace(b"conference_name", b"conference_nom"))


def test_crossref_knows_every_language_of_the_interface(files: Mapping[str, bytes]) -> None:
    from jumbo_site.i18n.catalogues import CATALOGUE_FOLDER

    data = files[f"{FOLDER}/crossref.xml"]
    assert data.count(b'<conference_paper language="en"') == 1
    for tag in sorted(path.name for path in CATALOGUE_FOLDER.iterdir() if path.is_dir()):
        assert two_letters(tag)
        other = data.replace(b'language="en"', f'language="{two_letters(tag)}"'.encode())
        assert crossref_errors(other) == []
    assert crossref_errors(data.replace(b'language="en"', b'language="xx"'))
    assert two_letters("cnr") == ""


def test_a_site_that_is_arabic_first_deposits_in_arabic(tmp_path: Path) -> None:
    site = CITING["site.yaml"].replace("  - en\n  - ar\n", "  - ar\n  - en\n")
    files = made(citing_content(tmp_path, {"site.yaml": site}))
    assert set(files) == ALL
    data = files[f"{FOLDER}/crossref.xml"]
    assert crossref_errors(data) == []
    root = etree.fromstring(data)
    (paper,) = root.iter(f"{CROSSREF}conference_paper")
    assert texts(paper, "contributors/person_name/surname", CROSSREF) == ["نور", "آنا ديدا"]
    assert texts(paper, "titles/title", CROSSREF) == ["المد والجزر في NATO"]
    # the paper is in English
    assert texts(paper, "titles/original_language_title", CROSSREF) == ["Tides} @misc{evil, NATO & Šibenik_2"]
    assert jats_errors(files[f"{FOLDER}/jats/2030-contributions-tides.xml"]) == []
    assert datacite_errors(files[f"{FOLDER}/datacite/2030-contributions-tides.json"]) == []


# --- DataCite ---------------------------------------------------------------------------------------------


def test_datacite_follows_its_schema_and_says_what_is_known(files: Mapping[str, bytes]) -> None:
    own = {path: data for path, data in files.items() if path.endswith(".json")}
    assert {path: datacite_errors(data) for path, data in own.items() if datacite_errors(data)} == {}
    tides = json.loads(own[f"{FOLDER}/datacite/2030-contributions-tides.json"])
    assert (tides["doi"], tides["publicationYear"]) == (TIDES_DOI, "2031")
    assert [one["name"] for one in tides["creators"]] == ["Omar Nur", "Deda, Ana"]
    assert {one["lang"] for one in tides["titles"]} == {"en", "ar"}
    assert tides["relatedIdentifiers"][0]["relatedIdentifier"] == VOLUME_DOI
    assert tides["rightsList"][0]["rightsIdentifier"] == "CC-BY-4.0"
    volume = json.loads(own[f"{FOLDER}/datacite/2030-proceedings.json"])
    assert volume["types"]["resourceTypeGeneral"] == "ConferenceProceeding"
    assert "relatedIdentifiers" not in volume


@pytest.mark.parametrize("gone", ["creators", "titles", "publisher", "publicationYear", "types", "schemaVersion"])
def test_the_schema_of_datacite_finds_a_fault(files: Mapping[str, bytes], gone: str) -> None:
    own = json.loads(files[f"{FOLDER}/datacite/2030-contributions-tides.json"])
    del own[gone]
    assert datacite_errors(json.dumps(own).encode())


# --- JATS -------------------------------------------------------------------------------------------------


def test_jats_follows_its_schema_and_says_what_is_known(files: Mapping[str, bytes]) -> None:
    data = files[f"{FOLDER}/jats/2030-contributions-tides.xml"]
    assert jats_errors(data) == []
    root = etree.fromstring(data)
    assert root.xpath("string(//article-id[@pub-id-type='doi'])") == TIDES_DOI
    assert root.xpath("//contrib[@contrib-type='author']//surname/text()") == ["Deda"]
    assert root.xpath("//contrib[@contrib-type='author']/string-name/text()") == ["Omar Nur"]
    assert root.xpath("string(//pub-date/@iso-8601-date)") == "2031-03-04"
    assert root.xpath("string(//conference/conf-date/@iso-8601-date)") == "2030-05-02/2030-05-03"
    assert root.xpath("//trans-title/text()") == ["المد والجزر في NATO"]


def test_the_schema_of_jats_finds_a_fault(files: Mapping[str, bytes]) -> None:
    data = files[f"{FOLDER}/jats/2030-contributions-tides.xml"]
    assert jats_errors(data.replace(b"article-title", b"article-titel"))
    root = etree.fromstring(data)
    root.find(".//journal-meta").remove(root.find(".//issn"))
    assert jats_errors(etree.tostring(root))


# --- MODS: no package has its schema; its guidelines ------------------------------------------------------


def test_mods_says_what_is_known(files: Mapping[str, bytes]) -> None:
    root = etree.fromstring(files[f"{FOLDER}/mods.xml"])
    assert root.tag == f"{MODS}mods" and root.get("version") == "3.7"
    assert texts(root, "titleInfo/title", MODS) == ["Lights, Tides & Ports: 100% of {the} Sea", "الأضواء والمد"]
    assert [one.get("type") for one in root.iterfind(f"{MODS}titleInfo")] == [None, "translated"]
    assert texts(root, "originInfo/dateIssued", MODS) == ["2031-02-03"]
    by_type = {one.get("type"): one.text for one in root.iterfind(f"{MODS}identifier")}
    assert by_type["doi"] == VOLUME_DOI and by_type["isbn"] == "978-92-95055-12-4"
    parts = root.findall(f"{MODS}relatedItem[@type='constituent']")
    assert texts(parts[-1], "titleInfo/title", MODS) == ["Tides} @misc{evil, NATO & Šibenik_2"]
    assert texts(parts[-1], "part/extent/start", MODS) == ["12"]
    assert {one.text for one in root.iter(f"{MODS}roleTerm")} == {"edt", "aut"}
    known = {
        "titleInfo",
        "name",
        "typeOfResource",
        "genre",
        "originInfo",
        "language",
        "relatedItem",
        "identifier",
        "accessCondition",
    }
    assert {etree.QName(one).localname for one in root} == known
    assert [one for one in root.iter() if not one.text and len(one) == 0] == []


# --- OAI-PMH ----------------------------------------------------------------------------------------------


def response(verb: Any) -> bytes:
    """Return what a gateway would answer with: the schema of OAI-PMH is one of answers."""
    root = etree.Element(f"{OAI}OAI-PMH", nsmap={None: OAI[1:-1]})
    etree.SubElement(root, f"{OAI}responseDate").text = "2031-02-03T00:00:00Z"
    etree.SubElement(root, f"{OAI}request").text = "https://gateway.example/oai"
    own = etree.SubElement(root, f"{OAI}{etree.QName(verb).localname}")
    own.extend(copy.deepcopy(list(verb)))
    return etree.tostring(root)


@pytest.mark.parametrize("verb", ["Identify", "ListMetadataFormats", "ListRecords"])
def test_what_a_gateway_serves_follows_the_schema_of_oai_pmh(files: Mapping[str, bytes], verb: str) -> None:
    root = etree.fromstring(files[f"{FOLDER}/oai.xml"])
    (own,) = root.iterfind(f"{STATIC}{verb}")
    document = etree.fromstring(response(own))
    assert oai_schema().validate(document), oai_schema().error_log


def test_a_static_repository_keeps_the_rules_of_its_specification(files: Mapping[str, bytes]) -> None:
    root = etree.fromstring(files[f"{FOLDER}/oai.xml"])
    # 3.2: Identify, ListMetadataFormats, one ListRecords per format, in this order
    assert [etree.QName(one).localname for one in root] == ["Identify", "ListMetadataFormats", "ListRecords"]
    assert texts(root[0], "baseURL", OAI) == ["https://gateway.example/oai/harbour.example/sea/deposits/2030/oai.xml"]
    assert texts(root[0], "granularity", OAI) == ["YYYY-MM-DD"] and texts(root[0], "deletedRecord", OAI) == ["no"]
    assert root[2].get("metadataPrefix") == "oai_dc"
    stamps = [one.text for one in root.iter(f"{OAI}datestamp")]
    assert texts(root[0], "earliestDatestamp", OAI) == [min(stamps)]
    names = [one.text for one in root.iter(f"{OAI}identifier")]
    assert len(set(names)) == len(names) == 4
    assert all(name.startswith("oai:harbour.example:2030-") for name in names)
    # oai_dc: nothing but the fifteen elements of Dublin Core, none of them empty
    fifteen = {"title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format"}
    fifteen |= {"identifier", "source", "language", "relation", "coverage", "rights"}
    for one in root.iter(f"{DC}*"):
        assert etree.QName(one).localname in fifteen
        assert one.text


# --- anything at all --------------------------------------------------------------------------------------

any_text = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="<>&\"']\x00\x0b\x1f\ufffe\ufdd0\n\r\u2028\u202eab", max_size=30),
    st.sampled_from(["]]>", "<!DOCTYPE a>", "&amp;", "<![CDATA["]),
).filter(lambda text: one_line(text) != "")


@cache
def example() -> Deposited:
    with TemporaryDirectory() as folder:
        return deposited(citing_content(Path(folder)), "2030", BASE_URL)


@given(any_text)
def test_any_text_is_one_value(text: str) -> None:
    it = example()
    paper = next(one for one in it.papers if one.record.doi)
    record = replace(
        paper.record, title=replace(paper.record.title, value=text), abstract=replace(paper.record.title, value=text)
    )
    changed = replace(it, papers=(replace(paper, record=record),))
    root = etree.fromstring(crossref_xml(changed))
    assert texts(root, ".//conference_paper/titles/title", CROSSREF) == [one_line(text)]
    assert etree.fromstring(jats_xml(changed, changed.papers[0])).findtext(".//article-title") == one_line(text)
    assert one_line(text) in texts(etree.fromstring(mods_xml(changed)), ".//title", MODS)
    assert one_line(text) in [one.text for one in etree.fromstring(oai_xml(changed)).iter(f"{DC}title")]
    for _, data in datacite_files(changed):
        assert datacite_errors(data) == []
