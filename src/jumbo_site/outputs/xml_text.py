"""Texts as XML can hold them."""

from __future__ import annotations

import re

_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (production 2, Char) has no place for, not even as a reference."""


def xml_text(text: str) -> str:
    """Return a text without the control characters that a content file may hold and XML may not."""
    return _NO_CHARACTER.sub("", text)
