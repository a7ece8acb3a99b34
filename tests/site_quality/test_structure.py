"""What every page of a good site has: language, one heading, landmarks, addresses, times that machines read."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from tests.conftest import LANGUAGES, WHOLE_LANGUAGES, BuiltSite
from tests.site_quality.small_sites import SHELL, small_site

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
OPEN_GRAPH = ("type", "title", "description", "url", "site_name", "locale")
MACHINE_TIMES: dict[str, Callable[[str], object]] = {
    r"\d{4}": int,
    r"\d{4}-\d{2}": lambda text: datetime.date.fromisoformat(f"{text}-01"),
    r"\d{4}-\d{2}-\d{2}": datetime.date.fromisoformat,
    r"\d{2}:\d{2}(:\d{2})?": datetime.time.fromisoformat,
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?": datetime.datetime.fromisoformat,
}
"""HTML, 2.3.5: years, months, dates, times, local and global dates and times → what reads them."""
CHOICE = "index.html"
"""The page where a reader chooses the language; it stands before the site and has nothing around it."""


def is_indexed(document: html.HtmlElement) -> bool:
    return not document.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")


def indexed(site: BuiltSite) -> list[str]:
    return [page for page in site.pages if is_indexed(site.document(page))]


def canonical(document: html.HtmlElement) -> str:
    return str(document.xpath("string(//link[@rel='canonical']/@href)"))


def in_another_language(site: BuiltSite, page: str) -> str | None:
    """Return the page that a page names as its source: the same one in another language, from which its texts come."""
    address, language = canonical(site.document(page)), site.language_of(page)
    if language is None:
        return None
    others = [f"{other}{page.removeprefix(language)}" for other in site.languages if other != language]
    return next((other for other in others if site.url(other) == address), None)


def translated(site: BuiltSite) -> list[str]:
    """Return the pages that search engines are to list: all but those whose own texts are another language's."""
    return [page for page in indexed(site) if in_another_language(site, page) is None]


def alternates(document: html.HtmlElement) -> dict[str, str]:
    links = document.xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def wrong_languages(site: BuiltSite) -> list[str]:
    found = []
    default = alternates(site.document(CHOICE)) if (site.folder / CHOICE).is_file() else {}
    for file in site.files:
        root = site.document(file)
        expected = site.language_of(file) or next(iter(default), root.get("lang", ""))
        direction = "rtl" if expected.split("-")[0] in RIGHT_TO_LEFT else "ltr"
        if (root.get("lang"), root.get("dir")) != (expected, direction):
            found.append(f"{file}: lang={root.get('lang')} dir={root.get('dir')}")
    return found


def heading_faults(document: html.HtmlElement) -> list[str]:
    levels = [int(heading.tag[1]) for heading in document.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    found = [] if levels.count(1) == 1 else [f"{levels.count(1)} h1"]
    gaps = [f"h{after} after h{before}" for before, after in pairwise([0, *levels]) if after > before + 1]
    empty = document.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4][not(normalize-space())]")
    return found + gaps + [f"an empty {heading.tag}" for heading in empty]


def landmark_faults(document: html.HtmlElement) -> list[str]:
    found = [] if len(document.xpath("//main[@id='main']")) == 1 else ["not one main with id=main"]
    if document.xpath("(//body//a[@href])[1]/@href") != ["#main"]:
        found.append("the first link does not skip to main")
    found += [f"{name} is no child of body" for name in ("header", "footer") if not document.xpath(f"//body/{name}")]
    labels = document.xpath("//nav/@aria-label")
    if not labels:
        found.append("no nav with a name")
    if document.xpath("//nav[not(@aria-label or @aria-labelledby)]"):
        found.append("a nav without a name")
    return found + [f"two navs named {label}" for label in sorted(set(labels)) if labels.count(label) > 1]


def open_graph_faults(document: html.HtmlElement) -> list[str]:
    names = [name for name in OPEN_GRAPH if not document.xpath(f"string(//meta[@property='og:{name}']/@content)")]
    found = [f"no og:{name}" for name in names]
    if document.xpath("string(//meta[@property='og:url']/@content)") != canonical(document):
        found.append("og:url is not the canonical address")
    if not document.xpath("string(//meta[@name='description']/@content)"):
        found.append("no description")
    return found


def time_faults(document: html.HtmlElement) -> list[str]:
    return [f"datetime={moment}" for moment in document.xpath("//time/@datetime") if not is_machine_time(moment)] + [
        f"a time without datetime: {time.text_content()}" for time in document.xpath("//time[not(@datetime)]")
    ]


def is_machine_time(text: str) -> bool:
    for form, read in MACHINE_TIMES.items():
        if re.fullmatch(form, text):
            try:
                read(text)
            except ValueError:
                return False
            return True
    return False


