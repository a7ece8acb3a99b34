"""Time zones of the tzdata package, so that a site has the same bytes whatever rules the system has."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

_KEY = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")


@lru_cache
def time_zone(key: str) -> ZoneInfo:
    """Return a zone of the IANA database (``Europe/Rome``), by the system's rules only where tzdata has none.

    Raises ZoneInfoNotFoundError or ValueError for what is no zone.
    """
    if _KEY.fullmatch(key):
        data = resources.files("tzdata").joinpath("zoneinfo", *key.split("/"))
        if data.is_file():
            with data.open("rb") as stream:
                if stream.read(4) == b"TZif":  # RFC 9636; other files of the package are lists
                    stream.seek(0)
                    return ZoneInfo.from_file(stream, key)
    return ZoneInfo(key)


def moment(day: date, clock: str, timezone: str) -> datetime:
    """Return a day and a time of day (``09:30``) as a moment in a zone."""
    return datetime.combine(day, time.fromisoformat(clock), time_zone(timezone))


@lru_cache(maxsize=4096)
def iso_moment(day: date, clock: str, timezone: str) -> str:
    """Return the same as HTML writes it, with the offset from UTC: ``2022-11-17T09:30+01:00``."""
    return moment(day, clock, timezone).isoformat(timespec="minutes")
