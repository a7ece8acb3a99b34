"""The interface's own words: gettext catalogues, compiled in memory from the .po files of this package.

English is the language of the message ids. A language has a catalogue of its own or none: another language's words
never stand in for it, nor its own words in another script.
"""

from __future__ import annotations

import gettext
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from jumbo_site.i18n.language import Language, canonical_tag, script_of_tag

CATALOGUE_FOLDER = Path(__file__).parent / "catalogues"
SOURCE_LANGUAGE = "en"


class MissingCatalogueError(LookupError):
    """There is no catalogue for a language."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag

    def __str__(self) -> str:
        return f"The interface is not translated into `{self.tag}`."


@dataclass(frozen=True)
class Entry:
    """A message of a catalogue and its translation."""

    msgid: str
    plural: str | None
    context: str | None
    translations: tuple[str, ...]
    """One text, or one for each plural form of the language; empty texts are missing."""
    is_fuzzy: bool
    """A translation that awaits its check; it is not shown."""

    @property
    def is_translated(self) -> bool:
        """Whether all forms are there."""
        return not self.is_fuzzy and all(self.translations)


@dataclass(frozen=True)
class Catalogue:
    """The words of the interface in one language. Pickled as its tag: another process reads the .po file itself."""

    tag: str
    """The tag of the .po file: ``ar`` also for ``ar-EG``."""
    fingerprint: str
    """SHA-256 of the .po file, in hexadecimal digits."""
    translations: gettext.NullTranslations = field(compare=False, repr=False)

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

    def messages(self) -> tuple[Entry, ...]:
        """Return all entries of the .po file, in its order."""
        return read_entries(catalogue_path(self.tag).read_bytes())

    def __reduce__(self) -> tuple[Callable[[str], Catalogue], tuple[str]]:
        return load_catalogue, (self.tag,)


def catalogue_tags() -> tuple[str, ...]:
    """Return the tags of the languages that have a catalogue."""
    return tuple(sorted(path.parent.name for path in CATALOGUE_FOLDER.glob("*/messages.po")))


def catalogue_path(tag: str) -> Path:
    """Return the .po file of a language: its own or that of a wider tag (sr-Latn for sr-Latn-ME).

    A wider tag serves only where it is written in the same script: ``sr`` is Cyrillic and no parent of ``sr-Latn``
    (TR 35, part 1, 4.2). Raises MissingCatalogueError, UnknownLanguageError.
    """
    wanted = canonical_tag(tag)
    known = catalogue_tags()
    parts = wanted.split("-")
    for length in range(len(parts), 0, -1):
        parent = "-".join(parts[:length])
        if parent in known and script_of_tag(parent) == script_of_tag(wanted):
            return CATALOGUE_FOLDER / parent / "messages.po"
    raise MissingCatalogueError(wanted)


def load_catalogue(language: Language | str) -> Catalogue:
    """Return the catalogue of a language, compiled once a process.

    Raises MissingCatalogueError, UnknownLanguageError.
    """
    return _load(language if isinstance(language, str) else language.tag)


@lru_cache(maxsize=64)
def _load(tag: str) -> Catalogue:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    path = catalogue_path(tag)
    raw = path.read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(raw), abort_invalid=True))
    compiled.seek(0)
    return Catalogue(path.parent.name, hashlib.sha256(raw).hexdigest(), gettext.GNUTranslations(compiled))


def read_entries(raw: bytes) -> tuple[Entry, ...]:
    """Return the entries of a .po file, its header left out."""
    from babel.messages.pofile import read_po

    entries = []
    for message in read_po(io.BytesIO(raw), abort_invalid=True):
        if not message.id:
            continue
        msgid, plural = (message.id, None) if isinstance(message.id, str) else (message.id[0], message.id[1])
        string = message.string or ""
        texts = (string,) if isinstance(string, str) else tuple(text or "" for text in string)
        entries.append(Entry(msgid, plural, message.context, texts, message.fuzzy))
    return tuple(entries)
