"""Dates of the Hijri calendar (Umm al-Qura), in the words of a catalogue and the digits of a language.

The messages' translations are CLDR's names of the months: Babel carries those of the Gregorian calendar alone, and the
library's own Arabic names are not CLDR's. The Umm al-Qura calendar is tabulated from 1343 to 1500 AH. A day is named by
its daylight, though an Islamic day begins on the evening before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jumbo_site.i18n.numerals import localise_digits

if TYPE_CHECKING:
    from jumbo_site.i18n.catalogues import Catalogue
    from jumbo_site.i18n.language import Language

FIRST_DAY = date(1924, 8, 1)
LAST_DAY = date(2077, 11, 16)
"""The days that the table of the calendar covers: 1 Muharram 1343 to 30 Dhuʻl-Hijjah 1500."""


@dataclass(frozen=True)
class HijriDate:
    """A day of the calendar: the year of the Hijra, the month from 1 (Muharram) to 12, the day from 1 to 30."""

    year: int
    month: int
    day: int


def hijri_date(day: date) -> HijriDate | None:
    """Return a day (Gregorian) in the Umm al-Qura calendar; None outside the years that it is known for."""
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    from hijridate import Gregorian

    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return HijriDate(found.year, found.month, found.day)


def month_name(month: int, catalogue: Catalogue) -> str:
    """Return the name of a month. Raises ValueError for a number that is not 1 to 12."""
    match month:
        case 1:
            return catalogue.pgettext("hijri month", "Muharram")
        case 2:
            return catalogue.pgettext("hijri month", "Safar")
        case 3:
            return catalogue.pgettext("hijri month", "Rabiʻ I")
        case 4:
            return catalogue.pgettext("hijri month", "Rabiʻ II")
        case 5:
            return catalogue.pgettext("hijri month", "Jumada I")
        case 6:
            return catalogue.pgettext("hijri month", "Jumada II")
        case 7:
            return catalogue.pgettext("hijri month", "Rajab")
        case 8:
            return catalogue.pgettext("hijri month", "Shaʻban")
        case 9:
            return catalogue.pgettext("hijri month", "Ramadan")
        case 10:
            return catalogue.pgettext("hijri month", "Shawwal")
        case 11:
            return catalogue.pgettext("hijri month", "Dhuʻl-Qiʻdah")
        case 12:
            return catalogue.pgettext("hijri month", "Dhuʻl-Hijjah")
    raise ValueError(f"The Hijri year has no month {month}.")


def format_hijri_date(day: date, catalogue: Catalogue, language: Language) -> str | None:
    """Return a day (Gregorian) as a Hijri date: ``23 Rabiʻ II 1444 AH``; None outside the calendar's years."""
    found = hijri_date(day)
    return None if found is None else _date(found, catalogue, language)


def _date(found: HijriDate, catalogue: Catalogue, language: Language) -> str:
    message = catalogue.pgettext("hijri date", "%(day)s %(month)s %(year)s AH")
    return message % _parts(found, catalogue, language)


def _parts(found: HijriDate, catalogue: Catalogue, language: Language) -> dict[str, str]:
    return {
        "day": localise_digits(str(found.day), language.digits),
        "month": month_name(found.month, catalogue),
        "year": localise_digits(str(found.year), language.digits),
    }


def format_hijri_interval(start: date, end: date, catalogue: Catalogue, language: Language) -> str | None:
    """Return an interval of days (Gregorian): ``23–24 Rabiʻ II 1444 AH``; None if a part has no Hijri date.

    One date where both are the same. Raises ValueError for an end before the start.
    """
    if end < start:
        raise ValueError(f"The interval ends ({end.isoformat()}) before it starts ({start.isoformat()}).")
    first, last = hijri_date(start), hijri_date(end)
    if first is None or last is None:
        return None
    if first == last:
        return _date(last, catalogue, language)
    if first.year != last.year:
        dates = {"first": _date(first, catalogue, language), "last": _date(last, catalogue, language)}
        return catalogue.pgettext("hijri date", "%(first)s – %(last)s") % dates
    opening = _parts(first, catalogue, language)
    parts = _parts(last, catalogue, language) | {"first_day": opening["day"], "first_month": opening["month"]}
    if first.month == last.month:
        return catalogue.pgettext("hijri date", "%(first_day)s–%(day)s %(month)s %(year)s AH") % parts
    message = catalogue.pgettext("hijri date", "%(first_day)s %(first_month)s – %(day)s %(month)s %(year)s AH")
    return message % parts


def in_two_calendars(gregorian: str, hijri: str | None, catalogue: Catalogue) -> str:
    """Return a date in both calendars: ``17 November 2022 (23 Rabiʻ II 1444 AH)``; alone where ``hijri`` is None."""
    if hijri is None:
        return gregorian
    return catalogue.pgettext("two calendars", "%(gregorian)s (%(hijri)s)") % {"gregorian": gregorian, "hijri": hijri}
