"""The shape of ``data.json``, format 1: the model's records with the addresses of their pages, as JSON Schema 2020-12.

The classes describe what is published; none of them is ever filled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from jumbo_site.model.events import Contribution, Edition, Outcome, Session
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.news import NewsItem
from jumbo_site.model.organisations import Organisation, Place, Topic
from jumbo_site.model.people import Role, Speaker
from jumbo_site.model.record import Id, Record
from jumbo_site.model.site import FreePage, Series

FORMAT = 1
"""Raised when a field is taken away or changes its meaning; a field more does not raise it."""
TEXTS: dict[str, Any] = {
    "description": "A text by the language (BCP 47) that it is written in; not every language need be there.",
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
    "additionalProperties": {"type": "string", "minLength": 1},
}
PLURALS: dict[str, Any] = {
    **TEXTS,
    "description": "A counted noun by language: its forms by CLDR plural category.",
    "additionalProperties": {
        "type": "object",
        "properties": {name: {"type": "string"} for name in ("zero", "one", "two", "few", "many", "other")},
        "required": ["other"],
        "additionalProperties": False,
    },
}

Urls = dict[str, str]
_URLS = "The absolute address of its page by language; empty where it has none."


class PublishedLanguage(Record):
    """A language of the site."""

    tag: str = Field(description="The BCP 47 tag.")
    direction: Literal["ltr", "rtl"] = Field(description="The direction of its script.")
    script: str = Field(description="Its script (ISO 15924).")


class PublishedTopic(Topic):
    """A subject that sessions share."""

    urls: Urls = Field(description=_URLS)


class PublishedOrganisation(Organisation):
    """An organisation, perhaps a part of another one."""

    urls: Urls = Field(description=_URLS)


class PublishedSpeaker(Speaker):
    """A person. Position, affiliation and country are defaults that an appearance may override."""

    urls: Urls = Field(description=_URLS)


class PublishedOutcome(Outcome):
    """A thing that a panel concluded."""

    number: int = Field(ge=1, description="Its number within the panel.")
    urls: Urls = Field(description="Its permalink by language.")


class PublishedSession(Session):
    """A part of the programme: a panel where `kind` says so."""

    outcomes: tuple[PublishedOutcome, ...] = Field((), description="What was concluded.")
    urls: Urls = Field(description=_URLS)


class PublishedContribution(Contribution):
    """A talk or a paper."""

    urls: Urls = Field(description=_URLS)


class PublishedEdition(Edition):
    """One holding of the conference, with all that belongs to it."""

    urls: Urls = Field(description=_URLS)
    sessions: tuple[PublishedSession, ...] = Field((), description="Sessions and panels in the order of the programme.")
    contributions: tuple[PublishedContribution, ...] = Field((), description="Talks and papers by their ids.")


class PublishedNews(NewsItem):
    """Something told on a day."""

    urls: Urls = Field(description=_URLS)


class PublishedPage(FreePage):
    """A page of prose."""

    urls: Urls = Field(description=_URLS)


class SiteData(BaseModel):
    """All that a conference site says, in all of its languages.

    A field without a value is left out; a list is there though it be empty. Bodies are Markdown, whose addresses that
    begin with a slash lead to the site's pages without the language. Paths that begin with `media/` are those of files
    below `url`. What a page shows in place of a missing translation is not repeated here.
    """

    model_config = ConfigDict(extra="forbid")

    schema_: str = Field(alias="$schema", description="The address of this schema.")
    format: Literal[1] = Field(description="The version of the format.")
    url: str = Field(description="The address of the site; it ends with a slash.")
    default_language: str = Field(description="The tag of the first language.")
    languages: tuple[PublishedLanguage, ...] = Field(description="The languages, the default first.")
    title: LocalizedText = Field(description="The name of the site.")
    description: LocalizedText | None = Field(None, description="One sentence about the site.")
    urls: Urls = Field(description="The address of the home page by language.")
    series: Series = Field(description="The series of conferences.")
    edition: Id = Field(description="The id of the current edition.")
    roles: tuple[Role, ...] = Field(description="The parts that persons take, in their order of precedence.")
    topics: tuple[PublishedTopic, ...] = Field(description="The subjects.")
    places: tuple[Place, ...] = Field(description="The places.")
    organisations: tuple[PublishedOrganisation, ...] = Field(description="The organisations.")
    speakers: tuple[PublishedSpeaker, ...] = Field(description="The persons.")
    editions: tuple[PublishedEdition, ...] = Field(description="The holdings of the conference.")
    news: tuple[PublishedNews, ...] = Field(description="The news, the latest first.")
    pages: tuple[PublishedPage, ...] = Field(description="The pages of prose.")


def data_schema(address: str) -> bytes:
    """Return the schema as it is published at an address."""
    drawn = SiteData.model_json_schema(mode="validation")
    definitions = {name: _as_published(own) for name, own in drawn.pop("$defs").items()}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        **_as_published(drawn),
        "title": "The data of a conference site",
        "$defs": {**definitions, "Texts": TEXTS, "Plurals": PLURALS},
    }
    return json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n"


_NULL = {"type": "null"}
_KEPT = ("type", "anyOf", "$ref", "enum", "const", "items", "additionalProperties", "format", "pattern")
_KEPT_BOUNDS = ("minimum", "maximum", "minLength", "maxLength", "minProperties", "description")


def _as_published(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an object whose fields are left out where they have no value, and there otherwise."""
    own, required = {}, []
    for name, value in schema["properties"].items():
        if value.get("writeOnly"):  # what is for content/ alone
            continue
        if _NULL not in value.get("anyOf", ()):
            required.append(name)
        own[name] = _value(_without_null(value)) | _told(value)
    return {
        **_told(schema),
        "type": "object",
        "properties": own,
        "required": required,
        "additionalProperties": False,
    }


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    kinds = [one for one in schema.get("anyOf", ()) if one != _NULL]
    if len(kinds) == 1:
        return dict(kinds[0])
    return {**schema, "anyOf": kinds} if kinds else schema


def _told(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": " ".join(schema["description"].split())} if "description" in schema else {}


def _value(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a value as it is published: texts always by language, ids and addresses as they are."""
    bare = {key: value for key, value in schema.items() if key not in ("title", "description", "default")}
    if bare == LocalizedText.__get_pydantic_json_schema__(None, None):  # type: ignore[arg-type]
        return {"$ref": "#/$defs/Texts"}
    if bare == LocalizedPlural.__get_pydantic_json_schema__(None, None):  # type: ignore[arg-type]
        return {"$ref": "#/$defs/Plurals"}
    unknown = set(bare) - {*_KEPT, *_KEPT_BOUNDS}
    if unknown:
        raise ValueError(f"the schema of the model has {sorted(unknown)}, which nothing here publishes")
    for key in ("items", "additionalProperties"):
        if isinstance(bare.get(key), dict):
            bare[key] = _value(bare[key])
    return bare
