"""What single records cannot know of each other: times, double bookings, missing translations, what is unused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

from jumbo_site.content.counts_and_calendars import count_and_calendar_problems
from jumbo_site.content.entities import EntitySource, localized_fields
from jumbo_site.content.layout import EDITION_KINDS, EntityKey
from jumbo_site.diagnostics import Diagnostic, Listed, Message, diagnostic, say, together
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.events import Panel, Session
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.record import Record
from jumbo_site.model.site import Site

Sources = Mapping[EntityKey, EntitySource]


def consistency_problems(content: Content, sources: Sources, damaged: frozenset[EntityKey]) -> list[Diagnostic]:
    """Return what is wrong between records, each at the place of the value that is.

    ``damaged`` entries have errors of their own; what may only follow from these is not reported.
    """
    problems: list[Diagnostic] = []
    for edition_id, edition in content.editions.items():
        problems += _edition_problems(edition_id, edition, sources)
    problems += count_and_calendar_problems(content, sources)
    problems += _unused(content, sources, {key.kind for key in damaged})
    whole = [(key, record) for key, record in _records(content) if key not in damaged]
    problems += _titles(whole, sources, content.default_language)
    if content.site.missing_translations == "warn":
        problems += _missing_translations(whole, sources, content.site, _wanted_languages(content))
    return problems


def _source(sources: Sources, edition_id: str, session: Session) -> EntitySource:
    return sources[EntityKey("panels" if isinstance(session, Panel) else "sessions", edition_id, session.id)]


def _edition_problems(edition_id: str, content: EditionContent, sources: Sources) -> Iterator[Diagnostic]:
    edition = content.edition
    source = sources[EntityKey("edition", edition_id, edition_id)]
    if edition.end < edition.start:
        message = say("The edition ends on {end} and begins on {start}.", end=edition.end, start=edition.start)
        yield diagnostic("end-before-start", message, source.value_location(("end",)))
    for session in content.all_sessions:
        own = _source(sources, edition_id, session)
        if session.day is not None and not edition.start <= session.day <= edition.end:
            message = say(
                "{day} lies outside the edition ({start} to {end}).",
                day=session.day,
                start=edition.start,
                end=edition.end,
            )
            yield diagnostic("outside-edition", message, own.value_location(("day",)))
        if session.start is not None and session.day is None:
            message = say("A time without a day cannot stand in the programme.")
            yield diagnostic(
                "time-without-day",
                message,
                own.value_location(("start",)),
                say("Add `day: {start}`.", start=edition.start),
            )
        if session.end is not None and session.start is None:
            message = say("The session has an end and no start.")
            yield diagnostic("time-without-day", message, own.value_location(("end",)), say('Add `start: "09:00"`.'))
        if session.start is not None and session.end is not None and session.end <= session.start:
            message = say("The session ends at {end} and begins at {start}.", end=session.end, start=session.start)
            yield diagnostic("end-before-start", message, own.value_location(("end",)))
    yield from _double_bookings(edition_id, content, sources)


def _overlap(one: Session, other: Session) -> bool:
    """Tell whether two sessions with a start on the same day share a moment; without an end, the start counts."""
    if one.day != other.day or one.start is None or other.start is None:
        return False
    return one.start == other.start or (one.start < (other.end or other.start) and other.start < (one.end or one.start))


def _overlapping(content: EditionContent) -> Iterator[tuple[Session, Session]]:
    """Yield each two sessions that overlap, the one that begins first before the other."""
    timed = [session for session in content.all_sessions if session.day is not None and session.start is not None]
    for place, first in enumerate(timed):
        for later in range(place + 1, len(timed)):  # in the order of their starts
            second = timed[later]
            if _overlap(first, second):
                yield first, second
            elif second.day != first.day or (second.start or "") >= (first.end or first.start or ""):
                break


def _double_bookings(edition_id: str, content: EditionContent, sources: Sources) -> Iterator[Diagnostic]:
    for first, second in _overlapping(content):
        own, other = _source(sources, edition_id, second), _source(sources, edition_id, first)
        if first.room is not None and first.room == second.room:
            message = say(
                "The room `{room}` holds `{id}` at the same time ({file}).",
                room=first.room,
                id=first.id,
                file=other.start.file,
            )
            yield diagnostic("room-double-booked", message, own.value_location(("room",)))
        busy = {appearance.speaker for appearance in first.people}
        for index, appearance in enumerate(second.people):
            if appearance.speaker in busy:
                message = say(
                    "`{speaker}` is in `{id}` at the same time ({file}).",
                    speaker=appearance.speaker,
                    id=first.id,
                    file=other.start.file,
                )
                yield diagnostic("speaker-double-booked", message, own.value_location(("people", index, "speaker")))


def _unused(content: Content, sources: Sources, damaged_kinds: set[str]) -> Iterator[Diagnostic]:
    """Yield what nothing names, unless an entry that could name it cannot be read."""
    if damaged_kinds & {"sessions", "panels", "contributions", "edition"}:
        return
    appearances = [appearance for edition in content.editions.values() for appearance in edition.appearances]
    seen = {appearance.speaker for appearance in appearances}
    for speaker in content.speakers.values():
        if speaker.id not in seen:
            message = say("`{id}` takes part in no session, panel or contribution.", id=speaker.id)
            hint = say("Name the person under `people` of a session, or delete the file.")
            yield diagnostic("unused-speaker", message, sources[EntityKey("speakers", "", speaker.id)].start, hint)
    if damaged_kinds & {"speakers", "organisations"}:
        return
    organisations: set[str | None] = {appearance.affiliation for appearance in appearances}
    organisations |= {speaker.affiliation for speaker in content.speakers.values()}
    organisations |= {organisation.parent for organisation in content.organisations.values()}
    for edition in content.editions.values():
        organisations |= {organiser.organisation for organiser in edition.edition.organisers}
    for organisation in content.organisations.values():
        if organisation.id not in organisations:
            message = say("`{id}` is named by no speaker, edition or other organisation.", id=organisation.id)
            place = sources[EntityKey("organisations", "", organisation.id)].start
            yield diagnostic("unused-organisation", message, place)


Records = Iterable[tuple[EntityKey, Record]]


def _titles(records: Records, sources: Sources, language: str) -> Iterator[Diagnostic]:
    """Sessions, contributions and pages need a title, which may stand in the YAML or in front matter."""
    for key, record in records:
        lacks = "title" in type(record).model_fields and key.kind != "edition" and not getattr(record, "title", None)
        if lacks:
            message = say("`{id}` has no title.", id=key.id)
            hint = say(
                "Write `title:` in the YAML, or in the front matter of {id}.{language}.md.",
                id=key.id,
                language=language,
            )
            yield diagnostic("missing-field", message, sources[key].start, hint)
        seen: set[str] = set()
        for index, outcome in enumerate(getattr(record, "outcomes", ())):
            if not outcome.text and outcome.id not in seen:
                message = say("The outcome `{id}` has no text.", id=outcome.id)
                place = sources[key].value_location(("outcomes", index, "id"))
                hint = say(
                    "Write it under `outcomes:` in the front matter of {id}.{language}.md.",
                    id=key.id,
                    language=language,
                )
                yield diagnostic("missing-field", message, place, hint)
            seen.add(outcome.id)


def _records(content: Content) -> Iterator[tuple[EntityKey, Record]]:
    yield EntityKey("site", "", "site"), content.site
    for kind in ("topics", "places", "organisations", "speakers", "pages", "news"):
        for record_id, record in getattr(content, kind).items():
            yield EntityKey(kind, "", record_id), record
    for edition_id, edition in content.editions.items():
        yield EntityKey("edition", edition_id, edition_id), edition.edition
        for kind in ("sessions", "panels", "contributions"):
            for record_id, record in getattr(edition, kind).items():
                yield EntityKey(kind, edition_id, record_id), record


def _wanted_languages(content: Content) -> tuple[str, ...]:
    """Return the languages in which texts should exist; one without a catalogue is an error already."""
    from jumbo_site.i18n.catalogues import MissingCatalogueError, catalogue_path

    wanted = []
    for entry in content.site.languages:
        try:
            catalogue_path(entry.tag)
        except MissingCatalogueError:
            continue
        if not entry.partial:
            wanted.append(entry.tag)
    return tuple(wanted)


_NAMES_OF_CLDR = frozenset({"territories", "language_names", "time_zones"})
"""Names that a site may set; CLDR has them in every language."""


def _missing_translations(
    records: Records, sources: Sources, site: Site, wanted: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for key, record in records:
        if getattr(record, "draft", False):
            continue  # it is not done yet
        source = sources[key]
        for path, present in _texts(record, ()):
            missing = [tag for tag in wanted if not site.has_text_for(tag, present)]
            if not present or not missing:
                continue
            message = say(
                "{text} has no translation into {languages}; another language is shown.",
                text=_text_name(path),
                languages=Listed(missing),
            )
            if path[0] in _NAMES_OF_CLDR:
                message = say(
                    "{text} has no translation into {languages}; the name of CLDR is shown.",
                    text=_text_name(path),
                    languages=Listed(missing),
                )
            place = source.value_location((*path, present[0]))
            yield diagnostic("missing-translation", message, place, _hint(key, path, missing))


def _text_name(path: tuple[str | int, ...]) -> Message:
    if path == ("body",):
        return say("The text")
    *outer, last = path
    places = [_place_name(outer[:end]) for end in range(len(outer), 0, -1) if not isinstance(path[end], int)]
    return say("`{key}` ({places})", key=last, places=reduce(together, places)) if places else say("`{key}`", key=last)


def _place_name(path: Sequence[str | int]) -> Message:
    *_, key = path
    if isinstance(key, int):
        return say("entry {number} of `{key}`", number=key + 1, key=path[-2])
    return say("`{key}`", key=key)


def _hint(key: EntityKey, path: tuple[str | int, ...], missing: Iterable[str]) -> Message:
    first = next(iter(missing))
    in_prose = key.kind in (*EDITION_KINDS, "pages", "news", "places", "edition")
    in_front = path[0] == "outcomes" or (len(path) == 1 and path[0] in localized_fields(key.model))
    if path == ("body",) or (in_prose and in_front):
        stem = "edition" if key.kind == "edition" else key.id
        return say("Write it in {stem}.{first}.md.", stem=stem, first=first)
    return say("Add `{first}: …`.", first=first)


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...]]]:
    if isinstance(value, LocalizedText | LocalizedPlural):
        yield path, value.languages
    elif isinstance(value, Record):
        for name, info in type(value).model_fields.items():
            yield from _texts(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _texts(item, (*path, str(name)))
