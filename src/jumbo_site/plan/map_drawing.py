"""A map of some countries among their neighbours: SVG paths within a frame, cut to where the countries lie.

Regions are drawn in Lambert's azimuthal equal-area projection round their middle, more than that in Equal Earth. A map
is the same in every language and is never mirrored.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from jumbo_site.plan.map_geometry import (
    Box,
    Point,
    Projection,
    angle_between,
    azimuthal,
    bounds,
    clipped,
    equal_earth,
    ring_area,
    simplified,
    unit_vector,
)
from jumbo_site.plan.world_map import Polygon, Ring, WorldMap, ring_points, world_map

WIDTH = 960
"""The width of every map: the unit of the drawing is a 960th of it."""
REGION_HEIGHT, WORLD_HEIGHT = 600, 450
WORLD_BOX = (-2.75, -1.12, 2.75, 1.36)
"""The inhabited earth in Equal Earth: a wide map does not look beyond it."""
TOLERANCE = 0.9
"""How far a drawn line may lie from the known one, in units of the drawing."""
OVERLAP = 6
"""So far beyond the frame land is drawn, so that no line of the cut is seen."""
SMALLEST = 6.0
"""Islands smaller than this (square units) are not drawn, but for the largest part of a country that takes part."""
MARKED_BELOW = 12.0
"""A country that takes part and is drawn smaller than this, in width and height, gets a dot."""
REGION = 48.0
"""Within so many degrees of the middle, countries are drawn as a region."""
MARGIN = 0.1
"""Room round the countries, as a share of their extent."""
LEAST_EXTENT = 0.16
"""The height of the smallest region, in radii of the earth: about 1,000 km."""


@dataclass(frozen=True)
class CountryShape:
    """A country that takes part."""

    code: str
    path: str
    """The ``d`` of an SVG path; empty for a country that is smaller than the grid of the outlines."""
    marker: tuple[int, int] | None
    """The middle of a country that is too small to be seen well."""


@dataclass(frozen=True)
class MapDrawing:
    """Paths within ``0 0 WIDTH height``."""

    height: int
    land: str
    """All other countries that are in sight, as one path."""
    countries: tuple[CountryShape, ...]


@lru_cache(maxsize=64)
def draw_map(codes: frozenset[str]) -> MapDrawing:
    """Return the map of countries that have an outline (``mapped_countries``); there must be one."""
    world = world_map()
    mains = {code: _largest_ring(world, polygons) for code, polygons in world.countries if code in codes}
    project, frame = _view([point for ring in mains.values() for point in ring])
    fit = _fitted(frame)
    plane = [[project(point) for point in arc] for arc in world.arcs]
    height = WORLD_HEIGHT if project is equal_earth else REGION_HEIGHT
    window = (-OVERLAP, -OVERLAP, WIDTH + OVERLAP, height + OVERLAP)
    arcs = [_drawn_line([fit(point) for point in arc], window) for arc in plane]
    far = _far_rings(world, plane) if project is not equal_earth else frozenset()
    land: list[str] = []
    shapes = []
    for code, polygons in world.countries:
        found: list[list[Point]] = []
        for ring in (ring for polygon in polygons for ring in polygon if ring not in far):
            pieces = [ring_points(arcs, ring)]
            if project is equal_earth:
                pieces = _cut_at_the_edge(world, ring, lambda point: fit(project(point))) or pieces
            found += [piece for piece in (clipped(piece, window) for piece in pieces) if len(piece) >= 3]
        largest = max((abs(ring_area(ring)) for ring in found), default=0.0)
        least = min(SMALLEST, largest) if code in codes else SMALLEST
        path = "".join(_path(ring) for ring in found if abs(ring_area(ring)) >= least)
        if code in codes:
            shapes.append(CountryShape(code, path, _marker([fit(project(point)) for point in mains[code]])))
        else:
            land.append(path)
    return MapDrawing(height, "".join(land), tuple(shapes))


def _largest_ring(world: WorldMap, polygons: Sequence[Polygon]) -> list[Point]:
    """Return the outer line of a country's largest part: overseas parts do not widen the map."""
    rings = [ring_points(world.arcs, polygon[0]) for polygon in polygons]
    return max(rings, key=_size_on_earth)


def _size_on_earth(ring: Sequence[Point]) -> float:
    middle = sum(latitude for _, latitude in ring) / len(ring)
    return abs(ring_area(ring)) * math.cos(math.radians(middle))


