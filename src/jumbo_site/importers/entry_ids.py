"""Ids of imported entries: words of their names in Latin letters, each once, and the same for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable

from jumbo_site.i18n.transliteration import transliterate
from jumbo_site.model.record import is_id

MAX_WORDS = 60
"""Characters; an id may have eighty."""
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "a",
    "ة": "a", "ء": "", "ؤ": "u", "ئ": "i", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ک": "k", "ی": "y", "ژ": "zh",
    "َ": "a", "ِ": "i", "ُ": "u", "ً": "an", "ٍ": "in", "ٌ": "un", "ْ": "", "ّ": "", "ـ": "", "ٰ": "a",
}  # fmt: skip
"""Arabic letters without their vowels, simplified from the tables of the ALA and the Library of Congress."""
_TO_LATIN = str.maketrans(_ARABIC)
_ARTICLE = re.compile(r"\bال(?=\w{2})")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin|conout|com\d|lpt\d|index)\Z")


def words_for_id(text: str) -> str:
    """Return a text as words for an id; empty where it has no letter or digit that Latin letters can give."""
    from slugify import slugify

    latin = _ARTICLE.sub("al-", transliterate(text)).translate(_TO_LATIN)
    return str(slugify(latin, max_length=MAX_WORDS, word_boundary=True, save_order=True))


def new_id(texts: Iterable[str], kind: str, key: str, taken: Collection[str]) -> str:
    """Return an id for an entry, made of the first of its texts that gives words, that is not taken.

    ``kind`` is what the id begins with where no text gives any; ``key`` then tells it from others.
    """
    candidates = sorted(texts, key=lambda text: not text.isascii())
    words = next((found for text in candidates if len(found := words_for_id(text)) > 1), "")
    if not words or not is_id(words):
        words = f"{kind}-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}"
    if _RESERVED.match(words):
        words = f"{kind}-{words}"
    number, found = 2, words
    while found in taken:
        found = f"{words}-{number}"
        number += 1
    return found
