"""Markdown of paragraphs and simple lists, as most texts are: it needs no parser to be scanned or converted."""

from __future__ import annotations

import re

from jumbo_site.model.web_address import url_problem

_SIGNS = r"\\`*_{}\[\]<>#!&|~^\ue000"
"""What Markdown or HTML gives a meaning anywhere in a line, and the private character that marks links."""
_OTHERS = rf"\x00-\x1f\x7f-\xa0\u2028\u2029{_SIGNS}"

_LINE = rf"(?:[^\W\d_]|[«“„‘\"'(]|\d+(?![\d.)]))(?:[^{_OTHERS}]*[^\s{_OTHERS}])?"
_BLOCK = rf"(?:{_LINE}(?:\n{_LINE})*|- {_LINE}(?:\n- {_LINE})*)"
_PLAIN = re.compile(rf"\n*{_BLOCK}(?:\n\n+{_BLOCK})*\n*")
_TWO_LISTS = re.compile(r"^- [^\n]*\n\n+- ", re.MULTILINE)
"""Lists with nothing between them are one list, of paragraphs."""


def is_plain(markdown: str) -> bool:
    """Tell whether a text is paragraphs and lists with hyphens alone.

    Each line, or each item of a list, begins with a letter, a quotation mark or a number, and holds no sign with a
    meaning.
    """
    return _PLAIN.fullmatch(markdown) is not None and ("\n- " not in markdown or not _TWO_LISTS.search(markdown))


_WORDS = rf"(?!\s)[^{_OTHERS}()]+(?<!\s)"
SIMPLE_INLINE = re.compile(
    rf"\[(?P<words>{_WORDS})\]\((?P<target>(?:/(?!/)|https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/)[A-Za-z0-9/.-]*)\)"
    rf"|\*\*(?P<strong>{_WORDS})\*\*(?!\*)|\*(?P<em>{_WORDS})\*(?!\*)"
)
"""A link to a plain address, strong words, words with emphasis: each of plain text and on one line."""


def is_simple(markdown: str) -> bool:
    """Tell whether a text is plain but for links and emphasis as in ``SIMPLE_INLINE``."""
    targets = (match["target"] for match in SIMPLE_INLINE.finditer(markdown))
    if any(target is not None and url_problem(target) for target in targets):
        return False
    return is_plain(SIMPLE_INLINE.sub("x", markdown))
