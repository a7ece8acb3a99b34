"""Rows of charts: lengths in proportion, within the drawing, mirrored exactly where reading begins at the right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from jumbo_site.plan.bar_shapes import FULL_LENGTH, Bar, BarPart, Direction, bars, point

PARTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=4)
VALUES = st.lists(PARTS, min_size=1, max_size=12).filter(lambda rows: any(map(sum, rows)))
HUNDREDTH = 0.011
"""Lengths are rounded to hundredths."""


def drawn(values: list[list[int]], page: Direction) -> tuple[Bar, ...]:
    parts = [[BarPart(f"kind-{place}", value, str(value), "") for place, value in enumerate(row)] for row in values]
    return bars(parts, [str(sum(row)) for row in values], page)


def number(length: str) -> float:
    return float(length.removesuffix("%").removesuffix("rem"))


@given(VALUES)
def test_lengths_are_in_proportion(values: list[list[int]]) -> None:
    greatest = max(map(sum, values))
    for bar, parts in zip(drawn(values, "ltr"), values, strict=True):
        shown = [(f"kind-{place}", value) for place, value in enumerate(parts) if value]
        assert [part.kind for part in bar.segments] == [kind for kind, _ in shown]
        for part, (_, value) in zip(bar.segments, shown, strict=True):
            assert number(part.width) == approx(value / greatest * FULL_LENGTH, abs=HUNDREDTH)
        # each part begins where the one before it ends
        ends = [0.0, *(number(part.x) + number(part.width) for part in bar.segments)]
        assert [number(part.x) for part in bar.segments] == approx(ends[:-1], abs=2 * HUNDREDTH)
        assert number(bar.number_x) == approx(ends[-1], abs=2 * HUNDREDTH)
        assert bar.number == str(sum(parts))


@given(VALUES, st.sampled_from(["ltr", "rtl"]))
def test_everything_is_within_the_drawing(values: list[list[int]], page: Direction) -> None:
    for bar in drawn(values, page):
        for part in bar.segments:
            assert number(part.x) >= -HUNDREDTH
            assert number(part.x) + number(part.width) <= 100 + HUNDREDTH
            assert number(part.middle) == approx(number(part.x) + number(part.width) / 2, abs=2 * HUNDREDTH)
        # room for a number of five digits
        assert number(bar.number_x) <= FULL_LENGTH + HUNDREDTH if page == "ltr" else number(bar.number_x) >= 11.9


@given(VALUES)
def test_numbers_stand_within_the_parts_that_have_room(values: list[list[int]]) -> None:
    greatest = max(map(sum, values))
    for bar, parts in zip(drawn(values, "ltr"), values, strict=True):
        for part, value in zip(bar.segments, filter(None, parts), strict=True):
            # at 88 % of 280 pixels, digits of 8 pixels with a little room on either side
            has_room = value / greatest * FULL_LENGTH * 2.8 >= 8.96 * len(str(value)) + 4.2
            assert part.number == (str(value) if has_room else "")


@given(VALUES)
def test_pages_read_from_the_right_mirror_it_exactly(values: list[list[int]]) -> None:
    for one, other in zip(drawn(values, "ltr"), drawn(values, "rtl"), strict=True):
        assert number(one.number_dx) == -number(other.number_dx)
        assert number(other.number_x) == approx(100 - number(one.number_x), abs=HUNDREDTH)
        for part, mirrored in zip(one.segments, other.segments, strict=True):
            assert (part.kind, part.width, part.number) == (mirrored.kind, mirrored.width, mirrored.number)
            assert number(mirrored.x) == approx(100 - number(part.x) - number(part.width), abs=2 * HUNDREDTH)
            assert number(mirrored.middle) == approx(100 - number(part.middle), abs=2 * HUNDREDTH)


@given(st.floats(0, 1))
def test_points_of_time_are_in_proportion_and_mirrored(share: float) -> None:
    assert number(point(share, "ltr")) == approx(2 + 96 * share, abs=HUNDREDTH)
    assert number(point(share, "rtl")) == approx(98 - 96 * share, abs=HUNDREDTH)
