"""A file's bytes, and edits of its text that leave all other bytes as they are."""

from __future__ import annotations

from collections.abc import Sequence

from jumbo_site.content.translation_yaml import Edit, applied


class WrittenText:
    """A file's bytes, and its text as the reader sees it: without a byte order mark, with LF at the ends of lines."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        self.written = data.removeprefix(self.mark).decode("utf-8")
        self.text = self.written.replace("\r\n", "\n").replace("\r", "\n")

    def edited(self, edits: Sequence[Edit]) -> bytes:
        """Return the bytes with edits of the text made; all others stay, whatever ends their lines."""
        end_of_line = "\r\n" if "\r\n" in self.written else "\n"
        places = self._places(edits)
        own = [(places[start], places[end], new.replace("\n", end_of_line)) for start, end, new in edits]
        return self.mark + applied(self.written, own).encode("utf-8")

    def _places(self, edits: Sequence[Edit]) -> dict[int, int]:
        """Return where offsets of the text lie among the characters that are written."""
        wanted = {offset for start, end, _ in edits for offset in (start, end)}
        if "\r" not in self.written:
            return {offset: offset for offset in wanted}
        places: dict[int, int] = {}
        offset = 0
        for place, character in enumerate(f"{self.written}\0"):
            if character == "\n" and self.written[place - 1 : place] == "\r":
                continue  # the second half of CR LF
            if offset in wanted:
                places[offset] = place
            offset += 1
        return places
