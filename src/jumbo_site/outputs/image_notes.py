"""Animations without what a program wrote beside the pictures: their blocks are copied, so nothing is encoded anew."""

from __future__ import annotations

from collections.abc import Iterator

_PNG_SIGNATURE = 8
_PNG_NOTES = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
"""PNG, third edition, 11.3: text, time and EXIF."""
_WEBP_NOTES = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0b0000_1100
"""Of the chunk VP8X: that there is EXIF, that there is XMP (RFC 9649, 2.7.1)."""
_GIF_KEPT = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
"""Application extensions that say how often an animation runs."""


def without_notes(data: bytes, kind: str) -> bytes | None:
    """Return an animation without its notes; None for a kind (as Pillow names it) that is not known here.

    Raises ValueError where the blocks of the file cannot be followed.
    """
    if kind == "PNG":
        return data[:_PNG_SIGNATURE] + b"".join(_png_chunks(data))
    if kind == "WEBP":
        body = b"WEBP" + b"".join(_webp_chunks(data))
        return b"RIFF" + len(body).to_bytes(4, "little") + body
    if kind == "GIF":
        return b"".join(_gif_blocks(data))
    return None


def _png_chunks(data: bytes) -> Iterator[bytes]:
    start = _PNG_SIGNATURE
    while start + 12 <= len(data):
        end = start + 12 + int.from_bytes(data[start : start + 4], "big")
        name = data[start + 4 : start + 8]
        if name not in _PNG_NOTES:
            yield data[start:end]
        if name == b"IEND":
            return
        start = end
    raise ValueError("a PNG without an end")


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    start, end_of_all = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while start + 8 <= end_of_all:
        name, size = data[start : start + 4], int.from_bytes(data[start + 4 : start + 8], "little")
        end = start + 8 + size + size % 2
        if name == b"VP8X":
            yield data[start : start + 8] + bytes([data[start + 8] & ~_WEBP_FLAGS]) + data[start + 9 : end]
        elif name not in _WEBP_NOTES:
            yield data[start:end]
        start = end


def _gif_blocks(data: bytes) -> Iterator[bytes]:
    """GIF 89a: a header, then images (2C) and extensions (21) of sub-blocks, then a trailer (3B)."""
    start = 13 + _colours(data[10])
    yield data[:start]
    while start < len(data):
        mark = data[start]
        if mark == 0x3B:
            yield data[start : start + 1]
            return
        if mark == 0x2C:
            end = _after_sub_blocks(data, start + 10 + _colours(data[start + 9]) + 1)
            yield data[start:end]
        elif mark == 0x21:
            end = _after_sub_blocks(data, start + 2)
            label, name = data[start + 1], data[start + 3 : start + 14]
            if label != 0xFE and (label != 0xFF or name in _GIF_KEPT):
                yield data[start:end]
        else:
            raise ValueError("a GIF with a block of no kind")
        start = end
    raise ValueError("a GIF without an end")


def _colours(packed: int) -> int:
    """Return the bytes of a table of colours."""
    return 3 << ((packed & 0b111) + 1) if packed & 0x80 else 0


def _after_sub_blocks(data: bytes, start: int) -> int:
    while start < len(data) and data[start]:
        start += data[start] + 1
    return start + 1
