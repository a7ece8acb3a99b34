"""Tables of speakers and of sessions (CSV, XLSX) as a conference.

A session names its persons by their names or ids, with semicolons, strokes or new lines between them, or commas where
there are none of these. Without a column of ids a person is known by the name, a session by its title.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jumbo_site.diagnostics import Listed, Message, say
from jumbo_site.importers.conference import (
    SourceConference,
    SourceLink,
    SourceName,
    SourcePart,
    SourceSession,
    SourceSpeaker,
    Texts,
    numbered,
)
from jumbo_site.importers.source_text import clean_line, clean_text, day_and_times, end_after, read_day
from jumbo_site.importers.table_columns import Column, columns_of, kind_of_table
from jumbo_site.importers.table_files import Table
from jumbo_site.importers.timetable import ImportRefusedError

_ROLES = (
    ("chairs", "chair"),
    ("moderators", "moderator"),
    ("speakers", "speaker"),
    ("panellists", "panellist"),
    ("authors", "author"),
)
_CLOCK = re.compile(r"(?P<hours>\d{1,2})(?:[:.h](?P<minutes>[0-5]\d))?(?:[:.]\d\d)?\s*(?P<half>[ap]\.?m\.?)?", re.I)
_WRITTEN_DAY = re.compile(r"(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})[./-](?P<year>\d{4})")
_NAMED = "named:"
"""Before a person whom a session names, until it is known whether the speakers' table has that person."""


@dataclass(frozen=True)
class _Row:
    """A row's cells by what they hold."""

    cells: tuple[tuple[Column, str], ...]
    place: str

    def line(self, field: str) -> str:
        return next((clean_line(cell) for column, cell in self.cells if column.field == field and cell.strip()), "")

    def texts(self, field: str, *, one_line: bool = False) -> Texts:
        clean = clean_line if one_line else clean_text
        found = [(column.language, clean(cell)) for column, cell in self.cells if column.field == field]
        return tuple(pair for pair in found if pair[1])


def read_tables(tables: Sequence[Table], mapping: Mapping[str, str], time_zone: str) -> SourceConference:
    """Return what tables say of speakers and sessions. Raises ImportRefusedError."""
    speakers: list[SourceSpeaker] = []
    sessions: list[SourceSession] = []
    left_out: list[Message] = []
    for table in tables:
        kind = kind_of_table(table.headings, mapping, table.name)
        columns = columns_of(table.headings, mapping, kind)
        needed = {"name", "given", "family"} if kind == "speakers" else {"title"}
        if not any(column is not None and column.field in needed for column in columns):
            wanted = "name" if kind == "speakers" else "title"
            listed = ", ".join(f"`{heading[:40]}`" for heading in table.headings[:12]) or "none"
            raise ImportRefusedError(
                say(
                    "`{name}` has no column that is known to hold the {wanted}. Its columns are {listed}. Say "
                    'which it is: --map "{headings}={wanted}".',
                    name=table.name[:60],
                    wanted=wanted,
                    listed=listed,
                    headings=(table.headings or ("Heading",))[0][:40],
                )
            )
        unknown = [
            heading for heading, column in zip(table.headings, columns, strict=True) if column is None and heading
        ]
        if unknown:
            listed = Listed([f"`{heading[:40]}`" for heading in unknown[:12]])
            left_out.append(
                say("Columns of `{file}` that are not taken: {columns}.", file=table.name[:60], columns=listed)
            )
        rows = [
            _Row(
                tuple((column, cell) for column, cell in zip(columns, cells, strict=True) if column is not None),
                f"{table.name[:60]}, row {number}",
            )
            for number, cells in table.rows
        ]
        if kind == "speakers":
            speakers += [_speaker(row) for row in rows]
        else:
            sessions += [_session(row) for row in rows]
    keys = numbered(session.key for session in sessions)
    sessions = [replace(session, key=key) for session, key in zip(sessions, keys, strict=True)]
    return SourceConference(
        time_zone=time_zone,
        rooms=_names(session.room for session in sessions),
        tracks=_names(session.track for session in sessions),
        speakers=tuple({speaker.key: speaker for speaker in reversed(speakers)}.values())[::-1],
        sessions=tuple(sessions),
        left_out=tuple(left_out),
    )


def with_persons(read: SourceConference) -> SourceConference:
    """Return tables that were read, maybe from several files, with each person and session that they name found."""
    by_name: dict[str, list[str]] = {}
    for speaker in read.speakers:
        for known in (*speaker.names, speaker.key.removeprefix("id:")):
            by_name.setdefault(known.casefold(), []).append(speaker.key)
    speakers = {speaker.key: speaker for speaker in read.speakers}
    titles = {text.casefold(): one.key for one in reversed(read.sessions) for _, text in one.title}
    titles |= {one.key.removeprefix("id:").casefold(): one.key for one in reversed(read.sessions)}

    def found(part: SourcePart) -> SourcePart:
        name = part.speaker.removeprefix(_NAMED)
        key = by_name.get(name.casefold(), [f"name:{name}"])[0]
        speakers.setdefault(key, SourceSpeaker(key, (name,)))
        return SourcePart(key, part.role)

    sessions = []
    for session in read.sessions:
        parts = tuple(dict.fromkeys(found(part) for part in session.parts))
        within = titles.get(session.within.casefold(), "")
        within = "" if within == session.key else within
        sessions.append(replace(session, parts=parts, within=within, is_contribution=bool(within)))
    return replace(read, speakers=tuple(speakers.values()), sessions=tuple(sessions))


