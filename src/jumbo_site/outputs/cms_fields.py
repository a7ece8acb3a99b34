"""The input fields of the editor in the browser, made from the model.

A field is what Sveltia CMS calls one (a mapping with ``name``, ``widget`` and so on). Beside it stands its *form*: how
what the content says becomes what the input fields can show, and back again (see cms_editor.js). A form of None leaves
the value as it is.
"""

from __future__ import annotations

import datetime
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from jumbo_site.content.schemas import REFERENCES
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.people import NameForm
from jumbo_site.model.record import ClockTime, CountryCode, MediaPath, Url

Form = dict[str, Any] | None
EXCLUDED: Mapping[tuple[str, str], str] = {
    ("*", "body"): "It is written in the collection of texts, in a form for each language.",
    ("*", "id"): "It is the file's name, which is asked for when an entry is made; entries of a list have the field.",
    ("Panel", "kind"): "It has one value alone.",
}
"""Fields of records (``*``: of all of them) that have no input field, and why."""
SHORT_FORMS: Mapping[str, str] = {"LanguageSetting": "tag", "FontFile": "file"}
"""Records that may be written as a text, and the key that the text then stands for."""
_LONG = frozenset({"description", "summary", "text", "address", "note", "caption"})
"""Texts that are longer than a line."""
_MARKS: Mapping[tuple[Any, ...], str] = {
    typing.get_args(alias)[1:]: name
    for alias, name in ((CountryCode, "country"), (Url, "url"), (MediaPath, "media"), (ClockTime, "clock"))
}
_CLOCK = [r"^(?:([01][0-9]|2[0-3]):[0-5][0-9])?$", "Write it as 09:30 or 14:00."]
_IMAGES = frozenset({"photo", "logo", "image"})


@dataclass(frozen=True)
class Choices:
    """What the input fields of a site offer."""

    languages: Mapping[str, str]
    """Tags of the site's languages → their names, the default first."""
    plurals: Mapping[str, tuple[str, ...]]
    """Tags of the languages → the plural categories that they have."""
    scripts: Mapping[str, str]
    """Codes of the scripts that names are written in → their names."""
    countries: Mapping[str, str]
    """Codes → names."""
    relations: Mapping[str, Mapping[str, Any]]
    """Kinds of entries (speakers, rooms …) → where the editor finds them."""
    options: Mapping[str, tuple[str, ...]]
    """Kinds of entries that the editor cannot look up (roles, sessions in two folders) → their ids."""

    @property
    def default_language(self) -> str:
        """The tag of the default language."""
        return next(iter(self.languages))


Made = tuple[dict[str, Any], Form]


def record_fields(model: type[BaseModel], choices: Choices, *, with_id: bool = False) -> tuple[list[Any], Form]:
    """Return the input fields of a record, in the model's order, and its form.

    ``with_id``: the record stands in a list, so that its id is written in it. A record within another always has it.
    """
    fields: list[dict[str, Any]] = []
    forms: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if (name != "id" or not with_id) and _is_excluded(model, name):
            continue
        key = info.alias or name
        field, form = _field(key, info, choices)
        fields.append(field)
        if form is not None:
            forms[key] = form
    short = SHORT_FORMS.get(model.__name__)
    if not forms and short is None:
        return fields, None
    return fields, {"as": "record", "fields": forms, **({"short": short} if short else {})}


def _is_excluded(model: type[BaseModel], name: str) -> bool:
    return (model.__name__, name) in EXCLUDED or ("*", name) in EXCLUDED


def _field(key: str, info: FieldInfo, choices: Choices) -> Made:
    common: dict[str, Any] = {"name": key, "label": key.replace("_", " ").capitalize(), "required": info.is_required()}
    if info.description:
        common["hint"] = _hint(info)
    typed, form = _typed(key, info.annotation, tuple(info.metadata), choices, required=info.is_required())
    return {**common, **typed}, form


def _hint(info: FieldInfo) -> str:
    default = info.default
    if isinstance(default, str) or (isinstance(default, int) and not isinstance(default, bool) and default):
        return f"{info.description} By default: {default}."
    if isinstance(default, bool):
        return f"{info.description} By default: {'yes' if default else 'no'}."
    return info.description or ""


