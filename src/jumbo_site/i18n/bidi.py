"""Direction in texts without markup (Unicode UAX 9): titles, attributes, calendars."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""ALM, LRM, RLM; LRE, RLE, PDF, LRO, RLO; LRI, RLI, FSI, PDI."""

_STRIPPED = re.compile(f"[{BIDI_CONTROLS}]")
_OPENERS = {None: "\u2068", "ltr": "\u2066", "rtl": "\u2067"}
_CLOSER = "\u2069"
_INITIATORS = frozenset(_OPENERS.values())
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def base_direction(text: str) -> Literal["ltr", "rtl"] | None:
    """Return the direction of the first strong character of a paragraph, or None without one.

    UAX 9, rules P2 and P3: what stands between an isolate initiator and its PDI (or the end) is passed over.
    """
    depth = 0
    for character in text:
        if character in _INITIATORS:
            depth += 1
        elif character == _CLOSER:
            depth = max(0, depth - 1)
        elif depth == 0:
            kind = unicodedata.bidirectional(character)
            if kind == "L":
                return "ltr"
            if kind in ("R", "AL"):
                return "rtl"
    return None


def has_strong(text: str, direction: Literal["ltr", "rtl"]) -> bool:
    """Tell whether a text has a strong character of a direction (UAX 9, table 4: L, or R and AL)."""
    return any(_STRONG.get(unicodedata.bidirectional(character)) == direction for character in text)


def isolate(text: str, direction: Literal["ltr", "rtl"] | None = None) -> str:
    """Return the text between isolates (UAX 9, 2.4): FSI, or LRI and RLI where its direction is known.

    Isolates inside it are balanced first, as a PDI too many would end this one early, and one too few would carry it
    into what follows. Nothing is put round nothing.
    """
    return f"{_OPENERS[direction]}{_balanced(text)}{_CLOSER}" if text else ""


def _balanced(text: str) -> str:
    kept: list[str] = []
    depth = 0
    for character in text:
        if character in _INITIATORS:
            depth += 1
        elif character == _CLOSER:
            if depth == 0:
                continue
            depth -= 1
        kept.append(character)
    return "".join(kept) + _CLOSER * depth


def strip_bidi_controls(text: str) -> str:
    """Return the text without marks, embeddings, overrides and isolates."""
    return _STRIPPED.sub("", text)
