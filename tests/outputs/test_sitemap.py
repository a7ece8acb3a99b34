"""The sitemap keeps the rules of sitemaps.org, and names the translations of each page."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jumbo_site.outputs import sitemap
from jumbo_site.outputs.sitemap import SitemapEntry, sitemap_files, sitemap_xml

BASE = "https://jumbo.example/seventh/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def page(path: str, *tags: str) -> SitemapEntry:
    """A page in its first language, with its translations and the default."""
    alternates = [(tag, f"{BASE}{tag}/{path}") for tag in tags]
    return SitemapEntry(f"{BASE}{tags[0]}/{path}", (*alternates, ("x-default", f"{BASE}{tags[0]}/{path}")))


def addresses(xml: bytes) -> list[str]:
    return [str(text) for text in etree.fromstring(xml).xpath("/*/*/s:loc/text()", namespaces=NAMES)]


def test_a_sitemap_is_utf_8_in_the_namespace_of_the_protocol() -> None:
    xml = sitemap_xml([page("2022/", "ar", "en")])
    assert xml.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    root = etree.fromstring(xml)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    assert [child.tag for child in root] == [f"{{{NAMES['s']}}}url"]
    assert [child.tag for child in root[0]] == [f"{{{NAMES['s']}}}loc", *[f"{{{NAMES['x']}}}link"] * 3]


def test_each_page_names_all_its_translations_itself_and_the_default() -> None:
    root = etree.fromstring(sitemap_xml([page("2022/", "ar", "en"), page("about/", "sr-Latn")]))
    links = [
        [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in url.findall("x:link", NAMES)]
        for url in root
    ]
    assert links == [
        [
            ("alternate", "ar", f"{BASE}ar/2022/"),
            ("alternate", "en", f"{BASE}en/2022/"),
            ("alternate", "x-default", f"{BASE}ar/2022/"),
        ],
        [("alternate", "sr-Latn", f"{BASE}sr-Latn/about/"), ("alternate", "x-default", f"{BASE}sr-Latn/about/")],
    ]


def test_pages_keep_their_order_and_the_same_pages_give_the_same_bytes() -> None:
    entries = [page(path, "en", "ar") for path in ("b/", "a/", "c/")]
    assert addresses(sitemap_xml(entries)) == [entry.url for entry in entries]
    assert sitemap_xml(entries) == sitemap_xml(list(entries))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_address_is_escaped_into_one_absolute_uri(path: str) -> None:
    (address,) = addresses(sitemap_xml([SitemapEntry(BASE + path, (("ar", BASE + path),))]))
    assert address.isascii()
    assert urlsplit(address).netloc == "jumbo.example"
    assert address.startswith(BASE)


def test_markup_in_an_address_stays_an_address() -> None:
    xml = sitemap_xml([SitemapEntry(f"{BASE}?a=1&b=</loc><url>", (("en", f'{BASE}"><x y="'),))])
    root = etree.fromstring(xml)
    assert len(root) == 1
    assert len(root[0]) == 2
    assert addresses(xml) == [f"{BASE}?a=1&b=%3C/loc%3E%3Curl%3E"]


@pytest.mark.parametrize("entry", [SitemapEntry("/ar/"), SitemapEntry(BASE, (("ar", "ar/"),))])
def test_a_relative_address_is_a_mistake(entry: SitemapEntry) -> None:
    with pytest.raises(ValueError, match="no absolute web address"):
        sitemap_xml([entry])


def test_one_file_holds_fifty_thousand_addresses_and_no_more() -> None:
    entries = [SitemapEntry(f"{BASE}{number}/") for number in range(50_001)]
    assert list(sitemap_files(entries[:50_000], BASE)) == ["sitemap.xml"]
    with pytest.raises(ValueError, match="at most 50000"):
        sitemap_xml(entries)
    files = sitemap_files(entries, BASE)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert etree.fromstring(files["sitemap.xml"]).tag == f"{{{NAMES['s']}}}sitemapindex"
    assert addresses(files["sitemap.xml"]) == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    parts = [addresses(files[name]) for name in ("sitemap-1.xml", "sitemap-2.xml")]
    assert [len(part) for part in parts] == [50_000, 1]
    assert [address for part in parts for address in part] == [entry.url for entry in entries]


def test_no_file_is_larger_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MAX_BYTES", 2_000)
    entries = [page(f"{number}/", "ar", "en", "it") for number in range(50)]
    files = sitemap_files(entries, BASE)
    index = files.pop("sitemap.xml")
    assert addresses(index) == [BASE + name for name in files]
    assert len(files) > 2
    assert max(len(xml) for xml in files.values()) <= 2_000
    assert [address for xml in files.values() for address in addresses(xml)] == [entry.url for entry in entries]


def test_the_bounds_are_those_of_the_protocol() -> None:
    assert (sitemap.MAX_URLS, sitemap.MAX_BYTES) == (50_000, 50 * 1024 * 1024)
