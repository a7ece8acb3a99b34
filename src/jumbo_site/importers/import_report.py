"""What an import did, in an organiser's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jumbo_site.importers.import_plan import ImportPlan, changed_files
from jumbo_site.importers.yaml_writing import flow
from jumbo_site.messages import Message, say, say_plural, together

MAX_SHOWN = 20
"""Notes of a kind that are shown."""

Told = tuple[str, str, Message]
"""A place or none, a label (``warning``, ``note``, ``error``, ``hint``) or none, and what is said."""


def report_lines(plan: ImportPlan, *, dry_run: bool) -> Iterator[Told]:
    """Yield what is to be told, in order."""
    open_before = [one for one in plan.conflicts if not one.is_new]
    for one in (one for one in plan.conflicts if one.is_new):
        place = f"{one.location.file}:{one.location.line}"
        message = say("`{field}` was changed here and at the source; what stands here was kept.", field=one.field)
        yield f"{place}: ", "warning", message
        yield "", "", say("    here:   {value}", value=_shown(one.here))
        yield "", "", say("    source: {value}", value=_shown(one.source))
    if open_before:
        yield (
            "",
            "note",
            say(
                "Conflicts of earlier imports that are still open: {number} (see the import's record).",
                number=len(open_before),
            ),
        )
    yield from _listed(
        [
            say("{file} was there already and is taken for the source's entry of that name.", file=file)
            for file in plan.adopted
        ]
    )
    yield from _listed(
        [say("{file} is not in the source any more; delete it, or give --delete.", file=file) for file in plan.vanished]
    )
    yield from _listed(list(dict.fromkeys(plan.notes)))
    if plan.errors and not plan.files:
        yield "", "error", say("With these changes the content would have errors. Nothing was written.")
        yield "", "hint", say("Mend them at the source, or give --allow-errors and mend them here.")
        return
    counts = plan.counts
    entries = say(
        "Entries: {new} new, {changed} changed, {unchanged} as they were, {deleted} deleted.",
        new=counts["new"],
        changed=counts["changed"],
        unchanged=counts["unchanged"],
        deleted=counts["deleted"],
    )
    files = len(changed_files(plan.files))
    if dry_run:
        written = say_plural("{n} file would be written.", "{n} files would be written.", files)
    else:
        written = say_plural("{n} file written.", "{n} files written.", files)
    yield "", "", together(entries, written)


def _listed(notes: list[Message]) -> Iterator[Told]:
    yield from (("", "note", one) for one in notes[:MAX_SHOWN])
    if len(notes) > MAX_SHOWN:
        yield "", "note", say("… and {number} more like these.", number=len(notes) - MAX_SHOWN)


def _shown(value: Any) -> str | Message:
    if value is None:
        return say("(nothing)")
    text = flow(value)
    return text if len(text) <= 300 else f"{text[:299]}…"
