"""The catalogues of Bosnian, Croatian, Montenegrin, Serbian, Persian, Hebrew and Urdu: forms, scripts, dates."""

from __future__ import annotations

import re
from datetime import date

import icu
import pytest

from jumbo_site.i18n.catalogues import CATALOGUE_FOLDER, Entry, load_catalogue
from jumbo_site.i18n.hijri import format_hijri_interval, month_name
from jumbo_site.i18n.language import language
from jumbo_site.i18n.transliteration import transliterate
from write_serbian_latin import latin_catalogue

SOUTH_SLAVIC = ("bs", "hr", "sr", "sr-Latn", "sr-Latn-ME")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
HIJRI_MONTHS = {
    "muharem", "safer", "rebiul-evel", "rebiul-ahir", "džumadel-ula", "džumadel-uhra", "redžeb", "šaban", "ramazan",
    "ševal", "zul-kade", "zul-hidže",
}  # fmt: skip


def translations(tag: str) -> list[tuple[Entry, str]]:
    return [(entry, text) for entry in load_catalogue(tag).messages() for text in entry.translations]


@pytest.mark.parametrize(
    ("tag", "file"),
    [
        ("sr", "sr"), ("sr-Cyrl", "sr"), ("sr-Cyrl-RS", "sr"), ("sr-Cyrl-BA", "sr"), ("sr-RS", "sr"),
        ("sr-Latn", "sr-Latn"), ("sr-Latn-RS", "sr-Latn"), ("sr-Latn-ME", "sr-Latn-ME"), ("bs-Latn-BA", "bs"),
        ("fa-AF", "fa"), ("he-IL", "he"), ("ur-PK", "ur"), ("hr-BA", "hr"),
    ],
)  # fmt: skip
def test_a_tag_finds_the_catalogue_of_its_language_and_script(tag: str, file: str) -> None:
    assert load_catalogue(tag).tag == file


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("bs", {1: "govornik", 2: "govornika", 5: "govornika", 11: "govornika", 21: "govornik", 111: "govornika"}),
        ("hr", {1: "govornik", 4: "govornika", 12: "govornika", 31: "govornik"}),
        ("sr", {1: "говорник", 3: "говорника", 14: "говорника", 101: "говорник"}),
        ("fa", {0: "سخنران", 1: "سخنران", 2: "سخنران"}),
        ("ur", {1: "مقرر", 2: "مقررین"}),
    ],
)
def test_speakers_are_counted(tag: str, forms: dict[int, str]) -> None:
    catalogue = load_catalogue(tag)
    said = {number: catalogue.ngettext("%(num)s speaker", "%(num)s speakers", number) for number in forms}
    assert said == {number: f"%(num)s {form}" for number, form in forms.items()}


@pytest.mark.parametrize("tag", SOUTH_SLAVIC)
def test_south_slavic_outcomes_are_counted_in_three_forms(tag: str) -> None:
    catalogue = load_catalogue(tag)
    numbers = {1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 14: 2, 21: 0, 22: 1, 100: 2, 101: 0, 112: 2}
    said = [catalogue.ngettext("%(num)s outcome", "%(num)s outcomes", number) for number in numbers]
    forms = ("zaključak", "zaključka", "zaključaka")
    assert [transliterate(text) for text in said] == [f"%(num)s {forms[form]}" for form in numbers.values()]


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "%(num)s דוברים"), (1, "דובר אחד"), (2, "שני דוברים"), (3, "%(num)s דוברים"), (20, "%(num)s דוברים")],
)
def test_hebrew_counts_in_three_forms_with_a_dual(number: int, said: str) -> None:
    assert load_catalogue("he").ngettext("%(num)s speaker", "%(num)s speakers", number) == said


