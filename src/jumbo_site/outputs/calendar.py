"""iCalendar files (RFC 5545) of an edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from jumbo_site.i18n.time_zones import moment
from jumbo_site.outputs.uri import absolute_uri

if TYPE_CHECKING:
    from icalendar import Event, Timezone

__all__ = ["CalendarData", "CalendarEvent", "calendar_file", "moment"]

PRODID = "-//jumbo-site//conference calendar//EN"
_LANGUAGE_TAG = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]


@dataclass(frozen=True)
class CalendarEvent:
    """An event: dates for whole days (``end`` is the day after the last, 3.6.1), or moments with a time zone.

    ``uid`` names the event for good: it stays the same in every language and whatever of the event changes (RFC 7986,
    5.3). ``language`` is that of its texts, by default the calendar's. Raises ValueError for a moment without a zone
    of the IANA database or UTC, and where a date and a moment are mixed.
    """

    uid: str
    summary: str
    start: date | datetime
    end: date | datetime | None
    description: str = ""
    location: str = ""
    url: str = ""
    language: str = ""
    status: Status = "CONFIRMED"
    sequence: int = 0
    """How often day, time or place were changed: a calendar takes over what has a higher one (3.8.7.4)."""
    point: tuple[float, float] | None = None
    """Degrees north and east of where it is held (3.8.1.6)."""

    def __post_init__(self) -> None:
        moments = [isinstance(one, datetime) for one in (self.start, self.end) if one is not None]
        if any(moments) and not all(moments):
            raise ValueError(f"{self.uid}: an event has dates or moments, not both")
        for one in (self.start, self.end):
            if isinstance(one, datetime) and one.tzinfo is not UTC and not isinstance(one.tzinfo, ZoneInfo):
                raise ValueError(f"{self.uid}: {one} has no zone that calendars know")


@dataclass(frozen=True)
class CalendarData:
    """A calendar in one language: BCP 47 ``language``, IANA ``timezone``, ``url`` the page that shows the same."""

    name: str
    description: str
    language: str
    timezone: str
    events: Sequence[CalendarEvent]
    url: str = ""


def calendar_file(data: CalendarData) -> bytes:
    """Return the calendar as UTF-8, lines ended by CRLF and folded at 75 octets (3.1).

    DTSTAMP is the moment of the event's own start (midnight of UTC for whole days): the clock of the machine would
    change the bytes of each build, and what RFC 5546 needs it for, ordering revisions of one event that were sent,
    does not apply to a published calendar, where the last file counts.

    Texts are cleaned of control characters; names and places are of one line. Raises ValueError for an address that
    is not absolute and for a language that is no tag.
    """
    from icalendar import Calendar

    from jumbo_site.outputs.calendar_text import folded, one_line

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(data.name))
    calendar.add("x-wr-timezone", one_line(data.timezone))
    if data.description:
        calendar.add("x-wr-caldesc", one_line(data.description))
    if data.url:
        calendar.add("url", absolute_uri(data.url))
    for zone in _timezones(data.events):
        calendar.add_component(zone)
    for one in data.events:
        calendar.add_component(_event(one, data.language))
    lines = (folded(str(line)) for line in calendar.content_lines(sorted=True) if line)
    return b"".join(b"%s\r\n" % line for line in lines)


def _event(one: CalendarEvent, language: str) -> Event:
    from icalendar import Event

    from jumbo_site.outputs.calendar_text import one_line, several_lines

    tag = one.language or language
    if _LANGUAGE_TAG.fullmatch(tag) is None:
        raise ValueError(f"{tag!r} is no language tag")
    tagged = {"language": tag}
    event = Event()
    event.add("uid", one_line(one.uid))
    event.add("dtstamp", _stamp(one.start))
    event.add("dtstart", one.start)
    if one.end is not None:
        event.add("dtend", one.end)
    event.add("summary", one_line(one.summary), parameters=tagged)
    if one.description:
        event.add("description", several_lines(one.description), parameters=tagged)
    if one.location:
        event.add("location", one_line(one.location), parameters=tagged)
    if one.url:
        event.add("url", absolute_uri(one.url))
    if one.point is not None:
        event.add("geo", one.point)
    event.add("sequence", one.sequence)
    event.add("status", one.status)
    event.add("transp", "OPAQUE" if isinstance(one.start, datetime) else "TRANSPARENT")
    return event


def _timezones(events: Iterable[CalendarEvent]) -> list[Timezone]:
    """Return a VTIMEZONE for each zone of the events but UTC, sorted, for the years of those events alone.

    Years without an event would make the file long, and change it when tzdata learns of a new rule for them.
    """
    years: dict[str, list[int]] = {}
    zones: dict[str, ZoneInfo] = {}
    for one in events:
        for each in (one.start, one.end):
            if isinstance(each, datetime) and isinstance(each.tzinfo, ZoneInfo) and each.tzinfo.key != "UTC":
                zones[each.tzinfo.key] = each.tzinfo
                years.setdefault(each.tzinfo.key, []).append(each.year)
    return [_timezone(zones[key], min(years[key]), max(years[key])) for key in sorted(zones)]


@lru_cache
def _timezone(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """Return a zone's VTIMEZONE for some years; it is found once for all sessions of an edition."""
    from icalendar import Timezone

    return Timezone.from_tzinfo(zone, zone.key, date(first, 1, 1), date(last + 1, 1, 1))


def _stamp(start: date | datetime) -> datetime:
    moment_of_start = start if isinstance(start, datetime) else datetime.combine(start, time(), UTC)
    return moment_of_start.astimezone(UTC)
