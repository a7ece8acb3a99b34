"""Everything that a site says, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jumbo_site.model.documents import DocumentFacts
from jumbo_site.model.events import Contribution, Edition, Panel, Session
from jumbo_site.model.images import ImageFacts
from jumbo_site.model.news import NewsItem
from jumbo_site.model.organisations import Organisation, Place, Topic
from jumbo_site.model.people import Appearance, RoleSet, Speaker
from jumbo_site.model.site import FreePage, Site


@dataclass(frozen=True)
class EditionContent:
    """An edition and what belongs to it, each mapping by id."""

    edition: Edition
    sessions: Mapping[str, Session]
    panels: Mapping[str, Panel]
    contributions: Mapping[str, Contribution]

    @cached_property
    def all_sessions(self) -> tuple[Session, ...]:
        """Sessions and panels in programme order: by day, time, then declared order and number."""
        everything = (*self.sessions.values(), *self.panels.values())
        return tuple(sorted(everything, key=_programme_order))

    @cached_property
    def has_outcomes(self) -> bool:
        """Whether anything was concluded."""
        return any(session.outcomes for session in self.all_sessions)

    @cached_property
    def talks(self) -> Mapping[str, tuple[Contribution, ...]]:
        """The contributions to each session or panel, by its id, in their order."""
        found: dict[str, list[Contribution]] = {}
        for talk in sorted(self.contributions.values(), key=lambda talk: (talk.order, talk.id)):
            if talk.session is not None:
                found.setdefault(talk.session, []).append(talk)
        return {session: tuple(talks) for session, talks in found.items()}

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Session, ...]]:
        """The sessions on each topic, in programme order."""
        found: dict[str, list[Session]] = {}
        for session in self.all_sessions:
            for topic in dict.fromkeys(session.topics):
                found.setdefault(topic, []).append(session)
        return {topic: tuple(sessions) for topic, sessions in found.items()}

    @cached_property
    def appearances(self) -> tuple[Appearance, ...]:
        """All appearances of persons, in programme order, then those in contributions."""
        in_sessions = [appearance for session in self.all_sessions for appearance in session.people]
        in_talks = [appearance for talk in self.contributions.values() for appearance in talk.people]
        return (*in_sessions, *in_talks)


def _programme_order(session: Session) -> tuple[str, str, int, int, str]:
    day = session.day.isoformat() if session.day else "9999"
    return day, session.start or "", session.order, session.number or 0, session.id


@dataclass(frozen=True)
class PartTaken:
    """What one person did in one session or contribution of one edition."""

    edition: str
    where: Session | Contribution
    appearance: Appearance


@dataclass(frozen=True)
class Content:
    """All content of a site; mappings are by id, in a stable order."""

    site: Site
    roles: RoleSet
    topics: Mapping[str, Topic]
    places: Mapping[str, Place]
    organisations: Mapping[str, Organisation]
    speakers: Mapping[str, Speaker]
    pages: Mapping[str, FreePage]
    news: Mapping[str, NewsItem]
    """The latest first."""
    editions: Mapping[str, EditionContent]
    media: tuple[str, ...] = ()
    """Paths of the files of media/, relative to content/, POSIX, sorted."""
    images: Mapping[str, ImageFacts] = field(default_factory=dict)
    """Those of them that are images of pixels and can be read, by path."""
    documents: Mapping[str, DocumentFacts] = field(default_factory=dict)
    """The others, by path."""

    @property
    def current(self) -> EditionContent:
        """The edition that the home page shows."""
        return self.editions[self.site.edition]

    @cached_property
    def parts_taken(self) -> Mapping[str, tuple[PartTaken, ...]]:
        """The parts of each person, by speaker: editions in order, in each the programme, then the contributions."""
        parts: dict[str, list[PartTaken]] = {}
        for edition_id, edition in self.editions.items():
            everywhere: tuple[Session | Contribution, ...] = (*edition.all_sessions, *edition.contributions.values())
            for where in everywhere:
                for appearance in where.people:
                    parts.setdefault(appearance.speaker, []).append(PartTaken(edition_id, where, appearance))
        return {speaker: tuple(taken) for speaker, taken in parts.items()}

    @cached_property
    def members(self) -> Mapping[str, frozenset[str]]:
        """The speakers of each organisation: by default, or in one appearance."""
        found: dict[str, set[str]] = {}
        for speaker in self.speakers.values():
            if speaker.affiliation is not None:
                found.setdefault(speaker.affiliation, set()).add(speaker.id)
        for parts in self.parts_taken.values():
            for part in parts:
                if part.appearance.affiliation is not None:
                    found.setdefault(part.appearance.affiliation, set()).add(part.appearance.speaker)
        return {organisation: frozenset(speakers) for organisation, speakers in found.items()}

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[Organisation, ...]]:
        """The organisations that are parts of each, in a stable order."""
        found: dict[str, list[Organisation]] = {}
        for organisation in self.organisations.values():
            if organisation.parent is not None:
                found.setdefault(organisation.parent, []).append(organisation)
        return {parent: tuple(parts) for parent, parts in found.items()}

    @cached_property
    def portraits(self) -> frozenset[str]:
        """The images that show a speaker."""
        return frozenset(one.photo.removeprefix("/") for one in self.speakers.values() if one.photo is not None)

    @property
    def default_language(self) -> str:
        """The tag of the first language."""
        return self.site.languages[0].tag

    @property
    def language_tags(self) -> tuple[str, ...]:
        """The tags of all languages, the default first."""
        return tuple(entry.tag for entry in self.site.languages)
