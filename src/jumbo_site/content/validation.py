"""What pydantic finds wrong, in an organiser's words."""

from __future__ import annotations

import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jumbo_site.diagnostics import CODES, Listed, Message, closest, did_you_mean, say
from jumbo_site.model.localized import PLURAL_CATEGORIES
from jumbo_site.model.record import ID_LENGTH
from jumbo_site.model.refusal import said_in

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """Something wrong at a path of the data; ``at_key`` when the key is wrong and not its value."""

    code: str
    path: Path
    message: Message
    hint: Message | None = None
    at_key: bool = False


_TYPES = {
    "string_type": say("a text"),
    "dict_type": say("a mapping (lines of `key: value`)"),
    "mapping_type": say("a mapping (lines of `key: value`)"),
    "model_type": say("a mapping (lines of `key: value`)"),
    "model_attributes_type": say("a mapping (lines of `key: value`)"),
    "list_type": say("a list (lines that begin with `- `)"),
    "tuple_type": say("a list (lines that begin with `- `)"),
    "int_parsing": say("a whole number"),
    "int_type": say("a whole number"),
    "int_parsing_size": say("a whole number of a sensible size"),
    "bool_parsing": say("`true` or `false`"),
    "bool_type": say("`true` or `false`"),
    "date_type": say("a date, such as 2022-11-17"),
}


def problems_of(error: ValidationError, model: type[BaseModel], data: Any) -> tuple[Problem, ...]:
    """Translate a ValidationError of ``model`` over ``data``; one problem a fault, in the order of the data."""
    return tuple(_problem(details, model, data) for details in error.errors(include_url=False))


def _problem(details: ErrorDetails, model: type[BaseModel], data: Any) -> Problem:
    kind = details["type"]
    path, reached = _walk(details["loc"], data)
    at_key = details["loc"][-1:] == ("[key]",)  # pydantic's mark for a mapping's key that is wrong
    if at_key:
        reached = path[-1]
    context: Mapping[str, Any] = details.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(path, model)
    if kind == "missing":
        field = str(details["loc"][-1])
        return Problem(
            "missing-field", path, say("`{field}` is missing.", field=field), _field_hint(model, path, field)
        )
    if kind == "unknown_language":
        candidates = context.get("candidates", ())
        listed = say("The languages are listed in site.yaml.") if at_key else None
        hint = did_you_mean(str(context.get("tag", "")), candidates) or listed
        return Problem("unknown-language", path, said_in(details), hint, at_key)
    code = kind.replace("_", "-")
    if code in CODES:
        return Problem(code, path, said_in(details), _value_hint(code, str(reached)), at_key)
    if kind in _TYPES:
        message = say(
            "{subject} must be {type}, not {found}.",
            subject=_subject(path),
            type=_TYPES[kind],
            found=_describe(reached),
        )
        return Problem("wrong-type", path, message, _mapping_hint(model, path) if "mapping" in _TYPES[kind] else None)
    if kind == "literal_error":
        return _not_a_choice(path, reached, str(context.get("expected", "")))
    message = say("{subject}: {fault}", subject=_subject(path), fault=_sentence(kind, context, details["msg"]))
    return Problem("invalid-value", path, message, None, at_key)


def _value_hint(code: str, value: str) -> Message | None:
    """Return what to write instead of a value that is wrong in a way of its own."""
    if code == "id-invalid":
        from slugify import slugify

        if "،" in value:
            return say("Separate entries by `,`: in YAML the Arabic comma is a letter like others.")
        return say("Write it as `{id}`.", id=slugify(value, max_length=ID_LENGTH) or "police-school-rome")
    if code == "unknown-country":
        return _country_hint(value) or say("Use the two-letter code: IT, AL, BA, ME, MK, RS, XK.")
    if code == "unknown-timezone":
        from zoneinfo import available_timezones

        return did_you_mean(value, sorted(available_timezones())) or say(
            "Write the IANA name: Europe/Rome, Africa/Cairo."
        )
    return say("Use an address that begins with https://.") if code == "unsafe-url" else None


def _country_hint(value: str) -> Message | None:
    """Return the code that a code in small letters or an English name stands for."""
    from jumbo_site.i18n.language import language
    from jumbo_site.i18n.territories import is_territory, territory_codes, territory_name

    if is_territory(value.upper()):
        return say("Did you mean `{match}`?", match=value.upper())
    english = language("en")
    codes = {territory_name(code, english): code for code in territory_codes()}
    name = closest(value, codes) if len(value) > 3 else None
    return say("Did you mean `{match}`?", match=codes[name]) if name is not None else None


