"""A plan in words, for the terminal: pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jumbo_site.messages import say, say_plural
from jumbo_site.publishing.plan import Plan

SHOWN = 5
"""Lines of each kind that are shown where not all are asked for."""


def plan_lines(name: str, plan: Plan, sizes: Mapping[str, int], *, all_files: bool) -> Iterator[str]:
    """Give the lines that tell what a publication does: numbers and sizes, then files."""
    yield say(
        "{name}: {new} new ({new_size}), {changed} changed ({changed_size}), {removed} to be removed, "
        "{unchanged} as they are",
        name=name,
        new=len(plan.new),
        new_size=size_text(plan.new, sizes),
        changed=len(plan.changed),
        changed_size=size_text(plan.changed, sizes),
        removed=len(plan.removed),
        unchanged=len(plan.unchanged),
    )
    yield from _files("+", plan.new, all_files)
    yield from _files("~", plan.changed, all_files)
    yield from _files("-", plan.removed, all_files)
    if plan.stay:
        yield say_plural(
            "{n} file of the last release stays until the next: old pages may be open.",
            "{n} files of the last release stay until the next: old pages may be open.",
            len(plan.stay),
        )
    if plan.foreign:
        yield say_plural(
            "{n} file by another hand stays as it is.", "{n} files by another hand stay as they are.", len(plan.foreign)
        )
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


def _files(sign: str, paths: Sequence[str], all_files: bool) -> Iterator[str]:
    shown = paths if all_files else paths[:SHOWN]
    yield from (f"  {sign} {path}" for path in shown)
    if len(paths) > len(shown):
        yield say("  {sign} … and {number} more (-v shows all)", sign=sign, number=len(paths) - len(shown))
