"""Small files that programs look for keep their formats: OpenSearch 1.1 Draft 6, RFC 9116, sitemaps.org."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jumbo_site.content.load import load_content
from jumbo_site.outputs.output import ExportJob, ExportSources
from jumbo_site.outputs.site_files import OUTPUT, shortened
from tests.build.small_site import Project
from tests.conftest import BASE_URL, LANGUAGES, BuiltSite

OPEN_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
CONTACT = "security_contact: {address: mailto:security@harbour.example, expires: 2030-06-01}\n"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_search_is_described_within_the_bounds_of_the_format(jumbo: BuiltSite, tag: str) -> None:
    root = etree.fromstring((jumbo.folder / tag / "opensearch.xml").read_bytes())
    assert root.tag == f"{OPEN_SEARCH}OpenSearchDescription"
    texts = {one.tag.removeprefix(OPEN_SEARCH): one.text for one in root}
    assert 0 < len(texts["ShortName"]) <= 16
    assert 0 < len(texts["LongName"]) <= 48
    assert 0 < len(texts["Description"]) <= 1024
    assert texts["Language"] == tag
    (url,) = root.findall(f"{OPEN_SEARCH}Url")
    assert url.get("type") == "text/html"
    assert url.get("template") == f"{BASE_URL}{tag}/search/?q={{searchTerms}}"
    page = jumbo.document(f"{tag}/search/index.html")
    assert page.xpath("count(//input[@type='search' and @name='q'])") == 1


def test_every_page_leads_browsers_to_the_search_in_its_language(jumbo: BuiltSite) -> None:
    for name in ("ar/index.html", "it/2022/programme/index.html", "en/404.html"):
        (link,) = jumbo.document(name).xpath("//link[@rel='search']")
        assert link.get("type") == "application/opensearchdescription+xml"
        assert link.get("title")
        target = urljoin(jumbo.url(name), link.get("href"))
        assert target == f"{BASE_URL}{name[:2]}/opensearch.xml"


def test_without_a_search_nothing_speaks_of_one(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    site = project.folder / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("{default: false}", "{default: false, site_files: true}"), "utf-8")
    assert project.build().published
    published = project.folder / "site"
    assert (published / "humans.txt").is_file()
    assert not list(published.rglob("opensearch.xml"))
    assert 'rel="search"' not in (published / "en" / "index.html").read_text("utf-8")


def test_humans_txt_names_who_holds_the_conference(jumbo: BuiltSite) -> None:
    text = (jumbo.folder / "humans.txt").read_text("utf-8")
    assert text.startswith("/* TEAM */\n")
    team, site = text.split("/* SITE */\n")
    assert len(team.strip().splitlines()) == 1 + 3
    assert all(line.startswith("  ") and ": " in line for line in team.rstrip().splitlines()[1:])
    assert f"  Languages: {', '.join(LANGUAGES)}\n" in site


def with_contact(folder: Path, contact: str, base_url: str) -> dict[str, bytes]:
    project = Project.at(folder)
    site = project.folder / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8") + contact, "utf-8")
    content = load_content(project.folder / "content").content
    assert content is not None
    return dict(OUTPUT.make(ExportJob("site_files"), ExportSources(content, base_url, Path())))


def test_security_txt_has_the_fields_of_the_rfc(tmp_path: Path) -> None:
    """RFC 9116, 2.5: Contact and Expires, the latter once and as a moment; lines of ``name: value``."""
    files = with_contact(tmp_path, CONTACT, "https://harbour.example/")
    lines = files[".well-known/security.txt"].decode("ascii").splitlines()
    assert all(re.fullmatch(r"[A-Z][A-Za-z-]+: \S.*", line) for line in lines)
    assert lines == [
        "Contact: mailto:security@harbour.example",
        "Expires: 2030-06-01T00:00:00Z",
        "Preferred-Languages: en, ar, sr-Cyrl, sr-Latn",
        "Canonical: https://harbour.example/.well-known/security.txt",
    ]


@pytest.mark.parametrize(
    ("contact", "base_url"), [("", "https://harbour.example/"), (CONTACT, "https://harbour.example/meeting/")]
)
def test_it_is_made_for_a_contact_and_at_the_root_of_a_host(tmp_path: Path, contact: str, base_url: str) -> None:
    assert set(with_contact(tmp_path, contact, base_url)) == {"humans.txt"}


@pytest.mark.parametrize(
    "contact",
    [
        "{address: mailto:security@harbour.example}",
        "{expires: 2030-06-01}",
        "{address: http://harbour.example/, expires: 2030-06-01}",
        "{address: security@harbour.example, expires: 2030-06-01}",
        "{address: https://مرفأ.example/, expires: 2030-06-01}",
        "{address: mailto:security@harbour.example, expires: soon}",
    ],
)
def test_a_contact_is_an_address_with_a_last_day(tmp_path: Path, contact: str) -> None:
    project = Project.at(tmp_path)
    site = project.folder / "content" / "site.yaml"
    site.write_text(f"{site.read_text('utf-8')}security_contact: {contact}\n", "utf-8")
    found = load_content(project.folder / "content").diagnostics
    assert found
    assert {one.location.file for one in found if one.location is not None} == {str(site)}


def test_the_file_is_published_and_goes_with_its_contact(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    site = project.folder / "content" / "site.yaml"
    plain = site.read_text("utf-8").replace("{default: false}", "{default: false, site_files: true}")
    file = project.folder / "site" / ".well-known" / "security.txt"
    site.write_text(plain + CONTACT, "utf-8")
    assert project.build().published
    assert file.is_file()
    site.write_text(plain, "utf-8")
    assert project.build().published
    assert not file.exists()


def test_the_sitemap_knows_when_news_were_changed_and_of_other_pages_nothing(invented: BuiltSite) -> None:
    tree = etree.parse(str(invented.folder / "sitemap.xml"))
    dated = {
        url.findtext("s:loc", namespaces=SITEMAP): url.findtext("s:lastmod", namespaces=SITEMAP)
        for url in tree.findall("s:url[s:lastmod]", SITEMAP)
    }
    days = {"call": "2030-07-03", "programme-is-out": "2030-08-02", "doors-open": "2030-09-01"}
    assert dated == {f"{BASE_URL}{tag}/news/{one}/": day for tag in ("ar", "en", "it") for one, day in days.items()}
    for url in tree.findall("s:url[s:lastmod]", SITEMAP):
        assert [etree.QName(one).localname for one in url[:2]] == ["loc", "lastmod"]


@given(st.text(), st.integers(1, 50))
def test_a_name_is_never_longer_than_it_may_be(text: str, length: int) -> None:
    short = shortened(text, length)
    assert len(short) <= length
    assert text.startswith(short)
    assert bool(short) == bool(text)


def test_a_name_is_cut_between_words() -> None:
    assert shortened("Harbour Meeting 2030", 16) == "Harbour Meeting"
    assert shortened("Regionalkoordinationskonferenz", 16) == "Regionalkoordina"
