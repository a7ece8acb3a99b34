"""Metadata to deposit with registries and archives: Crossref, DataCite, JATS, MODS, a static repository of OAI-PMH.

They are made for an edition that has a DOI, or a contribution with one. A format whose required facts are not known is
not made (docs/citing.md says which those are). The files are the same for all languages: texts are in the site's
default language.
"""

from __future__ import annotations

from collections.abc import Iterator

from jumbo_site.model.content import Content, EditionContent
from jumbo_site.outputs.crossref import crossref_xml
from jumbo_site.outputs.datacite import datacite_files
from jumbo_site.outputs.deposited import Deposited, deposited
from jumbo_site.outputs.jats import jats_xml
from jumbo_site.outputs.mods import mods_xml
from jumbo_site.outputs.oai_static import oai_xml
from jumbo_site.outputs.output import ExportJob, ExportSources, Output


def has_deposits(edition: EditionContent) -> bool:
    """Tell whether an edition or anything in it has a DOI."""
    return edition.edition.publication.doi is not None or any(one.doi for one in edition.contributions.values())


def _jobs(content: Content) -> Iterator[ExportJob]:
    yield from (ExportJob("deposits", name) for name, one in content.editions.items() if has_deposits(one))


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    it = deposited(sources.content, job.edition, sources.base_url)
    return {f"deposits/{job.edition}/{name}": data for name, data in _files(it) if data}


def _files(it: Deposited) -> Iterator[tuple[str, bytes]]:
    yield "crossref.xml", crossref_xml(it)
    yield from ((f"datacite/{key}.json", data) for key, data in datacite_files(it))
    yield from ((f"jats/{paper.record.key}.xml", jats_xml(it, paper)) for paper in it.papers)
    yield "mods.xml", mods_xml(it)
    yield "oai.xml", oai_xml(it)


OUTPUT = Output("deposits", _jobs, _make)
