"""One entry merged: which of its fields are to be written here, and which people have to choose between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jumbo_site.importers.entries import ImportedEntry
from jumbo_site.importers.entries_here import LISTS, EntryHere, item_key
from jumbo_site.importers.import_record import FieldPath, RecordedEntry
from jumbo_site.importers.three_way import merge_list, merge_value


@dataclass(frozen=True)
class Conflict:
    """A field that was changed here and at the source: ours stands, the source's is told."""

    here: Any
    source: Any
    is_new: bool
    """Whether this import found it, not an earlier one."""


@dataclass(frozen=True)
class MergedEntry:
    """What is to be written of an entry (None: taken away), and between what people have to choose."""

    changes: Mapping[FieldPath, Any]
    conflicts: Mapping[FieldPath, Conflict]


def merged_entry(entry: ImportedEntry, recorded: RecordedEntry | None, here: EntryHere, default: str) -> MergedEntry:
    """Merge an entry that is here with what the source says of it.

    ``recorded`` is what was imported last, None for an entry that people wrote: then it is only added to. A conflict of
    an earlier import stays one until people change the value, or the source comes to say the same.
    """
    base = recorded.fields if recorded is not None else {}
    earlier = recorded.conflicts if recorded is not None else {}
    changes: dict[FieldPath, Any] = {}
    conflicts: dict[FieldPath, Conflict] = {}
    for path in dict.fromkeys((*entry.fields, *base)):
        own, source = here.value(path, default), entry.fields.get(path)
        if path[0] in LISTS:
            merged = merge_list(base.get(path), own, source, partial(item_key, path[0]))
        else:
            merged = merge_value(base.get(path), own, source)
        if merged.value != own:
            changes[path] = merged.value
        if merged.is_conflict:
            conflicts[path] = Conflict(own, source, is_new=True)
        elif path in earlier and earlier[path].get("here") == own and own != source:
            conflicts[path] = Conflict(own, source, is_new=False)
    return MergedEntry(changes, conflicts)


def is_as_imported(recorded: RecordedEntry, here: EntryHere, default: str) -> bool:
    """Tell whether people have left an entry exactly as it was imported."""
    if any(here.value(path, default) != value for path, value in recorded.fields.items()):
        return False
    known = {path[0] for path in recorded.fields} | {"id"}
    if set(here.data) - known:
        return False
    for name in known - LISTS - {"id"}:
        own = here.data.get(name)
        parts = {path[1] for path in recorded.fields if path[0] == name and len(path) > 1}
        if isinstance(own, dict) and set(own) != parts:
            return False
    return True
