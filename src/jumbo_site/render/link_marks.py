"""Marks in converted texts round addresses within the site, which depend on the page that shows them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

LINK_MARKER = "\ue000"
"""A private-use character that no source may contain; it stands before each address within the site."""
LINK_END = "\ue001"
"""Stands behind an address that does not end with its attribute."""

_MARKED = re.compile(f'{LINK_MARKER}([^"{LINK_END}]*)(["{LINK_END}])')


def without_marks(text: str) -> str:
    """Return a text without the characters that serve as marks."""
    return text.replace(LINK_MARKER, "").replace(LINK_END, "")


def resolve_links(html_text: str, resolve: Callable[[str], str]) -> str:
    """Put the address that ``resolve`` gives for each marked path (``/2022/panels/cybercrime/``) in its place."""
    if LINK_MARKER not in html_text:
        return html_text

    def replace(match: re.Match[str]) -> str:
        address = html.escape(resolve(html.unescape(match.group(1))), quote=True)
        return address + match.group(2).replace(LINK_END, "")

    return _MARKED.sub(replace, html_text)
