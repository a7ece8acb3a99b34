"""Which addresses content may link to.

Schemes: RFC 3986, section 3.1. Browsers strip tabs, line ends and leading blanks from an address and decode
character references before they look at its scheme (WHATWG URL), so the check does the same.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

ALLOWED_SCHEMES = ("http", "https", "mailto", "tel")

_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SCHEME = re.compile(r"([^/?#]*?):")


def url_problem(target: str) -> str | None:
    """Return what is wrong with an address, as one sentence, or None when it may be linked to.

    Allowed are http, https, mailto and tel addresses, paths of the site (``/2022/``), relative paths and fragments.
    """
    decoded = target
    for _ in range(3):
        decoded = html.unescape(unquote(decoded))
    bare = _IGNORED.sub("", decoded)
    if not bare:
        return "The address is empty."
    if any(character in target for character in "\t\n\r\x00"):
        return "The address holds a control character."
    if "\\" in bare:
        return "The address holds a backslash; paths are written with `/`."
    if bare.startswith("//"):
        return "The address lacks its scheme; write https:// in full."
    scheme = _SCHEME.match(bare)
    if scheme is None:
        return _path_problem(bare)
    if scheme.group(1).lower() not in ALLOWED_SCHEMES:
        return f"`{scheme.group(1)[:20]}:` is not an address that the site may link to."
    if _SCHEME.match(target.strip()) is None:
        return "The address hides its scheme."
    if scheme.group(1).lower() in ("http", "https") and not re.match(r"https?://[^/?#\s@]", bare, re.IGNORECASE):
        return "The address lacks the name of a host after https://."
    return None


def _path_problem(path: str) -> str | None:
    depth = 0
    for segment in re.split(r"[?#]", path)[0].split("/"):
        if segment == "..":
            depth -= 1
        elif segment not in ("", "."):
            depth += 1
        if depth < 0:
            return "The path leads out of the site."
    return None
