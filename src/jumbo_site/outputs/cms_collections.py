"""The collections of the editor in the browser: which files of content/ it opens, and with which input fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from jumbo_site.content.entities import localized_fields
from jumbo_site.content.file_names import GLOSSARY_FILE, MEDIA_FOLDER, SITE_FILE
from jumbo_site.content.layout import EDITION_KINDS, TOP_KINDS
from jumbo_site.model.content import Content
from jumbo_site.model.events import Edition
from jumbo_site.model.glossary import GlossaryTerm
from jumbo_site.model.record import ID_LENGTH, ID_PATTERN
from jumbo_site.model.site import Site
from jumbo_site.outputs.cms_fields import Choices, Form, record_fields

LISTED_BY_DEFAULT = frozenset({"roles", "topics", "places", "organisations"})
"""Kinds that are written as one list where the content has none of them yet."""
LISTS, SITE = "lists", "site"
"""Names of the collections of whole files."""
_ID_RULE = [ID_PATTERN, "An id has lower-case Latin letters, digits and single hyphens."]
_SOURCE_HINT = "Which text this is a translation of, and in which state; `jumbo-site translations` keeps it."


@dataclass(frozen=True)
class ContentForms:
    """In which form each kind is written: pairs of an edition (or an empty text) and a kind."""

    lists: frozenset[tuple[str, str]]
    """Those with one file that lists them."""
    folders: frozenset[tuple[str, str]]
    """Those with a folder of files."""

    def has_list(self, edition: str, kind: str) -> bool:
        """Tell whether entries of a kind stand in a list."""
        wanted = (edition, kind)
        return wanted in self.lists or (kind in LISTED_BY_DEFAULT and wanted not in self.folders)

    def has_folder(self, edition: str, kind: str) -> bool:
        """Tell whether entries of a kind stand in a folder."""
        wanted = (edition, kind)
        return wanted in self.folders or (kind not in LISTED_BY_DEFAULT and wanted not in self.lists)


@dataclass
class _Made:
    """What is made for the site; lives for one call of ``collections_of``."""

    folder: str
    languages: tuple[str, ...]
    collections: list[dict[str, Any]] = field(default_factory=list)
    formats: dict[str, dict[str, Any]] = field(default_factory=dict)

    def format(self, name: str, how: str, form: Form, **more: str) -> str:
        """Register a format and return its name; ``how`` is facts, list or prose."""
        self.formats[name] = {"how": how, "form": form, **more}
        return name


def collections_of(
    content: Content, folder: str, forms: ContentForms, choices: Choices
) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Return the collections of a site and the formats of their files, by name.

    ``folder`` is where the content lies in the repository.
    """
    made = _Made(folder, tuple(choices.languages))
    fields, form = record_fields(Site, choices)
    settings = _file(made, SITE, SITE_FILE, fields, made.format("site", "facts", form))
    term_fields, term_form = record_fields(GlossaryTerm, choices)
    glossary = _list_file(made, "glossary", GLOSSARY_FILE, term_fields, term_form, choices, "term")
    made.collections.append({"name": SITE, "label": "Site", "icon": "settings", "files": [settings, glossary]})
    lists = [
        _list_of_kind(made, "", kind, model, choices) for kind, model in TOP_KINDS.items() if forms.has_list("", kind)
    ]
    made.collections.append({"name": LISTS, "label": "Lists", "icon": "list", "files": lists})
    for kind, model in TOP_KINDS.items():
        _add_kind(made, "", kind, model, forms, choices)
    for edition, within in sorted(content.editions.items(), reverse=True):
        own = edition_choices(edition, forms, choices, within.sessions, within.panels)
        made.collections.append({"divider": True, "name": f"divider-{edition}"})
        _add_edition(made, edition, forms, own)
        for kind, model in EDITION_KINDS.items():
            _add_kind(made, edition, kind, model, forms, own)
    return made.collections, made.formats


def _add_edition(made: _Made, edition: str, forms: ContentForms, choices: Choices) -> None:
    fields, form = record_fields(Edition, choices)
    files = [_file(made, "edition", f"{edition}/edition.yaml", fields, made.format("edition", "facts", form))]
    text_fields, text_form = _text_fields(Edition)
    name = made.format("edition-frontmatter", "prose", text_form)
    text = _file(made, "text", f"{edition}/edition.{{{{locale}}}}.md", text_fields, name)
    files.append({**text, "i18n": True})
    for kind, model in EDITION_KINDS.items():
        if forms.has_list(edition, kind):
            files.append(_list_of_kind(made, edition, kind, model, choices))
    made.collections.append(
        {"name": edition_name(edition), "label": edition, "icon": "event", "files": files, "i18n": True}
    )


