"""Which files a page is written in."""

from __future__ import annotations

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EDITION_KINDS, EntityKey
from jumbo_site.diagnostics import Location
from jumbo_site.preview.shown_site import ShownSite


def page_sources(site: ShownSite, path: str) -> tuple[Location, ...]:
    """Return the places that a page's texts and facts stand at: those in its own language first, none twice.

    ``path`` is a site path; a page that is made of many entries, such as the list of speakers, has no place of its own.
    """
    language, _, rest = path.removeprefix("/").partition("/")
    places: dict[Location, None] = {}
    for key in _keys(site, [part for part in rest.split("/") if part]):
        source = site.loaded.sources.get(key)
        if source is not None:
            places.update(dict.fromkeys(_places(source, language)))
    return tuple(places)


def _keys(site: ShownSite, parts: list[str]) -> list[EntityKey]:
    """Return the entries that a page is about."""
    edition = site.content.site.edition
    match parts:
        case []:
            return [EntityKey("edition", edition, edition), EntityKey("site", "", "site")]
        case [folder, kind, own] if folder in site.content.editions and kind in EDITION_KINDS:
            return [EntityKey(kind, folder, own)]
        case [folder, "venue"] if folder in site.content.editions:
            place = site.content.editions[folder].edition.venue or ""
            return [EntityKey("places", "", place), EntityKey("edition", folder, folder)]
        case [folder, *_] if folder in site.content.editions:
            return [EntityKey("edition", folder, folder)]
        case [("speakers" | "organisations" | "news") as kind, own]:
            return [EntityKey(kind, "", own)]
        case ["topics"]:
            return [EntityKey("topics", "", topic) for topic in list(site.content.topics)[:1]]
        case [own]:
            return [EntityKey("pages", "", own)]
        case _:
            return []


def _places(source: EntitySource, language: str) -> list[Location]:
    texts = sorted(source.prose, key=lambda one: one.language != language)
    written = [Location(one.file) for one in texts]
    facts = [source.facts.location] if source.file not in {one.file for one in written} else []
    return [*written[:1], *facts, *written[1:]]
