"""Whether words in the accent colour, and words on it, can be read (WCAG 2.2, 1.4.3: 4.5 to 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jumbo_site.checks.colour_mixing import (
    Scheme,
    UnknownColourError,
    colour,
    contrast,
    from_hex,
    from_oklab,
    root_properties,
    to_hex,
    to_oklab,
)
from jumbo_site.diagnostics import Diagnostic, Location, Message, diagnostic, say

NEEDED = 4.5
"""Of text that is not large; the theme writes links of text size in the accent."""
STEPS = 250
"""Into which the way from a colour to black, and to white, is divided."""

_PAIRS = (
    ("--accent-ink", "--paper", say("links on the page")),
    ("--accent-ink", "--surface", say("links on cards")),
    ("--accent-ink", "--sunken", say("links on sunken fields")),
    ("--on-accent", "--accent-deep", say("the words on the field at the head of the home page")),
)
"""What the theme writes in which colour on which other one."""
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True)
class Reading:
    """How two colours of a stylesheet stand to each other."""

    what: Message
    scheme: Scheme
    ratio: float


def readings(accent: str, css: str) -> tuple[Reading, ...]:
    """Return the contrasts that an accent (``#rrggbb``) gives with a stylesheet.

    None where the stylesheet, as one of a project's own, does without these properties or writes them otherwise.
    """
    properties = {**root_properties(css), "--accent": accent}
    return tuple(_readings(properties))


def _readings(properties: Mapping[str, str]) -> Iterator[Reading]:
    for front, ground, what in _PAIRS:
        for scheme in _SCHEMES:
            try:
                colours = [colour(f"var({name})", properties, scheme) for name in (front, ground)]
            except UnknownColourError:
                continue
            yield Reading(what, scheme, contrast(*colours))


def nearest_legible(accent: str, css: str) -> str | None:
    """Return the colour of the same hue, nearest in lightness, with which everything can be read."""
    lightness, a, b = to_oklab(from_hex(accent))
    for step in range(1, STEPS + 1):
        for other in (lightness - step / STEPS, lightness + step / STEPS):
            if not 0 <= other <= 1:
                continue
            tried = _within_srgb(other, a, b)
            if all(one.ratio >= NEEDED for one in readings(tried, css)):
                return tried
    return None


def _within_srgb(lightness: float, a: float, b: float) -> str:
    """Return a colour of a lightness, its chroma taken back until screens can show it."""
    share = 1.0
    while share > 0 and not all(-0.0005 <= part <= 1.0005 for part in from_oklab((lightness, a * share, b * share))):
        share -= 0.02
    return to_hex(from_oklab((lightness, a * max(share, 0), b * max(share, 0))))


def contrast_problems(accent: str, css: str, place: Location) -> Iterator[Diagnostic]:
    """Yield one diagnostic where something cannot be read, about the worst of it."""
    poor = sorted((one for one in readings(accent, css) if one.ratio < NEEDED), key=lambda one: one.ratio)
    if not poor:
        return
    worst = poor[0]
    ratio = f"{worst.ratio:.1f}"
    message = (
        say(
            "With `{accent}`, {what} have a contrast of {ratio}:1 in the light scheme; {needed}:1 is needed.",
            accent=accent,
            what=worst.what,
            ratio=ratio,
            needed=NEEDED,
        )
        if worst.scheme == "light"
        else say(
            "With `{accent}`, {what} have a contrast of {ratio}:1 in the dark scheme; {needed}:1 is needed.",
            accent=accent,
            what=worst.what,
            ratio=ratio,
            needed=NEEDED,
        )
    )
    better = nearest_legible(accent, css)
    hint = (
        say("The nearest colour that can be read is `{better}`.", better=better)
        if better
        else say("Choose a darker colour.")
    )
    yield diagnostic("low-contrast", message, place, hint)
