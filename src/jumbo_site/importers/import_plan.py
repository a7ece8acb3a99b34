"""An import worked out in full before anything is written: files, what people have to decide, what is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from jumbo_site.content.layout import EntityKey
from jumbo_site.content.load import LoadResult, load_content
from jumbo_site.content.translation_yaml import EditRefusedError
from jumbo_site.diagnostics import Diagnostic, Listed, Location, Message, Severity, say
from jumbo_site.importers.conference import SourceConference
from jumbo_site.importers.entries import EntryMaker, ImportedEntry, SiteLanguages, entry_names
from jumbo_site.importers.entries_here import IN_EDITION, EntryHere, entries_here, identities
from jumbo_site.importers.entry_files import ContentFiles, nested
from jumbo_site.importers.entry_merge import Conflict, is_as_imported, merged_entry
from jumbo_site.importers.import_record import (
    FieldPath,
    ImportRecord,
    RecordedEntry,
    read_record,
    record_bytes,
    record_path,
)
from jumbo_site.importers.timetable import ImportRefusedError

_UNREADABLE = ("yaml-", "front-matter", "file-", "symlink-", "id-", "duplicate-id", "missing-site", "reserved-name")
"""Beginnings of codes of errors with which the content cannot be told from what was deleted."""


@dataclass(frozen=True)
class ImportOptions:
    """Where to, and how."""

    edition: str
    name: str
    """Of the source: imports of one name are compared with each other."""
    format: str
    language: str = ""
    delete: bool = False
    matching: bool = True
    allow_errors: bool = False


@dataclass(frozen=True)
class FieldConflict:
    """A value that people have to choose: ours, which stands, or the source's."""

    location: Location
    field: str
    here: Any
    source: Any
    is_new: bool


@dataclass
class ImportPlan:
    """What an import would do."""

    files: dict[PurePosixPath, bytes | None] = field(default_factory=dict)
    before: dict[PurePosixPath, bytes | None] = field(default_factory=dict)
    """The bytes that the files have now."""
    counts: dict[str, int] = field(default_factory=dict)
    """Entries: ``new``, ``changed``, ``unchanged``, ``deleted``."""
    conflicts: list[FieldConflict] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    """Files of entries that the source does not have any more."""
    adopted: list[str] = field(default_factory=list)
    """Files of entries that people wrote, and that the source's were taken for."""
    notes: list[Message] = field(default_factory=list)
    errors: tuple[Diagnostic, ...] = ()
    """What ``check`` would find wrong afterwards and not before; then there are no files."""


def plan_import(content: Path, read: SourceConference, options: ImportOptions) -> ImportPlan:
    """Return what an import into a content folder would do; nothing is written. Raises ImportRefusedError."""
    loaded = load_content(content)
    refused = [one for one in loaded.diagnostics if one.severity is Severity.ERROR and one.code.startswith(_UNREADABLE)]
    if refused:
        place = f"{refused[0].location.file}:{refused[0].location.line}: " if refused[0].location else ""
        raise ImportRefusedError(
            say(
                "{place}{message} Mend the content first (`jumbo-site check`).", place=place, message=refused[0].message
            )
        )
    return _Planner(content, loaded, read, options).plan()


