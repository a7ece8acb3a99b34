"""The interface's own words: gettext catalogues, compiled in memory from the .po files of this package.

English is the language of the message ids. A language has a catalogue of its own or none: another language's words
never stand in for it.
"""

from __future__ import annotations

import gettext
import hashlib
import io
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from jumbo_site.i18n.language import canonical_tag

CATALOGUE_FOLDER = Path(__file__).parent / "catalogues"
SOURCE_LANGUAGE = "en"


class MissingCatalogueError(LookupError):
    """There is no catalogue for a language."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"The interface is not translated into `{tag}`.")
        self.tag = tag


@dataclass(frozen=True)
class Catalogue:
    """The words of the interface in one language."""

    tag: str
    fingerprint: str
    """SHA-256 of the .po file."""
    translations: gettext.NullTranslations = field(compare=False)

    def gettext(self, message: str) -> str:
        """Return the translation of a message."""
        return self.translations.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form of a message for a number."""
        return self.translations.ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message in a context."""
        return self.translations.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        """Return the form of a message in a context for a number."""
        return self.translations.npgettext(context, singular, plural, number)


def catalogue_tags() -> tuple[str, ...]:
    """Return the tags of the languages that have a catalogue."""
    return tuple(sorted(path.parent.name for path in CATALOGUE_FOLDER.glob("*/messages.po")))


def catalogue_path(tag: str) -> Path:
    """Return the .po file of a language: its own or that of a wider tag (sr-Latn for sr-Latn-ME).

    Raises MissingCatalogueError.
    """
    parts = canonical_tag(tag).split("-")
    for length in range(len(parts), 0, -1):
        path = CATALOGUE_FOLDER / "-".join(parts[:length]) / "messages.po"
        if path.is_file():
            return path
    raise MissingCatalogueError(tag)


@lru_cache(maxsize=64)
def load_catalogue(tag: str) -> Catalogue:
    """Return the catalogue of a language, compiled once a process. Raises MissingCatalogueError."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    raw = catalogue_path(tag).read_bytes()
    catalog = read_po(io.BytesIO(raw), abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Catalogue(tag, hashlib.sha256(raw).hexdigest(), gettext.GNUTranslations(compiled))
