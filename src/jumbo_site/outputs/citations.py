"""Citations for reference managers: BibTeX, BibLaTeX, RIS and CSL-JSON beside each page that is cited.

A contribution and a session with outcomes have a record each; an edition's proceedings have all of them, the volume
first; a speaker's page has those of its contributions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.outputs.bibtex import biblatex, bibtex
from jumbo_site.outputs.csl_json import csl_json
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.ris import ris
from jumbo_site.plan.bibliography import Reference
from jumbo_site.plan.citation_downloads import FORMATS
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.references import edition_references, speaker_references

_WRITERS: Mapping[str, Callable[[Iterable[Reference]], bytes]] = {
    "cite.bib": bibtex,
    "cite.biblatex.bib": biblatex,
    "cite.ris": ris,
    "cite.json": csl_json,
}


def _jobs(content: Content) -> Iterator[ExportJob]:
    for tag in content.language_tags:
        yield from (ExportJob("citations", edition, tag) for edition in content.editions)
        yield ExportJob("citations", language=tag, item="speakers")


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    to = Localizer(sources.content, job.language)
    pages = _of_edition(to, job.edition, sources) if job.edition else _of_speakers(to, sources)
    return {
        to.path(f"{path}{file}").removeprefix("/"): _WRITERS[file](references)
        for path, references in pages
        for _, file, _ in FORMATS
    }


def _of_edition(to: Localizer, edition: str, sources: ExportSources) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    found = edition_references(to, to.content.editions[edition], sources.base_url)
    start = len(sources.base_url.rstrip("/")) + len(to.path(""))
    yield from ((one.url[start:], (one,)) for one in found if one.kind != "volume")
    if found and found[0].kind == "volume":
        yield addresses.proceedings_path(edition), found


def _of_speakers(to: Localizer, sources: ExportSources) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    for speaker in to.content.speakers.values():
        found = speaker_references(to, speaker, sources.base_url)
        if found:
            yield addresses.speaker_path(speaker.id), found


OUTPUT = Output("citations", _jobs, _make)
