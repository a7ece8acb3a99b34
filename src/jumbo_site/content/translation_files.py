"""Translations and fingerprints written into the right files of content/, each file once and as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pathlib import PurePosixPath

from jumbo_site.content.entities import Path
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.translation_blocks import block_edits, blocks
from jumbo_site.content.translation_bytes import WrittenText
from jumbo_site.content.translation_fingerprints import SOURCE_KEY, source_mark
from jumbo_site.content.translation_import import Accepted, ImportNote
from jumbo_site.content.translation_plurals import PluralForms
from jumbo_site.content.translation_texts import ContentText, EntryTexts
from jumbo_site.content.translation_units import BODY, TranslationUnit, body_blocks
from jumbo_site.content.translation_yaml import Edit, EditRefusedError, applied, yaml_edits
from jumbo_site.content.yaml_nodes import SequenceNode, parse_yaml, to_plain
from jumbo_site.messages import say

_FENCE = "---"


@dataclass(frozen=True)
class FileChange:
    """A file's new bytes, and what was changed in it: addresses of texts, or a fingerprint."""

    path: PurePosixPath
    """Relative to content/."""
    data: bytes
    is_new: bool
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Languages:
    """From which language into which, and in which a plain text of YAML is."""

    source: str
    target: PluralForms
    default: str


@dataclass
class _ProseChange:
    """What is to be written into one Markdown file."""

    entry: EntryTexts
    front: dict[Path, str] = field(default_factory=dict)
    blocks: dict[int, str] = field(default_factory=dict)
    body: str | None = None
    addresses: list[str] = field(default_factory=list)


@dataclass
class _YamlChange:
    """What is to be written for one text of a YAML file."""

    text: ContentText
    value: str = ""
    forms: dict[str, str] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)

    def add(self, unit: TranslationUnit, targets: Sequence[str], languages: Languages) -> None:
        """Add the translation of a unit: the text, or one or all forms of a counted noun."""
        self.addresses.append(unit.address)
        if not self.text.is_plural:
            self.value = targets[0]
            return
        categories = languages.target.categories if unit.category is None else (unit.category,)
        self.forms.update(zip(categories, targets, strict=True))

    def to_write(self, languages: Languages) -> str | dict[str, str]:
        """Return the text, or those forms that are to be written; none where `other` would be missing.

        A new form that equals ``other`` is left out, since ``other`` serves for it.
        """
        if not self.text.is_plural:
            return self.value
        present = self.text.values.get(languages.target.tag, {})
        known = dict(present) if isinstance(present, Mapping) else {}
        forms = dict(self.forms)
        last = languages.target.categories[-1]
        if last != "other" and "other" not in known and last in forms:
            forms["other"] = forms[last]  # whole numbers never reach `other` in this language; fractions do
        other = forms.get("other", known.get("other"))
        if other is None:
            return {}
        return {
            category: form
            for category, form in forms.items()
            if known.get(category) != form and (category in known or category == "other" or form != other)
        }


def prose_path(key: EntityKey, language: str) -> PurePosixPath:
    """Return where the Markdown file of an entry in a language stands, relative to content/."""
    if key.kind == "edition":
        return PurePosixPath(key.id, f"edition.{language}.md")
    return PurePosixPath(key.edition, key.kind, f"{key.id}.{language}.md")


