"""What is known of an image of media/ before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

ImageUse = Literal["portrait", "picture"]

WIDTHS: Mapping[ImageUse, tuple[int, ...]] = MappingProxyType({"portrait": (128, 320), "picture": (480, 960, 1600)})
"""Pixels across of the sizes that are made of an image; portraits are squares."""
SMALLEST = 64
"""Pixels; of what is no larger no other sizes are made."""


@dataclass(frozen=True)
class ImageFacts:
    """An image that can be read, as it is seen: turned as its camera was held."""

    width: int
    height: int
    digest: str
    """The first 16 hexadecimal digits of the SHA-256 of the file."""
    is_moving: bool = False
    """True for an animation, of which no other sizes are made."""


def sizes_of(facts: ImageFacts, use: ImageUse) -> tuple[int, ...]:
    """Return the widths in pixels in which an image is published beside itself, the smallest first.

    None is larger than the image; the largest is the image's own where that is smaller than what is wanted.
    """
    across = min(facts.width, facts.height) if use == "portrait" else facts.width
    if facts.is_moving or across <= SMALLEST:
        return ()
    wanted = WIDTHS[use]
    smaller = tuple(width for width in wanted if width < across)
    return (*smaller, min(across, wanted[len(smaller)])) if len(smaller) < len(wanted) else smaller


def size_path(facts: ImageFacts, use: ImageUse, width: int) -> str:
    """Return the site path of one size: its name holds the image's digest, so that it may be kept for good."""
    return f"/assets/images/{use}-{width}.{facts.digest}.webp"
