"""Faults of writing in Arabic texts."""

from __future__ import annotations

import pytest

from jumbo_site.content.arabic_faults import CANDIDATE, Fault, arabic_faults, has_mixed_digits
from jumbo_site.content.markdown_prose import visible_prose


def faults(text: str) -> list[Fault]:
    found = arabic_faults(text, visible_prose(text))
    # whoever looks through files for candidates must miss no text that has a fault on one line
    assert not found or "\n" in text or CANDIDATE.search(text) or has_mixed_digits(text)
    return found


def mended(text: str) -> str:
    for fault in reversed(faults(text)):
        if fault.replacement is not None:
            text = text[: fault.start] + fault.replacement + text[fault.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("أولا, ثانيا", "أولا، ثانيا"),
        ("من أنت?", "من أنت؟"),
        ("هذا; وذاك", "هذا؛ وذاك"),
        ("«كتاب», قلم", "«كتاب»، قلم"),
        ("**كتاب**, قلم", "**كتاب**، قلم"),
        ("منظمة OSCE, وغيرها", "منظمة OSCE، وغيرها"),
        ("عام ٢٠٢٢, في روما", "عام ٢٠٢٢، في روما"),
        ("كِتابٌ, قلم", "كِتابٌ، قلم"),
        ("كتاب ، قلم", "كتاب، قلم"),
        ("كتاب \u00a0؛ قلم", "كتاب؛ قلم"),
        ("كتاب , قلم", "كتاب، قلم"),
        ("`code` ، قلم", "`code`، قلم"),
        ("كتـــاب", "كتاب"),
        ("كـتاب", "كتاب"),
        ("كُـتاب", "كُتاب"),
        ("الــ OSCE", "الـ OSCE"),
        ("\ufedb\ufe98\ufe8e\ufe8f", "كتاب"),
        ("\ufefb\ufe91\ufeaa", "لابد"),
        ("ﮐﺘﺎﺏ", "کتاب"),
        ("كت\ufe77اب", "كتَاب"),
    ],
)
def test_a_fault_that_is_mended(text: str, right: str) -> None:
    assert mended(text) == right
    assert faults(right) == []


@pytest.mark.parametrize(
    "text",
    [
        "في Rome, Italy كان",
        "العدد 1,234.5 هنا",
        "العدد ٣,٥ هنا",
        "«هل؟» قال، ثم: لا؛ نعم.",
        "سنة ١٤٤٤هـ وسنة ١٤٤٥ هـ.",
        "الـOSCE والـ(RCC)",
        "الرحمـٰن",
        "محمد ﷺ والله ﷻ ﷲ ﷽ و﴿آية﴾",
        "`أ, ب` و[رابط](/ا,ب/) و<https://x.org/?a,ب>",
        "می‌خواهم",
        "COVID-19 في ٢٠٢٠ وISO 27001",
        "هاتف +39 06 1234567 في ٢٠٢٢",
        "",
    ],
)
def test_what_is_no_fault(text: str) -> None:
    assert faults(text) == []


def test_a_list_is_numbered_in_latin_digits_whatever_the_text_has() -> None:
    assert faults("1. في ٢٠٢٢\n2. في ٢٠٢٣\n") == []


@pytest.mark.parametrize(
    ("text", "digit"),
    [("في ١٧ نوفمبر 2022", "2"), ("في 17 نوفمبر ٢٠٢٢", "٢"), ("في ۱۷ و١٨", "١"), ("نسبة 50% و٣٠", "٣")],
)
def test_digits_of_two_kinds_are_left_to_people(text: str, digit: str) -> None:
    (fault,) = faults(text)
    assert fault.code == "mixed-digits"
    assert text[fault.start : fault.end] == digit
    assert fault.replacement is None


def test_the_faults_of_a_text_come_in_order() -> None:
    codes = [fault.code for fault in faults("كـتاب , قلم ، \ufedb 1 ١?")]
    assert codes == [
        "arabic-tatweel", "arabic-space-before-punctuation", "arabic-punctuation", "arabic-space-before-punctuation",
        "presentation-forms", "mixed-digits", "arabic-punctuation",
    ]  # fmt: skip