@pytest.mark.parametrize("tag", [*SOUTH_SLAVIC, "fa", "he", "ur"])
def test_every_plural_form_with_a_number_that_varies_shows_it(tag: str) -> None:
    """Only a form for one number alone may spell it out, such as the dual of Hebrew."""
    entries = [entry for entry in load_catalogue(tag).messages() if "%(num)s" in entry.msgid]
    assert len(entries) >= 4
    spelled_out = {index for entry in entries for index, text in enumerate(entry.translations) if "%(num)s" not in text}
    assert spelled_out == ({0, 1} if tag == "he" else set())


@pytest.mark.parametrize(
    ("tag", "foreign"),
    [
        ("sr", "[A-Za-zÀ-ž]"),
        *((tag, "[\u0400-\u04ff]") for tag in ("bs", "hr", "sr-Latn", "sr-Latn-ME")),
        ("he", "[A-Za-zÀ-ž\u0600-\u06ff]"),
        ("fa", "[A-Za-zÀ-ž\u064a\u0643\u0629\u0649,;?]"),
        ("ur", "[A-Za-zÀ-ž\u064a\u0643\u0629\u0649\u0647,;?.]"),
    ],
)
def test_words_are_in_the_letters_of_their_language(tag: str, foreign: str) -> None:
    """Persian and Urdu have letters of their own where Arabic has yeh, kaf and teh marbuta, and its punctuation."""
    found = [text for _, text in translations(tag) if re.search(foreign, PLACEHOLDER.sub("", text))]
    assert found == []


def test_serbian_in_latin_is_serbian_in_cyrillic() -> None:
    cyrillic, latin = ((CATALOGUE_FOLDER / tag / "messages.po").read_bytes() for tag in ("sr", "sr-Latn"))
    assert latin == latin_catalogue(cyrillic), "run: python tools/write_serbian_latin.py"
    assert [transliterate(text) for _, text in translations("sr")] == [text for _, text in translations("sr-Latn")]


def test_montenegrin_is_ijekavian_and_names_itself() -> None:
    montenegrin, serbian = load_catalogue("sr-Latn-ME"), load_catalogue("sr-Latn")
    pairs = [("Where and when", "Gdje i kada", "Gde i kada"), ("Place", "Mjesto", "Mesto")]
    for message, ijekavian, ekavian in pairs:
        assert (montenegrin.gettext(message), serbian.gettext(message)) == (ijekavian, ekavian)
    assert montenegrin.gettext("Continue in English") == "Nastavite na crnogorskom jeziku"
    ekavian_words = re.compile(r"\b(gde|mesto|ovde|reč|sledeć|vreme\b|deo|ceo|izvešta|predsedava)", re.I)
    assert [text for _, text in translations("sr-Latn-ME") if ekavian_words.search(text)] == []
    assert len([text for _, text in translations("sr-Latn") if ekavian_words.search(text)]) > 10


@pytest.mark.parametrize("tag", ["bs", "hr", "sr-Latn", "sr-Latn-ME"])
def test_a_language_invites_in_its_own_name(tag: str) -> None:
    names = {"bs": "bosanskom", "hr": "hrvatskom", "sr-Latn": "srpskom", "sr-Latn-ME": "crnogorskom"}
    said = load_catalogue(tag).gettext("Continue in English")
    assert [name for name in names.values() if name in said] == [names[tag]]


@pytest.mark.parametrize("tag", ["fa", "he", "ur"])
def test_hijri_months_are_those_of_cldr(tag: str) -> None:
    """ICU 77 carries CLDR 47. Where a name stands alone Hebrew has its hyphen (maqaf) in all names."""
    locale = icu.Locale(f"{tag}@calendar=islamic-umalqura")
    calendar = icu.Calendar.createInstance(icu.TimeZone.getGMT(), locale)
    names = []
    for month in range(12):
        calendar.clear()
        calendar.set(1444, month, 5)
        names.append(str(icu.SimpleDateFormat("LLLL", locale).format(calendar.getTime())))
    repaired = [name.replace("ر بیع", "ربیع") for name in names]  # a space that CLDR's Urdu has by mistake
    assert [month_name(month, load_catalogue(tag)) for month in range(1, 13)] == repaired


