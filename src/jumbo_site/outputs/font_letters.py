"""The characters that the fonts of the books have (OpenType, table cmap), and texts without those that they lack.

PDF/UA-1 allows no character without a glyph, so one of them would keep a whole book from being made.
"""

from __future__ import annotations

import json
import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

UNKNOWN = "\ufffd"
"""U+FFFD REPLACEMENT CHARACTER: stands for a letter that no font has."""
Data = TypeVar("Data")


@lru_cache(maxsize=4)
def characters_of(folder: Path) -> frozenset[str]:
    """Return the characters that at least one font of a folder has."""
    return frozenset(chr(code) for file in sorted(folder.glob("*.ttf")) for code in _codes(file.read_bytes()))


def displayable(data: Data, folder: Path) -> Data:
    """Return texts in lists and dictionaries with what the fonts of a folder can show.

    Symbols that they lack, such as emoji, are left out; letters become U+FFFD.
    """
    known = characters_of(folder)
    missing = {one for one in json.dumps(data, ensure_ascii=False) if one not in known and not _is_unseen(one)}
    if not missing:
        return data
    stand_ins = {ord(one): "" if unicodedata.category(one)[0] in "SMC" else UNKNOWN for one in missing}
    return cast("Data", _replaced(data, stand_ins))


def _is_unseen(character: str) -> bool:
    """Tell whether a character has no glyph of its own: blanks, controls, marks of direction."""
    return unicodedata.category(character) in ("Cf", "Cc", "Zs", "Zl", "Zp")


def _replaced(data: object, stand_ins: dict[int, str]) -> object:
    if isinstance(data, str):
        shown = data.translate(stand_ins)
        return shown if shown.strip() or not data.strip() else "…"
    if isinstance(data, list | tuple):
        return [_replaced(one, stand_ins) for one in data]
    if isinstance(data, dict):
        return {key: _replaced(one, stand_ins) for key, one in data.items()}
    return data


def _codes(font: bytes) -> Iterator[int]:
    """Yield the code points of a font from its subtables in format 4 and 12."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">L", font, start + 4 + 8 * number + 4)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == 4:
            yield from _segments(font, start + offset)
        elif form == 12:
            (groups,) = struct.unpack_from(">L", font, start + offset + 12)
            for group in range(groups):
                first, last, _ = struct.unpack_from(">LLL", font, start + offset + 16 + 12 * group)
                yield from range(first, last + 1)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, at + 6)
    ends = struct.unpack_from(f">{twice // 2}H", font, at + 14)
    starts = struct.unpack_from(f">{twice // 2}H", font, at + 16 + twice)
    for first, last in zip(starts, ends, strict=True):
        yield from (code for code in range(first, last + 1) if code != 0xFFFF)
