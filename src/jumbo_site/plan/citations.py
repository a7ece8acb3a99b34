"""How a page asks to be cited: who, what, where, when, and its permanent address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jumbo_site.model.content import EditionContent
from jumbo_site.plan import pieces
from jumbo_site.plan.bibliography import Reference
from jumbo_site.plan.citation_downloads import citation_downloads
from jumbo_site.plan.citation_styles import citation_styles
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import alone
from jumbo_site.plan.views import CitationView, Text


def citation(
    to: Localizer, content: EditionContent, title: Text | None, url: str, authors: Iterable[Text] = ()
) -> CitationView:
    """Return the reference to a part of an edition's proceedings, or without a title to the whole.

    Parts of another language are isolated, so that the reference keeps its order wherever it is pasted.
    """
    from jumbo_site.i18n.lists import format_list

    card = pieces.edition_card(to, content.edition)
    series = alone(to.required(to.content.site.series.name, content.edition.id))
    names = format_list([alone(name) for name in authors], to.language)
    whole = to.catalogue.gettext("Proceedings")
    part = to.catalogue.pgettext("citation", "“%(title)s”") % {"title": alone(title)} if title is not None else whole
    place = alone(card.city) if card.city is not None else ""
    about = [series, card.label, place, card.dates.text]
    separator = to.catalogue.pgettext("between names", ", ")
    sentences = [names, part, separator.join(one for one in about if one)]
    return CitationView(" ".join(f"{one}." for one in sentences if one), url)


def in_styles(to: Localizer, view: CitationView, one: Reference, page_path: str) -> CitationView:
    """Return how a page is cited, with the styles of manuals and the files for reference managers.

    ``page_path`` is a site path, with the language.
    """
    has_files = to.content.site.outputs.has("citations")
    return replace(
        view,
        styles=citation_styles(to, one),
        downloads=citation_downloads(page_path) if has_files else (),
    )
