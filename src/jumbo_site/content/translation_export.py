"""From the content to a file for translators, and back: the steps of ``translations export`` and ``import``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from jumbo_site.content.translation_exchange import (
    MAX_BYTES,
    ExchangeEntry,
    ExchangeError,
    ExchangeFile,
    ExchangeOptions,
)
from jumbo_site.content.translation_files import FileChange, Languages, import_changes
from jumbo_site.content.translation_glossary import Glossary
from jumbo_site.content.translation_import import Accepted, ImportNote, accepted, carried_over
from jumbo_site.content.translation_plurals import plural_forms
from jumbo_site.content.translation_po import po_text, read_po
from jumbo_site.content.translation_texts import EntryTexts
from jumbo_site.content.translation_units import TranslationUnit, translation_units
from jumbo_site.content.translation_xliff import read_xliff, xliff_bytes
from jumbo_site.messages import say


@dataclass(frozen=True)
class SiteTexts:
    """The texts of a site, and what it is called."""

    root: Path
    """The content folder."""
    shown: str
    """What the folder is called in places of diagnostics."""
    title: str
    languages: tuple[str, ...]
    """The first is the default."""
    entries: tuple[EntryTexts, ...]
    glossary: Glossary


@dataclass(frozen=True)
class Export:
    """A file for translators."""

    data: bytes
    units: tuple[TranslationUnit, ...]
    without_source: int
    """Texts that the source language does not have, and that are therefore not in it."""
    differing: tuple[str, ...]
    """Addresses whose translation in an older file is not the one of the content."""
    lost: tuple[str, ...] = ()
    """Addresses of an older file that the content has no more, and whose translation the format cannot keep."""


@dataclass(frozen=True)
class Import:
    """What a translated file would change."""

    changes: tuple[FileChange, ...]
    notes: tuple[ImportNote, ...]
    taken: Accepted


def export_units(site: SiteTexts, source: str, target: str, *, has_plurals: bool) -> tuple[TranslationUnit, ...]:
    """Return the texts to be translated, each with the glossary's remarks."""
    remarks = site.glossary.remarks(source, target)
    units = translation_units(site.entries, source, plural_forms(target), has_plurals=has_plurals)
    return tuple(
        replace(unit, glossary=tuple(one.line for one in remarks if one.pattern.search(unit.source))) for unit in units
    )


def export(site: SiteTexts, source: str, target: str, file_format: str, previous: bytes | None) -> Export:
    """Return the file in the format ``po`` or ``xliff``. ``previous`` is the file that it takes the place of, if any.

    Raises ExchangeError where that cannot be read.
    """
    units = export_units(site, source, target, has_plurals=file_format == "po")
    left: tuple[ExchangeEntry, ...] = ()
    options = ExchangeOptions(site.title, source, target, plural_forms(target).header, site.shown)
    differing: tuple[str, ...] = ()
    if previous is not None:
        old = read_exchange(previous, target)
        if old.has_plurals != (file_format == "po"):
            raise ExchangeError(say("It is in the other format."))
        check_languages(old, source, target)
        units, left, differing = carried_over(units, old, source)
        options = replace(options, obsolete=left)
    data = po_text(units, options).encode("utf-8") if file_format == "po" else xliff_bytes(units, options)
    without = sum(source not in text.values for entry in site.entries for text in entry.texts)
    lost = tuple(entry.address for entry in left if file_format != "po" or entry.source_plural is not None)
    return Export(data, units, without, differing, lost)


def read_exchange(data: bytes, target: str) -> ExchangeFile:
    """Read a PO or XLIFF file, whichever it is. Raises ExchangeError."""
    if len(data) > MAX_BYTES:
        raise ExchangeError(say("The file is larger than {max_bytes} MB.", max_bytes=MAX_BYTES // 1_000_000))
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return read_xliff(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExchangeError(say("The file is not UTF-8 text.")) from None
    return read_po(text, target)


def check_languages(file: ExchangeFile, source: str, target: str) -> None:
    """Refuse a file that is for other languages. Raises ExchangeError."""
    if file.target_language is None:
        raise ExchangeError(
            say("The file does not say which language it holds; its header needs `{target}`.", target=target)
        )
    if file.target_language != target:
        raise ExchangeError(
            say(
                "The file holds `{target_language}`, not `{target}`.",
                target_language=file.target_language,
                target=target,
            )
        )
    if file.source_language is not None and file.source_language != source:
        raise ExchangeError(
            say(
                "The file is translated from `{source_language}`, not from `{source}`.",
                source_language=file.source_language,
                source=source,
            )
        )


def planned_import(site: SiteTexts, file: ExchangeFile, source: str, target: str) -> Import:
    """Return what a translated file would change; nothing is written."""
    forms = plural_forms(target)
    units = translation_units(site.entries, source, forms, has_plurals=file.has_plurals)
    taken = accepted(units, file, source)
    languages = Languages(source, forms, site.languages[0])
    changes, notes = import_changes(site.root, site.shown, units, taken, languages)
    return Import(tuple(changes), (*taken.notes, *notes), taken)
