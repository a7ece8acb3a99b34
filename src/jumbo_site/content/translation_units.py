"""What translators are given: each text with its source, its translation so far, and where it stands.

A Markdown text is given block by block where its translation has the same blocks, or none yet. A translation of
another shape is given as a whole: its paragraphs could not be put beside those of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jumbo_site.content.translation_blocks import Block, are_aligned, blocks
from jumbo_site.content.translation_fingerprints import prose_state
from jumbo_site.content.translation_plurals import PluralForms
from jumbo_site.content.translation_texts import ContentText, EntryTexts
from jumbo_site.diagnostics import Location

BODY = ("body",)


@dataclass(frozen=True)
class TranslationUnit:
    """One text to be translated."""

    address: str
    """``2022/panels/cybercrime#summary``, ``pages/about#body:3``, ``2022#figures.days.label[few]``."""
    entry: EntryTexts
    text: ContentText
    source: str
    source_plural: str | None
    """The form ``other`` of a counted noun, whose ``source`` is then ``one``."""
    targets: tuple[str, ...]
    """The translation so far, as many forms as the language has; empty texts where there is none."""
    location: Location
    """Of the source."""
    is_stale: bool = False
    block: int | None = None
    """The index of the block in a Markdown text."""
    category: str | None = None
    """The plural category, in formats that have no plural forms."""
    glossary: tuple[str, ...] = ()
    """Lines of the glossary that concern the text."""
    keeps_lines: bool = False
    """Whether this is Markdown, where line ends count."""

    @property
    def body_address(self) -> str:
        """The address without the number of the block."""
        return f"{self.entry.address}#{self.text.name}"


def translation_units(
    entries: Iterable[EntryTexts], source: str, target: PluralForms, *, has_plurals: bool
) -> tuple[TranslationUnit, ...]:
    """Return the units of all texts that exist in the language ``source``, to be translated into ``target``'s.

    ``has_plurals`` tells whether all forms of a counted noun are one unit, or one each.
    """
    return tuple(unit for entry in entries for unit in _entry_units(entry, source, target, has_plurals))


def _entry_units(entry: EntryTexts, source: str, target: PluralForms, has_plurals: bool) -> Iterator[TranslationUnit]:
    prose = entry.prose(target.tag)
    state = prose_state(entry, prose) if prose else None
    for text in entry.texts:
        if source not in text.values:
            continue
        stale = bool(state and state.is_stale and entry.is_in_prose(text.path, target.tag))
        address = f"{entry.address}#{text.name}"
        values = text.values[source]
        place = entry.location(text, source)
        if isinstance(values, str):
            written = text.values.get(target.tag, "")
            unit = TranslationUnit(address, entry, text, values, None, (str(written),), place, stale)
            yield from _body_units(unit, source, target.tag) if text.path == BODY else (unit,)
        else:
            forms = text.values.get(target.tag, {})
            yield from _plural_units(
                TranslationUnit(address, entry, text, "", None, (), place, stale),
                values,
                forms if isinstance(forms, Mapping) else {},
                target,
                has_plurals,
            )


def _plural_units(
    unit: TranslationUnit, source: Mapping[str, str], forms: Mapping[str, str], target: PluralForms, has_plurals: bool
) -> Iterator[TranslationUnit]:
    written = tuple(forms.get(category, forms.get("other", "")) for category in target.categories)
    if has_plurals:
        one = source.get("one", source["other"])
        yield replace(unit, source=one, source_plural=source["other"], targets=written)
        return
    for category, form in zip(target.categories, written, strict=True):
        own = source.get(category, source["other"])
        address = f"{unit.address}[{category}]"
        yield replace(unit, address=address, source=own, targets=(form,), category=category)


def body_blocks(entry: EntryTexts, language: str) -> tuple[Block, ...]:
    """Return the blocks of an entry's Markdown text; none where it has no text in the language."""
    prose = entry.prose(language)
    return blocks(prose.body) if prose else ()


def _body_units(unit: TranslationUnit, source: str, target: str) -> Iterator[TranslationUnit]:
    prose = unit.entry.prose(source)
    own, theirs = body_blocks(unit.entry, source), body_blocks(unit.entry, target)
    unit = replace(unit, keeps_lines=True)
    if prose is None or (theirs and not are_aligned(own, theirs)):
        yield unit
        return
    for index, block in enumerate(own):
        if block.is_translatable:
            yield replace(
                unit,
                address=f"{unit.address}:{index + 1}",
                source=block.text,
                targets=(theirs[index].text if theirs else "",),
                location=Location(prose.file, prose.body_line + block.line, len(block.first_prefix) + 1),
                block=index,
            )
