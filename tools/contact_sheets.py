"""Lay pictures of pages out as contact sheets, one for each page: languages, widths, light and dark side by side.

Usage: python tools/contact_sheets.py PICTURES OUTPUT   (the folder that take_pictures.py filled)
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from PIL import Image, ImageDraw

THUMBNAIL_WIDTH = 420
"""Pixels of the widest window on a sheet; narrower ones keep their proportion to it, but never less than a third."""
HEIGHT = 900
"""Pixels; what is longer is cut off."""
GAP = 24
WIDEST = 1440
"""CSS pixels."""


def sheet(pictures: list[Path]) -> Image.Image:
    """Return pictures of one page beside each other, each with its name below."""
    shown = []
    for path in pictures:
        width = int(path.stem.rsplit("-", 2)[1])
        across = max(THUMBNAIL_WIDTH // 3, THUMBNAIL_WIDTH * width // WIDEST)
        with Image.open(path) as picture:
            scaled = picture.convert("RGB").resize((across, picture.height * across // picture.width))
        shown.append((path.stem, scaled.crop((0, 0, across, min(HEIGHT, scaled.height)))))
    page = Image.new("RGB", (GAP + sum(one.width + GAP for _, one in shown), HEIGHT + 3 * GAP), "#777777")
    pen, left = ImageDraw.Draw(page), GAP
    for name, thumbnail in shown:
        page.paste(thumbnail, (left, GAP))
        pen.text((left, HEIGHT + GAP + 6), "-".join(name.rsplit("-", 3)[-3:]), fill="white")
        left += thumbnail.width + GAP
    return page


def main() -> None:
    """Parse the arguments and lay the sheets out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pictures", type=Path, help="the folder of take_pictures.py")
    parser.add_argument("output", type=Path, help="the folder for the sheets; it is made where it is missing")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    pages: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(options.pictures.glob("*.png")):
        pages[path.stem.rsplit("-", 3)[0]].append(path)
    for name, pictures in pages.items():
        sheet(pictures).save(options.output / f"{name}.jpg", quality=85)
        print(options.output / f"{name}.jpg")


if __name__ == "__main__":
    main()
