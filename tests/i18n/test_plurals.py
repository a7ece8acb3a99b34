"""Counted nouns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.language import language
from jumbo_site.i18n.plurals import plural_category, select_plural


@pytest.mark.parametrize(
    ("number", "category"),
    [
        (0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (70, "many"), (99, "many"),
        (100, "other"), (101, "other"), (102, "other"), (103, "few"), (111, "many"), (1000, "other"),
    ],
)  # fmt: skip
def test_arabic_has_six_categories(number: int, category: str) -> None:
    assert plural_category(number, language("ar")) == category


@pytest.mark.parametrize(
    ("tag", "number", "category"),
    [
        ("en", 0, "other"), ("en", 1, "one"), ("en", 21, "other"),
        ("it", 1, "one"), ("it", 2, "other"), ("it", 1_000_000, "many"),
        ("mk", 21, "one"), ("mk", 11, "other"),
        ("sr", 2, "few"), ("cnr", 2, "few"), ("sr", 11, "other"),
    ],
)  # fmt: skip
def test_other_languages(tag: str, number: int, category: str) -> None:
    assert plural_category(number, language(tag)) == category


def test_the_form_of_a_noun() -> None:
    forms = {"one": "متحدث واحد", "two": "متحدثان", "few": "متحدثين", "many": "متحدثًا", "other": "متحدث"}
    said = [select_plural(forms, number, language("ar")) for number in (1, 2, 3, 70, 100)]
    assert said == ["متحدث واحد", "متحدثان", "متحدثين", "متحدثًا", "متحدث"]


def test_a_category_that_is_not_given_takes_the_general_form() -> None:
    assert select_plural({"one": "relatore", "other": "relatori"}, 1_000_000, language("it")) == "relatori"


def test_the_general_form_is_needed_only_where_it_is_used() -> None:
    assert select_plural({"one": "speaker"}, 1, language("en")) == "speaker"
    with pytest.raises(KeyError):
        select_plural({"one": "speaker"}, 2, language("en"))


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["ar", "en", "it", "mk", "sr", "sq"]))
def test_a_category_is_one_that_the_language_has(number: int, tag: str) -> None:
    found = language(tag)
    assert plural_category(number, found) in {*found.locale.plural_form.rules, "other"}
