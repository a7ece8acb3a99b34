"""All texts of the content that exist in several languages, each with an address that stays when files move about.

``2022/panels/cybercrime#summary``: the entry, then the keys that lead to the text. Entries of lists are named by their
id (persons by the speaker's), since their place in the list may change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jumbo_site.content.entities import EntitySource, Path, ProseSource
from jumbo_site.content.layout import EDITION_KINDS, TOP_KINDS, EntityKey
from jumbo_site.diagnostics import Location
from jumbo_site.model.content import Content
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.record import Record

Value = str | Mapping[str, str]
"""A text, or a counted noun's forms by CLDR plural category."""

KINDS = ("site", *TOP_KINDS, "edition", *EDITION_KINDS)
"""The kinds of content, in the order in which they are listed."""


@dataclass(frozen=True)
class ContentText:
    """One text in all its languages."""

    name: str
    """The keys that lead to it, joined by full stops: ``outcomes.early-warning.text``."""
    path: Path
    """The same as a path of the entry's data, with indexes of lists and without a language."""
    values: Mapping[str, Value]
    is_plural: bool = False


@dataclass(frozen=True)
class EntryTexts:
    """The texts of one entry."""

    source: EntitySource
    texts: tuple[ContentText, ...]

    @property
    def key(self) -> EntityKey:
        """Which entry it is."""
        return self.source.key

    @property
    def address(self) -> str:
        """The part of the addresses before ``#``."""
        return entry_address(self.source.key)

    def prose(self, language: str) -> ProseSource | None:
        """Return the entry's Markdown file in a language."""
        return next((one for one in self.source.prose if one.language == language), None)

    def is_in_prose(self, path: Path, language: str) -> bool:
        """Tell whether the text at a path stands in the Markdown file of its language."""
        return (*path, language) in self.source.moved_places

    def location(self, text: ContentText, language: str) -> Location:
        """Return the place of a text in a language."""
        return self.source.value_location((*text.path, language))


def entry_address(key: EntityKey) -> str:
    """Return how an entry is named in the addresses of its texts: ``site``, ``2022``, ``2022/panels/cybercrime``."""
    if key.kind in ("site", "edition"):
        return key.id
    return "/".join(part for part in (key.edition, key.kind, key.id) if part)


def all_texts(content: Content, sources: Mapping[EntityKey, EntitySource]) -> tuple[EntryTexts, ...]:
    """Return the texts of every entry that has some, by kind and edition, in the order in which they are written."""
    found = []
    for key, record in _records(content):
        if key not in sources:
            continue  # a built-in role
        texts = tuple(_texts(record, (), ()))
        if texts:
            found.append(EntryTexts(sources[key], texts))
    return tuple(sorted(found, key=_order))


def _order(entry: EntryTexts) -> tuple[int, str, Location]:
    return KINDS.index(entry.key.kind), entry.key.edition, entry.source.start


def _records(content: Content) -> Iterator[tuple[EntityKey, Record]]:
    yield EntityKey("site", "", "site"), content.site
    for role in content.roles.roles:
        yield EntityKey("roles", "", role.id), role
    for kind in TOP_KINDS:
        if kind != "roles":
            for record_id, record in getattr(content, kind).items():
                yield EntityKey(kind, "", record_id), record
    for edition_id, edition in content.editions.items():
        yield EntityKey("edition", edition_id, edition_id), edition.edition
        for kind in EDITION_KINDS:
            for record_id, record in getattr(edition, kind).items():
                yield EntityKey(kind, edition_id, record_id), record


def _texts(value: object, path: Path, names: tuple[str, ...]) -> Iterator[ContentText]:
    if isinstance(value, LocalizedText) and value.texts:
        yield ContentText(".".join(names), path, dict(value.texts))
    elif isinstance(value, LocalizedPlural) and value.forms:
        yield ContentText(".".join(names), path, {tag: dict(forms) for tag, forms in value.forms}, is_plural=True)
    elif isinstance(value, Record):
        for field, info in type(value).model_fields.items():
            key = info.alias or field
            yield from _texts(getattr(value, field), (*path, key), (*names, key))
    elif isinstance(value, tuple):
        seen: dict[str, int] = {}
        for index, item in enumerate(value):
            name = str(getattr(item, "id", None) or getattr(item, "speaker", None) or index + 1)
            seen[name] = seen.get(name, 0) + 1
            unique = name if seen[name] == 1 else f"{name}-{seen[name]}"
            yield from _texts(item, (*path, index), (*names, unique))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*path, str(key)), (*names, str(key)))
