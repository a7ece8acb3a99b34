"""Heads and frames: titles, menus, breadcrumbs, languages and canonical addresses of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Literal
from urllib.parse import urlsplit

from jumbo_site.i18n.context_transforms import language_name_in_menu
from jumbo_site.i18n.language import language
from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.plan import labels, pieces
from jumbo_site.plan.cards import card_path, paths_with_cards
from jumbo_site.plan.localizer import Localizer, own_names
from jumbo_site.plan.page import Page, PlannedPage
from jumbo_site.plan.plain_text import alone, joined
from jumbo_site.plan.structured_data import breadcrumb_list, json_text
from jumbo_site.plan.views import Alternate, Frame, Head, LanguageLink, MenuItem, Ref, Text, View

DEFAULT_ACCENT = "#14545c"
"""The colour of the theme where site.yaml names none."""

OwnTexts = Sequence[LocalizedText | LocalizedPlural | None]


def translated_tags(content: Content, own_texts: OwnTexts) -> tuple[str, ...]:
    """Return the languages in which all of a page's own texts exist; never none."""
    present = [texts.languages for texts in own_texts if texts is not None]
    site = content.site
    tags = tuple(tag for tag in content.language_tags if all(site.has_text_for(tag, written) for written in present))
    return tags or content.language_tags[:1]


def absolute_url(base_url: str, path: str) -> str:
    """Return the absolute address of a site path."""
    return base_url.rstrip("/") + path


def alternates(content: Content, base_url: str, path: str, translations: Sequence[str]) -> tuple[Alternate, ...]:
    """Return the addresses of a page in the languages that it is translated into, and of its default.

    ``path`` is without a language; that of the home page defaults to the page of choice.
    """
    own = [Alternate(tag, absolute_url(base_url, f"/{tag}{path}")) for tag in translations]
    if path == addresses.HOME:
        return (*own, Alternate("x-default", absolute_url(base_url, "/")))
    default = content.default_language
    first = default if default in translations else translations[0]
    return (*own, Alternate("x-default", absolute_url(base_url, f"/{first}{path}")))


