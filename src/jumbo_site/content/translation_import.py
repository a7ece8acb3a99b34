"""Translated files brought back into content/: what is to be written where, worked out in full before any writing.

An entry is taken only where its source is still the text that the translator saw. Nothing that is there is deleted:
an empty translation leaves the text as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jumbo_site.content.translation_exchange import ExchangeEntry, ExchangeFile
from jumbo_site.content.translation_units import TranslationUnit
from jumbo_site.diagnostics import Message, did_you_mean, say


@dataclass(frozen=True)
class ImportNote:
    """Why an entry of the translated file was not taken."""

    line: int
    address: str
    reason: Message
    hint: Message | None = None
    is_error: bool = True
    """False where the entry only waits for others."""


@dataclass
class Accepted:
    """The translations of a file that can be taken, by the address of the unit; and how many cannot."""

    targets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unsure: int = 0
    """Marked as fuzzy."""
    empty: int = 0
    notes: list[ImportNote] = field(default_factory=list)


def accepted(units: Sequence[TranslationUnit], file: ExchangeFile, source: str) -> Accepted:
    """Match the entries of a translated file with the units of the content as it is now."""
    by_address = {unit.address: unit for unit in units}
    by_block: dict[tuple[str, str], list[TranslationUnit]] = {}
    for unit in units:
        if unit.block is not None:
            by_block.setdefault((unit.body_address, unit.source), []).append(unit)
    result = Accepted()
    seen: dict[str, ExchangeEntry] = {}
    for entry in file.entries:
        found = _match(entry, by_address, by_block, source)
        if isinstance(found, ImportNote):
            result.notes.append(found)
            continue
        first = seen.setdefault(found.address, entry)
        if first is not entry:
            if first.targets != entry.targets:
                line = first.line
                reason = say("it stands already in line {line}, with another translation", line=line)
                result.notes.append(ImportNote(entry.line, entry.address, reason, say("Keep one of the two.")))
            continue
        targets = tuple(cleaned(target, keeps_lines=found.keeps_lines) for target in entry.targets)
        if not all(targets):
            result.empty += 1
            if any(targets):
                reason = say("some of its plural forms are empty")
                result.notes.append(ImportNote(entry.line, entry.address, reason, say("Translate all forms.")))
        elif entry.is_unsure:
            result.unsure += 1
        else:
            result.targets[found.address] = targets
    return result


def cleaned(text: str, *, keeps_lines: bool) -> str:
    """Return a translation without blanks around it; the indentation of Markdown stays."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip("\n") if keeps_lines and text.strip() else text.strip()


def _match(
    entry: ExchangeEntry,
    by_address: Mapping[str, TranslationUnit],
    by_block: Mapping[tuple[str, str], list[TranslationUnit]],
    source: str,
) -> TranslationUnit | ImportNote:
    """Return the unit that an entry translates, or why there is none.

    A paragraph that now has another number, since some were added or taken away before it, is found by its text.
    """
    if entry.problem is not None:
        return ImportNote(entry.line, entry.address, entry.problem)
    unit = by_address.get(entry.address)
    if unit is not None and _same_source(unit, entry):
        return unit
    body_address, _, number = entry.address.rpartition(":")
    if number.isdigit():
        moved = by_block.get((body_address, entry.source), [])
        if len(moved) == 1:
            return moved[0]
    if unit is not None:
        reason = say("its text in `{source}` has changed since the export", source=source)
        return ImportNote(entry.line, entry.address, reason, say("Export again, and translate the new text."))
    if not entry.address:
        return ImportNote(entry.line, entry.address, say("it has no context (msgctxt), so its place is not known"))
    if any(other.body_address == body_address or other.address == body_address for other in by_address.values()):
        reason = say("its paragraph is not in the text any more, or the translation has other paragraphs by now")
        return ImportNote(entry.line, entry.address, reason, say("Export again."))
    hint = did_you_mean(entry.address, by_address)
    return ImportNote(entry.line, entry.address, say("the content has no text at this address"), hint)


def _same_source(unit: TranslationUnit, entry: ExchangeEntry) -> bool:
    return unit.source == entry.source and unit.source_plural == entry.source_plural


def carried_over(
    units: Sequence[TranslationUnit], previous: ExchangeFile, source: str
) -> tuple[tuple[TranslationUnit, ...], tuple[ExchangeEntry, ...], tuple[str, ...]]:
    """Keep the work of translators that is only in an older exported file.

    Returns the units, with translations from that file where the content has none (as stale where their source has
    changed); the entries that no unit is left for; and the addresses whose translation differs from the content's.
    """
    by_address = {unit.address: unit for unit in units}
    by_block: dict[tuple[str, str], list[TranslationUnit]] = {}
    for unit in units:
        if unit.block is not None:
            by_block.setdefault((unit.body_address, unit.source), []).append(unit)
    taken: dict[str, TranslationUnit] = {}
    left, differing = [], []
    for entry in previous.entries:
        if not any(entry.targets):
            continue
        found = _match(entry, by_address, by_block, source)
        kept = by_address.get(entry.address) if isinstance(found, ImportNote) else found
        if kept is None or len(kept.targets) != len(entry.targets):
            left.append(entry)
        elif not any(kept.targets):
            is_stale = entry.is_unsure or isinstance(found, ImportNote)
            taken.setdefault(kept.address, replace(kept, targets=entry.targets, is_stale=is_stale))
        elif isinstance(found, TranslationUnit) and not entry.is_unsure:
            clean = tuple(cleaned(target, keeps_lines=kept.keeps_lines) for target in entry.targets)
            if all(clean) and clean != kept.targets:
                differing.append(kept.address)
    return tuple(taken.get(unit.address, unit) for unit in units), tuple(left), tuple(differing)
