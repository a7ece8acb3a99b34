"""The news of a language as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.model.news import NewsItem
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.outputs.xml_text import xml_text
from jumbo_site.plan.heads import translated_tags
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import alone

NAMESPACE = "http://www.w3.org/2005/Atom"
MAX_ENTRIES = 50
"""The latest; readers of feeds keep the older ones."""


def _jobs(content: Content) -> Iterator[ExportJob]:
    if content.news:
        for tag in content.language_tags:
            yield ExportJob("feed", language=tag)


def _moment(day: datetime.date) -> str:
    """Return the beginning of a day (RFC 3339): news have no time of day."""
    return f"{day.isoformat()}T00:00:00Z"


def _changed(item: NewsItem) -> datetime.date:
    return item.updated or item.date


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    """Return the feed of those news that are in the language."""
    content = sources.content
    to = Localizer(content, job.language)
    items = [one for one in content.news.values() if to.tag in translated_tags(content, (one.title, one.body))]
    path = to.path(addresses.NEWS_FEED)
    return {path.removeprefix("/"): _feed(to, items[:MAX_ENTRIES], sources.base_url.rstrip("/"), path)}


def _feed(to: Localizer, items: list[NewsItem], root: str, path: str) -> bytes:
    from lxml import etree

    def element(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
        made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
        made.text = xml_text(text) if text else None
        return made

    def url(site_path: str) -> str:
        return absolute_uri(root + site_path)

    site = to.content.site
    feed = etree.Element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", to.tag)
    element(feed, "title", alone(to.required(site.title, site.edition)))
    element(feed, "id", url(path))
    first = to.content.current.edition.start
    element(feed, "updated", _moment(max((_changed(one) for one in items), default=first)))
    element(feed, "link", rel="self", type="application/atom+xml", href=url(path))
    element(feed, "link", rel="alternate", type="text/html", hreflang=to.tag, href=url(to.path(addresses.NEWS)))
    author = element(feed, "author")
    element(author, "name", alone(to.required(site.series.name, site.edition)))
    for item in items:
        entry = element(feed, "entry")
        address = url(to.path(addresses.news_path(item.id)))
        element(entry, "title", alone(to.required(item.title, item.id)))
        element(entry, "id", address)
        element(entry, "published", _moment(item.date))
        element(entry, "updated", _moment(_changed(item)))
        element(entry, "link", rel="alternate", type="text/html", hreflang=to.tag, href=address)
        summary = to.text(item.summary)
        if summary is not None:
            element(entry, "summary", alone(summary))
        body = _body(to, item, root)
        if body:
            element(entry, "content", body, type="html")
    data: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8")
    return data


def _body(to: Localizer, item: NewsItem, root: str) -> str:
    """Return the text as HTML whose links lead to the site from wherever it is read."""
    from jumbo_site.render.link_marks import resolve_links
    from jumbo_site.render.markdown_text import markdown_html
    from jumbo_site.render.text_markup import script_for

    prose = to.prose(item.body)
    if prose is None:
        return ""
    converted = markdown_html(
        prose.markdown,
        script=script_for(prose.lang),
        heading_level=2,
        id_prefix="",
        backlink_title=to.catalogue.gettext("Back to note %(number)s in the text") % {"number": "{}"},
        images=prose.images,
    )

    def resolve(path: str) -> str:
        is_file = path.startswith(("/media/", "/assets/"))
        return absolute_uri(root + (path if is_file else to.path(path)))

    return resolve_links(converted, resolve)


OUTPUT = Output("feed", _jobs, _make, shows_bodies=True)
