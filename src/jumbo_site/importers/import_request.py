"""What an organiser asks of an import, checked, and the files that it names, read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jumbo_site.content.yaml_nodes import parse_yaml, to_plain
from jumbo_site.diagnostics import Listed, did_you_mean, say
from jumbo_site.importers.conference import SourceConference
from jumbo_site.importers.formats import FORMATS, ReadOptions, SourceFile, read_source
from jumbo_site.importers.import_plan import ImportOptions
from jumbo_site.importers.language_choice import told_language
from jumbo_site.importers.source_text import read_time_zone
from jumbo_site.importers.table_columns import check_mapping
from jumbo_site.importers.table_files import ENCODINGS
from jumbo_site.importers.timetable import MAX_BYTES, ImportRefusedError
from jumbo_site.model.record import is_id


@dataclass(frozen=True)
class ImportRequest:
    """The arguments of the command."""

    sources: tuple[Path, ...]
    content: Path
    edition: str
    format: str | None = None
    name: str | None = None
    time_zone: str = ""
    language: str = ""
    columns: tuple[str, ...] = ()
    encoding: str | None = None
    delete: bool = False
    matching: bool = True
    allow_errors: bool = False


def read_request(request: ImportRequest) -> tuple[SourceConference, ImportOptions]:
    """Return what the source says, and how it is to be imported. Raises ImportRefusedError, OSError."""
    if not request.content.is_dir():
        raise ImportRefusedError(
            say(
                "There is no content folder at `{content}`: give it with --content.", content=request.content.as_posix()
            )
        )
    for option, value in (("--edition", request.edition), ("--name", request.name or "x")):
        if not is_id(value):
            message = say(
                "{option}: `{value}` must be lower-case Latin letters, digits and single hyphens.",
                option=option,
                value=value[:60],
            )
            raise ImportRefusedError(message)
    _check_choice("--from", request.format, FORMATS)
    _check_choice("--encoding", request.encoding, ENCODINGS)
    if request.language and told_language(request.language) is None:
        raise ImportRefusedError(
            say("--lang: `{language}` is not a language; write its tag, such as ar.", language=request.language[:40])
        )
    mapping = _mapping(request.columns)
    zone = read_time_zone(request.time_zone) or _edition_zone(request.content / request.edition / "edition.yaml")
    files = [SourceFile(path.as_posix(), _bounded(path)) for path in request.sources]
    own, read = read_source(files, ReadOptions(request.format, zone, request.encoding, mapping))
    options = ImportOptions(
        request.edition,
        request.name or own,
        own,
        request.language,
        delete=request.delete,
        matching=request.matching,
        allow_errors=request.allow_errors,
    )
    return read, options


def _check_choice(option: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        hint = did_you_mean(value, known) or say("One of {known}.", known=Listed(known))
        raise ImportRefusedError(
            say("{option}: `{value}` is not known. {hint}", option=option, value=value[:40], hint=hint)
        )


def _bounded(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ImportRefusedError(
            say(
                "{path}: The file is larger than {max_bytes} MB.",
                path=path.as_posix(),
                max_bytes=MAX_BYTES // 1_000_000,
            )
        )
    return data


def _mapping(columns: tuple[str, ...]) -> dict[str, str]:
    """Return fields by headings, of ``Heading=field`` and of YAML files of ``Heading: field``."""
    mapping: dict[str, str] = {}
    for written in columns:
        if written.endswith((".yaml", ".yml")) and "=" not in written:
            path = Path(written)
            plain = to_plain(parse_yaml(_bounded(path).decode("utf-8", "replace"), written).node)
            if not isinstance(plain, dict) or not all(isinstance(value, str) for value in plain.values()):
                raise ImportRefusedError(say("{written}: It must hold lines of `Heading: field`.", written=written))
            mapping |= plain
            continue
        heading, sign, field = written.rpartition("=")
        if not sign or not heading.strip():
            raise ImportRefusedError(
                say('--map: `{written}` must be COLUMN=FIELD, such as "Full name=name".', written=written[:60])
            )
        mapping[heading.strip()] = field.strip()
    check_mapping(mapping)
    return mapping


def _edition_zone(file: Path) -> str:
    """Return the time zone of an edition that there is already, empty where there is none."""
    if not file.is_file() or file.is_symlink():
        return ""
    plain = to_plain(parse_yaml(file.read_text("utf-8", errors="replace"), "").node)
    zone = plain.get("timezone") if isinstance(plain, dict) else None
    return zone if isinstance(zone, str) else ""
