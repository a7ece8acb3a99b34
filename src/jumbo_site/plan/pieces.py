"""The pieces that pages are made of: cards of persons, sessions, editions, outcomes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.model.edition_counts import has_figures
from jumbo_site.model.events import OUTCOME_KINDS, Contribution, Document, Edition, Outcome, Panel, Session
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.news import NewsItem
from jumbo_site.model.people import Appearance, Speaker
from jumbo_site.plan import labels
from jumbo_site.plan.images import image_view
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.memory import remembered
from jumbo_site.plan.recordings import plays_here, video_host
from jumbo_site.plan.views import (
    ContributionCard,
    DocumentView,
    EditionCard,
    EditionPaths,
    ImageView,
    NamesInRole,
    NewsCard,
    OrganiserGroup,
    OrganiserView,
    OutcomeGroup,
    OutcomeView,
    PersonCard,
    ProgrammeEntry,
    Ref,
    RoleGroup,
    SessionCard,
    SessionHeading,
    Text,
)


@remembered(lambda organisation_id: organisation_id)
def organisation_ref(to: Localizer, organisation_id: str | None) -> Ref | None:
    """Return a link to an organisation under its full name."""
    organisation = to.content.organisations.get(organisation_id or "")
    if organisation is None:
        return None
    path = to.path(addresses.organisation_path(organisation.id))
    return Ref(to.required(organisation.name, organisation.id), path)


@remembered(lambda organisation_id: organisation_id)
def parent_refs(to: Localizer, organisation_id: str) -> tuple[Ref, ...]:
    """Return links to the organisations that one is a part of, the nearest first."""
    refs: list[Ref] = []
    current = to.content.organisations[organisation_id].parent
    while current is not None:
        ref = organisation_ref(to, current)
        if ref is not None:
            refs.append(ref)
        current = to.content.organisations[current].parent
    return tuple(refs)


@remembered(lambda code: code)
def country_ref(to: Localizer, code: str | None) -> Ref | None:
    """Return a link to a country on the page of the countries."""
    return Ref(to.words(to.country(code)), to.path(addresses.country_path(code))) if code else None


@remembered(lambda topics: topics)
def topic_refs(to: Localizer, topics: tuple[str, ...]) -> tuple[Ref, ...]:
    """Return links to topics."""
    named = (to.content.topics[topic] for topic in topics)
    return tuple(Ref(to.required(topic.name, topic.id), to.path(addresses.topic_path(topic.id))) for topic in named)


@remembered(lambda role_id, number: (role_id, number))
def role_text(to: Localizer, role_id: str, number: int) -> Text:
    """Return the name of a role for so many persons."""
    own = to.content.roles.by_id[role_id].name
    if own is None:
        return to.words(labels.role_label(to.catalogue, role_id, number) or role_id)
    return to.required(own, role_id)


def _roles_of(to: Localizer, speaker: Speaker) -> list[str]:
    found = {part.appearance.role for part in to.content.parts_taken.get(speaker.id, ())}
    return sorted(found, key=to.content.roles.rank)


def _keys_of(speaker: Speaker, roles: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what a list of persons is narrowed by; names come in every script, whatever the page's is."""
    names = " ".join([*(form.text for form in speaker.name.values()), *speaker.aliases])
    keys = {"country": speaker.country or "", "role": " ".join(roles), "names": names}
    return tuple((key, value) for key, value in keys.items() if value)


def _card_key(speaker: Speaker, appearance: Appearance | None = None) -> Hashable:
    if appearance is None:
        return speaker.id, None
    own_office = appearance.position is not None or appearance.affiliation is not None
    return speaker.id, id(appearance) if own_office else ""


@remembered(_card_key)
def person_card(to: Localizer, speaker: Speaker, appearance: Appearance | None = None) -> PersonCard:
    """Return a person as shown in a list; an appearance's own position and affiliation come first.

    With an appearance it stands under a role: the country and all roles are shown elsewhere.
    """
    roles = _roles_of(to, speaker) if appearance is None else []
    position: LocalizedText | None = speaker.position
    affiliation = speaker.affiliation
    if appearance is not None:
        position = appearance.position or position
        affiliation = appearance.affiliation or affiliation
    return PersonCard(
        id=speaker.id,
        name=to.name(speaker),
        path=to.path(addresses.speaker_path(speaker.id)),
        initials=to.initials(speaker),
        photo=image_view(to.content, speaker.photo, "portrait"),
        honorific=to.text(speaker.honorific),
        position=to.text(position),
        affiliation=organisation_ref(to, affiliation),
        country=country_ref(to, speaker.country) if appearance is None else None,
        roles=tuple(role_text(to, role, 1).value for role in roles),
        keys=_keys_of(speaker, roles) if appearance is None else (),
    )


