"""What an import did, in an organiser's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jumbo_site.importers.import_plan import ImportPlan, changed_files
from jumbo_site.importers.yaml_writing import flow

MAX_SHOWN = 20
"""Notes of a kind that are shown."""


def report_lines(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    """Yield the lines of the report."""
    open_before = [one for one in plan.conflicts if not one.is_new]
    for one in (one for one in plan.conflicts if one.is_new):
        place = f"{one.location.file}:{one.location.line}"
        yield f"conflict: {place}: `{one.field}` was changed here and at the source; what stands here was kept."
        yield f"    here:   {_shown(one.here)}"
        yield f"    source: {_shown(one.source)}"
    if open_before:
        yield f"note: Conflicts of earlier imports that are still open: {len(open_before)} (see the import's record)."
    yield from _listed(
        [f"note: {file} was there already and is taken for the source's entry of that name." for file in plan.adopted]
    )
    yield from _listed(
        [f"note: {file} is not in the source any more; delete it, or give --delete." for file in plan.vanished]
    )
    yield from _listed([f"note: {note}" for note in dict.fromkeys(plan.notes)])
    if plan.errors and not plan.files:
        yield "error: With these changes the content would have errors. Nothing was written."
        yield "    hint: Mend them at the source, or give --allow-errors and mend them here."
        return
    counts = plan.counts
    done = (
        f"{counts['new']} new, {counts['changed']} changed, {counts['unchanged']} as they were, "
        f"{counts['deleted']} deleted"
    )
    files = len(changed_files(plan.files))
    what = "would be written" if dry_run else "written"
    yield f"Entries: {done}. {files} file{'s' * (files != 1)} {what}."


def _listed(lines: list[str]) -> Iterator[str]:
    yield from lines[:MAX_SHOWN]
    if len(lines) > MAX_SHOWN:
        yield f"note: … and {len(lines) - MAX_SHOWN} more like these."


def _shown(value: Any) -> str:
    if value is None:
        return "(nothing)"
    text = flow(value)
    return text if len(text) <= 300 else f"{text[:299]}…"
