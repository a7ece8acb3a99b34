"""Serbian Cyrillic in Latin letters: Gaj's alphabet, letter by letter (ISO 9:1995 has it as its Serbian column).

From Cyrillic the way is certain; from Latin it is not (``nj`` in *injekcija* is two letters), so there is no way back.
A word with a Cyrillic letter that Serbian does not have (Russian ``ы``, Macedonian ``ѓ``) is a word of another
language: it stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LOWER = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i",
    "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
_UPPER = {letter.upper(): latin.title() for letter, latin in _LOWER.items()}
_LETTERS = _LOWER | _UPPER

_MARK = "\u0300-\u036f"
"""Accents of dictionaries, and the acute of Montenegrin С́ and З́."""
_WORD = re.compile(f"[\u0400-\u052f{_MARK}]*[\u0400-\u052f][\u0400-\u052f{_MARK}]*")
_MARKS = re.compile(f"[{_MARK}]")
_LATIN_WITH_ACUTE = re.compile("[SZsz]\u0301")
"""С́ and З́ have a letter of their own in Latin: ś, ź."""
_CYRILLIC = re.compile("[\u0400-\u052f]")
_HIDDEN = re.compile(
    r"(?:https?|ftp)://\S+|\bwww\.\S+|(?:mailto|tel):\S+|(?<![^\s<>()\[\]])[^\s@<>()\[\]]{1,64}@[^\s@<>()\[\],;?،؛؟]{1,255}"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:срб|мкд|рф|com|org|net|rs|me|ba|int|eu)\b(?:/\S*)?"
)
"""Addresses in a running text."""


def has_cyrillic(text: str) -> bool:
    """Tell whether a text has Cyrillic letters."""
    return _CYRILLIC.search(text) is not None


def transliterate(text: str, shown: str | None = None) -> str:
    """Return a Serbian text with its Cyrillic words in Latin letters; addresses stay.

    ``shown`` is the text with blanks in place of what is no prose (code, link targets), of the same length: what is
    blank there stays too.
    """
    if not has_cyrillic(text):
        return text
    visible = _HIDDEN.sub(lambda match: " " * len(match.group()), text if shown is None else shown)
    pieces = []
    position = 0
    for word in _WORD.finditer(visible):
        pieces += [text[position : word.start()], _word_in_latin(word.group())]
        position = word.end()
    return "".join([*pieces, text[position:]])


@lru_cache(maxsize=65_536)
def _word_in_latin(word: str) -> str:
    bare = _MARKS.sub("", word)
    if not all(character in _LETTERS for character in bare):
        return word
    pieces = []
    for index, character in enumerate(word):
        latin = _LETTERS.get(character, character)
        pieces.append(latin.upper() if len(latin) == 2 and _among_capitals(word, index) else latin)
    return _LATIN_WITH_ACUTE.sub(lambda match: unicodedata.normalize("NFC", match.group()), "".join(pieces))


def _among_capitals(word: str, index: int) -> bool:
    """Tell whether a capital stands among capitals: ЉУБЉАНА gives LJ, Љубљана gives Lj, and so does Љ. alone."""
    if word[index] not in _UPPER:
        return False
    after = next((character for character in word[index + 1 :] if character in _LETTERS), None)
    if after is not None:
        return after in _UPPER
    before = next((character for character in reversed(word[:index]) if character in _LETTERS), None)
    return before is not None and before in _UPPER
