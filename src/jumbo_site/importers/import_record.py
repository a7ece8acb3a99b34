"""What an import took from its source, kept beside the content: the base of the next import's three-way merge.

One JSON file a source and edition, in the hidden folder ``.import`` of content/. It is meant to be committed with the
content. It holds for each entry its key at the source, its id here, its fields as the source had them, and what the
source said where people had written otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from jumbo_site.diagnostics import say
from jumbo_site.importers.bounded_json import mapping, read_json
from jumbo_site.importers.timetable import ImportRefusedError
from jumbo_site.model.record import is_id

FOLDER = ".import"
VERSION = 1
FieldPath = tuple[str, ...]


@dataclass(frozen=True)
class RecordedEntry:
    """An entry as it was imported last."""

    id: str
    fields: Mapping[FieldPath, Any]
    conflicts: Mapping[FieldPath, Mapping[str, Any]] = field(default_factory=dict)
    """By field: ``source`` and ``here``, the two values between which people are to choose."""


@dataclass(frozen=True)
class ImportRecord:
    """All entries of a source, by kind and key."""

    format: str
    entries: Mapping[tuple[str, str], RecordedEntry] = field(default_factory=dict)


def record_path(edition: str, name: str) -> PurePosixPath:
    """Return where the record of a source is kept, relative to content/."""
    return PurePosixPath(FOLDER, f"{edition}-{name}.json")


def read_record(content: Path, path: PurePosixPath) -> ImportRecord | None:
    """Return the record of an earlier import, None where there was none. Raises ImportRefusedError."""
    file = content / path
    if file.is_symlink() or file.parent.is_symlink():
        raise ImportRefusedError(say("{file} is a symbolic link, which is not followed.", file=file.as_posix()))
    if not file.exists():
        return None
    try:
        value = mapping(read_json(file.read_bytes()))
        if value["version"] != VERSION:
            raise ImportRefusedError(
                say("{file} was written by another version of this program.", file=file.as_posix())
            )
        entries = {
            (kind, key): _entry(mapping(one))
            for kind, by_key in mapping(value["entries"]).items()
            for key, one in mapping(by_key).items()
        }
        return ImportRecord(str(value["source"]), entries)
    except (KeyError, TypeError, ValueError, OSError):
        raise ImportRefusedError(
            say("{file} is damaged: restore it from your version control.", file=file.as_posix())
        ) from None


def _entry(one: Mapping[str, Any]) -> RecordedEntry:
    fields, conflicts = mapping(one["fields"]), mapping(one.get("conflicts"))
    if not is_id(one["id"]):
        raise ValueError
    return RecordedEntry(
        one["id"],
        {tuple(name.split("/")): value for name, value in fields.items()},
        {tuple(name.split("/")): mapping(value) for name, value in conflicts.items()},
    )


def record_bytes(record: ImportRecord) -> bytes:
    """Return a record as JSON, the same for the same record, a line a field."""
    entries: dict[str, dict[str, Any]] = {}
    for (kind, key), one in sorted(record.entries.items()):
        written: dict[str, Any] = {"id": one.id, "fields": _joined(one.fields)}
        if one.conflicts:
            written["conflicts"] = _joined(one.conflicts)
        entries.setdefault(kind, {})[key] = written
    data = {"version": VERSION, "source": record.format, "entries": entries}
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode("utf-8", "replace")


def _joined(fields: Mapping[FieldPath, Any]) -> dict[str, Any]:
    return {"/".join(path): value for path, value in sorted(fields.items())}
