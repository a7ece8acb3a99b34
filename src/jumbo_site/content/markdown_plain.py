"""Markdown that is paragraphs alone, as most texts are: it needs no parser to be scanned or converted."""

from __future__ import annotations

import re

_SIGNS = r"\\`*_{}\[\]<>#!&|~^\ue000"
"""What Markdown or HTML gives a meaning anywhere in a line, and the private character that marks links."""

_LINE = rf"(?:[^\W\d_]|[«“„‘\"'(]|\d+(?![\d.)]))(?:[^\x00-\x1f\x7f-\xa0\u2028\u2029{_SIGNS}]*[^\s\x00-\x1f\x7f-\xa0\u2028\u2029{_SIGNS}])?"  # no blanks
_PLAIN = re.compile(rf"\n*{_LINE}(?:\n+{_LINE})*\n*")


def is_plain(markdown: str) -> bool:
    """Tell whether a text is paragraphs alone: each line begins with a letter, a quotation mark or a number, and holds no sign with a meaning."""
    return _PLAIN.fullmatch(markdown) is not None