def _by_role(to: Localizer, people: Sequence[Appearance]) -> Iterator[tuple[str, Text, list[Appearance]]]:
    """Yield roles in their order, each with its name and with the appearances in it, as they are written."""
    for role in sorted({appearance.role for appearance in people}, key=to.content.roles.rank):
        having = [appearance for appearance in people if appearance.role == role]
        yield role, role_text(to, role, len(having)), having


def role_groups(to: Localizer, people: Sequence[Appearance]) -> tuple[RoleGroup, ...]:
    """Return those who take part by role, the roles in their order, the persons as they are written."""
    return tuple(
        RoleGroup(role, label, tuple(person_card(to, to.content.speakers[one.speaker], one) for one in having))
        for role, label, having in _by_role(to, people)
    )


@remembered(lambda speaker: speaker.id)
def person_ref(to: Localizer, speaker: Speaker) -> Ref:
    """Return a link to a person under the name."""
    return Ref(to.name(speaker), to.path(addresses.speaker_path(speaker.id)))


def names_in_roles(to: Localizer, people: Sequence[Appearance]) -> tuple[NamesInRole, ...]:
    """Return the names of those who take part, in the same order."""
    return tuple(
        NamesInRole(role, label, tuple(person_ref(to, to.content.speakers[one.speaker]) for one in having))
        for role, label, having in _by_role(to, people)
    )


def session_number(to: Localizer, session: Session) -> str | None:
    """Return the number of a session in the language's digits."""
    return None if session.number is None else to.digits(session.number)


def session_title(to: Localizer, session: Session) -> Text:
    """Return the title of a session."""
    return to.required(session.title, session.id)


@remembered(lambda edition_id, session: (edition_id, isinstance(session, Panel), session.id))
def session_ref(to: Localizer, edition_id: str, session: Session) -> Ref:
    """Return a link to a session under its title."""
    path = to.path(addresses.session_path(edition_id, session)) if addresses.has_page(session) else None
    return Ref(session_title(to, session), path)


def session_place(to: Localizer, edition: Edition, session: Session) -> Text | None:
    """Return the room of a session, or its place where it is not the venue."""
    room = next((room for room in edition.rooms if room.id == session.room), None)
    if room is not None:
        return to.text(room.name)
    if session.place is not None and session.place != edition.venue:
        return to.text(to.content.places[session.place].name)
    return None


@remembered(lambda edition_id, session: (edition_id, isinstance(session, Panel), session.id))
def session_heading(to: Localizer, edition_id: str, session: Session) -> SessionHeading:
    """Return what a session is called."""
    number = session_number(to, session)
    return SessionHeading(
        id=session.id,
        kind=session.kind,
        label=labels.session_label(to.catalogue, session.kind, number),
        number=number,
        title=session_title(to, session),
        path=session_ref(to, edition_id, session).path or "",
    )


@remembered(lambda edition, session: (edition.id, isinstance(session, Panel), session.id))
def session_card(to: Localizer, edition: Edition, session: Session) -> SessionCard:
    """Return a session as shown in a list."""
    count = len(session.outcomes)
    return SessionCard(
        **vars(session_heading(to, edition.id, session)),
        summary=to.text(session.summary),
        time=to.session_time(session, edition.timezone),
        outcome_count=to.count("%(num)s outcome", "%(num)s outcomes", count) if count else None,
    )


def session_track(to: Localizer, edition: Edition, session: Session) -> Text | None:
    """Return the name of the track of a session."""
    return next((to.required(track.name, track.id) for track in edition.tracks if track.id == session.track), None)


def countries_of(to: Localizer, session: Session) -> tuple[str, ...]:
    """Return the countries (ISO 3166) of those who take part in a session, sorted."""
    people = (to.content.speakers[one.speaker].country for one in session.people)
    return tuple(sorted({country for country in people if country is not None}))


