"""The pictures that stand for pages where a link to them is shared (Open Graph's ``og:image``)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar

from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.model.localized import LocalizedText
from jumbo_site.plan import pieces
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.memory import remembered
from jumbo_site.plan.views import Text

Entry = TypeVar("Entry")
CARD_SIZE = (1200, 630)
"""Pixels: the proportion that the readers of Open Graph show whole."""


MAX_OF_A_KIND = 400
"""Of so many persons, or sessions, or contributions of an edition, each has a picture of its own. Where there are
more, the picture of the home page serves them: thousands of pictures would be most of a site's bytes."""


@dataclass(frozen=True)
class Card:
    """What a picture says."""

    path: str
    """The path of its page, without the language."""
    kicker: str
    """What sort of page it is, in a word or two; may be empty."""
    title: Text
    detail: str
    """A line below the title; may be empty."""


def card_path(language: str, path: str) -> str:
    """Return the site path of the picture of a page; ``path`` is without the language."""
    return f"/cards/{language}/{path.strip('/') or 'home'}.png"


@remembered(lambda: ())
def paths_with_cards(to: Localizer) -> frozenset[str]:
    """Return the paths, without the language, of the pages that have a picture of their own in a language."""
    return frozenset(card.path for card in cards(to))


def cards(to: Localizer) -> Iterator[Card]:
    """Yield the pictures of a language: of the pages of note whose titles are in it; always that of the home page."""
    site, current = to.content.site, to.content.current.edition
    theme = to.text(current.theme)
    yield Card(addresses.HOME, "", to.required(site.title, current.id), theme.value if theme else "")
    for edition in to.content.editions.values():
        yield from _edition_cards(to, edition)
    for speaker in _few(to.content.speakers.values()):
        position = to.text(speaker.position)
        detail = position.value if position is not None and not position.is_foreign else ""
        yield Card(addresses.speaker_path(speaker.id), "", to.name(speaker), detail)


def _edition_cards(to: Localizer, content: EditionContent) -> Iterator[Card]:
    edition, words = content.edition, to.catalogue.gettext
    card = pieces.edition_card(to, edition)
    name = to.words(card.label) if card.label else card.title
    theme = card.theme.value if card.theme is not None and not card.theme.is_foreign else ""
    yield Card(addresses.edition_path(edition.id), "", name, theme)
    yield Card(addresses.programme_path(edition.id), card.label, to.words(words("Programme")), theme)
    if content.all_sessions:
        yield Card(addresses.proceedings_path(edition.id), card.label, to.words(words("Proceedings")), theme)
    if content.has_outcomes:
        yield Card(addresses.outcomes_path(edition.id), card.label, to.words(words("Outcomes")), theme)
    for session in _few(content.all_sessions):
        if addresses.has_page(session) and _is_in(to, session.title):
            heading = pieces.session_heading(to, edition.id, session)
            path = addresses.session_path(edition.id, session)
            day = to.session_date(session)
            yield Card(path, heading.label, pieces.session_title(to, session), day.text if day else "")
    for talk in _few(content.contributions.values()):
        if _is_in(to, talk.title):
            authors = pieces.contribution_card(to, edition.id, talk).authors_text
            path = addresses.contribution_path(edition.id, talk.id)
            yield Card(path, words("Contribution"), to.required(talk.title, talk.id), authors)


def _few(entries: Collection[Entry]) -> Collection[Entry]:
    return entries if len(entries) <= MAX_OF_A_KIND else ()


def _is_in(to: Localizer, texts: LocalizedText | None) -> bool:
    return texts is None or to.content.site.has_text_for(to.tag, texts.languages)
