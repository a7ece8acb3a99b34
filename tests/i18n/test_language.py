"""A tag names one language, in one direction, script and system of digits; or it is refused."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.diagnostics import closest
from jumbo_site.i18n.language import (
    UnknownLanguageError,
    canonical_tag,
    direction_of,
    display_name,
    language,
    script_of_tag,
)

KNOWN = UnknownLanguageError("xx").candidates


@pytest.mark.parametrize(
    ("tag", "direction", "script", "digits", "name"),
    [
        ("ar", "rtl", "Arab", "arab", "العربية"),
        ("en", "ltr", "Latn", "latn", "English"),
        ("it", "ltr", "Latn", "latn", "italiano"),
        ("sr", "ltr", "Cyrl", "latn", "српски"),
        ("sr-Latn", "ltr", "Latn", "latn", "srpski (latinica)"),
        ("sr-Cyrl", "ltr", "Cyrl", "latn", "српски (ћирилица)"),
        ("sr-Latn-ME", "ltr", "Latn", "latn", "crnogorski"),
        ("sr-ME", "ltr", "Latn", "latn", "srpski (latinica, Crna Gora)"),
        ("sq", "ltr", "Latn", "latn", "shqip"),
        ("mk", "ltr", "Cyrl", "latn", "македонски"),
        ("hr", "ltr", "Latn", "latn", "hrvatski"),
        ("bs-Cyrl", "ltr", "Cyrl", "latn", "босански (ћирилица)"),
        ("fa", "rtl", "Arab", "arabext", "فارسی"),
        ("he", "rtl", "Hebr", "latn", "עברית"),
        ("ur", "rtl", "Arab", "latn", "اردو"),
        ("ar-MA", "rtl", "Arab", "latn", "العربية (المغرب)"),
        ("no", "ltr", "Latn", "latn", "norsk"),
        ("zh-TW", "ltr", "Hant", "latn", "中文 (繁體, 台灣)"),
    ],
)
def test_cldr_gives_direction_script_digits_and_autonym(
    tag: str, direction: str, script: str, digits: str, name: str
) -> None:
    found = language(tag)
    assert (found.tag, found.direction, found.script, found.digits, found.name) == (
        tag,
        direction,
        script,
        digits,
        name,
    )


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("AR", "ar"),
        ("sr-latn-me", "sr-Latn-ME"),
        ("sr_Latn", "sr-Latn"),
        ("EN-gb", "en-GB"),
        ("ca-es-VALENCIA", "ca-ES-valencia"),
    ],
)
def test_the_case_of_a_tag_is_made_canonical(written: str, canonical: str) -> None:
    assert canonical_tag(written) == canonical
    assert language(written).tag == canonical


@pytest.mark.parametrize("tag", ["cnr", "cnr-Latn", "cnr-ME", "cnr-Latn-ME", "cnr-Cyrl", "cnr-Cyrl-ME", "sr-Latn-ME"])
def test_montenegrin_is_never_called_serbian(tag: str) -> None:
    assert language(tag).name.startswith(("crnogorski", "црногорски"))
    for reader in ("ar", "en", "it", "sr", "sr-Latn", "mk", "sq", "fr", "tr", "fa", "he", "ur", "cnr-Cyrl"):
        assert str(display_name("sr", reader)) not in str(display_name(tag, reader))


@pytest.mark.parametrize(
    ("reader", "name"),
    [
        ("ar", "لغة الجبل الأسود"), ("en", "Montenegrin"), ("en-GB", "Montenegrin"), ("it", "montenegrino"),
        ("sq", "malazeze"), ("mk", "црногорски"), ("bs", "crnogorski"), ("bs-Cyrl", "црногорски"),
        ("hr", "crnogorski"), ("sr", "црногорски"), ("sr-Cyrl", "црногорски"), ("sr-Latn", "crnogorski"),
        ("sr-Latn-ME", "crnogorski"), ("fa", "مونته‌نگرویی"), ("he", "מונטנגרית"), ("ur", "مونٹے نیگرین"),
        ("fr", "monténégrin"), ("tr", "Karadağca"),
    ],
)  # fmt: skip
def test_montenegrin_has_one_name_under_both_its_tags(reader: str, name: str) -> None:
    assert display_name("sr-Latn-ME", reader) == name
    assert display_name("cnr", reader) == name


def test_plain_montenegrin_is_named_by_its_speakers() -> None:
    assert language("cnr").name == "crnogorski"
    assert (language("cnr").script, language("cnr-Cyrl").script) == ("Latn", "Cyrl")


@pytest.mark.parametrize(
    "tag",
    [
        "xx", "english", "eng", "", "-", "a b", "../en", "root", "und", "C",
        "iw", "sh", "tl", "mo",  # old codes, which Babel resolves to other languages
        "ar-Latn", "en-Arab",  # scripts that CLDR has no data for, which Babel drops
        "ar-XB", "sr-XX",
        "de-1996", "en-US-u-nu-arab", "en-x-foo",  # variants and extensions, which Babel drops
    ],
)  # fmt: skip
def test_an_unknown_tag_is_refused_by_its_name(tag: str) -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        language(tag)
    assert caught.value.tag == canonical_tag(tag)
    assert f"`{canonical_tag(tag)}`" in str(caught.value)


@pytest.mark.parametrize(
    ("tag", "meant"),
    [("ar_egg", "ar-EG"), ("sr-Lat", "sr-Latn"), ("cnr-Cyr", "cnr-Cyrl"), ("ca-valencia", "ca-ES-valencia")],
)
def test_the_candidates_hold_what_was_meant(tag: str, meant: str) -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        language(tag)
    assert closest(tag, caught.value.candidates) == meant


def test_the_error_survives_the_way_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(UnknownLanguageError("xx")))  # noqa: S301
    assert (error.tag, str(error)) == ("xx", str(UnknownLanguageError("xx")))


@given(st.sampled_from(KNOWN))
def test_every_candidate_is_a_language(tag: str) -> None:
    found = language(tag)
    assert found.tag == tag
    assert found.name
    assert found.name != "None"
    # CLDR has Mongolian in its own script run from top to bottom; on a page it stands left to right
    assert found.direction == {"ttb": "ltr"}.get(found.locale.text_direction, found.locale.text_direction)


@given(st.text(max_size=12))
def test_no_text_does_anything_but_name_a_language_or_be_refused(text: str) -> None:
    try:
        found = language(text)
    except UnknownLanguageError:
        return
    assert found.tag == canonical_tag(text)
    assert found.locale.language == found.tag.split("-")[0]


def test_digits_are_the_sites_choice() -> None:
    assert language("ar", digits="latn").digits == "latn"
    assert language("ar").digits == "arab"


@pytest.mark.parametrize("digits", ["roman", "hanidec", "Arab", "٠"])
def test_an_unknown_numbering_system_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match=f"`{digits}`"):
        language("ar", digits=digits)


def test_english_without_a_region_is_that_of_the_world() -> None:
    assert str(language("en").locale) == "en_001"
    assert str(language("en-US").locale) == "en_US"
    assert str(language("en-GB").locale) == "en_GB"


def test_a_script_alone_has_a_direction() -> None:
    assert [direction_of(tag) for tag in ("und-Arab", "und-Latn", "und-Hebr", "und-Cyrl")] == [
        "rtl",
        "ltr",
        "rtl",
        "ltr",
    ]
    assert script_of_tag("und-Grek") == "Grek"


def test_a_language_is_plain_data() -> None:
    arabic = language("ar")
    assert pickle.loads(pickle.dumps(arabic)) == arabic  # noqa: S301
    assert arabic.locale is language("ar").locale
