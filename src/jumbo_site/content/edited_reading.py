"""A reading brought up to date after an edit of some entries' own files: nothing else is looked at again."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from jumbo_site.content.entities import EntitySource, ProseSource
from jumbo_site.content.layout import EDITION_KINDS, TOP_KINDS, EntityKey
from jumbo_site.content.load import ContentReading
from jumbo_site.content.references import reference_problems
from jumbo_site.content.source_files import SourceFile, SourceTree
from jumbo_site.content.yaml_nodes import MappingNode
from jumbo_site.diagnostics import Diagnostic
from jumbo_site.model.content import Content, EditionContent


def edited(reading: ContentReading, tree: SourceTree, files: Iterable[SourceFile]) -> ContentReading | None:
    """Return the reading with the new texts of some files; None where that could change more than their entries.

    ``tree`` holds the new files already. The files must be facts or texts of entries that were right and are; lists,
    site.yaml and edition.yaml touch others. References of other entries to these are left to ``complete``.
    """
    old, content = reading.loader, reading.content
    if content is None or not old.knows_languages or reading.dangling is None or reading.dangling:
        return None
    new = copy.copy(old)
    new.tree, new.entries, new.joined, new.records = tree, dict(old.entries), dict(old.joined), dict(old.records)
    changed: dict[EntityKey, None] = {}
    by_name = {file.shown: file for file in files}
    for file in by_name.values():
        role = old.steps.role(file.path, old.editions)
        if (
            old.steps.conflicts(file)
            or role is None
            or role.form not in ("facts", "prose")
            or role.kind in ("site", "edition")
        ):
            return None
        key = role.key
        if key not in old.joined or key not in old.records or key in old.listed or key in old.damaged:
            return None
        with_file = _with_facts if role.form == "facts" else _with_text
        entry = with_file(new.entries[key], file, reading)
        if entry is None:
            return None
        new.entries[key] = entry
        changed[key] = None
    own_files = set(by_name)
    for key in changed:
        joined = old.steps.joined(new.entries[key], old.languages[0], is_listed=False)
        made = old.steps.validated(joined, old.languages[0], old.languages, is_listed=False)
        if joined.diagnostics or made.record is None:
            return None
        new.joined[key], new.records[key] = joined, made.record
        own_files |= {new.entries[key].file, *(one.file for one in new.entries[key].prose)}
    new.problems = [one for one in old.problems if one.location is None or one.location.file not in own_files]
    new.roles = [(by_name.get(file.shown, file), role) for file, role in old.roles]
    after = copy.copy(reading)
    after.loader, after.content = new, new.assembled(content.site)
    after.dangling = _dangling(after.content, after, changed)
    return after


def _with_facts(entry: EntitySource, file: SourceFile, reading: ContentReading) -> EntitySource | None:
    parsed = reading.loader.steps.yaml(file)
    if entry.file != file.shown or parsed.diagnostics or not isinstance(parsed.node, MappingNode):
        return None
    return replace(entry, facts=parsed.node)


def _with_text(entry: EntitySource, file: SourceFile, reading: ContentReading) -> EntitySource | None:
    source, scan = reading.loader.steps.markdown(file)
    front = source.front.node if source.front is not None else None
    if source.front is not None and (source.front.diagnostics or not isinstance(front, MappingNode)):
        return None
    links = [link.target for link in reading.loader.links if link.location.file == file.shown]
    if scan.diagnostics or [link.target for link in scan.links] != links:
        return None
    node = front if isinstance(front, MappingNode) else None

    def new(one: ProseSource) -> ProseSource:
        return ProseSource(one.language, one.file, node, source.body, source.body_line)

    if all(one.file != file.shown for one in entry.prose):
        return None
    return replace(entry, prose=tuple(new(one) if one.file == file.shown else one for one in entry.prose))


def _dangling(content: Content, reading: ContentReading, keys: Collection[EntityKey]) -> list[Diagnostic]:
    """Return the references of some entries that lead nowhere; their links were looked at before."""
    loader = reading.loader
    own: dict[tuple[str, str], dict[str, BaseModel]] = {}
    for key in keys:
        own.setdefault((key.kind, key.edition), {})[key.id] = loader.records[key]
    top: dict[str, Any] = {kind: own.get((kind, ""), {}) for kind in TOP_KINDS if kind not in ("roles", "topics")}
    editions = {}
    for name in {key.edition for key in keys if key.edition}:
        kinds: dict[str, Any] = {kind: own.get((kind, name), {}) for kind in EDITION_KINDS}
        editions[name] = EditionContent(content.editions[name].edition, **kinds)
    part = replace(content, site=content.site.model_copy(update={"moved": ()}), editions=editions, **top)
    sources = {key: joined.source for key, joined in loader.joined.items()}
    return reference_problems(part, part, sources, (), loader.known_ids(), frozenset(loader.damaged))
