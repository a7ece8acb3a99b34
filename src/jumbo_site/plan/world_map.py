"""The outlines of the world's countries, as ``tools/write_world_map.py`` writes them (see WORLD-MAP.md).

``world-map.json`` holds ``steps`` (of the grid, in a degree), ``arcs`` (lines, each as differences x, y, dx, dy, dx,
dy …) and ``countries``: a code of ISO 3166 (empty for a land that has none) and its polygons, each a list of rings, the
outer one first. A ring is a list of arcs' numbers; ``~n`` stands for arc n backwards, as in TopoJSON.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jumbo_site.plan.map_geometry import Point

Ring = tuple[int, ...]
Polygon = tuple[Ring, ...]

_DATA = Path(__file__).parent / "world-map.json"


@dataclass(frozen=True)
class WorldMap:
    """Lines in degrees of longitude and latitude, and the countries that they enclose."""

    arcs: tuple[tuple[Point, ...], ...]
    countries: tuple[tuple[str, tuple[Polygon, ...]], ...]


@lru_cache(maxsize=1)
def world_map() -> WorldMap:
    """Read the outlines of all countries."""
    data = json.loads(_DATA.read_text("utf-8"))
    arcs = tuple(_points(flat, data["steps"]) for flat in data["arcs"])
    countries = tuple(
        (code, tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons))
        for code, polygons in data["countries"]
    )
    return WorldMap(arcs, countries)


def _points(flat: Sequence[int], steps: int) -> tuple[Point, ...]:
    x = y = 0
    points = []
    for place in range(0, len(flat), 2):
        x, y = x + flat[place], y + flat[place + 1]
        points.append((x / steps, y / steps))
    return tuple(points)


@lru_cache(maxsize=1)
def mapped_countries() -> frozenset[str]:
    """Return the codes of the countries that have an outline."""
    return frozenset(code for code, _ in world_map().countries if code)


def ring_points(arcs: Sequence[Sequence[Point]], ring: Ring) -> list[Point]:
    """Return the points of a ring, the first one not repeated at the end."""
    points: list[Point] = []
    for index in ring:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part[:-1]
    return points
