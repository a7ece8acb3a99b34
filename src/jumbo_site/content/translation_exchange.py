"""What a translated file says, whatever its format, and the errors in reading one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jumbo_site.content.translation_units import TranslationUnit
from jumbo_site.messages import Message


@dataclass(frozen=True)
class ExchangeEntry:
    """One text of a file that came back from translators."""

    address: str
    source: str
    source_plural: str | None
    targets: tuple[str, ...]
    """As many as the language has plural forms, in CLDR's order, for a counted noun; otherwise one."""
    is_unsure: bool
    """Marked as fuzzy: the translator, or a tool, wants it to be looked at again."""
    line: int
    problem: Message | None = None
    """Why the entry cannot be used."""


@dataclass(frozen=True)
class ExchangeFile:
    """A translated file."""

    has_plurals: bool
    source_language: str | None
    """BCP 47; None where the file does not say."""
    target_language: str | None
    entries: tuple[ExchangeEntry, ...]


@dataclass(frozen=True)
class ExchangeOptions:
    """What stands at the head of an exported file."""

    title: str
    """The site's, in the source language."""
    source_language: str
    target_language: str
    plural_header: str
    file_prefix: str
    """What stands before ``/`` in the places of diagnostics, and is left out."""
    obsolete: Sequence[ExchangeEntry] = ()
    """Translations of texts that the content has no more."""


class ExchangeError(Exception):
    """A translated file cannot be used at all; nothing was written."""

    def __init__(self, message: Message, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


MAX_BYTES = 50_000_000


def shown_place(unit: TranslationUnit, file_prefix: str) -> tuple[str, int]:
    """Return the file, relative to content/, and the line of a unit's source."""
    return unit.location.file.removeprefix(f"{file_prefix}/"), unit.location.line


def comments(unit: TranslationUnit) -> tuple[str, ...]:
    """Return what a translator should know of a text."""
    found = []
    if unit.source_plural is not None or unit.category is not None:
        found.append("A counted noun: the number stands before it.")
    if unit.keeps_lines:
        found.append("Markdown: keep the marks and the addresses of links.")
    return (*found, *unit.glossary)