def edition_name(edition: str, kind: str = "") -> str:
    """Return the name of an edition's collection: of its own files, or of a folder of it."""
    return f"edition-{edition}-{kind}" if kind else f"edition-{edition}"


def _add_kind(
    made: _Made, edition: str, kind: str, model: type[BaseModel], forms: ContentForms, choices: Choices
) -> None:
    name = edition_name(edition, kind) if edition else kind
    folder = f"{made.folder}/{edition}/{kind}" if edition else f"{made.folder}/{kind}"
    label = f"{edition}: {kind}" if edition else kind.capitalize()
    common = {"folder": folder, "create": True, "editor": {"preview": False}}
    if forms.has_folder(edition, kind):
        fields, form = record_fields(model, choices)
        shown = _shown(model, choices)
        made.collections.append(
            {
                "name": name,
                "label": label,
                "label_singular": model.__name__,
                "description": (model.__doc__ or "").partition("\n")[0],
                **common,
                "extension": "yaml",
                "format": made.format(kind, "facts", form),
                "identifier_field": next(iter(fields))["name"],
                "summary": f"{{{{{shown}}}}} ({{{{slug}}}})" if shown else "{{slug}}",
                "slug": {
                    **({"template": f"{{{{{shown}}}}}"} if shown else {}),
                    "editable": ["create"],
                    "pattern": _ID_RULE,
                    "hint": "The id: the file's name, and a part of the address that never changes.",
                },
                "fields": fields,
            }
        )
    if "body" in model.model_fields:
        text_fields, text_form = _text_fields(model)
        made.collections.append(
            {
                "name": f"{name}-texts",
                "label": f"{label}, texts",
                "description": "The texts, in a form for each language; each belongs to the entry of the same id.",
                **common,
                "extension": "md",
                "format": made.format(f"{kind}-frontmatter", "prose", text_form),
                "identifier_field": text_fields[0]["name"],
                "summary": "{{slug}}",
                "slug": {"editable": ["create"], "pattern": _ID_RULE, "hint": "The id of the entry: its file's name."},
                "i18n": {"structure": "multiple_files", "initial_locales": "default"},
                "fields": text_fields,
            }
        )


def _file(made: _Made, name: str, path: str, fields: list[Any], format_name: str) -> dict[str, Any]:
    label = path.replace(".{{locale}}.md", ", text")
    return {
        "name": name,
        "label": label,
        "file": f"{made.folder}/{path}",
        "format": format_name,
        "fields": fields,
        "editor": {"preview": False},
    }


def _list_of_kind(made: _Made, edition: str, kind: str, model: type[BaseModel], choices: Choices) -> dict[str, Any]:
    fields, form = record_fields(model, choices, with_id=True)
    for one in fields:
        if one["name"] == "id":
            one["pattern"] = _ID_RULE
    path = f"{edition}/{kind}.yaml" if edition else f"{kind}.yaml"
    return _list_file(made, kind, path, fields, form, choices, _shown(model, choices).partition(".")[0] or "id")


def _list_file(
    made: _Made, name: str, path: str, fields: list[Any], form: Form, choices: Choices, shown: str
) -> dict[str, Any]:
    """Return a file that is one list. The editor wants a mapping: the format puts the list under its name."""
    summary = f"{{{{fields.{shown}.{choices.default_language}}}}}"
    entries = {"name": name, "widget": "list", "collapsed": True, "summary": summary, "fields": fields}
    entries["required"] = False
    item = {"as": "list", "item": form} if form is not None else None
    return _file(made, name, path, [entries], made.format(f"{name}-list", "list", item, key=name))


def _shown(model: type[BaseModel], choices: Choices) -> str:
    """Return the key path of what an entry is called, for people and for its id; empty where nothing is."""
    names = model.model_fields
    if model.__name__ == "Speaker":
        return f"name.{shown_script(choices.scripts)}.text"
    latin = next((tag for tag in choices.languages if tag == "en"), choices.default_language)
    return next((f"{name}.{latin}" for name in ("name", "title") if name in names), "")


