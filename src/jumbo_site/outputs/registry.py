"""All outputs of a site beside its pages: the one place that lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.outputs.calendar import CalendarData, CalendarEvent, calendar_file, moment
from jumbo_site.outputs.robots import robots_txt
from jumbo_site.outputs.sitemap import SitemapEntry, sitemap_files
from jumbo_site.plan import pieces
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.site_pages import SitePlan


@dataclass(frozen=True)
class SiteToExport:
    """What an output is made from."""

    content: Content
    plan: SitePlan
    base_url: str


def sitemap(site: SiteToExport) -> dict[str, bytes]:
    """Return the sitemap of all translated pages."""
    entries = [
        SitemapEntry(page.head.canonical, tuple((one.hreflang, one.url) for one in page.head.alternates))
        for page in site.plan.pages
        if page.is_translated
    ]
    return sitemap_files(entries, site.base_url)


def robots(site: SiteToExport) -> dict[str, bytes]:
    """Return robots.txt."""
    return {"robots.txt": robots_txt(site.base_url)}


def calendars(site: SiteToExport) -> dict[str, bytes]:
    """Return a calendar of each edition in each language."""
    files = {}
    for tag in site.content.language_tags:
        to = Localizer(site.content, tag)
        for edition_id, edition in site.content.editions.items():
            path = to.path(addresses.calendar_path(edition_id)).removeprefix("/")
            files[path] = calendar_file(_calendar(to, edition, site.base_url))
    return files


def _calendar(to: Localizer, content: EditionContent, base_url: str) -> CalendarData:
    edition = content.edition
    host = urlsplit(base_url).hostname or "localhost"
    root = base_url.rstrip("/")
    card = pieces.edition_card(to, edition)
    place = ", ".join(part for part in (_value(card.place), _value(card.city), card.country or "") if part)
    name = f"{card.title.value}" if not card.label else f"{card.title.value} ({card.label})"
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
        shown = pieces.session_card(to, edition, session)
        events.append(
            CalendarEvent(
                uid=f"{edition.id}-{session.id}@{host}",
                summary=shown.title.value,
                start=moment(session.day, session.start, edition.timezone),
                end=moment(session.day, session.end, edition.timezone) if session.end else None,
                description=_value(shown.summary),
                location=", ".join(part for part in (_value(shown.place), place) if part),
                url=root + shown.path if shown.path else "",
            )
        )
    return CalendarData(name, _value(card.theme), to.tag, edition.timezone, events)


def _value(text: object) -> str:
    return str(getattr(text, "value", "") or "")


OUTPUTS: Mapping[str, Callable[[SiteToExport], dict[str, bytes]]] = {
    "sitemap": sitemap,
    "robots": robots,
    "calendar": calendars,
}


def export_all(site: SiteToExport) -> dict[str, bytes]:
    """Return the files of all outputs."""
    files: dict[str, bytes] = {}
    for export in OUTPUTS.values():
        files.update(export(site))
    return files
