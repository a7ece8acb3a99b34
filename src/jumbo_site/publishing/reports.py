"""A plan in words, for the terminal: pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from jumbo_site.publishing.plan import Plan

SHOWN = 5
"""Lines of each kind that are shown where not all are asked for."""


def plan_lines(name: str, plan: Plan, sizes: Mapping[str, int], *, all_files: bool) -> Iterator[str]:
    """Give the lines that tell what a publication does: numbers and sizes, then files."""
    new = f"{len(plan.new)} new ({size_text(plan.new, sizes)})"
    changed = f"{len(plan.changed)} changed ({size_text(plan.changed, sizes)})"
    yield f"{name}: {new}, {changed}, {len(plan.removed)} to be removed, {len(plan.unchanged)} as they are"
    yield from _files("+", plan.new, all_files)
    yield from _files("~", plan.changed, all_files)
    yield from _files("-", plan.removed, all_files)
    if plan.stay:
        yield f"{_files_text(plan.stay)} of the last release stay until the next: old pages may be open."
    if plan.foreign:
        yield f"{_files_text(plan.foreign)} by another hand stay as they are."
        if all_files:
            yield from _files(".", plan.foreign, all_files)


def size_text(paths: Sequence[str], sizes: Mapping[str, int]) -> str:
    """Return the size of files together, in decimal units."""
    size = float(sum(sizes[path] for path in paths))
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"


def _files_text(paths: Collection[str]) -> str:
    return f"{len(paths)} file{'s' * (len(paths) != 1)}"


def _files(sign: str, paths: Sequence[str], all_files: bool) -> Iterator[str]:
    shown = paths if all_files else paths[:SHOWN]
    yield from (f"  {sign} {path}" for path in shown)
    if len(paths) > len(shown):
        yield f"  {sign} … and {len(paths) - len(shown)} more (-v shows all)"
