"""Dates, intervals, times and zones as a conference announces them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.dates import (
    format_date,
    format_interval,
    format_time,
    format_time_interval,
    format_timezone,
    format_weekday,
    iso_interval,
)
from jumbo_site.i18n.language import language

FIRST = date(2022, 11, 17)
THIN = "\u2009"
"""CLDR sets the dash between thin spaces where the ends of an interval hold spaces themselves."""


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", "١٧ نوفمبر ٢٠٢٢"),
        ("en", "17 November 2022"),
        ("en-US", "November 17, 2022"),
        ("it", "17 novembre 2022"),
        ("ar-PS", "١٧ تشرين الثاني ٢٠٢٢"),
        ("sr-Latn", "17. novembar 2022."),
    ],
)
def test_a_date(tag: str, text: str) -> None:
    assert format_date(FIRST, language(tag)) == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", "الخميس، ١٧ نوفمبر ٢٠٢٢"),
        ("en", "Thursday, 17 November 2022"),
        ("it", "giovedì 17 novembre 2022"),
    ],
)
def test_a_date_with_its_day_of_the_week(tag: str, text: str) -> None:
    assert format_date(FIRST, language(tag), "full") == text


@pytest.mark.parametrize(("tag", "text"), [("ar", "الخميس"), ("en", "Thursday"), ("it", "giovedì"), ("mk", "четврток")])
def test_the_day_of_the_week(tag: str, text: str) -> None:
    assert format_weekday(FIRST, language(tag)) == text


@pytest.mark.parametrize(
    ("tag", "one_month", "two_months", "two_years"),
    [
        ("ar", "١٧–١٨ نوفمبر ٢٠٢٢", "١٧ نوفمبر – ٢ ديسمبر ٢٠٢٢", "١٧ نوفمبر ٢٠٢٢ – ٣ يناير ٢٠٢٣"),
        ("en", "17–18 November 2022", "17 November – 2 December 2022", "17 November 2022 – 3 January 2023"),
        ("en-US", "November 17 – 18, 2022", "November 17 – December 2, 2022", "November 17, 2022 – January 3, 2023"),
        ("it", "17–18 novembre 2022", "17 novembre – 2 dicembre 2022", "17 novembre 2022 – 3 gennaio 2023"),
        ("sq", "17 – 18 nëntor 2022", "17 nëntor – 2 dhjetor 2022", "17 nëntor 2022 – 3 janar 2023"),
        ("hr", "17. – 18. studenoga 2022.",
         "17. studenoga – 2. prosinca 2022.", "17. studenoga 2022. – 3. siječnja 2023."),
        ("cs", "17.–18. listopadu 2022", "17. listopadu – 2. prosince 2022", "17. listopadu 2022 – 3. ledna 2023"),
        ("es", "17–18 de noviembre de 2022",
         "17 de noviembre – 2 de diciembre de 2022", "17 de noviembre de 2022 – 3 de enero de 2023"),
        ("de", "17.–18. November 2022", "17. November – 2. Dezember 2022", "17. November 2022 – 3. Januar 2023"),
        ("ja", "2022年11月17日～18日", "2022年11月17日～12月2日", "2022年11月17日～2023年1月3日"),
    ],
)  # fmt: skip
def test_an_interval_says_only_what_differs(tag: str, one_month: str, two_months: str, two_years: str) -> None:
    ends = (date(2022, 11, 18), date(2022, 12, 2), date(2023, 1, 3))
    said = [format_interval(FIRST, end, language(tag)).replace(THIN, " ") for end in ends]
    assert said == [one_month, two_months, two_years]


READ_AGAINST_CLDR = {
    "ar": (
        "٧–١٨ نوفمبر ٢٠٢٢", "٧ يناير – ٢ فبراير ٢٠٢٢",
        "٧ نوفمبر ٢٠٢٢ – ٣ يناير ٢٠٢٣", "الأربعاء، ٩ نوفمبر ٢٠٢٢",
    ),
    "en": (
        "7–18 November 2022", "7 January – 2 February 2022",
        "7 November 2022 – 3 January 2023", "Wednesday, 9 November 2022",
    ),
    "it": (
        "7–18 novembre 2022", "7 gennaio – 2 febbraio 2022",
        "7 novembre 2022 – 3 gennaio 2023", "mercoledì 9 novembre 2022",
    ),
    "sq": (
        "7 – 18 nëntor 2022", "7 janar – 2 shkurt 2022",
        "7 nëntor 2022 – 3 janar 2023", "e mërkurë, 9 nëntor 2022",
    ),
    "bs": (
        "7–18. novembar 2022.", "7. januar – 2. februar 2022.",
        "7. novembar 2022. – 3. januar 2023.", "srijeda, 9. novembar 2022.",
    ),
    "hr": (
        "7. – 18. studenoga 2022.", "7. siječnja – 2. veljače 2022.",
        "7. studenoga 2022. – 3. siječnja 2023.", "srijeda, 9. studenoga 2022.",
    ),
    "mk": (
        "7 – 18 ноември 2022 г.", "7 јануари – 2 февруари 2022 г.",
        "7 ноември 2022 г. – 3 јануари 2023 г.", "среда, 9 ноември 2022 г.",
    ),
    "sr-Cyrl": (
        "7.–18. новембар 2022.", "7. јануар – 2. фебруар 2022.",
        "7. новембар 2022. – 3. јануар 2023.", "среда, 9. новембар 2022.",
    ),
    "sr-Latn": (
        "7.–18. novembar 2022.", "7. januar – 2. februar 2022.",
        "7. novembar 2022. – 3. januar 2023.", "sreda, 9. novembar 2022.",
    ),
    "sr-Latn-ME": (
        "7.–18. novembar 2022.", "7. januar – 2. februar 2022.",
        "7. novembar 2022. – 3. januar 2023.", "srijeda, 9. novembar 2022.",
    ),
    "fa": (
        "۷ تا ۱۸ نوامبر ۲۰۲۲", "۷ ژانویه تا ۲ فوریهٔ ۲۰۲۲",
        "۷ نوامبر ۲۰۲۲ تا ۳ ژانویهٔ ۲۰۲۳", "چهارشنبه ۹ نوامبر ۲۰۲۲",
    ),
    "he": (
        "7–18 בנובמבר 2022", "7 בינואר – 2 בפברואר 2022",
        "7 בנובמבר 2022 – 3 בינואר 2023", "יום רביעי, 9 בנובמבר 2022",
    ),
    "ur": (
        "7–18 نومبر، 2022", "7 جنوری – 2 فروری، 2022",
        "7 نومبر، 2022 – 3 جنوری، 2023", "بدھ، 9 نومبر، 2022",
    ),
    "fr": (
        "7–18 novembre 2022", "7 janvier – 2 février 2022",
        "7 novembre 2022 – 3 janvier 2023", "mercredi 9 novembre 2022",
    ),
    "tr": (
        "7–18 Kasım 2022", "7 Ocak – 2 Şubat 2022",
        "7 Kasım 2022 – 3 Ocak 2023", "9 Kasım 2022 Çarşamba",
    ),
}  # fmt: skip
"""In one month, across months, across years, and a date with its weekday. Read line by line against CLDR 47 (as ICU 77
writes it with the skeleton yMMMMd). Ours differs where CLDR's interval formats contradict its dates: it, hr, sr have no
zero before the day; bs keeps the dot of the first year; he keeps the prefix of the month, ur the comma before the year;
the weekdays of Montenegro are those of the ijekavian standard."""


@pytest.mark.parametrize("tag", sorted(READ_AGAINST_CLDR))
def test_intervals_and_weekdays_of_fifteen_languages(tag: str) -> None:
    reader = language(tag)
    ends = [
        (date(2022, 11, 7), date(2022, 11, 18)),
        (date(2022, 1, 7), date(2022, 2, 2)),
        (date(2022, 11, 7), date(2023, 1, 3)),
    ]
    said = [format_interval(start, end, reader) for start, end in ends] + [
        format_date(date(2022, 11, 9), reader, "full")
    ]
    assert tuple(text.replace(THIN, " ").replace("\u202f", " ") for text in said) == READ_AGAINST_CLDR[tag]


@pytest.mark.parametrize("tag", [tag for tag in sorted(READ_AGAINST_CLDR) if tag != "tr"])
@pytest.mark.parametrize("month", range(1, 13))
def test_an_interval_ends_with_the_long_date_and_its_parts_are_those_of_dates(tag: str, month: int) -> None:
    reader = language(tag)
    start, end = date(2021, month, 5), date(2022, month, 28)
    across = format_interval(start, end, reader)
    assert across.startswith(format_date(start, reader))
    assert across.endswith(format_date(end, reader))
    assert format_interval(date(2022, month, 5), end, reader).endswith(format_date(end, reader))


@pytest.mark.parametrize(
    ("tag", "weekday"),
    [
        ("sr-Latn-ME", "ponedjeljak"),
        ("cnr", "ponedjeljak"),
        ("cnr-Cyrl", "понедјељак"),
        ("sr-Latn", "ponedeljak"),
        ("sr-Cyrl", "понедељак"),
    ],
)
def test_montenegro_has_the_days_of_its_own_standard(tag: str, weekday: str) -> None:
    assert format_weekday(date(2022, 11, 14), language(tag)) == weekday


def test_persian_months_have_their_ezafe_before_a_year_alone() -> None:
    persian = language("fa")
    assert format_interval(date(2022, 1, 7), date(2022, 5, 2), persian) == "۷ ژانویه تا ۲ مهٔ ۲۰۲۲"
    assert format_interval(date(2022, 1, 7), date(2023, 5, 2), persian) == "۷ ژانویهٔ ۲۰۲۲ تا ۲ مهٔ ۲۰۲۳"


@pytest.mark.parametrize("tag", ["ar", "en", "it"])
def test_an_interval_of_one_day_is_a_date(tag: str) -> None:
    assert format_interval(FIRST, FIRST, language(tag)) == format_date(FIRST, language(tag))


def test_the_days_of_one_digit_have_no_zero() -> None:
    assert format_interval(date(2022, 3, 4), date(2022, 3, 5), language("it")) == "4–5 marzo 2022"


def test_an_interval_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="2022-11-17"):
        format_interval(FIRST, date(2022, 11, 16), language("en"))
    with pytest.raises(ValueError, match="2022-11-17"):
        iso_interval(FIRST, date(2022, 11, 16))


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 800), st.sampled_from(["ar", "en", "it"]))
def test_an_interval_holds_what_its_last_day_says(start: date, days: int, tag: str) -> None:
    end = date.fromordinal(start.toordinal() + days)
    written, last = format_interval(start, end, language(tag)), format_date(end, language(tag))
    assert written.endswith(last)
    first_day = format_date(start, language(tag)).split()[0]
    assert written.split("–")[0].split()[0] == first_day


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 800))
def test_different_intervals_are_written_differently(start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    later = date.fromordinal(end.toordinal() + 1)
    for tag in ("ar", "en", "it"):
        assert format_interval(start, end, language(tag)) != format_interval(start, later, language(tag))


def test_intervals_for_machines() -> None:
    assert iso_interval(FIRST, date(2022, 11, 18)) == "2022-11-17/2022-11-18"
    assert iso_interval(FIRST, FIRST) == "2022-11-17"


def test_clock_times_in_the_languages_digits() -> None:
    assert [format_time("09:30", language(tag)) for tag in ("ar", "en", "it")] == ["٠٩:٣٠", "09:30", "09:30"]
    assert format_time_interval("09:30", "10:30", language("en")) == "09:30–10:30"
    assert format_time_interval("09:30", "10:30", language("ar")) == "٠٩:٣٠–١٠:٣٠"
    assert format_time_interval("09:30", None, language("ar")) == "٠٩:٣٠"


@pytest.mark.parametrize(
    ("zone", "arabic", "english", "italian"),
    [
        ("Europe/Rome", "توقيت إيطاليا", "Italy Time", "Ora Italia"),
        ("Europe/Sarajevo", "توقيت البوسنة والهرسك", "Bosnia & Herzegovina Time", "Ora Bosnia ed Erzegovina"),
        ("Etc/UTC", "التوقيت العالمي المنسق", "Coordinated Universal Time", "Tempo coordinato universale"),
        ("UTC", "التوقيت العالمي المنسق", "Coordinated Universal Time", "Tempo coordinato universale"),
        ("Etc/GMT+3", "غرينتش-٠٣:٠٠", "GMT-03:00", "GMT-03:00"),
    ],
)
def test_time_zones_as_readers_call_them(zone: str, arabic: str, english: str, italian: str) -> None:
    assert [format_timezone(zone, language(tag)) for tag in ("ar", "en", "it")] == [arabic, english, italian]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("sr-Latn", "Srednjeevropsko vreme"),
        ("sr-Cyrl", "Средњеевропско време"),
        ("sr-Latn-ME", "Srednjoevropsko vrijeme"),
        ("bs", "Centralnoevropsko vrijeme"),
        ("hr", "srednjoeuropsko vrijeme"),
        ("mk", "Време во Италија"),
        ("sq", "Ora: Itali"),
    ],
)
def test_a_zone_is_named_as_a_time_and_not_as_summer_time(tag: str, text: str) -> None:
    assert format_timezone("Europe/Rome", language(tag)) == text


def test_a_zone_without_a_name_of_its_own_is_called_by_its_place() -> None:
    assert format_timezone("Europe/Istanbul", language("hr")) == "Turska"


def test_a_language_without_names_of_countries_names_the_city() -> None:
    assert "Sarajevo" in format_timezone("Europe/Sarajevo", language("wa"))


def test_a_site_has_the_last_word_on_a_zone() -> None:
    own = {"Europe/Rome": "Central European Time"}
    assert format_timezone("Europe/Rome", language("en"), own) == "Central European Time"
    assert format_timezone("Europe/Tirane", language("en"), own) == "Albania Time"


def test_no_zone_lies_in_an_unknown_region() -> None:
    from zoneinfo import available_timezones

    names = {zone: format_timezone(zone, language("en")) for zone in sorted(available_timezones())}
    assert {zone for zone, name in names.items() if "Unknown" in name or not name} == set()


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(LookupError):
        format_timezone("Europe/Roma", language("en"))


def test_what_one_language_says_does_not_depend_on_which_came_before() -> None:
    """Babel leaves a language's stand-alone names to the next ones in the same process (its issue 1234)."""
    script = (
        "import sys; from datetime import date; from jumbo_site.i18n.dates import *;"
        "from jumbo_site.i18n.language import language; said = {};"
        "[said.update({tag: (format_weekday(date(2022, 11, 17), language(tag)),"
        " format_interval(date(2022, 11, 17), date(2022, 12, 2), language(tag)))}) for tag in sys.argv[1:]];"
        "print(ascii(sorted(said.items())))"
    )
    tags = ["ur", "fa", "he", "fr", "ru", "ar", "it", "en", "sr", "de"]
    orders = (tags, tags[::-1], tags[4:] + tags[:4])
    outputs = {
        subprocess.run([sys.executable, "-c", script, *order], capture_output=True, text=True, check=True).stdout
        for order in orders
    }
    assert len(outputs) == 1