def import_changes(
    root: FilePath, shown: str, units: Sequence[TranslationUnit], taken: Accepted, languages: Languages
) -> tuple[list[FileChange], list[ImportNote]]:
    """Return the files to be written for the translations of a file; ``shown`` is what ``root`` is called in places.

    Nothing is returned for a file that would stay as it is.
    """
    notes: list[ImportNote] = []
    yaml_changes: dict[str, dict[tuple[str, Path], _YamlChange]] = {}
    prose_changes: dict[EntityKey, _ProseChange] = {}
    for unit in _without_holes(units, taken, languages, notes):
        targets = taken.targets[unit.address]
        if targets == unit.targets:
            continue
        if _goes_to_prose(unit.entry, unit.text, languages):
            _add_prose(prose_changes.setdefault(unit.entry.key, _ProseChange(unit.entry)), unit, targets[0])
        else:
            of_file = yaml_changes.setdefault(unit.entry.source.file.removeprefix(f"{shown}/"), {})
            of_file.setdefault((unit.entry.key.id, unit.text.path), _YamlChange(unit.text)).add(
                unit, targets, languages
            )
    changes = []
    for name, of_file in sorted(yaml_changes.items()):
        changes += _yaml_change(root, PurePosixPath(name), of_file, languages, notes)
    by_entry: dict[EntityKey, list[TranslationUnit]] = {}
    for unit in units:
        if _goes_to_prose(unit.entry, unit.text, languages):
            by_entry.setdefault(unit.entry.key, []).append(unit)
    for key, listed in by_entry.items():
        if any(unit.is_stale for unit in listed):
            prose_changes.setdefault(key, _ProseChange(listed[0].entry))
    for key, change in sorted(prose_changes.items()):
        is_new = change.entry.prose(languages.target.tag) is None
        if is_new or all(unit.address in taken.targets for unit in by_entry[key]):
            mark = source_mark(change.entry, languages.target.tag, languages.source)
            if mark is not None:
                change.front[SOURCE_KEY,] = str(mark)
        changes += _prose_change(root, change, languages, notes)
    return changes, notes


def write_changes(root: FilePath, changes: Iterable[FileChange]) -> None:
    """Write files, each in one step. Raises OSError."""
    import shutil

    for change in changes:
        path = root / change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.new")
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as stream:
            stream.write(change.data)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)


def _goes_to_prose(entry: EntryTexts, text: ContentText, languages: Languages) -> bool:
    """Tell whether a translation belongs into Markdown: where it is already, or where its source is."""
    if languages.target.tag in text.values:
        return entry.is_in_prose(text.path, languages.target.tag)
    return entry.is_in_prose(text.path, languages.source)


def _without_holes(
    units: Sequence[TranslationUnit], taken: Accepted, languages: Languages, notes: list[ImportNote]
) -> list[TranslationUnit]:
    """Return the units that have a translation, less those of Markdown texts that would be half translated."""
    blocks_of: dict[EntityKey, list[TranslationUnit]] = {}
    for unit in units:
        if unit.block is not None and not body_blocks(unit.entry, languages.target.tag):
            blocks_of.setdefault(unit.entry.key, []).append(unit)
    waiting = set()
    for listed in blocks_of.values():
        done = [unit for unit in listed if unit.address in taken.targets]
        if 0 < len(done) < len(listed):
            waiting |= {unit.address for unit in done}
            reason = say(
                "{done} of {listed} paragraphs are translated; the text is written when all are",
                done=len(done),
                listed=len(listed),
            )
            notes.append(ImportNote(1, listed[0].body_address, reason, is_error=False))
    return [unit for unit in units if unit.address in taken.targets and unit.address not in waiting]


def _add_prose(change: _ProseChange, unit: TranslationUnit, target: str) -> None:
    change.addresses.append(unit.address)
    if unit.block is not None:
        change.blocks[unit.block] = target
    elif unit.text.path == BODY:
        change.body = target
    elif unit.text.path[0] == "outcomes":
        change.front["outcomes", unit.text.name.split(".")[1]] = target
    else:
        change.front[str(unit.text.path[0]),] = target


