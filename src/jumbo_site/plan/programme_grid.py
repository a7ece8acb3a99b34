"""Where the sessions of a day stand in a grid of hours and columns, true to scale."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from jumbo_site.plan.views import GridPlace

Key = TypeVar("Key", bound=Hashable)

STEP = 5
"""Minutes of a row."""
UNKNOWN_LENGTH = 30
"""Minutes that a session without an end is drawn with."""
DAY = 24 * 60
MAX_COLUMNS = 40
"""As many columns as the stylesheet has classes for; a day with more is shown as a list."""


@dataclass(frozen=True)
class TimedSession(Generic[Key]):
    """A session as the grid sees it: minutes after midnight, and the room or track (None for neither)."""

    id: str
    start: int
    end: int
    column: Key | None


@dataclass(frozen=True)
class DayGrid(Generic[Key]):
    """The places of sessions by id, and the columns of each room or track: (its key, the first, how many)."""

    places: dict[str, GridPlace]
    columns: tuple[tuple[Key | None, int, int], ...]
    first_hour: int
    last_hour: int
    """The hour at whose beginning the grid ends: 24 at most."""

    @property
    def width(self) -> int:
        """How many columns there are in all."""
        return sum(width for _, _, width in self.columns)


def clock_minutes(clock: str) -> int:
    """Return the minutes after midnight of a time of day (``09:30``)."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def timed_session(session_id: str, start: str, end: str | None, column: Key | None) -> TimedSession[Key]:
    """Return a session on the grid's steps: never shorter than one, never beyond midnight."""
    begins = clock_minutes(start) // STEP * STEP
    ends = clock_minutes(end) if end is not None else begins + UNKNOWN_LENGTH
    ends = min(max(-(-ends // STEP) * STEP, begins + STEP), DAY)
    return TimedSession(session_id, begins, ends, column)


def day_grid(sessions: Sequence[TimedSession[Key]], order: Sequence[Key]) -> DayGrid[Key] | None:
    """Return the grid of a day; None where no two columns are needed, or more than ``MAX_COLUMNS``.

    Rooms or tracks stand in the given order. What is in none of them is shared by all columns while nothing else
    goes on, such as a break; otherwise it has columns after the others. Where sessions of one room or track overlap,
    it has several columns.
    """
    shared = [one for one in sessions if one.column is None and not _overlaps_any(one, sessions)]
    lanes: dict[Key | None, list[int]] = {}
    placed: dict[str, tuple[Key | None, int]] = {}
    for one in sorted(sessions, key=lambda one: (one.start, -one.end, one.id)):
        if one in shared:
            continue
        ends = lanes.setdefault(one.column, [])
        lane = next((number for number, end in enumerate(ends) if end <= one.start), len(ends))
        ends[lane : lane + 1] = [one.end]
        placed[one.id] = one.column, lane
    known: list[Key | None] = [key for key in order if key in lanes]
    columns, first = [], 1
    for key in [*known, *([None] if None in lanes else [])]:
        columns.append((key, first, len(lanes[key])))
        first += len(lanes[key])
    if not 2 <= first - 1 <= MAX_COLUMNS:
        return None
    starts = {key: start for key, start, _ in columns}
    places = {}
    for one in sessions:
        column = 0
        if one.id in placed:
            key, lane = placed[one.id]
            column = starts[key] + lane
        places[one.id] = GridPlace(*_hour(one.start), *_hour(one.end), column)
    first_hour = min(one.start for one in sessions) // 60
    return DayGrid(places, tuple(columns), first_hour, -(-max(one.end for one in sessions) // 60))


def _overlaps_any(one: TimedSession[Key], others: Sequence[TimedSession[Key]]) -> bool:
    return any(other.id != one.id and other.start < one.end and one.start < other.end for other in others)


def _hour(minutes: int) -> tuple[int, int]:
    return minutes // 60, minutes % 60 // STEP
