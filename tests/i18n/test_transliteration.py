"""Serbian Cyrillic in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.transliteration import transliterate

ALPHABET = "абвгдђежзијклљмнњопрстћуфхцчџш"
"""The thirty letters, in their order."""
GAJ = [
    "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p", "r", "s", "t", "ć",
    "u", "f", "h", "c", "č", "dž", "š",
]  # fmt: skip


def test_the_alphabet_letter_by_letter() -> None:
    assert [transliterate(letter) for letter in ALPHABET] == GAJ
    assert [transliterate(f"{letter.upper()}а") for letter in ALPHABET] == [f"{latin.title()}a" for latin in GAJ]
    assert [transliterate(f"А{letter.upper()}") for letter in ALPHABET] == [f"A{latin.upper()}" for latin in GAJ]


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љубљана", "Ljubljana"),
        ("ЉУБЉАНА", "LJUBLJANA"),
        ("ЊЕГОШ и Његош", "NJEGOŠ i Njegoš"),
        ("КОЊ", "KONJ"),
        ("Љ. Петровић", "Lj. Petrović"),
        ("Џ", "Dž"),
        ("УЏБЕНИК, Џемат", "UDŽBENIK, Džemat"),
        ("ЊУЈОРК-ЊУЈОРШКИ", "NJUJORK-NJUJORŠKI"),
        ("инјекција, надживети", "injekcija, nadživeti"),
        ("С\u0301едница, з\u0301еница", "\u015aednica, \u017aenica"),
        ("гра̏д", "gra\u030fd"),
        ("Организација JUMBO (OSCE) 2022.", "Organizacija JUMBO (OSCE) 2022."),
        ("види https://министарство.срб/вести и ана@пошта.срб", "vidi https://министарство.срб/вести i ана@пошта.срб"),
        ("на министарство.срб", "na министарство.срб"),
        ("Крылов и Ѓорѓи", "Крылов i Ѓорѓи"),
        ("", ""),
        ("Ništa ćirilicom", "Ništa ćirilicom"),
    ],
)
def test_words(cyrillic: str, latin: str) -> None:
    assert transliterate(cyrillic) == latin


def test_what_is_not_shown_stays() -> None:
    text = "реч `код` реч"
    assert transliterate(text, "реч       реч") == "reč `код` reč"


@given(st.text(alphabet=ALPHABET + ALPHABET.upper() + " .,-Abc1", max_size=60))
def test_no_cyrillic_remains_and_nothing_happens_twice(text: str) -> None:
    latin = transliterate(text)
    assert not set(latin) & set(ALPHABET + ALPHABET.upper())
    assert transliterate(latin) == latin
