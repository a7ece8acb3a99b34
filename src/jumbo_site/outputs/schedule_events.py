"""An edition's timetable as frab, Pentabarf and pretalx exchange it: days, rooms, events, in the words of one language.

A session is in it when it has a day and a time. What the content does not say is left empty, not guessed: a session
without an end lasts ``00:00``. Numbers and UUIDs are made of a thing's permanent address, so apps know it again in each
language and after each change. Texts carry Unicode isolates like those of the calendars.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import groupby
from math import gcd
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from jumbo_site.i18n.time_zones import moment
from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.model.events import Document, Panel, Session
from jumbo_site.model.people import Speaker
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.plan import labels, pieces
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import alone
from jumbo_site.plan.views import Text

LARGEST_NUMBER = 2**31 - 1
"""What apps keep ids in."""


def minutes(clock: str) -> int:
    """Return the minutes from midnight to a time of day."""
    return int(clock[:2]) * 60 + int(clock[3:])


def as_duration(length: int) -> str:
    """Return minutes as hh:mm."""
    return f"{length // 60:02}:{length % 60:02}"


def timeslot(sessions: Iterable[Session]) -> int:
    """Return the minutes of the raster on which all sessions begin and end."""
    clocks = [clock for one in sessions for clock in (one.start, one.end) if clock]
    return reduce(gcd, map(minutes, clocks), 60)


class Numbers:
    """Numbers from 1 for things, each from its name alone as long as no two meet."""

    def __init__(self) -> None:
        self._taken: dict[int, str] = {}

    def of(self, name: str) -> int:
        """Return the number of a thing by its permanent name."""
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % LARGEST_NUMBER + 1
        while self._taken.setdefault(number, name) != name:
            number = number % LARGEST_NUMBER + 1
        return number


class Timetable:
    """The timetable of one edition in one language, as values of JSON."""

    def __init__(self, to: Localizer, content: EditionContent, base_url: str) -> None:
        self._to, self._content = to, content
        self._edition = content.edition
        self._root = base_url.rstrip("/")
        self._numbers = Numbers()
        self._timed = [one for one in content.all_sessions if addresses.is_timed(one)]
        self._acronym = self.acronym()
        self._room_guids: dict[str, str] = {}

    def acronym(self) -> str:
        """Return a short name of the edition in ASCII, the same in every language."""
        from slugify import slugify

        site = self._to.content.site
        names = site.series.short_name or site.series.name
        latin = [text for _, text in names.texts if text.isascii()]
        name = slugify(latin[0] if latin else names.texts[0][1], separator="_", max_length=40)
        return f"{name or 'conference'}_{self._edition.id.replace('-', '_')}"

    def conference(self) -> dict[str, Any]:
        """Return what the edition is, with its rooms, tracks and days."""
        edition, days = self._edition, list(self._days())
        return {
            "acronym": self._acronym,
            "title": alone(self._to.required(edition.title, self._site_name())),
            "start": edition.start.isoformat(),
            "end": edition.end.isoformat(),
            "daysCount": len(days),
            "timeslot_duration": as_duration(timeslot(self._timed)),
            "time_zone_name": edition.timezone,
            "url": self._url(addresses.edition_path(edition.id)),
            "rooms": [{"name": name, "guid": guid} for name, guid in self._room_guids.items()],
            "tracks": [{"name": alone(self._to.required(track.name, track.id))} for track in edition.tracks],
            "days": days,
        }

    def version(self, conference: dict[str, Any]) -> str:
        """Return a word that changes with the timetable: there is no clock by which to name it."""
        text = json.dumps(conference, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]

    def _site_name(self) -> str:
        return self._to.required(self._to.content.site.series.name, self._edition.id).value

    def _days(self) -> Iterator[dict[str, Any]]:
        first, zone = self._edition.start, self._edition.timezone
        by_day = {day: list(group) for day, group in groupby(self._timed, key=lambda one: one.day)}
        for index in range((self._edition.end - first).days + 1):
            day = first + timedelta(index)
            yield {
                "index": index + 1,
                "date": day.isoformat(),
                "day_start": moment(day, "00:00", zone).isoformat(),
                "day_end": moment(day, "23:59", zone).isoformat(),
                "rooms": self._rooms(day, by_day.get(day, [])),
            }

    def _rooms(self, day: date, sessions: Iterable[Session]) -> dict[str, list[dict[str, Any]]]:
        """Return the events of a day by room: the edition's rooms in their order, then others as they come."""
        order = {room.id: place for place, room in enumerate(self._edition.rooms)}
        found: dict[str, list[dict[str, Any]]] = {}
        for session in sorted(sessions, key=lambda one: order.get(one.room or "", len(order))):
            event = self._event(session, day)
            found.setdefault(event["room"], []).append(event)
        return {room: sorted(events, key=lambda event: event["date"]) for room, events in found.items()}

    def _event(self, session: Session, day: date) -> dict[str, Any]:
        to, edition = self._to, self._edition
        start = session.start or ""
        path = addresses.session_path(edition.id, session)
        where: datetime = moment(day, start, edition.timezone)
        page = path if addresses.has_page(session) else addresses.programme_path(edition.id)
        kind = "panel_" if isinstance(session, Panel) else ""
        return {
            "id": self._numbers.of(path),
            "guid": self._guid(path),
            "date": where.isoformat(),
            "start": start,
            "duration": as_duration(minutes(session.end) - minutes(start)) if session.end else as_duration(0),
            "room": self._room(session),
            "slug": f"{self._acronym}-{kind}{session.id}",
            "url": self._url(page),
            "title": alone(pieces.session_title(to, session)),
            "subtitle": "",
            "track": _value(pieces.session_track(to, edition, session)),
            "type": labels.session_label(to.catalogue, session.kind, None),
            "language": session.languages[0] if session.languages else "",
            "abstract": _value(to.text(session.summary)),
            "description": "",
            "persons": [self._person(to.content.speakers[one]) for one in _speakers(session)],
            "links": [self._document(one, one.url) for one in session.documents if one.url],
            "attachments": [
                self._document(one, absolute_uri(f"{self._root}/{one.file.removeprefix('/')}"))
                for one in session.documents
                if one.file
            ],
        }

    def _room(self, session: Session) -> str:
        """Return the room, else the place, else what the edition is called: each event stands in one."""
        to, edition = self._to, self._edition
        own = pieces.session_place(to, edition, session)
        if own is None:
            venue = to.content.places.get(session.place or edition.venue or "")
            own = to.text(venue.name) if venue else None
        name = alone(own or to.required(edition.title, self._site_name()))
        known = session.room or session.place or edition.venue or ""
        self._room_guids.setdefault(name, self._guid(f"/{edition.id}/rooms/{known}"))
        return name

    def _person(self, speaker: Speaker) -> dict[str, Any]:
        path, name = addresses.speaker_path(speaker.id), alone(self._to.name(speaker))
        return {"guid": self._guid(path), "name": name, "public_name": name, "url": self._url(path)}

    def _document(self, document: Document, url: str) -> dict[str, str]:
        return {"url": url, "title": alone(self._to.required(document.title, url))}

    def _url(self, path: str) -> str:
        return absolute_uri(self._root + self._to.path(path))

    def _guid(self, path: str) -> str:
        """Return the UUID of a thing by its address without the language (RFC 9562, 5.5)."""
        return str(uuid5(NAMESPACE_URL, self._root + path))


def _speakers(session: Session) -> Iterator[str]:
    """Yield those who take part, each once."""
    yield from dict.fromkeys(one.speaker for one in session.people)


def _value(text: Text | None) -> str:
    return alone(text) if text else ""
