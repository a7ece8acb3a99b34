"""Sessionize's “All data” view as JSON: sessions, speakers, rooms, categories and questions.

Times are local unless they end in Z. Answers to questions and e-mail addresses are not taken.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    numbered,
)
from jumbo_site.importers.source_text import clean_line, clean_text, day_and_times, read_moment
from jumbo_site.importers.timetable import MAX_EVENTS, ImportRefusedError

_TRACKS = ("track", "tracks", "stream", "theme", "topic", "المسار", "المحور", "percorso", "tema")
_KINDS = ("session format", "format", "session type", "type", "نوع الجلسة", "formato", "tipo")
_LANGUAGES = ("language", "languages", "session language", "اللغة", "لغة الجلسة", "lingua")
_STATES = ("", "Accepted", "Accept_Queue")


def is_sessionize(value: object) -> bool:
    """Tell whether JSON is Sessionize's: sessions and speakers with full names, beside rooms or categories."""
    own = mapping(value)
    return isinstance(own.get("sessions"), list) and "speakers" in own and ("categories" in own or "rooms" in own)


def read_sessionize(data: bytes, time_zone: str) -> SourceConference:
    """Return what an export says. Raises ImportRefusedError."""
    value = mapping(read_json(data))
    if not is_sessionize(value):
        raise ImportRefusedError(say("The file is not Sessionize's “All data”: it lacks sessions, speakers or rooms."))
    listed = list(mappings(value.get("sessions"), "sessions"))
    if len(listed) > MAX_EVENTS:
        raise ImportRefusedError(say("The file has more than {max_events} sessions.", max_events=MAX_EVENTS))
    groups = [(clean_line(one.get("title")).casefold(), one) for one in mappings(value.get("categories"), "categories")]
    by_group: dict[tuple[str, ...], dict[str, str]] = {
        wanted: {_id(item): clean_line(item.get("name")) for title, group in groups if title in wanted
                 for item in mappings(group.get("items"), "items")}
        for wanted in (_TRACKS, _KINDS, _LANGUAGES)
    }  # fmt: skip
    keys = numbered(key_of(one.get("id"), f"The session `{clean_line(one.get('title'))[:80]}`") for one in listed)
    taken = [(key, one) for key, one in zip(keys, listed, strict=True) if clean_line(one.get("status")) in _STATES]
    left = len(listed) - len(taken)
    sessions = tuple(_session(key, one, time_zone, by_group) for key, one in taken)
    used = {session.track for session in sessions}
    return SourceConference(
        time_zone=time_zone,
        rooms=tuple(_room(one) for one in sorted(mappings(value.get("rooms"), "rooms"), key=_sort)),
        tracks=tuple(SourceName(key, (("", name),)) for key, name in by_group[_TRACKS].items() if key in used),
        speakers=tuple(_speaker(one) for one in mappings(value.get("speakers"), "speakers")),
        sessions=sessions,
        left_out=(say("Not taken, since not accepted: {number} of {all} sessions.", number=left, all=len(listed)),)
        if left
        else (),
    )


def _id(one: Mapping[str, Any]) -> str:
    return key_of(one.get("id"), f"`{clean_line(one.get('name'))[:80]}`")


def _sort(one: Mapping[str, Any]) -> int:
    place = one.get("sort")
    return place if isinstance(place, int) else 0


def _room(one: Mapping[str, Any]) -> SourceName:
    return SourceName(_id(one), (("", clean_line(one.get("name"))),))


def _speaker(one: Mapping[str, Any]) -> SourceSpeaker:
    name = clean_line(one.get("fullName")) or f"{clean_line(one.get('firstName'))} {clean_line(one.get('lastName'))}"
    biography, position = clean_text(one.get("bio")), clean_line(one.get("tagLine"))
    return SourceSpeaker(
        key_of(one.get("id"), f"The speaker `{name[:80]}`"),
        (name.strip(),),
        biography=(("", biography),) if biography else (),
        position=(("", position),) if position else (),
        photo=clean_line(one.get("profilePicture")),
        links=tuple(
            SourceLink(clean_line(link.get("title")), clean_line(link.get("url")))
            for link in mappings(one.get("links"), "links")
        ),
    )


def _session(
    key: str, one: Mapping[str, Any], time_zone: str, by_group: Mapping[tuple[str, ...], Mapping[str, str]]
) -> SourceSession:
    title = clean_line(one.get("title"))
    moments = [read_moment(clean_line(one.get(name)), time_zone, title) for name in ("startsAt", "endsAt")]
    day, start, end = day_and_times(moments[0], moments[1])
    items = [str(item) for item in one.get("categoryItems") or [] if isinstance(item, int | str)]
    tracks = [item for item in items if item in by_group[_TRACKS]]
    kinds = [by_group[_KINDS][item] for item in items if item in by_group[_KINDS]]
    languages = [by_group[_LANGUAGES][item] for item in items if item in by_group[_LANGUAGES]]
    text = clean_text(one.get("description"))
    people = [key_of(mapping(person).get("id", person), "A speaker") for person in one.get("speakers") or []]
    links = [("Recording", one.get("recordingUrl")), ("Live", one.get("liveUrl")), ("Slides", one.get("slidesUrl"))]
    return SourceSession(
        key,
        (("", title),) if title else (),
        description=(("", text),) if text else (),
        day=day,
        start=start,
        end=end,
        room=str(one["roomId"]) if isinstance(one.get("roomId"), int | str) else "",
        track=tracks[0] if tracks else "",
        kind=(kinds[0] if kinds else "") or ("break" if one.get("isServiceSession") is True else ""),
        language=languages[0] if languages else "",
        parts=tuple(SourcePart(person) for person in dict.fromkeys(people)),
        links=tuple(SourceLink(name, clean_line(url)) for name, url in links if clean_line(url)),
    )
