"""News: the list, the latest first, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from jumbo_site.model import addresses
from jumbo_site.model.news import NewsItem
from jumbo_site.plan import pieces
from jumbo_site.plan import structured_data as data
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.images import image_view
from jumbo_site.plan.page import Page, PlannedPage
from jumbo_site.plan.views import NewsItemView, NewsView, Ref


def news_pages(build: PageBuilder) -> Iterator[PlannedPage]:
    """Yield the pages of the news, where there are any."""
    items = tuple(build.to.content.news.values())
    if items:
        yield build.planned(addresses.NEWS, news_page, items, size=len(items))
    for place, item in enumerate(items):
        newer = items[place - 1] if place else None
        older = items[place + 1] if place + 1 < len(items) else None
        yield build.planned(addresses.news_path(item.id), news_item_page, item, newer, older)


def news_page(build: PageBuilder, items: tuple[NewsItem, ...]) -> Page:
    """Return the list of all news."""
    to = build.to
    feed = to.path(addresses.NEWS_FEED) if to.content.site.outputs.has("feed") else None
    return build.page(
        addresses.NEWS,
        "news.html",
        NewsView(tuple(pieces.news_card(to, item) for item in items), feed),
        title=to.words(to.catalogue.gettext("News")),
        description=None,
        section="news",
    )


def news_item_page(build: PageBuilder, item: NewsItem, newer: NewsItem | None, older: NewsItem | None) -> Page:
    """Return the page of a piece of news; ``newer`` and ``older`` are its neighbours."""
    to = build.to
    card = pieces.news_card(to, item)

    def ref(other: NewsItem | None) -> Ref | None:
        if other is None:
            return None
        return Ref(to.required(other.title, other.id), to.path(addresses.news_path(other.id)))

    view = NewsItemView(
        card=card,
        updated=to.day(item.updated) if item.updated is not None else None,
        image=image_view(to.content, item.image, "picture"),
        image_text=to.text(item.image_text),
        body=to.prose(item.body),
        newer=ref(newer),
        older=ref(older),
    )
    return build.page(
        addresses.news_path(item.id),
        "news-item.html",
        view,
        title=card.title,
        description=card.summary,
        section="news",
        trail=(Ref(to.words(to.catalogue.gettext("News")), to.path(addresses.NEWS)),),
        own_texts=(item.title, item.body),
        og_type="article",
        data=[data.with_context(data.news_node(to, item, build.url))],
    )
