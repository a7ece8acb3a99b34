"""Texts of an iCalendar file: cleaned of what the format cannot hold, escaped as it wants."""

from __future__ import annotations

import re

from icalendar import vText

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a text must not hold (RFC 5545, 3.1: CONTROL), C1 controls, and what has no form in UTF-8."""

_LINE = 74
_ESCAPING = b"\\^"

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
"""RFC 5545, 3.3.11."""


class ExactText(vText):
    """A text that reads back letter for letter: the library takes a written ``\\N`` for a line end."""

    def to_ical(self) -> bytes:
        """Return the text escaped, as UTF-8."""
        return self.translate(_ESCAPES).encode("utf-8")


def several_lines(text: str) -> ExactText:
    """Return text with every kind of line end as LF and without control characters."""
    return ExactText(_clean(text).strip())


def one_line(text: str) -> ExactText:
    """Return text on one line: line ends in names and places would be read as structure by lenient readers."""
    return ExactText(" ".join(_clean(text).split()))


def folded(line: str) -> bytes:
    """Return a content line folded at 75 octets, the blank before a continuation counted, without its last CRLF.

    RFC 5545, 3.1. No character is split, and no escape (``\\,`` ``^n``) from what it escapes: some readers unfold after
    they have read escapes. The library does the same one character at a time, which takes half of a calendar's time.
    """
    octets = line.encode("utf-8")
    if len(octets) <= _LINE:
        return octets
    pieces: list[bytes] = []
    start = 0
    while len(octets) - start > _LINE:
        end = start + _LINE
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        if octets[end - 1] in _ESCAPING and end - 1 > start:
            end -= 1
        pieces.append(octets[start:end])
        start = end
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces)


def _clean(text: str) -> str:
    return _CONTROL.sub("", _LINE_END.sub("\n", text))
