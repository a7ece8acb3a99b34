"""Everything that a site says, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jumbo_site.model.events import Contribution, Edition, Panel, Session
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

    @property
    def all_sessions(self) -> tuple[Session, ...]:
        """Sessions and panels in programme order: by day, time, then declared order and number."""
        everything = (*self.sessions.values(), *self.panels.values())
        return tuple(sorted(everything, key=_programme_order))

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """All appearances of persons, in programme order, then those in contributions."""
        in_sessions = [appearance for session in self.all_sessions for appearance in session.people]
        in_talks = [appearance for talk in self.contributions.values() for appearance in talk.people]
        return (*in_sessions, *in_talks)


def _programme_order(session: Session) -> tuple[str, str, int, int, str]:
    day = session.day.isoformat() if session.day else "9999"
    return day, session.start or "", session.order, session.number or 0, session.id


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
    editions: Mapping[str, EditionContent]
    media: tuple[str, ...] = ()
    """Paths of the files of media/, relative to content/, POSIX, sorted."""

    @property
    def current(self) -> EditionContent:
        """The edition that the home page shows."""
        return self.editions[self.site.edition]

    @property
    def default_language(self) -> str:
        """The tag of the first language."""
        return self.site.languages[0].tag

    @property
    def language_tags(self) -> tuple[str, ...]:
        """The tags of all languages, the default first."""
        return tuple(entry.tag for entry in self.site.languages)
