"""Every link leads somewhere, and nothing is asked of anyone else."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from tests.conftest import LANGUAGES, BuiltSite
from tests.site_quality.small_sites import small_site

LOADING_RELATIONS = {
    *("apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload"),
    *("preconnect", "prefetch", "preload", "stylesheet"),
}
"""Relations of ``link`` for which a browser asks for the target, or connects to its host."""
LOADED = "//script/@src | //img/@src | //source/@src | //track/@src | //video/@src | //video/@poster | //audio/@src \
 | //iframe/@src | //embed/@src | //input/@src | //object/@data | //image/@href | //use/@href"
LINKED = (
    "//@href | //@src | //@poster | //object/@data | //form/@action | //@formaction | //blockquote/@cite | //q/@cite"
)
CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


@pytest.fixture(params=["jumbo", "jumbo_at_root"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """The JUMBO site twice: built for a path, and for the root of a host."""
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def is_outside(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme != "" or parts.netloc != ""


def is_of_another_host(address: str) -> bool:
    """Tell whether an address is asked of a server by name; data: and blob: are asked of nobody."""
    return urlsplit(address).netloc != ""


def resolve(site: BuiltSite, file: str, address: str) -> tuple[str, str]:
    """Return the file (within the site) and the fragment that an address leads to; raise ValueError outside the site.

    A folder leads to its index.html, as on every plain file server.
    """
    parts = urlsplit(address)
    folder = posixpath.dirname(site.base_path + file)
    path = posixpath.join(folder, unquote(parts.path)) if parts.path else site.base_path + file
    target = posixpath.normpath(path) + ("/" if path.endswith(("/", "/.", "/..")) else "")
    if not target.startswith(site.base_path):
        raise ValueError("leads out of the site")
    target = target.removeprefix(site.base_path).lstrip("/")
    return target + ("index.html" if target == "" or target.endswith("/") else ""), unquote(parts.fragment)


def candidates(document: html.HtmlElement) -> Iterator[str]:
    """Give the addresses in ``srcset`` and ``imagesrcset``."""
    for value in document.xpath("//@srcset | //@imagesrcset"):
        yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())


def linked(document: html.HtmlElement) -> Iterator[str]:
    """Give every address that a page names: links, assets, and where it leads on to."""
    yield from document.xpath(LINKED)
    yield from candidates(document)
    for refresh in document.xpath("//meta[@http-equiv='refresh']/@content"):
        yield refresh.partition("url=")[2]


def loaded(document: html.HtmlElement) -> Iterator[str]:
    """Give every address that a browser asks for by itself when it shows a page."""
    yield from document.xpath(LOADED)
    yield from candidates(document)
    for link in document.iter("link"):
        if LOADING_RELATIONS & set(link.get("rel", "").lower().split()):
            yield link.get("href", "")


def broken_links(site: BuiltSite) -> list[str]:
    documents = {file: site.document(file) for file in site.files}
    ids = {file: set(document.xpath("//@id")) for file, document in documents.items()}
    broken = []
    for file, document in documents.items():
        for address in (address for address in linked(document) if not is_outside(address)):
            try:
                target, fragment = resolve(site, file, address)
            except ValueError as error:
                broken.append(f"{file}: {address} {error}")
                continue
            if not (site.folder / target).is_file():
                broken.append(f"{file}: {address} leads to no file")
            elif fragment and fragment not in ids.get(target, set()):
                broken.append(f"{file}: {address} leads to no id")
    return broken


def styles(site: BuiltSite) -> Iterator[tuple[Path, str]]:
    for sheet in sorted(site.folder.rglob("*.css")):
        for in_function, in_import in CSS_ADDRESS.findall(sheet.read_text("utf-8")):
            yield sheet, in_function or in_import


def broken_styles(site: BuiltSite) -> list[str]:
    found = []
    for sheet, address in styles(site):
        if not is_outside(address) and not (sheet.parent / urlsplit(address).path).resolve().is_file():
            found.append(f"{sheet.name}: {address} leads to no file")
    return found


def foreign_loads(site: BuiltSite) -> list[str]:
    found = [
        f"{file}: {address}"
        for file in site.files
        for address in loaded(site.document(file))
        if is_of_another_host(address)
    ]
    found += [f"{sheet.name}: {address}" for sheet, address in styles(site) if is_of_another_host(address)]
    for picture in sorted(site.folder.rglob("*.svg")):
        addresses = etree.parse(str(picture)).xpath("//@*[local-name() = 'href']")
        found += [f"{picture.name}: {address}" for address in addresses if is_of_another_host(str(address))]
    return found


def inline_code(site: BuiltSite) -> list[str]:
    found = []
    for file in site.files:
        document = site.document(file)
        found += [f"{file}: style={value!r}" for value in document.xpath("//@style")]
        found += [f"{file}: a style element" for _ in document.xpath("//style")]
        handlers = document.xpath("//@*[starts-with(name(), 'on')]")
        found += [f"{file}: {handler.attrname}={str(handler)!r}" for handler in handlers]
        scripts = document.xpath("//script[not(@src)][not(@type='application/ld+json')]")
        found += [f"{file}: an inline script" for _ in scripts]
        addresses = (address for address in linked(document) if urlsplit(address).scheme == "javascript")
        found += [f"{file}: {address}" for address in addresses]
    return found


def weak_policies(site: BuiltSite) -> list[str]:
    found = []
    for file in site.files:
        head = site.document(file).find("head")
        policies = head.xpath("meta[@http-equiv='Content-Security-Policy']")
        if len(policies) != 1:
            found.append(f"{file}: {len(policies)} policies")
            continue
        content = policies[0].get("content", "")
        directives = dict(directive.strip().partition(" ")[::2] for directive in content.split(";"))
        if directives.get("default-src") != "'none'":
            found.append(f"{file}: the policy allows what it does not name")
        for name, sources in directives.items():
            if re.search(r"unsafe|\*|https?:|//", sources) or ("data:" in sources and name != "img-src"):
                found.append(f"{file}: {name} {sources}")
        if head.xpath("meta[@http-equiv='Content-Security-Policy']/preceding-sibling::*[self::link or self::script]"):
            found.append(f"{file}: something is loaded before the policy")
    return found


def relative_on_error_pages(site: BuiltSite) -> list[str]:
    """A server shows a 404 page at any depth, where an address relative to the page leads elsewhere."""
    return [
        f"{file}: {address}"
        for file in site.files
        if posixpath.basename(file) == "404.html"
        for address in linked(site.document(file))
        if not is_outside(address) and not address.startswith(("#", site.base_path))
    ]


def own_addresses(value: object) -> Iterator[str]:
    """Give every text in JSON-LD that stands as an address: the values of url, @id and item."""
    if isinstance(value, list):
        for part in value:
            yield from own_addresses(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key in ("url", "item", "@id", "image", "contentUrl") and isinstance(part, str):
                yield part
            else:
                yield from own_addresses(part)


def broken_public_addresses(site: BuiltSite) -> list[str]:
    """Whole addresses of the site itself, for machines: canonical, translations, Open Graph, JSON-LD, the sitemap."""
    found = []
    named: list[tuple[str, str]] = []
    for file in site.files:
        document = site.document(file)
        named += [(file, address) for address in document.xpath("//link[@rel='canonical']/@href")]
        named += [(file, address) for address in document.xpath("//link[@rel='alternate'][@hreflang]/@href")]
        named += [(file, one) for one in document.xpath("//meta[@property='og:url' or @property='og:image']/@content")]
        for block in document.xpath("//script[@type='application/ld+json']/text()"):
            addresses = own_addresses(json.loads(block))
            named += [(file, one) for one in addresses if one.startswith(site.base_url) or "://" not in one]
    for file, address in named:
        if not address.startswith(site.base_url):
            found.append(f"{file}: {address} is no address of the site")
        else:
            target, _ = resolve(site, "index.html", site.base_path + address.removeprefix(site.base_url))
            if not (site.folder / target).is_file():
                found.append(f"{file}: {address} leads to no file")
    return found


def test_every_internal_link_and_fragment_resolves(site: BuiltSite) -> None:
    assert broken_links(site) == []
    assert sum(1 for file in site.files for _ in linked(site.document(file))) > 1000


def test_every_address_in_a_stylesheet_resolves(site: BuiltSite) -> None:
    assert broken_styles(site) == []
    assert any(address.endswith(".woff2") for _, address in styles(site))


def test_whole_addresses_of_the_site_are_files_of_the_site(site: BuiltSite) -> None:
    assert broken_public_addresses(site) == []


def test_error_pages_work_at_any_depth(site: BuiltSite) -> None:
    assert (site.folder / "404.html").is_file()
    assert relative_on_error_pages(site) == []


def test_nothing_is_loaded_from_another_host(jumbo: BuiltSite) -> None:
    assert foreign_loads(jumbo) == []


def test_no_page_holds_inline_code_or_style(jumbo: BuiltSite) -> None:
    assert inline_code(jumbo) == []


def test_every_page_carries_the_strict_policy_before_anything_is_loaded(jumbo: BuiltSite) -> None:
    # the page of the search alone may run WebAssembly
    searches = [f"{language}/search/index.html: script-src 'self' 'wasm-unsafe-eval'" for language in sorted(LANGUAGES)]
    assert sorted(weak_policies(jumbo)) == sorted(searches)


class TestTheChecksFindFaults:
    @pytest.mark.parametrize(
        ("body", "fault"),
        [
            ('<a href="missing/">x</a>', "missing/ leads to no file"),
            ('<a href="../fr/">x</a>', "../fr/ leads to no file"),
            ('<a href="#nowhere">x</a>', "#nowhere leads to no id"),
            ('<a href="../en/#nowhere">x</a>', "../en/#nowhere leads to no id"),
            ('<a href="/en/">x</a>', "/en/ leads out of the site"),
            ('<a href="../../">x</a>', "../../ leads out of the site"),
            ('<img srcset="a.png 1x" alt="">', "a.png leads to no file"),
            ('<img src="a.png" alt="">', "a.png leads to no file"),
        ],
    )
    def test_links(self, tmp_path: Path, body: str, fault: str) -> None:
        assert broken_links(small_site(tmp_path, body=body)) == [f"en/index.html: {fault}"]

    @pytest.mark.parametrize(
        "body",
        ['<a href="./">x</a>', '<a href="/seventh/en/">x</a>', '<a href="#a" id="a">x</a>', '<a href="tel:1">x</a>'],
    )
    def test_good_links(self, tmp_path: Path, body: str) -> None:
        assert broken_links(small_site(tmp_path, body=body)) == []

    def test_a_redirect_to_nowhere(self, tmp_path: Path) -> None:
        site = small_site(tmp_path, head='<meta http-equiv="refresh" content="0; url=../old/">')
        assert broken_links(site) == ["en/index.html: ../old/ leads to no file"]

    def test_styles(self, tmp_path: Path) -> None:
        site = small_site(tmp_path, a_css="@font-face { src: url('f.woff2') } @import \"b.css\";")
        assert broken_styles(site) == ["a.css: f.woff2 leads to no file", "a.css: b.css leads to no file"]

    @pytest.mark.parametrize(
        ("head", "body"),
        [
            ('<script src="//cdn.example/a.js"></script>', ""),
            ('<link rel="stylesheet" href="https://cdn.example/a.css">', ""),
            ('<link rel="preconnect" href="https://cdn.example">', ""),
            ("", '<img src="http://cdn.example/a.png" alt="">'),
            ("", '<img srcset="https://cdn.example/a.png 2x" alt="">'),
            ("", '<iframe src="https://cdn.example/"></iframe>'),
            ("", '<video poster="https://cdn.example/a.png"></video>'),
        ],
    )
    def test_loads(self, tmp_path: Path, head: str, body: str) -> None:
        assert len(foreign_loads(small_site(tmp_path, head, body))) == 1

    def test_loads_of_styles_and_pictures(self, tmp_path: Path) -> None:
        picture = '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://cdn.example/b.png"/></svg>'
        site = small_site(tmp_path, a_css="a { background: url(https://cdn.example/a.png) }", a_svg=picture)
        assert foreign_loads(site) == ["a.css: https://cdn.example/a.png", "a.svg: https://cdn.example/b.png"]

    def test_a_link_to_another_host_is_no_load(self, tmp_path: Path) -> None:
        assert foreign_loads(small_site(tmp_path, body='<a href="https://rcc.example/">x</a>')) == []

    @pytest.mark.parametrize(
        ("body", "fault"),
        [
            ('<p style="color: red">x</p>', "style='color: red'"),
            ("<style>p { color: red }</style>", "a style element"),
            ('<p onclick="f()">x</p>', "onclick='f()'"),
            ("<script>f()</script>", "an inline script"),
            ('<a href="javascript:f()">x</a>', "javascript:f()"),
        ],
    )
    def test_inline_code(self, tmp_path: Path, body: str, fault: str) -> None:
        assert inline_code(small_site(tmp_path, body=body)) == [f"en/index.html: {fault}"]

    @pytest.mark.parametrize(
        ("policy", "fault"),
        [
            ("script-src 'self'", "the policy allows what it does not name"),
            ("default-src 'none'; style-src 'unsafe-inline'", "style-src 'unsafe-inline'"),
            ("default-src 'none'; img-src https://cdn.example", "img-src https://cdn.example"),
            ("default-src 'none'; script-src data:", "script-src data:"),
        ],
    )
    def test_policies(self, tmp_path: Path, policy: str, fault: str) -> None:
        site = small_site(tmp_path, head=f'<meta http-equiv="Content-Security-Policy" content="{policy}">')
        assert weak_policies(site) == [f"en/index.html: {fault}"]

    def test_a_missing_policy_and_one_that_comes_late(self, tmp_path: Path) -> None:
        late = (
            '<link rel="icon" href="a.svg"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        )
        assert weak_policies(small_site(tmp_path / "a")) == ["en/index.html: 0 policies"]
        found = weak_policies(small_site(tmp_path / "b", head=late))
        assert found == ["en/index.html: something is loaded before the policy"]

    def test_relative_addresses_on_an_error_page(self, tmp_path: Path) -> None:
        site = small_site(tmp_path, en__404_html='<html><body><a href="../">x</a><a href="#x">x</a></body></html>')
        assert relative_on_error_pages(site) == ["en/404.html: ../"]

    @pytest.mark.parametrize(
        ("head", "fault"),
        [
            ('<link rel="canonical" href="https://jumbo.example/seventh/fr/">', "leads to no file"),
            ('<link rel="alternate" hreflang="fr" href="https://jumbo.example/fr/">', "is no address of the site"),
            ('<meta property="og:image" content="/x.png">', "is no address of the site"),
            ('<script type="application/ld+json">{"a": [{"url": "/x/"}]}</script>', "is no address of the site"),
        ],
    )
    def test_whole_addresses(self, tmp_path: Path, head: str, fault: str) -> None:
        (found,) = broken_public_addresses(small_site(tmp_path, head=head))
        assert found.endswith(fault)