def _yaml_change(
    root: FilePath,
    path: PurePosixPath,
    of_file: Mapping[tuple[str, Path], _YamlChange],
    languages: Languages,
    notes: list[ImportNote],
) -> list[FileChange]:
    raw = WrittenText((root / path).read_bytes())
    indexes = _indexes(raw.text)
    values: dict[Path, str | dict[str, str]] = {}
    addresses: dict[Path, list[str]] = {}
    for (entry_id, text_path), change in of_file.items():
        place = (*((indexes[entry_id],) if indexes else ()), *text_path, languages.target.tag)
        value = change.to_write(languages)
        if value:
            values[place], addresses[place] = value, change.addresses
        elif "other" not in change.forms:
            reason = say("the form `other` is not translated yet; the others are written with it")
            notes.append(ImportNote(1, change.addresses[0], reason, is_error=False))
    refused = _refused(raw.text, values, languages)
    for place, error in refused.items():
        reason = say("{file}: {reason}", file=path, reason=error.message)
        notes += [ImportNote(1, address, reason) for address in addresses[place]]
    values = {place: value for place, value in values.items() if place not in refused}
    if not values:
        return []
    data = raw.edited(yaml_edits(raw.text, values, languages.default))
    return [FileChange(path, data, False, tuple(address for place in values for address in addresses[place]))]


def _refused(
    text: str, values: Mapping[Path, str | dict[str, str]], languages: Languages
) -> dict[Path, EditRefusedError]:
    """Return the changes of a file that cannot be made, and why."""
    try:
        yaml_edits(text, values, languages.default)
    except EditRefusedError:
        refused = {}
        for place, value in values.items():
            try:
                yaml_edits(text, {place: value}, languages.default)
            except EditRefusedError as error:
                refused[place] = error
        return refused
    return {}


def _indexes(text: str) -> dict[str, int]:
    """Return the places of the entries of a file that holds a list, by their ids; empty for another file."""
    node = parse_yaml(text, "").node
    if not isinstance(node, SequenceNode):
        return {}
    return {str(item.get("id")): index for index, item in enumerate(to_plain(node)) if isinstance(item, dict)}


def _prose_change(
    root: FilePath, change: _ProseChange, languages: Languages, notes: list[ImportNote]
) -> list[FileChange]:
    target = languages.target.tag
    path = prose_path(change.entry.key, target)
    prose = change.entry.prose(target)
    raw = WrittenText((root / path).read_bytes() if prose else b"")
    try:
        edits, body_start = front_edits(raw.text, change.front, target)
    except EditRefusedError as refused:
        reason = say("{file}: {reason}", file=path, reason=refused.message)
        notes += [ImportNote(1, address, reason) for address in change.addresses]
        return []
    body = raw.text[body_start:]
    if change.body is not None:
        shown = body.strip("\n")
        start = body_start + len(body) - len(body.lstrip("\n")) if shown else len(raw.text)
        edits.append((start, start + len(shown), change.body if shown else f"{change.body}\n"))
    elif change.blocks and blocks(body):
        own = block_edits(blocks(body), change.blocks)
        edits += [(body_start + start, body_start + end, new) for start, end, new in own]
    elif change.blocks:
        source = change.entry.prose(languages.source)
        copied = source.body if source else ""
        text = applied(copied, block_edits(blocks(copied), change.blocks)).strip("\n")
        separator = "" if not raw.text or raw.text.endswith("\n") else "\n"
        edits.append((len(raw.text), len(raw.text), f"{separator}{text}\n"))
    data = raw.edited(edits)
    if data == raw.data:
        return []
    return [FileChange(path, data, prose is None, tuple(change.addresses) or (SOURCE_KEY,))]


def front_edits(text: str, front: Mapping[Path, str], language: str) -> tuple[list[Edit], int]:
    """Return the edits of a Markdown file that set texts of its front matter, and where its body begins.

    Raises EditRefusedError.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        if not front:
            return [], 0
        edits = yaml_edits("", front, language)
        return [(0, 0, f"{_FENCE}\n{applied('', edits)}{_FENCE}\n")], 0
    start = len(lines[0]) + 1
    end = start
    for line in lines[1:]:
        if line.rstrip() == _FENCE:
            break
        end += len(line) + 1
    else:
        raise EditRefusedError(say("the front matter is not closed"))
    closing = text.find("\n", end)
    body_start = closing + 1 if closing != -1 else len(text)
    edits = yaml_edits(text[start:end], front, language) if front else []
    return [(start + first, start + last, new) for first, last, new in edits], body_start
