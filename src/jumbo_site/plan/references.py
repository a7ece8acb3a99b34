"""The bibliographic records of a site's contributions, panels and volumes, in one language (``plan.bibliography``)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.events import Contribution, Panel, Session
from jumbo_site.model.people import Appearance, Speaker
from jumbo_site.plan import pieces
from jumbo_site.plan.bibliography import Name, Reference, Volume
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.memory import remembered
from jumbo_site.plan.views import Text

AUTHOR_ROLES = (("author",), ("speaker", "keynote", "panellist"))
"""Who counts as an author: those in a role of the first group that anyone has, else everybody who takes part."""


def contribution_reference(to: Localizer, content: EditionContent, talk: Contribution, base_url: str) -> Reference:
    """Return the record of a talk or paper."""
    edition, volume = content.edition, volume_of(to, content)
    session = content.panels.get(talk.session or "") or content.sessions.get(talk.session or "")
    title = to.required(talk.title, talk.id)
    first, _, last = (talk.pages or "").replace("–", "-").partition("-")
    return Reference(
        key=f"{edition.id}-contributions-{talk.id}",
        kind="contribution",
        title=title,
        url=absolute_address(base_url, to.path(addresses.contribution_path(edition.id, talk.id))),
        language=talk.language or title.lang,
        volume=volume,
        authors=tuple(_name(to, one) for one in authors_of(talk.people)),
        published=talk.published or volume.published,
        given_on=session.day if session is not None else None,
        doi=talk.doi or "",
        first_page=first,
        last_page=last,
        abstract=to.text(talk.summary),
        keywords=_topics(to, talk.topics),
        licence=talk.licence or volume.licence,
        pdf_url=_pdf_url(talk, base_url),
    )


def panel_reference(to: Localizer, content: EditionContent, panel: Session, base_url: str) -> Reference:
    """Return the record of what a panel concluded. Its chairs are named as such: they are not its authors."""
    edition, volume = content.edition, volume_of(to, content)
    title = to.required(panel.title, panel.id)
    folder = "panels" if isinstance(panel, Panel) else "sessions"
    return Reference(
        key=f"{edition.id}-{folder}-{panel.id}",
        kind="panel",
        title=title,
        url=absolute_address(base_url, to.path(addresses.session_path(edition.id, panel))),
        language=title.lang,
        volume=volume,
        chairs=tuple(_name(to, one) for one in panel.people if one.role in ("chair", "co-chair")),
        published=volume.published,
        given_on=panel.day,
        abstract=to.text(panel.summary),
        keywords=_topics(to, panel.topics),
        licence=volume.licence,
    )


def volume_reference(to: Localizer, content: EditionContent, base_url: str) -> Reference:
    """Return the record of an edition's proceedings as a whole."""
    edition, volume = content.edition, volume_of(to, content)
    return Reference(
        key=f"{edition.id}-proceedings",
        kind="volume",
        title=volume.title,
        url=absolute_address(base_url, to.path(addresses.proceedings_path(edition.id))),
        language=volume.title.lang,
        volume=volume,
        published=volume.published,
        doi=volume.doi,
        licence=volume.licence,
    )


@remembered(lambda content: content.edition.id)
def volume_of(to: Localizer, content: EditionContent) -> Volume:
    """Return the proceedings of an edition."""
    edition, publication = content.edition, content.edition.publication
    venue = to.content.places.get(edition.venue or "")
    publisher = to.content.organisations.get(publication.publisher or "")
    series = to.content.site.series
    return Volume(
        title=_volume_title(to, content),
        series=to.required(series.name, edition.id),
        event=_event_name(to, content),
        start=edition.start,
        end=edition.end,
        number=edition.number,
        place=to.text(venue.city) if venue is not None else None,
        editors=tuple(person_name(to, to.content.speakers[one]) for one in publication.editors),
        published=publication.published,
        publisher=to.required(publisher.name, publisher.id) if publisher is not None else None,
        publisher_ror=(publisher.ror or "") if publisher is not None else "",
        publisher_place=to.text(publication.place),
        doi=publication.doi or "",
        isbn=publication.isbn or "",
        issn=series.issn or "",
        licence=publication.licence or "",
    )


def has_own_reference(session: Session) -> bool:
    """Tell whether a session is cited on its own: where it concluded something."""
    return bool(session.outcomes) and addresses.has_page(session)


