"""Runs that change their order inside a text of the other direction: found by machine, right once isolated.

The judge is python-bidi, an implementation of UAX 9: a run is right where it stands in the displayed line as it does
when it is displayed alone.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.bidi import strip_bidi_controls
from jumbo_site.i18n.bidi_runs import isolate_in_plain_text, runs_of

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"

RTL_CARRIERS = {
    "ar": ("تحدث عن ", " أمام الحضور."),
    "ar, after a number": ("في المادة ٥، ", " هنا"),
    "ar, in brackets": ("نص (", ") آخر"),
    "ar, at the start": ("", "، ثم انتهى"),
    "ar, at the end": ("انتهى عند ", ""),
    "fa": ("دربارهٔ ", " گفت‌وگو شد"),
    "he": ("הוא דיבר על ", " בפגישה"),
}
LTR_CARRIERS = {
    "en": ("It was called ", " by all."),
    "en, before a number": ("It was called ", " 17 times"),
    "en, in brackets": ("a name (", ") and more"),
    "en, in a list": ("Rome, ", ", Vienna"),
}

BREAK_IN_RTL = [
    "+39 06 1234567", "+39 (06) 1234567", "0039 06 1234567", "(06) 1234567", "06-1234567",
    "C++", "C#", ".NET", "A+", "https://example.org/", "https://example.org/a/b/", "rcc.int/", "/etc/passwd",
    "12(3), 45–67", "12(3): 45-67", "-5", "−5", "+5", "±3%", "@user", "#tag", "#5",
    "978-3-16-148410-0", "0000-0002-1825-009X", "2041-1723", "2022-11-17", "2022-11-17T09:30Z",
    "Springer Inc.", "S.p.A.", "U.S.", "et al.", "$5", "-$5.50", "5 €", "50%", "50 %", "12,5 %", "25 °C", "10 km",
    "1.2.3-4", "--dry-run", "2+2=4", "10.1000/xyz", "10.1000/xyz(3)",
]  # fmt: skip
"""Shown in another order in at least one of the carriers when nothing is done."""

HOLD_IN_RTL = [
    "Stefano Gambacurta", "J. Smith", "a@b.org", "https://example.org/a", "3.14", "1,234.5", "3.11.2",
    "v1.2.3-beta", "16:9", "09:30", "17/11/2022", "COVID-19", "AT&T", "R&D", "O'Brien", "3D", "5G", "f(x)",
    "pp. 45–67", "ISBN 978-3-16-148410-0", "JUMBO (Joint Meeting)", "Directive 2016/680 (EU)", "user_name", "17", "N°5",
]  # fmt: skip
"""In order as they are, and not put out of it."""

BREAK_IN_LTR = ["#وسم", "@اسم"]
HOLD_IN_LTR = [
    "جامبو", "وزارة الداخلية", "وزارة الداخلية (روما)", "من أنت؟", "المادة ٥", "الاتحاد الأوروبي، والمجلس", "١٧–١٨",
    "כנס", "می‌خواهم", "كتابٌ",
]  # fmt: skip


def shown(text: str, base: str) -> str:
    """Return a line as it is displayed from left to right, without the controls, which have no width."""
    return strip_bidi_controls(get_display(text, base_dir=base))


def stands(run: str, carrier: tuple[str, str], script: str | None) -> bool:
    """Tell whether a run is displayed within a carrier as alone; isolated first where a script is given."""
    is_rtl_run = re.search("[\u0590-\u06ff]", run) is not None
    before, after = carrier
    text = before + run + after
    if script is not None:
        text = isolate_in_plain_text(text, script)
    return shown(run, "R" if is_rtl_run else "L") in shown(text, "L" if is_rtl_run else "R")


def script_of_carrier(name: str) -> str:
    return {"he": "Hebr", "en": "Latn"}.get(name[:2], "Arab")


@pytest.mark.parametrize("run", BREAK_IN_RTL)
def test_what_breaks_from_right_to_left_holds_once_isolated(run: str) -> None:
    raw = [name for name, carrier in RTL_CARRIERS.items() if not stands(run, carrier, None)]
    isolated = [name for name, carrier in RTL_CARRIERS.items() if not stands(run, carrier, script_of_carrier(name))]
    assert raw != []
    assert isolated == []


@pytest.mark.parametrize("run", HOLD_IN_RTL)
def test_what_holds_from_right_to_left_still_does(run: str) -> None:
    for name, carrier in RTL_CARRIERS.items():
        assert stands(run, carrier, None), name
        assert stands(run, carrier, script_of_carrier(name)), name


@pytest.mark.parametrize("run", BREAK_IN_LTR)
def test_what_breaks_from_left_to_right_holds_once_isolated(run: str) -> None:
    assert [name for name, carrier in LTR_CARRIERS.items() if not stands(run, carrier, None)] != []
    assert [name for name, carrier in LTR_CARRIERS.items() if not stands(run, carrier, "Latn")] == []


@pytest.mark.parametrize("run", HOLD_IN_LTR)
def test_what_holds_from_left_to_right_still_does(run: str) -> None:
    assert [name for name, carrier in LTR_CARRIERS.items() if not stands(run, carrier, "Latn")] == []


@pytest.mark.parametrize("count", ["17", "2022", "1,234"])
def test_a_number_after_an_arabic_name_in_english_stays_behind_it(count: str) -> None:
    text = isolate_in_plain_text(f"the name جامبو, {count} persons", "Latn")
    assert shown(text, "L") == f"the name {shown('جامبو', 'R')}, {count} persons"


@pytest.mark.parametrize("name", RTL_CARRIERS)
@pytest.mark.parametrize("dash", ["–", "-"])
@pytest.mark.parametrize(
    ("first", "second"),
    [("17", "18"), ("2021", "2022"), ("2022", "23"), ("09:00", "10:30"), ("1.5", "2.5"), ("17/11", "18/11")],
)
def test_a_range_begins_at_the_right_whatever_the_dash(name: str, dash: str, first: str, second: str) -> None:
    before, after = RTL_CARRIERS[name]
    text = isolate_in_plain_text(f"{before}{first}{dash}{second}{after}", script_of_carrier(name))
    assert f"{second}{dash}{first}" in shown(text, "R")


@pytest.mark.parametrize("name", [name for name in RTL_CARRIERS if name != "he"])
@pytest.mark.parametrize("dash", ["–", "-"])
def test_a_range_in_arabic_digits_begins_at_the_right(name: str, dash: str) -> None:
    before, after = RTL_CARRIERS[name]
    text = f"{before}١٧{dash}١٨{after}"
    assert isolate_in_plain_text(text, "Arab") == text
    assert f"١٨{dash}١٧" in shown(text, "R")


@pytest.mark.parametrize("number", ["06-1234567", "2041-1723", "2022-11"])
def test_a_hyphen_in_a_number_is_no_range(number: str) -> None:
    assert isolate_in_plain_text(f"رقم {number} هنا", "Arab") == f"رقم {LRI}{number}{PDI} هنا"


@pytest.mark.parametrize(
    ("text", "script", "isolated"),
    [
        ("لغة C++.", "Arab", f"لغة {LRI}C++{PDI}."),
        ("انضم إلى Springer.", "Arab", f"انضم إلى {LRI}Springer{PDI}."),
        ("دار Springer Inc. للنشر", "Arab", f"دار {LRI}Springer Inc.{PDI} للنشر"),
        ("جامبو (JUMBO)", "Arab", f"جامبو ({LRI}JUMBO{PDI})"),
        ("الـOSCE والـUN", "Arab", f"الـ{LRI}OSCE{PDI} والـ{LRI}UN{PDI}"),
        ("17 نوفمبر 2022", "Arab", "17 نوفمبر 2022"),
        ("(17) و[18]", "Arab", "(17) و[18]"),
        ("١٧ نوفمبر", "Arab", "١٧ نوفمبر"),
        ("كلمة כנס هنا", "Arab", "كلمة כנס هنا"),
        ("the ministry (وزارة الداخلية) said", "Latn", f"the ministry ({RLI}وزارة الداخلية{PDI}) said"),
        ("Србија and Rome", "Latn", "Србија and Rome"),
        ("Србија и جامبو", "Cyrl", f"Србија и {RLI}جامبو{PDI}"),
        (f"لغة {LRI}C++{PDI} وC#", "Arab", f"لغة {LRI}C++{PDI} وC#"),
        ("会議 C++", "Hani", "会議 C++"),
        ("", "Arab", ""),
    ],
)
def test_plain_texts(text: str, script: str, isolated: str) -> None:
    assert isolate_in_plain_text(text, script) == isolated


@given(
    st.text(alphabet="abC XY سلام Бео כנ 123 ١٢ &;.,-–+#$%()@/:\u064b\u0301", max_size=80),
    st.sampled_from(["Arab", "Latn", "Cyrl", "Hebr"]),
)
def test_runs_are_apart_and_the_words_stay(text: str, script: str) -> None:
    runs = runs_of(text, script)
    assert all(run.start < run.end for run in runs)
    assert all(one.end <= other.start for one, other in pairwise(runs))
    assert strip_bidi_controls(isolate_in_plain_text(text, script)) == text


@given(st.text(alphabet="abC XY سلام 123 .,-–+#$%()@/:", max_size=60))
def test_every_letter_of_the_other_direction_is_isolated(text: str) -> None:
    for script, foreign in (("Arab", "[a-zA-Z]"), ("Latn", "[\u0620-\u064a]")):
        covered = {place for run in runs_of(text, script) for place in range(run.start, run.end)}
        assert {match.start() for match in re.finditer(foreign, text)} <= covered


def test_a_mark_stays_with_its_letter() -> None:
    text = "the word كتابٌ here"
    (run,) = runs_of(text, "Latn")
    assert text[run.start : run.end] == "كتابٌ"
