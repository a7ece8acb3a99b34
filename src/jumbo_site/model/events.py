"""Editions, sessions, panels, contributions, and what they conclude."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from jumbo_site.model.identifiers import Doi, Isbn, Licence
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.people import Appearance
from jumbo_site.model.record import ClockTime, Id, LanguageTag, MediaPath, Record, TimeZoneName, Url

OutcomeKind = Literal["finding", "challenge", "recommendation", "strategy"]
OUTCOME_KINDS: tuple[OutcomeKind, ...] = ("finding", "challenge", "strategy", "recommendation")
"""In the order in which a page shows them: from what is seen to what is asked for."""

SessionKind = Literal["opening", "closing", "keynote", "session", "workshop", "break", "ceremony", "panel", "other"]


class Document(Record):
    """A file of media/ or an address that belongs to a session, an edition or a contribution."""

    title: LocalizedText = Field(description="What the document is called.")
    file: MediaPath | None = Field(None, description="A file in media/ (give this or `url`).")
    url: Url | None = Field(None, description="An address (give this or `file`).")
    kind: Literal["slides", "paper", "video", "report", "photo", "other"] = Field("other", description="What it is.")
    language: LanguageTag | None = Field(None, description="The language that it is written in (BCP 47).")


class Outcome(Record):
    """A thing that a panel concluded, numbered within it and with a permalink of its own."""

    id: Id = Field(description="Stable: it is the permalink's fragment.")
    kind: OutcomeKind = Field(description="finding, challenge, recommendation or strategy.")
    number: int | None = Field(None, ge=1, description="Its number within the panel; by default its place in the list.")
    text: LocalizedText | None = Field(None, description="The outcome in a sentence or two.")


class Session(Record):
    """A part of the programme."""

    id: Id = Field(description="The file's stem; part of the URL.")
    kind: SessionKind = Field("session", description="What sort of session it is.")
    number: int | None = Field(None, ge=1, description="A number shown before the title, as panels have.")
    order: int = Field(0, description="The place in the programme where there is no clock time.")
    title: LocalizedText | None = Field(None, description="The title.")
    summary: LocalizedText | None = Field(None, description="One or two sentences for lists and search engines.")
    day: date | None = Field(None, description="The day (2022-11-17), within the edition's dates.")
    start: ClockTime | None = Field(None, description="The time it begins (09:30), in the edition's time zone.")
    end: ClockTime | None = Field(None, description="The time it ends.")
    place: Id | None = Field(None, description="A place, where it is not the edition's venue.")
    room: Id | None = Field(None, description="A room of the edition.")
    track: Id | None = Field(None, description="A track of the edition.")
    languages: tuple[LanguageTag, ...] = Field(
        (), description="The languages in which it can be followed, interpretation included (BCP 47)."
    )
    topics: tuple[Id, ...] = Field((), description="Ids of topics.")
    people: tuple[Appearance, ...] = Field((), description="Who takes part, and in which role.")
    outcomes: tuple[Outcome, ...] = Field((), description="What was concluded.")
    documents: tuple[Document, ...] = Field((), description="Slides, papers, recordings.")
    draft: bool = Field(False, description="Whether it is a draft: checked and shown in the preview, not published.")
    revision: int = Field(0, ge=0, description="Raise it when day, time or place change: calendars then take it over.")
    body: LocalizedText | None = Field(None, description="The text, from <id>.<lang>.md.")


class Panel(Session):
    """A session of a working group, which concludes with outcomes."""

    kind: Literal["panel"] = Field("panel", description="Always panel.")


class Contribution(Record):
    """A talk or a paper."""

    id: Id = Field(description="The file's stem; part of the URL.")
    title: LocalizedText | None = Field(None, description="The title.")
    summary: LocalizedText | None = Field(None, description="One or two sentences for lists and search engines.")
    session: Id | None = Field(None, description="The session or panel in which it was given.")
    order: int = Field(0, description="The place among the contributions of its session.")
    people: tuple[Appearance, ...] = Field((), description="Its authors and speakers.")
    topics: tuple[Id, ...] = Field((), description="Ids of topics.")
    documents: tuple[Document, ...] = Field((), description="The paper, slides, recordings.")
    doi: Doi | None = Field(None, description="The DOI: 10.5281/zenodo.1234567.")
    published: date | None = Field(None, description="The day on which it was published, where the volume has another.")
    licence: Licence | None = Field(None, description="Its licence (SPDX), where the volume has another: CC-BY-4.0.")
    pages: str | None = Field(None, pattern=r"^\d+(?:[-–]\d+)?$", description="Pages in the volume: 12-19.")
    language: LanguageTag | None = Field(None, description="The language in which it was given (BCP 47).")
    draft: bool = Field(False, description="Whether it is a draft: checked and shown in the preview, not published.")
    body: LocalizedText | None = Field(None, description="The abstract, from <id>.<lang>.md.")


class Figure(Record):
    """A number that describes the edition, such as “more than 70 speakers”."""

    id: Id = Field(description="A word for it.")
    value: int = Field(ge=0, description="The number.")
    qualifier: Literal["exactly", "more-than", "about"] = Field("exactly", description="How exact the number is.")
    label: LocalizedPlural = Field(
        description="The thing counted: a text per language, or its CLDR plural forms (one, few, other …)."
    )


class Organiser(Record):
    """An organisation's part in an edition."""

    organisation: Id = Field(description="The id of an organisation.")
    role: Literal["organiser", "co-organiser", "partner", "host", "sponsor"] = Field(
        "organiser", description="Its part."
    )
    level: Id | None = Field(None, description="The level of a sponsor or partner, one of the edition's `levels`.")


