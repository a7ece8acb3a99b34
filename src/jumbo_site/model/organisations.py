"""Organisations, places and topics: what persons and sessions refer to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from jumbo_site.model.identifiers import Ror
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.record import CountryCode, Id, MediaPath, Record, Url

OrganisationKind = Literal["government", "international", "academic", "company", "civil-society", "other"]


class Organisation(Record):
    """An organisation, perhaps a part of another one."""

    id: Id = Field(description="The file's stem, or `id` in a list; part of the URL.")
    name: LocalizedText = Field(description="The full name.")
    short_name: LocalizedText | None = Field(None, description="The abbreviation or short form.")
    kind: OrganisationKind = Field("other", description="What sort of organisation it is.")
    country: CountryCode | None = Field(None, description="Its country (ISO 3166); none for an international one.")
    parent: Id | None = Field(None, description="The organisation that it is a part of.")
    url: Url | None = Field(None, description="Its own site.")
    ror: Ror | None = Field(None, description="Its id in the Research Organization Registry: 05dxps055.")
    logo: MediaPath | None = Field(None, description="An image file in media/.")


class Coordinates(Record):
    """A point on the earth (WGS 84), in degrees."""

    latitude: float = Field(ge=-90, le=90, description="Degrees north of the equator: 41.8500.")
    longitude: float = Field(ge=-180, le=180, description="Degrees east of Greenwich: 12.5700.")


class Place(Record):
    """A place where sessions are held."""

    id: Id = Field(description="The word used in the content.")
    name: LocalizedText = Field(description="The name of the place.")
    city: LocalizedText | None = Field(None, description="The city.")
    country: CountryCode | None = Field(None, description="The country (ISO 3166).")
    address: LocalizedText | None = Field(None, description="The postal address.")
    url: Url | None = Field(None, description="The place's own page.")
    coordinates: Coordinates | None = Field(None, description="Where it lies, for a link to a map.")
    image: MediaPath | None = Field(None, description="An image file in media/ that shows it.")
    image_text: LocalizedText | None = Field(None, description="What the image shows, for those who do not see it.")
    body: LocalizedText | None = Field(None, description="How to get there, from <id>.<lang>.md.")


class Topic(Record):
    """A subject that sessions share."""

    id: Id = Field(description="The word used in the content; part of the URL.")
    name: LocalizedText = Field(description="The name shown.")
