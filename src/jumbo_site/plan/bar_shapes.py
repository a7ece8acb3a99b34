"""The geometry of charts made of rows: bars, and points on a line of time.

Lengths along a row are percentages of the drawing's width, those across it are in rem. So a chart fills whatever width
it is given, its letters keep the size of the page's, and nothing is scaled. Rows begin where reading begins: in pages
that are read from the right, every length is mirrored exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

Direction = Literal["ltr", "rtl"]

FULL_LENGTH = 88.0
"""The longest bar, in per cent: the rest is for its number."""
LINE, BAR, GAP = 1.6, 0.85, 0.95
"""Heights in rem: of a line of a label, of a bar, of the space after a row."""
BASELINE = 1.1
"""How far below the top of a line its letters stand."""
BELOW_LABEL = 0.35
CHARACTERS = 34
"""So many letters of a label stand on a line: what a screen of 320 pixels has room for."""


@dataclass(frozen=True)
class LabelLine:
    """A line of a label."""

    kind: Literal["title", "kicker"]
    value: str
    """Plain text, with Unicode isolates round runs of another direction."""
    y: str
    """Baseline, in rem."""
    x: str
    """Where reading of the page begins: ``0%`` or ``100%``."""
    anchor: Literal["start", "end"]
    """The side of the text that stands there (SVG ``text-anchor``, which follows the text's own direction)."""
    lang: str
    direction: Direction


@dataclass(frozen=True)
class Segment:
    """A rectangle: a bar, or the part of a bar that stands for one kind."""

    kind: str
    """For styling."""
    x: str
    width: str
    y: str
    height: str


@dataclass(frozen=True)
class BarRow:
    """A label above a bar, and its number behind it."""

    lines: tuple[LabelLine, ...]
    segments: tuple[Segment, ...]
    number: str
    number_x: str
    number_dx: str
    number_y: str


@dataclass(frozen=True)
class PointRow:
    """A label above a line of time, with a point on it."""

    lines: tuple[LabelLine, ...]
    x: str
    y: str


@dataclass(frozen=True)
class RowLabel:
    """A text of a row's label, broken into lines."""

    kind: Literal["title", "kicker"]
    lines: tuple[str, ...]
    lang: str
    direction: Direction


def percent(value: float) -> str:
    """Return a length along a row: at most two decimals."""
    return f"{round(value, 2):g}%"


def rem(value: float) -> str:
    """Return a length across rows."""
    return f"{round(value, 2):g}rem"


def broken(value: str, characters: int = CHARACTERS) -> list[str]:
    """Break a text between words into lines of at most so many characters; a longer word has its own line."""
    lines = [""]
    for word in value.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= characters or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _label(label: Sequence[RowLabel], top: float, page: Direction) -> tuple[tuple[LabelLine, ...], float]:
    """Return the lines of a label and the height at which they end."""
    x = percent(100 if page == "rtl" else 0)
    placed: list[LabelLine] = []
    for part in label:
        anchor: Literal["start", "end"] = "start" if part.direction == page else "end"
        for line in part.lines:
            baseline = rem(top + len(placed) * LINE + BASELINE)
            placed.append(LabelLine(part.kind, line, baseline, x, anchor, part.lang, part.direction))
    return tuple(placed), top + len(placed) * LINE


def bar_rows(
    labels: Sequence[Sequence[RowLabel]],
    values: Sequence[Sequence[tuple[str, int]]],
    numbers: Sequence[str],
    page: Direction,
) -> tuple[tuple[BarRow, ...], str]:
    """Return the rows of a bar chart and its height.

    ``values`` are the parts of each bar, in their order: a kind and how much it is. ``numbers`` are the sums as they
    are written. The greatest sum, which must not be nothing, gets the full length.
    """
    greatest = max(sum(value for _, value in parts) for parts in values)
    rows = []
    top = 0.0
    for label, parts, number in zip(labels, values, numbers, strict=True):
        lines, below = _label(label, top, page)
        y = below + BELOW_LABEL
        ends = [0, *accumulate(value for _, value in parts)]
        segments = tuple(
            _segment(kind, start / greatest * FULL_LENGTH, value / greatest * FULL_LENGTH, y, page)
            for (kind, value), start in zip(parts, ends, strict=False)
            if value
        )
        end = ends[-1] / greatest * FULL_LENGTH
        x, dx = (100 - end, -0.45) if page == "rtl" else (end, 0.45)
        rows.append(BarRow(lines, segments, number, percent(x), rem(dx), rem(y + BAR / 2 + 0.36)))
        top = y + BAR + GAP
    return tuple(rows), rem(top - GAP + 0.3)


def _segment(kind: str, start: float, length: float, y: float, page: Direction) -> Segment:
    x = 100 - start - length if page == "rtl" else start
    return Segment(kind, percent(x), percent(length), rem(y), rem(BAR))


def point_rows(
    labels: Sequence[Sequence[RowLabel]], places: Sequence[float], page: Direction
) -> tuple[tuple[PointRow, ...], str]:
    """Return the rows of a chart of time and its height; ``places`` are shares of the time, from 0 to 1."""
    rows = []
    top = 0.0
    for label, place in zip(labels, places, strict=True):
        lines, below = _label(label, top, page)
        y = below + BELOW_LABEL + BAR / 2
        along = 2 + place * 96  # so that a point at either end is whole
        rows.append(PointRow(lines, percent(100 - along if page == "rtl" else along), rem(y)))
        top = y + BAR / 2 + GAP
    return tuple(rows), rem(top - GAP + 0.3)
