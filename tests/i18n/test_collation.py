"""The order of names, and the letters of an index."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.i18n.collation import index_letter, sort_key
from jumbo_site.i18n.language import Language, language

TAGS = ("ar", "cnr", "en", "fa", "hr", "hu", "it", "ja", "mk", "sq", "sr", "sv", "tr", "ur")
LANGUAGES = st.sampled_from([language(tag) for tag in TAGS])
NAMES = st.lists(
    st.one_of(
        st.sampled_from("aAàÀbBzZéßđĐœ'- 12٣أإأآابتةهىيءؤئٱـًّگکیчЧжЖйИþıİʿ\u0301\u0306\u030c\u0654\u200c\u200f"),
        st.sampled_from(["dž", "Dž", "ǆ", "lj", "NJ", "dh", "Gj", "SH", "xh", "ccs", "بھ", "ال", "ا\u0653", "ŉ", "⑴"]),
        st.characters(categories=["L", "N", "M", "P", "S", "Z", "Cc", "Cf", "Co"]),
    ),
    max_size=8,
).map("".join)
ARTICLE = st.booleans()


def in_order(tag: str, words: list[str], **options: bool) -> list[str]:
    return sorted(words, key=lambda word: sort_key(word, language(tag), **options))


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("ar", ["آدم", "إبراهيم", "ابراهيم", "أحمد", "إدريس", "بدر", "تامر", "ثامر", "جابر", "هاشم", "وليد", "ياسر"]),
        ("ar", ["أحمد", "إحمد", "احمد"]),
        ("ar", ["قلم", "كاتب", "كتاب", "كُتّاب", "كتّان"]),
        ("ar", ["فاطمة", "فاطمت", "فاطمي"]),
        ("ar", ["هدى", "هدي", "هديل"]),
        ("ar", ["الهام", "بدر", "لؤي"]),
        ("ar", ["مراد", "مـــراد", "مراد علي"]),
        ("ar", ["عليرضا", "علي\u200cرضا", "عليم"]),
        ("ar", ["3M", "بدر", "يوسف", "Kapetanović", "Zorić"]),
        ("fa", ["آرش", "احمد", "بابک", "پرویز", "چنگیز", "ژاله", "کامران", "گلنار", "نیما", "وحید", "هما", "یوسف"]),
        ("ur", ["احمد", "آصف", "بشیر", "بھائی", "پرویز", "ٹیپو", "ڈار", "ہمایوں", "یوسف"]),
        ("he", ["אבי", "דוד", "כהן", "מרים", "שרה", "תמר"]),
        ("sq", ["Cani", "Çabej", "Dama", "Duka", "Dhima", "Eqrem", "Ëndrra", "Gani", "Gjata", "Hila"]),
        ("sq", ["Luan", "Llesh", "Mira", "Nuri", "Njazi", "Ora", "Rama", "Rrapi", "Sula", "Shala", "Tare", "Thaçi"]),
        ("hr", ["Cvitan", "Čačić", "Ćosić", "Dudić", "Džeba", "Đurić", "Lukić", "Ljubić", "Nunić", "Njegoš", "Šarić"]),
        ("cnr", ["Zorić", "Žarić"]),
        ("sr", ["Дудић", "Ђурић", "Јовић", "Љубић", "Његош", "Ћосић", "Џеба", "Шарић", "Adam"]),
        ("mk", ["Гоце", "Далчев", "Ѓорѓи", "Зоран", "Ѕвезда", "Тодор", "Ќамил", "Цане", "Џинот", "Шапкарев"]),
        ("tr", ["Cem", "Çelik", "Gül", "Hale", "Irmak", "İnci", "Okan", "Ömer", "Suna", "Şule", "Umut", "Ünal"]),
        ("en", ["Ábel", "Adam", "Zoë", "Черепић", "بدر"]),
        ("en", ["cote", "coté", "côte", "coterie"]),
        ("fr", ["cote", "coté", "côte", "côté"]),
        ("en", ["de Vries", "De Vries", "Deacon"]),
        ("en", ["march", "March", "Marchand"]),
        ("it", ["D’Angelo", "Dall’Oglio", "Dante"]),
        ("it", ["Però", "Perù", "Perugia"]),
        ("sv", ["Zorn", "Åberg", "Ärlig", "Öberg"]),
        ("ja", ["ひかり", "アキラ", "Adam"]),
    ],
)
def test_names_in_their_order(tag: str, words: list[str]) -> None:
    assert in_order(tag, words[::-1]) == words


def test_the_whole_arabic_alphabet() -> None:
    alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    assert "".join(in_order("ar", list(alphabet[::-1]))) == alphabet


def test_the_pages_own_script_comes_first() -> None:
    names = ["Kapetanović", "عامر", "OSCE", "ياسر"]
    assert in_order("ar", names) == ["عامر", "ياسر", "Kapetanović", "OSCE"]
    assert in_order("en", names) == ["Kapetanović", "OSCE", "عامر", "ياسر"]


def test_a_foreign_abbreviation_before_arabic_words_stands_among_the_foreign() -> None:
    names = ["OSCE، منظمة الأمن والتعاون", "وزارة"]
    assert in_order("ar", names) == names[::-1]


def test_signs_before_a_name_do_not_count_but_those_within_do() -> None:
    assert in_order("en", ["Tate", "’t Hooft", "Sato", "“Tim”", "T-Bone"]) == [
        "Sato",
        "’t Hooft",
        "T-Bone",
        "Tate",
        "“Tim”",
    ]


def test_the_signs_of_romanised_arabic_are_no_letters() -> None:
    assert in_order("en", ["Zayd", "Saad", "ʿAlī", "Saʿd", "Bakr", "Sa’d"]) == [
        "ʿAlī",
        "Bakr",
        "Sa’d",
        "Saʿd",
        "Saad",
        "Zayd",
    ]


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("الشريف", "شريف"), ("اَلْحَسَن", "حَسَن"), ("ٱلرحمن", "رحمن"), ("«الكاتب", "كاتب"),
        ("\u200fالأمين", "أمين"), ("الـشريف", "شريف"),
        ("اللطيف", "لطيف"), ("اللهبي", "لهبي"),
    ],
)  # fmt: skip
def test_the_article_is_ignored_where_it_is_asked_for(text: str, otherwise: str) -> None:
    reader = language("ar")
    levels = [sort_key(word, reader, ignore_article=True).split("\0")[0] for word in (text, otherwise)]
    assert levels[0] == levels[1] != sort_key(text, reader).split("\0")[0]
    assert index_letter(text, reader, ignore_article=True) == index_letter(otherwise, reader)
    assert index_letter(text, reader) == "ا"


@pytest.mark.parametrize(
    "text", ["الله", "ٱللّٰه", "آل ثاني", "ا\u0653ل ثاني", "ألبير", "علي الشريف", "ال", "الف", "Al-Sharif", ""]
)
def test_what_is_no_article_stays(text: str) -> None:
    reader = language("ar")
    assert sort_key(text, reader, ignore_article=True) == sort_key(text, reader)


@pytest.mark.parametrize(
    ("tag", "text", "letter"),
    [
        ("ar", "أحمد", "ا"), ("ar", "إدريس", "ا"), ("ar", "آدم", "ا"), ("ar", "ٱلرحمن", "ا"), ("ar", "ابراهيم", "ا"),
        ("ar", "ؤلؤ", "ا"), ("ar", "پرویز", "ب"), ("ar", "گلنار", "ك"), ("ar", "یوسف", "ي"), ("en", "إدريس", "ا"),
        ("en", "أحمد", "ا"),
        ("ar", "الهام", "ا"), ("ar", "كُتّاب", "ك"), ("ar", "ـــمراد", "م"), ("ar", "ﻼمع", "ل"), ("ar", "«نور»", "ن"),
        ("ar", "\u200fأحمد", "ا"), ("ar", "Kapetanović", "K"), ("ar", "Čović", "C"), ("ar", "٧٠ عامًا", "#"),
        ("fa", "آرش", "آ"), ("fa", "احمد", "ا"), ("fa", "پرویز", "پ"), ("fa", "كامران", "ک"), ("fa", "يوسف", "ی"),
        ("ur", "آصف", "ا"), ("ur", "ٹیپو", "ٹ"), ("ur", "بھائی", "ب"), ("he", "ךל", "כ"), ("he", "שׁלום", "ש"),
        ("en", "Ábel", "A"), ("en", "élan", "E"), ("en", "Čović", "C"), ("en", "Đukanović", "D"), ("en", "Øst", "O"),
        ("en", "’t Hooft", "T"), ("en", "(ISC)²", "I"), ("en", "3M", "#"), ("en", "", "#"), ("en", "—", "#"),
        ("en", "Ñandú", "N"), ("es", "Ñandú", "Ñ"), ("en", "Þór", "Þ"), ("en", "ʿAlī", "A"), ("en", "Åberg", "A"),
        ("sv", "Åberg", "Å"),
        ("it", "Ègida", "E"), ("it", "ßeta", "S"), ("it", "бета", "Б"), ("it", "ქართული", "ქ"), ("it", "Ελλάδα", "Ε"),
        ("sq", "dhoma", "Dh"), ("sq", "GJON", "Gj"), ("sq", "Llesh", "Ll"), ("sq", "Njazi", "Nj"),
        ("sq", "Rrapi", "Rr"),
        ("sq", "Shala", "Sh"), ("sq", "Thaçi", "Th"), ("sq", "Xhafer", "Xh"), ("sq", "Zheji", "Zh"),
        ("sq", "Çabej", "Ç"),
        ("sq", "Ëndrra", "Ë"), ("sq", "Dama", "D"), ("sq", "Čović", "C"), ("en", "Shala", "S"),
        ("hr", "džeba", "Dž"), ("hr", "Ǆeba", "Dž"), ("hr", "LJUBIĆ", "Lj"), ("bs", "Njegoš", "Nj"),
        ("sr-Latn", "Đurić", "Đ"),
        ("cnr", "Čović", "Č"), ("cnr", "Śekić", "S"), ("sr-Latn-ME", "Ćosić", "Ć"), ("hr", "D\u200cžeba", "D"),
        ("hr", "Thaçi", "T"),
        ("sr", "Џеба", "Џ"), ("sr", "Љубић", "Љ"), ("sr", "Йован", "И"), ("ru", "Йован", "Й"), ("sr", "Čović", "C"),
        ("mk", "Ѓорѓи", "Ѓ"), ("mk", "Ќамил", "Ќ"), ("mk", "Ѕвезда", "Ѕ"), ("sr", "Ѓорѓи", "Г"), ("en", "Ѓорѓи", "Г"),
        ("tr", "ılgaz", "I"), ("tr", "Irmak", "I"), ("tr", "inci", "İ"), ("tr", "İnci", "İ"), ("en", "İnci", "I"),
        ("tr", "Çelik", "Ç"),
    ],
)  # fmt: skip
def test_the_letter_of_an_index(tag: str, text: str, letter: str) -> None:
    assert index_letter(text, language(tag)) == letter


@given(NAMES, NAMES, LANGUAGES, ARTICLE)
def test_two_names_share_a_place_only_where_unicode_takes_them_for_one(
    first: str, second: str, reader: Language, ignore_article: bool
) -> None:
    decomposed = unicodedata.normalize("NFD", first)
    keys = [sort_key(name, reader, ignore_article=ignore_article) for name in (first, decomposed, second)]
    assert keys[0] == keys[1]
    assert (keys[0] == keys[2]) == (decomposed == unicodedata.normalize("NFD", second))


@given(st.lists(NAMES, max_size=5), LANGUAGES)
def test_the_order_does_not_depend_on_the_order_before(names: list[str], reader: Language) -> None:
    distinct = list({unicodedata.normalize("NFC", name): name for name in names}.values())
    orders = {
        tuple(sorted(permuted, key=lambda name: sort_key(name, reader)))
        for permuted in itertools.permutations(distinct)
    }
    assert len(orders) == 1


@given(st.lists(NAMES, max_size=30), LANGUAGES, ARTICLE)
def test_the_names_of_one_letter_stand_together(names: list[str], reader: Language, ignore_article: bool) -> None:
    ordered = sorted(names, key=lambda name: sort_key(name, reader, ignore_article=ignore_article))
    letters = [index_letter(name, reader, ignore_article=ignore_article) for name in ordered]
    headings = [letter for letter, _ in itertools.groupby(letters)]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("tag", ["ar", "en", "tr"])
def test_all_characters_of_the_first_plane_under_their_headings(tag: str) -> None:
    reader = language(tag)
    characters = sorted(map(chr, range(0x10000)), key=lambda character: sort_key(character, reader))
    headings = [letter for letter, _ in itertools.groupby(index_letter(character, reader) for character in characters)]
    assert len(headings) == len(set(headings))


@given(NAMES, LANGUAGES)
def test_marks_and_tatweel_do_not_move_a_name_to_another_letter(name: str, reader: Language) -> None:
    assert index_letter(f"ـ{name}", reader) == index_letter(name, reader)
