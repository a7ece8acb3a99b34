"""Dates, times and their intervals, as CLDR writes them, in the digits of the language.

Clock times are given in the twenty-four hours of ISO 8601 in all languages: a programme is read at a glance.

Babel's stand-alone names of days and months are never asked for: whichever language asks first leaves its own to all
later ones that inherit them (python-babel/babel, issue 1234), so that the order of the pages would show in their words.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from jumbo_site.i18n.numerals import localise_digits

if TYPE_CHECKING:
    from babel import Locale

    from jumbo_site.i18n.language import Language

_FIELD = re.compile(r"'[^']*'|M{3,}|L{3,}|dd")
"""What the patterns of intervals must be freed from, and quoted literals, which stay."""

_DAYLIGHT_REGION_FORMATS = frozenset({"bg", "bs", "cv", "gd", "hr", "is", "nn", "ru", "sr"})
"""Languages for which Babel 2.18 has taken CLDR's "regionFormat" of summer time for the general one."""


def format_date(day: date, language: Language, width: str = "long") -> str:
    """Return a date: ``17 November 2022``, ``١٧ نوفمبر ٢٠٢٢``.

    ``width`` is that of CLDR: ``full`` (with the day of the week), ``long``, ``medium`` or ``short``.
    """
    return _formatted(day, language, width)


def format_weekday(day: date, language: Language) -> str:
    """Return the name of the day of the week: ``Thursday``, ``الخميس``."""
    return _formatted(day, language, "EEEE")


def _formatted(day: date, language: Language, pattern: str) -> str:
    from babel.dates import format_date as babel_format_date

    return localise_digits(babel_format_date(day, pattern, locale=language.locale), language.digits)


def format_interval(start: date, end: date, language: Language) -> str:
    """Return an interval of dates: ``17–18 November 2022``; one date where both are the same.

    CLDR's interval formats (TR 35, part 4, "intervalFormats") exist for the short month only, so the pattern of the
    short one serves with the month in full: Babel falls back to a width of its own for ``yMMMMd``. A language whose
    short pattern has the month in figures but whose long date has its name (Czech, Bulgarian) gets two whole dates.
    Raises ValueError for an end before the start.
    """
    _check_order(start, end)
    if start == end:
        return format_date(start, language)
    locale = language.locale
    greatest = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    first, second = locale.interval_formats["yMMMd"][greatest]
    if not re.search("MMM|LLL", first + second) and _names_months(locale):
        return f"{format_date(start, language)} – {format_date(end, language)}"
    return _formatted(start, language, _spelled(first)) + _formatted(end, language, _spelled(second))


def _check_order(start: date, end: date) -> None:
    if end < start:
        raise ValueError(f"The interval ends ({end.isoformat()}) before it starts ({start.isoformat()}).")


def _names_months(locale: Locale) -> bool:
    """Tell whether long dates have the name of a month; that of Korean is its number."""
    name = str(locale.months["format"]["wide"][1])
    return "MMMM" in str(locale.date_formats["long"].pattern) and not name[0].isdigit()


def _spelled(pattern: str) -> str:
    """Put the month in full, and take the zero from the day that some languages' short patterns have."""

    def replaced(match: re.Match[str]) -> str:
        field = match.group()
        if field.startswith("'"):
            return field
        return "d" if field == "dd" else "MMMM"

    return _FIELD.sub(replaced, pattern)


def iso_interval(start: date, end: date) -> str:
    """Return an interval for machines (ISO 8601-1, 5.5): ``2022-11-17/2022-11-18``; one date where both are the same.

    Raises ValueError for an end before the start.
    """
    _check_order(start, end)
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def format_time(clock: str, language: Language) -> str:
    """Return a time of day, given as ``09:30``, in the language's digits."""
    return localise_digits(clock, language.digits)


def format_time_interval(start: str, end: str | None, language: Language) -> str:
    """Return ``09:30–10:30``; in a right-to-left text the earlier time stands at the right, as it is read."""
    return format_time(start if end is None else f"{start}–{end}", language)


def format_timezone(name: str, language: Language) -> str:
    """Return a time zone (IANA name) as readers call it: by its place, which needs no knowledge of zones.

    ``Italy Time``, ``توقيت إيطاليا`` (CLDR's "generic location format", TR 35, part 4), which holds in summer and
    winter. A zone of no country is named by its difference from UTC: ``Etc/GMT+3`` lies three hours *behind* it.
    Raises LookupError for a zone that does not exist.
    """
    from babel.core import get_global
    from babel.dates import get_timezone, get_timezone_gmt, get_timezone_location

    locale = language.locale
    zone = get_timezone(name)
    canonical = get_global("zone_aliases").get(name, name)
    if get_global("zone_territories").get(canonical, "001") not in ("001", "ZZ"):
        return _without_season(str(get_timezone_location(canonical, locale=locale)), locale)
    moment = datetime(2000, 1, 1, tzinfo=zone)
    if not moment.utcoffset():
        return _coordinated_universal_time(locale)
    return localise_digits(str(get_timezone_gmt(moment, "long", locale=locale)), language.digits)


def _without_season(text: str, locale: Locale) -> str:
    if locale.language not in _DAYLIGHT_REGION_FORMATS:
        return text
    before, _, after = str(locale.zone_formats["region"]).partition("%s")
    return text.removeprefix(before).removesuffix(after)


def _coordinated_universal_time(locale: Locale) -> str:
    names = locale.time_zones.get("Etc/UTC", {}).get("long", {})
    return str(names.get("standard", "UTC"))
