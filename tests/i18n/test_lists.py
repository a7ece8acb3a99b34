"""Lists of words, joined."""

from __future__ import annotations

import pytest

from jumbo_site.i18n.language import language
from jumbo_site.i18n.lists import format_list


@pytest.mark.parametrize(
    ("tag", "items", "text"),
    [
        ("ar", ["أحمد", "سارة"], "أحمد وسارة"),
        ("ar", ["أحمد", "سارة", "ليلى"], "أحمد وسارة وليلى"),
        ("en", ["a", "b"], "a and b"),
        ("en", ["a", "b", "c"], "a, b and c"),
        ("en-US", ["a", "b", "c"], "a, b, and c"),
        ("it", ["a", "b", "c"], "a, b e c"),
        ("sr", ["а", "б", "в"], "а, б и в"),
        ("cnr", ["a", "b", "c"], "a, b i c"),
    ],
)
def test_the_last_two_are_joined_by_a_word(tag: str, items: list[str], text: str) -> None:
    assert format_list(items, language(tag)) == text


@pytest.mark.parametrize("tag", ["ar", "en", "it"])
def test_one_stands_alone_and_none_is_nothing(tag: str) -> None:
    assert format_list(["x"], language(tag)) == "x"
    assert format_list([], language(tag)) == ""
    assert format_list(("x",), language(tag)) == "x"
