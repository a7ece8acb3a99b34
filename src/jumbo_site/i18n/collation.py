"""The order of names, and the letter under which an index lists a name.

Three levels as in the Unicode Collation Algorithm (UTS 10): letters, then marks, then case. Before all letters stand
spaces, signs and digits; then the letters of the page's own script, then those of the others (as CLDR's "reorder"
does). Arabic follows the order of its alphabet (hijāʾī), with the forms of hamza and alef together, ى with ي and ة with
ه, as library catalogues file them; marks and tatweel do not count on the first level. The article stays: الهام is none.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from jumbo_site.i18n.scripts import script_of

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language

Weight = tuple[int, int, str]
SortKey = tuple[tuple[Weight, ...], str, str, str]
"""Letters, then marks, then case, then the text itself in NFC: equal for canonically equivalent texts alone."""

_SPACE, _SIGN, _OWN, _FOREIGN = range(4)

_BASE_LETTERS = str.maketrans(
    {
        "ٱ": "ا", "ى": "ي", "ة": "ه", "ۀ": "ه", "ـ": "",
        "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "þ": "th", "ŧ": "t",
    }
)  # fmt: skip
"""Letters that do not decompose in Unicode, and their base letters."""

_IGNORED = frozenset({"Mn", "Me", "Cf"})
"""Marks, and what only guides the display: joiners, direction marks, soft hyphens."""

_HIJAI = "ءابپتٹثجچحخدڈذرڑزژسشصضطظعغفڤقكکگلمنںهھہوۇيیے"
"""The alphabet of Arabic, with the further letters of Persian and Urdu at their places."""

_PLACES = {letter: ord("ء") + place for place, letter in enumerate(_HIJAI)}
"""Their places among the letters of all scripts, which otherwise stand in Unicode's order."""


def _base_letters(text: str) -> str:
    """Return the text in lower case without marks and invisible signs, other signs as spaces, one at a time."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(character for character in decomposed if unicodedata.category(character) not in _IGNORED)
    spelled = (letter if letter.isalnum() else " " for letter in bare.translate(_BASE_LETTERS))
    return " ".join("".join(spelled).split())


@lru_cache(maxsize=4_096)
def _weight(character: str, script: str) -> Weight:
    if character == " ":
        return _SPACE, 0, ""
    if not character.isalpha():
        # the digits of all scripts have their value's place
        return _SIGN, unicodedata.digit(character, 10), character
    level = _OWN if script_of(character) in (script, "Zyyy") else _FOREIGN
    return level, _PLACES.get(character, ord(character)), character


@lru_cache(maxsize=65_536)
def _key(text: str, script: str) -> SortKey:
    letters = tuple(_weight(character, script) for character in _base_letters(text))
    marks = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    composed = unicodedata.normalize("NFC", text)
    return letters, marks, composed.swapcase(), composed


def sort_key(text: str, language: Language) -> SortKey:
    """Return the key by which a text is sorted among others; names in the language's own script come first."""
    return _key(text, language.script)


def index_letter(text: str, language: Language) -> str:
    """Return the heading under which an index lists a text: its first base letter in upper case, or ``#``.

    In a list sorted by ``sort_key`` the texts of one heading stand together.
    """
    first = _base_letters(text)[:1]
    return first.title() if first.isalpha() else "#"
