"""Words as a search compares them: folded, in Latin letters too, and without what Arabic writes before a noun.

``templates/static/js/search.js`` folds what a reader asks for by the same rules; a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ة": "ه", "ہ": "ه", "ۀ": "ه", "ؤ": "و", "ک": "ك", "ٱ": "ا"}
    | {"ء": None, "ـ": None, "đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ς": "σ"}
)
_CYRILLIC = str.maketrans(
    {"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "d", "ѓ": "g", "е": "e", "ж": "z", "з": "z", "ѕ": "dz"}
    | {"и": "i", "ј": "j", "к": "k", "ќ": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o"}
    | {"п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c"}
    | {"џ": "dz", "ш": "s"}
)
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = ("وبال", "فبال", "وكال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
"""The article with the particles that are written before it, longest first."""
_PARTICLES = ("وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ك", "ل")
_MIN_STEM = 3
"""Letters that must remain: what is shorter is no noun that lost its article."""


class _Folding(dict[int, str]):
    """Each character's folded form, found when it is first asked for: no character's depends on its neighbours."""

    def __missing__(self, code: int) -> str:
        small = unicodedata.normalize("NFKD", chr(code).lower()).lower()
        bare = (sign for sign in small if unicodedata.category(sign)[0] != "M")
        latin = "".join(str(unicodedata.decimal(sign)) if unicodedata.category(sign) == "Nd" else sign for sign in bare)
        folded = latin.translate(_LETTERS).translate(_CYRILLIC)
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return a text in small letters without marks, letters that readers mix up made one, Cyrillic in bare Latin."""
    return text.translate(_FOLDING)


def without_article(word: str) -> str:
    """Return a folded word without the Arabic article and the particles before it."""
    for prefix in _ARTICLES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _MIN_STEM:
            return word[len(prefix) :]
    return word


def query_words(text: str) -> tuple[str, ...]:
    """Return the words that a search looks for."""
    return tuple(without_article(word) for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=65_536)
def word_keys(word: str) -> tuple[str, ...]:
    """Return the forms under which a folded word is found: itself, and without what is written before it."""
    keys = [word, without_article(word)]
    for particle in _PARTICLES:
        if word.startswith(particle) and len(word) - len(particle) >= _MIN_STEM:
            keys.append(without_article(word[len(particle) :]))
    return tuple(dict.fromkeys(keys))


def keys(texts: Iterable[str]) -> str:
    """Return all forms of the words of texts, each once, in the order in which they first come."""
    words = (word for text in texts for word in _WORD.findall(fold(text)))
    return " ".join(dict.fromkeys(key for word in dict.fromkeys(words) for key in word_keys(word)))
