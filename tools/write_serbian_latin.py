"""Write the Serbian catalogue in Latin script from the one in Cyrillic. Usage: python tools/write_serbian_latin.py

Translators edit the Cyrillic file alone. Each of its thirty letters has one counterpart in Gaj's alphabet, which the
way back has not: ``nj`` is њ in ``knjiga``, but нј in ``konjunktura``.
"""

import re

from jumbo_site.i18n.catalogues import CATALOGUE_FOLDER, read_entries
from jumbo_site.i18n.extraction import Message, updated

_SMALL = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)) | {
    "љ": "lj",
    "њ": "nj",
    "џ": "dž",
}
_LETTERS = _SMALL | {cyrillic.upper(): latin.capitalize() for cyrillic, latin in _SMALL.items()}

_CYRILLIC_WORD = re.compile("[" + "".join(_LETTERS) + "]+")


def in_latin(text: str) -> str:
    """Return a Serbian text with its Cyrillic letters in Latin script; all else stays: ``Учешће``, ``Učešće``."""
    return _CYRILLIC_WORD.sub(_word_in_latin, text)


def _word_in_latin(word: re.Match[str]) -> str:
    written = "".join(_LETTERS[letter] for letter in word.group())
    is_in_capitals = len(word.group()) > 1 and word.group().isupper()
    return written.upper() if is_in_capitals else written


def latin_catalogue(cyrillic: bytes) -> bytes:
    """Return the .po file of ``sr-Latn`` from that of ``sr``, its longer lines broken anew."""
    raw = in_latin(cyrillic.decode()).replace('"Language: sr\\n"', '"Language: sr-Latn\\n"', 1).encode()
    messages = (Message(entry.msgid, entry.plural, entry.context) for entry in read_entries(raw))
    return updated(raw, "sr-Latn", messages)


if __name__ == "__main__":
    source = CATALOGUE_FOLDER / "sr" / "messages.po"
    (CATALOGUE_FOLDER / "sr-Latn" / "messages.po").write_bytes(latin_catalogue(source.read_bytes()))
