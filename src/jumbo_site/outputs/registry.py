"""All outputs of a site beside its pages: the one place that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.outputs import (
    booklet,
    citations,
    cms,
    data_json,
    deposits,
    document_previews,
    edition_calendar,
    epub,
    feed,
    host_headers,
    images,
    offline,
    schedule,
    search_index,
    site_files,
    social_cards,
    sqlite,
    tables,
    volume,
)
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.robots import robots_txt
from jumbo_site.outputs.sitemap import SitemapEntry, sitemap_files
from jumbo_site.plan.heads import absolute_url, alternates


def outputs_of(content: Content) -> tuple[Output, ...]:
    """Return the outputs that a site has turned on."""
    choices = content.site.outputs
    return tuple(one for one in OUTPUTS.values() if not one.is_optional or choices.has(one.name))


def export_jobs(content: Content, *, shows_bodies: bool = False, costly: bool = True) -> tuple[ExportJob, ...]:
    """Return the work that the outputs of a site are made of; pieces may run in any process, in any order.

    With ``shows_bodies`` those alone that show the bodies of texts; without ``costly`` not those that are kept by
    fingerprint since making them takes long.
    """
    chosen = outputs_of(content)
    if shows_bodies:
        chosen = tuple(one for one in chosen if one.shows_bodies)
    if not costly:
        chosen = tuple(one for one in chosen if one.fingerprint is None)
    return tuple(job for output in chosen for job in output.jobs(content))


def export_fingerprint(job: ExportJob, sources: ExportSources) -> str:
    """Return the digest of all that a piece of work shows; an empty text where it is always done again."""
    fingerprint = OUTPUTS[job.output].fingerprint
    return fingerprint(job, sources) if fingerprint is not None else ""


def run_export(job: ExportJob, sources: ExportSources) -> Mapping[str, bytes]:
    """Return the files of one piece of work. Raises KeyError for an output that is not registered."""
    return OUTPUTS[job.output].make(job, sources)


def sitemap(pages: Iterable[tuple[str, tuple[str, ...]]], content: Content, base_url: str) -> dict[str, bytes]:
    """Return the sitemap of all translated pages: their site paths, each with the languages that it is in.

    News alone have a day on which they were changed; of other pages none is known.
    It is made last, when the pages are known.
    """
    entries = []
    changed = {addresses.news_path(item.id): item.updated or item.date for item in content.news.values()}
    for path, tags in pages:
        own = path[1:].partition("/")[0] if path != "/" else ""
        rest = path[1 + len(own) :] if own else "/"
        links = tuple((one.hreflang, one.url) for one in alternates(content, base_url, rest, tags))
        entries.append(SitemapEntry(absolute_url(base_url, path), links, changed.get(rest)))
    return sitemap_files(entries, base_url)


def _robots(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    return {"robots.txt": robots_txt(sources.base_url)}


OUTPUTS: Mapping[str, Output] = {
    output.name: output
    for output in (
        volume.OUTPUT,
        booklet.OUTPUT,
        epub.OUTPUT,
        search_index.OUTPUT,
        social_cards.OUTPUT,
        Output("robots", lambda content: (ExportJob("robots"),), _robots, is_optional=False),
        images.OUTPUT,
        document_previews.OUTPUT,
        edition_calendar.OUTPUT,
        feed.OUTPUT,
        citations.OUTPUT,
        deposits.OUTPUT,
        host_headers.OUTPUT,
        offline.OUTPUT,
        sqlite.OUTPUT,
        data_json.OUTPUT,
        schedule.OUTPUT,
        tables.OUTPUT,
        cms.OUTPUT,
        site_files.OUTPUT,
    )
}
"""In the order in which their work is begun: long pieces first."""
