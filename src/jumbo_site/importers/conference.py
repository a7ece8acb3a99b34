"""What another system says of a conference, whichever it is: plain frozen data that every reader makes.

Texts are as the source has them but for characters that no text needs (``source_text``); what a source does not say is
empty. A key tells a thing from others of its kind in that source, and stays the same over its exports.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from jumbo_site.messages import Message

Texts = tuple[tuple[str, str], ...]
"""Pairs of a language (a BCP 47 tag, empty where the source does not say it) and a text."""


@dataclass(frozen=True)
class SourceLink:
    """An address that belongs to something."""

    title: str
    url: str


@dataclass(frozen=True)
class SourceSpeaker:
    """A person."""

    key: str
    names: tuple[str, ...]
    """The person's name, in each way of writing it that the source has."""
    biography: Texts = ()
    position: Texts = ()
    affiliation: str = ""
    """The name of an organisation."""
    country: str = ""
    orcid: str = ""
    photo: str = ""
    """The address of a photo; it is never opened."""
    links: tuple[SourceLink, ...] = ()


@dataclass(frozen=True)
class SourcePart:
    """Who takes part, and as what: one of the built-in roles."""

    speaker: str
    role: str = "speaker"


@dataclass(frozen=True)
class SourceSession:
    """A part of the programme, or a contribution to one."""

    key: str
    title: Texts
    abstract: Texts = ()
    """What may be short enough for a list."""
    description: Texts = ()
    day: str = ""
    """2030-05-02, in the conference's own zone."""
    start: str = ""
    """09:30."""
    end: str = ""
    """Empty where it is not known, or lies on another day."""
    room: str = ""
    track: str = ""
    kind: str = ""
    """What the source calls it: Keynote, Workshop, talk."""
    language: str = ""
    parts: tuple[SourcePart, ...] = ()
    links: tuple[SourceLink, ...] = ()
    within: str = ""
    """The key of the session that it is a contribution to."""
    is_contribution: bool = False


@dataclass(frozen=True)
class SourceName:
    """A room or a track."""

    key: str
    names: Texts


@dataclass(frozen=True)
class SourceConference:
    """A conference with all that belongs to it, in the source's order."""

    title: Texts = ()
    start: str = ""
    end: str = ""
    time_zone: str = ""
    """Its IANA name."""
    rooms: tuple[SourceName, ...] = ()
    tracks: tuple[SourceName, ...] = ()
    speakers: tuple[SourceSpeaker, ...] = ()
    sessions: tuple[SourceSession, ...] = ()
    left_out: tuple[Message, ...] = ()
    """Sentences that say what of the source was not taken, and why."""


_Thing = TypeVar("_Thing", SourceSpeaker, SourceSession)


def merged(parts: tuple[SourceConference, ...]) -> SourceConference:
    """Return what several files of one source say together; of two things with one key, the later adds to the first."""
    return SourceConference(
        title=next((one.title for one in parts if one.title), ()),
        start=next((one.start for one in parts if one.start), ""),
        end=next((one.end for one in parts if one.end), ""),
        time_zone=next((one.time_zone for one in parts if one.time_zone), ""),
        rooms=_first_of_key(room for one in parts for room in one.rooms),
        tracks=_first_of_key(track for one in parts for track in one.tracks),
        speakers=_united([speaker for one in parts for speaker in one.speakers]),
        sessions=_united([session for one in parts for session in one.sessions]),
        left_out=tuple(note for one in parts for note in one.left_out),
    )


def _first_of_key(things: Iterable[SourceName]) -> tuple[SourceName, ...]:
    found: dict[str, SourceName] = {}
    for thing in things:
        found.setdefault(thing.key, thing)
    return tuple(found.values())


def _united(things: list[_Thing]) -> tuple[_Thing, ...]:
    """Return things each once by its key; a field that the first leaves empty is taken from the next."""
    found: dict[str, _Thing] = {}
    for thing in things:
        known = found.get(thing.key)
        if known is None:
            found[thing.key] = thing
            continue
        missing = {one.name: getattr(thing, one.name) for one in fields(known) if not getattr(known, one.name)}
        found[thing.key] = replace(known, **missing)
    return tuple(found.values())


def numbered(keys: Iterable[str]) -> list[str]:
    """Return keys with a number after each that stands there already: two slots of one talk are two sessions."""
    seen: dict[str, int] = {}
    result = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        result.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return result