@pytest.mark.parametrize("tag", SOUTH_SLAVIC)
def test_hijri_months_have_one_set_of_names_in_the_south_slavic_languages(tag: str) -> None:
    """CLDR 47 has Bosnian names for seven of them; for the others it has English ones, for Croatian all are English."""
    names = [transliterate(month_name(month, load_catalogue(tag))) for month in range(1, 13)]
    assert set(names) == HIJRI_MONTHS
    locale = icu.Locale("bs@calendar=islamic-umalqura")
    calendar = icu.Calendar.createInstance(icu.TimeZone.getGMT(), locale)
    of_cldr = {}
    for month in range(12):
        calendar.clear()
        calendar.set(1444, month, 5)
        of_cldr[month] = str(icu.SimpleDateFormat("MMMM", locale).format(calendar.getTime()))
    assert [names[month] for month in (0, 1, 6, 8, 9, 10, 11)] == [of_cldr[month] for month in (0, 1, 6, 8, 9, 10, 11)]


@pytest.mark.parametrize(
    ("tag", "in_a_month", "across_months", "across_years"),
    [
        ("bs", "23–24. rebiul-ahir 1444. h.\u00a0g.", "29. rebiul-ahir – 1. džumadel-ula 1444. h.\u00a0g.",
         "30. zul-hidže 1443. h.\u00a0g. – 1. muharem 1444. h.\u00a0g."),
        ("hr", "23. – 24. rebiul-ahir 1444. po hidžri", "29. rebiul-ahir – 1. džumadel-ula 1444. po hidžri",
         "30. zul-hidže 1443. po hidžri – 1. muharem 1444. po hidžri"),
        ("sr", "23.–24. ребиул-ахир 1444. по хиџри", "29. ребиул-ахир – 1. џумадел-ула 1444. по хиџри",
         "30. зул-хиџе 1443. по хиџри – 1. мухарем 1444. по хиџри"),
        ("sr-Latn-ME", "23.–24. rebiul-ahir 1444. po hidžri", "29. rebiul-ahir – 1. džumadel-ula 1444. po hidžri",
         "30. zul-hidže 1443. po hidžri – 1. muharem 1444. po hidžri"),
        ("fa", "۲۳ تا ۲۴ ربیع\u200cالثانی ۱۴۴۴ ه\u200d.ق.",
         "۲۹ ربیع\u200cالثانی تا ۱ جمادی\u200cالاول ۱۴۴۴ ه\u200d.ق.",
         "۳۰ ذیحجه ۱۴۴۳ ه\u200d.ق. تا ۱ محرم ۱۴۴۴ ه\u200d.ق."),
        ("he", "23–24 ברביע א־ת׳אני 1444 להיג׳רה", "29 ברביע א־ת׳אני – 1 בג׳ומאדא אל־אולא 1444 להיג׳רה",
         "30 בד׳ו אל־חיג׳ה 1443 להיג׳רה – 1 במוחרם 1444 להיג׳רה"),
        ("ur", "23–24 ربیع الثانی 1444ھ", "29 ربیع الثانی – 1 جمادی الاول 1444ھ", "30 ذوالحجۃ 1443ھ – 1 محرم 1444ھ"),
    ],
)  # fmt: skip
def test_hijri_intervals(tag: str, in_a_month: str, across_months: str, across_years: str) -> None:
    days = [
        (date(2022, 11, 17), date(2022, 11, 18)),
        (date(2022, 11, 23), date(2022, 11, 25)),
        (date(2022, 7, 29), date(2022, 7, 30)),
    ]
    said = [format_hijri_interval(start, end, load_catalogue(tag), language(tag)) for start, end in days]
    assert said == [in_a_month, across_months, across_years]
