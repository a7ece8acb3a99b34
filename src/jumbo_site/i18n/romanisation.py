"""Names of other scripts in plain Latin letters, for ids: a proposal that a person confirms.

Cyrillic: Serbian and Macedonian by their own Latin alphabets; a name with a letter that neither has is taken for one of
East Slavic or Bulgarian, and follows the table of passports (ICAO Doc 9303, part 3, section 6 B). Arabic: the letters
of the romanisation of BGN/PCGN 1956 without its marks. Arabic writes no short vowels, so frequent names are listed, and
between other consonants stands ``a`` (``i`` after a long ``a``, as in *Khālid*).
"""

from __future__ import annotations

import re
import unicodedata

from jumbo_site.i18n.transliteration import has_cyrillic, transliterate

_MACEDONIAN = {"ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ѐ": "e", "ѝ": "i"}
_PASSPORT = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "є": "ie", "і": "i", "ї": "i", "ґ": "g", "ў": "u",
}  # fmt: skip
_CYRILLIC_WORD = re.compile("[\u0400-\u052f\u0300-\u036f]+")

_ARABIC_WORD = re.compile("[\u0621-\u065f\u0670-\u06d3\u06d5]+")
_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n",
    "ہ": "h", "ھ": "h", "ڤ": "v", "ڭ": "ng",
}  # fmt: skip
_LONG = {"ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ى": "a", "ة": "a", "ۃ": "a", "ے": "e", "ئ": "i", "ؤ": "u"}
_GLIDES = {"و": ("w", "u"), "ي": ("y", "i"), "ی": ("y", "i")}
_MARKS = {"\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064c": "un", "\u064d": "in", "\u0670": "a"}
_SHADDA, _SUKUN = "\u0651", "\u0652"
_FREQUENT = {
    "محمد": "muhammad", "أحمد": "ahmad", "احمد": "ahmad", "محمود": "mahmud", "مصطفى": "mustafa", "إبراهيم": "ibrahim",
    "ابراهيم": "ibrahim", "إسماعيل": "ismail", "يوسف": "yusuf", "عمر": "umar", "عثمان": "uthman", "علي": "ali",
    "حسين": "husayn", "حسن": "hasan", "حسني": "husni", "عبد": "abd", "عبدالله": "abdallah", "الله": "allah",
    "رحمن": "rahman", "عزيز": "aziz", "كريم": "karim", "بكر": "bakr", "أبو": "abu", "ابو": "abu", "أم": "umm",
    "ابن": "ibn", "بن": "bin", "بنت": "bint", "مريم": "maryam", "زينب": "zaynab", "خديجة": "khadija", "ليلى": "layla",
    "سعد": "sad", "سعود": "saud", "سعيد": "said", "سلمى": "salma", "سلمان": "salman", "سليمان": "sulayman",
    "نورا": "nura", "نورة": "nura", "هدى": "huda", "منى": "muna", "ندى": "nada", "هند": "hind", "شيخ": "shaykh",
    "دين": "din", "نصر": "nasr", "فهد": "fahd", "بدر": "badr", "صقر": "saqr", "عمرو": "amr", "مهدي": "mahdi",
    "مؤمن": "mumin", "مؤتمر": "mutamar", "شمس": "shams", "زهراء": "zahra", "صباح": "sabah", "عيسى": "isa",
    "موسى": "musa", "يحيى": "yahya", "حمد": "hamad", "جمال": "jamal", "مصري": "misri", "مغربي": "maghribi",
    "افتتاح": "iftitah", "جلسة": "jalsa", "ختام": "khitam",
}  # fmt: skip
_VOWELS = "aeiou"
_HEBREW = str.maketrans("אע", "aa")  # the other letters are spelled where the id is made


def romanise(text: str) -> str:
    """Return a text with its Cyrillic and Arabic words in Latin letters; nearly all else stays."""
    composed = unicodedata.normalize("NFC", text)
    if has_cyrillic(composed):
        composed = _cyrillic(composed)
    return _ARABIC_WORD.sub(lambda word: _arabic_word(word.group()), composed).translate(_HEBREW)


def id_from_name(text: str, longest: int = 80) -> str:
    """Return an id that a name in any script can have, or an empty text where nothing can be made of it.

    Đ becomes ``dj``, as South Slavic names are spelled without it; in a Vietnamese name it becomes ``d``.
    """
    from slugify import slugify

    latin = romanise(text)
    is_vietnamese = any(mark in "\u0309\u031b\u0323" for mark in unicodedata.normalize("NFD", latin))
    if not is_vietnamese:
        latin = latin.replace("Đ", "Dj").replace("đ", "dj")
    return slugify(latin, max_length=longest, word_boundary=True)


def _cyrillic(text: str) -> str:
    known = _CYRILLIC_WORD.sub(lambda word: "".join(_kept_case(letter, _MACEDONIAN) for letter in word.group()), text)
    south_slavic = transliterate(known)
    if not has_cyrillic(south_slavic):
        return south_slavic
    return _CYRILLIC_WORD.sub(lambda word: "".join(_kept_case(letter, _PASSPORT) for letter in word.group()), known)


def _kept_case(letter: str, table: dict[str, str]) -> str:
    latin = table.get(letter.lower(), letter)
    return latin.capitalize() if letter != letter.lower() and latin != letter else latin


def _arabic_word(word: str) -> str:
    bare = "".join(letter for letter in word if unicodedata.category(letter) != "Mn" and letter != "ـ")
    if bare in _FREQUENT:
        return _FREQUENT[bare]
    if bare.startswith("ال") and len(bare) > 3:
        start = next(index for index, letter in enumerate(word) if letter == "ل") + 1
        return "al-" + _arabic_word(word[start:].lstrip("\u064e\u0652\u0651"))
    return _letter_by_letter(word)


def _letter_by_letter(word: str) -> str:
    """Spell a word; a vowel is put in where two consonants would meet and the writing says nothing."""
    spelled = ""
    open_consonant = False  # the last letter is a consonant of which no vowel is known
    after_long_a = False
    for index, letter in enumerate(word):
        following = word[index + 1] if index + 1 < len(word) else ""
        if letter in _MARKS:
            if index and not spelled.endswith(_MARKS[letter]):
                spelled += _MARKS[letter]
            open_consonant = after_long_a = False
        elif letter == _SUKUN:
            open_consonant = False
        elif letter in _CONSONANTS or (letter in _GLIDES and _is_consonant(spelled, following, open_consonant)):
            latin = _CONSONANTS.get(letter) or _GLIDES[letter][0]
            if open_consonant:
                spelled += "i" if after_long_a else "a"
                after_long_a = False
            spelled += latin * 2 if following == _SHADDA else latin
            open_consonant = True
        elif letter in _GLIDES or letter in _LONG:
            latin = _LONG.get(letter) or _GLIDES[letter][1]
            if not spelled.endswith(latin):
                spelled += latin
            open_consonant = False
            after_long_a = letter in "اآ"
        elif letter in "ءع" and not spelled and following not in (*_LONG, *_GLIDES, *_MARKS):
            spelled = "a"
    return spelled


def _is_consonant(spelled: str, following: str, open_consonant: bool) -> bool:
    """Tell whether و or ي is a consonant: at the beginning, and before a vowel."""
    if following in _MARKS or following == _SHADDA or (following and following in _LONG):
        return True
    return not spelled or (spelled[-1] in _VOWELS and not open_consonant and following in _GLIDES)
