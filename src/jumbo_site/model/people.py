"""Persons, the names that they have per script, and the parts that they take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from jumbo_site.messages import say
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.record import CountryCode, Id, LanguageTag, MediaPath, Record, ScriptCode, Url
from jumbo_site.model.refusal import refused


class NameForm(Record):
    """A person's name in one script, as its owner writes it."""

    text: str = Field(min_length=1, description="The name, as its owner writes it.")
    sort: str | None = Field(None, description="The form to sort by, where it differs (“Gambacurta, Stefano”).")
    lang: LanguageTag | None = Field(None, description="The language of this form (BCP 47), where it is known.")


def _name_form(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _check_orcid(value: str) -> str:
    """Check form and check digit after ISO 7064 MOD 11-2, as ORCID documents it."""
    digits = value.removeprefix("https://orcid.org/").replace("-", "")
    total = 0
    for character in digits[:-1]:
        total = (total + int(character) if character.isdigit() else -10_000) * 2
    expected = (12 - total % 11) % 11
    if len(digits) != 16 or total < 0 or digits[-1] != ("X" if expected == 10 else str(expected)):
        raise refused("invalid_value", say("`{value}` is not an ORCID: its check digit is wrong.", value=value))
    return f"{digits[0:4]}-{digits[4:8]}-{digits[8:12]}-{digits[12:16]}"


Names = Annotated[
    dict[ScriptCode, Annotated[NameForm, BeforeValidator(_name_form, json_schema_input_type=str | NameForm)]],
    Field(min_length=1),
]


class Link(Record):
    """A labelled address outside the site."""

    label: LocalizedText = Field(description="What the link is called.")
    url: Url = Field(description="The address: http, https or mailto.")


Withheld = Literal["aliases", "honorific", "position", "affiliation", "country", "photo", "links", "orcid", "biography"]


class Speaker(Record):
    """A person. Position, affiliation and country are defaults that an appearance may override."""

    id: Id = Field(description="The file's stem; part of the URL in every language.")
    name: Names = Field(description="The names by script (ISO 15924: Latn, Arab, Cyrl); the first is the owner's own.")
    aliases: tuple[str, ...] = Field((), description="Other spellings under which the person is known.")
    honorific: LocalizedText | None = Field(None, description="A title before the name, such as Ambassador.")
    position: LocalizedText | None = Field(None, description="The office held.")
    affiliation: Id | None = Field(None, description="The id of an organisation.")
    country: CountryCode | None = Field(None, description="The country stood for (ISO 3166, two letters).")
    photo: MediaPath | None = Field(None, description="An image file in media/.")
    links: tuple[Link, ...] = Field((), description="The person's own pages.")
    orcid: Annotated[str, AfterValidator(_check_orcid)] | None = Field(None, description="The person's ORCID iD.")
    draft: bool = Field(False, description="Whether it is a draft: checked and shown in the preview, not published.")
    withhold: tuple[Withheld, ...] | None = Field(
        None,
        description="Facts that stay in content/ and are published nowhere, such as [photo, country]; of a photo its "
        "file is not published either.",
        json_schema_extra={"writeOnly": True},
    )
    body: LocalizedText | None = Field(None, description="The biography, from <id>.<lang>.md.")

    def as_published(self) -> Speaker:
        """Return the person without the facts that are withheld, and without a word of it."""
        if self.withhold is None:
            return self
        fields = ["body" if name == "biography" else name for name in self.withhold]
        nothing = {name: type(self).model_fields[name].default for name in fields}
        return self.model_copy(update={**nothing, "withhold": None})

    def name_for(self, script: str) -> tuple[str, NameForm]:
        """Return ``(script, form)`` in the given script, or in the owner's own where there is none."""
        if script in self.name:
            return script, self.name[script]
        return next(iter(self.name.items()))


class Appearance(Record):
    """The part that a person takes in a session, a panel or a contribution."""

    speaker: Id = Field(description="The id of a speaker.")
    role: Id = Field("speaker", description="A role: chair, moderator, speaker, author …, or one of roles.yaml.")
    position: LocalizedText | None = Field(None, description="The office held at the time, where it differs.")
    affiliation: Id | None = Field(None, description="The organisation spoken for at the time, where it differs.")


class Role(Record):
    """A part in a session, with its name per language. Built-in roles are named by the catalogues."""

    id: Id = Field(description="The word used in the content.")
    name: LocalizedText | None = Field(None, description="The name shown; built-in roles need none.")


@dataclass(frozen=True)
class RoleSet:
    """The roles that a site knows: the built-in ones and its own, in order of precedence on a page."""

    roles: tuple[Role, ...]

    @classmethod
    def with_own(cls, own: Iterable[Role]) -> RoleSet:
        """Return the built-in roles, replaced and extended by the site's own."""
        by_id: dict[str, Role] = {role_id: Role(id=role_id, name=None) for role_id in BUILT_IN_ROLES}
        by_id.update((role.id, role) for role in own)
        return cls(tuple(by_id.values()))

    @property
    def by_id(self) -> Mapping[str, Role]:
        """The roles by their ids."""
        return {role.id: role for role in self.roles}

    def rank(self, role_id: str) -> int:
        """Return the place of a role in the order of precedence (0 first)."""
        for index, role in enumerate(self.roles):
            if role.id == role_id:
                return index
        return len(self.roles)


BUILT_IN_ROLES: tuple[str, ...] = (
    "opening",
    "chair",
    "co-chair",
    "moderator",
    "keynote",
    "speaker",
    "panellist",
    "author",
    "discussant",
    "rapporteur",
    "host",
    "interpreter",
    "closing",
)
