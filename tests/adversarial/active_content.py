"""What in a page could act: judged by lexbor, a parser of the HTML standard that the site itself does not use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

FORBIDDEN = frozenset(
    (
        *(
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "base",
            "math",
            "noscript",
            "noembed",
        ),
        *("portal", "bgsound", "marquee", "xmp", "plaintext", "listing", "isindex", "foreignobject", "animate", "set"),
    )
)
"""Elements that no page of the site has for whatever reason."""
OF_THE_THEME = frozenset(
    ("script", "style", "svg", "form", "input", "button", "meta", "link", "video", "audio", "template", "title")
)
"""Elements that the theme writes and a text of the content never."""
ADDRESSES = frozenset(
    (
        *("href", "src", "srcset", "action", "formaction", "poster", "data", "background", "cite", "longdesc"),
        *("xlink:href", "ping", "manifest", "codebase", "usemap", "icon", "dynsrc", "lowsrc"),
    )
)
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_STRIPPED = re.compile("[\x00-\x20\x7f-\xa0]")


def scheme(address: str) -> str:
    """Return the scheme that a browser would see (WHATWG URL: controls, tabs and line ends are taken out)."""
    bare = _STRIPPED.sub("", address)
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    return found.group(1).lower() if found else ""


def _elements(html: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(html).root
    if root is not None:
        yield from root.traverse(include_text=False)


TEMPLATES = ("mark-button", "now-mark")
"""Of the theme, by their ids."""


def _dangers_of(node: LexborNode, schemes: frozenset[str] = SCHEMES) -> Iterator[str]:
    name = str(node.tag).lower()
    if name in FORBIDDEN:
        yield f"<{name}>"
    for attribute, value in node.attributes.items():
        own = attribute.lower()
        if own.startswith("on") or own in ("style", "srcdoc", "is", "autofocus", "nonce"):
            yield f"<{name} {attribute}>"
        if own in ADDRESSES and scheme(value or "") not in schemes:
            yield f"<{name} {attribute}={(value or '')[:60]}>"


def in_text(html: str) -> list[str]:
    """Return what could act in the HTML of a text of the content: nothing of the theme may be there either."""
    found: list[str] = []
    for node in _elements(f"<!doctype html><body><div>{html}</div>"):
        name = str(node.tag).lower()
        found += _dangers_of(node)
        if name in OF_THE_THEME:
            found.append(f"<{name}>")
    return found


def in_page(html: str, origin: str) -> list[str]:
    """Return what could act in a page of the site beside the theme's own scripts; ``origin`` is the site's host."""
    found: list[str] = []
    for node in _elements(html):
        name = str(node.tag).lower()
        found += _dangers_of(node, SCHEMES | {"geo"})  # the place of the venue
        attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
        if name == "script" and not re.fullmatch(r"[./]*(?:[a-z]+/)*assets/[\w./-]+\.js", attributes.get("src", "")):
            found += _data_block(node, attributes)
        if name == "template":
            inner = (node.html or "").partition(">")[2].removesuffix("</template>")
            if attributes.get("id") not in TEMPLATES or attributes.keys() != {"id"}:
                found.append(f"<template {attributes}>")
            found += in_page(inner, origin)
        loads = attributes.get("src", "") if name != "link" else attributes.get("href", "")
        if name == "link" and attributes.get("rel") not in ("stylesheet", "preload", "icon", "manifest"):
            loads = ""
        if urlsplit(loads).netloc not in ("", origin):
            found.append(f"<{name}> loads {loads[:60]}")
        if name == "meta" and attributes.get("http-equiv", "").lower() not in ("", "content-security-policy"):
            found.append(f"<meta http-equiv={attributes['http-equiv']}>")
    return found


def _data_block(node: LexborNode, attributes: dict[str, str]) -> list[str]:
    """A script without an address must be data that can be read: JSON-LD."""
    if attributes.get("type") != "application/ld+json" or "src" in attributes:
        return [f"<script {attributes}>"]
    try:
        json.loads(node.text())
    except ValueError as error:
        return [f"JSON-LD that cannot be read: {error}"]
    return []


def text_of(html: str) -> str:
    """Return the text that a reader sees, as lexbor reads it."""
    body = LexborHTMLParser(html).body
    return body.text() if body is not None else ""
