"""Abstracts and biographies of other systems (HTML, Markdown, plain texts) as Markdown that the content may hold.

HTML is sanitised by nh3 and then converted by markdownify. Whatever comes out is scanned as ``check`` scans it; a text
that does not pass is written as plain words.
"""

from __future__ import annotations

import html
import re
from typing import cast

from jumbo_site.content.markdown_bounds import MAX_PARAGRAPH_CHARACTERS
from jumbo_site.content.markdown_scan import scan_markdown
from jumbo_site.model.web_address import url_problem

_TAGS = frozenset(
    (
        *("a", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "hr", "i", "img", "li", "ol", "p", "pre", "s", "section", "strong", "table", "tbody", "td", "th"),
        *("thead", "tr", "ul"),
    )
)
_DROPPED = frozenset(
    {"script", "style", "template", "iframe", "object", "noscript", "svg", "math", "title", "textarea"}
)
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:a|article|b|blockquote|br|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|script|section|span|"
    r"strong|style|sub|sup|svg|table|tbody|td|th|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-z]{2,8});")
_NESTED_LIST = re.compile(r"<li\b(?:(?!</li>).)*<[uo]l\b", re.DOTALL)
_ANY_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_VOID = frozenset({"br", "hr", "img"})
_CLOSING_THEMSELVES = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead"})
MAX_OPEN_TAGS = 300
"""Of HTML before it is cleaned, which takes the square of their number."""
MAX_NESTING = 60
"""Levels of HTML that are converted with their form; markdownify is recursive."""
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\]\((?P<url>[^()\s]+)(?:\s+\"[^\"\n]*\")?\)")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]*)\]\((?P<url>[^()\s]*)(?:\s+\"[^\"\n]*\")?\)")
_MARKDOWN = re.compile(r"\*\*\S|\]\(|^(?:[-*+]|\d+\.|#{1,6}) \S|^\S.*\n\n", re.MULTILINE)
_MARKS = re.compile(r"([\\`*_\[\]]|\{(?=:))")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_LEADING = re.compile(r"^(\s*)([-+>#])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s)", re.MULTILINE)
_LEADING_OTHERS = re.compile(r"^(\s*)([:=~|])", re.MULTILINE)


def is_html(text: str) -> bool:
    """Tell whether a text has tags of HTML."""
    return _LOOKS_LIKE_HTML.search(text) is not None


def plain_words(text: str) -> str:
    """Return a text without tags and with its character references read, for titles and summaries."""
    if is_html(text):
        import nh3

        text = html.unescape(
            nh3.clean(re.sub(r"<br\b[^<>]*>|</p>", " ", text), tags=set(), clean_content_tags=set(_DROPPED))
        )
    elif _ENTITY.search(text):
        text = html.unescape(text)
    return " ".join(text.split())


def as_markdown(text: str) -> str:
    """Return a text as Markdown that passes the check of the content; empty where it holds nothing to read."""
    if is_html(text):
        is_mixed = _MARKDOWN.search(text) is not None and not text.lstrip().startswith("<")
        markdown = _from_html(_rendered(text) if is_mixed else text)
    else:
        markdown = _with_known_links(text)
    markdown = _tidied(markdown)
    if passes(markdown):
        return markdown
    words = html.unescape(re.sub(r"<[^<>]*>", " ", text)) if is_html(text) else text
    return _as_plain(words)


def passes(markdown: str) -> bool:
    """Tell whether ``check`` finds nothing wrong with a text, whatever pages the site has."""
    scan = scan_markdown(markdown, "", 1)
    if scan.diagnostics:
        return False
    return all(not link.is_image and _leads_elsewhere(link.target) for link in scan.links)


def _leads_elsewhere(url: str) -> bool:
    return url.lower().startswith(("http://", "https://", "mailto:", "tel:")) and url_problem(url) is None


def _from_html(text: str) -> str:
    if _nesting(text, but=_CLOSING_THEMSELVES) > MAX_OPEN_TAGS:
        return _as_plain(html.unescape(re.sub(r"<[^<>]*>", " ", text)))
    import nh3

    def kept(tag: str, attribute: str, value: str) -> str | None:
        return value.strip() if attribute == "alt" or _leads_elsewhere(value.strip()) else None

    clean = nh3.clean(
        text,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED),
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        attribute_filter=kept,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    if _nesting(clean) > MAX_NESTING:
        return _as_plain(html.unescape(nh3.clean(re.sub(r"</(?:p|div|li)>", "\n\n", clean), tags=set())))
    from markdownify import MarkdownConverter

    class _Converter(MarkdownConverter):
        def escape(self, text: str, parent_tags: object) -> str:
            return escaped(text)

        def convert_img(self, el, text, parent_tags):  # type: ignore[no-untyped-def]
            """Images of other sites are not loaded: a link leads to them."""
            alt = escaped(" ".join((el.attrs.get("alt") or "").split()))
            source = el.attrs.get("src") or ""
            return alt if "a" in parent_tags or not source else f"[{alt or 'image'}]({source})"

    bullet = "-  " if _NESTED_LIST.search(clean) else "-"  # Python-Markdown nests by four blanks
    converter = _Converter(heading_style="ATX", bullets=cast("str", (bullet,)), autolinks=False)
    return str(converter.convert(clean))


def _rendered(text: str) -> str:
    """Return Markdown with some HTML in it as HTML; as it is where Python-Markdown would take long."""
    if any(problem.code == "markdown-too-complex" for problem in scan_markdown(text, "", 1).diagnostics):
        return text
    import markdown

    return markdown.markdown(text)


def _nesting(text: str, but: frozenset[str] = frozenset()) -> int:
    depth = deepest = 0
    for close, name in _ANY_TAG.findall(text):
        if name.lower() not in _VOID | but:
            depth += -1 if close else 1
            deepest = max(deepest, depth)
    return deepest


def _with_known_links(markdown: str) -> str:
    """Return Markdown whose images are links, and whose links to other places of their own site are words."""
    markdown = _IMAGE.sub(lambda one: f"[{one['alt'] or 'image'}]({one['url']})", markdown)

    def link(one: re.Match[str]) -> str:
        return one.group() if _leads_elsewhere(one["url"]) else one["words"]

    return _LINK.sub(link, markdown)


def _tidied(markdown: str) -> str:
    lines = [line if line.strip() else "" for line in markdown.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").rstrip()


def escaped(text: str) -> str:
    """Return words whose signs have no meaning in Python-Markdown, which knows fewer escapes than CommonMark."""
    text = _MARKS.sub(r"\\\1", text)
    text = _REFERENCE.sub("&amp;", text).replace("<", "&lt;")
    text = _LEADING.sub(r"\1\\\2", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _LEADING_OTHERS.sub(lambda one: f"{one[1]}&#{ord(one[2])};", text)


def _as_plain(text: str) -> str:
    """Return words without any markup; signs beyond all bounds are left out."""
    lines = re.sub(r"(?m)^[ \t]+", "", text)
    plain = _tidied(escaped(lines))
    if passes(plain):
        return plain
    bare = re.sub(r"[ \t]+", " ", re.sub(r"[^\w\s.,;'\"()/%@-]|_", " ", text))
    bare = re.sub(r"(?m)^[\s-]*(?:\d{1,9}[.)]\s)?", "", bare)
    parts = [part.strip() for paragraph in bare.split("\n") for part in _pieces(paragraph)]
    plain = "\n\n".join(part for part in parts if part)
    return plain if passes(plain) else "\n\n".join(_pieces(" ".join(bare.split())))


def _pieces(paragraph: str) -> list[str]:
    length = MAX_PARAGRAPH_CHARACTERS - 1000
    return [paragraph[start : start + length] for start in range(0, len(paragraph), length)]
