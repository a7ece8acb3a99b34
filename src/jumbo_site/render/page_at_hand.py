"""What templates call: links, assets and words, each for the page that is being rendered.

They are global to the environment, so that the macros of a part are made once and serve all pages. Which page is at
hand is kept for each thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from jumbo_site.i18n.catalogues import load_catalogue
from jumbo_site.messages import say
from jumbo_site.plan.page import Page
from jumbo_site.plan.views import Prose, Ref
from jumbo_site.render.assets import UnknownAssetError
from jumbo_site.render.link_marks import resolve_links
from jumbo_site.render.links import links_from, rooted_link
from jumbo_site.render.markdown_text import markdown_html
from jumbo_site.render.script_runs import isolate_runs
from jumbo_site.render.text_markup import link_markup, script_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumbo_site.i18n.catalogues import Catalogue


class _AtHand(threading.local):
    """The page that a thread renders."""

    page: Page
    catalogue: Catalogue
    href: Callable[[str], str]
    asset_names: Mapping[str, str]


_at_hand = _AtHand()


@contextmanager
def at_hand(page: Page, asset_names: Mapping[str, str]) -> Iterator[None]:
    """Make a page the one that the functions of this module speak of."""
    _at_hand.page = page
    _at_hand.catalogue = load_catalogue(page.frame.lang)
    _at_hand.asset_names = asset_names
    if page.head.links_from_root:
        base = page.frame.base_path
        _at_hand.href = lambda path: rooted_link(base, path)
    else:
        _at_hand.href = links_from(page.path)
    yield


def href(path: str) -> str:
    """Return the link from the page to a site path."""
    return _at_hand.href(path)


def link(ref: Ref) -> Markup:
    """Return a link to a page of the site, or the text alone where there is none."""
    return link_markup(_at_hand.href, ref)


def asset(name: str) -> str:
    """Return the link to a file of the theme's ``static/``. Raises UnknownAssetError."""
    if name not in _at_hand.asset_names:
        raise UnknownAssetError(say("A template asks for `static/{name}`, which does not exist.", name=name))
    return _at_hand.href("/" + _at_hand.asset_names[name])


def gettext(message: str) -> str:
    """Return a message in the page's language."""
    return _at_hand.catalogue.gettext(message)


def words(message: str, **variables: object) -> Markup:
    """Return a message in the page's language with its variables, as Jinja's new style of gettext does.

    Messages are markup; what stands for a variable is escaped.
    """
    if variables:
        return Markup(_at_hand.catalogue.gettext(message)) % variables  # noqa: S704 (the interface's own words)
    return _fixed_words(_at_hand.catalogue.tag, _at_hand.catalogue.fingerprint, message)


@lru_cache(maxsize=8192)
def _fixed_words(tag: str, fingerprint: str, message: str) -> Markup:
    return Markup(load_catalogue(tag).gettext(message)) % {}  # noqa: S704 (the interface's own words)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of a message for a number in the page's language."""
    return _at_hand.catalogue.ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return a message with a context in the page's language."""
    return _at_hand.catalogue.pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, number: int) -> str:
    """Return the form of a message with a context for a number in the page's language."""
    return _at_hand.catalogue.npgettext(context, singular, plural, number)


def isolated_in_page(value: str) -> Markup:
    """Escape a plain string in the page's language; runs of other scripts are isolated."""
    return Markup(isolate_runs(str(escape(value)), _at_hand.page.frame.script))  # noqa: S704 (escaped here)


def markdown(prose: Prose) -> Markup:
    """Return a text in Markdown as sanitised HTML, its links leading on from the page."""
    page = _at_hand.page
    html_text = markdown_html(
        prose.markdown,
        script=script_for(prose.lang),
        heading_level=prose.heading_level,
        id_prefix=prose.id_prefix,
        backlink_title=_at_hand.catalogue.gettext("Back to note %(number)s in the text") % {"number": "{}"},
        anchor_title=_at_hand.catalogue.gettext("Link to this part"),
        images=prose.images,
    )

    def resolve(path: str) -> str:
        return href(path if path.startswith(("/media/", "/assets/")) else f"/{page.language}{path}")

    return Markup(resolve_links(html_text, resolve))  # noqa: S704 (sanitised by nh3)
