"""All outputs of a site beside its pages: the one place that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from urllib.parse import urlsplit

from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.outputs import social_cards
from jumbo_site.outputs.calendar import CalendarData, CalendarEvent, calendar_file, moment
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.robots import robots_txt
from jumbo_site.outputs.sitemap import SitemapEntry, sitemap_files
from jumbo_site.plan import pieces
from jumbo_site.plan.heads import absolute_url, alternates
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import alone, joined
from jumbo_site.plan.views import Text


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

    It is made last, when the pages are known.
    """
    entries = []
    for path, tags in pages:
        own = path[1:].partition("/")[0] if path != "/" else ""
        rest = path[1 + len(own) :] if own else "/"
        links = alternates(content, base_url, rest, tags)
        entries.append(SitemapEntry(absolute_url(base_url, path), tuple((one.hreflang, one.url) for one in links)))
    return sitemap_files(entries, base_url)


def _robots(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    return {"robots.txt": robots_txt(sources.base_url)}


def _calendar_jobs(content: Content) -> tuple[ExportJob, ...]:
    return tuple(ExportJob("calendar", edition, tag) for tag in content.language_tags for edition in content.editions)


def _calendar_of_edition(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    content = sources.content
    to = Localizer(content, job.language)
    path = to.path(addresses.calendar_path(job.edition)).removeprefix("/")
    return {path: calendar_file(_calendar(to, content.editions[job.edition], sources.base_url))}


def _calendar(to: Localizer, content: EditionContent, base_url: str) -> CalendarData:
    edition = content.edition
    host = urlsplit(base_url).hostname or "localhost"
    root = base_url.rstrip("/")
    card = pieces.edition_card(to, edition)
    comma = "، " if to.language.script == "Arab" else ", "
    place = comma.join(part for part in (_part(card.place), _part(card.city), card.country or "") if part)
    # the name of the series alone does not tell which holding it is
    is_told = edition.title is not None or not card.label
    name = alone(card.title) if is_told else f"{joined(card.title)} ({card.label})"
    events = [
        CalendarEvent(
            uid=f"{edition.id}@{host}",
            summary=name,
            start=edition.start,
            end=edition.end + timedelta(days=1),
            description=_value(card.theme),
            location=place,
            url=root + card.path,
        )
    ]
    for session in content.all_sessions:
        if session.day is None or session.start is None:
            continue
        path = pieces.session_ref(to, edition.id, session).path
        own_place = pieces.session_place(to, edition, session)
        events.append(
            CalendarEvent(
                uid=f"{edition.id}-{session.id}@{host}",
                summary=alone(pieces.session_title(to, session)),
                start=moment(session.day, session.start, edition.timezone),
                end=moment(session.day, session.end, edition.timezone) if session.end else None,
                description=_value(to.text(session.summary)),
                location=comma.join(part for part in (_part(own_place), place) if part),
                url=root + path if path else "",
            )
        )
    return CalendarData(name, _value(card.theme), to.tag, edition.timezone, events)


def _value(text: Text | None) -> str:
    return alone(text) if text else ""


def _part(text: Text | None) -> str:
    return joined(text) if text else ""


OUTPUTS: Mapping[str, Output] = {
    output.name: output
    for output in (
        social_cards.OUTPUT,
        Output("robots", lambda content: (ExportJob("robots"),), _robots, is_optional=False),
        Output("calendar", _calendar_jobs, _calendar_of_edition, is_optional=False),
    )
}
"""In the order in which their work is begun: long pieces first."""
