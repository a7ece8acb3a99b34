"""The scripts of texts, and the names of languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.language import direction_of, language
from jumbo_site.i18n.scripts import language_name, script_of, undetermined_tag


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Amer Kapetanović", "Latn"),
        ("عامر كابيتانوفيتش", "Arab"),
        ("كُـــتّاب", "Arab"),
        ("فارسی و کُردی", "Arab"),
        ("ﷲ", "Arab"),
        ("Северна Македонија", "Cyrl"),
        ("Αθήνα", "Grek"),
        ("ירושלים", "Hebr"),
        ("Հայաստան", "Armn"),
        ("საქართველო", "Geor"),
        ("北京", "Hani"),
        ("ᚠᚢᚦ", "Zzzz"),
        ("مركز OSCE للأمن", "Arab"),
        ("OSCE (منظمة)", "Arab"),
        ("17–18 ١٧ %", "Zyyy"),
        ("ـــ", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_the_script_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_of_two_scripts_in_balance_the_first_counts() -> None:
    assert [script_of("abاب"), script_of("ابab")] == ["Latn", "Arab"]


@given(st.text())
def test_signs_and_digits_have_no_part_in_it(text: str) -> None:
    assert script_of(f"12 {text} – ٣") == script_of(text)


def test_a_script_alone_makes_a_tag_with_a_direction() -> None:
    assert undetermined_tag("Latn") == "und-Latn"
    assert direction_of(undetermined_tag("Arab")) == "rtl"


@pytest.mark.parametrize(
    ("tag", "arabic", "english", "italian"),
    [
        ("ar", "العربية", "Arabic", "arabo"),
        ("en", "الإنجليزية", "English", "inglese"),
        ("it", "الإيطالية", "Italian", "italiano"),
        ("sr-Latn", "الصربية (اللاتينية)", "Serbian (Latin)", "serbo (latino)"),
        ("sr-ME", "الصربية (اللاتينية، الجبل الأسود)", "Serbian (Latin, Montenegro)", "serbo (latino, Montenegro)"),
        ("cnr", "لغة الجبل الأسود", "Montenegrin", "montenegrino"),
        ("cnr-Cyrl", "لغة الجبل الأسود (السيريلية)", "Montenegrin (Cyrillic)", "montenegrino (cirillico)"),
        ("zz", "zz", "zz", "zz"),
    ],
)  # fmt: skip
def test_languages_named_in_a_language(tag: str, arabic: str, english: str, italian: str) -> None:
    assert [language_name(tag, language(reader)) for reader in ("ar", "en", "it")] == [arabic, english, italian]


@pytest.mark.parametrize("tag", ["ar", "en", "it", "cnr", "cnr-Cyrl", "sr-Latn", "mk"])
def test_a_language_names_itself_as_its_speakers_do(tag: str) -> None:
    assert language_name(tag, language(tag)) == language(tag).name