def _names(names) -> tuple[SourceName, ...]:  # type: ignore[no-untyped-def]
    return tuple(SourceName(name, (("", name),)) for name in dict.fromkeys(names) if name)


def _speaker(row: _Row) -> SourceSpeaker:
    whole = f"{row.line('given')} {row.line('family')}".strip()
    names = tuple(dict.fromkeys(name for _, name in row.texts("name", one_line=True))) or ((whole,) if whole else ())
    if not names:
        raise ImportRefusedError(say("{place}: the person has no name.", place=row.place))
    own = row.line("id")
    return SourceSpeaker(
        f"id:{own}" if own else f"name:{names[0]}",
        names,
        biography=row.texts("biography"),
        position=row.texts("position", one_line=True),
        affiliation=row.line("affiliation"),
        country=row.line("country"),
        orcid=row.line("orcid"),
        photo=row.line("photo"),
        links=_links(row.line("link")),
    )


def _session(row: _Row) -> SourceSession:
    titles = row.texts("title", one_line=True)
    if not titles:
        raise ImportRefusedError(say("{place}: the session has no title.", place=row.place))
    subtitles = dict(row.texts("subtitle", one_line=True))
    titles = tuple((tag, f"{text}: {subtitles[tag]}" if tag in subtitles else text) for tag, text in titles)
    day, start, end = _times(row)
    own = row.line("id")
    parts = [
        SourcePart(f"{_NAMED}{name}", role)
        for field, role in _ROLES
        for column, cell in row.cells
        if column.field == field
        for name in _people(cell)
    ]
    return SourceSession(
        f"id:{own}" if own else f"title:{titles[0][1]}",
        titles,
        abstract=row.texts("summary"),
        description=row.texts("description"),
        day=day,
        start=start,
        end=end,
        room=row.line("room"),
        track=row.line("track"),
        kind=row.line("kind"),
        language=row.line("language"),
        parts=tuple(dict.fromkeys(parts)),
        links=_links(row.line("link")),
        within=row.line("session"),
    )


def _people(cell: str) -> list[str]:
    text = clean_text(cell)
    sign = r"[;؛|\n]" if re.search(r"[;؛|\n]", text) else r"[,،]"
    return [clean_line(part) for part in re.split(sign, text) if part.strip()]


def _links(cell: str) -> tuple[SourceLink, ...]:
    return tuple(SourceLink("", url) for url in re.split(r"[\s;,|]+", cell) if url)


def _times(row: _Row) -> tuple[str, str, str]:
    """Return day, start and end: from columns of their own, or from moments such as ``2030-05-02 09:00``."""
    written = {name: _in_latin_digits(row.line(name)) for name in ("day", "start", "end", "duration")}
    moments = {name: _moment(written[name]) for name in ("start", "end")}
    starts = moments["start"]
    if starts is not None and (not written["day"] or written["day"][:10] == written["start"][:10]):
        ends = moments["end"]
        if ends is None and written["end"]:
            ends = datetime.fromisoformat(f"{starts:%Y-%m-%d}T{_clock(written['end'], row.place)}")
        day, start, end = day_and_times(starts, ends)
    else:
        day = read_day(_day(written["day"], row.place), row.place)
        start = _clock(written["start"], row.place) if day else ""
        end = _clock(written["end"], row.place) if start else ""
        if end and end <= start:
            end = ""
    if not end and written["duration"]:
        minutes = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,4})(?:\s*\D*)", written["duration"])
        if minutes is None:
            raise ImportRefusedError(
                say(
                    "{place}: `{duration}` is not a number of minutes.",
                    place=row.place,
                    duration=written["duration"][:40],
                )
            )
        end = end_after(day, start, int(minutes[1] or 0) * 60 + int(minutes[2]))
    return day, start, end


def _in_latin_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)


def _moment(written: str) -> datetime | None:
    if len(written) <= 10:
        return None
    try:
        return datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return None


def _day(written: str, place: str) -> str:
    found = _WRITTEN_DAY.fullmatch(written)
    if found is None:
        return written
    first, second = int(found["first"]), int(found["second"])
    if found["sign"] == "/" and first <= 12 and second <= 12 and first != second:
        raise ImportRefusedError(
            say(
                "{place}: `{written}` could be two days; write the day as {year}-{second}-{first} or "
                "{year}-{first}-{second}.",
                place=place,
                written=written,
                year=found["year"],
                second=f"{second:02}",
                first=f"{first:02}",
            )
        )
    if found["sign"] == "/" and second > 12:
        first, second = second, first
    return f"{found['year']}-{second:02}-{first:02}"


def _clock(written: str, place: str) -> str:
    """Return a time of day as 09:30; empty for an empty text. Raises ImportRefusedError."""
    if not written:
        return ""
    found = _CLOCK.fullmatch(
        written[-8:] if re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?", written) else written
    )
    hours = int(found["hours"]) if found else 24
    if found and found["half"]:
        hours = hours % 12 + (12 if found["half"].lower().startswith("p") else 0)
    if found is None or hours > 23 or (found["minutes"] is None and not found["half"]):
        raise ImportRefusedError(
            say("{place}: `{written}` is no time of day; write it as 09:30.", place=place, written=written[:40])
        )
    return f"{hours:02}:{found['minutes'] or '00'}"
