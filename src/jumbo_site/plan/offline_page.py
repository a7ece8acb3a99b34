"""The page that a reader without a network sees, and the pages that are kept for reading then."""

from __future__ import annotations

from collections.abc import Iterator

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.plan import pieces
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.page import Page, PlannedPage
from jumbo_site.plan.views import OfflineView, Ref

OUTPUT_NAME = "offline"
"""The name of the output in site.yaml that makes the worker."""


def offline_pages(build: PageBuilder) -> Iterator[PlannedPage]:
    """Yield the page that is shown without a network, where the site has a worker that shows it."""
    if build.to.content.site.outputs.has(OUTPUT_NAME):
        yield build.planned(addresses.OFFLINE, offline_page)


def offline_page(build: PageBuilder) -> Page:
    """Return the page: what it says, and links to the pages that are kept from the first visit on."""
    to, content = build.to, build.to.content.current
    _ = to.catalogue.gettext
    edition = pieces.edition_card(to, content.edition)
    kept = (
        Ref(to.words(_("Home")), to.path(addresses.HOME)),
        Ref(edition.title, to.path(addresses.edition_path(content.edition.id))),
        Ref(to.words(_("Programme")), to.path(addresses.programme_path(content.edition.id))),
    )
    return build.page(
        addresses.OFFLINE,
        "offline.html",
        OfflineView(kept),
        title=to.words(_("You are offline")),
        description=None,
        section="",
        is_indexed=False,
    )


def kept_paths(content: Content) -> tuple[str, ...]:
    """Return the paths, without the language, of what is kept from a reader's first visit on."""
    edition = content.current.edition.id
    programme = addresses.programme_path(edition)
    return (addresses.OFFLINE, addresses.HOME, addresses.edition_path(edition), programme)