def repeated_titles(site: BuiltSite) -> list[str]:
    titles = defaultdict(list)
    for page in site.pages:
        if site.language_of(page):
            titles[site.language_of(page), (site.document(page).findtext(".//title") or "").strip()].append(page)
    repeated = [f"{title!r}: {', '.join(pages)}" for (_, title), pages in titles.items() if len(pages) > 1]
    return repeated + [f"no title: {page}" for (_, title), pages in titles.items() if not title for page in pages]


def canonical_faults(site: BuiltSite) -> list[str]:
    found = [(page, canonical(site.document(page))) for page in translated(site)]
    return [f"{page}: {address}" for page, address in found if address != site.url(page)]


def fallback_faults(site: BuiltSite) -> list[str]:
    """A page whose own texts are another language's says so, leads to its source, and is no translation of it."""
    found = []
    for page in indexed(site):
        source = in_another_language(site, page)
        if source is None:
            continue
        document = site.document(page)
        if source not in translated(site):
            found.append(f"{page}: its source {source} is a fallback too")
        if alternates(document):
            found.append(f"{page}: names translations")
        notes = document.xpath("//*[contains(@class, 'fallback-note')]")
        if not any((note.text_content() or "").strip() for note in notes):
            found.append(f"{page}: no note")
        if not document.xpath("//main//*[@lang = $source]", source=site.language_of(source)):
            found.append(f"{page}: no text is marked as {site.language_of(source)}")
    return found


def hreflang_faults(site: BuiltSite) -> list[str]:
    """Translations name themselves and each other, all alike, with a page for readers of other languages."""
    named = {site.url(page): alternates(site.document(page)) for page in translated(site)}
    found = []
    for page in translated(site):
        address, language = site.url(page), site.language_of(page)
        own = named[address]
        if "x-default" not in own:
            found.append(f"{page}: no x-default")
        if language and own.get(language) != address:
            found.append(f"{page}: does not name itself")
        for tag, other in own.items():
            if other not in named:
                found.append(f"{page}: {tag} leads to {other}, which is no page")
            elif tag != "x-default" and language and named[other] != own:
                found.append(f"{page}: {other} does not answer")
    return found


def test_every_page_declares_language_and_direction(jumbo: BuiltSite) -> None:
    assert wrong_languages(jumbo) == []
    assert sorted(LANGUAGES) == jumbo.languages
    assert jumbo.document(CHOICE).get("lang") == "ar"


@pytest.mark.parametrize("check", [heading_faults, time_faults])
def test_every_page(jumbo: BuiltSite, check: Callable[[html.HtmlElement], list[str]]) -> None:
    assert [f"{page}: {fault}" for page in jumbo.pages for fault in check(jumbo.document(page))] == []


def test_every_page_has_landmarks_and_a_skip_link_first(jumbo: BuiltSite) -> None:
    pages = [page for page in jumbo.pages if page != CHOICE]
    assert [f"{page}: {fault}" for page in pages for fault in landmark_faults(jumbo.document(page))] == []
    alone = ["header is no child of body", "footer is no child of body"]
    assert landmark_faults(jumbo.document(CHOICE)) == alone


def test_titles_are_unique_within_a_language(jumbo: BuiltSite) -> None:
    assert repeated_titles(jumbo) == []


def test_every_page_names_its_own_address(jumbo: BuiltSite) -> None:
    assert canonical_faults(jumbo) == []


def test_pages_that_fall_back_say_so_and_lead_to_their_source(jumbo: BuiltSite) -> None:
    assert fallback_faults(jumbo) == []
    falling = {page: in_another_language(jumbo, page) for page in indexed(jumbo)}
    texts = {page.partition("/")[2]: source for page, source in falling.items() if source is not None}
    assert sorted(texts) == [
        *("accessibility/index.html", "speakers/amer-kapetanovic/index.html", "speakers/eufemia-esposito/index.html"),
        *("speakers/majlinda-bregu/index.html", "speakers/stefano-gambacurta/index.html"),
        "speakers/vincenzo-celeste/index.html",
    ]
    assert set(texts.values()) == {f"en/{page}" for page in texts}
    assert {jumbo.language_of(page) for page, source in falling.items() if source} == {*LANGUAGES} - {*WHOLE_LANGUAGES}


def test_translations_name_each_other(jumbo: BuiltSite) -> None:
    assert hreflang_faults(jumbo) == []
    panel = alternates(jumbo.document("ar/2022/panels/cybercrime/index.html"))
    assert {*LANGUAGES, "x-default"} == set(panel)


def test_open_graph_describes_every_page(jumbo: BuiltSite) -> None:
    pages = indexed(jumbo)
    assert [f"{page}: {fault}" for page in pages for fault in open_graph_faults(jumbo.document(page))] == []
    assert len(pages) > 200


