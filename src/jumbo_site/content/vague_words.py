"""Words of links that say nothing of where they lead, by language.

They are those that W3C's technique F84 (WCAG 2.2, failure of 2.4.9) names in English, "click here", "more", and their
kin: what an organiser writes when a sentence ends with a link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, ...]] = {
    "ar": (
        "هنا",
        "اضغط هنا",
        "انقر هنا",
        "من هنا",
        "المزيد",
        "اقرأ المزيد",
        "للمزيد",
        "تفاصيل",
        "التفاصيل",
        "الرابط",
        "رابط",
        "هذا الرابط",
        "على هذا الرابط",
    ),
    "bs": ("ovdje", "kliknite ovdje", "klikni ovdje", "više", "pročitajte više", "detaljnije", "link", "ovaj link"),
    "en": (
        "here",
        "click here",
        "click",
        "press here",
        "tap here",
        "see here",
        "more",
        "read more",
        "learn more",
        "find out more",
        "see more",
        "more information",
        "more info",
        "details",
        "link",
        "this",
        "this link",
        "this page",
        "go",
        "download",
        "continue",
    ),
    "fa": ("اینجا", "این جا", "اینجا کلیک کنید", "کلیک کنید", "بیشتر", "ادامه", "ادامه مطلب", "لینک", "پیوند"),
    "fr": (
        "ici",
        "cliquez ici",
        "cliquer ici",
        "plus",
        "en savoir plus",
        "lire la suite",
        "lire plus",
        "suite",
        "détails",
        "lien",
        "ce lien",
        "télécharger",
    ),
    "he": ("כאן", "לחצו כאן", "לחץ כאן", "עוד", "קרא עוד", "קראו עוד", "למידע נוסף", "קישור", "פרטים"),
    "hr": ("ovdje", "kliknite ovdje", "klikni ovdje", "više", "pročitajte više", "opširnije", "poveznica", "link"),
    "it": (
        "qui",
        "clicca qui",
        "cliccare qui",
        "cliccate qui",
        "premi qui",
        "di più",
        "scopri di più",
        "leggi di più",
        "leggi tutto",
        "maggiori informazioni",
        "dettagli",
        "link",
        "questo link",
        "a questo link",
        "questa pagina",
        "continua",
        "scarica",
    ),
    "mk": ("тука", "овде", "кликнете тука", "кликни тука", "кликнете овде", "повеќе", "прочитајте повеќе", "линк"),
    "sq": ("këtu", "kliko këtu", "klikoni këtu", "më shumë", "lexo më shumë", "lexoni më shumë", "lidhja", "link"),
    "sr": (
        "овде",
        "овдје",
        "кликните овде",
        "кликни овде",
        "више",
        "прочитајте више",
        "детаљније",
        "линк",
        "ovde",
        "ovdje",
        "kliknite ovde",
        "kliknite ovdje",
        "klikni ovde",
        "više",
        "pročitajte više",
        "detaljnije",
        "link",
    ),
    "tr": (
        "buraya",
        "burada",
        "buradan",
        "buraya tıklayın",
        "tıklayın",
        "daha fazla",
        "devamı",
        "ayrıntılar",
        "bağlantı",
    ),
    "ur": ("یہاں", "یہاں کلک کریں", "کلک کریں", "مزید", "مزید پڑھیں", "لنک"),
}

_MARKS = re.compile(r"[*_`~]")
_EDGES = ".,;:!?…»«›→←>()[]\"'“”„،؛؟-–—"


def is_vague(words: str, language: str) -> bool:
    """Tell whether the words of a link, as Markdown, are such words of a language (a BCP 47 tag).

    Case, vowel signs of Arabic and Hebrew, emphasis and punctuation around the words count for nothing.
    """
    return bare_words(words) in _BARE.get(language.split("-")[0], frozenset())


def bare_words(words: str) -> str:
    """Return words of a link as they are compared."""
    decomposed = unicodedata.normalize("NFKD", _MARKS.sub("", words).casefold())
    without_vowels = "".join(one for one in decomposed if not (_is_vowel_sign(one)))
    return " ".join(unicodedata.normalize("NFC", without_vowels).split()).strip(_EDGES + " ")


def _is_vowel_sign(character: str) -> bool:
    """Tell whether a character is a sign above or below Arabic or Hebrew letters, or tatweel."""
    return "\u064b" <= character <= "\u0652" or "\u05b0" <= character <= "\u05c7" or character == "\u0640"


_BARE = {language: frozenset(bare_words(one) for one in words) for language, words in _WORDS.items()}
