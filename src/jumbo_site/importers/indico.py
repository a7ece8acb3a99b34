"""Indico's export of an event as JSON: ``/export/event/<id>.json?detail=contributions`` or ``detail=sessions``.

https://docs.getindico.io/en/stable/http-api/exporters/event/. Contributions of a session become contributions; those
of none that have a time become sessions of their own. E-mail addresses (and digests of them) are not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from jumbo_site.diagnostics import say
from jumbo_site.importers.bounded_json import key_of, mapping, mappings, read_json
from jumbo_site.importers.conference import (
    SourceConference,
    SourceLink,
    SourceName,
    SourcePart,
    SourceSession,
    SourceSpeaker,
)
from jumbo_site.importers.source_text import (
    clean_line,
    clean_text,
    day_and_times,
    end_after,
    read_day,
    read_moment,
    read_time_zone,
)
from jumbo_site.importers.timetable import MAX_EVENTS, ImportRefusedError

_ROLES = (("speakers", "speaker"), ("primaryauthors", "author"), ("coauthors", "author"))


def is_indico(value: object) -> bool:
    """Tell whether JSON is Indico's export of an event."""
    results = mapping(value).get("results")
    first = mapping(results[0]) if isinstance(results, list) and results else {}
    return mapping(value).get("_type") == "HTTPAPIResult" or first.get("_type") == "Conference"


def read_indico(data: bytes, time_zone: str) -> SourceConference:
    """Return what an export says of its one event. Raises ImportRefusedError."""
    events = list(mappings(mapping(read_json(data)).get("results"), "results"))
    if len(events) != 1:
        raise ImportRefusedError(say("The file holds {events} events: export one.", events=len(events)))
    return _Event(events[0], time_zone).conference()


class _Event:
    """Collects what one event holds; lives for one call of ``read_indico``."""

    def __init__(self, event: Mapping[str, Any], time_zone: str) -> None:
        self.event = event
        self.zone = read_time_zone(event.get("timezone")) or time_zone
        self.speakers: dict[str, SourceSpeaker] = {}
        self.rooms: dict[str, SourceName] = {}
        self.tracks: dict[str, SourceName] = {}
        self.sessions: dict[str, SourceSession] = {}

    def conference(self) -> SourceConference:
        event = self.event
        title = clean_line(event.get("title"))
        if not title and "contributions" not in event and "sessions" not in event:
            raise ImportRefusedError(say("The file is no event of Indico: it has neither a title nor contributions."))
        by_title: dict[str, str] = {}
        for block in mappings(event.get("sessions"), "sessions"):
            key = self.add_session(block)
            by_title.setdefault(self.sessions[key].title[0][1] if self.sessions[key].title else "", key)
            for contribution in mappings(block.get("contributions"), "contributions"):
                self.add_contribution(contribution, key)
        for contribution in mappings(event.get("contributions"), "contributions"):
            named = clean_line(contribution.get("session"))
            if named and named not in by_title:
                by_title[named] = f"session-title:{named}"
                self.sessions[by_title[named]] = SourceSession(by_title[named], (("", named),))
            self.add_contribution(contribution, by_title.get(named, ""))
        if len(self.sessions) > MAX_EVENTS:
            raise ImportRefusedError(say("The file has more than {max_events} contributions.", max_events=MAX_EVENTS))
        return SourceConference(
            title=(("", title),) if title else (),
            start=read_day(_date(event.get("startDate")), title),
            end=read_day(_date(event.get("endDate")), title),
            time_zone=self.zone,
            rooms=tuple(self.rooms.values()),
            tracks=tuple(self.tracks.values()),
            speakers=tuple(self.speakers.values()),
            sessions=tuple(_with_times(self.sessions)),
        )

    def add_session(self, block: Mapping[str, Any]) -> str:
        own = mapping(block.get("session"))
        title = clean_line(block.get("title") or own.get("title"))
        slot = clean_line(block.get("slotTitle"))
        if slot and slot != title:
            title = f"{title}: {slot}" if title else slot
        key = f"session:{key_of(block.get('id', own.get('id')), f'The session `{title[:80]}`')}"
        conveners = [*mappings(block.get("sessionConveners"), "sessionConveners")]
        conveners += mappings(block.get("conveners"), "conveners")
        parts = tuple(dict.fromkeys(SourcePart(self.person(one), "chair") for one in conveners if _name(one)))
        made = self.made(key, block, title, parts)
        self.sessions[key] = made
        return key

    def add_contribution(self, one: Mapping[str, Any], within: str) -> None:
        title = clean_line(one.get("title"))
        key = f"contribution:{key_of(one.get('db_id', one.get('id')), f'The contribution `{title[:80]}`')}"
        parts: dict[str, SourcePart] = {}
        for group, role in _ROLES:
            for person in mappings(one.get(group), group):
                if _name(person):
                    parts.setdefault(self.person(person), SourcePart(self.person(person), role))
        made = self.made(key, one, title, tuple(parts.values()))
        is_contribution = bool(within) or not made.start
        self.sessions[key] = replace(made, within=within, is_contribution=is_contribution)

    def made(self, key: str, one: Mapping[str, Any], title: str, parts: tuple[SourcePart, ...]) -> SourceSession:
        starts = read_moment(_moment(one.get("startDate")), self.zone, title)
        day, start, end = day_and_times(starts, read_moment(_moment(one.get("endDate")), self.zone, title))
        minutes = one.get("duration")
        if not one.get("endDate") and isinstance(minutes, int):
            end = end_after(day, start, minutes)
        text = clean_text(one.get("description"))
        return SourceSession(
            key,
            (("", title),) if title else (),
            description=(("", text),) if text else (),
            day=day,
            start=start,
            end=end,
            room=self.named(one.get("roomFullname") or one.get("room"), self.rooms),
            track=self.named(one.get("track"), self.tracks),
            kind=clean_line(one.get("type")) if isinstance(one.get("type"), str) else "",
            language=clean_line(one.get("language")),
            parts=parts,
            links=tuple(_links(one)),
        )

    def named(self, value: object, known: dict[str, SourceName]) -> str:
        own = mapping(value)
        name = clean_line(own.get("title") or own.get("name") if own else value)
        if name:
            known.setdefault(name, SourceName(name, (("", name),)))
        return name

    def person(self, one: Mapping[str, Any]) -> str:
        name, affiliation = _name(one), clean_line(one.get("affiliation"))
        own = one.get("person_id") or one.get("personId")
        key = f"person:{key_of(own, name)}" if own else f"name:{name} / {affiliation}"
        self.speakers.setdefault(key, SourceSpeaker(key, (name,), affiliation=affiliation))
        return key