@dataclass(frozen=True)
class PageBuilder:
    """Puts frame and head round a view, in one language."""

    to: Localizer
    base_url: str
    moved_anchors: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Per path, the old fragments of that page and the paths that they moved to."""

    @cached_property
    def frame(self) -> Frame:
        """What all pages of the language share."""
        to, site = self.to, self.to.content.site
        edition = to.content.current.edition
        card = pieces.edition_card(to, edition)
        title = to.required(site.title, site.edition)
        return Frame(
            lang=to.tag,
            dir=to.language.direction,
            script=to.language.script,
            digits=to.language.digits,
            site_title=title,
            short_name=to.text(site.series.short_name) or title,
            home_path=to.path(addresses.HOME),
            edition_label=card.label,
            edition_dates=card.dates,
            edition_place=card.city or card.place,
            menu=self._menu(),
            footer_menu=self._footer_menu(),
            organisers=tuple(
                view.organisation for group in pieces.organiser_groups(to, edition) for view in group.organisations
            ),
            theme_colour=site.theme.colour,
            base_path=urlsplit(self.base_url).path or "/",
            logo_path=f"/{site.theme.logo.removeprefix('/')}" if site.theme.logo else None,
            search_path=to.path(addresses.SEARCH) if site.outputs.has("search") else None,
            feed_path=to.path(addresses.NEWS_FEED) if to.content.news and site.outputs.has("feed") else None,
            font_files=tuple(font.file for font in site.theme.fonts.text if font.unicode_range is None),
            is_kept_offline=site.outputs.has("offline"),
            search_description_path=to.path(addresses.SEARCH_DESCRIPTION)
            if site.outputs.has("search") and site.outputs.has("site_files")
            else None,
        )

    def _menu(self) -> tuple[MenuItem, ...]:
        to = self.to
        _ = to.catalogue.gettext
        paths = pieces.edition_paths(to, to.content.current)
        entries = [
            (_("Programme"), paths.programme, "programme"),
            (_("Speakers"), to.path(addresses.SPEAKERS), "speakers"),
            (_("Outcomes"), paths.outcomes, "outcomes"),
            (_("Proceedings"), paths.proceedings, "proceedings"),
            (_("News"), to.path(addresses.NEWS) if to.content.news else None, "news"),
        ]
        items = [MenuItem(to.words(label), path, key) for label, path, key in entries if path is not None]
        for page in to.content.pages.values():
            if page.menu:
                path = to.path(addresses.free_page_path(page.id))
                items.append(MenuItem(to.required(page.title, page.id), path, f"page:{page.id}"))
        return tuple(items)

    def _footer_menu(self) -> tuple[MenuItem, ...]:
        to = self.to
        _ = to.catalogue.gettext
        edition = to.path(addresses.edition_path(to.content.site.edition))
        figures = pieces.edition_paths(to, to.content.current).figures
        items = [
            MenuItem(to.words(_("The edition")), edition, "edition"),
            *([MenuItem(to.words(_("In figures")), figures, "figures")] if figures else []),
            MenuItem(to.words(_("Countries")), to.path(addresses.COUNTRIES), "countries"),
            MenuItem(to.words(_("Organisations")), to.path(addresses.ORGANISATIONS), "organisations"),
        ]
        if to.content.topics:
            items.append(MenuItem(to.words(_("Topics")), to.path(addresses.TOPICS), "topics"))
        for page in to.content.pages.values():
            path = to.path(addresses.free_page_path(page.id))
            items.append(MenuItem(to.required(page.title, page.id), path, f"page:{page.id}"))
        return tuple(items)

    def url(self, path: str) -> str:
        """Return the absolute address of a site path."""
        return absolute_url(self.base_url, path)

    def planned(
        self,
        path: str,
        make: Callable[..., Page],
        *args: object,
        size: int = 1,
    ) -> PlannedPage:
        """Return the page at a path (without the language) that ``make`` will make of this builder and ``args``."""
        return PlannedPage(self.to.path(path), self.to, partial(make, self, *args), size)

    def page(
        self,
        path: str,
        template: str,
        view: View,
        *,
        title: Text,
        description: Text | None,
        section: str,
        trail: Sequence[Ref] = (),
        own_texts: OwnTexts = (),
        og_type: Literal["website", "article", "profile"] = "website",
        data: Sequence[Mapping[str, Any]] = (),
        is_indexed: bool = True,
        calendar_path: str | None = None,
        meta: Sequence[tuple[str, str]] = (),
    ) -> Page:
        """Return a page of the language. ``path`` is without the language; ``trail`` leads from home to its parent.

        ``own_texts`` are the texts that make the page what it is: where one lacks a translation, the page is a
        fallback, its canonical address is that of a translation, and it has no part in hreflang.
        """
        to = self.to
        translations = translated_tags(to.content, own_texts)
        is_translated = to.tag in translations
        source = to.tag if is_translated else next((tag for tag in to.chain if tag in translations), translations[0])
        is_home = path == addresses.HOME
        home = Ref(to.words(to.catalogue.gettext("Home")), to.path(addresses.HOME))
        breadcrumbs = () if is_home else (home, *trail, Ref(title))
        site_name = joined(self.frame.site_title)
        blocks = list(data)
        if len(breadcrumbs) > 1:
            blocks.append(breadcrumb_list([(alone(crumb.text), crumb.path) for crumb in breadcrumbs], self.url, path))
        head = Head(
            path=to.path(path),
            title=site_name if is_home else f"{joined(title)} · {site_name}",
            description=joined(description) if description else site_name,
            canonical=self.url(f"/{source}{path}"),
            alternates=alternates(to.content, self.base_url, path, translations)
            if is_translated and is_indexed
            else (),
            languages=self._languages(path),
            section=section,
            breadcrumbs=breadcrumbs,
            og_type=og_type,
            og_locale=_og_locale(to.tag),
            og_locale_alternates=tuple(
                dict.fromkeys(_og_locale(tag) for tag in translations if is_translated and tag != to.tag)
            ),
            card_url=self._card_url(path, is_translated=is_translated),
            card_text=joined(title),
            json_ld=tuple(json_text(block) for block in blocks) if is_translated else (),
            is_indexed=is_indexed,
            links_from_root=not is_indexed,
            calendar_path=calendar_path,
            meta=tuple(meta) if is_translated else (),
            moved_anchors=tuple((old, to.path(new)) for old, new in self.moved_anchors.get(path, ())),
        )
        return Page(to.path(path), template, self.frame, head, view, is_translated and is_indexed)

    def _card_url(self, path: str, *, is_translated: bool) -> str | None:
        """Return the address of the page's picture: that of the home page where it has none of its own."""
        to = self.to
        if not to.content.site.outputs.has("cards"):
            return None
        own = path if is_translated and path in paths_with_cards(to) else addresses.HOME
        return self.url(card_path(to.tag, own))

    def _languages(self, path: str) -> tuple[LanguageLink, ...]:
        links = []
        for tag in self.to.content.language_tags:
            other = language(tag)
            name = language_name_in_menu(other.name, tag)
            link = LanguageLink(
                tag=tag,
                dir=other.direction,
                name=own_names(self.to.content.site.language_names, tag).get(tag, name),
                path=f"/{tag}{path}",
                is_current=tag == self.to.tag,
            )
            links.append(link)
        return tuple(links)

    def edition_trail(self, edition_id: str) -> tuple[Ref, ...]:
        """Return the breadcrumb of an edition."""
        edition = self.to.content.editions[edition_id].edition
        label = labels.edition_label(self.to.catalogue, edition.number, self.to.digits(edition.number or 0))
        text = self.to.words(label) if label else self.to.required(edition.title, edition_id)
        return (Ref(text, self.to.path(addresses.edition_path(edition_id))),)


def _og_locale(tag: str) -> str:
    """Return a tag as Open Graph wants it: language and territory, that of CLDR's likely subtags where it names none.

    ``ar_AR`` is what its readers know for Arabic.
    """
    from babel.core import get_global

    known = {"ar": "ar_AR", "en": "en_GB"}
    parts = tag.split("-")
    if len(parts) > 1 and len(parts[-1]) == 2:
        return f"{parts[0]}_{parts[-1]}"
    likely = str(get_global("likely_subtags").get(parts[0], parts[0])).split("_")
    territory = likely[-1] if len(likely) > 1 else parts[0].upper()
    return known.get(tag, f"{parts[0]}_{territory}")
