"""The reference of the content format, written from the model: every file, key, type and meaning."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from jumbo_site.model.events import Contribution, Edition, Panel, Session
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.organisations import Organisation, Place, Topic
from jumbo_site.model.people import BUILT_IN_ROLES, Role, Speaker
from jumbo_site.model.site import FreePage, Site

_SECTIONS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("site.yaml", Site),
    ("speakers/<id>.yaml", Speaker),
    ("organisations.yaml or organisations/<id>.yaml", Organisation),
    ("places.yaml or places/<id>.yaml", Place),
    ("topics.yaml or topics/<id>.yaml", Topic),
    ("roles.yaml or roles/<id>.yaml", Role),
    ("pages/<id>.yaml", FreePage),
    ("<edition>/edition.yaml", Edition),
    ("<edition>/sessions/<id>.yaml", Session),
    ("<edition>/panels/<id>.yaml", Panel),
    ("<edition>/contributions/<id>.yaml", Contribution),
)

_INTRODUCTION = """# The content format

This page is written from the model by `tools/write_content_reference.py`; a test keeps it up to date.

- Facts stand in YAML, prose in one Markdown file a language beside it: `<id>.<language>.md`.
- A *text* is a plain string (then it is in the default language) or a mapping `{{ar: …, en: …}}`. Front matter of a
  Markdown file may carry any text of its language, and `outcomes: {{<id>: …}}`.
- Front matter of a translation may also carry `source: ar@0123456789ab`, the fingerprint of the text that it was
  made from; `jumbo-site translations` writes and compares it (translating.md).
- `cms/` holds the editor in the browser, where `cms` in site.yaml turns it on (editing-in-a-browser.md).
- `glossary.yaml` is a list of agreed words: `term` (a text), `forbidden` (`{{ar: [form, …]}}`) and `note`.
- Everything that is not marked as needed may be left out.
- An id has lower-case Latin letters, digits and single hyphens. It is the file's stem, and a part of the address.
- Every folder of entries may be one file with a list instead, where each entry has its `id`.
- Links in Markdown to pages of the site begin with `/` and leave the language out: `/2022/programme/`.
- Built-in roles: {roles}.

"""


def content_reference() -> str:
    """Return the reference as Markdown."""
    parts = [_INTRODUCTION.format(roles=", ".join(f"`{role}`" for role in BUILT_IN_ROLES))]
    described: set[type[BaseModel]] = set()
    for title, model in _SECTIONS:
        described.add(model)
        parts += [f"## `{title}`\n\n{(model.__doc__ or '').strip()}\n\n", _table(model), "\n"]
        for nested in _nested_models(model):
            if nested not in described:
                described.add(nested)
                parts += [f"### {nested.__name__}\n\n{(nested.__doc__ or '').strip()}\n\n", _table(nested), "\n"]
    return "".join(parts).rstrip("\n") + "\n"


def _table(model: type[BaseModel]) -> str:
    rows = ["| key | type | needed | meaning |\n|---|---|---|---|\n"]
    for name, field in model.model_fields.items():
        if name == "body":
            continue
        needed = "yes" if field.is_required() else _default(field)
        meaning = (field.description or "").replace("|", "\\|")
        rows.append(f"| `{field.alias or name}` | {_type_name(field.annotation)} | {needed} | {meaning} |\n")
    return "".join(rows)


def _default(field: FieldInfo) -> str:
    value = field.default
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    return f"`{value}`" if isinstance(value, str) or (isinstance(value, int) and value) else ""


def _type_name(annotation: Any) -> str:
    if annotation is LocalizedText:
        return "text"
    if annotation is LocalizedPlural:
        return "text, or its plural forms"
    simple = {str: "string", int: "whole number", bool: "true or false", date: "date"}
    if annotation in simple:
        return simple[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.__name__
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in arguments)
    if origin in (typing.Union, UnionType):
        return ", ".join(_type_name(one) for one in arguments if one is not NoneType)
    if origin is tuple:
        return f"list of {_type_name(arguments[0])}"
    if origin in (dict, Mapping):
        return f"mapping to {_type_name(arguments[1])}"
    return _type_name(arguments[0]) if arguments else str(annotation)


def _nested_models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in annotation.model_fields.values():
            for model in _models_in(field.annotation):
                yield model
                yield from _nested_models(model)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)
