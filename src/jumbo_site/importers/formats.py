"""The formats that are read: known by what a file holds, or named by the organiser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jumbo_site.diagnostics import Listed, say
from jumbo_site.importers.conference import SourceConference, merged
from jumbo_site.importers.timetable import MAX_BYTES, ImportRefusedError

FORMATS = ("frab", "pretalx", "indico", "sessionize", "open-event", "csv", "xlsx")
"""Names for ``--from``; frab is schedule.xml and schedule.json, also those of pretalx."""


@dataclass(frozen=True)
class SourceFile:
    """A file as it was given."""

    name: str
    data: bytes


@dataclass(frozen=True)
class ReadOptions:
    """What a file does not say itself."""

    format: str | None = None
    time_zone: str = ""
    encoding: str | None = None
    mapping: Mapping[str, str] | None = None


def read_source(files: Sequence[SourceFile], options: ReadOptions) -> tuple[str, SourceConference]:
    """Return the format of some files of one source, and what they say together.

    Raises ImportRefusedError, whose message names the file where there are several.
    """
    from jumbo_site.importers.tables import with_persons

    read: list[SourceConference] = []
    kinds: list[str] = []
    for file in files:
        try:
            kind = options.format or detected(file)
            kinds.append(kind)
            read.append(_read(kind, file, options))
        except ImportRefusedError as error:
            raise ImportRefusedError(say("{file}: {reason}", file=file.name, reason=error.message)) from None
        except (TypeError, AttributeError, KeyError, IndexError, ValueError, OverflowError, RecursionError):
            # what a reader did not expect of a stranger's file
            raise ImportRefusedError(
                say("{name}: The file does not have the form of `{kind}`.", name=file.name, kind=kind)
            ) from None
    tables = {"csv", "xlsx"}
    if len({("table" if kind in tables else kind) for kind in kinds}) > 1:
        listed = Listed(dict.fromkeys(kinds))
        raise ImportRefusedError(
            say("The files are of different systems ({listed}): import them one after the other.", listed=listed)
        )
    whole = merged(tuple(read))
    return kinds[0], with_persons(whole) if kinds[0] in tables else whole


def _read(kind: str, file: SourceFile, options: ReadOptions) -> SourceConference:
    data, zone = file.data, options.time_zone
    if kind == "frab":
        from jumbo_site.importers.schedule_source import read_schedule_file

        return read_schedule_file(data, zone)
    if kind == "pretalx":
        from jumbo_site.importers.pretalx import read_pretalx

        return read_pretalx(data, zone)
    if kind == "indico":
        from jumbo_site.importers.indico import read_indico

        return read_indico(data, zone)
    if kind == "sessionize":
        from jumbo_site.importers.sessionize import read_sessionize

        return read_sessionize(data, zone)
    if kind == "open-event":
        from jumbo_site.importers.open_event import read_open_event

        return read_open_event(data, zone)
    from jumbo_site.importers.table_files import read_csv, read_xlsx
    from jumbo_site.importers.tables import read_tables

    name = file.name.replace("\\", "/").rpartition("/")[2]
    tables = read_xlsx(data) if kind == "xlsx" else (read_csv(data, name, options.encoding),)
    return read_tables(tables, options.mapping or {}, zone)


def detected(file: SourceFile) -> str:
    """Return the format of a file by what it holds. Raises ImportRefusedError."""
    data = file.data
    if len(data) > MAX_BYTES:
        raise ImportRefusedError(say("The file is larger than {max_bytes} MB.", max_bytes=MAX_BYTES // 1_000_000))
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if data.startswith(b"PK"):
        from jumbo_site.importers.bounded_zip import open_archive

        with open_archive(data) as archive:
            return "xlsx" if "xl/workbook.xml" in archive.namelist() else "open-event"
    if start.startswith(b"<"):
        return "frab"
    if start.startswith((b"{", b"[")):
        return _detected_json(data)
    if file.name.lower().endswith((".csv", ".tsv", ".txt")):
        return "csv"
    raise ImportRefusedError(
        say("The file is of no format that is known here. Name it with --from: {formats}.", formats=Listed(FORMATS))
    )


def _detected_json(data: bytes) -> str:
    from jumbo_site.importers.bounded_json import mapping, read_json
    from jumbo_site.importers.indico import is_indico
    from jumbo_site.importers.open_event import is_open_event
    from jumbo_site.importers.pretalx import is_pretalx
    from jumbo_site.importers.sessionize import is_sessionize

    value = read_json(data)
    if "schedule" in mapping(value):
        return "frab"
    for name, is_it in (
        ("indico", is_indico),
        ("open-event", is_open_event),
        ("sessionize", is_sessionize),
        ("pretalx", is_pretalx),
    ):
        if is_it(value):
            return name
    raise ImportRefusedError(
        say(
            "The JSON is of no system that is known here (pretalx, Indico, Sessionize, Open Event, "
            "frab). Name its format with --from if it is one of these."
        )
    )
