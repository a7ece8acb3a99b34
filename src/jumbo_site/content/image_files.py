"""The images of media/: their sizes, read from their headers within bounds."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable
from pathlib import Path

from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say
from jumbo_site.model.images import ImageFacts

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
MAX_PIXELS = 60_000_000
"""Of one image: what a camera takes, in 240 MB of memory."""
MAX_BYTES = 60_000_000
_ORIENTATION = 0x0112
_ON_ITS_SIDE = 5
"""Orientations from this on change width and height (EXIF 2.32, 4.6.4)."""
_ACROSS_HINT = say("Save it anew with a program that opens it.")


def read_images(root: Path, media: Iterable[str], shown: str) -> tuple[dict[str, ImageFacts], list[Diagnostic]]:
    """Return what is known of each image, by its path relative to content/, and a warning for each that is unfit.

    An image is not decoded here. A file that cannot be read is published as it is.
    """
    facts: dict[str, ImageFacts] = {}
    problems: list[Diagnostic] = []
    for path in media:
        if path.lower().endswith(SUFFIXES):
            found = _read_image(root / path, path, f"{shown}/{path}")
            if isinstance(found, ImageFacts):
                facts[path] = found
            else:
                problems.append(found)
    return facts, problems


def _read_image(file: Path, path: str, shown: str) -> ImageFacts | Diagnostic:
    from PIL import Image, UnidentifiedImageError

    place = Location(shown)
    try:
        if file.stat().st_size > MAX_BYTES:
            return _too_large(path, f"{file.stat().st_size // 1_000_000} MB", place)
        data = file.read_bytes()
        with warnings.catch_warnings(), Image.open(file) as image:
            warnings.simplefilter("ignore")  # of large sizes: the bound below is ours
            width, height = image.size
            if width * height > MAX_PIXELS:
                return _too_large(path, f"{width} × {height} pixels", place)
            if image.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE:
                width, height = height, width
            if _is_cut_off(data, image.format or ""):
                message = say("`{path}` is cut off: its end is missing.", path=path)
                return diagnostic("image-unreadable", message, place, say("Copy it again from where it came from."))
            # the pictures of a multi-picture file are one photo: depth, brightness, a smaller copy
            moves = bool(getattr(image, "is_animated", False)) and image.format != "MPO"
    except Image.DecompressionBombError:
        return _too_large(path, "far more pixels than any camera takes", place)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        message = say("`{path}` is no image that can be read.", path=path)
        return diagnostic("image-unreadable", message, place, _ACROSS_HINT)
    return ImageFacts(width, height, hashlib.sha256(data).hexdigest()[:16], moves)


def _is_cut_off(data: bytes, kind: str) -> bool:
    """Tell whether the end of a file is missing, as after an upload that broke off."""
    if kind in ("JPEG", "MPO"):  # the end of a thumbnail stands near the beginning
        return data.rfind(b"\xff\xd9") < len(data) // 2
    if kind == "PNG":
        return b"IEND" not in data[-4096:]
    return kind == "WEBP" and int.from_bytes(data[4:8], "little") + 8 > len(data)


def _too_large(path: str, size: str, place: Location) -> Diagnostic:
    message = say("`{path}` is too large to be made smaller here: {size}.", path=path, size=size)
    return diagnostic("image-too-large", message, place, say("Put a smaller copy in its place."))
