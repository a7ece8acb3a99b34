"""Counted nouns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.catalogues import catalogue_tags, load_catalogue
from jumbo_site.i18n.language import language
from jumbo_site.i18n.plurals import integer_categories, plural_category, select_plural


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


SLAVIC = {
    "one": "1, 21, 31, 41, 51, 61, 71, 81, 101, 1001",
    "few": "2~4, 22~24, 32~34, 42~44, 52~54, 62, 102, 1002",
    "other": "0, 5~19, 100, 1000, 10000, 100000, 1000000",
}
ONE_AND_OTHER = {"one": "1", "other": "0, 2~16, 100, 1000, 10000, 100000, 1000000"}
CLDR_SAMPLES = {
    "ar": {
        "zero": "0",
        "one": "1",
        "two": "2",
        "few": "3~10, 103~110, 1003",
        "many": "11~26, 111, 1011",
        "other": "100~102, 200~202, 300~302, 400~402, 500~502, 600, 1000, 10000, 100000, 1000000",
    },
    "en": ONE_AND_OTHER,
    "it": {"one": "1", "many": "1000000", "other": "0, 2~16, 100, 1000, 10000, 100000"},
    "sq": ONE_AND_OTHER,
    "bs": SLAVIC,
    "hr": SLAVIC,
    "mk": {
        "one": "1, 21, 31, 41, 51, 61, 71, 81, 101, 1001",
        "other": "0, 2~16, 100, 1000, 10000, 100000, 1000000",
    },
    "sr-Cyrl": SLAVIC,
    "sr-Latn": SLAVIC,
    "sr-Latn-ME": SLAVIC,
    "fa": {"one": "0, 1", "other": "2~17, 100, 1000, 10000, 100000, 1000000"},
    "he": {"one": "1", "two": "2", "other": "0, 3~17, 100, 1000, 10000, 100000, 1000000"},
    "ur": ONE_AND_OTHER,
    "fr": {"one": "0, 1", "many": "1000000", "other": "2~17, 100, 1000, 10000, 100000"},
    "tr": ONE_AND_OTHER,
}
"""The @integer samples of CLDR (common/supplemental/plurals.xml): numbers, and ranges with ``~``."""


def sampled(samples: str) -> list[int]:
    numbers: list[int] = []
    for part in samples.split(", "):
        first, _, last = part.partition("~")
        numbers += range(int(first), int(last or first) + 1)
    return numbers


@pytest.mark.parametrize("tag", sorted(CLDR_SAMPLES))
def test_the_samples_of_cldr_have_their_categories(tag: str) -> None:
    reader = language(tag)
    for category, samples in CLDR_SAMPLES[tag].items():
        assert {plural_category(number, reader) for number in sampled(samples)} == {category}
    assert set(integer_categories(reader)) == set(CLDR_SAMPLES[tag])


def test_the_categories_of_integers_leave_out_those_of_fractions() -> None:
    assert integer_categories(language("cs")) == ("one", "few", "other")
    assert integer_categories(language("ja")) == ("other",)
    assert integer_categories(language("it"), below_a_million=True) == ("one", "other")
    assert integer_categories(language("ar"), below_a_million=True) == ("zero", "one", "two", "few", "many", "other")


@pytest.mark.parametrize("tag", catalogue_tags())
def test_gettext_counts_as_cldr_does(tag: str) -> None:
    """All numbers of one category get one form, and no two categories share one: French and Italian have but two forms
    in the catalogues, as all their software has, and say millions as other numbers."""
    reader = language(tag)
    form_of = load_catalogue(tag).translations.plural  # type: ignore[attr-defined]
    forms: dict[str, set[int]] = {}
    for number in (*range(201), 1_000, 1_000_000):
        category = plural_category(number, reader)
        is_million = category == "many" and reader.locale.language in ("fr", "it")
        forms.setdefault("other" if is_million else category, set()).add(form_of(number))
    assert {category: len(found) for category, found in forms.items()} == dict.fromkeys(forms, 1)
    assert len(set.union(*forms.values())) == len(forms)


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
