"""Convert Natural Earth's countries (1:50m, public domain) into the data that maps are drawn from.

Usage: python tools/write_world_map.py COUNTRIES

COUNTRIES is ``countries-50m.json`` of the npm package world-atlas 2.0.2 (TopoJSON; ``npm pack world-atlas@2.0.2``). The
result is ``src/jumbo_site/plan/world-map.json``; how it is written says ``jumbo_site.plan.world_map``. Lines are kept
once for both countries that share them, so neighbours fit together however much a drawing simplifies them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jumbo_site.i18n.territories import is_territory
from jumbo_site.plan.map_geometry import Point, ring_area, simplified

TARGET = Path(__file__).parent.parent / "src" / "jumbo_site" / "plan" / "world-map.json"
STEPS = 50
"""Steps of the grid in a degree: about 2 km at the equator."""
TOLERANCE = 0.03
"""How far, in degrees, a simplified line may lie from the original."""
SMALLEST = 0.02
"""Islands smaller than this (square degrees) are left out, but for the largest of each country."""
LEFT_OUT = frozenset({"AQ"})
KOSOVO = "Kosovo"
"""Has no code in ISO 3166; CLDR and this project write XK."""


def numeric_codes() -> dict[str, str]:
    """Return the two-letter code of each three-digit code of ISO 3166-1, as CLDR has them."""
    from babel.core import get_global

    aliases: dict[str, list[str]] = dict(get_global("territory_aliases"))
    single = {old: new[0] for old, new in aliases.items() if old.isdigit() and len(new) == 1}
    return {old: new for old, new in single.items() if is_territory(new)}


def decoded_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs in degrees of longitude and latitude (TopoJSON 1.0, 2.1.3 and 2.1.4)."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(points)
    return arcs


def ring_points(arcs: Sequence[Sequence[Point]], ring: Iterable[int]) -> list[Point]:
    """Return the points of a ring; ``~n`` stands for arc n backwards."""
    points: list[Point] = []
    for index in ring:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part if not points else part[1:]
    return points


def convert(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the data file's content."""
    arcs = decoded_arcs(topology)
    codes = numeric_codes()
    kept: list[tuple[str, list[list[list[int]]]]] = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = "XK" if name == KOSOVO else codes.get(geometry.get("id", ""), "")
        if code in LEFT_OUT or "arcs" not in geometry:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        sizes = [abs(ring_area(ring_points(arcs, polygon[0]))) for polygon in polygons]
        own = [polygon for polygon, size in zip(polygons, sizes, strict=True) if size >= min(SMALLEST, max(sizes))]
        kept.append((code, own))
    used = sorted({max(index, ~index) for _, polygons in kept for one in polygons for ring in one for index in ring})
    places = {old: new for new, old in enumerate(used)}
    countries = []
    for code, polygons in sorted(kept, key=lambda one: (one[0], str(one[1]))):
        renamed = [[[places[i] if i >= 0 else ~places[~i] for i in ring] for ring in one] for one in polygons]
        countries.append([code, renamed])
    return {
        "steps": STEPS,
        "arcs": [_steps_of(simplified(arcs[old], TOLERANCE)) for old in used],
        "countries": countries,
    }


def _steps_of(points: Sequence[Point]) -> list[int]:
    """Return a line as differences on the grid: x, y, dx, dy, dx, dy …"""
    flat: list[int] = []
    last = (0, 0)
    for index, (x, y) in enumerate(points):
        here = round(x * STEPS), round(y * STEPS)
        if index and here == last and index < len(points) - 1:
            continue
        flat += [here[0] - last[0], here[1] - last[1]]
        last = here
    return flat


def main() -> None:
    """Read the countries and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("countries", type=Path, help="countries-50m.json of world-atlas")
    data = convert(json.loads(parser.parse_args().countries.read_text("utf-8")))
    TARGET.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