def _view(points: Sequence[Point]) -> tuple[Projection, Box]:
    """Return the projection in which points are best seen, and the frame round them on its plane."""
    vectors = [unit_vector(point) for point in points]
    east, north, up = (sum(vector[axis] for vector in vectors) for axis in range(3))
    centre = math.degrees(math.atan2(north, east)), math.degrees(math.atan2(up, math.hypot(east, north)))
    is_region = max(angle_between(centre, point) for point in points) <= REGION
    project: Projection = azimuthal(centre) if is_region else equal_earth
    left, bottom, right, top = bounds([project(point) for point in points])
    shape = (REGION_HEIGHT if is_region else WORLD_HEIGHT) / WIDTH
    room = 1 + 2 * MARGIN
    height = max((top - bottom) * room, (right - left) * room * shape, LEAST_EXTENT)
    x, y = (left + right) / 2, (bottom + top) / 2
    if not is_region:
        height = min(height, (WORLD_BOX[2] - WORLD_BOX[0]) * shape, WORLD_BOX[3] - WORLD_BOX[1])
        x = _within(x, height / shape / 2, WORLD_BOX[0], WORLD_BOX[2])
        y = _within(y, height / 2, WORLD_BOX[1], WORLD_BOX[3])
    width = height / shape
    return project, (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _within(middle: float, half: float, least: float, greatest: float) -> float:
    """Return the middle of a stretch, moved so that the stretch lies between two limits."""
    return min(max(middle, least + half), greatest - half)


def _fitted(frame: Box) -> Callable[[Point], Point]:
    """Return the way from a projection's plane to the drawing, whose y grows downwards."""
    left, _, right, top = frame
    scale = WIDTH / (right - left)
    return lambda point: ((point[0] - left) * scale, (top - point[1]) * scale)


def _far_rings(world: WorldMap, plane: Sequence[Sequence[Point]]) -> frozenset[Ring]:
    """Return the rings on the other side of the earth: an azimuthal projection could turn them inside out.

    ``plane`` are the arcs in that projection, which is at a radius of √2 at 90 degrees from its middle.
    """
    beyond = [min(math.hypot(*point) for point in arc) > math.sqrt(2) for arc in plane]
    return frozenset(
        ring
        for _, polygons in world.countries
        for polygon in polygons
        for ring in polygon
        if all(beyond[max(index, ~index)] for index in ring)
    )


def _cut_at_the_edge(world: WorldMap, ring: Ring, to_drawing: Callable[[Point], Point]) -> list[list[Point]]:
    """Return the parts of a ring that crosses the meridian of 180 degrees, as drawn; nothing for other rings."""
    turned: list[Point] = []
    turns = 0
    for longitude, latitude in ring_points(world.arcs, ring):
        if turned:
            turns -= round((longitude + 360 * turns - turned[-1][0]) / 360)
        turned.append((longitude + 360 * turns, latitude))
    if all(-180 <= longitude <= 180 for longitude, _ in turned):
        return []
    moved = [[(longitude + 360 * by, latitude) for longitude, latitude in turned] for by in (-1, 0, 1)]
    parts = [clipped(part, (-180, -90, 180, 90)) for part in moved]
    return [simplified([to_drawing(point) for point in part], TOLERANCE) for part in parts if len(part) >= 3]


def _drawn_line(points: Sequence[Point], window: Box) -> list[Point]:
    """Return a line as it is drawn; one that passes beside the window by its ends alone."""
    left, top, right, bottom = bounds(points)
    if right < window[0] or bottom < window[1] or left > window[2] or top > window[3]:
        return [points[0], points[len(points) // 2], points[-1]]
    return simplified(points, TOLERANCE)


def _path(ring: Iterable[Point]) -> str:
    """Return a closed subpath in whole units, relative but for its beginning."""
    whole: list[tuple[int, int]] = []
    for x, y in ring:
        here = round(x), round(y)
        if not whole or whole[-1] != here:
            whole.append(here)
    if len(whole) < 3:
        return ""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(whole)]
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps).replace(' -', '-')}z"


def _marker(ring: Sequence[Point]) -> tuple[int, int] | None:
    left, top, right, bottom = bounds(ring)
    if max(right - left, bottom - top) >= MARKED_BELOW:
        return None
    return round((left + right) / 2), round((top + bottom) / 2)