class SponsorLevel(Record):
    """A level of sponsors or partners, such as Gold."""

    id: Id = Field(description="The word used in the content.")
    name: LocalizedText = Field(description="The name shown.")


class Picture(Record):
    """A picture of the edition's gallery."""

    file: MediaPath = Field(description="An image file in media/.")
    alt: LocalizedText = Field(description="What it shows, for those who do not see it.")
    caption: LocalizedText | None = Field(None, description="The line below it.")
    credit: str | None = Field(None, max_length=200, description="Who took it.")


class Room(Record):
    """A room of the venue."""

    id: Id = Field(description="The word used in the content.")
    name: LocalizedText = Field(description="The name shown.")


class Track(Record):
    """A thread of sessions that runs through the programme."""

    id: Id = Field(description="The word used in the content.")
    name: LocalizedText = Field(description="The name shown.")


class Deposit(Record):
    """Who deposits an edition's metadata with Crossref or a harvester. All of it is published in the files."""

    name: str = Field(min_length=1, max_length=130, description="The name of the depositor.")
    email: str = Field(
        pattern=r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$",
        min_length=6,
        max_length=200,
        description="Where messages about the deposit go; it is public.",
    )
    revision: int = Field(
        0, ge=0, le=999_999, description="Raise it when metadata that were deposited change: Crossref then takes them."
    )
    gateway: Url | None = Field(
        None, description="The address of the OAI gateway that serves the static repository, up to the site's own."
    )


class Publication(Record):
    """The proceedings of an edition as a published volume."""

    title: LocalizedText | None = Field(None, description="The title of the volume, where it is not the edition's.")
    isbn: Isbn | None = Field(None, description="The ISBN of the volume, thirteen digits.")
    doi: Doi | None = Field(None, description="The DOI of the volume.")
    publisher: Id | None = Field(None, description="The id of the organisation that publishes it.")
    place: LocalizedText | None = Field(None, description="The city of publication.")
    published: date | None = Field(None, description="The day on which it was published.")
    editors: tuple[Id, ...] = Field((), description="Ids of the persons who edited it.")
    licence: Licence | None = Field(
        None, description="The licence (SPDX) of the volume and of what is in it: CC-BY-4.0."
    )
    deposit: Deposit | None = Field(None, description="Who deposits the metadata, for Crossref and harvesters.")


class Edition(Record):
    """One holding of the conference. Its folder's name is part of every URL of it."""

    id: Id = Field(description="The folder's name.")
    number: int | None = Field(None, ge=1, description="Which holding of the series this is.")
    title: LocalizedText | None = Field(None, description="The title.")
    theme: LocalizedText | None = Field(None, description="What it was about.")
    framework: LocalizedText | None = Field(None, description="The programme within which it is held.")
    start: date = Field(description="The first day (2022-11-17).")
    end: date = Field(description="The last day.")
    timezone: TimeZoneName = Field(description="The IANA time zone of all clock times: Europe/Rome.")
    venue: Id | None = Field(None, description="The id of a place.")
    mode: Literal["in-person", "online", "hybrid"] = Field("in-person", description="How people attend.")
    organisers: tuple[Organiser, ...] = Field((), description="Who holds it.")
    levels: tuple[SponsorLevel, ...] = Field((), description="The levels of sponsors and partners, the highest first.")
    figures: tuple[Figure, ...] = Field((), description="Numbers that describe it.")
    rooms: tuple[Room, ...] = Field((), description="The rooms, in the order of the programme's columns.")
    tracks: tuple[Track, ...] = Field((), description="The tracks, in the order in which they are shown.")
    columns: Literal["rooms", "tracks"] = Field("rooms", description="What the columns of the programme's grid are.")
    publication: Publication = Field(
        default_factory=lambda: Publication.model_validate({}), description="The proceedings as a published volume."
    )
    documents: tuple[Document, ...] = Field((), description="Programme, report, press release.")
    gallery: tuple[Picture, ...] = Field((), description="Pictures, in the order in which they are shown.")
    draft: bool = Field(
        False,
        description="Whether it is a draft, with all that is in it: checked and shown in the preview, not published.",
    )
    body: LocalizedText | None = Field(None, description="The text about it, from edition.<lang>.md.")
