"""What was measured, and the table of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import Measurement

REFERENCE = "Hugo"


@dataclass(frozen=True)
class Key:
    """A row of the table."""

    size: int
    step: str
    name: str


class Results:
    """Measurements by row, in the order in which rows were first met."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._taken: dict[Key, list[Measurement]] = defaultdict(list)
        self._words: dict[Key, str] = {}
        self._outputs: dict[tuple[int, str], tuple[int, int]] = {}

    def add(self, key: Key, taken: Measurement) -> None:
        """Add one measurement."""
        self._taken[key].append(taken)

    def mark_over(self, key: Key) -> None:
        """Note that a build was ended at the limit."""
        self._words[key] = f"over {self.limit:g} s"

    def mark_failed(self, key: Key) -> None:
        """Note that a build failed."""
        self._words[key] = "failed"

    def note_output(self, size: int, name: str, folder: Path) -> None:
        """Count the pages and the bytes of an output."""
        if (size, name) not in self._outputs:
            files = [path for path in folder.rglob("*") if path.is_file()]
            pages = sum(path.suffix == ".html" for path in files)
            self._outputs[size, name] = (pages, sum(path.stat().st_size for path in files))

    def ratio(self, key: Key) -> float | None:
        """Return the median over repetitions of a row's wall time by Hugo's in the same repetition."""
        others = self._taken.get(Key(key.size, key.step, REFERENCE), [])
        pairs = list(zip(self._taken.get(key, []), others, strict=False))
        return median(own.wall / other.wall for own, other in pairs) if pairs else None

    def table(self) -> str:
        """Return all rows as a Markdown table; figures are medians."""
        head = ["sessions", "step", "generator", "wall s", "× Hugo", "CPU s", "peak MB"]
        head += ["pages", "ms a page", "output MB"]
        lines = [head, ["---:", "---", "---", *["---:"] * 7], *self._rows()]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)

    def _rows(self) -> Iterator[list[str]]:
        keys = list(dict.fromkeys([*self._taken, *self._words]))
        sizes = list(dict.fromkeys(key.size for key in keys))
        steps = sorted(dict.fromkeys(key.step for key in keys), key=lambda step: step == "floor")
        for size in sizes:
            for step in steps:
                names = sorted({key.name for key in keys if (key.size, key.step) == (size, step)}, key=_place)
                for name in names:
                    yield self._row(Key(size, step, name))

    def _row(self, key: Key) -> list[str]:
        start = [f"{key.size:,}", key.step, key.name]
        if key in self._words:
            return [*start, self._words[key], *[""] * 6]
        taken = self._taken[key]
        ratio = self.ratio(key)
        peak = median(one.peak for one in taken)
        pages, size = self._outputs.get((key.size, key.name), (0, 0))
        wall = median(one.wall for one in taken)
        return [
            *start,
            f"{wall:.2f}",
            f"{ratio:.2f}" if ratio is not None else "",
            f"{median(one.cpu for one in taken):.2f}",
            f"{peak / 1e6:.0f}" if peak else "",
            f"{pages:,}" if pages else "",
            f"{wall / pages * 1000:.2f}" if pages else "",
            f"{size / 1e6:.1f}" if size else "",
        ]


def _place(name: str) -> tuple[int, str]:
    known = ("jumbo-site", "Hugo", "Eleventy", "Pelican")
    return (known.index(name) if name in known else len(known), name)
