"""PO files (GNU gettext), which Weblate, Crowdin and Poedit edit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jumbo_site.content.translation_exchange import (
    ExchangeEntry,
    ExchangeError,
    ExchangeFile,
    ExchangeOptions,
    comments,
    shown_place,
)
from jumbo_site.content.translation_plurals import PluralFormsError, form_indexes, plural_forms
from jumbo_site.content.translation_units import TranslationUnit
from jumbo_site.i18n.language import UnknownLanguageError, canonical_tag
from jumbo_site.messages import say

if TYPE_CHECKING:
    import polib

_LINE = re.compile(r'\s*(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*')
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab"}
"""Modifiers of gettext's locale names, as in ``sr@latin``, and their ISO 15924 codes."""


class _Source(str):
    """The text of a PO file. Its lines end with LF alone: polib would lose what follows U+0085 or U+2028 in a line."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        """Return the lines, as files have them."""
        return [line + "\n" * keepends for line in self.replace("\r\n", "\n").split("\n")]


def po_text(units: Iterable[TranslationUnit], options: ExchangeOptions) -> str:
    """Return a PO file. Nothing in it comes from the clock, so its dates say only that they are not known."""
    import polib

    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Project-Id-Version": options.title,
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": "1970-01-01 00:00+0000",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": options.target_language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": options.plural_header,
        "X-Source-Language": options.source_language.replace("-", "_"),
        "X-Generator": "jumbo-site",
    }
    for unit in units:
        entry = polib.POEntry(
            msgctxt=unit.address,
            msgid=unit.source,
            comment="\n".join(comments(unit)),
            occurrences=[_place(unit, options.file_prefix)],
            flags=["fuzzy"] if unit.is_stale and any(unit.targets) else [],
        )
        if unit.source_plural is None:
            entry.msgstr = unit.targets[0]
        else:
            entry.msgid_plural = unit.source_plural
            entry.msgstr_plural = dict(enumerate(unit.targets))
        file.append(entry)
    for old in options.obsolete:
        if old.source_plural is None:
            file.append(polib.POEntry(msgctxt=old.address, msgid=old.source, msgstr=old.targets[0], obsolete=True))
    return str(file).rstrip("\n") + "\n"


def _place(unit: TranslationUnit, file_prefix: str) -> tuple[str, str]:
    name, line = shown_place(unit, file_prefix)
    return f"content/{name}", str(line)


def read_po(text: str, language: str) -> ExchangeFile:
    """Read a PO file that holds translations into ``language``. Raises ExchangeError."""
    import polib

    if "msgid" not in text:
        raise ExchangeError(say("This is not a PO file."))
    # polib takes a line whose quotation mark is not closed for a shorter text
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("#") and _LINE.fullmatch(line) is None:
            raise ExchangeError(say("This line cannot be read as a part of a PO file."), number)
    try:
        file = polib.pofile(_Source(text))
    except (OSError, ValueError) as error:
        said = re.search(r"line (\d+)", str(error))
        raise ExchangeError(say("This cannot be read as a PO file."), int(said[1]) if said else None) from None
    header = file.metadata.get("Plural-Forms")
    try:
        indexes = form_indexes(header or plural_forms(language).header, language)
    except PluralFormsError as error:
        raise ExchangeError(error.message) from None
    entries = tuple(_entry(entry, indexes) for entry in file if not entry.obsolete)
    return ExchangeFile(
        True, _tag(file.metadata.get("X-Source-Language")), _tag(file.metadata.get("Language")), entries
    )


def _entry(entry: polib.POEntry, indexes: tuple[int, ...]) -> ExchangeEntry:
    targets: tuple[str, ...] = (entry.msgstr,)
    if entry.msgid_plural:
        targets = tuple(entry.msgstr_plural.get(index, "") for index in indexes)
    address = entry.msgctxt or ""
    return ExchangeEntry(address, entry.msgid, entry.msgid_plural or None, targets, entry.fuzzy, entry.linenum or 1)


def _tag(name: str | None) -> str | None:
    """Return a locale name of gettext, such as ``sr_Latn`` or ``sr@latin``, as a BCP 47 tag."""
    if not name or not name.strip():
        return None
    main, _, modifier = name.strip().partition("@")
    parts = main.split(".")[0].replace("_", "-").split("-")
    if modifier in _SCRIPTS:
        parts.insert(1, _SCRIPTS[modifier])
    try:
        return canonical_tag("-".join(parts))
    except UnknownLanguageError:
        return name
