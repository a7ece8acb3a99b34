"""Ids from names: what a person would write in plain Latin letters."""

from __future__ import annotations

import pytest

from jumbo_site.i18n.romanisation import id_from_name
from jumbo_site.model.record import is_id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jane Roe", "jane-roe"),
        ("Šefika Đuverović", "sefika-djuverovic"),
        ("Nguyễn Đức", "nguyen-duc"),
        ("Łukasz Größe-O’Hara", "lukasz-grosse-ohara"),
        ("İpek Çığ", "ipek-cig"),
        ("Борис Ђокић", "boris-djokic"),
        ("Љубица Њежић", "ljubica-njezic"),
        ("Ѓорѓи Ќосев", "gjorgji-kjosev"),
        ("Юрий Щербаков", "iurii-shcherbakov"),
        ("آمنة الحسن", "amina-al-hasan"),
        ("محمد بن سلمان", "muhammad-bin-salman"),
        ("خالد الطارق", "khalid-al-tariq"),
        ("فاطمة الزهراء", "fatima-al-zahra"),
        ("مُحَمَّد", "muhammad"),
        ("هُدىٰ", "huda"),
        ("عُمَر الأَسَد", "umar-al-asad"),
        ("وائل ياسين", "wail-yasin"),
        ("יעל כהן", "yal-khn"),
        ("李小龍", "li-xiao-long"),
        ("Μαρία", "maria"),
    ],
)
def test_a_name_in_any_script_gives_an_id(name: str, expected: str) -> None:
    assert id_from_name(name) == expected
    assert is_id(expected)


@pytest.mark.parametrize("name", ["", "!!!", "😀", "—", "\u200f\u064b"])
def test_a_name_without_letters_gives_none(name: str) -> None:
    assert id_from_name(name) == ""


def test_a_long_name_ends_between_words() -> None:
    found = id_from_name("word " * 40)
    assert len(found) <= 80
    assert is_id(found)
    assert set(found.split("-")) == {"word"}