class _Planner:
    """Works out one import; lives for one call of ``plan_import``."""

    def __init__(self, content: Path, loaded: LoadResult, read: SourceConference, options: ImportOptions) -> None:
        self.content, self.loaded, self.read, self.options = content, loaded, read, options
        self.tags = _site_tags(loaded)
        self.default = self.tags[0]
        self.path = record_path(options.edition, options.name)
        self.record = read_record(content, self.path) or ImportRecord(options.format)
        self.files = ContentFiles(content, content.as_posix(), self.default)
        self.here = entries_here(loaded, options.edition)
        self.result = ImportPlan(counts=dict.fromkeys(("new", "changed", "unchanged", "deleted"), 0))
        self.recorded: dict[tuple[str, str], RecordedEntry] = {}
        self.new_items: dict[str, list[dict[str, Any]]] = {}

    def plan(self) -> ImportPlan:
        found = identities(entry_names(self.read), self.here, self.record, matching=self.options.matching)
        gone = frozenset(pair for pair, one in self.record.entries.items() if (pair[0], one.id) not in self.here)
        maker = EntryMaker(SiteLanguages(self.tags, self.default, self.options.language), found.ids, gone)
        entries = maker.entries(self.read)
        self.edition(maker)
        for entry in entries:
            self.entry(entry, is_adopted=(entry.kind, entry.key) in found.adopted)
        for kind, items in self.new_items.items():
            try:
                self.files.add_items(self.options.edition, kind, items)
            except EditRefusedError as error:
                raise ImportRefusedError(
                    say(
                        "{edition}/edition.yaml, `{kind}`: {error}.",
                        edition=self.options.edition,
                        kind=kind,
                        error=error,
                    )
                ) from None
        self.vanished({(entry.kind, entry.key) for entry in entries} | {("edition", "edition")})
        self.result.notes += [*self.read.left_out, *maker.left_out]
        return self.finished()

    def edition(self, maker: EntryMaker) -> None:
        own = self.options.edition
        fields = maker.edition_fields(self.read)
        pair = ("edition", "edition")
        entry = ImportedEntry("edition", "edition", own, fields)
        if ("edition", own) in self.here:
            zone = self.here["edition", own].data.get("timezone")
            if self.read.time_zone and isinstance(zone, str) and zone != self.read.time_zone:
                self.result.notes.append(
                    say(
                        "The source's times are those of {source}, the edition's of {zone}: they stay as they are.",
                        source=self.read.time_zone,
                        zone=zone,
                    )
                )
            if pair in self.record.entries:
                self.entry(entry, is_adopted=False)
            return
        missing = [name for name in ("start", "end", "timezone") if (name,) not in fields]
        if missing:
            hint = (
                say("give --timezone Europe/Rome")
                if missing == ["timezone"]
                else say("write {own}/edition.yaml first", own=own)
            )
            raise ImportRefusedError(
                say(
                    "There is no edition `{own}`, and the source does not tell its {missing}: {hint}.",
                    own=own,
                    missing=Listed(missing),
                    hint=hint,
                )
            )
        self.entry(entry, is_adopted=False)

    def entry(self, entry: ImportedEntry, *, is_adopted: bool) -> None:
        pair = (entry.kind, entry.key)
        here, recorded = self.here.get((entry.kind, entry.id)), self.record.entries.get(pair)
        if here is None and recorded is not None:  # people deleted it here
            self.recorded[pair] = replace(recorded, fields=entry.fields)
            return
        conflicts: Mapping[FieldPath, Conflict] = {}
        if here is None:
            self.create(entry)
            self.result.counts["new"] += 1
        else:
            merged = merged_entry(entry, recorded, here, self.default)
            conflicts = dict(merged.conflicts)
            for path, reason in self.files.change(here, merged.changes).items():
                own, source = here.value(path, self.default), merged.changes[path]
                conflicts[path] = Conflict(own, source, is_new=True)
                self.result.notes.append(
                    say(
                        "{file}, `{field}`: {reason}.",
                        file=here.location(path).file,
                        field="/".join(str(part) for part in path),
                        reason=reason,
                    )
                )
            self.result.counts["changed" if merged.changes else "unchanged"] += 1
            if is_adopted:
                self.result.adopted.append(_shown(here))
            self.result.conflicts += [
                FieldConflict(here.location(path), " ".join(path), one.here, one.source, one.is_new)
                for path, one in conflicts.items()
            ]
        told = {path: {"here": one.here, "source": one.source} for path, one in conflicts.items()}
        self.recorded[pair] = RecordedEntry(entry.id, entry.fields, told)

    def create(self, entry: ImportedEntry) -> None:
        if entry.kind in IN_EDITION:
            item = {"id": entry.id, **nested(entry.fields, self.default)}
            self.new_items.setdefault(entry.kind, []).append(item)
            return
        in_edition = entry.kind in ("sessions", "contributions")
        key = EntityKey(entry.kind, self.options.edition if in_edition else "", entry.id)
        self.files.create(key, entry.fields, entry.comment)

    def vanished(self, present: set[tuple[str, str]]) -> None:
        for pair, recorded in self.record.entries.items():
            here = self.here.get((pair[0], recorded.id))
            if pair in present or pair[0] == "edition":
                if pair not in self.recorded:
                    self.recorded[pair] = recorded
                continue
            if here is None:
                continue  # gone on both sides
            if self.options.delete and is_as_imported(recorded, here, self.default):
                try:
                    self.files.delete(here)
                except EditRefusedError as error:
                    self.result.notes.append(say("{file}: {reason}.", file=here.source.file, reason=error.message))
                else:
                    self.result.counts["deleted"] += 1
                    continue
            self.recorded[pair] = recorded
            self.result.vanished.append(_shown(here))

    def finished(self) -> ImportPlan:
        result = self.result
        planned = self.files.planned()
        after = load_content(self.content, planned=planned)
        known = {_told(one) for one in self.loaded.diagnostics}
        wrong = [one for one in after.diagnostics if one.severity is Severity.ERROR and _told(one) not in known]
        result.errors = tuple(wrong)
        if wrong and not self.options.allow_errors:
            return result
        result.before = {path: self.files.before[path] for path in planned}
        result.files = planned
        data = record_bytes(ImportRecord(self.options.format, self.recorded))
        file = self.content / self.path
        before = file.read_bytes() if file.is_file() else None
        if data != before:
            result.files[self.path], result.before[self.path] = data, before
        return result


def _site_tags(loaded: LoadResult) -> tuple[str, ...]:
    site = loaded.joined.get(EntityKey("site", "", "site"))
    listed = site.data.get("languages") if site is not None else None
    tags = [one.get("tag") if isinstance(one, dict) else one for one in (listed if isinstance(listed, list) else [])]
    found = tuple(tag for tag in tags if isinstance(tag, str))
    if not found:
        raise ImportRefusedError(say("The content has no site.yaml with languages: write it first."))
    return found


def _told(one: Diagnostic) -> tuple[str, str, str]:
    return one.code, one.message, one.location.file if one.location else ""


def _shown(here: EntryHere) -> str:
    return f"{here.source.file} (`{here.data.get('id')}`)" if here.within else here.source.file


def changed_files(files: Iterable[PurePosixPath]) -> list[PurePosixPath]:
    """Return the files that people read: all but the record of the import."""
    return [path for path in files if not path.parts[0].startswith(".")]
