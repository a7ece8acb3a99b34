"""iCalendar files (RFC 5545) of an edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class CalendarEvent:
    """An event: dates for whole days (``end`` is the day after the last, 3.6.1), or moments with a time zone."""

    uid: str
    summary: str
    start: date | datetime
    end: date | datetime | None
    description: str = ""
    location: str = ""
    url: str = ""


@dataclass(frozen=True)
class CalendarData:
    """A calendar in one language."""

    name: str
    description: str
    language: str
    timezone: str
    events: Sequence[CalendarEvent]


def _plain(text: str) -> str:
    """Return text on one line: line ends in names and places would be read as structure by lenient readers."""
    return " ".join(text.split())


def calendar_file(data: CalendarData) -> bytes:
    """Return the calendar as UTF-8, lines ended by CRLF and folded at 75 octets (3.1).

    DTSTAMP is the moment of the event's own start: the clock of the machine would change the bytes of each build,
    and what RFC 5546 needs it for, ordering revisions of one event, does not apply to a published calendar.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//jumbo-site//conference calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(data.name))
    calendar.add("x-wr-timezone", data.timezone)
    if data.description:
        calendar.add("x-wr-caldesc", _plain(data.description))
    tagged = {"language": data.language}
    for one in data.events:
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", _stamp(one.start))
        event.add("dtstart", one.start)
        if one.end is not None:
            event.add("dtend", one.end)
        event.add("summary", _plain(one.summary), parameters=tagged)
        if one.description:
            event.add("description", one.description.strip(), parameters=tagged)
        if one.location:
            event.add("location", _plain(one.location), parameters=tagged)
        if one.url:
            event.add("url", one.url)
        event.add("status", "CONFIRMED")
        event.add("transp", "OPAQUE" if isinstance(one.start, datetime) else "TRANSPARENT")
        calendar.add_component(event)
    if any(isinstance(one.start, datetime) for one in data.events):
        calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _stamp(start: date | datetime) -> datetime:
    moment = start if isinstance(start, datetime) else datetime.combine(start, time(), UTC)
    return moment.astimezone(UTC)


def moment(day: date, clock: str, timezone: str) -> datetime:
    """Return a day and a time of day as a moment in a zone."""
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(timezone))
