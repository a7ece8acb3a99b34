"""The font files of the theme: small, apart from each other, and with the letters of each language in few of them."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from split_fonts import FONTS_FOLDER, MAX_BYTES, STYLESHEET, WEIGHTS, declared_files

FILES = declared_files(STYLESHEET.read_text(encoding="utf-8"))
ALPHABETS = {
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩،؛؟ـﷲ",
    "fa": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی۰۱۲۳۴۵۶۷۸۹\u200c",
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے۔",
    "ckb": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ",
    "ps": "اآبپتټثجچځڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهیيېۍئ",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшАБВГДЃЕЖЗЅИЈКЛЉМНЊОПРСТЌУФХЦЧЏШѐѝ№",
    "sr-Cyrl": "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ",
}
LATIN = "abcdefghijklmnopqrstuvwxyzABCÇĞİÖŞÜçğıöşüëËčćđšžČĆĐŠŽéèêàâîôûœŒæ«»„“”‘’–—…0123456789 "
"""Albanian, Turkish, French, Bosnian and Croatian, and the signs that stand on pages of every language."""


def characters_of(name: str) -> frozenset[int]:
    return frozenset(TTFont(FONTS_FOLDER / f"{name}.woff2").getBestCmap())


def files_for(text: str) -> set[str]:
    """Return the files that a browser loads for a text; each has the characters that it is loaded for."""
    needed = {name for name, ranges in FILES.items() if ranges & set(map(ord, text))}
    for name in needed:
        missing = {sign for sign in text if ord(sign) in FILES[name]} - set(map(chr, characters_of(name)))
        assert missing == set(), name
    return needed


def test_the_stylesheet_declares_each_file_and_no_other() -> None:
    assert {f"{name}.woff2" for name in FILES} == {path.name for path in FONTS_FOLDER.glob("*.woff2")}


@pytest.mark.parametrize("path", sorted(FONTS_FOLDER.glob("*.woff2")), ids=lambda path: path.stem)
def test_a_file_is_small_and_carries_its_licence(path: Path) -> None:
    assert path.stat().st_size <= MAX_BYTES
    font = TTFont(path)
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [("wght", *WEIGHTS)]
    assert "The Noto Project Authors" in font["name"].getDebugName(0)
    assert font["name"].getDebugName(14) == "https://openfontlicense.org"
    assert "Reserved Font Name" not in font["name"].getDebugName(0)


def test_no_character_is_in_two_files() -> None:
    for (one, first), (other, second) in itertools.combinations(FILES.items(), 2):
        assert first & second == frozenset(), (one, other)


@pytest.mark.parametrize("language", ALPHABETS)
def test_the_letters_of_a_language_stand_in_one_file(language: str) -> None:
    """So joined letters are of one file, and a page that has Latin signs too loads two."""
    letters = ALPHABETS[language].replace("ﷲ", "")
    assert len(files_for(letters)) == 1
    assert len(files_for(letters + LATIN)) == 2


def test_latin_letters_stand_in_one_file() -> None:
    assert files_for(LATIN) == {"noto-serif-latin"}


def test_marks_of_the_quran_stand_with_the_letters_that_carry_them() -> None:
    assert files_for("بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ۖ ۚ ۝ ﴿﴾") == {"noto-naskh-arabic", "noto-serif-latin"}
