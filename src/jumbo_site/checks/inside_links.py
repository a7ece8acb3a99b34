"""Links within the site: places that a page does not have, addresses of its own that lead nowhere, pages alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from jumbo_site.checks.page_facts import PageFacts
from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.prose_links import ProseLinks
from jumbo_site.diagnostics import Diagnostic, Location, Message, diagnostic, did_you_mean, say
from jumbo_site.model import addresses
from jumbo_site.model.content import Content

Sources = Mapping[EntityKey, EntitySource]


def page_of(key: EntityKey, content: Content) -> str | None:
    """Return the path, without the language, of the page that an entry's text stands on; None where there is none."""
    if key.kind == "edition":
        return addresses.edition_path(key.id)
    if key.kind == "pages":
        return addresses.free_page_path(key.id)
    if key.kind == "news":
        return addresses.news_path(key.id)
    if key.kind == "speakers":
        return addresses.speaker_path(key.id)
    if key.kind == "organisations":
        return addresses.organisation_path(key.id)
    if key.kind == "contributions":
        return addresses.contribution_path(key.edition, key.id)
    if key.kind in ("sessions", "panels"):
        session = getattr(content.editions[key.edition], key.kind)[key.id]
        return addresses.session_path(key.edition, session) if addresses.has_page(session) else None
    if key.kind == "places":
        with_venue = [one for one in content.editions.values() if one.edition.venue == key.id]
        return addresses.venue_path(with_venue[0].edition.id) if with_venue else None
    return None


def links_to_places(texts: Iterable[ProseLinks], content: Content) -> Iterator[tuple[str, str, str, Location]]:
    """Yield the links of texts to places of pages: the page's site path, the place, the target as written, where."""
    for text in texts:
        own = None
        for link in text.links:
            path, mark, place = link.target.partition("#")
            if link.is_image or not mark or not place or path.startswith("/media/"):
                continue
            if not path:
                own = own or page_of(text.key, content)
                path = own or ""
            if path.startswith("/") and not path.startswith("//"):
                page = f"/{text.prose.language}{unquote(path.partition('?')[0])}"
                yield page, unquote(place), link.target, link.location


def missing_anchors(
    texts: Iterable[ProseLinks], content: Content, facts: Mapping[str, PageFacts]
) -> Iterator[Diagnostic]:
    """Yield the links to a place that its page does not have. A page that there is not is another error."""
    for page, place, target, location in links_to_places(texts, content):
        known = facts.get(page)
        if known is None or place in known.places:
            continue
        message = say("The page `{path}` has no place `{fragment}`.", path=page, fragment=place)
        if target.startswith("#"):
            message = say("This page has no place `{place}`.", place=place)
        hint = did_you_mean(place, sorted(known.places)) or _known_places(known.places)
        yield diagnostic("missing-anchor", message, location, hint)


def _known_places(places: frozenset[str]) -> Message:
    sections = sorted((one for one in places if one.startswith("section-")), key=lambda one: (len(one), one))
    if sections:
        return say(
            "Its headings are `{first}` to `{last}`, counted from the top.", first=sections[0], last=sections[-1]
        )
    return say("Leave `#` and what follows it out.")


def dead_own_addresses(
    named: Iterable[tuple[str, Location]], base_url: str, pages: frozenset[str], languages: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Yield whole addresses of the site itself that lead to no page of it. Files beside the pages are not looked at."""
    for address, location in named:
        bare = address.split("#")[0].split("?")[0]
        if not bare.startswith(base_url):
            continue
        path = unquote("/" + bare[len(base_url) :])
        name = path.rpartition("/")[2]
        if path in pages or ("." in name and not name.endswith(".html")):
            continue
        tag = path.split("/")[1]
        candidates = [page for page in pages if page.startswith(f"/{tag}/")] if tag in languages else []
        hint = did_you_mean(path, sorted(candidates)) or say(
            "Open the site and copy the address of the page that is meant."
        )
        if f"/{languages[0]}{path}" in pages:
            hint = say("An address in full names the language: `{address}`.", address=f"{base_url}{languages[0]}{path}")
        yield diagnostic("own-address", say("The site has no page `{target}`.", target=path), location, hint)


def orphan_pages(
    content: Content, sources: Sources, facts: Iterable[PageFacts], pages: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield the entries whose page no other page leads to. A page's other languages do not count."""
    linked = {path for one in facts for path in one.leads_to}
    for key, source in sources.items():
        path = page_of(key, content) if key.kind != "site" else None
        if path is None or path in linked or f"/{content.default_language}{path}" not in pages:
            continue
        message = say("No other page leads to `{path}`.", path=path)
        hint = say("Give it what lists show it by, such as a session or a person, or link to it from a text.")
        yield diagnostic("orphan-page", message, source.start, hint)