def _with_times(sessions: Mapping[str, SourceSession]) -> Iterator[SourceSession]:
    """Yield the sessions; those that only their contributions name begin with the first and end with the last."""
    by_session: dict[str, list[SourceSession]] = {}
    for one in sessions.values():
        if one.within and one.start:
            by_session.setdefault(one.within, []).append(one)
    for key, session in sessions.items():
        inner = by_session.get(key, []) if not session.day else []
        if not inner:
            yield session
            continue
        day = min(one.day for one in inner)
        on_day = [one for one in inner if one.day == day]
        rooms = {one.room for one in on_day}
        end = max(one.end or one.start for one in on_day)
        start = min(one.start for one in on_day)
        room = session.room or (rooms.pop() if len(rooms) == 1 else "")
        yield replace(session, day=day, start=start, end=end if end > start else "", room=room)


def _date(value: object) -> str:
    return clean_line(mapping(value).get("date"))


def _moment(value: object) -> str:
    own = mapping(value)
    day, time = clean_line(own.get("date")), clean_line(own.get("time"))
    if not day or not time:
        return ""
    zone = clean_line(own.get("tz"))
    return f"{day}T{time}{'+00:00' if zone in ('UTC', 'Etc/UTC') else ''}"


def _name(person: Mapping[str, Any]) -> str:
    """Return “Given Family”; Indico's fullName has the family name first."""
    given, family = clean_line(person.get("first_name")), clean_line(person.get("last_name"))
    if given or family:
        return f"{given} {family}".strip()
    written = clean_line(person.get("fullName") or person.get("name"))
    before, comma, after = written.partition(", ")
    return f"{after} {before}".strip() if comma else written


def _links(one: Mapping[str, Any]) -> Iterator[SourceLink]:
    for folder in mappings(one.get("folders"), "folders"):
        for file in mappings(folder.get("attachments"), "attachments"):
            url = clean_line(file.get("link_url") or file.get("download_url"))
            if url:
                yield SourceLink(clean_line(file.get("title")), url)