def _sentence(kind: str, context: Mapping[str, Any], message: str) -> Message:
    if kind in ("string_too_short", "too_short"):
        return say("it must not be empty.")
    if kind in ("string_too_long", "too_long"):
        return say("it is too long (at most {most}).", most=context.get("max_length"))
    if kind == "greater_than_equal":
        return say("it must be {least} or more.", least=context.get("ge"))
    if kind.startswith("date_"):
        return say("this is not a date of the calendar; write it as 2022-11-17.")
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        return _FORMS.get(pattern, say("it does not have the right form (`{pattern}`).", pattern=pattern))
    return Message(message[:1].lower() + message[1:].rstrip(".") + ".")


_FORMS = {
    r"^/\S*$": say("it must be a path of the site, such as /2022/panels/cybercrime/."),
    r"^#[0-9a-fA-F]{6}$": say('it must be six hexadecimal digits after `#`, in quotes: "#14545c".'),
    r"^\d+(?:[-–]\d+)?$": say("it must be a page or a range of pages, such as 12-19."),
}
"""Patterns of the model's fields in an organiser's words."""


def _not_a_choice(path: Path, reached: Any, expected: str) -> Problem:
    choices = [choice.strip(" '") for choice in expected.replace(" or ", ", ").split(",")]
    if set(choices) == set(PLURAL_CATEGORIES):
        message = say("`{reached}` is not a plural form of CLDR.", reached=reached)
        hint = did_you_mean(str(reached), choices) or say("The forms are {choices}.", choices=Listed(choices))
        return Problem("unknown-key", path, message, hint, at_key=True)
    hint = did_you_mean(str(reached), choices) or say("One of: {choices}.", choices=Listed(choices))
    return Problem(
        "invalid-value",
        path,
        say("`{reached}` is not a possible value of `{key}`.", reached=reached, key=_last_key(path)),
        hint,
    )


def _unknown_key(path: Path, model: type[BaseModel]) -> Problem:
    key = str(path[-1])
    fields = _field_names(_model_at(model, path[:-1]))
    if key == "body":
        hint: Message | None = say("The text stands in a Markdown file beside this one, such as `<id>.en.md`.")
    else:
        hint = did_you_mean(key, fields) or (say("The keys are {fields}.", fields=Listed(fields)) if fields else None)
    return Problem("unknown-key", path, say("`{key}` is not a key that is known here.", key=key), hint, at_key=True)


def _walk(loc: Sequence[str | int], data: Any) -> tuple[Path, Any]:
    """Keep the segments of a pydantic location that are in the data (unions and functions add others)."""
    path: list[str | int] = []
    reached = data
    for segment in loc:
        if (isinstance(reached, dict) and segment in reached) or (
            isinstance(reached, list) and isinstance(segment, int) and segment < len(reached)
        ):
            reached = reached[segment]  # type: ignore[index]
            path.append(segment)
    return tuple(path), reached


def _last_key(path: Path) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "entry")


def _subject(path: Path) -> Message:
    if path and isinstance(path[-1], int):
        return say("Entry {number} of `{key}`", number=path[-1] + 1, key=_last_key(path))
    return say("`{key}`", key=_last_key(path)) if path else say("The entry")


def _describe(value: Any) -> Message:
    if isinstance(value, dict):
        return say("a mapping")
    if isinstance(value, list):
        return say("a list")
    if value is None:
        return say("empty")
    text = str(value)
    return say("`{value}`", value=text if len(text) <= 40 else text[:39] + "…")


def _field_names(model: type[BaseModel] | None) -> tuple[str, ...]:
    if model is None:
        return ()
    return tuple(field.alias or name for name, field in model.model_fields.items() if name not in ("id", "body"))


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the model of the mapping at a path, following fields, lists and mappings."""
    current: Any = model
    for segment in path:
        field = next((field for name, field in current.model_fields.items() if (field.alias or name) == segment), None)
        if field is None:
            continue  # an index of a list, or a key of a mapping, of the same model
        current = _contained_model(field.annotation)
        if current is None:
            return None
    return current  # type: ignore[no-any-return]


def _contained_model(annotation: Any) -> Any:
    """Return the first model inside a type such as ``tuple[Annotated[Outcome, …], ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in typing.get_args(annotation):
        found = _contained_model(argument)
        if found is not None:
            return found
    return None


def _mapping_hint(model: type[BaseModel], path: Path) -> Message | None:
    """Return what the first needed key of the mapping at a path is, or what the mapping holds."""
    owner = _model_at(model, path)
    fields = {} if owner is None else owner.model_fields
    needed = next((info.alias or name for name, info in fields.items() if info.is_required()), None)
    if path and isinstance(path[-1], int) and needed is not None:
        return say("Write `- {needed}: …`.", needed=needed)
    return _field_hint(model, path[:-1], str(path[-1])) if path else None


def _field_hint(model: type[BaseModel], path: Path, field: str) -> Message | None:
    owner = _model_at(model, path)
    if owner is None:
        return None
    for name, info in owner.model_fields.items():
        if (info.alias or name) == field:
            return Message(info.description) if info.description else None
    return None
