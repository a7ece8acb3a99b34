"""Which addresses content may link to.

Schemes: RFC 3986, section 3.1. Browsers strip tabs, line ends and leading blanks from an address and decode
character references before they look at its scheme (WHATWG URL), so the check does the same.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

from jumbo_site.messages import Message, say

ALLOWED_SCHEMES = ("http", "https", "mailto", "tel")

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_JOINERS = "\u200c\u200d"
"""Persian and Indic words need them; addresses of such words have them in their paths."""
_BLANK = re.compile(r"\s")
_SCHEME = re.compile(r"([^/?#]*?):")
_WITH_HOST = re.compile(r"https?://(?:[^/?#\s@]*@)?[^/?#\s@:][^/?#\s@]*(?:[/?#]|\Z)", re.IGNORECASE)


def url_problem(target: str) -> Message | None:
    """Return what is wrong with an address, as one sentence, or None when it may be linked to.

    Allowed are http, https, mailto and tel addresses, paths of the site (``/2022/``), relative paths and fragments.
    """
    as_html = html.unescape(target)
    decoded = as_html
    for _ in range(3):
        decoded = html.unescape(unquote(decoded))
    bare = _BLANK.sub("", _INVISIBLE.sub("", _CONTROL.sub("", decoded)))
    if not bare:
        return say("The address is empty.")
    scheme = _SCHEME.match(bare)
    name = scheme.group(1) if scheme else ""
    if scheme is not None and name.lower() not in ALLOWED_SCHEMES:
        return say("`{name}:` is not an address that the site may link to.", name=name[:20])
    if _CONTROL.search(as_html):
        return say("The address holds a control character.")
    if any(character not in _JOINERS for character in _INVISIBLE.findall(as_html)):
        return say("The address holds an invisible character.")
    if "\\" in as_html:
        return say("The address holds a backslash; paths are written with `/`.")
    if bare.startswith("//"):
        return say("The address lacks its scheme; write https:// in full.")
    if scheme is None:
        return _path_problem(bare)
    if not target.strip().lower().startswith(f"{name.lower()}:"):
        return say("The address hides its scheme.")
    if bare[scheme.end() :] == "":
        return say("The address lacks what follows `{name}:`.", name=name)
    if name.lower() in ("http", "https") and not _WITH_HOST.match(as_html.strip()):
        return say("The address lacks the name of a host after https://.")
    return None


def _path_problem(path: str) -> Message | None:
    """Tell whether ``..`` leads above where the path begins; browsers read a backslash as a stroke."""
    depth = 0
    for segment in re.split(r"[?#]", path.replace("\\", "/"))[0].split("/"):
        if segment == "..":
            depth -= 1
        elif segment not in ("", "."):
            depth += 1
        if depth < 0:
            return say("The path leads out of the site.")
    return None
