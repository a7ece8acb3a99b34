"""pretalx's API as it is exported: the answers of ``/submissions/`` (or ``/talks/``) and ``/speakers/``, page by page.

The two forms of its API differ: names were ``{"en": …}`` and a talk had one ``slot``; since 2025 talks have ``slots``,
and related things are numbers unless ``?expand=`` was asked for (https://docs.pretalx.org/api/). E-mail addresses,
answers and notes are not taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jumbo_site.diagnostics import Message, say
from jumbo_site.importers.bounded_json import key_of, mapping, mappings, read_json
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
from jumbo_site.importers.source_text import clean_line, clean_text, day_and_times, end_after, read_moment
from jumbo_site.importers.timetable import MAX_EVENTS, ImportRefusedError

_SHOWN_STATES = ("", "accepted", "confirmed")


def is_pretalx(value: object) -> bool:
    """Tell whether JSON is an answer of the API: a page of results, or their list, with codes."""
    listed = mapping(value).get("results", value)
    first = mapping(listed[0]) if isinstance(listed, list) and listed else {}
    return "code" in first and ("title" in first or "name" in first)


def read_pretalx(data: bytes, time_zone: str) -> SourceConference:
    """Return what an exported answer says of talks or speakers. Raises ImportRefusedError."""
    value = read_json(data)
    listed = mapping(value).get("results", value)
    entries = list(mappings(listed, "results"))
    if len(entries) > MAX_EVENTS:
        raise ImportRefusedError(say("The file has more than {max_events} entries.", max_events=MAX_EVENTS))
    left_out: list[Message] = []
    if mapping(value).get("next"):
        left_out.append(say("The file is one page of several: export the others too and give all files."))
    if all("title" not in entry for entry in entries):
        return SourceConference(speakers=tuple(_speaker(entry) for entry in entries), left_out=tuple(left_out))
    shown = [entry for entry in entries if clean_line(entry.get("state")) in _SHOWN_STATES]
    if len(shown) < len(entries):
        count = len(entries) - len(shown)
        left_out.append(
            say(
                "Not taken, since neither accepted nor confirmed: {number} of {all} talks.",
                number=count,
                all=len(entries),
            )
        )
    speakers = [
        _speaker(person) for entry in shown for person in entry.get("speakers") or [] if isinstance(person, dict)
    ]
    rooms: dict[str, SourceName] = {}
    tracks: dict[str, SourceName] = {}
    sessions: list[SourceSession] = []
    for entry in shown:
        sessions += _sessions(entry, time_zone, rooms, tracks)
    return SourceConference(
        time_zone=time_zone,
        rooms=tuple(rooms.values()),
        tracks=tuple(tracks.values()),
        speakers=tuple({speaker.key: speaker for speaker in speakers}.values()),
        sessions=tuple(sessions),
        left_out=tuple(left_out),
    )


def _speaker(entry: Mapping[str, Any]) -> SourceSpeaker:
    biography = clean_text(entry.get("biography"))
    return SourceSpeaker(
        key_of(entry.get("code"), "A speaker"),
        (clean_line(entry.get("name")),),
        biography=(("", biography),) if biography else (),
        photo=clean_line(entry.get("avatar_url") or entry.get("avatar")),
    )


def _sessions(
    entry: Mapping[str, Any], time_zone: str, rooms: dict[str, SourceName], tracks: dict[str, SourceName]
) -> list[SourceSession]:
    """Return a talk once for each of its slots, or once without a time."""
    code = key_of(entry.get("code"), "A talk")
    title = clean_line(entry.get("title"))
    language = clean_line(entry.get("content_locale"))
    abstract, description = clean_text(entry.get("abstract")), clean_text(entry.get("description"))
    people = [
        key_of(mapping(one).get("code", one), f"A speaker of `{title[:80]}`") for one in entry.get("speakers") or []
    ]
    track = _named(entry.get("track"), tracks)
    slots = [*mappings(entry.get("slots"), "slots")] if _are_objects(entry.get("slots")) else []
    slots = slots or [mapping(entry.get("slot"))]
    links = [(one.get("description"), one.get("resource")) for one in _resources(entry)]
    found = []
    for key, slot in zip(numbered([code] * len(slots)), slots, strict=True):
        begins = read_moment(clean_line(slot.get("start")), time_zone, title)
        day, start, end = day_and_times(begins, read_moment(clean_line(slot.get("end")), time_zone, title))
        minutes = entry.get("duration")
        if not slot.get("end") and isinstance(minutes, int):
            end = end_after(day, start, minutes)
        found.append(
            SourceSession(
                key,
                ((language, title),) if title else (),
                abstract=((language, abstract),) if abstract else (),
                description=((language, description),) if description else (),
                day=day,
                start=start,
                end=end,
                room=_named(slot.get("room"), rooms),
                track=track,
                kind=_first(_translated(entry.get("submission_type"))),
                language=language,
                parts=tuple(SourcePart(person) for person in dict.fromkeys(people)),
                links=tuple(SourceLink(clean_line(name), clean_line(url)) for name, url in links if url),
            )
        )
    return found


def _are_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _resources(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    resources = entry.get("resources")
    return [mapping(one) for one in resources] if isinstance(resources, list) else []


def _named(value: object, known: dict[str, SourceName]) -> str:
    """Remember a room or track, and return its key; one that is a bare number has no name and counts as none."""
    names = _translated(value)
    if not names:
        return ""
    own = mapping(value).get("id")
    key = str(own) if isinstance(own, int | str) and str(own) else _first(names)
    known.setdefault(key, SourceName(key, names))
    return key


def _translated(value: object) -> Texts:
    """Return a name: a text, ``{"en": …}``, or an object whose ``name`` is one of these."""
    if isinstance(value, str):
        return (("", clean_line(value)),) if clean_line(value) else ()
    own = mapping(value)
    if "name" in own:
        return _translated(own["name"])
    texts = [(clean_line(tag), clean_line(text)) for tag, text in own.items() if isinstance(text, str) and tag != "id"]
    return tuple(pair for pair in texts if pair[1])


def _first(texts: Texts) -> str:
    return texts[0][1] if texts else ""
