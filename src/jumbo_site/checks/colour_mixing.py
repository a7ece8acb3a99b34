"""The colours that a stylesheet makes of an accent: as much of CSS as the theme's own properties use.

Sources: CSS Color 4 (OKLab and its conversions, sample code of section 18), CSS Color 5 (``color-mix``,
``light-dark``), WCAG 2.2 (relative luminance, contrast ratio).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Scheme = Literal["light", "dark"]
Linear = tuple[float, float, float]
"""Red, green and blue in linear light, 0 to 1."""
Lab = tuple[float, float, float]
"""Lightness 0 to 1, and the axes a and b of OKLab."""

_PROPERTY = re.compile(r"(?P<name>--[a-z0-9-]+):\s*(?P<value>[^;]+);")
_ROOT = re.compile(r":root\s*\{(?P<body>[^}]*)\}")
_NAMED = {"white": "#ffffff", "black": "#000000"}
MAX_DEPTH = 20
"""Of properties that refer to each other."""


class UnknownColourError(ValueError):
    """A value is written with more of CSS than is read here."""


def root_properties(css: str) -> dict[str, str]:
    """Return the custom properties of the first ``:root`` of a stylesheet, as they are written."""
    root = _ROOT.search(re.sub(r"/\*.*?\*/", " ", css, flags=re.DOTALL))
    found = _PROPERTY.finditer(root["body"]) if root is not None else ()
    return {match["name"]: " ".join(match["value"].split()) for match in found}


def colour(value: str, properties: Mapping[str, str], scheme: Scheme, depth: int = 0) -> Linear:
    """Return the colour of a CSS value. Raises UnknownColourError."""
    value = _NAMED.get(value.strip(), value.strip())
    if depth > MAX_DEPTH:
        raise UnknownColourError(value)
    if re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        return from_hex(value)
    name, _, rest = value.partition("(")
    if not rest.endswith(")"):
        raise UnknownColourError(value)
    parts = _arguments(rest[:-1])
    if name == "var" and len(parts) == 1 and parts[0] in properties:
        return colour(properties[parts[0]], properties, scheme, depth + 1)
    if name == "light-dark" and len(parts) == 2:
        return colour(parts[scheme == "dark"], properties, scheme, depth + 1)
    share = re.fullmatch(r"(?P<colour>.+) (?P<percent>[0-9.]+)%", parts[1]) if len(parts) == 3 else None
    if name == "color-mix" and parts[0] == "in oklab" and share is not None:
        first = colour(share["colour"], properties, scheme, depth + 1)
        second = colour(parts[2], properties, scheme, depth + 1)
        return mixed(first, second, float(share["percent"]) / 100)
    raise UnknownColourError(value)


def _arguments(text: str) -> list[str]:
    """Return what stands between the commas of a function, those within its own brackets left alone."""
    parts, level = [""], 0
    for character in text:
        level += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and level == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def from_hex(value: str) -> Linear:
    """Return the colour of ``#rrggbb`` in linear light (IEC 61966-2-1)."""
    red, green, blue = (_linear(int(value[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def to_hex(one: Linear) -> str:
    """Return a colour as ``#rrggbb``; what lies outside sRGB is clipped."""
    return "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, part)))):02x}" for part in one)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def mixed(one: Linear, other: Linear, share: float) -> Linear:
    """Return ``share`` (0 to 1) of one colour with the rest of another, mixed in OKLab, within sRGB."""
    first, second = to_oklab(one), to_oklab(other)
    red, green, blue = from_oklab(
        (
            first[0] * share + second[0] * (1 - share),
            first[1] * share + second[1] * (1 - share),
            first[2] * share + second[2] * (1 - share),
        )
    )
    return _clipped(red), _clipped(green), _clipped(blue)


def _clipped(part: float) -> float:
    return min(1.0, max(0.0, part))


def to_oklab(one: Linear) -> Lab:
    """Return a colour in OKLab."""
    red, green, blue = one
    long = _root(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = _root(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = _root(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def from_oklab(lab: Lab) -> Linear:
    """Return a colour of OKLab in linear light; parts outside 0 to 1 lie outside sRGB."""
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _root(value: float) -> float:
    return float(abs(value) ** (1 / 3)) * (1 if value >= 0 else -1)


def luminance(one: Linear) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    return 0.2126 * one[0] + 0.7152 * one[1] + 0.0722 * one[2]


def contrast(one: Linear, other: Linear) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
