"""Rows of charts: lengths in proportion, within the drawing, mirrored exactly where reading begins at the right."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from jumbo_site.plan.bar_shapes import FULL_LENGTH, BarRow, Direction, RowLabel, bar_rows, broken, point_rows

PARTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=4)
VALUES = st.lists(PARTS, min_size=1, max_size=12).filter(lambda rows: any(map(sum, rows)))
HUNDREDTH = 0.011
"""Lengths are rounded to hundredths."""


def drawn(values: list[list[int]], page: Direction) -> tuple[tuple[BarRow, ...], str]:
    label = (RowLabel("title", ("a", "b"), "en", "ltr"),)
    parts = [[(f"kind-{place}", value) for place, value in enumerate(row)] for row in values]
    return bar_rows([label] * len(values), parts, [str(sum(row)) for row in values], page)


def number(length: str) -> float:
    return float(length.removesuffix("%").removesuffix("rem"))


@given(VALUES)
def test_lengths_are_in_proportion(values: list[list[int]]) -> None:
    rows, _ = drawn(values, "ltr")
    greatest = max(map(sum, values))
    for row, parts in zip(rows, values, strict=True):
        shown = [(f"kind-{place}", value) for place, value in enumerate(parts) if value]
        assert [part.kind for part in row.segments] == [kind for kind, _ in shown]
        for part, (_, value) in zip(row.segments, shown, strict=True):
            assert number(part.width) == approx(value / greatest * FULL_LENGTH, abs=HUNDREDTH)
        # each part begins where the one before it ends
        ends = [0.0, *(number(part.x) + number(part.width) for part in row.segments)]
        assert [number(part.x) for part in row.segments] == approx(ends[:-1], abs=2 * HUNDREDTH)
        assert number(row.number_x) == approx(ends[-1], abs=2 * HUNDREDTH)


@given(VALUES, st.sampled_from(["ltr", "rtl"]))
def test_everything_is_within_the_drawing_and_no_rows_overlap(values: list[list[int]], page: Direction) -> None:
    rows, height = drawn(values, page)
    above = 0.0
    for row in rows:
        for line in row.lines:
            assert number(line.y) > above
            above = number(line.y)
        for part in row.segments:
            assert number(part.x) >= -HUNDREDTH
            assert number(part.x) + number(part.width) <= 100 + HUNDREDTH
            assert number(part.y) > number(row.lines[-1].y)
            above = number(part.y) + number(part.height)
        # room for a number of five digits
        assert number(row.number_x) <= FULL_LENGTH + HUNDREDTH if page == "ltr" else number(row.number_x) >= 11.9
    assert above < number(height)


@given(VALUES)
def test_pages_read_from_the_right_mirror_it_exactly(values: list[list[int]]) -> None:
    (left, left_height), (right, right_height) = drawn(values, "ltr"), drawn(values, "rtl")
    assert left_height == right_height
    for one, other in zip(left, right, strict=True):
        assert [line.y for line in one.lines] == [line.y for line in other.lines]
        assert number(one.number_dx) == -number(other.number_dx)
        assert number(other.number_x) == approx(100 - number(one.number_x), abs=HUNDREDTH)
        for part, mirrored in zip(one.segments, other.segments, strict=True):
            assert (part.kind, part.y, part.width, part.height) == (
                mirrored.kind,
                mirrored.y,
                mirrored.width,
                mirrored.height,
            )
            assert number(mirrored.x) == approx(100 - number(part.x) - number(part.width), abs=2 * HUNDREDTH)


def test_labels_begin_where_reading_begins_in_either_direction() -> None:
    labels = [(RowLabel("title", ("اسم",), "ar", "rtl"),), (RowLabel("title", ("name",), "en", "ltr"),)]
    for page, x, anchors in (("ltr", "0%", ["end", "start"]), ("rtl", "100%", ["start", "end"])):
        rows, _ = bar_rows(labels, [[("people", 1)]] * 2, ["1", "1"], page)  # type: ignore[arg-type]
        lines = [row.lines[0] for row in rows]
        assert [line.x for line in lines] == [x, x]
        # SVG's start is the right side of a text that is written from the right
        assert [line.anchor for line in lines] == anchors


@given(st.lists(st.floats(0, 1), min_size=2, max_size=8))
def test_points_of_time_are_in_proportion_and_mirrored(places: list[float]) -> None:
    labels = [(RowLabel("title", ("a",), "en", "ltr"),)] * len(places)
    left, right = point_rows(labels, places, "ltr")[0], point_rows(labels, places, "rtl")[0]
    assert [number(row.x) for row in left] == approx([2 + 96 * place for place in places], abs=HUNDREDTH)
    assert [number(row.x) for row in right] == approx([98 - 96 * place for place in places], abs=HUNDREDTH)


@given(st.text("ab ضن", max_size=120))
def test_labels_are_broken_between_words_and_lose_none(text: str) -> None:
    lines = broken(text)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= 34 or " " not in line for line in lines)