def shown_script(scripts: Iterable[str]) -> str:
    """Return the script in which the editor shows names; ids are made of Latin ones."""
    known = tuple(scripts)
    return "Latn" if "Latn" in known else known[0]


def _text_fields(model: type[BaseModel]) -> tuple[list[dict[str, Any]], Form]:
    """Return the input fields of a record's texts in one language: front matter and body."""
    fields: list[dict[str, Any]] = []
    for name in localized_fields(model):
        description = model.model_fields[name].description
        fields.append(
            {
                "name": name,
                "label": name.replace("_", " ").capitalize(),
                "widget": "text" if name == "summary" else "string",
                "required": False,
                "i18n": True,
                "hint": f"{description} Write it here or in the form of the facts, not in both.",
            }
        )
    form: dict[str, Any] = {}
    if "outcomes" in model.model_fields:
        parts = [
            {"name": "key", "label": "Id", "widget": "string", "hint": "The id of an outcome among the facts."},
            {"name": "value", "label": "Text", "widget": "text"},
        ]
        fields.append(
            {"name": "outcomes", "widget": "list", "required": False, "i18n": True, "summary": "{{fields.value}}"}
            | {"collapsed": "auto", "fields": [{**part, "i18n": True} for part in parts]}
        )
        form["outcomes"] = {"as": "keyed", "item": None}
    body = {"name": "body", "label": "Text", "widget": "markdown", "modes": ["raw"], "required": False, "i18n": True}
    fields.append({**body, "hint": "Markdown. Links to pages of the site leave the language out: /2022/programme/."})
    fields.append(
        {"name": "source", "widget": "string", "required": False, "readonly": True, "i18n": True, "hint": _SOURCE_HINT}
    )
    return fields, {"as": "record", "fields": form} if form else None


def edition_choices(
    edition: str, forms: ContentForms, choices: Choices, sessions: Iterable[str], panels: Iterable[str]
) -> Choices:
    """Return what the input fields of an edition offer besides: its rooms, tracks, levels and sessions."""
    own = edition_name(edition)
    label = choices.default_language
    relations: dict[str, Mapping[str, Any]] = {
        kind: list_relation(own, "edition", kind, f"name.{label}") for kind in ("rooms", "tracks", "levels")
    }
    every = {"sessions": tuple(sessions), "panels": tuple(panels)}
    kinds = [kind for kind, ids in every.items() if ids]
    options = dict(choices.options)
    if len(kinds) == 1 and forms.has_list(edition, kinds[0]) != forms.has_folder(edition, kinds[0]):
        (kind,) = kinds
        listed = forms.has_list(edition, kind)
        shown = f"title.{label}"
        name = edition_name(edition, kind)
        relations["sessions"] = list_relation(own, kind, kind, shown) if listed else folder_relation(name, shown)
    else:
        options["sessions"] = (*every["sessions"], *every["panels"])
    return Choices(
        choices.languages,
        choices.plurals,
        choices.scripts,
        choices.countries,
        {**choices.relations, **relations},
        options,
    )


def list_relation(collection: str, file: str, key: str, shown: str) -> dict[str, Any]:
    """Return how the editor looks up an entry of a list in a file."""
    return {
        "collection": collection,
        "file": file,
        "value_field": f"{key}.*.id",
        "display_fields": [f"{{{{{key}.*.{shown}}}}} ({{{{{key}.*.id}}}})"],
    }


def folder_relation(collection: str, shown: str) -> dict[str, Any]:
    """Return how the editor looks up an entry of a folder."""
    display = f"{{{{{shown}}}}} ({{{{slug}}}})"
    return {"collection": collection, "value_field": "{{slug}}", "display_fields": [display]}


def slug_rules() -> dict[str, Any]:
    """Return how the editor makes an id of a name."""
    return {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-", "maxlength": ID_LENGTH}


def media_folders(folder: str) -> dict[str, Any]:
    """Return where the editor puts files of media/ and how it writes their paths.

    Names are made such as every system and address can hold; photographs of stock libraries are not offered.
    """
    libraries = {"default": {"config": {"slugify_filename": True}}, "stock_assets": {"providers": []}}
    own = {"media_folder": f"{folder}/{MEDIA_FOLDER}", "public_folder": f"/{MEDIA_FOLDER}"}
    return {**own, "media_libraries": libraries}
