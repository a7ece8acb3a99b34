"""schedule.xml and schedule.json of Pentabarf, frab and pretalx, as the c3voc describes them.

Files of strangers: no document type, entity, network or deep nesting is followed, sizes are bounded, and whatever is
wrong ends in one ImportRefusedError.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from jumbo_site.importers.timetable import (
    MAX_BYTES,
    MAX_EVENTS,
    ImportedEvent,
    ImportedLink,
    ImportedPerson,
    ImportedTimetable,
    ImportRefusedError,
)
from jumbo_site.messages import say

if TYPE_CHECKING:
    from lxml.etree import _Element

_DURATION = re.compile(r"(?:(?P<days>\d{1,2}):)?(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?::[0-5]\d)?")
_START = re.compile(r"(?P<hours>[01]?\d|2[0-3]):(?P<minutes>[0-5]\d)(?::[0-5]\d)?")
_TOLD = ("acronym", "title", "start", "end", "time_zone_name")
MAX_DEPTH = 64
"""Levels of a JSON file."""


def read_schedule(data: bytes) -> ImportedTimetable:
    """Return what a schedule file says, in XML or in JSON. Raises ImportRefusedError."""
    if len(data) > MAX_BYTES:
        raise ImportRefusedError(say("The file is larger than {max_bytes} MB.", max_bytes=MAX_BYTES // 1_000_000))
    return _read_json(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else _read_xml(data)


# --- XML --------------------------------------------------------------------------------------------------


def _read_xml(data: bytes) -> ImportedTimetable:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ImportRefusedError(say("The file is no well-formed XML: {error}.", error=error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ImportRefusedError(say("The file declares a document type; a schedule needs none."))
    if root.tag != "schedule":
        raise ImportRefusedError(say("The file is no schedule: its outermost element is `{tag}`.", tag=root.tag))
    head = root.find("conference")
    told = {name: _text(head, name) for name in _TOLD}
    return _timetable(told, tuple(_bounded(_xml_events(root))))


def _text(parent: _Element | None, name: str) -> str:
    return str(parent.findtext(name) or "").strip() if parent is not None else ""


def _xml_events(root: _Element) -> Iterator[ImportedEvent]:
    for day in root.iterfind("day"):
        for room in day.iterfind("room"):
            for event in room.iterfind("event"):
                people = [
                    ImportedPerson(one.get("guid") or one.get("id") or "", (one.text or "").strip())
                    for one in event.iterfind("persons/person")
                ]
                links = {
                    kind: [(str(one.get("href") or ""), (one.text or "").strip()) for one in event.iterfind(path)]
                    for kind, path in (("links", "links/link"), ("attachments", "attachments/attachment"))
                }
                texts = {str(child.tag): (child.text or "").strip() for child in event if isinstance(child.tag, str)}
                texts |= {"guid": event.get("guid") or "", "id": event.get("id") or ""}
                texts["room"] = texts.get("room") or room.get("name") or ""
                yield _event(texts, str(day.get("date") or ""), people, links)


# --- JSON -------------------------------------------------------------------------------------------------


def _read_json(data: bytes) -> ImportedTimetable:
    _refuse_depth(data)
    try:
        schedule = json.loads(data)["schedule"]
        conference = schedule["conference"]
        days = conference.get("days") or []
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError(say("The file is no JSON: {error}.", error=error)) from None
    except (KeyError, TypeError, AttributeError):
        raise ImportRefusedError(say("The file is no schedule: it has no `schedule.conference`.")) from None
    told = {name: str(conference.get(name) or "") for name in _TOLD}
    try:
        events = tuple(_bounded(_json_events(days)))
    except (TypeError, AttributeError, KeyError):
        raise ImportRefusedError(say("Days, rooms or events of the file do not have the form of a schedule.")) from None
    return _timetable(told, events)


def _refuse_depth(data: bytes) -> None:
    depth = deepest = 0
    for sign in re.finditer(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', data):
        if sign.group() in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign.group() in b"]}":
            depth -= 1
    if deepest > MAX_DEPTH:
        raise ImportRefusedError(say("The file is nested deeper than {max_depth} levels.", max_depth=MAX_DEPTH))


def _json_events(days: Iterable[Mapping[str, Any]]) -> Iterator[ImportedEvent]:
    for day in days:
        for room, events in day["rooms"].items():
            for event in events:
                people = [_person(one) for one in event.get("persons") or []]
                links = {
                    kind: [(str(one.get("url") or ""), str(one.get("title") or "")) for one in event.get(kind) or []]
                    for kind in ("links", "attachments")
                }
                texts = {name: "" if value is None else str(value).strip() for name, value in event.items()}
                texts["room"] = texts.get("room") or str(room)
                yield _event(texts, str(day["date"]), people, links)


def _person(person: Mapping[str, Any]) -> ImportedPerson:
    key = person.get("guid") or person.get("id") or ""
    name = person.get("name") or person.get("public_name") or ""
    biography = person.get("biography") or person.get("description") or ""
    photo = person.get("avatar_url") or person.get("avatar") or ""
    return ImportedPerson(str(key), str(name).strip(), str(biography).strip(), str(photo).strip())


# --- both -------------------------------------------------------------------------------------------------


def _timetable(told: Mapping[str, str], events: tuple[ImportedEvent, ...]) -> ImportedTimetable:
    zone = told["time_zone_name"]
    return ImportedTimetable(told["acronym"], told["title"], told["start"], told["end"], zone, events)


def _event(
    texts: Mapping[str, str],
    day: str,
    people: Iterable[ImportedPerson],
    links: Mapping[str, Iterable[tuple[str, str]]],
) -> ImportedEvent:
    title = texts.get("title", "")
    moment = texts.get("date", "")
    own_day = moment[:10] if len(moment) >= 10 else day
    return ImportedEvent(
        guid=texts.get("guid", ""),
        number=texts.get("id", ""),
        slug=texts.get("slug", ""),
        title=title,
        subtitle=texts.get("subtitle", ""),
        day=_day(own_day, title),
        start=_start(texts.get("start", ""), title),
        minutes=_minutes(texts.get("duration", ""), title),
        room=texts.get("room", ""),
        track=texts.get("track", ""),
        kind=texts.get("type", ""),
        language=texts.get("language", ""),
        abstract=texts.get("abstract", ""),
        description=texts.get("description", ""),
        url=texts.get("url", ""),
        people=tuple(person for person in people if person.name),
        links=tuple(ImportedLink(name or url, url) for url, name in links["links"] if url),
        attachments=tuple(ImportedLink(name or url, url) for url, name in links["attachments"] if url),
    )


def _day(written: str, title: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise ImportRefusedError(
            say("`{text}`, the day of `{title}`, is no date.", text=written[:40], title=title[:80])
        ) from None


def _start(written: str, title: str) -> str:
    if not written:
        return ""
    found = _START.fullmatch(written)
    if found is None:
        raise ImportRefusedError(
            say("`{text}`, the time of `{title}`, is no time of day.", text=written[:40], title=title[:80])
        )
    return f"{int(found['hours']):02}:{found['minutes']}"


def _minutes(written: str, title: str) -> int:
    if not written:
        return 0
    found = _DURATION.fullmatch(written)
    if found is None:
        raise ImportRefusedError(
            say(
                "`{written}`, the duration of `{title}`, is not hours and minutes.",
                written=written[:40],
                title=title[:80],
            )
        )
    return (int(found["days"] or 0) * 24 + int(found["hours"])) * 60 + int(found["minutes"])


def _bounded(events: Iterator[ImportedEvent]) -> Iterator[ImportedEvent]:
    for number, event in enumerate(events):
        if number >= MAX_EVENTS:
            raise ImportRefusedError(say("The file has more than {max_events} events.", max_events=MAX_EVENTS))
        yield event
