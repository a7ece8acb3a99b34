"""Write the Serbian catalogue in Latin script from the one in Cyrillic. Usage: python tools/write_serbian_latin.py

Translators edit the Cyrillic file alone.
"""

from jumbo_site.i18n.catalogues import CATALOGUE_FOLDER, read_entries
from jumbo_site.i18n.extraction import Message, updated
from jumbo_site.i18n.transliteration import transliterate


def latin_catalogue(cyrillic: bytes) -> bytes:
    """Return the .po file of ``sr-Latn`` from that of ``sr``, its longer lines broken anew."""
    raw = transliterate(cyrillic.decode()).replace('"Language: sr\\n"', '"Language: sr-Latn\\n"', 1).encode()
    messages = (Message(entry.msgid, entry.plural, entry.context) for entry in read_entries(raw))
    return updated(raw, "sr-Latn", messages)


if __name__ == "__main__":
    source = CATALOGUE_FOLDER / "sr" / "messages.po"
    (CATALOGUE_FOLDER / "sr-Latn" / "messages.po").write_bytes(latin_catalogue(source.read_bytes()))
