"""JSON Schemas of content files, with which editors complete keys, ids, countries and languages.

They are the model's own, with the ids that the content has at the moment as suggestions. An id that is not among them
is no error here: `check` says what does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from jumbo_site.content.layout import EDITION_KINDS, TOP_KINDS
from jumbo_site.model.content import Content
from jumbo_site.model.events import Edition
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.site import Site

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
REFERENCES: Mapping[str, str] = {
    "speaker": "speakers",
    "editors": "speakers",
    "affiliation": "organisations",
    "organisation": "organisations",
    "publisher": "organisations",
    "parent": "organisations",
    "topics": "topics",
    "venue": "places",
    "place": "places",
    "role": "roles",
    "session": "sessions",
    "room": "rooms",
    "track": "tracks",
    "level": "levels",
    "country": "countries",
    "photo": "media",
    "logo": "media",
    "image": "media",
    "file": "media",
}
"""Which entries the fields of a name refer to."""


Known = Mapping[str, str]
"""Ids, each with what people call it."""


def known_names(content: Content | None) -> dict[str, Known]:
    """Return what fields may refer to, by kind; countries are known without content."""
    from jumbo_site.i18n.language import language
    from jumbo_site.i18n.territories import territory_codes, territory_name

    told_in = language(content.default_language if content is not None else "en")
    names: dict[str, Known] = {"countries": {code: territory_name(code, told_in) for code in territory_codes()}}
    if content is None:
        return names
    chain = content.language_tags

    def called(entries: Iterable[Any], field: str) -> Known:
        return {one.id: _words(getattr(one, field), chain) or one.id for one in entries}

    editions = [one.edition for one in content.editions.values()]
    sessions = [one for edition in content.editions.values() for one in edition.all_sessions]
    return names | {
        "speakers": {one.id: next(iter(one.name.values())).text for one in content.speakers.values()},
        "organisations": called(content.organisations.values(), "name"),
        "topics": called(content.topics.values(), "name"),
        "places": called(content.places.values(), "name"),
        "roles": called(content.roles.roles, "name"),
        "sessions": called(sessions, "title"),
        "rooms": called((room for one in editions for room in one.rooms), "name"),
        "tracks": called((track for one in editions for track in one.tracks), "name"),
        "levels": called((level for one in editions for level in one.levels), "name"),
        "media": {path: path for path in content.media},
    }


def _words(text: LocalizedText | None, chain: Sequence[str]) -> str | None:
    found = text.resolve(chain) if text is not None else None
    return found[0] if found is not None else None


def content_schemas(content: Content | None) -> dict[str, Schema]:
    """Return a schema for each sort of file: ``speakers`` for one entry, ``speakers.list`` for a list of them."""
    names = known_names(content)
    languages = content.language_tags if content is not None else ()
    schemas: dict[str, Schema] = {}
    models: Mapping[str, type[BaseModel]] = {"site": Site, "edition": Edition, **TOP_KINDS, **EDITION_KINDS}
    for kind, model in models.items():
        own = _schema(model, names, languages, with_id=False)
        schemas[kind] = {"$schema": DIALECT, "title": f"{kind}.yaml", **own}
        if kind not in ("site", "edition"):
            entry = _schema(model, names, languages, with_id=True)
            parts = {"$defs": entry.pop("$defs")} if "$defs" in entry else {}
            schemas[f"{kind}.list"] = {"$schema": DIALECT, "type": "array", "items": entry, **parts}
    return schemas


def schema_patterns(schemas: Sequence[str], content_folder: str) -> dict[str, list[str]]:
    """Return which files each schema is for, as patterns of paths (VS Code's ``yaml.schemas``)."""
    patterns: dict[str, list[str]] = {}
    for name in schemas:
        kind, mark, _ = name.partition(".")
        folder = PurePosixPath(content_folder)
        if kind in ("site", "edition"):
            own = folder / "site.yaml" if kind == "site" else folder / "*" / "edition.yaml"
        elif mark:
            own = folder / f"{kind}.yaml" if kind in TOP_KINDS else folder / "*" / f"{kind}.yaml"
        else:
            own = folder / kind / "*.yaml" if kind in TOP_KINDS else folder / "*" / kind / "*.yaml"
        patterns[name] = [own.as_posix()]
    return patterns


def _schema(model: type[BaseModel], names: Mapping[str, Known], languages: Sequence[str], *, with_id: bool) -> Schema:
    schema: Schema = model.model_json_schema(by_alias=True)
    for record in (schema, *schema.get("$defs", {}).values()):
        _complete(record, names, languages)
    if not with_id:  # it is the file's name
        schema["properties"].pop("id", None)
        schema["required"] = [name for name in schema.get("required", []) if name != "id"]
    for told in ("body",):  # it is the text beside the facts
        schema["properties"].pop(told, None)
    return schema


def _complete(record: Schema, names: Mapping[str, Known], languages: Sequence[str]) -> None:
    for name, field in record.get("properties", {}).items():
        known = names.get(REFERENCES.get(name, ""), {})
        if known:
            _suggest(field, known)
        _name_languages(field, languages)


def _suggest(field: Schema, known: Known) -> None:
    """Offer known values of a text or of a list of texts with what people call them, and let others pass.

    ``enumDescriptions`` is what VS Code and the YAML language server show beside a value.
    """
    for option in field.get("anyOf", [field]):
        if option.get("type") == "array":
            _suggest(option["items"], known)
        elif option.get("type") == "string" and "enum" not in option:
            pattern = {key: option.pop(key) for key in list(option)}
            option["anyOf"] = [{"enum": list(known), "enumDescriptions": list(known.values())}, pattern]


def _name_languages(field: Schema, languages: Sequence[str]) -> None:
    """Offer the site's languages as keys of a text."""
    for option in field.get("anyOf", []):
        if option.get("type") == "object" and option.get("additionalProperties") == {"type": "string"}:
            option["properties"] = {tag: {"type": "string"} for tag in languages}
