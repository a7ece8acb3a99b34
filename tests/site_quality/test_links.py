"""Every link leads somewhere, and nothing is asked of anyone else."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from lxml import html

from tests.conftest import BASE_PATH, BASE_URL, BuiltSite

LOADED = {"script": "src", "img": "src", "link": "href", "source": "src", "iframe": "src", "video": "src"}
LOADING_RELATIONS = {"stylesheet", "icon", "preload", "manifest"}


def resolve(page: str, address: str) -> tuple[str, str]:
    """Return the file (within the site) and the fragment that an address on a page leads to."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if path.startswith("/"):
        assert path.startswith(BASE_PATH), f"{page}: {address} leads out of the site"
        target = path.removeprefix(BASE_PATH)
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        assert not target.startswith(".."), f"{page}: {address} leads out of the site"
        if path.endswith("/") or path in (".", ".."):
            target = "" if target == "." else target + "/"
    if target == "" or target.endswith("/"):
        target += "index.html"
    return target, unquote(parts.fragment)


def is_outside(address: str) -> bool:
    return urlsplit(address).scheme != ""


def test_every_internal_link_and_fragment_resolves(jumbo: BuiltSite) -> None:
    documents = {page: jumbo.document(page) for page in jumbo.pages}
    ids = {page: set(document.xpath("//@id")) for page, document in documents.items()}
    broken, followed = [], 0
    for page, document in documents.items():
        for address in document.xpath("//@href | //@src"):
            if is_outside(address):
                continue
            file, fragment = resolve(page, address)
            followed += 1
            if not (jumbo.folder / file).is_file():
                broken.append(f"{page}: {address} leads to no file")
            elif fragment and fragment not in ids.get(file, set()):
                broken.append(f"{page}: {address} leads to no id")
    assert broken == []
    assert followed > 1000


def test_canonical_and_translated_addresses_are_pages_of_the_site(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        document = jumbo.document(page)
        for address in document.xpath("//link[@rel='canonical' or @rel='alternate'][not(@type)]/@href"):
            assert address.startswith(BASE_URL), f"{page}: {address}"
            file, _ = resolve("index.html", BASE_PATH + address.removeprefix(BASE_URL))
            assert (jumbo.folder / file).is_file(), f"{page}: {address}"


def test_nothing_is_loaded_from_another_site(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        for element in jumbo.document(page).iter(*LOADED):
            if element.tag == "link" and not LOADING_RELATIONS & set(element.get("rel", "").split()):
                continue
            address = element.get(LOADED[element.tag])
            assert address is None or not is_outside(address), f"{page}: {html.tostring(element)!r}"
    for sheet in jumbo.folder.rglob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text("utf-8")):
            assert not is_outside(address), f"{sheet.name}: {address}"
            assert (sheet.parent / address).resolve().is_file(), f"{sheet.name}: {address}"


def test_no_page_holds_inline_code_or_style(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        document = jumbo.document(page)
        assert document.xpath("//@style | //style") == [], page
        assert document.xpath("//@*[starts-with(name(), 'on')]") == [], page
        scripts = document.xpath("//script[not(@src)]/@type")
        assert set(scripts) <= {"application/ld+json"}, page
        assert len(document.xpath("//script[not(@src)]")) == len(scripts), page


def test_every_page_carries_the_strict_policy_before_anything_is_loaded(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        head = jumbo.document(page).find("head")
        policy = head.xpath("meta[@http-equiv='Content-Security-Policy']")
        assert len(policy) == 1, page
        content = policy[0].get("content")
        assert "default-src 'none'" in content, page
        assert "unsafe" not in content, page
        first_resource = head.xpath("link | script")[0]
        assert list(head).index(policy[0]) < list(head).index(first_resource), page
