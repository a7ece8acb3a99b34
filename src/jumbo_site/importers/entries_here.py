"""The entries of content/ as they stand, in the fields of an import; and which of them a source's entry is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.load import LoadResult
from jumbo_site.diagnostics import Location
from jumbo_site.importers.entries import EntryName
from jumbo_site.importers.entry_ids import new_id
from jumbo_site.importers.import_record import FieldPath, ImportRecord

IN_EDITION = frozenset({"rooms", "tracks"})
"""Kinds whose entries are items of a list in edition.yaml."""
LISTS = frozenset({"people", "links", "documents", "languages", "aliases"})
_TEXTS = frozenset({"title", "summary", "position", "name"})


@dataclass(frozen=True)
class EntryHere:
    """An entry as people see it: its data, where it stands, and the path of its data in its file."""

    key: EntityKey
    data: Mapping[str, Any]
    source: EntitySource
    within: tuple[str | int, ...] = ()
    """Of an item of edition.yaml: ``("rooms", 0)``."""

    def value(self, path: FieldPath, default: str) -> Any:
        """Return the value of a field: a text, a list whose items are in one form, or None."""
        own = self.data.get(path[0])
        if path[0] in LISTS:
            return [plain_item(one, default) for one in own] if isinstance(own, list) and own else None
        if len(path) == 1:
            return own.strip() if isinstance(own, str) else None
        if isinstance(own, str):
            return own.strip() if path[1] == default else None
        text = own.get(path[1]) if isinstance(own, dict) else None
        text = text.get("text") if isinstance(text, dict) else text
        return text.strip() if isinstance(text, str) else None

    def location(self, path: FieldPath) -> Location:
        """Return the place of a field, or of the entry where it is not there."""
        return self.source.value_location((*self.within, *path))

    def texts(self, name: str) -> list[str]:
        """Return the texts of a title or a name, in all languages or scripts."""
        own = self.data.get(name)
        found = list(own.values()) if isinstance(own, dict) else [own]
        texts = [one.get("text") if isinstance(one, dict) else one for one in found]
        return [text for text in texts if isinstance(text, str)]


def plain_item(item: Any, default: str) -> Any:
    """Return an item of a list in the form of an import: with its role, and a label of the first language alone."""
    if not isinstance(item, dict):
        return item
    made = {name: _label(value, default) for name, value in item.items()}
    if "speaker" in made:
        made.setdefault("role", "speaker")
    return made


def _label(value: Any, default: str) -> Any:
    return value[default] if isinstance(value, dict) and set(value) == {default} else value


def item_key(name: str, item: Any) -> str:
    """Return what tells an item of a list from the others: a person and a role, or an address."""
    if isinstance(item, dict):
        return f"{item.get('speaker')}\n{item.get('role')}" if name == "people" else str(item.get("url") or item)
    return str(item)


def entries_here(loaded: LoadResult, edition: str) -> dict[tuple[str, str], EntryHere]:
    """Return all entries that an import into an edition could concern, by kind and id."""
    found: dict[tuple[str, str], EntryHere] = {}
    for key, joined in loaded.joined.items():
        if key.kind in ("organisations", "speakers") or (key.edition == edition and key.kind != "edition"):
            found[key.kind, key.id] = EntryHere(key, joined.data, joined.source)
        elif key.kind == "edition" and key.id == edition:
            found["edition", key.id] = EntryHere(key, joined.data, joined.source)
            for kind in sorted(IN_EDITION):
                listed = joined.data.get(kind)
                for index, item in enumerate(listed if isinstance(listed, list) else []):
                    if isinstance(item, dict) and isinstance(item.get("id"), str):
                        found[kind, item["id"]] = EntryHere(key, item, joined.source, (kind, index))
    return found


@dataclass(frozen=True)
class Identities:
    """The id of each entry of a source, and which of them are taken for entries that people wrote."""

    ids: Mapping[tuple[str, str], str]
    adopted: tuple[tuple[str, str], ...]
    """Kinds and keys."""


def identities(
    names: Iterable[EntryName], here: Mapping[tuple[str, str], EntryHere], record: ImportRecord, *, matching: bool
) -> Identities:
    """Return the ids of a source's entries: those of the last import, else of an entry here that has the same name.

    An entry here is taken for that of the source only where neither has another of that name.
    """
    names = list(names)
    ids = {
        (one.kind, one.key): record.entries[one.kind, one.key].id
        for one in names
        if (one.kind, one.key) in record.entries
    }
    bound = {(kind, entry.id) for (kind, _), entry in record.entries.items()}
    taken: dict[str, set[str]] = {}
    for kind, own in (*here, *bound):
        taken.setdefault(_space(kind), set()).add(own)
    by_name = _by_name(names, here, bound) if matching else {}
    adopted = []
    for one in names:
        if (one.kind, one.key) in ids:
            continue
        found = by_name.get((one.kind, one.key))
        if found is not None:
            adopted.append((one.kind, one.key))
        else:
            space = taken.setdefault(_space(one.kind), set())
            found = new_id(one.texts, one.kind.rstrip("s"), one.key, space)
            space.add(found)
        ids[one.kind, one.key] = found
    return Identities(ids, tuple(adopted))


def _space(kind: str) -> str:
    """Return the kinds that share their ids: sessions and panels of an edition have addresses beside each other."""
    return "sessions" if kind == "panels" else kind


def _by_name(
    names: Sequence[EntryName], here: Mapping[tuple[str, str], EntryHere], bound: set[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Return the ids of entries here by the kind and key of the one entry of the source that has their name."""
    known: dict[tuple[str, str], set[str]] = {}
    for (kind, own), entry in here.items():
        if (kind, own) not in bound and kind != "panels":
            for text in entry.texts("title" if kind in ("sessions", "contributions", "edition") else "name"):
                known.setdefault((kind, text.casefold()), set()).add(own)
    wanted: dict[tuple[str, str], set[str]] = {}
    for one in names:
        for text in one.texts:
            wanted.setdefault((one.kind, text.casefold()), set()).add(one.key)
    found: dict[tuple[str, str], str] = {}
    used: set[tuple[str, str]] = set()
    for one in names:
        matches = {own for text in one.texts for own in known.get((one.kind, text.casefold()), ())}
        alone = all(len(wanted[one.kind, text.casefold()]) == 1 for text in one.texts)
        if len(matches) == 1 and alone and (one.kind, next(iter(matches))) not in used:
            found[one.kind, one.key] = next(iter(matches))
            used.add((one.kind, found[one.kind, one.key]))
    return found
