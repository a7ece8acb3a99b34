"""The order of names, and the letter under which an index lists a name.

Three levels as in the Unicode Collation Algorithm (UTS 10): letters, then marks, then case. Arabic follows the order
of the alphabet with the forms of hamza and alef together; marks and tatweel do not count on the first level.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from jumbo_site.i18n.scripts import script_of

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language

SortKey = tuple[int, str, str, str]

_ARABIC_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه", "ـ": ""}
)
_LATIN_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_PUNCTUATION = re.compile(r"[^\w\s]|_")


def _letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_ARABIC_LETTERS)).casefold()
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(_PUNCTUATION.sub(" ", bare.translate(_LATIN_LETTERS)).split())


@lru_cache(maxsize=65_536)
def _key(text: str, script: str) -> SortKey:
    foreign = 0 if script_of(text) in (script, "Zyyy") else 1
    return foreign, _letters(text), unicodedata.normalize("NFKD", text).casefold(), text.swapcase()


def sort_key(text: str, language: Language) -> SortKey:
    """Return the key by which a text is sorted among others; names in the language's own script come first."""
    return _key(text, language.script)


def index_letter(text: str, language: Language) -> str:
    """Return the heading under which an index lists a text: its first letter, or ``#`` where it has none."""
    letters = _letters(text)
    return letters[0].upper() if letters and letters[0].isalpha() else "#"
