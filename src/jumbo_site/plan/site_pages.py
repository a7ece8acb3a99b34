"""The pages of the site itself: home, free pages, not found, choice of a language, redirects; and the whole plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from jumbo_site.i18n.catalogues import load_catalogue
from jumbo_site.i18n.context_transforms import language_name_in_menu
from jumbo_site.i18n.language import language
from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.model.site import FreePage, Moved
from jumbo_site.plan import pieces
from jumbo_site.plan import structured_data as data
from jumbo_site.plan.edition_pages import edition_pages, figure_views
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.home_sections import home_rows
from jumbo_site.plan.localizer import Localizer, own_names
from jumbo_site.plan.news_pages import news_pages
from jumbo_site.plan.offline_page import offline_pages
from jumbo_site.plan.page import Page, PlannedPage
from jumbo_site.plan.people_pages import people_pages
from jumbo_site.plan.plain_text import alone
from jumbo_site.plan.search_records import index_folder
from jumbo_site.plan.views import (
    Alternate,
    ChoiceView,
    FreePageView,
    HomeView,
    LanguageChoice,
    NotFoundView,
    RedirectView,
    Ref,
    SearchView,
)

PEOPLE_ON_HOME = 8
NEWS_ON_HOME = 3


@dataclass(frozen=True)
class SitePlan:
    """Every page of a site, before any is made or rendered."""

    pages: tuple[PlannedPage, ...]
    permanent: tuple[str, ...]
    """Site paths, and fragments of them, that must not vanish once published."""
    moved_permanent: frozenset[str]
    """Site paths and fragments that lead on to where a thing has moved."""


def plan_site(content: Content, base_url: str) -> SitePlan:
    """Return all pages of the site, in a stable order."""
    known = tuple(addresses.page_paths(content))
    redirects, anchors = _split_moved(content.site.moved, known)
    pages: list[PlannedPage] = []
    for tag in content.language_tags:
        build = PageBuilder(Localizer(content, tag), base_url, anchors)
        pages.append(build.planned(addresses.HOME, home_page, size=len(content.current.all_sessions)))
        for edition in content.editions.values():
            pages += edition_pages(build, edition)
        pages += people_pages(build)
        pages += news_pages(build)
        if content.site.outputs.has("search"):
            pages.append(build.planned(addresses.SEARCH, search_page))
        pages += [build.planned(addresses.free_page_path(page.id), free_page, page) for page in content.pages.values()]
        pages += [build.planned(old, redirect_page, old, new) for old, new in redirects.items()]
        pages.append(build.planned(addresses.NOT_FOUND, not_found_page))
        pages += offline_pages(build)
    default = PageBuilder(Localizer(content, content.default_language), base_url)
    pages.append(PlannedPage("/", default.to, partial(choice_page, default)))
    pages.append(PlannedPage(addresses.NOT_FOUND, default.to, partial(root_not_found_page, default)))
    paths = [path for path in known if not path.endswith(".ics")]
    permanent = ["/", *(f"/{tag}{path}" for tag in content.language_tags for path in paths)]
    led_on = [*redirects, *(f"{page}#{part}" for page, parts in anchors.items() for part, _ in parts)]
    moved = [f"/{tag}{old}" for tag in content.language_tags for old in led_on]
    return SitePlan(tuple(pages), tuple(sorted(set(permanent))), frozenset(moved))


def _split_moved(
    entries: tuple[Moved, ...], known: Iterable[str]
) -> tuple[dict[str, str], dict[str, tuple[tuple[str, str], ...]]]:
    """Return moved pages (old path → last new path) and moved fragments (page → fragments and their new places).

    A page takes its fragments with it: those that its new page has need no entry. ``known`` are the site's paths.
    """
    targets = {moved.from_: moved.to for moved in entries}
    pages: dict[str, str] = {}
    fragments: dict[str, tuple[tuple[str, str], ...]] = {}
    for old in targets:
        new = old
        for _ in targets:
            new = targets.get(new, new)
        page, mark, fragment = old.partition("#")
        if mark:
            fragments[page] = (*fragments.get(page, ()), (fragment, new))
        else:
            pages[old] = new
    for path in known:
        page, mark, fragment = path.partition("#")
        for old in [old for old, new in pages.items() if mark and new == page]:
            if f"{old}#{fragment}" not in targets:
                fragments[old] = (*fragments.get(old, ()), (fragment, path))
    return pages, fragments


def home_page(build: PageBuilder) -> Page:
    """Return the home page of a language: the series and its current edition."""
    to, site = build.to, build.to.content.site
    content = to.content.current
    edition = content.edition
    cards = [pieces.session_card(to, edition, one) for one in pieces.sessions_of_note(content)]
    present = {appearance.speaker for appearance in content.appearances}
    people = pieces.sorted_people(to, (to.content.speakers[person] for person in sorted(present)))
    others = sorted(to.content.editions.values(), key=lambda one: one.edition.start, reverse=True)
    groups = pieces.outcome_groups(to, edition.id, content.all_sessions)
    paths = pieces.edition_paths(to, content)
    card = pieces.edition_card(to, edition)
    view = HomeView(
        series_name=to.required(site.series.name, site.edition),
        series_description=to.text(site.series.description),
        edition=card,
        introduction=to.prose(edition.body),
        figures=figure_views(to, content),
        sessions=tuple(one for one in cards if one.kind != "panel"),
        panels=tuple(one for one in cards if one.kind == "panel"),
        organisers=pieces.organiser_groups(to, edition),
        people=tuple(pieces.person_card(to, person) for person in people[:PEOPLE_ON_HOME]),
        outcome_counts=tuple((group.label, to.digits(len(group.outcomes))) for group in groups),
        paths=paths,
        editions=tuple(pieces.edition_card(to, one.edition) for one in others if one.edition.id != edition.id),
        speakers_path=to.path(addresses.SPEAKERS),
        news=tuple(pieces.news_card(to, item) for item in list(to.content.news.values())[:NEWS_ON_HOME]),
        news_path=to.path(addresses.NEWS),
        rows=home_rows(site.theme.home),
    )
    return build.page(
        addresses.HOME,
        "home.html",
        view,
        title=build.frame.site_title,
        description=to.text(site.description) or card.theme,
        section="home",
        own_texts=(site.title, edition.title, edition.theme),
        data=[
            {"@context": data.CONTEXT, "@type": "WebSite", "name": alone(build.frame.site_title)}
            | {"url": build.url(to.path(addresses.HOME)), "inLanguage": to.tag},
            data.with_context(data.event_node(to, content, build.url, with_sessions=True)),
        ],
        calendar_path=paths.calendar,
    )


def free_page(build: PageBuilder, page: FreePage) -> Page:
    """Return a page of prose."""
    to = build.to
    title = to.required(page.title, page.id)
    summary = to.text(page.summary)
    return build.page(
        addresses.free_page_path(page.id),
        "page.html",
        FreePageView(title, summary, to.prose(page.body)),
        title=title,
        description=summary,
        section=f"page:{page.id}",
        own_texts=(page.title, page.body),
    )


def search_page(build: PageBuilder) -> Page:
    """Return the page of the search of a language."""
    to = build.to
    menus = (*build.frame.menu, *build.frame.footer_menu)
    places = {item.path: Ref(item.label, item.path) for item in menus}
    return build.page(
        addresses.SEARCH,
        "search.html",
        SearchView(index_folder(to.tag), tuple(places.values())),
        title=to.words(to.catalogue.gettext("Search")),
        description=None,
        section="search",
    )


def not_found_page(build: PageBuilder) -> Page:
    """Return the page that a server shows for an address that does not exist."""
    to = build.to
    suggestions = tuple(Ref(item.label, item.path) for item in build.frame.menu)
    title = to.words(to.catalogue.gettext("Page not found"))
    return build.page(
        addresses.NOT_FOUND,
        "not-found.html",
        NotFoundView(suggestions),
        title=title,
        description=None,
        section="",
        is_indexed=False,
    )


def root_not_found_page(build: PageBuilder) -> Page:
    """Return the same for addresses without a language, in the default one."""
    return replace(not_found_page(build), path=addresses.NOT_FOUND)


def redirect_page(build: PageBuilder, old: str, new: str) -> Page:
    """Return the page that leads from an old address to the new one."""
    to = build.to
    title = to.words(to.catalogue.gettext("This page has moved"))
    page = build.page(
        old,
        "redirect.html",
        RedirectView(Ref(title, to.path(new))),
        title=title,
        description=None,
        section="",
        is_indexed=False,
    )
    head = replace(page.head, canonical=build.url(to.path(new)), links_from_root=False)
    return replace(page, head=head)


def choice_page(build: PageBuilder) -> Page:
    """Return the page at the root: a plain choice of the language."""
    to = build.to
    choices = []
    for tag in to.content.language_tags:
        own, words = language(tag), load_catalogue(tag)
        title = Localizer(to.content, tag).required(to.content.site.title, tag)
        name = own_names(to.content.site.language_names, tag).get(tag, language_name_in_menu(own.name, tag))
        choices.append(
            LanguageChoice(tag, own.direction, name, title, words.gettext("Continue in English"), f"/{tag}/")
        )
    page = build.page(
        addresses.HOME,
        "choice.html",
        ChoiceView(tuple(choices)),
        title=build.frame.site_title,
        description=to.text(to.content.site.description),
        section="",
    )
    alternates = (*page.head.alternates[:-1], Alternate("x-default", build.url("/")))
    head = replace(page.head, path="/", canonical=build.url("/"), alternates=alternates)
    return replace(page, path="/", head=head)
