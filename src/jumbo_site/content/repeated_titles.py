"""Titles that two pages of a language share: in a list of results, or among open tabs, nobody can tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.diagnostics import Diagnostic, diagnostic, say
from jumbo_site.model.addresses import has_page
from jumbo_site.model.content import Content
from jumbo_site.model.localized import LocalizedText

Entries = Iterable[tuple[EntityKey, LocalizedText | None]]


def repeated_titles(content: Content, sources: Mapping[EntityKey, EntitySource]) -> Iterator[Diagnostic]:
    """Yield the titles that stand twice: among pages and news, among the sessions of an edition, among its talks.

    Editions repeat each other, year after year, and so do breaks, which have no pages. Persons may share a name, and
    the one talk of a session its title.
    """
    pages: list[tuple[EntityKey, LocalizedText | None]] = []
    for page in content.pages.values():
        pages.append((EntityKey("pages", "", page.id), page.title))
    for item in content.news.values():
        pages.append((EntityKey("news", "", item.id), item.title))
    yield from _repeated(pages, sources)
    for edition_id, edition in content.editions.items():
        sessions: list[tuple[EntityKey, LocalizedText | None]] = []
        for kind in ("panels", "sessions"):
            with_pages = [one for one in getattr(edition, kind).values() if has_page(one)]
            sessions += [(EntityKey(kind, edition_id, one.id), one.title) for one in with_pages]
        yield from _repeated(sessions, sources)
        talks = edition.contributions.values()
        yield from _repeated([(EntityKey("contributions", edition_id, one.id), one.title) for one in talks], sources)


def _repeated(entries: Entries, sources: Mapping[EntityKey, EntitySource]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], EntityKey] = {}
    for key, title in entries:
        for language, text in title.texts if title is not None else ():
            other = first.setdefault((language, " ".join(text.casefold().split())), key)
            if other != key:
                source = sources[key]
                message = say(
                    "`{id}` has the title `{text}` too ({file}).", id=other.id, text=text[:80], file=sources[other].file
                )
                place = source.value_location(("title", language))
                yield diagnostic("title-repeated", message, place, say("Say in each title what is different."))
                break
