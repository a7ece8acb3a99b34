"""Characters that no font of the books has do not keep a book from being made."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from jumbo_site.outputs.font_letters import characters_of, displayable
from jumbo_site.outputs.typst_compiler import FONT_FOLDER
from jumbo_site.plan.programme_downloads import has_book_letters


def test_the_characters_are_those_that_fonttools_finds() -> None:
    files = FONT_FOLDER.glob("*.ttf")
    found = {chr(code) for file in files for code in TTFont(file).getBestCmap()}
    assert characters_of(FONT_FOLDER) == found


@pytest.mark.parametrize(
    "word", ["الأمن", "پژوهش", "ٹیکنالوجی", "Ђурђевак", "Kapetanović", "Ὀδύσσεια", "\u2068a\u2069 b\u00a0c"]
)
def test_what_the_fonts_have_stays_as_it_is(word: str) -> None:
    data = {"words": [word]}
    assert displayable(data, FONT_FOLDER) is data


def test_symbols_are_left_out_and_letters_replaced_wherever_they_stand() -> None:
    data = {"a": ["Harbour 🎉 day", {"b": "שלום 港"}], "c": 3, "d": "→", "e": ""}
    shown = {"a": ["Harbour  day", {"b": "���� �"}], "c": 3, "d": "…", "e": ""}
    assert displayable(data, FONT_FOLDER) == shown


@pytest.mark.parametrize(("tag", "has"), [("ar", True), ("ur", True), ("mk", True), ("sr-Latn", True), ("he", False)])
def test_a_language_without_a_font_has_no_pdf(tag: str, has: bool) -> None:
    assert has_book_letters(tag) is has
