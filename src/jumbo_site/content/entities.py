"""Entries of the content: facts from YAML and texts from Markdown joined, each value with its place in a file."""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from jumbo_site.content.layout import EntityKey
from jumbo_site.content.yaml_nodes import MappingNode, Node, ScalarNode, key_location, location_of, to_plain
from jumbo_site.diagnostics import Diagnostic, Listed, Location, Message, diagnostic, did_you_mean, say
from jumbo_site.model.localized import LocalizedText

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class ProseSource:
    """One Markdown file of an entry."""

    language: str
    file: str
    front: MappingNode | None
    body: str
    body_line: int


@dataclass(frozen=True)
class EntitySource:
    """An entry as it was written: its facts, its texts, and where each of them stands."""

    key: EntityKey
    facts: MappingNode
    file: str
    prose: tuple[ProseSource, ...] = ()
    moved_places: Mapping[Path, tuple[Location, Location]] = field(default_factory=dict)
    """Paths whose value comes from front matter: (place of the value, place of the key)."""

    def value_location(self, path: Path) -> Location:
        """Return the place of the value at a path of the data."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.moved_places:
                return self.moved_places[path[:length]][0]
        return location_of(self.facts, path)

    def key_location(self, path: Path) -> Location:
        """Return the place of the key at a path of the data."""
        if path in self.moved_places:
            return self.moved_places[path][1]
        return key_location(self.facts, path)

    @property
    def start(self) -> Location:
        """The first place of the entry."""
        return self.facts.location


@dataclass(frozen=True)
class JoinedEntity:
    """An entry's data, ready to be validated, and what was wrong in joining it."""

    source: EntitySource
    data: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...]


def localized_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of a model's short texts, which front matter may carry."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name != "body" and (info.annotation is LocalizedText or LocalizedText in typing.get_args(info.annotation))
    )


def join(source: EntitySource, default_language: str, *, list_entry: bool = False) -> JoinedEntity:
    """Join the facts of an entry with the front matter and bodies of its Markdown files.

    ``list_entry`` tells that the entry stands in a list and so carries its own ``id``.
    """
    joiner = _Joiner(source, default_language)
    if source.key.kind != "site":
        joiner.set_id(list_entry)
    joiner.refuse_body()
    for prose in source.prose:
        joiner.add_prose(prose)
    finished = EntitySource(source.key, source.facts, source.file, source.prose, joiner.places)
    return JoinedEntity(finished, joiner.data, tuple(joiner.diagnostics))


class _Joiner:
    """Collects the data of one entry; lives for one call of ``join``."""

    def __init__(self, source: EntitySource, default_language: str) -> None:
        self.source = source
        self.default_language = default_language
        self.data: dict[str, Any] = to_plain(source.facts)
        self.places: dict[Path, tuple[Location, Location]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.text_fields = localized_fields(source.key.model)

    def set_id(self, list_entry: bool) -> None:
        own = self.data.get("id")
        if not list_entry and own is not None and own != self.source.key.id:
            message = say("The id is `{own}`, but the file is named for `{id}`.", own=own, id=self.source.key.id)
            self.report(
                "id-invalid", message, self.source.value_location(("id",)), say("Leave `id` out: the name counts.")
            )
        self.data["id"] = self.source.key.id

    def refuse_body(self) -> None:
        if "body" in self.data:
            place = self.source.key_location(("body",))
            hint = say(
                "Write the text into {id}.{default_language}.md beside this file.",
                id=self.source.key.id,
                default_language=self.default_language,
            )
            self.report("unknown-key", say("`body` is not a key that is known here."), place, hint)
            del self.data["body"]

    def add_prose(self, prose: ProseSource) -> None:
        body = prose.body.strip("\n")
        if body.strip():
            place = Location(prose.file, prose.body_line, 1)
            self.data.setdefault("body", {})[prose.language] = body
            self.places["body", prose.language] = (place, place)
        if prose.front is None:
            return
        for key, value in prose.front.entries:
            name = key.text or ""
            if name == "source":
                self.check_source_mark(prose, value)
            elif name == "outcomes" and "outcomes" in self.source.key.model.model_fields:
                self.add_outcomes(prose, value)
            elif name in self.text_fields:
                self.add_text(prose, (name,), key, value)
            else:
                known = [*self.text_fields, *(["outcomes"] if "outcomes" in self.source.key.model.model_fields else [])]
                hint = did_you_mean(name, known) or say("Front matter may hold {known}.", known=Listed(known))
                if name in self.source.key.model.model_fields:
                    hint = say("Facts stand in the YAML file; front matter holds the texts of its language.")
                self.report(
                    "unknown-key", say("`{name}` is not a key that is known here.", name=name), key.location, hint
                )

    def check_source_mark(self, prose: ProseSource, value: Node) -> None:
        """Check the form of the fingerprint of a translation's source (see ``translation_fingerprints``)."""
        text = value.text if isinstance(value, ScalarNode) else None
        if text is None or re.fullmatch(r"[A-Za-z0-9-]+@[0-9a-f]{12}", text) is None:
            message = say("`source` must be a language and 12 hexadecimal digits, such as `ar@0123456789ab`.")
        elif text.partition("@")[0] == prose.language:
            message = say("`source` names `{language}`, the language of this file itself.", language=prose.language)
        else:
            return
        hint = say("Delete the line, or run `jumbo-site translations accept {file}`.", file=prose.file)
        self.report("invalid-value", message, value.location, hint)

    def add_text(self, prose: ProseSource, path: Path, key: ScalarNode, value: Node) -> None:
        if not isinstance(value, ScalarNode):
            message = say("`{text}` must be a text, not a list or a mapping.", text=key.text)
            self.report(
                "wrong-type", message, value.location, say("Front matter holds texts of its own language alone.")
            )
            return
        if value.text is None:
            return
        owner = self.data if len(path) == 1 else self.data["outcomes"][path[1]]
        name = str(path[-1])
        texts = owner.get(name)
        if isinstance(texts, str):
            texts = {self.default_language: texts}
        if texts is None:
            texts = {}
        if not isinstance(texts, dict):
            return  # validation says what is wrong with it
        if prose.language in texts:
            first = self.source.value_location((*path, prose.language))
            message = say(
                "`{text}` in `{language}` is written here and in {file}:{line}.",
                text=key.text,
                language=prose.language,
                file=first.file,
                line=first.line,
            )
            self.report("yaml-duplicate-key", message, key.location, say("Keep one of the two."))
            return
        owner[name] = {**texts, prose.language: value.text}
        self.places[(*path, prose.language)] = (value.location, key.location)

    def add_outcomes(self, prose: ProseSource, value: Node) -> None:
        if not isinstance(value, MappingNode):
            message = say("`outcomes` must be a mapping of ids to texts (`shared-strategies: …`).")
            self.report("wrong-type", message, value.location)
            return
        outcomes = self.data.get("outcomes")
        listed = outcomes if isinstance(outcomes, list) else []
        indexes: dict[str, int] = {}
        for index, item in enumerate(listed):
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                indexes.setdefault(item["id"], index)
        for key, text in value.entries:
            if key.text in indexes:
                self.add_text(prose, ("outcomes", indexes[key.text], "text"), key, text)
                continue
            message = say("There is no outcome `{text}` in {file}.", text=key.text, file=self.source.file)
            hint = did_you_mean(key.text or "", indexes) or say("List its id and kind there under `outcomes`.")
            self.report("unknown-outcome", message, key.location, hint)

    def report(self, code: str, message: Message, location: Location, hint: Message | None = None) -> None:
        self.diagnostics.append(diagnostic(code, message, location, hint))
