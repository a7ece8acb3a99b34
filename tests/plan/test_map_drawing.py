"""Maps: equal areas, everything within the frame, countries in their places, the same for every reader."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from jumbo_site.plan.map_drawing import OVERLAP, WIDTH, WORLD_HEIGHT, draw_map
from jumbo_site.plan.map_geometry import Point, azimuthal, bounds, clipped, equal_earth, ring_area, simplified
from jumbo_site.plan.world_map import mapped_countries, ring_points, world_map

LONGITUDES, LATITUDES = st.floats(-179, 179), st.floats(-84, 84)
COORDINATES = st.tuples(st.floats(-50, 150), st.floats(-50, 150))


def area_scale(project: object, point: Point) -> float:
    """Return how much larger a small piece of the earth is on the plane: by differences of a thousandth of a degree."""
    assert callable(project)
    step = 1e-3
    (ax, ay), (bx, by) = project((point[0] - step, point[1])), project((point[0] + step, point[1]))
    (cx, cy), (dx, dy) = project((point[0], point[1] - step)), project((point[0], point[1] + step))
    cross = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    return cross / (math.radians(2 * step) ** 2 * math.cos(math.radians(point[1])))


@given(LONGITUDES, LATITUDES)
def test_equal_earth_keeps_areas(longitude: float, latitude: float) -> None:
    assert area_scale(equal_earth, (longitude, latitude)) == approx(1, rel=1e-4)


@given(LONGITUDES, LATITUDES, st.floats(-60, 60), st.floats(-40, 40))
def test_the_azimuthal_projection_keeps_areas(longitude: float, latitude: float, east: float, north: float) -> None:
    point = longitude + east, max(-84.0, min(84.0, latitude + north))
    assert area_scale(azimuthal((longitude, latitude)), point) == approx(1, rel=1e-4)
    assert azimuthal((longitude, latitude))((longitude, latitude)) == approx((0, 0), abs=1e-9)


def test_equal_earth_is_as_published() -> None:
    # Šavrič, Patterson and Jenny: the equator is 2.0 times as long as the meridian from pole to pole, within 3 %
    assert equal_earth((180, 0))[0] / equal_earth((0, 90))[1] == approx(2.05, rel=0.01)
    assert equal_earth((0, 0)) == approx((0, 0))


@given(st.lists(COORDINATES, min_size=3, max_size=20))
def test_what_is_cut_lies_in_the_box(ring: list[Point]) -> None:
    found = clipped(ring, (0, 0, 100, 80))
    if found:
        left, bottom, right, top = bounds(found)
        assert min(left, bottom) >= -1e-6
        assert right <= 100 + 1e-6
        assert top <= 80 + 1e-6
    if all(0 <= x <= 100 and 0 <= y <= 80 for x, y in ring):
        assert sorted(found) == sorted(ring)


def test_a_cut_square_has_the_area_of_what_is_left() -> None:
    assert abs(ring_area(clipped([(-10, -10), (50, -10), (50, 50), (-10, 50)], (0, 0, 100, 80)))) == approx(2500)


@given(st.lists(COORDINATES, min_size=2, max_size=40), st.floats(0.1, 20))
def test_a_simpler_line_stays_near_and_keeps_its_ends(line: list[Point], tolerance: float) -> None:
    kept = simplified(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])

    def distance(point: Point, start: Point, end: Point) -> float:
        dx, dy = end[0] - start[0], end[1] - start[1]
        along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / ((dx * dx + dy * dy) or 1)
        along = max(0.0, min(1.0, along))
        return math.hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)

    ends = list(pairwise(kept)) or [(kept[0], kept[0])]
    assert all(min(distance(point, *end) for end in ends) <= tolerance + 1e-9 for point in line)


def test_the_data_are_closed_rings_of_known_countries() -> None:
    world = world_map()
    for _, polygons in world.countries:
        for ring in (ring for polygon in polygons for ring in polygon):
            arcs = [world.arcs[index] if index >= 0 else world.arcs[~index][::-1] for index in ring]
            following = [*arcs[1:], arcs[0]]
            assert all(arc[-1] == after[0] for arc, after in zip(arcs, following, strict=True))
    assert {"IT", "AL", "BA", "HR", "ME", "MK", "RS", "XK", "EG", "MT", "SM", "VA", "SG", "BH"} <= mapped_countries()
    assert len(mapped_countries()) > 230


def subpaths(path: str) -> list[list[Point]]:
    """Return the points of a path of ``M``, ``l`` and ``z`` in whole units; fails where it holds anything else."""
    assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)*", path)
    found = []
    for piece in path.split("z")[:-1]:
        numbers = [int(one) for one in re.findall(r"-?\d+", piece)]
        x = y = 0
        points: list[Point] = []
        for place in range(0, len(numbers), 2):
            x, y = x + numbers[place], y + numbers[place + 1]
            points.append((x, y))
        found.append(points)
    return found


@pytest.mark.parametrize(
    "codes",
    ["IT AL RS BA ME MK XK", "MT SM VA", "EG SA MA JO TN BH", "FJ NZ", "US RU", "IT US JP BR", "AR CL", "GL CA"],
)
def test_maps_are_within_their_frames(codes: str) -> None:
    drawing = draw_map(frozenset(codes.split()))
    assert {shape.code for shape in drawing.countries} == set(codes.split())
    for path in (drawing.land, *(shape.path for shape in drawing.countries)):
        for points in subpaths(path):
            left, top, right, bottom = bounds(points)
            assert min(left, top) >= -OVERLAP
            assert (right, bottom) <= (WIDTH + OVERLAP, drawing.height + OVERLAP)
            # nothing is turned inside out or torn across the map
            assert abs(ring_area(points)) < 0.5 * WIDTH * drawing.height
    for shape in drawing.countries:
        points = [point for part in subpaths(shape.path) for point in part]
        if shape.marker is not None:
            assert 0 < shape.marker[0] < WIDTH
            assert 0 < shape.marker[1] < drawing.height
            continue
        left, top, right, bottom = bounds(points)
        assert right > 0
        assert left < WIDTH
        assert bottom > 0
        assert top < drawing.height


def test_countries_stand_in_their_places() -> None:
    drawing = draw_map(frozenset({"IT", "AL", "EG", "MT", "DE"}))
    middle = {}
    for shape in drawing.countries:
        left, top, right, bottom = bounds(max(subpaths(shape.path), key=lambda part: abs(ring_area(part))))
        middle[shape.code] = (left + right) / 2, (top + bottom) / 2
    assert middle["IT"][0] < middle["AL"][0] < middle["EG"][0]
    assert middle["DE"][1] < middle["IT"][1] < middle["MT"][1] < middle["EG"][1]
    assert [shape.code for shape in drawing.countries if shape.marker] == ["MT"]


def test_areas_on_the_map_are_those_of_the_earth() -> None:
    world = dict(world_map().countries)
    drawing = draw_map(frozenset({"IT", "EG", "DE"}))
    shares = []
    for shape in drawing.countries:
        on_map = sum(abs(ring_area(part)) for part in subpaths(shape.path))
        rings = [ring_points(world_map().arcs, polygon[0]) for polygon in world[shape.code]]
        shares.append(on_map / sum(abs(ring_area([equal_earth(point) for point in ring])) for ring in rings))
    assert max(shares) / min(shares) == approx(1, abs=0.02)


def test_a_world_map_is_torn_nowhere() -> None:
    drawing = draw_map(frozenset({"US", "RU", "FJ"}))
    assert drawing.height == WORLD_HEIGHT
    for shape in drawing.countries:
        for points in subpaths(shape.path):
            steps = zip(points, (*points[1:], points[0]), strict=True)
            assert max(abs(a[0] - b[0]) for a, b in steps) < WIDTH / 4
