"""An event of Open Event as it exports it: a zip of JSON files, or one JSON file with the same parts.

The zip holds ``event``, ``sessions``, ``speakers``, ``tracks`` and ``microlocations`` (open-event-server,
export_helpers.py). Times may have an offset; e-mail addresses and telephone numbers are not taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from jumbo_site.diagnostics import say
from jumbo_site.importers.bounded_json import key_of, mapping, mappings, read_json
from jumbo_site.importers.bounded_zip import open_archive
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
from jumbo_site.importers.source_text import (
    clean_line,
    clean_text,
    day_and_times,
    read_moment,
    read_time_zone,
)
from jumbo_site.importers.timetable import MAX_EVENTS, ImportRefusedError

_PARTS = ("event", "sessions", "speakers", "tracks", "microlocations")
_SHOWN_STATES = ("", "accepted", "confirmed")
_LINKS = ("website", "twitter", "facebook", "github", "linkedin", "instagram", "mastodon")
_FILES = (
    ("slides_url", "Slides"),
    ("slides", "Slides"),
    ("video_url", "Video"),
    ("video", "Video"),
    ("audio", "Audio"),
)


def is_open_event(value: object) -> bool:
    """Tell whether JSON is Open Event's in one file: sessions, and rooms called microlocations."""
    own = mapping(value)
    return "sessions" in own and ("microlocations" in own or ("event" in own and "speakers" in own))


def read_open_event(data: bytes, time_zone: str) -> SourceConference:
    """Return what an export says. Raises ImportRefusedError."""
    parts = _from_zip(data) if data.startswith(b"PK") else mapping(read_json(data))
    event = mapping(parts.get("event"))
    zone = read_time_zone(_get(event, "timezone")) or time_zone
    title = clean_line(_get(event, "name"))
    entries = list(mappings(parts.get("sessions"), "sessions"))
    if not entries and not event:
        raise ImportRefusedError(say("The file is no export of Open Event: it has neither `event` nor `sessions`."))
    if len(entries) > MAX_EVENTS:
        raise ImportRefusedError(say("The file has more than {max_events} sessions.", max_events=MAX_EVENTS))
    shown = [one for one in entries if clean_line(one.get("state")) in _SHOWN_STATES and not one.get("deleted_at")]
    keys = numbered(key_of(one.get("id"), f"The session `{clean_line(one.get('title'))[:80]}`") for one in shown)
    starts, ends = (read_moment(clean_line(_get(event, name)), zone, title) for name in ("starts_at", "ends_at"))
    left = len(entries) - len(shown)
    return SourceConference(
        title=(("", title),) if title else (),
        start=starts.date().isoformat() if starts else "",
        end=ends.date().isoformat() if ends else "",
        time_zone=zone,
        rooms=tuple(_name(one) for one in mappings(parts.get("microlocations"), "microlocations")),
        tracks=tuple(_name(one) for one in mappings(parts.get("tracks"), "tracks")),
        speakers=tuple(_speaker(one) for one in mappings(parts.get("speakers"), "speakers")),
        sessions=tuple(_session(key, one, zone) for key, one in zip(keys, shown, strict=True)),
        left_out=(say("Not taken, since not accepted: {number} of {all} sessions.", number=left, all=len(entries)),)
        if left
        else (),
    )


def _from_zip(data: bytes) -> Mapping[str, Any]:
    """Return the parts of an archive; files are known by their names alone, none is written anywhere."""
    parts: dict[str, Any] = {}
    with open_archive(data) as archive:
        for entry in archive.infolist():
            name = PurePosixPath(entry.filename).name.removesuffix(".json")
            if name in _PARTS:
                parts.setdefault(name, read_json(archive.read(entry)))
    if "sessions" not in parts:
        raise ImportRefusedError(say("The archive is no export of Open Event: it holds no `sessions`."))
    return parts


_OTHER_NAMES = {
    "starts_at": ("start_time",),
    "ends_at": ("end_time",),
    "short_abstract": ("abstract",),
    "long_abstract": ("description",),
}


def _get(one: Mapping[str, Any], name: str) -> Any:
    """Return a value by its name, with hyphens as in the JSON API, or by its older name."""
    for known in (name, name.replace("_", "-"), *_OTHER_NAMES.get(name, ())):
        if one.get(known) is not None:
            return one[known]
    return None


def _text(one: Mapping[str, Any], name: str, language: str = "") -> Texts:
    text = clean_text(_get(one, name))
    return ((language, text),) if text else ()


def _name(one: Mapping[str, Any]) -> SourceName:
    name = clean_line(one.get("name"))
    return SourceName(key_of(one.get("id"), f"`{name[:80]}`"), (("", name),))


def _related(value: object) -> str:
    own = mapping(value)
    return key_of(own.get("id", value), "A room or track") if value and (own.get("id") is not None or not own) else ""


def _speaker(one: Mapping[str, Any]) -> SourceSpeaker:
    name = clean_line(one.get("name"))
    links = ((label, clean_line(one.get(label))) for label in _LINKS)
    return SourceSpeaker(
        key_of(one.get("id"), f"The speaker `{name[:80]}`"),
        (name,),
        biography=_text(one, "long_biography") or _text(one, "short_biography"),
        position=_text(one, "position"),
        affiliation=clean_line(_get(one, "organisation")),
        country=clean_line(one.get("country")),
        photo=clean_line(_get(one, "photo_url") or _get(one, "photo")),
        links=tuple(SourceLink(label.capitalize(), url) for label, url in links if url),
    )


def _session(key: str, one: Mapping[str, Any], zone: str) -> SourceSession:
    title = ": ".join(part for part in (clean_line(one.get("title")), clean_line(one.get("subtitle"))) if part)
    language = clean_line(one.get("language"))
    moments = [read_moment(clean_line(_get(one, name)), zone, title) for name in ("starts_at", "ends_at")]
    day, start, end = day_and_times(moments[0], moments[1])
    people = [key_of(mapping(person).get("id", person), "A speaker") for person in one.get("speakers") or []]
    kind = _get(one, "session_type")
    short, long = _text(one, "short_abstract", language), _text(one, "long_abstract", language)
    files = ((label, clean_line(_get(one, name))) for name, label in _FILES)
    return SourceSession(
        key,
        ((language, title),) if title else (),
        abstract=short,
        description=long if long != short else (),
        day=day,
        start=start,
        end=end,
        room=_related(one.get("microlocation")),
        track=_related(one.get("track")),
        kind=clean_line(mapping(kind).get("name") if isinstance(kind, dict) else kind),
        language=language,
        parts=tuple(SourcePart(person) for person in dict.fromkeys(people)),
        links=tuple(SourceLink(label, url) for label, url in files if url),
    )
