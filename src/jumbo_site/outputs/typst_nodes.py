"""Sanitised HTML as plain nodes that a Typst template draws: data all the way, never markup.

A node is a text, or ``{"tag": …, "body": [nodes]}`` with ``href``, ``lang``, ``src`` and ``alt`` where it has them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jumbo_site.i18n.language import UnknownLanguageError, language
from jumbo_site.plan.plain_text import alone
from jumbo_site.plan.views import Prose, Text

Node = str | dict[str, Any]
FIRST_STRONG, POP = "\u2068", "\u2069"
"""U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE (UAX #9), for ``bdi``."""
_INLINE_BLANKS = frozenset({"p", "li", "td", "th", "h2", "h3", "h4", "h5", "h6", "a", "em", "strong", "bdi", "span"})


def prose_nodes(prose: Prose, script: str, absolute: Callable[[str], str]) -> list[Node]:
    """Return the nodes of a Markdown text. ``absolute`` gives the address of a path of the site."""
    from jumbo_site.render.link_marks import resolve_links
    from jumbo_site.render.markdown_text import markdown_html

    html = markdown_html(
        prose.markdown,
        script=script,
        heading_level=prose.heading_level,
        id_prefix=prose.id_prefix,
        backlink_title="{}",
    )
    return html_nodes(resolve_links(html, absolute))


def html_nodes(html: str) -> list[Node]:
    """Return the nodes of a fragment of sanitised HTML."""
    from lxml import html as parser

    root = parser.fragment_fromstring(html, create_parent="div")
    return _children(root)


def _children(element: Any) -> list[Node]:
    nodes: list[Node] = []
    _add(nodes, element.text, element.tag)
    for child in element:
        if isinstance(child.tag, str):
            nodes.append(_element(child))
        _add(nodes, child.tail, element.tag)
    return nodes


def _add(nodes: list[Node], text: str | None, inside: str) -> None:
    """Add a text; blanks between blocks are none."""
    if not text or (not text.strip() and inside not in _INLINE_BLANKS):
        return
    nodes.append(text if inside == "pre" else " ".join(text.split("\n")))


def _element(element: Any) -> dict[str, Any]:
    node: dict[str, Any] = {"tag": element.tag, "body": _children(element)}
    if element.tag == "bdi":
        node["body"] = [FIRST_STRONG, *node["body"], POP]
    if element.get("href"):
        node["href"] = element.get("href")
    if element.tag == "img":
        node |= {"src": element.get("src") or "", "alt": element.get("alt") or ""}
    tag = element.get("lang")
    if tag is not None and (known := typst_language(tag)) is not None:
        node["lang"] = known
    return node


def with_images(nodes: list[Node], place: Callable[[str], tuple[str, float] | None]) -> list[Node]:
    """Return nodes with each image's file and its width in millimetres, as ``place`` gives them for its address.

    Where it gives none, the text alternative stands for the image.
    """
    placed: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            placed.append(node)
        elif node["tag"] != "img":
            placed.append({**node, "body": with_images(node["body"], place)})
        elif (found := place(node["src"])) is not None:
            placed.append({**node, "src": found[0], "width": found[1]})
        elif node["alt"]:
            placed.append(node["alt"])
    return placed


def typst_language(tag: str) -> str | None:
    """Return a tag's language of two or three letters, as Typst wants it; None where only a script is known."""
    try:
        own = language(tag).tag.partition("-")[0]
    except UnknownLanguageError:
        return None
    return own if own not in ("und", "zxx") else None


def plain(text: Text | None) -> str:
    """Return a text with isolates where it is foreign; an empty one for none."""
    return alone(text) if text is not None else ""


def text_nodes(text: Text | None) -> list[Node]:
    """Return a short text with the language that it is in; no nodes for none."""
    if text is None:
        return []
    known = typst_language(text.lang) if text.is_foreign else None
    return [plain(text)] if known is None else [{"tag": "span", "body": [plain(text)], "lang": known}]
