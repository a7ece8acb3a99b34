"""What every page of a good site has: language, one heading, landmarks, addresses, data for machines."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import pairwise

import pytest
from lxml import etree

from tests.conftest import BASE_URL, BuiltSite

DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?\Z")
LANGUAGES = {"ar": "rtl", "en": "ltr", "it": "ltr"}


def language_of(page: str) -> str:
    first = page.split("/")[0]
    return first if first in LANGUAGES else "ar"


def indexed(jumbo: BuiltSite) -> list[str]:
    return [page for page in jumbo.pages if "404" not in page]


def test_every_page_declares_language_and_direction(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        root = jumbo.document(page)
        assert root.get("lang") == language_of(page), page
        assert root.get("dir") == LANGUAGES[language_of(page)], page


def test_every_page_has_one_h1_and_no_gap_between_headings(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        levels = [int(heading.tag[1]) for heading in jumbo.document(page).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, page
        assert levels[0] == 1, page
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page, levels)


def test_every_page_has_landmarks_and_a_skip_link_first(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        document = jumbo.document(page)
        assert len(document.xpath("//main[@id='main']")) == 1, page
        assert document.xpath("(//body//a)[1]/@href") == ["#main"], page
        if page != "index.html":
            assert document.xpath("//body/header//nav[@aria-label]"), page
            assert document.xpath("//body/footer"), page


def test_titles_are_unique_within_a_language(jumbo: BuiltSite) -> None:
    titles = defaultdict(list)
    for page in indexed(jumbo):
        if page != "index.html":
            titles[language_of(page), jumbo.document(page).findtext(".//title")].append(page)
    assert [pages for pages in titles.values() if len(pages) > 1] == []


def test_translations_name_each_other(jumbo: BuiltSite) -> None:
    alternates: dict[str, dict[str, str]] = {}
    for page in indexed(jumbo):
        document = jumbo.document(page)
        address = document.xpath("string(//link[@rel='canonical']/@href)")
        links = document.xpath("//link[@rel='alternate'][@hreflang]")
        alternates[address] = {link.get("hreflang"): link.get("href") for link in links}
    for address, own in alternates.items():
        assert "x-default" in own, address
        assert set(own) == {*LANGUAGES, "x-default"}, address
        for tag, other in own.items():
            if tag != "x-default" and address != BASE_URL:
                assert alternates[other] == own, (address, other)


def test_open_graph_describes_every_page(jumbo: BuiltSite) -> None:
    for page in indexed(jumbo):
        document = jumbo.document(page)
        for name in ("type", "title", "description", "url", "site_name", "locale"):
            value = document.xpath(f"string(//meta[@property='og:{name}']/@content)")
            assert value, (page, name)
        assert document.xpath("string(//meta[@property='og:url']/@content)").startswith(BASE_URL), page


def data(jumbo: BuiltSite, page: str) -> list[dict[str, object]]:
    return [json.loads(text) for text in jumbo.document(page).xpath("//script[@type='application/ld+json']/text()")]


def test_json_ld_is_json_with_a_context_and_a_type(jumbo: BuiltSite) -> None:
    blocks = [(page, block) for page in jumbo.pages for block in data(jumbo, page)]
    assert len(blocks) > 80
    for page, block in blocks:
        assert block["@context"] == "https://schema.org", page
        assert block["@type"], page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_edition_is_an_event_with_its_sessions(jumbo: BuiltSite, language: str) -> None:
    event = next(one for one in data(jumbo, f"{language}/2022/index.html") if one["@type"] == "Event")
    assert (event["startDate"], event["endDate"]) == ("2022-11-17", "2022-11-18")
    assert event["inLanguage"] == language
    assert isinstance(event["subEvent"], list)
    assert len(event["subEvent"]) == 6
    assert event["location"]["address"]["addressCountry"] == "IT"  # type: ignore[index]
    assert len(event["organizer"]) == 3  # type: ignore[arg-type]


def test_a_session_without_a_recorded_day_claims_none(jumbo: BuiltSite) -> None:
    panel = next(one for one in data(jumbo, "en/2022/panels/cybercrime/index.html") if one["@type"] == "Event")
    assert "startDate" not in panel
    assert panel["superEvent"]["startDate"] == "2022-11-17"  # type: ignore[index]


def test_persons_and_organisations_are_described(jumbo: BuiltSite) -> None:
    person = next(one for one in data(jumbo, "en/speakers/amer-kapetanovic/index.html") if one["@type"] == "Person")
    assert person["name"] == "Amer Kapetanović"
    assert person["alternateName"] == ["عامر كابيتانوفيتش"]
    assert person["honorificPrefix"] == "Ambassador"
    own = data(jumbo, "en/organisations/rcc/index.html")
    organisation = next(one for one in own if one["@type"] == "Organization")
    assert organisation["alternateName"] == "RCC"


def test_times_are_machine_readable(jumbo: BuiltSite) -> None:
    moments = [(page, moment) for page in jumbo.pages for moment in jumbo.document(page).xpath("//time/@datetime")]
    assert len(moments) > 80
    assert [found for found in moments if DATE.match(found[1]) is None] == []


def test_the_sitemap_lists_every_translated_page_with_its_translations(jumbo: BuiltSite) -> None:
    tree = etree.parse(str(jumbo.folder / "sitemap.xml"))
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = tree.xpath("//s:loc/text()", namespaces=spaces)
    canonical = {jumbo.document(page).xpath("string(//link[@rel='canonical']/@href)") for page in indexed(jumbo)}
    assert len(listed) == len(set(listed))
    assert set(listed) == canonical
    for url in tree.xpath("//s:url", namespaces=spaces):
        tags = set(url.xpath("x:link/@hreflang", namespaces=spaces))
        assert tags == {*LANGUAGES, "x-default"}
