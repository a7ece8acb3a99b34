"""Dates of the Umm al-Qura calendar."""

from __future__ import annotations

import gettext
from datetime import date, timedelta

import pytest
from hijridate.ummalqura import GREGORIAN_RANGE, MONTH_STARTS
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.catalogues import Catalogue, catalogue_tags, load_catalogue
from jumbo_site.i18n.hijri import (
    FIRST_DAY,
    LAST_DAY,
    HijriDate,
    format_hijri_date,
    format_hijri_interval,
    hijri_date,
    in_two_calendars,
    month_name,
)
from jumbo_site.i18n.language import language

ENGLISH = Catalogue("en", "", gettext.NullTranslations())
"""The words of the messages themselves."""

CLDR_ARABIC = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
"""CLDR 47, ar, islamic-umalqura, wide (the vocalisation left out)."""


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2022, 11, 17), HijriDate(1444, 4, 23)),
        (date(2022, 7, 30), HijriDate(1444, 1, 1)),
        (date(2024, 3, 11), HijriDate(1445, 9, 1)),
        (date(1924, 8, 1), HijriDate(1343, 1, 1)),
        (date(2077, 11, 16), HijriDate(1500, 12, 30)),
        (date(1924, 7, 31), None),
        (date(2077, 11, 17), None),
    ],
)
def test_days_of_the_umm_al_qura_calendar(day: date, found: HijriDate | None) -> None:
    assert hijri_date(day) == found


def test_the_years_are_those_that_the_table_has() -> None:
    assert tuple(date(*day) for day in GREGORIAN_RANGE) == (FIRST_DAY, LAST_DAY)
    assert len(MONTH_STARTS) == (1500 - 1343 + 1) * 12 + 1


@given(st.dates(FIRST_DAY, LAST_DAY - timedelta(days=1)))
def test_the_next_day_is_the_next_day(day: date) -> None:
    now, then = hijri_date(day), hijri_date(day + timedelta(days=1))
    assert now is not None
    assert then is not None
    same_month = HijriDate(now.year, now.month, now.day + 1)
    next_month = HijriDate(now.year + now.month // 12, now.month % 12 + 1, 1)
    assert then == same_month or (then == next_month and now.day in (29, 30))


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2022, 11, 17), date(2022, 11, 17), "23 Rabiʻ II 1444 AH"),
        (date(2022, 11, 17), date(2022, 11, 18), "23–24 Rabiʻ II 1444 AH"),
        (date(2022, 11, 17), date(2022, 12, 2), "23 Rabiʻ II – 8 Jumada I 1444 AH"),
        (date(2022, 7, 28), date(2022, 7, 31), "29 Dhuʻl-Hijjah 1443 AH – 2 Muharram 1444 AH"),
    ],
)
def test_an_interval_says_only_what_differs(start: date, end: date, text: str) -> None:
    assert format_hijri_interval(start, end, ENGLISH, language("en")) == text


def test_digits_are_those_of_the_language() -> None:
    assert format_hijri_date(date(2022, 11, 17), ENGLISH, language("ar")) == "٢٣ Rabiʻ II ١٤٤٤ AH"
    said = format_hijri_interval(date(2022, 11, 17), date(2022, 11, 18), ENGLISH, language("fa"))
    assert said == "۲۳–۲۴ Rabiʻ II ۱۴۴۴ AH"


def test_an_interval_that_leaves_the_table_has_no_hijri_date() -> None:
    assert format_hijri_interval(date(2077, 11, 15), date(2077, 11, 17), ENGLISH, language("en")) is None
    assert format_hijri_date(date(1900, 1, 1), ENGLISH, language("en")) is None
    assert in_two_calendars("17 November 2077", None, ENGLISH) == "17 November 2077"


def test_both_calendars() -> None:
    assert in_two_calendars("17 November 2022", "23 Rabiʻ II 1444 AH", ENGLISH) == (
        "17 November 2022 (23 Rabiʻ II 1444 AH)"
    )


def test_an_interval_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="2022-11-17"):
        format_hijri_interval(date(2022, 11, 17), date(2022, 11, 16), ENGLISH, language("en"))


@pytest.mark.parametrize("month", [0, 13])
def test_there_are_twelve_months(month: int) -> None:
    with pytest.raises(ValueError, match=str(month)):
        month_name(month, ENGLISH)


@pytest.mark.parametrize("tag", catalogue_tags())
def test_every_language_names_twelve_months(tag: str) -> None:
    names = [month_name(month, load_catalogue(tag)) for month in range(1, 13)]
    assert len(set(names)) == 12


def test_arabic_has_the_names_of_cldr() -> None:
    assert tuple(month_name(month, load_catalogue("ar")) for month in range(1, 13)) == CLDR_ARABIC
