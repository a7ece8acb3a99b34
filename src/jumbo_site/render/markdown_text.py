"""Organisers' Markdown to safe HTML.

Raw HTML in the text is kept only as far as nh3's allow-list goes: no SVG, no MathML, no style, no script, no event
handler. Links to pages of the site are written without a language and come out with a marker, so that one
conversion serves pages at different depths; ``resolve_links`` puts the right address in its place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from jumbo_site.content.markdown_plain import SIMPLE_INLINE, is_plain, is_simple
from jumbo_site.model.web_address import url_problem
from jumbo_site.plan.views import ImageView
from jumbo_site.render.figures import with_figures
from jumbo_site.render.link_marks import LINK_MARKER, without_marks
from jumbo_site.render.script_runs import isolate_runs_in_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
_ATTRIBUTES = {
    "*": {"lang", "dir", "id", "class", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_CLASSES = frozenset(
    {"anchor", "footnote", "footnote-ref", "footnote-backref", "align-start", "align-center", "align-end"}
)
_ALIGNMENT = {"left": "align-start", "center": "align-center", "right": "align-end"}
_HEADING = re.compile(r"h[1-6]\Z")


@lru_cache(maxsize=16)
def _converter(heading_level: int, backlink_title: str, anchor_title: str) -> Markdown:
    from xml.etree.ElementTree import SubElement

    import markdown
    from markdown.extensions import Extension
    from markdown.treeprocessors import Treeprocessor

    class Structure(Treeprocessor):
        """Gives headings their level on the page and stable ids, and turns inline alignment into classes."""

        def run(self, root: Element) -> None:
            headings = [element for element in root.iter() if _HEADING.match(element.tag)]
            highest = min((int(heading.tag[1]) for heading in headings), default=1)
            previous = heading_level - 1
            for number, heading in enumerate(headings, start=1):
                level = heading_level + int(heading.tag[1]) - highest
                previous = min(level, previous + 1, 6)  # no level is left out, whatever the text does
                heading.tag = f"h{previous}"
                heading.set("id", f"section-{number}")
                if anchor_title:
                    link = SubElement(heading, "a", {"class": "anchor", "href": f"#section-{number}"})
                    link.text, link.attrib["title"] = "#", anchor_title
            for element in (*root.iter("td"), *root.iter("th")):
                _align(element)
            for element in root.iter("img"):
                element.set("loading", "lazy")

    class StructureExtension(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
            md.treeprocessors.register(Structure(md), "structure", 1)

    return markdown.Markdown(
        extensions=["fenced_code", "tables", "footnotes", "def_list", "abbr", "sane_lists", StructureExtension()],
        extension_configs={"footnotes": {"BACKLINK_TEXT": "↑", "BACKLINK_TITLE": backlink_title}},
        output_format="html",
    )


def _align(element: Element) -> None:
    style = element.attrib.pop("style", "")
    for side, name in _ALIGNMENT.items():
        if side in style:
            element.set("class", name)
    if element.tag == "th":
        element.set("scope", "col")


def _filter(id_prefix: str) -> Callable[[str, str, str], str | None]:
    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("href", "src"):
            if value.startswith("#"):
                return "#" + id_prefix + value[1:]
            if url_problem(value) is not None:
                return None
            return LINK_MARKER + value if value.startswith("/") else value
        if attribute == "id":
            return id_prefix + value
        if attribute == "class":
            kept = [name for name in value.split() if name in _CLASSES]
            return " ".join(kept) or None
        return value

    return keep


def plain_paragraphs(markdown: str) -> str | None:
    """Return the HTML of a text that is paragraphs and lists of words, simple links and emphasis; None for any other.

    Most texts are, and the general conversion of one costs a hundred times as much. A test holds that both agree.
    """
    text = markdown
    if not is_plain(markdown):
        if not is_simple(markdown):
            return None
        text = SIMPLE_INLINE.sub(_inline_html, markdown)
    blocks = (block.strip("\n") for block in text.split("\n\n"))
    return "\n".join(_block_html(block) for block in blocks if block)


def _block_html(block: str) -> str:
    if not block.startswith("- "):
        return f"<p>{block}</p>"
    items = "\n".join(f"<li>{line[2:]}</li>" for line in block.split("\n"))
    return f"<ul>\n{items}\n</ul>"


def _inline_html(match: re.Match[str]) -> str:
    if match["strong"] is not None:
        return f"<strong>{match['strong']}</strong>"
    if match["em"] is not None:
        return f"<em>{match['em']}</em>"
    target = match["target"]
    marker = LINK_MARKER if target.startswith("/") else ""
    return f'<a href="{marker}{target}">{match["words"]}</a>'


@lru_cache(maxsize=4096)
def markdown_html(
    markdown: str,
    *,
    script: str,
    heading_level: int,
    id_prefix: str,
    backlink_title: str,
    anchor_title: str = "",
    images: tuple[ImageView, ...] = (),
) -> str:
    """Convert Markdown to sanitised HTML.

    ``script`` (ISO 15924) is the text's own script: runs of others are isolated. ``backlink_title`` names the links
    that lead from a footnote back to the text, with ``{}`` for its number. With ``anchor_title`` headings have links
    to themselves of that name. ``images`` are those of the text.
    """
    plain = plain_paragraphs(markdown)
    if plain is not None:
        return isolate_runs_in_html(plain, script)
    general = general_html(markdown, heading_level, id_prefix, backlink_title, anchor_title)
    if "<img" in general:
        general = with_figures(general, images)
    return isolate_runs_in_html(general, script)


def general_html(markdown: str, heading_level: int, id_prefix: str, backlink_title: str, anchor_title: str = "") -> str:
    """Return what the converter and the sanitiser make of a text, whatever it holds."""
    import nh3

    converter = _converter(heading_level, backlink_title, anchor_title)
    converter.reset()
    raw = converter.convert(without_marks(markdown))
    return nh3.clean(
        raw,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_filter(id_prefix),
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
        strip_comments=True,
    )


def plain_text(html_text: str) -> str:
    """Return the text of sanitised HTML, without tags, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", html_text)).split())