def test_dates_are_marked_up(jumbo: BuiltSite) -> None:
    without = [page for page in jumbo.pages if page != CHOICE and not jumbo.document(page).xpath("//time/@datetime")]
    assert without == []


def test_the_sitemap_lists_every_page_with_its_translations(jumbo: BuiltSite) -> None:
    tree = etree.parse(str(jumbo.folder / "sitemap.xml"))
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {}
    for url in tree.xpath("//s:url", namespaces=spaces):
        links = url.xpath("x:link", namespaces=spaces)
        listed[url.findtext("s:loc", namespaces=spaces)] = {one.get("hreflang"): one.get("href") for one in links}
    assert listed == {jumbo.url(page): alternates(jumbo.document(page)) for page in translated(jumbo)}
    assert len(tree.xpath("//s:url", namespaces=spaces)) == len(listed)


class TestTheChecksFindFaults:
    @pytest.mark.parametrize(
        ("check", "body", "found"),
        [
            (heading_faults, "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>", []),
            (heading_faults, "<p>a</p>", ["0 h1"]),
            (heading_faults, "<h1>a</h1><h1>b</h1>", ["2 h1"]),
            (heading_faults, "<h1>a</h1><h3>b</h3>", ["h3 after h1"]),
            (heading_faults, "<h2>a</h2><h1>b</h1>", ["h2 after h0"]),
            (heading_faults, "<h1> </h1>", ["an empty h1"]),
            (time_faults, '<time datetime="2022-11-17T09:00+01:00">a</time><time datetime="09:00">b</time>', []),
            (time_faults, '<time datetime="2022-11-31">a</time>', ["datetime=2022-11-31"]),
            (time_faults, '<time datetime="١٧">a</time>', ["datetime=١٧"]),
            (time_faults, "<time>a</time>", ["a time without datetime: a"]),
            (landmark_faults, "<main id=main><a href='#main'>a</a></main>", 3),
            (landmark_faults, "<a href='../'>a</a><header><nav></nav></header><footer></footer>", 4),
            (
                landmark_faults,
                "<a href='#main'>a</a><header><nav aria-label=b></nav><nav aria-label=b></nav></header><main id=main>"
                "</main><footer></footer>",
                ["two navs named b"],
            ),
            (open_graph_faults, "", 7),
        ],
    )
    def test_of_one_page(
        self, check: Callable[[html.HtmlElement], list[str]], body: str, found: list[str] | int
    ) -> None:
        faults = check(html.document_fromstring(SHELL.format(head="", body=body)))
        assert (len(faults) if isinstance(found, int) else faults) == found

    def test_languages(self, tmp_path: Path) -> None:
        site = small_site(tmp_path, ar__index_html='<html lang="ar" dir="ltr"><body>x</body></html>')
        assert wrong_languages(site) == ["ar/index.html: lang=ar dir=ltr"]

    def test_titles(self, tmp_path: Path) -> None:
        site = small_site(tmp_path, "<title>a</title>", en__b_html=SHELL.format(head="<title>a</title>", body=""))
        assert repeated_titles(site) == ["'a': en/b.html, en/index.html"]
        assert repeated_titles(small_site(tmp_path / "empty")) == ["no title: en/index.html"]

    def test_fallbacks(self, tmp_path: Path) -> None:
        source = '<link rel="canonical" href="https://jumbo.example/seventh/en/">'
        names = source + '<link rel="alternate" hreflang="en" href="https://jumbo.example/seventh/en/">'
        good = '<p class="fallback-note">x</p><main><p lang="en">x</p></main>'
        for head, body, found in (
            (source, good, []),
            (names, good, ["it/index.html: names translations"]),
            (source, "<main></main>", ["it/index.html: no note", "it/index.html: no text is marked as en"]),
        ):
            site = small_site(tmp_path, source, it__index_html=SHELL.format(head=head, body=body))
            assert fallback_faults(site) == found

    def test_canonical_addresses(self, tmp_path: Path) -> None:
        site = small_site(tmp_path, '<link rel="canonical" href="https://jumbo.example/en/">')
        assert canonical_faults(site) == ["en/index.html: https://jumbo.example/en/"]

    def test_translations(self, tmp_path: Path) -> None:
        head = '<link rel="alternate" hreflang="it" href="https://jumbo.example/seventh/it/">'
        assert hreflang_faults(small_site(tmp_path / "a", head)) == [
            "en/index.html: no x-default",
            "en/index.html: does not name itself",
            "en/index.html: it leads to https://jumbo.example/seventh/it/, which is no page",
        ]
        site = small_site(tmp_path / "b", head, it__index_html=SHELL.format(head="", body=""))
        assert "en/index.html: https://jumbo.example/seventh/it/ does not answer" in hreflang_faults(site)
