"""Texts for carriers without markup: isolated among other words, and within."""

from __future__ import annotations

import pytest

from jumbo_site.i18n.bidi import base_direction
from jumbo_site.i18n.language import direction_of
from jumbo_site.plan.plain_text import alone, joined
from jumbo_site.plan.views import Text

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


def text(value: str, lang: str, page: str) -> Text:
    return Text(value, lang, direction_of(lang), is_foreign=lang != page)


@pytest.mark.parametrize(
    ("value", "lang", "page", "among_others", "by_itself"),
    [
        ("جامبو السابع", "ar", "ar", "جامبو السابع", "جامبو السابع"),
        ("جامبو (OSCE)", "ar", "ar", f"جامبو ({LRI}OSCE{PDI})", f"جامبو ({LRI}OSCE{PDI})"),
        ("OSCE", "ar", "ar", f"{LRI}OSCE{PDI}", "OSCE"),
        ("Amer Kapetanović", "und-Latn", "ar", f"{LRI}Amer Kapetanović{PDI}", "Amer Kapetanović"),
        ("عامر", "und-Arab", "en", f"{RLI}عامر{PDI}", "عامر"),
        ("OSCE في روما", "ar", "en", f"{RLI}{LRI}OSCE{PDI} في روما{PDI}", f"{LRI}OSCE{PDI} في روما"),
        ("جامبو meeting", "en", "en", f"{RLI}جامبو{PDI} meeting", f"{RLI}جامبو{PDI} meeting"),
        ("Састанак JUMBO", "sr-Cyrl", "sr-Cyrl", "Састанак JUMBO", "Састанак JUMBO"),
    ],
)
def test_isolation(value: str, lang: str, page: str, among_others: str, by_itself: str) -> None:
    shown = text(value, lang, page)
    assert joined(shown) == among_others
    assert alone(shown) == by_itself


@pytest.mark.parametrize("value", ["OSCE في روما", "في روما OSCE", "C++ لغة", "«OSCE» منظمة"])
def test_who_guesses_the_direction_of_a_value_guesses_right(value: str) -> None:
    assert base_direction(alone(text(value, "ar", "en"))) == "rtl"
