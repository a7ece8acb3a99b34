"""Dates, times and their intervals, as CLDR writes them, in the digits of the language.

Clock times are given in the twenty-four hours of ISO 8601 in all languages: a programme is read at a glance.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from jumbo_site.i18n.numerals import localise_digits

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language


def format_date(day: date, language: Language, pattern: str = "long") -> str:
    """Return a date: ``17 November 2022``. ``pattern`` is a CLDR width (``full``, ``long`` …) or a date pattern."""
    from babel.dates import format_date as babel_format_date

    return localise_digits(babel_format_date(day, pattern, locale=language.locale), language.digits)


def format_weekday(day: date, language: Language) -> str:
    """Return the name of the day of the week, as it stands alone."""
    return format_date(day, language, "cccc")


def format_interval(start: date, end: date, language: Language) -> str:
    """Return an interval of dates: ``17–18 November 2022``; one date where both are the same.

    CLDR's interval formats (TR 35, part 4, "intervalFormats") exist for the short month only, so the pattern of the
    short one serves with the month in full: Babel falls back to a width of its own for ``yMMMMd``.
    """
    if start == end:
        return format_date(start, language)
    formats = language.locale.interval_formats["yMMMd"]
    greatest = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    first, second = (_full_month(pattern) for pattern in formats[greatest])
    return format_date(start, language, first) + format_date(end, language, second)


def _full_month(pattern: str) -> str:
    """Put the month in full, and take the zero from the day that some languages' short patterns have."""
    spelled = pattern if "MMMM" in pattern else pattern.replace("MMM", "MMMM")
    return spelled.replace("dd", "d")


def format_time(clock: str, language: Language) -> str:
    """Return a time of day, given as ``09:30``, in the language's digits."""
    return localise_digits(clock, language.digits)


def format_time_interval(start: str, end: str | None, language: Language) -> str:
    """Return ``09:30–10:30``; in a right-to-left text the earlier time stands at the right, as it is read."""
    return format_time(start if end is None else f"{start}–{end}", language)


def format_timezone(name: str, language: Language) -> str:
    """Return a time zone (IANA name) as readers call it: ``Italy Time``, ``توقيت إيطاليا``; UTC stays UTC."""
    from babel.dates import get_timezone_location

    if name.startswith("Etc/") or name == "UTC":
        return name.removeprefix("Etc/")
    return str(get_timezone_location(name, locale=language.locale))
