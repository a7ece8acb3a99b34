"""Runs of another script carry their script and direction."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.bidi_runs import isolate_in_plain_text
from jumbo_site.render.script_runs import isolate_runs, isolate_runs_in_html


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        ("نص عربي", "Arab", "نص عربي"),
        ("plain text", "Latn", "plain text"),
        ("لغة C++ هنا", "Arab", 'لغة <bdi lang="und-Latn" dir="ltr">C++</bdi> هنا'),
        ("COVID-19", "Arab", '<bdi lang="und-Latn" dir="ltr">COVID-19</bdi>'),
        ("the word سلام here", "Latn", 'the word <bdi lang="und-Arab" dir="rtl">سلام</bdi> here'),
        ("Београд and Rome", "Latn", '<bdi lang="und-Cyrl" dir="ltr">Београд</bdi> and Rome'),
        ("أ &amp; ب", "Arab", "أ &amp; ب"),
        ("١٢ 34", "Arab", "١٢ 34"),
        ("شركة AT&amp;T هنا", "Arab", 'شركة <bdi lang="und-Latn" dir="ltr">AT&amp;T</bdi> هنا'),
        ("قال O&#39;Brien هنا", "Arab", 'قال <bdi lang="und-Latn" dir="ltr">O&#39;Brien</bdi> هنا'),
        ("اتصل +39 06 1234567", "Arab", 'اتصل <bdi dir="ltr">+39 06 1234567</bdi>'),
        ("نسبة 50% هنا", "Arab", 'نسبة <bdi dir="ltr">50%</bdi> هنا'),
        ("في 17–18 نوفمبر", "Arab", "في 17–18 نوفمبر"),
        ("#وسم in Latin", "Latn", '<bdi lang="und-Arab" dir="rtl">#وسم</bdi> in Latin'),
        ("会議 JUMBO", "Hani", '会議 <bdi lang="und-Latn" dir="ltr">JUMBO</bdi>'),
    ],
)
def test_runs(text: str, script: str, expected: str) -> None:
    assert isolate_runs(text, script) == expected


@given(st.text(alphabet="abc XYZ سلام Београд 123 &;.,-", max_size=60), st.sampled_from(["Arab", "Latn", "Cyrl"]))
def test_the_text_itself_never_changes(text: str, script: str) -> None:
    assert re.sub(r"</?bdi[^>]*>", "", isolate_runs(text, script)) == text


def test_markup_and_plain_text_isolate_the_same_runs() -> None:
    text = "لغة C++ (ISO 14882) و-5 ثم 12(3), 45–67 وسعر $5"
    markup = re.sub(r"<bdi[^>]*>", "\u2066", isolate_runs(text, "Arab")).replace("</bdi>", "\u2069")
    assert markup == isolate_in_plain_text(text, "Arab")


def test_what_is_isolated_already_and_code_stay() -> None:
    markup = '<p><bdi lang="en">RCC</bdi> <code>x = 1</code> نص</p>'
    assert isolate_runs_in_html(markup, "Arab") == markup
