"""The pages of persons, countries, organisations and topics, over all editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jumbo_site.model import addresses
from jumbo_site.model.content import PartTaken
from jumbo_site.model.events import Contribution
from jumbo_site.model.organisations import Organisation
from jumbo_site.model.people import Speaker
from jumbo_site.plan import labels, pieces
from jumbo_site.plan import structured_data as data
from jumbo_site.plan.citation_downloads import citation_downloads
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.images import image_view
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.page import Page, PlannedPage
from jumbo_site.plan.references import is_cited
from jumbo_site.plan.views import (
    AppearanceView,
    CountriesView,
    ListFilter,
    OrganisationCard,
    OrganisationGroup,
    OrganisationsView,
    OrganisationView,
    PeopleGroup,
    Ref,
    SpeakersView,
    SpeakerView,
    TopicGroup,
    TopicsView,
    WorkInEdition,
)

LETTERS_FROM = 25
"""From so many persons on, their index has a heading for each letter."""


def people_pages(build: PageBuilder) -> Iterator[PlannedPage]:
    """Yield the indexes and single pages of persons, countries, organisations and topics."""
    content = build.to.content
    yield build.planned(addresses.SPEAKERS, speakers_page, size=len(content.speakers))
    for speaker in content.speakers.values():
        yield build.planned(addresses.speaker_path(speaker.id), speaker_page, speaker)
    yield build.planned(addresses.COUNTRIES, countries_page, size=len(content.speakers))
    yield build.planned(addresses.ORGANISATIONS, organisations_page, size=len(content.organisations))
    for organisation in content.organisations.values():
        size = len(content.members.get(organisation.id, ()))
        yield build.planned(addresses.organisation_path(organisation.id), organisation_page, organisation, size=size)
    if content.topics:
        sessions = sum(len(edition.all_sessions) for edition in content.editions.values())
        yield build.planned(addresses.TOPICS, topics_page, size=sessions)


def _people_count(to: Localizer, number: int) -> str:
    return to.count("%(num)s speaker", "%(num)s speakers", number)


def speakers_page(build: PageBuilder) -> Page:
    """Return the index of persons."""
    to = build.to
    people = pieces.sorted_people(to, to.content.speakers.values())
    groups: list[PeopleGroup] = []
    if len(people) < LETTERS_FROM:
        groups.append(PeopleGroup("all", "", tuple(pieces.person_card(to, person) for person in people)))
    else:
        letters: dict[str, list[Speaker]] = {}
        for person in people:
            letters.setdefault(to.letter(person), []).append(person)
        for index, (letter, members) in enumerate(letters.items(), start=1):
            cards = tuple(pieces.person_card(to, person) for person in members)
            groups.append(PeopleGroup(f"letter-{index}", letter, cards))
    title = to.words(to.catalogue.gettext("Speakers"))
    return build.page(
        addresses.SPEAKERS,
        "speakers.html",
        SpeakersView(_people_count(to, len(people)), tuple(groups), _filters(to, people)),
        title=title,
        description=to.words(to.catalogue.gettext("Those who chaired, opened and spoke, with their offices.")),
        section="speakers",
    )


def _filters(to: Localizer, people: Sequence[Speaker]) -> tuple[ListFilter, ...]:
    """Return the questions that part a long index of persons, each with two answers at least."""
    if len(people) < LETTERS_FROM:
        return ()
    codes = sorted({person.country for person in people if person.country is not None})
    countries = sorted(((code, to.country(code)) for code in codes), key=lambda one: to.sorted_by_text(one[1]))
    found = {part.appearance.role for person in people for part in to.content.parts_taken.get(person.id, ())}
    roles = [(role, pieces.role_text(to, role, 1).value) for role in sorted(found, key=to.content.roles.rank)]
    filters = (ListFilter("country", tuple(countries)), ListFilter("role", tuple(roles)))
    return tuple(one for one in filters if len(one.options) > 1)


def _works(to: Localizer, speaker: Speaker) -> Iterator[WorkInEdition]:
    """Yield what a person did at each edition, the latest first."""
    parts = to.content.parts_taken.get(speaker.id, ())
    editions = {part.edition: to.content.editions[part.edition].edition for part in parts}
    for edition in sorted(editions.values(), key=lambda one: (one.start, one.id), reverse=True):
        label = labels.edition_label(to.catalogue, edition.number, to.digits(edition.number or 0)) or edition.id
        here = tuple(_appearance(to, part) for part in parts if part.edition == edition.id)
        yield WorkInEdition(Ref(to.words(label), to.path(addresses.edition_path(edition.id))), here)


def _appearance(to: Localizer, part: PartTaken) -> AppearanceView:
    where, what_label = part.where, ""
    if isinstance(where, Contribution):
        path = to.path(addresses.contribution_path(part.edition, where.id))
        what = Ref(to.required(where.title, where.id), path)
    else:
        what = pieces.session_ref(to, part.edition, where)
        what_label = labels.session_label(to.catalogue, where.kind, pieces.session_number(to, where))
    return AppearanceView(
        role=pieces.role_text(to, part.appearance.role, 1),
        what=what,
        what_label=what_label,
        position=to.text(part.appearance.position),
        affiliation=pieces.organisation_ref(to, part.appearance.affiliation),
    )


def speaker_page(build: PageBuilder, speaker: Speaker) -> Page:
    """Return the page of a person."""
    to = build.to
    card = pieces.person_card(to, speaker)
    aliases = tuple(to.tagged(alias, f"und-{_script(alias)}", is_fallback=False) for alias in speaker.aliases)
    view = SpeakerView(
        card=card,
        other_names=(*to.other_names(speaker), *aliases),
        biography=to.prose(speaker.body),
        works=tuple(_works(to, speaker)),
        links=tuple((to.required(link.label, link.url), link.url) for link in speaker.links),
        orcid=speaker.orcid,
        downloads=citation_downloads(to.path(addresses.speaker_path(speaker.id))) if is_cited(to, speaker) else (),
    )
    return build.page(
        addresses.speaker_path(speaker.id),
        "speaker.html",
        view,
        title=card.name,
        description=card.position,
        section="speakers",
        trail=(Ref(to.words(to.catalogue.gettext("Speakers")), to.path(addresses.SPEAKERS)),),
        own_texts=(speaker.position, speaker.body),
        og_type="profile",
        data=[data.with_context(data.person_node(to, speaker, build.url, full=True))],
    )


def _script(text: str) -> str:
    from jumbo_site.i18n.scripts import script_of

    return script_of(text)


def countries_page(build: PageBuilder) -> Page:
    """Return persons and organisations by country, then those who stand for no country."""
    to = build.to
    people = pieces.sorted_people(to, to.content.speakers.values())
    organisations = sorted(to.content.organisations.values(), key=lambda one: _organisation_key(to, one))
    codes = {person.country for person in people} | {organisation.country for organisation in organisations}
    groups = []
    for code in sorted((code for code in codes if code), key=lambda code: (to.sorted_by_text(to.country(code)), code)):
        members = [person for person in people if person.country == code]
        own = [organisation for organisation in organisations if organisation.country == code]
        groups.append(_country_group(to, code.lower(), to.country(code), members, own))
    members = [person for person in people if person.country is None]
    own = [organisation for organisation in organisations if organisation.country is None]
    if members or own:
        heading = to.catalogue.gettext("International organisations")
        groups.append(_country_group(to, addresses.INTERNATIONAL, heading, members, own))
    return build.page(
        addresses.COUNTRIES,
        "countries.html",
        CountriesView(tuple(groups)),
        title=to.words(to.catalogue.gettext("Countries")),
        description=to.words(to.catalogue.gettext("Speakers and organisations by country.")),
        section="countries",
    )


def _country_group(
    to: Localizer, anchor: str, heading: str, people: list[Speaker], organisations: list[Organisation]
) -> PeopleGroup:
    cards = tuple(pieces.person_card(to, person) for person in people)
    refs = (pieces.organisation_ref(to, organisation.id) for organisation in organisations)
    count = _people_count(to, len(people)) if people else ""
    return PeopleGroup(anchor, heading, cards, count, tuple(ref for ref in refs if ref is not None))


def _organisation_key(to: Localizer, organisation: Organisation) -> tuple[object, str]:
    return to.sorted_by_text(to.required(organisation.name, organisation.id).value), organisation.id


def _members(to: Localizer, organisation: Organisation) -> list[Speaker]:
    """Return those who belong to an organisation, by default or in one appearance."""
    members = to.content.members.get(organisation.id, frozenset())
    return pieces.sorted_people(to, (to.content.speakers[member] for member in members))


def organisation_card(to: Localizer, organisation: Organisation) -> OrganisationCard:
    """Return an organisation as shown in a list."""
    members = len(_members(to, organisation))
    return OrganisationCard(
        name=to.required(organisation.name, organisation.id),
        short_name=to.text(organisation.short_name),
        path=to.path(addresses.organisation_path(organisation.id)),
        country=pieces.country_ref(to, organisation.country),
        parent=pieces.organisation_ref(to, organisation.parent),
        people_count=_people_count(to, members) if members else None,
    )


def organisations_page(build: PageBuilder) -> Page:
    """Return the index of organisations by kind."""
    to = build.to
    organisations = sorted(to.content.organisations.values(), key=lambda one: _organisation_key(to, one))
    groups = []
    for kind in ("international", "government", "academic", "civil-society", "company", "other"):
        members = [organisation for organisation in organisations if organisation.kind == kind]
        if members:
            label = labels.organisation_kind_label(to.catalogue, kind, len(members))
            cards = tuple(organisation_card(to, organisation) for organisation in members)
            groups.append(OrganisationGroup(kind, label, cards))
    count = to.count("%(num)s organisation", "%(num)s organisations", len(organisations))
    return build.page(
        addresses.ORGANISATIONS,
        "organisations.html",
        OrganisationsView(count, tuple(groups)),
        title=to.words(to.catalogue.gettext("Organisations")),
        description=to.words(to.catalogue.gettext("The organisations that hold the conference and take part in it.")),
        section="organisations",
    )


def organisation_page(build: PageBuilder, organisation: Organisation) -> Page:
    """Return the page of an organisation."""
    to = build.to
    card = organisation_card(to, organisation)
    parts = sorted(
        to.content.parts_of.get(organisation.id, ()),
        key=lambda one: _organisation_key(to, one),
    )
    part_refs = (pieces.organisation_ref(to, part.id) for part in parts)
    held = []
    for content in to.content.editions.values():
        for organiser in content.edition.organisers:
            if organiser.organisation == organisation.id:
                label = labels.organiser_label(to.catalogue, organiser.role, 1)
                held.append((label, build.edition_trail(content.edition.id)[0]))
    view = OrganisationView(
        card=card,
        kind_label=labels.organisation_kind_label(to.catalogue, organisation.kind, 1),
        url=organisation.url,
        logo=image_view(to.content, organisation.logo, "picture"),
        parents=pieces.parent_refs(to, organisation.id),
        parts=tuple(ref for ref in part_refs if ref is not None),
        people=tuple(pieces.person_card(to, person) for person in _members(to, organisation)),
        parts_in_editions=tuple(held),
    )
    return build.page(
        addresses.organisation_path(organisation.id),
        "organisation.html",
        view,
        title=card.name,
        description=to.words(view.kind_label),
        section="organisations",
        trail=(Ref(to.words(to.catalogue.gettext("Organisations")), to.path(addresses.ORGANISATIONS)),),
        own_texts=(organisation.name,),
        data=[data.with_context(data.organisation_node(to, organisation, build.url, full=True))],
    )


def topics_page(build: PageBuilder) -> Page:
    """Return the topics, each with its sessions."""
    to = build.to
    groups = []
    for topic in to.content.topics.values():
        cards = tuple(
            pieces.session_heading(to, content.edition.id, session)
            for content in to.content.editions.values()
            for session in content.by_topic.get(topic.id, ())
        )
        groups.append(TopicGroup(topic.id, to.required(topic.name, topic.id), cards))
    return build.page(
        addresses.TOPICS,
        "topics.html",
        TopicsView(tuple(groups)),
        title=to.words(to.catalogue.gettext("Topics")),
        description=to.words(to.catalogue.gettext("The sessions by topic.")),
        section="topics",
    )
