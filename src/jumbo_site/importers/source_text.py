"""Texts, days and times of other systems, freed of what no text needs, and read within bounds."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache

from jumbo_site.diagnostics import say
from jumbo_site.importers.timetable import ImportRefusedError

MAX_TEXT = 150_000
"""Characters of one text; the content's own bound is 200,000 after its conversion to Markdown."""
MAX_LINE = 1000
"""Characters of a title or a name."""
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ue000\ud800-\udfff]"
)
"""Controls, invisible signs that the content refuses, halves of pairs, and the private sign that marks links."""
_YEARS = range(1900, 2200)
_ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d)\Z")


def clean_text(value: object) -> str:
    """Return a text in NFC with LF ends of lines, without unwanted characters; empty for None and for what is no text.

    Raises ImportRefusedError for a text beyond ``MAX_TEXT``.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    if len(text) > MAX_TEXT:
        raise ImportRefusedError(
            say("A text that begins `{text}` is longer than {max_text} characters.", text=text[:60], max_text=MAX_TEXT)
        )
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    return unicodedata.normalize("NFC", text.replace("\u2029", "\n\n")).strip()


def clean_line(value: object) -> str:
    """Return a text as one line: blanks and ends of lines become single blanks. Raises ImportRefusedError."""
    text = " ".join(clean_text(value).split())
    if len(text) > MAX_LINE:
        raise ImportRefusedError(
            say(
                "A name or title that begins `{text}` is longer than {max_line} characters.",
                text=text[:60],
                max_line=MAX_LINE,
            )
        )
    return text


def read_day(written: str, subject: str) -> str:
    """Return a date as 2030-05-02; empty for an empty text. Raises ImportRefusedError."""
    if not written:
        return ""
    try:
        found = date.fromisoformat(written[:10])
    except ValueError:
        raise ImportRefusedError(
            say("`{written}`, the day of `{subject}`, is no date.", written=written[:40], subject=subject[:80])
        ) from None
    if found.year not in _YEARS:
        raise ImportRefusedError(
            say(
                "`{written}`, the day of `{subject}`, lies outside 1900 to 2199.",
                written=written[:40],
                subject=subject[:80],
            )
        )
    return found.isoformat()


def read_moment(written: str, zone: str, subject: str) -> datetime | None:
    """Return a moment (ISO 8601) in the zone of the conference, without its zone; None for an empty text.

    A moment without an offset is taken as local. Raises ImportRefusedError.
    """
    if not written:
        return None
    from zoneinfo import ZoneInfo

    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ImportRefusedError(
            say(
                "`{written}`, the time of `{subject}`, is no date and time.", written=written[:40], subject=subject[:80]
            )
        ) from None
    if moment.year not in _YEARS:
        raise ImportRefusedError(
            say(
                "`{written}`, the time of `{subject}`, lies outside 1900 to 2199.",
                written=written[:40],
                subject=subject[:80],
            )
        )
    if moment.tzinfo is not None and zone and _ZONED.search(written):
        moment = moment.astimezone(ZoneInfo(zone))
    return moment.replace(tzinfo=None)


def read_time_zone(written: object) -> str:
    """Return the name of a time zone; empty for an empty text. Raises ImportRefusedError for an unknown one."""
    name = clean_line(written)
    if name and name not in _time_zones():
        raise ImportRefusedError(
            say("`{name}` is not a time zone of the IANA database, such as Europe/Rome.", name=name[:60])
        )
    return name


@lru_cache(maxsize=1)
def _time_zones() -> frozenset[str]:
    from zoneinfo import available_timezones

    return frozenset(available_timezones())


def day_and_times(start: datetime | None, end: datetime | None) -> tuple[str, str, str]:
    """Return day, start and end as the content writes them; an end on another day, or before the start, is left out."""
    if start is None:
        return "", "", ""
    same_day = end is not None and end.date() == start.date() and end > start
    return start.date().isoformat(), f"{start:%H:%M}", f"{end:%H:%M}" if end is not None and same_day else ""


def end_after(day: str, start: str, minutes: int) -> str:
    """Return the time some minutes after a start; empty where it is not known or lies on another day."""
    if not start or not day or not 0 < minutes < 24 * 60:
        return ""
    begins = datetime.fromisoformat(f"{day}T{start}")
    ends = begins + timedelta(minutes=minutes)
    return f"{ends:%H:%M}" if ends.date() == begins.date() else ""
