"""The Atom feed of a language: what RFC 4287 asks for, and nothing that leads astray when it is read elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from tests.conftest import BASE_URL, REPOSITORY, BuiltSite

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMAS = REPOSITORY / "tests" / "schemas"


@pytest.fixture(params=["ar", "en", "it"])
def feed(request: pytest.FixtureRequest, invented: BuiltSite) -> etree._Element:
    return etree.fromstring((invented.folder / request.param / "news" / "feed.xml").read_bytes())


def language_of(feed: etree._Element) -> str:
    return feed.get("{http://www.w3.org/XML/1998/namespace}lang")


def test_what_each_feed_and_entry_must_have_is_there_once(feed: etree._Element) -> None:
    """RFC 4287, 4.1.1 and 4.1.2."""
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert element.findtext(f"{ATOM}id").startswith(BASE_URL)
        assert len(element.findall(f"{ATOM}link[@rel='alternate']")) == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{BASE_URL}{language_of(feed)}/news/feed.xml"
    ids = [one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 3


def test_the_latest_comes_first_and_dates_the_feed(feed: etree._Element) -> None:
    dates = [one.findtext(f"{ATOM}updated") for one in feed.findall(f"{ATOM}entry")]
    assert (
        dates == sorted(dates, reverse=True) == ["2030-09-01T00:00:00Z", "2030-08-02T00:00:00Z", "2030-07-03T00:00:00Z"]
    )
    assert feed.findtext(f"{ATOM}updated") == dates[0]


def test_links_in_texts_lead_to_the_site_in_the_feeds_language(feed: etree._Element) -> None:
    for entry in feed.findall(f"{ATOM}entry"):
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "html"
        (link,) = html.fragment_fromstring(content.text, create_parent=True).xpath(".//a/@href")
        assert link == f"{BASE_URL}{language_of(feed)}/2030/programme/"


def test_every_page_names_the_feed(invented: BuiltSite) -> None:
    for page in ("ar/index.html", "ar/news/call/index.html", "ar/2030/venue/index.html"):
        (link,) = invented.document(page).xpath("//link[@type='application/atom+xml']/@href")
        assert (invented.folder / page).parent.joinpath(link).resolve() == invented.folder / "ar/news/feed.xml"


def test_a_site_without_news_has_neither_pages_nor_feed(jumbo: BuiltSite) -> None:
    assert not list(Path(jumbo.folder).rglob("feed.xml"))
    assert not [page for page in jumbo.pages if "/news/" in page]


def test_the_feed_fits_the_grammar_of_the_rfc(feed: etree._Element) -> None:
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    assert grammar.validate(feed), grammar.error_log


@pytest.mark.parametrize("name", ["id", "title", "updated"])
def test_the_grammar_misses_what_is_taken_away(feed: etree._Element, name: str) -> None:
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    entry = feed.find(f"{ATOM}entry")
    entry.remove(entry.find(ATOM + name))
    assert not grammar.validate(feed)


def test_the_sitemap_fits_the_protocol(invented: BuiltSite) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd"))
    sitemap = etree.parse(invented.folder / "sitemap.xml")
    assert schema.validate(sitemap), schema.error_log
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {one.findtext(f"{space}loc"): one.findtext(f"{space}lastmod") for one in sitemap.getroot()}
    assert days[f"{BASE_URL}en/news/call/"] == "2030-07-03"
