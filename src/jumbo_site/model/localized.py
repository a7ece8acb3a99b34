"""Texts that exist in several languages.

A validation context (a mapping given to pydantic's ``model_validate``) carries
``default_language`` (the tag that a plain string is in) and ``languages`` (the tags that the
site publishes, which are the only ones allowed as keys).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from jumbo_site.messages import Listed, say
from jumbo_site.model.refusal import refused

PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of CLDR (Unicode TR 35, part 3, "Language Plural Rules")."""


def _tagged(value: object, info: ValidationInfo) -> object:
    """Turn a plain string into a mapping from the default language."""
    if isinstance(value, str):
        return {_context(info)["default_language"]: value}
    return value


def _context(info: ValidationInfo) -> Mapping[str, Any]:
    return info.context or {"default_language": "en", "languages": None}


def _site_language(tag: str, info: ValidationInfo) -> str:
    languages = _context(info)["languages"]
    if languages is not None and tag not in languages:
        raise refused(
            "unknown_language",
            say(
                "`{tag}` is not one of the languages of this site ({languages}).", tag=tag, languages=Listed(languages)
            ),
            tag=tag,
            candidates=tuple(languages),
        )
    return tag


def _mapping_schema(values: CoreSchema, build: Any) -> CoreSchema:
    keys = core_schema.with_info_after_validator_function(_site_language, core_schema.str_schema())
    mapping = core_schema.dict_schema(keys_schema=keys, values_schema=values, min_length=1)
    tagged = core_schema.with_info_before_validator_function(_tagged, mapping)
    return core_schema.no_info_after_validator_function(build, tagged)


@dataclass(frozen=True)
class LocalizedText:
    """A text in one or more languages: pairs of a BCP 47 tag and the text, in written order."""

    texts: tuple[tuple[str, str], ...] = ()

    def get(self, tag: str) -> str | None:
        """Return the text in exactly this language, or None."""
        for own_tag, text in self.texts:
            if own_tag == tag:
                return text
        return None

    def resolve(self, chain: Iterable[str]) -> tuple[str, str] | None:
        """Return ``(text, tag)`` of the first language of the chain that has a text.

        When the chain has none, the first text that was written serves; None if there is no text.
        """
        for tag in chain:
            text = self.get(tag)
            if text is not None:
                return text, tag
        if self.texts:
            tag, text = self.texts[0]
            return text, tag
        return None

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages that have a text."""
        return tuple(tag for tag, _ in self.texts)

    def __bool__(self) -> bool:
        return bool(self.texts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(min_length=1, strip_whitespace=True)
        mapping = _mapping_schema(text, lambda texts: cls(tuple(texts.items())))
        return _accept_instance(cls, mapping)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}


def _accept_instance(cls: type, mapping: CoreSchema) -> CoreSchema:
    """Let a ready value pass and validate everything else, keeping exact error locations."""

    def validate(value: object, handler: Any) -> object:
        return value if isinstance(value, cls) else handler(value)

    return core_schema.no_info_wrap_validator_function(validate, mapping)


def _plural_forms(value: object) -> object:
    return {"other": value} if isinstance(value, str) else value


@dataclass(frozen=True)
class LocalizedPlural:
    """A counted noun: per language the forms by CLDR plural category, ``other`` always among them."""

    forms: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages that have forms."""
        return tuple(tag for tag, _ in self.forms)

    def resolve(self, chain: Iterable[str]) -> tuple[dict[str, str], str] | None:
        """Return ``(forms, tag)`` of the first language of the chain that has forms."""
        by_tag = dict(self.forms)
        for tag in (*chain, *self.languages):
            if tag in by_tag:
                return dict(by_tag[tag]), tag
        return None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        category = core_schema.literal_schema(list(PLURAL_CATEGORIES))
        text = core_schema.str_schema(min_length=1, strip_whitespace=True)
        forms = core_schema.no_info_before_validator_function(
            _plural_forms, core_schema.dict_schema(keys_schema=category, values_schema=text, min_length=1)
        )

        def complete(value: dict[str, str]) -> tuple[tuple[str, str], ...]:
            if "other" not in value:
                raise refused("missing_field", say("The plural form `other` is missing."))
            return tuple(value.items())

        values = core_schema.no_info_after_validator_function(complete, forms)
        mapping = _mapping_schema(values, lambda by_tag: cls(tuple(by_tag.items())))
        return _accept_instance(cls, mapping)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        forms = {
            "type": "object",
            "properties": {category: {"type": "string"} for category in PLURAL_CATEGORIES},
            "required": ["other"],
            "additionalProperties": False,
        }
        text = {"type": "string"}
        return {"anyOf": [text, {"type": "object", "additionalProperties": {"anyOf": [text, forms]}}]}
