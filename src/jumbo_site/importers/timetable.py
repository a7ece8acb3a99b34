"""What a timetable of another system says, before it becomes content."""

from __future__ import annotations

from dataclasses import dataclass

from jumbo_site.messages import Message

MAX_BYTES = 100_000_000
MAX_EVENTS = 100_000
"""A file beyond either is refused: no conference needs it, and reading it would take the machine away."""


class ImportRefusedError(Exception):
    """A file cannot be read as what it claims to be; the message says why, in an organiser's words."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class ImportedPerson:
    """Somebody who takes part, as the file names them."""

    key: str
    """What tells the person from others in that file."""
    name: str
    biography: str = ""
    photo: str = ""
    """Its address."""


@dataclass(frozen=True)
class ImportedLink:
    """A file or page that belongs to an event."""

    title: str
    url: str


@dataclass(frozen=True)
class ImportedEvent:
    """A session. Texts are as they are written; what the file does not say is empty."""

    guid: str
    number: str
    """The file's own number of it."""
    slug: str
    title: str
    subtitle: str
    day: str
    """2030-05-02, in the conference's own zone."""
    start: str
    """09:30; empty where the file gives none."""
    minutes: int
    """How long it lasts; 0 where that is not known."""
    room: str
    track: str
    kind: str
    language: str
    abstract: str
    description: str
    url: str
    people: tuple[ImportedPerson, ...]
    links: tuple[ImportedLink, ...]
    attachments: tuple[ImportedLink, ...]


@dataclass(frozen=True)
class ImportedTimetable:
    """A conference and its events, in the file's order."""

    acronym: str
    title: str
    start: str
    end: str
    time_zone: str
    events: tuple[ImportedEvent, ...]
