"""Identifiers keep their check digits; what cannot be one says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from jumbo_site.model.identifiers import Doi, Isbn, Issn, Licence, Ror, isbn13_digit, issn_digit, ror_digits

KINDS = {"isbn": Isbn, "issn": Issn, "ror": Ror, "doi": Doi, "licence": Licence}


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("isbn", "978-92-95055-12-4", "978-92-95055-12-4"),
        ("isbn", "978 92 95055 12 4", "978-92-95055-12-4"),
        ("issn", "2049-3630", "2049-3630"),
        ("issn", "2434-561x", "2434-561X"),
        ("ror", "https://ror.org/05dxps055", "05dxps055"),
        ("ror", "02mhbdp94", "02mhbdp94"),
        ("doi", "https://doi.org/10.1000/182", "10.1000/182"),
        ("doi", "doi:10.5281/zenodo.1234567", "10.5281/zenodo.1234567"),
        ("licence", "CC-BY-4.0", "CC-BY-4.0"),
    ],
)
def test_a_right_one_is_kept_in_its_common_form(kind: str, written: str, kept: str) -> None:
    assert TypeAdapter(KINDS[kind]).validate_python(written) == kept


@pytest.mark.parametrize(
    ("kind", "written", "told"),
    [
        ("isbn", "978-92-95055-12-5", "its last digit would be 4"),
        ("isbn", "92-95055-02-0", "thirteen digits"),
        ("issn", "2049-3631", "its last sign would be 0"),
        ("issn", "20493630", "such as 2049-3630"),
        ("ror", "05dxps056", "check digits are wrong"),
        ("doi", "11.1000/182", "is no DOI"),
        ("doi", '10.1000/"><script>', "is no DOI"),
        ("licence", "CC BY 4.0", "CC-BY-4.0"),
    ],
)
def test_a_wrong_one_says_why(kind: str, written: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        TypeAdapter(KINDS[kind]).validate_python(written)


@given(st.from_regex(r"97[89]\d{9}", fullmatch=True), st.integers(0, 11), st.integers(1, 9))
def test_an_isbn_tells_one_wrong_digit(twelve: str, place: int, more: int) -> None:
    wrong = twelve[:place] + str((int(twelve[place]) + more) % 10) + twelve[place + 1 :]
    assert isbn13_digit(wrong) != isbn13_digit(twelve)


@given(st.from_regex(r"\d{7}", fullmatch=True), st.integers(0, 6), st.integers(1, 9))
def test_an_issn_tells_one_wrong_digit(seven: str, place: int, more: int) -> None:
    wrong = seven[:place] + str((int(seven[place]) + more) % 10) + seven[place + 1 :]
    assert issn_digit(wrong) != issn_digit(seven)


def test_the_digits_of_a_ror_id() -> None:
    assert ror_digits("5dxps0") == "55"
