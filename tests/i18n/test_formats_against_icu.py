"""Dates, numbers, lists, plurals, zones and countries, judged by ICU 77 (CLDR 47, for tests alone)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import icu
import pytest

from jumbo_site.i18n.dates import format_date, format_interval, format_timezone, format_weekday
from jumbo_site.i18n.language import language
from jumbo_site.i18n.lists import format_list
from jumbo_site.i18n.numerals import format_number
from jumbo_site.i18n.plurals import plural_category
from jumbo_site.i18n.territories import territory_codes, territory_name

TAGS = ["ar", "en", "it", "sq", "bs", "hr", "mk", "sr-Cyrl", "sr-Latn", "sr-Latn-ME", "fa", "he", "ur", "fr", "tr"]
OURS = {"he", "ur", "bs"}
"""Languages whose intervals in CLDR lack what belongs to their dates: see ``i18n.dates.format_interval``."""
BARE = {"bs", "hr", "sr-Cyrl", "sr-Latn", "sr-Latn-ME"}
"""Languages whose name of a zone in CLDR is the bare name of its place."""
BESIDE = {"en": "en-001", "sr-Latn-ME": "sr-Latn-BA"}
"""What is compared in place of a language: the English of the world; the ijekavian names of Bosnia for Montenegro."""


def icu_locale(tag: str) -> icu.Locale:
    digits = language(tag).digits
    return icu.Locale.forLanguageTag(f"{BESIDE.get(tag, tag)}-u-ca-gregory-nu-{digits}")


def moment(day: date) -> float:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()


def plain(text: str) -> str:
    """Return a text with plain spaces and no zero before a day, where CLDR contradicts its own long dates."""
    return re.sub(r"(?<!\d)[0٠۰](?=\d)", "", re.sub(r"[\u2009\u202f\u00a0]", " ", text))


@pytest.fixture(autouse=True)
def utc() -> None:
    icu.TimeZone.setDefault(icu.TimeZone.createTimeZone("UTC"))


DAYS = [date(2022, month, day) for month in range(1, 13) for day in (1, 9, 17, 28)]


@pytest.mark.parametrize("tag", TAGS)
def test_dates_of_a_year(tag: str) -> None:
    long = icu.DateFormat.createDateInstance(icu.DateFormat.LONG, icu_locale(tag))
    full = icu.DateFormat.createDateInstance(icu.DateFormat.FULL, icu_locale(tag))
    weekday = icu.SimpleDateFormat("EEEE", icu_locale(tag))
    reader = language(tag)
    for day in DAYS:
        assert format_date(day, reader) == long.format(moment(day))
        assert format_date(day, reader, "full") == full.format(moment(day))
        assert format_weekday(day, reader) == weekday.format(moment(day))


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag not in OURS])
def test_intervals_of_a_year(tag: str) -> None:
    judge = icu.DateIntervalFormat.createInstance("yMMMMd", icu_locale(tag))
    reader = language(tag)
    for start in DAYS:
        for end in (start + timedelta(days=2), start + timedelta(days=40), date(2023, 2, 3)):
            said = judge.format(icu.DateInterval(moment(start), moment(end)))
            assert plain(format_interval(start, end, reader)) == plain(said)


@pytest.mark.parametrize("tag", TAGS)
def test_numbers(tag: str) -> None:
    judge = icu.NumberFormat.createInstance(icu_locale(tag))
    for number in (0, 7, 70, 999, 1_000, 12_345, 1_234_567, 12_345.5):
        assert format_number(number, language(tag)) == judge.format(number)


@pytest.mark.parametrize("tag", TAGS)
def test_lists(tag: str) -> None:
    kinds = {"and": icu.UListFormatterType.AND, "or": icu.UListFormatterType.OR}
    for style, kind in kinds.items():
        judge = icu.ListFormatter.createInstance(icu_locale(tag), kind, icu.UListFormatterWidth.WIDE)
        for items in (["א"], ["a", "ב"], ["a", "b"], ["ש", "b", "ג"], ["a", "b", "c", "d"]):
            assert format_list(items, language(tag), style) == judge.format(items)  # type: ignore[arg-type]


@pytest.mark.parametrize("tag", TAGS)
def test_plural_categories(tag: str) -> None:
    judge = icu.PluralRules.forLocale(icu_locale(tag))
    for number in (*range(1_200), 10_000, 100_000, 1_000_000, 2_000_000, 1_000_001):
        assert plural_category(number, language(tag)) == judge.select(number)


@pytest.mark.parametrize("tag", TAGS)
def test_names_of_countries(tag: str) -> None:
    for code in territory_codes():
        named = icu.Locale(f"und_{code}").getDisplayCountry(icu_locale(tag))
        assert territory_name(code, language(tag)) == named


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag not in BARE])
@pytest.mark.parametrize("zone", ["Europe/Rome", "Europe/Tirane", "Europe/Sarajevo", "Africa/Cairo", "America/Lima"])
def test_names_of_zones(tag: str, zone: str) -> None:
    judge = icu.SimpleDateFormat("VVVV", icu_locale(tag))
    judge.setTimeZone(icu.TimeZone.createTimeZone(zone))
    assert format_timezone(zone, language(tag)) == judge.format(moment(date(2022, 11, 17)))


@pytest.mark.parametrize("tag", sorted(BARE))
def test_zones_of_languages_without_such_a_format(tag: str) -> None:
    judge = icu.SimpleDateFormat("vvvv", icu_locale(tag))
    for zone in ("Europe/Rome", "Europe/Athens", "America/New_York"):
        judge.setTimeZone(icu.TimeZone.createTimeZone(zone))
        generic = re.sub(r" \(.*", "", judge.format(moment(date(2022, 11, 17))))  # ICU adds the country in brackets
        assert format_timezone(zone, language(tag)) == generic