MOST_SESSIONS = 12
"""As many sessions stand on the pages of home and edition; of more, those of note, and the programme has the rest."""
_OF_NOTE = ("panel", "opening", "keynote", "closing", "ceremony")


def sessions_of_note(content: EditionContent) -> tuple[Session, ...]:
    """Return the sessions that introduce an edition, in programme order, breaks left out: all of them if they are few.

    Of many, panels come first, then openings, keynotes and closings, then the others.
    """
    held = [session for session in content.all_sessions if session.kind != "break"]
    if len(held) <= MOST_SESSIONS:
        return tuple(held)
    rank = {kind: place for place, kind in enumerate(_OF_NOTE)}
    chosen = sorted(held, key=lambda session: rank.get(session.kind, len(rank)))[:MOST_SESSIONS]
    ids = {id(session) for session in chosen}
    return tuple(session for session in held if id(session) in ids)


def programme_entry(to: Localizer, edition: Edition, session: Session, base_url: str) -> ProgrammeEntry:
    """Return a session as shown in the programme."""
    tracks = [track.id for track in edition.tracks]
    number = tracks.index(session.track) if session.track in tracks else None
    keys = {
        "day": [session.day.isoformat()] if session.day else [],
        "track": [session.track] if session.track else [],
        "topic": session.topics,
        "language": session.languages,
        "country": countries_of(to, session),
    }
    return ProgrammeEntry(
        **vars(session_heading(to, edition.id, session)),
        summary=to.text(session.summary),
        time=to.session_time(session, edition.timezone),
        place=session_place(to, edition, session),
        roles=names_in_roles(to, session.people),
        topics=topic_refs(to, session.topics),
        track=session_track(to, edition, session),
        track_number=None if number is None else number + 1,
        languages=tuple(to.language_name(tag) for tag in session.languages),
        keys=tuple((key, " ".join(values)) for key, values in keys.items() if values),
        uid=addresses.event_uid(base_url, edition.id, session) if addresses.is_timed(session) else None,
    )


def outcome_view(to: Localizer, edition_id: str, session: Session, outcome: Outcome, place: int) -> OutcomeView:
    """Return an outcome; ``place`` is its number where it declares none."""
    path = to.path(addresses.outcome_path(edition_id, session, outcome))
    label = labels.session_label(to.catalogue, session.kind, session_number(to, session))
    return OutcomeView(
        id=outcome.id,
        kind=outcome.kind,
        kind_label=labels.outcome_label(to.catalogue, outcome.kind),
        number=to.digits(outcome.number or place),
        text=to.required(outcome.text, outcome.id),
        path=path,
        session=session_ref(to, edition_id, session),
        session_label=label,
    )


def outcome_groups(to: Localizer, edition_id: str, sessions: Iterable[Session]) -> tuple[OutcomeGroup, ...]:
    """Return the outcomes of sessions by kind, numbered within their session."""
    views = [
        outcome_view(to, edition_id, session, outcome, place)
        for session in sessions
        for place, outcome in enumerate(session.outcomes, start=1)
    ]
    groups = []
    for kind in OUTCOME_KINDS:
        of_kind = tuple(view for view in views if view.kind == kind)
        if of_kind:
            groups.append(OutcomeGroup(kind, labels.outcomes_label(to.catalogue, kind), of_kind))
    return tuple(groups)


def document_views(to: Localizer, documents: Iterable[Document]) -> tuple[DocumentView, ...]:
    """Return the documents of a page."""
    return tuple(_document_view(to, document) for document in documents)


def _document_view(to: Localizer, document: Document) -> DocumentView:
    own = document.file.removeprefix("/") if document.file else ""
    facts = to.content.documents.get(own)
    pages, preview = "", None
    if facts is not None and facts.pages is not None:
        pages = to.count("%(num)s page", "%(num)s pages", facts.pages)
    if facts is not None and facts.preview is not None and to.content.site.outputs.has("document_previews"):
        preview = ImageView(*facts.preview)
    return DocumentView(
        title=to.required(document.title, document.file or document.url or ""),
        kind_label=labels.document_label(to.catalogue, document.kind),
        path=f"/{own}" if own else None,
        url=document.url,
        language_name=to.language_name(document.language) if document.language else None,
        plays_here=plays_here(document),
        video_host=video_host(document),
        format=own.rpartition(".")[2].upper() if "." in own else "",
        size=to.file_size(facts.size) if facts is not None else "",
        pages=pages,
        is_tagged=facts is not None and facts.is_tagged,
        preview=preview,
    )


