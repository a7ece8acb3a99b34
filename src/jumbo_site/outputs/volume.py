"""The proceedings as a book in PDF, one a language and edition, set by Typst: PDF/UA-1, with an outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.outputs.book_images import book_image, image_bytes
from jumbo_site.outputs.book_pages import book_digest, page_setup, site_address
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.typst_compiler import compile_document
from jumbo_site.outputs.typst_nodes import Node, plain, prose_nodes, with_images
from jumbo_site.plan.book_views import BookTalk, IndexedPerson, book_view
from jumbo_site.plan.edition_pages import has_volume
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.views import NamesInRole, OutcomeGroup, Prose

TEMPLATE = "volume.typ"
LARGEST_IMAGE = (150, 120)
"""Millimetres across and down that an image fills at most."""
MILLIMETRES_OF_PIXEL = 25.4 / 150
"""A smaller image is printed with 150 pixels an inch."""


def _jobs(content: Content) -> Iterator[ExportJob]:
    for one in content.editions.values():
        for tag in content.language_tags:
            if one.all_sessions and has_volume(content, one.edition, tag):
                yield ExportJob("volume", one.edition.id, tag)


def volume_data(job: ExportJob, sources: ExportSources) -> dict[str, Any]:
    """Return all that the template of the book draws, as plain JSON."""
    to = Localizer(sources.content, job.language)
    content = sources.content.editions[job.edition]
    book = book_view(PageBuilder(to, sources.base_url), content)
    view = book.page
    gettext = to.catalogue.gettext

    absolute = site_address(to, sources.base_url)

    images: dict[str, str] = {}

    def placed(address: str) -> tuple[str, float] | None:
        found = book_image(sources.content, sources.base_url, address)
        if found is None:
            return None
        file, path = found
        images[file] = path
        facts = sources.content.images[path]
        across = facts.width * MILLIMETRES_OF_PIXEL
        return f"/{file}", round(min(across, LARGEST_IMAGE[0], LARGEST_IMAGE[1] * facts.width / facts.height), 1)

    def nodes(prose: Prose | None) -> list[Node]:
        return with_images(prose_nodes(prose, to.language.script, absolute), placed) if prose is not None else []

    def talk(one: BookTalk) -> dict[str, Any]:
        return {
            "title": plain(one.title),
            "roles": [_names(group) for group in one.roles],
            "language": one.language,
            "summary": plain(one.summary),
            "abstract": nodes(one.abstract),
            "url": one.url,
        }

    return {
        "images": images,
        **page_setup(to),
        "title": plain(book.title),
        "series": plain(view.series_name),
        "short_name": plain(to.text(sources.content.site.series.short_name)),
        "edition": view.edition.label,
        "theme": plain(view.edition.theme),
        "dates": view.edition.dates.text,
        "place": [plain(one) for one in (view.edition.place, view.edition.city) if one is not None],
        "contents_title": gettext("Contents"),
        "foreword_title": gettext("Foreword"),
        "foreword": nodes(view.foreword),
        "chapters": [
            {
                "label": chapter.card.label,
                "title": plain(chapter.card.title),
                "roles": [_names(group) for group in chapter.roles],
                "summary": plain(chapter.summary),
                "body": nodes(chapter.body),
                "outcomes": [_outcomes(group) for group in chapter.outcomes],
                "talks": [talk(one) for one in talks],
            }
            for chapter, talks in book.chapters
        ],
        "talks_title": gettext("Contributions"),
        "talks": [talk(one) for one in book.talks],
        "language_label": gettext("Language"),
        "people_title": gettext("Speakers"),
        "people": [
            {
                "name": plain(person.name),
                "honorific": plain(person.honorific),
                "office": [
                    plain(text)
                    for text in (person.position, person.affiliation.text if person.affiliation else None)
                    if text is not None
                ],
            }
            for person in view.people
        ],
        "organisers_title": gettext("Held by"),
        "organisers": [
            {
                "role": group.label,
                "names": [[plain(ref.text) for ref in (one.organisation, *one.parents)] for one in group.organisations],
            }
            for group in view.organisers
        ],
        "colophon": [
            {"label": one.label, "text": one.text, "url": one.url, "ltr": one.text.isascii()} for one in book.colophon
        ],
        "index_title": gettext("Index of persons"),
        "index": _index(book.index),
        "address_label": gettext("Permanent address of these proceedings:"),
        "address": view.citation.url,
    }


def _names(group: NamesInRole) -> dict[str, Any]:
    return {"role": plain(group.label), "people": [{"name": plain(one.text), "key": one.path} for one in group.people]}


def _index(people: Iterable[IndexedPerson]) -> list[dict[str, Any]]:
    """Return the index by letters; a letter may come again where two are sorted as one."""
    return [
        {"letter": letter, "people": [[plain(one.name), one.path] for one in of_letter]}
        for letter, of_letter in groupby(people, key=lambda one: one.letter)
    ]


def _outcomes(group: OutcomeGroup) -> dict[str, Any]:
    return {"label": group.label, "items": [[one.number, plain(one.text)] for one in group.outcomes]}


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    return book_digest(volume_data(job, sources), TEMPLATE, "book.typ")


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    path = f"/{job.language}{addresses.volume_path(job.edition)}".removeprefix("/")
    data = volume_data(job, sources)
    images = {file: image_bytes(path, sources) for file, path in data["images"].items()}
    return {path: compile_document(TEMPLATE, "book", data, images)}


OUTPUT = Output("volume", _jobs, _make, _fingerprint, shows_bodies=True)
