"""What a book of the proceedings says beyond their page: abstracts, the colophon, and the index of persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jumbo_site.i18n.lists import format_list
from jumbo_site.model.content import EditionContent
from jumbo_site.model.events import Contribution
from jumbo_site.model.identifiers import LICENCES
from jumbo_site.model.people import Speaker
from jumbo_site.plan import pieces
from jumbo_site.plan.edition_pages import proceedings_page
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import alone
from jumbo_site.plan.views import NamesInRole, ProceedingsChapter, ProceedingsView, Prose, Text


@dataclass(frozen=True)
class BookTalk:
    """A contribution with its abstract."""

    anchor: str
    title: Text
    roles: tuple[NamesInRole, ...]
    summary: Text | None
    abstract: Prose | None
    language: str
    """The name of the language in which it was given; may be empty."""
    url: str
    """Its DOI as an address; empty where it has none."""


@dataclass(frozen=True)
class ColophonLine:
    """A fact of the publication: what it is (may be empty), what it says, and an address that it leads to."""

    label: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class IndexedPerson:
    """A person in the index, under the letter of the language's order."""

    letter: str
    name: Text
    """The family name first where its owner gives it so."""
    path: str
    """The site path of the person, by which mentions are found."""


@dataclass(frozen=True)
class BookView:
    """The proceedings of an edition as a book."""

    page: ProceedingsView
    title: Text
    chapters: tuple[tuple[ProceedingsChapter, tuple[BookTalk, ...]], ...]
    talks: tuple[BookTalk, ...]
    """The contributions that belong to no chapter."""
    colophon: tuple[ColophonLine, ...]
    index: tuple[IndexedPerson, ...]


def book_view(build: PageBuilder, content: EditionContent) -> BookView:
    """Return the proceedings of an edition as a book in one language."""
    to = build.to
    page = proceedings_page(build, content).view
    if not isinstance(page, ProceedingsView):
        raise TypeError("the page of the proceedings has another view")
    chapters = tuple((one, _talks(to, content.talks.get(one.card.id, ()))) for one in page.chapters)
    told = {talk.id for one in page.chapters for talk in content.talks.get(one.card.id, ())}
    others = sorted(content.contributions.values(), key=lambda talk: (talk.order, talk.id))
    speakers = (to.content.speakers[one.id] for one in page.people)
    return BookView(
        page=page,
        title=to.text(content.edition.publication.title) or to.words(to.catalogue.gettext("Proceedings")),
        chapters=chapters,
        talks=_talks(to, tuple(talk for talk in others if talk.id not in told)),
        colophon=tuple(colophon(to, content)),
        index=tuple(
            IndexedPerson(to.letter(one), index_name(to, one), pieces.person_ref(to, one).path or "")
            for one in speakers
        ),
    )


def _talks(to: Localizer, talks: tuple[Contribution, ...]) -> tuple[BookTalk, ...]:
    return tuple(
        BookTalk(
            anchor=f"contribution-{talk.id}",
            title=to.required(talk.title, talk.id),
            roles=pieces.names_in_roles(to, talk.people),
            summary=to.text(talk.summary),
            abstract=to.prose(talk.body, heading_level=4, id_prefix=f"contribution-{talk.id}-"),
            language=to.language_name(talk.language) if talk.language else "",
            url=f"https://doi.org/{talk.doi}" if talk.doi else "",
        )
        for talk in talks
    )


def index_name(to: Localizer, speaker: Speaker) -> Text:
    """Return a name as an index lists it: in the form that it is sorted by where that has the family name first."""
    _, form = to.name_form(speaker)
    inverted = form.sort is not None and ("," in form.sort or "،" in form.sort)
    name = to.name(speaker)
    return replace(name, value=form.sort) if inverted and form.sort is not None else name


def colophon(to: Localizer, content: EditionContent) -> Iterator[ColophonLine]:
    """Yield what is known of the publication: editors, publisher, day, ISBN, ISSN, DOI, licence."""
    volume, gettext = content.edition.publication, to.catalogue.gettext
    if volume.editors:
        names = [alone(to.name(to.content.speakers[one])) for one in volume.editors]
        yield ColophonLine(gettext("Edited by"), format_list(names, to.language))
    publisher, place = pieces.organisation_ref(to, volume.publisher), to.text(volume.place)
    house = [alone(one) for one in (publisher.text if publisher else None, place) if one is not None]
    if house:
        yield ColophonLine(gettext("Published by"), to.catalogue.pgettext("between names", ", ").join(house))
    if volume.published is not None:
        yield ColophonLine(gettext("Date of publication"), to.day(volume.published).text)
    # by their international names (ISO 2108 and 3297), a DOI as its address
    if volume.isbn is not None:
        yield ColophonLine("", f"ISBN {volume.isbn}")
    if to.content.site.series.issn is not None:
        yield ColophonLine("", f"ISSN {to.content.site.series.issn}")
    if volume.doi is not None:
        yield ColophonLine("", f"https://doi.org/{volume.doi}", f"https://doi.org/{volume.doi}")
    if volume.licence is not None:
        yield ColophonLine(gettext("Licence"), licence_name(volume.licence), LICENCES[volume.licence])


def licence_name(spdx: str) -> str:
    """Return a licence as its makers write it: CC BY 4.0."""
    kind, _, version = spdx.removesuffix("-IGO").rpartition("-")
    name = kind.replace("CC-", "CC ", 1) if kind != "CC0" else "CC0"
    return f"{name} {version}{' IGO' if spdx.endswith('-IGO') else ''}"
