"""The geometry of maps: two equal-area projections, lines made simpler, areas cut at a frame. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y of a plane."""
Projection = Callable[[Point], Point]
"""Degrees to a plane whose unit is the earth's radius; y grows to the north."""
Box = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_NEARLY_OPPOSITE = 1e-6


def equal_earth(point: Point) -> Point:
    """Project the whole earth (Šavrič, Patterson and Jenny, “The Equal Earth map projection”, 2018)."""
    longitude, latitude = math.radians(point[0]), math.radians(point[1])
    theta = math.asin(math.sqrt(3) / 2 * math.sin(latitude))
    square = theta * theta
    sixth = square**3
    width = 3 * (9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1)
    x = 2 * math.sqrt(3) * longitude * math.cos(theta) / width
    return x, theta * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)


def azimuthal(centre: Point) -> Projection:
    """Return Lambert's azimuthal equal-area projection of the sphere round a point (Snyder, 1987, 24-2 to 24-4)."""
    middle, parallel = math.radians(centre[0]), math.radians(centre[1])
    sine, cosine = math.sin(parallel), math.cos(parallel)

    def project(point: Point) -> Point:
        turn, latitude = math.radians(point[0]) - middle, math.radians(point[1])
        across, up = math.cos(latitude), math.sin(latitude)
        nearness = max(1 + sine * up + cosine * across * math.cos(turn), _NEARLY_OPPOSITE)
        scale = math.sqrt(2 / nearness)
        return scale * across * math.sin(turn), scale * (cosine * up - sine * across * math.cos(turn))

    return project


def unit_vector(point: Point) -> tuple[float, float, float]:
    """Return a place on the earth as a vector of length one."""
    longitude, latitude = math.radians(point[0]), math.radians(point[1])
    return (
        math.cos(latitude) * math.cos(longitude),
        math.cos(latitude) * math.sin(longitude),
        math.sin(latitude),
    )


def angle_between(first: Point, second: Point) -> float:
    """Return how far two places lie apart, in degrees of a great circle."""
    cosine = sum(a * b for a, b in zip(unit_vector(first), unit_vector(second), strict=True))
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def ring_area(points: Sequence[Point]) -> float:
    """Return the area inside a closed line, signed by its sense (shoelace formula)."""
    following = (*points[1:], *points[:1])
    return sum(x * v - u * y for (x, y), (u, v) in zip(points, following, strict=True)) / 2


def bounds(points: Sequence[Point]) -> Box:
    """Return the box round points; there must be one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Return a line with fewer points, none of the left out farther from it than ``tolerance`` (Douglas and Peucker).

    The ends stay, so lines that meet still meet. A closed line is kept in two halves.
    """
    if len(points) < 3:
        return list(points)
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        distance, place = _farthest(points, first, last)
        if distance > tolerance:
            keep.add(place)
            spans += [(first, place), (place, last)]
    return [points[place] for place in sorted(keep)]


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    """Return the point between two that lies farthest from the straight line between them, and how far."""
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    best, place = 0.0, first
    for index in range(first + 1, last):
        px, py = points[index][0] - ax, points[index][1] - ay
        along = max(0.0, min(1.0, (px * dx + py * dy) / square)) if square else 0.0
        far = math.hypot(px - along * dx, py - along * dy)
        if far > best:
            best, place = far, index
    return best, place


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a ring that lies in a box (Sutherland and Hodgman); empty where there is none."""
    left, bottom, right, top = box
    points = list(ring)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, bottom, 1), (1, top, -1)):
        points = _cut(points, axis, limit, sign)
    return points


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for here, following in zip(points, (*points[1:], *points[:1]), strict=True):
        inside, next_inside = sign * (here[axis] - limit) >= 0, sign * (following[axis] - limit) >= 0
        if inside:
            kept.append(here)
        if inside != next_inside:
            share = (limit - here[axis]) / (following[axis] - here[axis])
            crossing = tuple(a + share * (b - a) for a, b in zip(here, following, strict=True))
            kept.append((crossing[0], crossing[1]))
    return kept
