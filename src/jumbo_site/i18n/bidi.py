"""Direction in texts without markup (Unicode UAX 9): titles, attributes, calendars."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_STRIPPED = re.compile(f"[{BIDI_CONTROLS}]")
_OPENERS = {None: "\u2068", "ltr": "\u2066", "rtl": "\u2067"}
_CLOSER = "\u2069"


def base_direction(text: str) -> Literal["ltr", "rtl"] | None:
    """Return the direction of the first strong character (UAX 9, rules P2 and P3), or None without one."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in ("R", "AL"):
            return "rtl"
    return None


def isolate(text: str, direction: Literal["ltr", "rtl"] | None = None) -> str:
    """Return the text between isolates (UAX 9, 2.4): FSI, or LRI and RLI where its direction is known."""
    return f"{_OPENERS[direction]}{strip_bidi_controls(text)}{_CLOSER}"


def strip_bidi_controls(text: str) -> str:
    """Return the text without marks, embeddings, overrides and isolates."""
    return _STRIPPED.sub("", text)
