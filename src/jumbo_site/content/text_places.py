"""Offsets of a text as places in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from jumbo_site.diagnostics import Location


class TextPlaces:
    """Offsets of a text as places in its file. Lines end with LF alone, as editors count them.

    YAML 1.1 (4.2) ends lines at U+0085, U+2028 and U+2029 too, so the parser's own line numbers are not used.
    """

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def at(self, offset: int) -> Location:
        """Return the place of the character at an offset, at most the end of the text."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset) - 1
        return Location(self.file, self.first_line + line, offset - self.starts[line] + 1)

    def line_of(self, place: Location) -> str:
        """Return the line that a place is in, without its end; empty above the first line."""
        number = place.line - self.first_line
        if number < 0:
            return ""
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]
