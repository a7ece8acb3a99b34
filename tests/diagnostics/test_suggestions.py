"""Suggestions: the right word for a slip, silence for a word that is simply another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.diagnostics import closest, did_you_mean

KEYS = ["title", "theme", "start", "end", "timezone", "venue", "organisers", "short_name"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("time-zone", "timezone"),
        ("short-name", "short_name"),
        ("short name", "short_name"),
        ("organizers", "organisers"),
        ("organis", "organisers"),
        ("venu", "venue"),
    ],
)
def test_a_slip_gets_the_word_that_was_meant(written: str, meant: str) -> None:
    assert closest(written, KEYS) == meant


@pytest.mark.parametrize("written", ["", "x", "photograph", "العنوان"])
def test_a_word_that_is_near_to_none_gets_no_suggestion(written: str) -> None:
    assert closest(written, KEYS) is None
    assert did_you_mean(written, KEYS) is None


def test_arabic_words_are_matched_too() -> None:
    assert closest("الافتتاخ", ["الختام", "الافتتاح"]) == "الافتتاح"


def test_the_hint_names_the_word() -> None:
    assert did_you_mean("amer-kapetanovich", ["amer-kapetanovic"]) == "Did you mean `amer-kapetanovic`?"


def test_the_first_of_equally_near_words_wins() -> None:
    assert closest("ab-1", ["ab-2", "ab-3"]) == "ab-2"


@given(st.text(min_size=1, max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_a_suggestion_is_always_one_of_the_candidates(word: str, candidates: list[str]) -> None:
    assert closest(word, candidates) in {*candidates, None}
    assert closest(word, [*candidates, word]) is not None


PATHS = ["/", "/about/", "/2030/programme/", "/2030/panels/lights/", "/2030/panels/lights/#more-lights"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/2030/program/", "/2030/programme/"),
        ("/2029/programme/", "/2030/programme/"),
        ("/2030/panels/light/", "/2030/panels/lights/"),
        ("/2030/panels/lights/#more-light", "/2030/panels/lights/#more-lights"),
    ],
)
def test_of_paths_the_end_counts(written: str, meant: str) -> None:
    assert closest(written, PATHS) == meant


@pytest.mark.parametrize("written", ["/2030/panels/fish/", "/2030/panels/lights/#fewer", "/old/"])
def test_common_folders_alone_make_no_suggestion(written: str) -> None:
    assert closest(written, PATHS) is None
