"""The order of names, and the letters of an index."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.collation import index_letter, sort_key
from jumbo_site.i18n.language import Language, language

LANGUAGES = st.sampled_from([language(tag) for tag in ("ar", "en", "it", "mk")])
NAMES = st.text(
    alphabet=st.one_of(
        st.sampled_from("aAàÀbBzZéßđĐœ'- 12٣أإأآابتةهىيءؤئٱـًّگکیчЧжЖ\u0301\u0654\u200c\u200f"),
        st.characters(categories=["L", "N", "M", "P", "Z"]),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("ar", ["ابراهيم", "أحمد", "إدريس", "آدم", "بدر", "تامر", "ثامر", "جابر", "هاشم", "وليد", "ياسر"]),
        ("ar", ["احمد", "أحمد", "إحمد"]),
        ("ar", ["قلم", "كاتب", "كُتّاب", "كتّان"]),
        ("ar", ["فاطمة", "فاطمي"]),
        ("ar", ["هدى", "هديل"]),
        ("ar", ["الهام", "بدر", "لؤي"]),
        ("ar", ["مراد", "مـــراد", "مراد علي"]),
        ("ar", ["عليرضا", "علي\u200cرضا", "عليم"]),
        ("ar", ["3M", "بدر", "يوسف", "Kapetanović", "Zorić"]),
        ("en", ["Ábel", "Adam", "Zoë", "Черепић", "بدر"]),
        ("en", ["cote", "coté", "côte", "coterie"]),
        ("en", ["de Vries", "De Vries", "Deacon"]),
        ("en", ["march", "March", "Marchand"]),
        ("it", ["D’Angelo", "Dall’Oglio", "Dante"]),
        ("it", ["Però", "Perù", "Perugia"]),
    ],
)
def test_names_in_their_order(tag: str, words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(backwards, key=lambda word: sort_key(word, language(tag))) == words


def test_the_whole_arabic_alphabet() -> None:
    alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    backwards = alphabet[::-1]
    assert "".join(sorted(backwards, key=lambda letter: sort_key(letter, language("ar")))) == alphabet


def test_the_pages_own_script_comes_first() -> None:
    names = ["Kapetanović", "عامر", "OSCE", "ياسر"]
    in_arabic = sorted(names, key=lambda name: sort_key(name, language("ar")))
    in_english = sorted(names, key=lambda name: sort_key(name, language("en")))
    assert in_arabic == ["عامر", "ياسر", "Kapetanović", "OSCE"]
    assert in_english == ["Kapetanović", "OSCE", "عامر", "ياسر"]


def test_a_foreign_abbreviation_before_arabic_words_stands_among_the_foreign() -> None:
    names = ["OSCE، منظمة الأمن والتعاون", "وزارة"]
    assert sorted(names, key=lambda name: sort_key(name, language("ar"))) == names[::-1]


@pytest.mark.parametrize(
    ("tag", "text", "letter"),
    [
        ("ar", "أحمد", "ا"), ("ar", "إدريس", "ا"), ("ar", "آدم", "ا"), ("ar", "ٱلرحمن", "ا"), ("ar", "ابراهيم", "ا"),
        ("ar", "الهام", "ا"), ("ar", "كُتّاب", "ك"), ("ar", "ـــمراد", "م"), ("ar", "ﻼمع", "ل"), ("ar", "«نور»", "ن"),
        ("ar", "\u200fأحمد", "ا"),
        ("ar", "Kapetanović", "K"), ("ar", "٧٠ عامًا", "#"),
        ("en", "Ábel", "A"), ("en", "élan", "E"), ("en", "Čović", "C"), ("en", "Đukanović", "D"), ("en", "Øst", "O"),
        ("en", "’t Hooft", "T"), ("en", "(ISC)²", "I"), ("en", "3M", "#"), ("en", "", "#"), ("en", "—", "#"),
        ("it", "Ègida", "E"), ("it", "ßeta", "S"), ("it", "бета", "Б"), ("it", "ქართული", "ქ"),
    ],
)  # fmt: skip
def test_the_letter_of_an_index(tag: str, text: str, letter: str) -> None:
    assert index_letter(text, language(tag)) == letter


@given(NAMES, NAMES, LANGUAGES)
def test_two_names_share_a_place_only_where_unicode_takes_them_for_one(
    first: str, second: str, reader: Language
) -> None:
    same = unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", second)
    assert (sort_key(first, reader) == sort_key(second, reader)) == same


@given(st.lists(NAMES, max_size=5), LANGUAGES)
def test_the_order_does_not_depend_on_the_order_before(names: list[str], reader: Language) -> None:
    distinct = list({unicodedata.normalize("NFC", name): name for name in names}.values())
    orders = {
        tuple(sorted(permuted, key=lambda name: sort_key(name, reader)))
        for permuted in itertools.permutations(distinct)
    }
    assert len(orders) == 1


@given(st.lists(NAMES), LANGUAGES)
def test_the_names_of_one_letter_stand_together(names: list[str], reader: Language) -> None:
    letters = [index_letter(name, reader) for name in sorted(names, key=lambda name: sort_key(name, reader))]
    headings = [letter for letter, _ in itertools.groupby(letters)]
    assert len(headings) == len(set(headings))


@given(NAMES, LANGUAGES)
def test_marks_and_tatweel_do_not_move_a_name_to_another_letter(name: str, reader: Language) -> None:
    assert index_letter(f"ـ{name}", reader) == index_letter(name, reader)