def _typed(key: str, annotation: Any, marks: tuple[Any, ...], choices: Choices, *, required: bool) -> Made:
    """Return what the type of a value says of its input field."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _typed(key, arguments[0], (*arguments[1:], *marks), choices, required=required)
    if origin in (typing.Union, UnionType):
        (own,) = (one for one in arguments if one is not NoneType)
        return _typed(key, own, marks, choices, required=required)
    if annotation is LocalizedText:
        return _texts(key, choices, required=required), {"as": "texts"}
    if annotation is LocalizedPlural:
        return _plural_forms(choices), {"as": "plurals"}
    if origin is tuple:
        return _list(key, arguments[0], choices)
    if origin in (dict, Mapping) or annotation is dict:
        return _mapping(key, arguments[1], choices)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields, form = record_fields(annotation, choices, with_id=True)
        return {"widget": "object", "collapsed": "auto", "fields": fields}, form
    return _single(key, annotation, marks, choices)


def _single(key: str, annotation: Any, marks: tuple[Any, ...], choices: Choices) -> Made:
    if typing.get_origin(annotation) is Literal:
        return _select(typing.get_args(annotation)), None
    if annotation is bool:
        options = [{"label": "Yes", "value": "true"}, {"label": "No", "value": "false"}]
        return {"widget": "select", "options": options, "dropdown_threshold": 0}, {"as": "flag"}
    if annotation in (int, float):
        return {"widget": "number", "value_type": annotation.__name__, "step": 1 if annotation is int else 0.0001}, None
    if annotation is datetime.date:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}, None
    kind = next((name for mark, name in _MARKS.items() if _holds(marks, mark)), "")
    if kind == "media":
        return {"widget": "image" if key in _IMAGES else "file", "choose_url": False}, {"as": "media"}
    if kind == "country":
        options = [{"label": f"{name} ({code})", "value": code} for code, name in choices.countries.items()]
        return {"widget": "select", "options": options}, None
    if kind == "clock":
        return {"widget": "string", "pattern": _CLOCK}, None
    target = REFERENCES.get(key, key)
    if target in choices.relations:
        return {"widget": "relation", **choices.relations[target]}, None
    if target in choices.options:
        return _select(choices.options[target]), None
    return {"widget": "text" if key in _LONG else "string"}, None


def _holds(marks: tuple[Any, ...], wanted: tuple[Any, ...]) -> bool:
    return all(mark in marks for mark in wanted)


def _select(values: tuple[str, ...]) -> dict[str, Any]:
    options = [{"label": value.replace("-", " ").capitalize(), "value": value} for value in values]
    return {"widget": "select", "options": options, "dropdown_threshold": 0}


def _texts(key: str, choices: Choices, *, required: bool) -> dict[str, Any]:
    widget = "text" if key in _LONG else "string"
    fields = [
        {"name": tag, "label": name, "widget": widget, "required": required and tag == choices.default_language}
        for tag, name in choices.languages.items()
    ]
    return {"widget": "object", "collapsed": "auto", "summary": f"{{{{{choices.default_language}}}}}", "fields": fields}


def _plural_forms(choices: Choices) -> dict[str, Any]:
    fields = [
        {
            "name": tag,
            "label": name,
            "widget": "object",
            "required": False,
            "collapsed": "auto",
            "fields": [
                {"name": category, "label": category, "widget": "string", "required": category == "other"}
                for category in choices.plurals[tag]
            ],
        }
        for tag, name in choices.languages.items()
    ]
    return {"widget": "object", "collapsed": "auto", "fields": fields}


def _list(key: str, item: Any, choices: Choices) -> Made:
    marks: tuple[Any, ...] = ()
    if typing.get_origin(item) is typing.Annotated:
        item, *rest = typing.get_args(item)
        marks = tuple(rest)
    if isinstance(item, type) and issubclass(item, BaseModel):
        fields, form = record_fields(item, choices, with_id=True)
        own = {"widget": "list", "collapsed": "auto", "fields": fields}
        return own, {"as": "list", "item": form} if form is not None else None
    typed, form = _single(key, item, marks, choices)
    if typed["widget"] == "relation":
        return {**typed, "multiple": True}, None
    if typed["widget"] == "string":
        return {"widget": "list"}, None
    one = {"name": "value", "label": key.replace("_", " ").capitalize(), **typed}
    return {"widget": "list", "field": one}, {"as": "list", "item": form} if form is not None else None


def _mapping(key: str, value: Any, choices: Choices) -> Made:
    if typing.get_origin(value) is typing.Annotated:
        value = typing.get_args(value)[0]
    if value is NameForm:
        return _names(choices), {"as": "names"}
    if value is LocalizedText:
        typed = {"name": "value", "label": "Name", **_texts(key, choices, required=True)}
        fields = [{"name": "key", "label": "Code", "widget": "string"}, typed]
        return {"widget": "list", "collapsed": "auto", "fields": fields}, {"as": "keyed", "item": {"as": "texts"}}
    fields = [
        {"name": tag, "label": name, "widget": "list", "required": False} for tag, name in choices.languages.items()
    ]
    return {"widget": "object", "collapsed": "auto", "fields": fields}, None


def _names(choices: Choices) -> dict[str, Any]:
    """Return an object for each script, and which of them is the owner's own: in the content it stands first."""
    first = {
        "name": "first",
        "label": "Own script",
        "hint": "The script in which the name's owner writes it.",
        "required": False,
        "widget": "select",
        "options": [{"label": name, "value": script} for script, name in choices.scripts.items()],
        "dropdown_threshold": 0,
    }
    fields = [first]
    for script, script_name in choices.scripts.items():
        parts = []
        for name, info in NameForm.model_fields.items():
            part, _ = _field(name, info, choices)
            parts.append({**part, "required": False, "widget": "string"})
        fields.append({"name": script, "label": f"Name in {script_name} letters", "widget": "object", "fields": parts})
    return {"widget": "object", "fields": fields}