def edition_references(to: Localizer, content: EditionContent, base_url: str) -> tuple[Reference, ...]:
    """Return all records of an edition: the proceedings, its sessions with outcomes in order, its contributions."""
    sessions = [one for one in content.all_sessions if has_own_reference(one)]
    talks = sorted(content.contributions.values(), key=lambda talk: (talk.order, talk.id))
    return (
        *([volume_reference(to, content, base_url)] if content.all_sessions else []),
        *(panel_reference(to, content, one, base_url) for one in sessions),
        *(contribution_reference(to, content, one, base_url) for one in talks),
    )


def authors_of(people: Sequence[Appearance]) -> list[Appearance]:
    """Return those who count as authors, each once, in the order in which they are named."""
    found: list[Appearance] = list(people)
    for roles in AUTHOR_ROLES:
        in_role = [one for one in people if one.role in roles]
        if in_role:
            found = in_role
            break
    return list({one.speaker: one for one in reversed(found)}.values())[::-1]


def _event_name(to: Localizer, content: EditionContent) -> Text:
    """Return the edition's title, or the name of the series with the edition's number."""
    edition = content.edition
    own = to.text(edition.title)
    if own is not None:
        return own
    series, label = to.required(to.content.site.series.name, edition.id), pieces.edition_card(to, edition).label
    if series.is_foreign or not label:
        return series
    return to.words(to.catalogue.pgettext("between names", ", ").join((series.value, label)))


def _volume_title(to: Localizer, content: EditionContent) -> Text:
    """Return the volume's own title, or the words "Proceedings" with the name of the conference."""
    own = to.text(content.edition.publication.title)
    if own is not None:
        return own
    event = _event_name(to, content)
    if event.is_foreign:
        return event
    return to.words(f"{to.catalogue.gettext('Proceedings')}: {event.value}")


def person_name(to: Localizer, speaker: Speaker, affiliation: str | None = None) -> Name:
    """Return a person's name, in parts where its form to sort by has a comma and the same words."""
    text = to.name(speaker)
    _, form = to.name_form(speaker)
    comma = next((sign for sign in (",", "،") if sign in (form.sort or "")), "")
    family, _, given = (form.sort or "").partition(comma) if comma else ("", "", "")
    family, given = family.strip(), given.strip()
    is_split = bool(family and given) and sorted(f"{family} {given}".split()) == sorted(text.value.split())
    organisation = to.content.organisations.get(affiliation or speaker.affiliation or "")
    return Name(
        text=text,
        family=family if is_split else "",
        given=given if is_split else "",
        orcid=speaker.orcid or "",
        affiliation=to.required(organisation.name, organisation.id).value if organisation is not None else "",
        ror=(organisation.ror or "") if organisation is not None else "",
    )


def _name(to: Localizer, one: Appearance) -> Name:
    return person_name(to, to.content.speakers[one.speaker], one.affiliation)


def _topics(to: Localizer, topics: Sequence[str]) -> tuple[Text, ...]:
    return tuple(to.required(to.content.topics[one].name, one) for one in topics if one in to.content.topics)


def _pdf_url(talk: Contribution, base_url: str) -> str:
    """Return the address of the paper, where it is a PDF of media/."""
    files = [one.file for one in talk.documents if one.kind == "paper" and one.file is not None]
    pdf = next((file for file in files if file.lower().endswith(".pdf")), None)
    return absolute_address(base_url, quote(f"/{pdf.removeprefix('/')}")) if pdf is not None else ""


def _own_talks(content: Content, speaker: Speaker) -> dict[tuple[str, str], Contribution]:
    """Return the contributions of which a person counts as an author, by edition and id, edition after edition."""
    return {
        (part.edition, part.where.id): part.where
        for part in content.parts_taken.get(speaker.id, ())
        if isinstance(part.where, Contribution) and part.appearance in authors_of(part.where.people)
    }


def speaker_references(to: Localizer, speaker: Speaker, base_url: str) -> tuple[Reference, ...]:
    """Return the records of the contributions of which a person counts as an author."""
    talks = _own_talks(to.content, speaker)
    return tuple(
        contribution_reference(to, to.content.editions[edition], talk, base_url) for (edition, _), talk in talks.items()
    )


def is_cited(to: Localizer, speaker: Speaker) -> bool:
    """Tell whether there are files of a person's contributions for reference managers."""
    return to.content.site.outputs.has("citations") and bool(_own_talks(to.content, speaker))


def absolute_address(base_url: str, path: str) -> str:
    """Return the absolute address of a site path."""
    return base_url.rstrip("/") + path
