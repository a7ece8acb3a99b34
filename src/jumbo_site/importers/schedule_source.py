"""schedule.xml and schedule.json, as ``schedule`` reads them, in the form that all sources share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jumbo_site.importers.conference import (
    SourceConference,
    SourceLink,
    SourceName,
    SourcePart,
    SourceSession,
    SourceSpeaker,
    numbered,
)
from jumbo_site.importers.schedule import read_schedule
from jumbo_site.importers.source_text import clean_line, clean_text, end_after, read_day, read_time_zone
from jumbo_site.importers.timetable import ImportedEvent, ImportedPerson


def read_schedule_file(data: bytes, time_zone: str) -> SourceConference:
    """Return what a schedule file says. ``time_zone`` serves where the file names none. Raises ImportRefusedError."""
    read = read_schedule(data)
    keys = numbered(clean_line(event.guid or event.number or f"title:{event.title}") for event in read.events)
    speakers: dict[str, SourceSpeaker] = {}
    for person in (person for event in read.events for person in event.people):
        speakers.setdefault(_person_key(person), _speaker(person))
    return SourceConference(
        title=_texts(read.title),
        start=read_day(read.start, read.title),
        end=read_day(read.end, read.title),
        time_zone=read_time_zone(read.time_zone) or time_zone,
        rooms=_names(event.room for event in read.events),
        tracks=_names(event.track for event in read.events),
        speakers=tuple(speakers.values()),
        sessions=tuple(replace(_session(event), key=key) for event, key in zip(read.events, keys, strict=True)),
    )


def _person_key(person: ImportedPerson) -> str:
    return clean_line(person.key) or f"name:{clean_line(person.name)}"


def _speaker(person: ImportedPerson) -> SourceSpeaker:
    biography = clean_text(person.biography)
    return SourceSpeaker(
        _person_key(person),
        (clean_line(person.name),),
        biography=(("", biography),) if biography else (),
        photo=clean_line(person.photo),
    )


def _names(names: Iterable[str]) -> tuple[SourceName, ...]:
    cleaned = dict.fromkeys(clean_line(name) for name in names)
    return tuple(SourceName(name, (("", name),)) for name in cleaned if name)


def _texts(text: str, language: str = "") -> tuple[tuple[str, str], ...]:
    cleaned = clean_line(text)
    return ((language, cleaned),) if cleaned else ()


def _session(event: ImportedEvent) -> SourceSession:
    title = ": ".join(part for part in (clean_line(event.title), clean_line(event.subtitle)) if part)
    language = clean_line(event.language)
    abstract, description = clean_text(event.abstract), clean_text(event.description)
    day = read_day(event.day, event.title)
    return SourceSession(
        key="",
        title=_texts(title, language),
        abstract=((language, abstract),) if abstract else (),
        description=((language, description),) if description and description != abstract else (),
        day=day,
        start=event.start,
        end=end_after(day, event.start, event.minutes),
        room=clean_line(event.room),
        track=clean_line(event.track),
        kind=clean_line(event.kind),
        language=language,
        parts=tuple(SourcePart(key) for key in dict.fromkeys(_person_key(person) for person in event.people)),
        links=tuple(
            SourceLink(clean_line(one.title), clean_line(one.url)) for one in (*event.links, *event.attachments)
        ),
    )
