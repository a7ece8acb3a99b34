"""Cut the fonts of the default theme from their sources into files of at most 60 kB.

Usage: python tools/split_fonts.py NASKH.woff2 SERIF.ttf

Sources, both under the SIL Open Font License 1.1, without reserved font names:

- Noto Naskh Arabic 2.021: ``files/noto-naskh-arabic-arabic-wght-normal.woff2`` of
  ``@fontsource-variable/noto-naskh-arabic`` 5.3.0 (npm);
- Noto Serif 2.015: ``files/NotoSerif[wdth,wght].ttf`` of ``fontpkg-noto-serif`` 2.15 (PyPI).

The weights go from 400 to 700, the widths of Noto Serif are left out. The characters of each file are those of
``unicode-range`` in ``templates/static/css/fonts.css``, which is read here, so the two cannot differ. Letters that are
joined stand together: the first Arabic file has the whole block U+0600-06FF, with which Arabic, Persian, Urdu, Kurdish,
Pashto, Sindhi and Uyghur are written.
"""

from __future__ import annotations

import argparse
import io
import re
from pathlib import Path

FONTS_FOLDER = Path(__file__).parents[1] / "templates" / "static" / "fonts"
STYLESHEET = FONTS_FOLDER.parent / "css" / "fonts.css"
WEIGHTS = (400, 700)
MAX_BYTES = 60_000
NASKH, SERIF = "noto-naskh-arabic", "noto-serif"
TYPOGRAPHIC_FEATURES = ("pnum", "tnum")
"""Kept beside those that shaping and languages need."""
_FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
_FILE = re.compile(r'url\("\.\./fonts/([^"]+)\.woff2"\)')
_RANGES = re.compile(r"unicode-range:([^;]+);")


def code_points(ranges: str) -> frozenset[int]:
    """Return the code points of a CSS ``unicode-range``: ``U+0600-06FF, U+204F``."""
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.strip().upper().removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def declared_files(css: str) -> dict[str, frozenset[int]]:
    """Return the code points of each font file that a stylesheet declares, by its name without suffix."""
    files: dict[str, frozenset[int]] = {}
    for face in _FACE.findall(css):
        name, ranges = _FILE.search(face), _RANGES.search(face)
        if name and ranges:
            files[name.group(1)] = code_points(ranges.group(1))
    return files


def cut(source: Path, target: Path, characters: frozenset[int]) -> None:
    """Write the part of a variable font that has these characters, as woff2 without hints."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(source, recalcTimestamp=False)
    limits: dict[str, float | tuple[float, float]] = {
        axis.axisTag: WEIGHTS if axis.axisTag == "wght" else axis.defaultValue for axis in font["fvar"].axes
    }
    limited = io.BytesIO()
    instancer.instantiateVariableFont(font, limits).save(limited)
    limited.seek(0)
    font = TTFont(limited, recalcTimestamp=False)  # read again: the instancer leaves out what the subsetter looks for
    options = subset.Options(hinting=False, name_IDs=[0, 1, 2, 13, 14], flavor="woff2")
    options.layout_features = [*options.layout_features, *TYPOGRAPHIC_FEATURES]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    """Write every file that the stylesheet declares."""
    parser = argparse.ArgumentParser(description="Cut the fonts of the default theme into small files.")
    parser.add_argument("naskh", type=Path, help="Noto Naskh Arabic, all Arabic characters, variable weight")
    parser.add_argument("serif", type=Path, help="Noto Serif, variable")
    arguments = parser.parse_args()
    for name, characters in declared_files(STYLESHEET.read_text(encoding="utf-8")).items():
        target = FONTS_FOLDER / f"{name}.woff2"
        cut(arguments.naskh if name.startswith(NASKH) else arguments.serif, target, characters)
        size = target.stat().st_size
        print(f"{target.name}: {size} bytes")
        if size > MAX_BYTES:
            raise SystemExit(f"{target.name} has more than {MAX_BYTES} bytes: move some of its characters.")


if __name__ == "__main__":
    main()
