"""Texts of bibliographic records made fit for line-based and braced formats."""

from __future__ import annotations

import re
import unicodedata

_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates (UAX 9): a field of data has none; the directional marks and joiners stay."""


def one_line(value: str) -> str:
    """Return a text on one line, in NFC: without control characters, surrogates, noncharacters, bidi controls.

    Any run of blanks, line ends among them, becomes one space.
    """
    plain = " ".join(_BIDI_CONTROLS.sub("", value).split())
    kept = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Cc", "Cs") and not _is_none(sign))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _is_none(sign: str) -> bool:
    """Tell whether a code point is a noncharacter (Unicode 16, 23.7)."""
    number = ord(sign)
    return number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
