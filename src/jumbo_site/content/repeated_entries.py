"""Numbers and persons that stand twice where each can stand once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.diagnostics import Diagnostic, diagnostic, say
from jumbo_site.model.content import Content
from jumbo_site.model.events import Session
from jumbo_site.model.people import Appearance

Sources = Mapping[EntityKey, EntitySource]


def repeated_entries(content: Content, sources: Sources) -> Iterator[Diagnostic]:
    """Yield the panels of an edition with one number, its sessions with one, and persons twice in one role."""
    for edition_id, edition in content.editions.items():
        for kind in ("panels", "sessions"):
            of_kind: Mapping[str, Session] = getattr(edition, kind)
            yield from _numbers(kind, edition_id, of_kind, sources)
        for kind in ("panels", "sessions", "contributions"):
            for entry in getattr(edition, kind).values():
                yield from _persons(entry.people, sources[EntityKey(kind, edition_id, entry.id)])


def _numbers(kind: str, edition: str, sessions: Mapping[str, Session], sources: Sources) -> Iterator[Diagnostic]:
    first: dict[int, EntitySource] = {}
    for session in sessions.values():
        if session.number is None:
            continue
        source = sources[EntityKey(kind, edition, session.id)]
        other = first.setdefault(session.number, source)
        if other is not source:
            message = say(
                "The number {number} is that of `{id}` too ({file}).",
                number=session.number,
                id=other.key.id,
                file=other.file,
            )
            place = source.value_location(("number",))
            yield diagnostic("number-repeated", message, place, say("Give one of the two another number."))


def _persons(people: Sequence[Appearance], source: EntitySource) -> Iterator[Diagnostic]:
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(people):
        if (one.speaker, one.role) in seen:
            message = say(
                "`{speaker}` is named here already, with the role `{role}`.", speaker=one.speaker, role=one.role
            )
            place = source.value_location(("people", index, "speaker"))
            yield diagnostic(
                "person-repeated", message, place, say("Delete one of the two, or give it the right role.")
            )
        seen.add((one.speaker, one.role))
