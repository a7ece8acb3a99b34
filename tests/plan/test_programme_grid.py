"""The grid of a day: true to scale, nothing on top of anything else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.plan.programme_grid import STEP, TimedSession, day_grid, timed_session
from jumbo_site.plan.views import GridPlace

ROOMS = ["hall", "attic", "yard"]


@st.composite
def sessions(draw: st.DrawFn) -> list[TimedSession[str]]:
    found = []
    for number in range(draw(st.integers(1, 25))):
        start = draw(st.integers(0, 23 * 60 + 59))
        length = draw(st.integers(0, 300))
        end = None if length < 10 else f"{(start + length) // 60 % 24:02}:{(start + length) % 60:02}"
        room = draw(st.sampled_from([*ROOMS, None]))
        found.append(timed_session(f"s{number}", f"{start // 60:02}:{start % 60:02}", end, room))
    return found


def _begin(place: GridPlace) -> int:
    return place.from_hour * 60 + place.from_five * STEP


def _end(place: GridPlace) -> int:
    return place.to_hour * 60 + place.to_five * STEP


@given(sessions())
def test_no_session_covers_another_and_each_stands_at_its_times(day: list[TimedSession[str]]) -> None:
    grid = day_grid(day, ROOMS)
    if grid is None:
        return
    assert set(grid.places) == {one.id for one in day}
    for one in day:
        place = grid.places[one.id]
        assert (_begin(place), _end(place)) == (one.start, one.end)
        assert one.end > one.start
        assert grid.first_hour * 60 <= one.start < one.end <= grid.last_hour * 60 <= 24 * 60
    for one in day:
        for other in day:
            at, beside = grid.places[one.id], grid.places[other.id]
            if one.id < other.id and one.start < other.end and other.start < one.end:
                assert at.column != beside.column
                assert 0 not in (at.column, beside.column)


@given(sessions())
def test_each_session_stands_under_the_heading_of_its_room(day: list[TimedSession[str]]) -> None:
    grid = day_grid(day, ROOMS)
    if grid is None:
        return
    spans = {key: range(first, first + width) for key, first, width in grid.columns}
    for one in day:
        column = grid.places[one.id].column
        assert column in spans[one.column] if column else one.column is None
    named = [key for key, _, _ in grid.columns if key is not None]
    assert named == [room for room in ROOMS if room in named]
    assert [number for span in spans.values() for number in span] == list(range(1, grid.width + 1))


def test_a_break_between_sessions_is_shared_by_all_columns() -> None:
    day = [
        timed_session("one", "09:00", "10:00", "hall"),
        timed_session("two", "09:30", "10:00", "attic"),
        timed_session("coffee", "10:00", "10:30", None),
    ]
    grid = day_grid(day, ROOMS)
    assert grid is not None
    assert grid.places["coffee"] == GridPlace(10, 0, 10, 6, 0)
    assert grid.places["two"] == GridPlace(9, 6, 10, 0, 2)


def test_one_room_without_overlaps_needs_no_grid() -> None:
    day = [timed_session("one", "09:00", "10:00", "hall"), timed_session("two", "10:00", None, "hall")]
    assert day_grid(day, ROOMS) is None


def test_more_columns_than_the_stylesheet_has_stay_a_list() -> None:
    rooms = [f"room-{number}" for number in range(41)]
    assert day_grid([timed_session(room, "09:00", "10:00", room) for room in rooms], rooms) is None
