"""The JSON-LD of every page, expanded by PyLD, an independent processor of JSON-LD 1.1; types and properties checked.

The context is a small one written here, since schema.org's own is fetched from the network: it maps terms to the
vocabulary and says which values are addresses. What types and properties there are is read from schema.org's vocabulary
(tests/schemas).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pyld import jsonld

from tests.citing_site import BASE_URL, TIDES_DOI, VOLUME_DOI, build_citing_site
from tests.conftest import BuiltSite

SCHEMA = "https://schema.org/"
TYPES = json.loads((Path(__file__).parent.parent / "schemas" / "schema-org.json").read_text("utf-8"))
PROPERTIES = {name: set(properties.split()) for name, properties in TYPES.items()}
ADDRESSES = ("url", "sameAs", "license", "image", "item", "eventStatus", "eventAttendanceMode", "contentUrl")
DAYS = ("datePublished", "dateModified", "startDate", "endDate")
CONTEXT: dict[str, Any] = {
    "@vocab": SCHEMA,
    **{name: {"@type": "@id"} for name in ADDRESSES},
    **{name: {"@type": "Date"} for name in DAYS},
}
REQUIRED = {
    "ScholarlyArticle": {"headline", "name", "author", "isPartOf", "url"},
    "Book": {"name", "isbn", "isPartOf", "url"},
    "PublicationVolume": {"name", "isPartOf", "url"},
    "BookSeries": {"name"},
    "Periodical": {"name"},
    "Person": {"name", "url"},
    "Organization": {"name"},
    "GovernmentOrganization": {"name"},
    "Event": {"name", "url"},
    "EventSeries": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "MediaObject": {"contentUrl", "encodingFormat"},
    "NewsArticle": {"headline", "datePublished", "author"},
    "Place": {"name"},
    "PostalAddress": {"addressCountry"},
    "WebSite": {"name", "url"},
}


def loader(url: str, options: object) -> dict[str, Any]:
    """Return the context for schema.org, and fail for any other address: nothing is fetched."""
    assert url.rstrip("/") == "https://schema.org", url
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


OPTIONS = {"documentLoader": loader, "base": "relative:/"}
"""An address that is not absolute shows by this base."""


def expanded(page: Path) -> list[dict[str, Any]]:
    texts = html.document_fromstring(page.read_bytes()).xpath("//script[@type='application/ld+json']/text()")
    nodes: list[dict[str, Any]] = []
    for text in texts:
        nodes += jsonld.expand(json.loads(text), OPTIONS)
    return nodes


def within(value: object) -> Iterator[dict[str, Any]]:
    """Yield each node in an expanded document."""
    if isinstance(value, list):
        for one in value:
            yield from within(one)
    elif isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for one in value.values():
            yield from within(one)


def kind(node: dict[str, Any]) -> str:
    (found,) = node["@type"]
    assert found.startswith(SCHEMA)
    return str(found.removeprefix(SCHEMA))


def faults(node: dict[str, Any]) -> list[str]:
    own = kind(node)
    if own not in PROPERTIES:
        return [f"no type {own}"]
    present = {name.removeprefix(SCHEMA) for name in node if not name.startswith("@")}
    found = [f"{own} has no property {name}" for name in sorted(present - PROPERTIES[own])]
    found += [f"{own} lacks {name}" for name in sorted(REQUIRED.get(own, set()) - present)]
    for name, values in node.items():
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict) and value.get("@value") in ("", None) and "@value" in value:
                found.append(f"{own}.{name} is empty")
            if (
                isinstance(value, dict)
                and set(value) == {"@id"}
                and not value["@id"].startswith(("https://", "http://", "mailto:"))
            ):
                found.append(f"{own}.{name} is no absolute address: {value['@id']}")
    return found


def value(node: dict[str, Any], name: str) -> list[Any]:
    return [one.get("@id", one.get("@value", one)) for one in node.get(SCHEMA + name, [])]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_citing_site(tmp_path_factory.mktemp("citing"))


def described(site: Path, path: str, wanted: str) -> dict[str, Any]:
    (found,) = [node for node in expanded(site / path / "index.html") if kind(node) == wanted]
    return found


def test_every_page_is_of_the_vocabulary(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if expanded(page)]
    nodes = [(page, node) for page in pages for node in within(expanded(page))]
    assert [f"{page.relative_to(site)}: {fault}" for page, node in nodes for fault in faults(node)] == []
    assert len(pages) > 30
    assert {"ScholarlyArticle", "Book", "BookSeries", "Person", "GovernmentOrganization", "MediaObject"} <= {
        kind(node) for _, node in nodes
    }


def test_every_page_of_the_first_site_is_of_the_vocabulary(jumbo: BuiltSite) -> None:
    nodes = [
        (page, node)
        for page in jumbo.pages
        if jumbo.language_of(page) in ("ar", "en")
        for node in within(expanded(jumbo.folder / page))
    ]
    assert [f"{page}: {fault}" for page, node in nodes for fault in faults(node)] == []
    assert len(nodes) > 200


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Book", "isbn": ""}, "Book.https://schema.org/isbn is empty"),
        ({"@type": "Person", "isbn": "1"}, "Person has no property isbn"),
        ({"@type": "Person", "url": "https://a.example/"}, "Person lacks name"),
        ({"@type": "Persons"}, "no type Persons"),
        ({"@type": "Book", "sameAs": "/a"}, "Book.https://schema.org/sameAs is no absolute address: "),
    ],
)
def test_the_check_finds_a_fault(node: dict[str, Any], fault: str) -> None:
    (own,) = jsonld.expand({"@context": "https://schema.org", **node}, OPTIONS)
    assert any(one.startswith(fault) for one in faults(own))


def test_a_paper_is_part_of_the_volume_and_has_its_identifiers(site: Path) -> None:
    paper = described(site, "en/2030/contributions/tides", "ScholarlyArticle")
    assert value(paper, "sameAs") == value(paper, "identifier") == [f"https://doi.org/{TIDES_DOI}"]
    assert value(paper, "license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert value(paper, "datePublished") == ["2031-03-04"]
    assert (value(paper, "pageStart"), value(paper, "pageEnd")) == (["12"], ["19"])
    (volume,) = paper[SCHEMA + "isPartOf"]
    assert kind(volume) == "Book"
    assert value(volume, "isbn") == ["9789295055124"]
    assert value(volume, "sameAs") == [f"https://doi.org/{VOLUME_DOI}"]
    (series,) = volume[SCHEMA + "isPartOf"]
    assert (kind(series), value(series, "issn")) == ("BookSeries", ["2049-3630"])
    (pdf,) = paper[SCHEMA + "encoding"]
    assert value(pdf, "contentUrl") == [f"{BASE_URL}media/tides.pdf"]


def test_persons_have_their_orcid_and_organisations_their_ror(site: Path) -> None:
    paper = described(site, "en/2030/contributions/tides", "ScholarlyArticle")
    omar, ana = paper[SCHEMA + "author"]
    assert (value(omar, "name"), value(omar, "sameAs")) == (["Omar Nur"], [])
    assert value(ana, "sameAs") == ["https://orcid.org/0000-0002-1825-0097"]
    volume = described(site, "en/2030/proceedings", "Book")
    (publisher,) = volume[SCHEMA + "publisher"]
    assert value(publisher, "sameAs") == ["https://ror.org/05dxps055"]
    assert value(volume, "editor") and value(volume, "datePublished") == ["2031-02-03"]


def test_without_an_isbn_the_proceedings_are_a_volume_of_a_periodical(tmp_path: Path) -> None:
    from tests.build.small_site import FILES

    site = build_citing_site(tmp_path, {"2030/edition.yaml": FILES["2030/edition.yaml"]})
    volume = described(site, "en/2030/proceedings", "PublicationVolume")
    (series,) = volume[SCHEMA + "isPartOf"]
    assert (kind(series), value(volume, "volumeNumber")) == ("Periodical", ["1"])
    assert {"isbn", "datePublished", "publisher", "editor", "license", "sameAs"} & {
        name.removeprefix(SCHEMA) for name in volume
    } == set()
