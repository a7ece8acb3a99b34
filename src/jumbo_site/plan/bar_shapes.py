"""The geometry of rows in charts: bars, and points on a line of time. Each row is a drawing of its own.

Lengths along a row are percentages of the drawing's width, those across it are in rem. So a row fills whatever width it
is given, its letters keep the size of the page's, and nothing is scaled. Rows begin where reading begins: in pages that
are read from the right, every length is mirrored exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

Direction = Literal["ltr", "rtl"]

FULL_LENGTH = 88.0
"""The longest bar, in per cent: the rest is for its number."""
NUMBER_GAP = 0.45
"""Between a bar and its number, in rem."""
CHARACTER, PADDING = 3.2, 1.5
"""What a digit within a bar needs, and what it needs round it, in per cent of a drawing 280 pixels wide."""
END = 2.0
"""How far, in per cent, a line of time reaches beyond its first and last point: so these are whole."""


@dataclass(frozen=True)
class BarPart:
    """What a part of a bar stands for."""

    kind: str
    """For styling."""
    value: int
    number: str
    """The value as it is written within the part; empty where it is not."""
    title: str
    """“Findings (3)”."""


@dataclass(frozen=True)
class Segment:
    """A part of a bar as it is drawn."""

    kind: str
    x: str
    width: str
    title: str
    number: str
    """Empty where there is no room."""
    middle: str


@dataclass(frozen=True)
class Bar:
    """A bar, and the number behind it."""

    segments: tuple[Segment, ...]
    number: str
    number_x: str
    number_dx: str


def percent(value: float) -> str:
    """Return a length along a row: at most two decimals."""
    return f"{round(value, 2):g}%"


def rem(value: float) -> str:
    """Return a distance that grows with the reader's letters."""
    return f"{round(value, 2):g}rem"


def bars(rows: Sequence[Sequence[BarPart]], numbers: Sequence[str], page: Direction) -> tuple[Bar, ...]:
    """Return bars of one scale, their parts in the order given; ``numbers`` are the sums as they are written.

    The greatest sum, which must not be nothing, gets the full length.
    """
    unit = FULL_LENGTH / max(sum(part.value for part in parts) for parts in rows)
    return tuple(_bar(parts, number, unit, page) for parts, number in zip(rows, numbers, strict=True))


def _bar(parts: Sequence[BarPart], number: str, unit: float, page: Direction) -> Bar:
    ends = [end * unit for end in accumulate((part.value for part in parts), initial=0)]
    segments = tuple(
        _segment(part, start, part.value * unit, page) for part, start in zip(parts, ends, strict=False) if part.value
    )
    x, dx = (100 - ends[-1], -NUMBER_GAP) if page == "rtl" else (ends[-1], NUMBER_GAP)
    return Bar(segments, number, percent(x), rem(dx))


def _segment(part: BarPart, start: float, length: float, page: Direction) -> Segment:
    x = 100 - start - length if page == "rtl" else start
    has_room = length >= PADDING + CHARACTER * len(part.number)
    return Segment(
        part.kind, percent(x), percent(length), part.title, part.number if has_room else "", percent(x + length / 2)
    )


def point(share: float, page: Direction) -> str:
    """Return where a share of the time, from 0 to 1, stands on its line."""
    along = END + share * (100 - 2 * END)
    return percent(100 - along if page == "rtl" else along)
