"""The proceedings as a book in PDF, one a language and edition, set by Typst: PDF/UA-1, with an outline."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.typst_compiler import FOLDER, compile_document, font_families
from jumbo_site.outputs.typst_nodes import Node, plain, prose_nodes, typst_language
from jumbo_site.plan.edition_pages import has_volume, proceedings_page
from jumbo_site.plan.heads import DEFAULT_ACCENT, PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.views import NamesInRole, OutcomeGroup, ProceedingsView, Prose

TEMPLATE = "volume.typ"


def _jobs(content: Content) -> Iterator[ExportJob]:
    for one in content.editions.values():
        for tag in content.language_tags:
            if one.all_sessions and has_volume(content, one.edition, tag):
                yield ExportJob("volume", one.edition.id, tag)


def volume_data(job: ExportJob, sources: ExportSources) -> dict[str, Any]:
    """Return all that the template of the book draws, as plain JSON."""
    to = Localizer(sources.content, job.language)
    content = sources.content.editions[job.edition]
    page = proceedings_page(PageBuilder(to, sources.base_url), content)
    view = page.view
    if not isinstance(view, ProceedingsView):
        raise TypeError("the page of the proceedings has another view")
    words = to.catalogue.gettext

    def absolute(path: str) -> str:
        return sources.base_url.rstrip("/") + to.path(path)

    def nodes(prose: Prose | None) -> list[Node]:
        return prose_nodes(prose, to.language.script, absolute) if prose is not None else []

    return {
        "lang": typst_language(to.tag) or "en",
        "rtl": to.language.direction == "rtl",
        "fonts": font_families(to.language.script),
        "numbering": "١" if to.language.digits == "arab" else "۱" if to.language.digits == "arabext" else "1",
        "accent": sources.content.site.theme.colour or DEFAULT_ACCENT,
        "title": words("Proceedings"),
        "series": plain(view.series_name),
        "edition": view.edition.label,
        "theme": plain(view.edition.theme),
        "dates": view.edition.dates.text,
        "place": [plain(one) for one in (view.edition.place, view.edition.city) if one is not None],
        "contents_title": words("Contents"),
        "foreword_title": words("Foreword"),
        "foreword": nodes(view.foreword),
        "chapters": [
            {
                "label": chapter.card.label,
                "title": plain(chapter.card.title),
                "roles": [_names(group) for group in chapter.roles],
                "summary": plain(chapter.summary),
                "body": nodes(chapter.body),
                "outcomes": [_outcomes(group) for group in chapter.outcomes],
            }
            for chapter in view.chapters
        ],
        "people_title": words("Speakers"),
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
        "organisers_title": words("Held by"),
        "organisers": [
            {
                "role": group.label,
                "names": [[plain(ref.text) for ref in (one.organisation, *one.parents)] for one in group.organisations],
            }
            for group in view.organisers
        ],
        "address_label": words("Permanent address of these proceedings:"),
        "address": view.citation.url,
        "comma": to.catalogue.pgettext("between names", ", "),
    }


def _names(group: NamesInRole) -> dict[str, Any]:
    return {"role": plain(group.label), "people": [plain(person.text) for person in group.people]}


def _outcomes(group: OutcomeGroup) -> dict[str, Any]:
    return {"label": group.label, "items": [[one.number, plain(one.text)] for one in group.outcomes]}


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    shown = json.dumps(volume_data(job, sources), ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(shown.encode("utf-8", "surrogatepass"))
    digest.update((FOLDER / TEMPLATE).read_bytes())
    return digest.hexdigest()


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    path = f"/{job.language}{addresses.volume_path(job.edition)}".removeprefix("/")
    return {path: compile_document(TEMPLATE, "book", volume_data(job, sources))}


OUTPUT = Output("volume", _jobs, _make, _fingerprint, shows_bodies=True)
