"""Direction in plain text: isolation, and the first strong character."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.bidi import BIDI_CONTROLS, base_direction, has_strong, isolate, strip_bidi_controls

LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"
DIRECTIONS = st.sampled_from([None, "ltr", "rtl"])
TEXTS = st.text(alphabet=st.one_of(st.sampled_from("ab اب17-+" + BIDI_CONTROLS), st.characters()))


def depth_after(text: str) -> list[int]:
    """Return the depth of isolates after each character; PDIs without an isolate count below zero."""
    depths = [0]
    for character in text:
        depths.append(depths[-1] + (character in LRI + RLI + FSI) - (character == PDI))
    return depths


@pytest.mark.parametrize(("direction", "opener"), [(None, FSI), ("ltr", LRI), ("rtl", RLI)])
def test_a_text_stands_between_isolates(direction: Literal["ltr", "rtl"] | None, opener: str) -> None:
    assert isolate("C++", direction) == f"{opener}C++{PDI}"


def test_nothing_is_put_round_nothing() -> None:
    assert isolate("") == ""


def test_isolates_within_stay_and_marks_that_an_organiser_set_stay() -> None:
    assert isolate(f"ا {LRI}C++{PDI}") == f"{FSI}ا {LRI}C++{PDI}{PDI}"
    assert isolate("C++\u200e") == f"{FSI}C++\u200e{PDI}"


@given(TEXTS, DIRECTIONS)
def test_an_isolate_ends_at_its_end_and_not_before(text: str, direction: Literal["ltr", "rtl"] | None) -> None:
    depths = depth_after(isolate(text, direction))
    assert depths[-1] == 0
    assert all(depth > 0 for depth in depths[1:-1])


@given(TEXTS, DIRECTIONS)
def test_isolation_leaves_the_words_as_they_are(text: str, direction: Literal["ltr", "rtl"] | None) -> None:
    assert strip_bidi_controls(isolate(text, direction)) == strip_bidi_controls(text)


@given(TEXTS, DIRECTIONS, TEXTS)
def test_what_is_isolated_does_not_turn_what_follows(
    text: str, direction: Literal["ltr", "rtl"] | None, following: str
) -> None:
    assert base_direction(isolate(text, direction) + following) == base_direction(following)


@given(st.text())
def test_stripping_leaves_no_control_and_does_nothing_twice(text: str) -> None:
    stripped = strip_bidi_controls(text)
    assert not set(stripped) & set(BIDI_CONTROLS)
    assert strip_bidi_controls(stripped) == stripped


def test_the_controls_are_those_of_unicode() -> None:
    assert [unicodedata.name(control) for control in BIDI_CONTROLS] == [
        "ARABIC LETTER MARK", "LEFT-TO-RIGHT MARK", "RIGHT-TO-LEFT MARK",
        "LEFT-TO-RIGHT EMBEDDING", "RIGHT-TO-LEFT EMBEDDING", "POP DIRECTIONAL FORMATTING",
        "LEFT-TO-RIGHT OVERRIDE", "RIGHT-TO-LEFT OVERRIDE",
        "LEFT-TO-RIGHT ISOLATE", "RIGHT-TO-LEFT ISOLATE", "FIRST STRONG ISOLATE", "POP DIRECTIONAL ISOLATE",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("JUMBO", "ltr"),
        ("جامبو", "rtl"),
        ("שלום", "rtl"),
        ("17 نوفمبر", "rtl"),
        ("١٧ November", "ltr"),
        ("17–18, +39", None),
        ("", None),
        (f"{LRI}OSCE{PDI} منظمة", "rtl"),
        (f"{FSI}منظمة{PDI} OSCE", "ltr"),
        (f"{LRI}OSCE منظمة", None),
        (f"{PDI}OSCE", "ltr"),
        ("\u200fOSCE", "rtl"),
    ],
)
def test_the_first_strong_character_outside_isolates(text: str, direction: str | None) -> None:
    assert base_direction(text) == direction


def test_strong_characters() -> None:
    assert has_strong("17 OSCE", "ltr")
    assert not has_strong("17 OSCE", "rtl")
    assert has_strong("OSCE منظمة", "rtl")
    assert not has_strong("١٧ %", "rtl")
