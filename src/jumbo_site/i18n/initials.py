"""The initials of a person's name, as they stand where there is no photo."""

from __future__ import annotations

import unicodedata

ZWNJ = "\u200c"
"""Keeps two Arabic letters from joining; nothing is seen of it."""
ARTICLE = "ال"
ARTICLE_LEAVES = 3
"""So many letters must be left after the article: a short word may begin with these two letters by itself."""
OWN_LETTERS = frozenset({"الياس", "الهام", "البرت", "الفريد", "الكسندر", "الكساندر", "اليزابيث", "الين", "اليسا"})
"""Given names that begin with the same two letters and have no article."""
TITLES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "eng", "др", "проф", "инж"}
    | {"د", "أد", "دكتور", "الدكتور", "دكتورة", "الدكتورة", "أستاذ", "الأستاذ", "أستاذة", "الأستاذة", "دکتر"}
)
"""Titles without their full stops, in small letters. Those that are given names too (السيد) or might be an initial (г.)
are not among them.
"""


def initials_of(name: str) -> tuple[str, ...]:
    """Return the first letters of the first and the last word of a name: none, one or two.

    Titles are left out, unless the name has nothing else; a word's Arabic article too, and vowel signs. An accent stays
    with its letter. Words that begin with anything but a letter do not count.
    """
    words = [word for word in unicodedata.normalize("NFC", name).split() if word[0].isalpha()]
    words = [word for word in words if word.replace(".", "").casefold() not in TITLES] or words
    chosen = words if len(words) < 2 else [words[0], words[-1]]
    return tuple(_first_letter(word) for word in chosen)


def join_initials(letters: tuple[str, ...], *, right_to_left: bool) -> str:
    """Return initials as one text whose letters do not join."""
    return (ZWNJ if right_to_left else "").join(letters)


def _first_letter(word: str) -> str:
    """Return a word's first letter with the marks on it; for Arabic the first one after the article, without marks."""
    bare = "".join(character for character in word if not unicodedata.combining(character))
    if bare.startswith(ARTICLE) and bare not in OWN_LETTERS:
        return bare[len(ARTICLE)] if len(bare) >= len(ARTICLE) + ARTICLE_LEAVES else bare[0]
    end = 1
    if not "\u0590" <= word[0] <= "\u08ff":
        while end < len(word) and unicodedata.combining(word[end]):
            end += 1
    return word[:end]
