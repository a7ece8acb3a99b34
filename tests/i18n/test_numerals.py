"""Numbers in the separators and the digits of a language."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.language import language
from jumbo_site.i18n.numerals import digits_of, format_number, localise_digits, numbering_systems

SYSTEMS = ("latn", "arab", "arabext", "deva", "beng", "thai", "adlm", "nkoo")


@pytest.mark.parametrize(
    ("number", "tag", "text"),
    [
        (70, "ar", "٧٠"),
        (0, "ar", "٠"),
        (12345, "ar", "١٢٬٣٤٥"),
        (12345.5, "ar", "١٢٬٣٤٥٫٥"),
        (12345.5, "en", "12,345.5"),
        (12345.5, "it", "12.345,5"),
        (1234567, "en", "1,234,567"),
        (-5, "en", "-5"),
        (12345, "ar-MA", "12.345"),
        (1234567, "fa", "۱٬۲۳۴٬۵۶۷"),
    ],
)
def test_numbers_as_the_language_writes_them(number: float, tag: str, text: str) -> None:
    assert format_number(number, language(tag)) == text


def test_the_sites_digits_come_with_their_own_separators() -> None:
    assert format_number(12345.5, language("ar", digits="latn")) == "12,345.5"
    assert format_number(12345.5, language("it", digits="deva")) == "१२.३४५,५"


@pytest.mark.parametrize("system", numbering_systems())
@pytest.mark.parametrize("tag", ["ar", "en", "sq", "he", "ur", "fa"])
def test_every_language_can_have_every_system(tag: str, system: str) -> None:
    written = format_number(12345, language(tag, digits=system))
    digits = digits_of(system)
    assert [digits.index(sign) for sign in written if sign in digits] == [1, 2, 3, 4, 5]


def test_only_the_digits_of_a_text_change() -> None:
    assert localise_digits("17–18, B2: 09:30", "arab") == "١٧–١٨, B٢: ٠٩:٣٠"
    assert localise_digits("17", "latn") == "17"


@pytest.mark.parametrize("system", SYSTEMS)
def test_ten_digits_in_the_order_of_their_values(system: str) -> None:
    assert [unicodedata.digit(digit) for digit in digits_of(system)] == list(range(10))


@pytest.mark.parametrize("system", ["", "roman", "hanidec"])
def test_a_system_without_decimal_digits_is_refused(system: str) -> None:
    with pytest.raises(ValueError, match="is not a numbering system"):
        digits_of(system)


@given(st.text(), st.sampled_from(SYSTEMS))
def test_localising_keeps_length_values_and_all_that_is_no_digit(text: str, system: str) -> None:
    localised = localise_digits(text, system)
    assert len(localised) == len(text)
    for before, after in zip(text, localised, strict=True):
        if before in "0123456789":
            assert after == digits_of(system)[int(before)]
        else:
            assert after == before
    assert localise_digits(localised, system) == localised


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(["ar", "en", "it", "fa", "mk", "hi"]))
def test_a_number_can_be_read_back(number: int, tag: str) -> None:
    digits = "".join(str(unicodedata.digit(sign)) for sign in format_number(number, language(tag)) if sign.isdigit())
    assert int(digits) == abs(number)
