"""What Google Scholar asks of a page ("Inclusion Guidelines for Webmasters"), rule by rule; and Dublin Core."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from tests.citing_site import BASE_URL, CITING, TIDES_DOI, build_citing_site

TIDES = CITING["2030/contributions/tides.yaml"]
CHANGES = {
    # a paper elsewhere, one that is no PDF, slides that are
    "2030/contributions/elsewhere.yaml": TIDES.replace("file: media/tides.pdf", "url: https://other.example/a.pdf"),
    "2030/contributions/slides.yaml": TIDES.replace("kind: paper", "kind: slides"),
    "2030/contributions/nobody.yaml": "title: {en: Nobody, ar: لا أحد}\n",
}
CHANGES = {name: re.sub(r"^doi: .*\n", "", text, flags=re.MULTILINE) for name, text in CHANGES.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_citing_site(tmp_path_factory.mktemp("citing"), CHANGES)


def tags(site: Path, path: str) -> list[tuple[str, str]]:
    document = html.document_fromstring((site / path / "index.html").read_bytes())
    found = [(one.get("name"), one.get("content")) for one in document.xpath("//head/meta[@name]")]
    return [(name, content) for name, content in found if name.startswith(("citation_", "DC."))]


def values(site: Path, path: str, name: str) -> list[str]:
    return [content for own, content in tags(site, path) if own == name]


def own(site: Path, name: str, paper: str = "tides", language: str = "en") -> list[str]:
    return values(site, f"{language}/2030/contributions/{paper}", name)


def test_the_title_is_the_papers_own_and_stands_once(site: Path) -> None:
    # "must contain the title of the paper", not that of the site or the proceedings
    assert own(site, "citation_title") == ["Tides} @misc{evil, NATO & Šibenik_2"]
    assert own(site, "citation_title", language="ar") == ["المد والجزر في NATO"]


def test_each_author_has_a_tag_in_order(site: Path) -> None:
    assert own(site, "citation_author") == ["Omar Nur", "Deda, Ana"]
    assert own(site, "citation_author", language="ar") == ["نور, عمر", "آنا ديدا"]


def test_what_describes_an_author_follows_its_tag(site: Path) -> None:
    names = [(name, content) for name, content in tags(site, "en/2030/contributions/tides") if "author" in name]
    assert names == [
        ("citation_author", "Omar Nur"),
        ("citation_author_institution", "Lighthouse Guild"),
        ("citation_author", "Deda, Ana"),
        ("citation_author_institution", "Port Office"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
    ]


def test_the_date_of_publication_has_the_form_of_scholar(site: Path) -> None:
    # its own, or the volume's
    assert own(site, "citation_publication_date") == ["2031/03/04"]
    assert own(site, "citation_publication_date", "beams") == ["2031/02/03"]
    assert own(site, "citation_publication_date", language="ar") == ["2031/03/04"]


def test_the_conference_has_its_title(site: Path) -> None:
    assert own(site, "citation_conference_title") == ["Harbour Meeting 2030"]


def test_first_and_last_page_are_numbers_of_their_own(site: Path) -> None:
    assert (own(site, "citation_firstpage"), own(site, "citation_lastpage")) == (["12"], ["19"])
    assert (own(site, "citation_firstpage", "alone"), own(site, "citation_lastpage", "alone")) == (["7"], [])


def test_the_pdf_is_absolute_on_this_site_and_exists(site: Path) -> None:
    (url,) = own(site, "citation_pdf_url")
    assert url.startswith(BASE_URL)
    assert (site / urlsplit(url).path.removeprefix(urlsplit(BASE_URL).path)).is_file()


@pytest.mark.parametrize("paper", ["elsewhere", "slides", "beams"])
def test_only_a_paper_in_pdf_of_this_site_is_the_pdf(site: Path, paper: str) -> None:
    assert own(site, "citation_title", paper)
    assert own(site, "citation_pdf_url", paper) == []


def test_identifiers_are_bare(site: Path) -> None:
    assert own(site, "citation_doi") == [TIDES_DOI]
    assert own(site, "citation_isbn") == ["978-92-95055-12-4"]
    assert own(site, "citation_issn") == ["2049-3630"]


def test_the_language_is_that_of_the_paper(site: Path) -> None:
    assert own(site, "citation_language", language="ar") == ["en"]


def test_the_abstract_is_this_page(site: Path) -> None:
    assert own(site, "citation_abstract_html_url") == [f"{BASE_URL}en/2030/contributions/tides/"]


def test_without_an_author_there_is_no_tag_of_scholar(site: Path) -> None:
    assert {name for name, _ in tags(site, "en/2030/contributions/nobody") if name.startswith("citation_")} == set()
    assert own(site, "DC.title", "nobody") == ["Nobody"]


def test_without_a_date_of_publication_there_is_no_tag_of_scholar(tmp_path: Path) -> None:
    unpublished = CITING["2030/edition.yaml"].replace("  published: 2031-02-03\n", "")
    site = build_citing_site(tmp_path, {"2030/edition.yaml": unpublished})
    assert {name for name, _ in tags(site, "en/2030/contributions/beams") if name.startswith("citation_")} == set()
    assert own(site, "DC.date", "beams") == []
    assert own(site, "citation_publication_date", "tides") == ["2031/03/04"]


def test_dublin_core(site: Path) -> None:
    found = [one for one in tags(site, "en/2030/contributions/tides") if one[0].startswith("DC.")]
    assert found == [
        ("DC.title", "Tides} @misc{evil, NATO & Šibenik_2"),
        ("DC.creator", "Omar Nur"),
        ("DC.creator", "Deda, Ana"),
        ("DC.description", "What the moon does: 50% of it."),
        ("DC.publisher", "Port Office"),
        ("DC.date", "2031-03-04"),
        ("DC.type", "Text"),
        ("DC.identifier", f"https://doi.org/{TIDES_DOI}"),
        ("DC.language", "en"),
        ("DC.rights", "https://creativecommons.org/licenses/by/4.0/"),
        ("DC.relation", "Lights, Tides & Ports: 100% of {the} Sea"),
        ("DC.subject", "Weather"),
        ("DC.subject", "Ships"),
    ]


def test_the_scheme_of_dublin_core_is_named_where_it_is_used(site: Path) -> None:
    for path, number in (("en/2030/contributions/tides", 1), ("en/2030/panels/lights", 0), ("en", 0)):
        document = html.document_fromstring((site / path / "index.html").read_bytes())
        links = document.xpath("//link[@rel='schema.DC']/@href")
        assert links == ["http://purl.org/dc/elements/1.1/"] * number


@pytest.mark.parametrize(
    "path", ["en", "en/2030", "en/2030/panels/lights", "en/2030/proceedings", "en/speakers/ana-deda"]
)
def test_pages_that_are_no_paper_have_none(site: Path, path: str) -> None:
    # a page with several papers must not look like one
    assert tags(site, path) == []


def test_a_page_in_another_language_leaves_it_to_the_translation(site: Path) -> None:
    assert tags(site, "sr-Cyrl/2030/contributions/tides") == []
