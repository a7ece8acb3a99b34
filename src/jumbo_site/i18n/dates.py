"""Dates, times and their intervals, as CLDR writes them, in the digits of the language.

Clock times are given in the twenty-four hours of ISO 8601 in all languages: a programme is read at a glance.

Babel's stand-alone names of days and months are never asked for: whichever language asks first leaves its own to all
later ones that inherit them (python-babel/babel, issue 1234), so that the order of the pages would show in their words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from jumbo_site.i18n.numerals import localise_digits

if TYPE_CHECKING:
    from babel import Locale

    from jumbo_site.i18n.language import Language

_FIELD = re.compile(r"'[^']*'|M{3,}|L{3,}|dd")
"""What the patterns of intervals must be freed from, and quoted literals, which stay."""

_LETTER = re.compile(r"'[^']*'|([A-Za-z])\1*")
"""The fields of a pattern, and quoted literals."""

_EZAFE = "\N{ARABIC HAMZA ABOVE}"

_DASH = re.compile(r"\s*[-–—～~]\s*$")

_DAYLIGHT_REGION_FORMATS = frozenset({"bg", "bs", "cv", "gd", "hr", "is", "nn", "ru", "sr"})
"""Languages for which Babel 2.18 has taken CLDR's "regionFormat" of summer time for the general one. But for Norwegian
their general one is the bare name of the place."""


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

    if "LLLL" in pattern:
        pattern = pattern.replace("LLLL", f"'{_standalone_month(day.month, language.locale)}'")
    return localise_digits(babel_format_date(day, pattern, locale=language.names), language.digits)


def _standalone_month(month: int, locale: Locale) -> str:
    """Return the name of a month as it stands without a year: in Persian ``ژانویه`` for ``ژانویهٔ``.

    Of all languages Persian alone asks for it in a date (CLDR 47); there it is the other name without the ezafe.
    """
    return str(locale.months["format"]["wide"][month]).removesuffix(_EZAFE)


def format_interval(start: date, end: date, language: Language) -> str:
    """Return an interval of dates: ``17–18 November 2022``; one date where both are the same.

    CLDR's interval formats (TR 35, part 4, "intervalFormats") exist for the short month only, and they differ from the
    language's dates in what belongs to a date: the dot after the year (Bosnian), the comma before it (Urdu), the prefix
    of the month (Hebrew), a zero before the day (Italian, Croatian, Serbian). So where a date is day, month, year, as
    in most languages, the end is the language's long date, the start its date without what both share, and the interval
    format gives the dash between them. Elsewhere it serves itself, with the month in full.
    Raises ValueError for an end before the start.
    """
    _check_order(start, end)
    if start == end:
        return format_date(start, language)
    locale = language.locale
    greatest = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    formats = locale.interval_formats.get("yMMMMd") or locale.interval_formats["yMMMd"]
    first, second = formats[greatest]
    opening = _opening(start, greatest, formats, language)
    if opening is not None:
        return opening + format_date(end, language)
    if not re.search("MMM|LLL", first + second) and _names_months(locale):
        return f"{format_date(start, language)} – {format_date(end, language)}"
    return _formatted(start, language, _spelled(first)) + _formatted(end, language, _spelled(second))


def _opening(start: date, greatest: str, formats: Mapping[str, list[str]], language: Language) -> str | None:
    """Return an interval up to its last date, in a language that writes day, month, year; None in others."""
    locale = language.locale
    monthly = locale.datetime_skeletons.get("MMMMd")
    month_and_day = str(monthly.pattern) if monthly is not None else "d MMMM"
    orders = [_order(pattern) for pattern in (str(locale.date_formats["long"].pattern), month_and_day)]
    if [*orders, _order(formats["d"][0]), _order(formats["M"][0])] != ["dMy", "dM", "d", "dM"]:
        return None
    if greatest == "d":
        return _formatted(start, language, _spelled(formats["d"][0]))
    shown = _formatted(start, language, month_and_day) if greatest == "M" else format_date(start, language)
    dash = _DASH.search(formats["M"][0])
    joined = str(locale.interval_formats[None]) if dash is None else f"{{0}}{dash.group()}{{1}}"
    return shown + joined.removeprefix("{0}").removesuffix("{1}")


def _order(pattern: str) -> str:
    """Return the fields of a pattern, a letter each: ``dMy``."""
    letters = (match.group(1) for match in _LETTER.finditer(pattern))
    return "".join(letter for letter in letters if letter).replace("L", "M")


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
        return {"dd": "d", "LLL": "LLLL"}.get(field, "MMMM")

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


def format_timezone(name: str, language: Language, overrides: Mapping[str, str] | None = None) -> str:
    """Return a time zone (IANA name) as readers call it: by its place, which needs no knowledge of zones.

    ``Italy Time``, ``توقيت إيطاليا`` (CLDR's "generic location format", TR 35, part 4), which holds in summer and
    winter. Where that format is the bare name of the place, which is no name of a time (``Italija``), the zone's own
    name is given: ``srednjoeuropsko vrijeme``. A zone of no country is named by its difference from UTC: ``Etc/GMT+3``
    lies three hours *behind* it. ``overrides`` (IANA name → name) come before all these.
    Raises LookupError for a zone that does not exist.
    """
    from babel.core import get_global
    from babel.dates import get_timezone, get_timezone_gmt

    locale = language.names
    zone = get_timezone(name)
    if overrides is not None and name in overrides:
        return overrides[name]
    canonical = get_global("zone_aliases").get(name, name)
    if get_global("zone_territories").get(canonical, "001") not in ("001", "ZZ"):
        return _zone_of_place(canonical, locale)
    moment = datetime(2000, 1, 1, tzinfo=zone)
    if not moment.utcoffset():
        return _coordinated_universal_time(locale)
    return localise_digits(str(get_timezone_gmt(moment, "long", locale=locale)), language.digits)


def _zone_of_place(canonical: str, locale: Locale) -> str:
    from babel.core import get_global
    from babel.dates import get_timezone_location

    region = str(locale.zone_formats["region"])
    is_bare = region == "%s" or locale.language in _DAYLIGHT_REGION_FORMATS
    if is_bare:
        named = locale.meta_zones.get(get_global("meta_zones").get(canonical), {}).get("long", {})
        if "generic" in named:
            return str(named["generic"])
    try:
        text = str(get_timezone_location(canonical, locale=locale))
    except KeyError:  # a language for which CLDR has no names of countries
        text = region % canonical.rpartition("/")[2].replace("_", " ")
    before, _, after = region.partition("%s")
    return text.removeprefix(before).removesuffix(after) if is_bare else text


def _coordinated_universal_time(locale: Locale) -> str:
    names = locale.time_zones.get("Etc/UTC", {}).get("long", {})
    return str(names.get("standard", "UTC"))
