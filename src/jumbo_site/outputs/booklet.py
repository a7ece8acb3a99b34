"""The programme as a booklet in PDF, one a language, edition and size of paper, set by Typst: PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.people import Speaker
from jumbo_site.outputs.book_pages import book_digest, page_setup, site_address
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.typst_compiler import compile_document
from jumbo_site.outputs.typst_nodes import Node, plain, prose_nodes, text_nodes, with_images
from jumbo_site.plan import pieces
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.programme_downloads import PAPERS, has_booklet
from jumbo_site.plan.programme_page import programme_page
from jumbo_site.plan.venue_and_gallery import venue_page
from jumbo_site.plan.views import ProgrammeEntry, ProgrammeView, VenueView

TEMPLATE = "booklet.typ"


def _jobs(content: Content) -> Iterator[ExportJob]:
    for one in content.editions.values():
        for tag in content.language_tags:
            if has_booklet(content, one, tag):
                yield from (ExportJob("booklet", one.edition.id, tag, paper) for paper in PAPERS)


def booklet_data(job: ExportJob, sources: ExportSources) -> dict[str, Any]:
    """Return all that the template of the booklet draws, as plain JSON."""
    to = Localizer(sources.content, job.language)
    content = sources.content.editions[job.edition]
    build = PageBuilder(to, sources.base_url)
    view = programme_page(build, content).view
    if not isinstance(view, ProgrammeView):
        raise TypeError("the page of the programme has another view")
    card, gettext = view.edition, to.catalogue.gettext
    if view.has_times:
        note = gettext("Times are given in this time zone: %(zone)s.") % {"zone": card.timezone}
    else:
        note = gettext("The sessions stand in their order; their clock times are not recorded.")
    present = sorted({one.speaker for one in content.appearances})
    return {
        **page_setup(to),
        "paper": job.item,
        "title": gettext("Programme"),
        "series": plain(to.required(sources.content.site.series.name, job.edition)),
        "short_name": plain(to.text(sources.content.site.series.short_name)),
        "edition": card.label,
        "theme": text_nodes(card.theme),
        "dates": card.dates.text,
        "place": [plain(one) for one in (card.place, card.city) if one is not None],
        "note": note,
        "contents_title": gettext("Contents"),
        "days": [
            {"heading": group.heading, "sessions": [_session(entry) for entry in group.sessions]}
            for group in view.groups
        ],
        "languages_label": gettext("Languages"),
        "people_title": gettext("Speakers"),
        "people": [_person(to, one) for one in pieces.sorted_people(to, map(to.content.speakers.__getitem__, present))],
        "venue_title": gettext("Venue"),
        "venue": _venue(build, content, sources.base_url),
        "address": build.url(to.path(addresses.programme_path(job.edition))),
    }


def _session(entry: ProgrammeEntry) -> dict[str, Any]:
    return {
        "is_break": entry.kind == "break",
        "time": entry.time.text if entry.time else "",
        "number": entry.number or "",
        "label": entry.label,
        "title": text_nodes(entry.title),
        "summary": text_nodes(entry.summary),
        "where": [text_nodes(one) for one in (entry.place, entry.track) if one is not None],
        "roles": [
            {"role": plain(group.label), "people": [plain(one.text) for one in group.people]} for group in entry.roles
        ],
        "languages": list(entry.languages),
    }


def _person(to: Localizer, speaker: Speaker) -> dict[str, Any]:
    card = pieces.person_card(to, speaker)
    office = (card.position, card.affiliation.text if card.affiliation else None)
    return {
        "name": plain(card.name),
        "honorific": text_nodes(card.honorific),
        "office": [text_nodes(one) for one in office if one is not None],
    }


def _venue(build: PageBuilder, content: EditionContent, base_url: str) -> dict[str, Any] | None:
    """Return the venue where more is known of it than what stands on the cover."""
    to = build.to
    place = to.content.places.get(content.edition.venue or "")
    if place is None or not addresses.has_venue_page(place):
        return None
    view = venue_page(build, content, place).view
    if not isinstance(view, VenueView):
        raise TypeError("the page of the venue has another view")

    directions: list[Node] = []
    if view.directions is not None:
        nodes = prose_nodes(view.directions, to.language.script, site_address(to, base_url))
        directions = with_images(nodes, lambda address: None)
    city = [plain(view.city)] if view.city else []
    return {
        "name": text_nodes(view.name),
        "address": text_nodes(view.address),
        "city": [*city, *([view.country] if view.country else [])],
        "url": view.url or "",
        "map": view.map_url or "",
        "coordinates": view.coordinates or "",
        "directions_title": to.catalogue.gettext("How to get there"),
        "directions": directions,
    }


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    return book_digest(booklet_data(job, sources), TEMPLATE, "book.typ")


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    path = f"{job.language}{addresses.booklet_path(job.edition, job.item)}"
    return {path: compile_document(TEMPLATE, "book", booklet_data(job, sources))}


OUTPUT = Output("booklet", _jobs, _make, _fingerprint, shows_bodies=True)