def contribution_card(to: Localizer, edition_id: str, contribution: Contribution) -> ContributionCard:
    """Return a contribution as shown in a list."""
    from jumbo_site.i18n.lists import format_list

    refs = tuple(person_ref(to, to.content.speakers[one.speaker]) for one in contribution.people)
    return ContributionCard(
        title=to.required(contribution.title, contribution.id),
        path=to.path(addresses.contribution_path(edition_id, contribution.id)),
        authors=refs,
        authors_text=format_list([ref.text.value for ref in refs], to.language),
    )


@remembered(lambda edition: edition.id)
def edition_card(to: Localizer, edition: Edition) -> EditionCard:
    """Return the facts of an edition."""
    venue = to.content.places.get(edition.venue or "")
    return EditionCard(
        id=edition.id,
        label=labels.edition_label(to.catalogue, edition.number, to.digits(edition.number or 0)),
        title=to.required(edition.title, to.required(to.content.site.series.name, edition.id).value),
        theme=to.text(edition.theme),
        framework=to.text(edition.framework),
        dates=to.edition_dates(edition),
        place=to.text(venue.name) if venue else None,
        city=to.text(venue.city) if venue else None,
        country=to.country(venue.country) if venue and venue.country else None,
        mode=labels.mode_label(to.catalogue, edition.mode),
        timezone=to.timezone(edition.timezone),
        path=to.path(addresses.edition_path(edition.id)),
    )


@remembered(lambda content: content.edition.id)
def edition_paths(to: Localizer, content: EditionContent) -> EditionPaths:
    """Return the pages of an edition that others link to."""
    edition = content.edition.id
    has_outcomes = addresses.has_outcomes(content)
    venue = to.content.places.get(content.edition.venue or "")
    return EditionPaths(
        edition=to.path(addresses.edition_path(edition)),
        programme=to.path(addresses.programme_path(edition)),
        proceedings=to.path(addresses.proceedings_path(edition)) if content.all_sessions else None,
        outcomes=to.path(addresses.outcomes_path(edition)) if has_outcomes else None,
        calendar=to.path(addresses.calendar_path(edition)),
        venue=to.path(addresses.venue_path(edition)) if addresses.has_venue_page(venue) else None,
        gallery=to.path(addresses.gallery_path(edition)) if content.edition.gallery else None,
        figures=to.path(addresses.figures_path(edition)) if has_figures(to.content, content) else None,
    )


def organiser_groups(to: Localizer, edition: Edition) -> tuple[OrganiserGroup, ...]:
    """Return the organisations that hold an edition by the part that they take, in written order.

    Sponsors and partners come by their levels, in the levels' order; those without one come last.
    """
    levels = [level.id for level in edition.levels]
    names = {level.id: level.name for level in edition.levels}
    found: dict[tuple[str, str], list[str]] = {}
    for one in edition.organisers:
        found.setdefault((one.role, one.level or ""), []).append(one.organisation)
    roles = list(dict.fromkeys(role for role, _ in found))
    rank = {level: place for place, level in enumerate([*levels, ""])}
    groups = []
    for role, level in sorted(found, key=lambda key: (roles.index(key[0]), rank[key[1]])):
        views = tuple(_organiser(to, member) for member in found[role, level])
        label = labels.organiser_label(to.catalogue, role, len(views))
        name = to.text(names[level]) if level else None
        groups.append(OrganiserGroup(role, label, name, views))
    return tuple(groups)


def _organiser(to: Localizer, member: str) -> OrganiserView:
    organisation = to.content.organisations[member]
    ref = Ref(to.required(organisation.name, member), to.path(addresses.organisation_path(member)))
    return OrganiserView(ref, parent_refs(to, member), image_view(to.content, organisation.logo, "picture"))


def news_card(to: Localizer, item: NewsItem) -> NewsCard:
    """Return a piece of news as shown in a list."""
    path = to.path(addresses.news_path(item.id))
    return NewsCard(to.required(item.title, item.id), path, to.day(item.date), to.text(item.summary))


def sorted_people(to: Localizer, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Return persons in the order of their names."""
    return sorted(speakers, key=to.name_key)
