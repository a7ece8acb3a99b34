"""What the search of a language finds: one record for each page of note, and for each outcome.

A page whose texts fall back to another language is found by the words that it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jumbo_site.i18n.search_keys import keys
from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.model.events import Session
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.people import Appearance, Speaker
from jumbo_site.plan import labels, pieces
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import joined
from jumbo_site.plan.views import Text

TITLE_WEIGHT = 4
"""How often the words of a title are written, so that what is called so stands before what only speaks of it."""


@dataclass(frozen=True)
class SearchRecord:
    """A thing that is found, in the words of one language."""

    path: str
    """The site path, with the language."""
    title: Text
    abstract: Text | None
    """Its own summary."""
    content: str
    """All forms of all words by which it is found."""
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    """``kind``, ``country``, ``edition`` and ``panel``, in the language's words."""

    @property
    def kind(self) -> str:
        """What it is, in the language's words."""
        return dict(self.filters)["kind"][0]


def index_folder(tag: str) -> str:
    """Return the site path of the index of a language."""
    return f"/search/{tag}/"


def search_records(to: Localizer) -> Iterator[SearchRecord]:
    """Yield the records of a language in a stable order."""
    for edition in to.content.editions.values():
        yield from _edition_records(to, edition)
    yield from _people(to)
    word = to.catalogue.gettext
    for one in to.content.organisations.values():
        kind = labels.organisation_kind_label(to.catalogue, one.kind, 1)
        facets = _facets(word("Organisation"), countries=[to.country(one.country)] if one.country else [])
        title = to.required(one.name, one.id)
        yield _record(
            to, addresses.organisation_path(one.id), title, to.words(kind), [_value(to.text(one.short_name))], facets
        )
    for item in to.content.news.values():
        title, summary = to.required(item.title, item.id), to.text(item.summary)
        yield _record(to, addresses.news_path(item.id), title, summary, [_body(to, item.body)], _facets(word("News")))
    for page in to.content.pages.values():
        title, summary = to.required(page.title, page.id), to.text(page.summary)
        facets = _facets(to.catalogue.pgettext("search", "Page"))
        yield _record(to, addresses.free_page_path(page.id), title, summary, [_body(to, page.body)], facets)


def _people(to: Localizer) -> Iterator[SearchRecord]:
    for speaker in to.content.speakers.values():
        position = to.text(speaker.position)
        country = [to.country(speaker.country)] if speaker.country else []
        own = [_body(to, speaker.body), *_organisation(to, speaker.affiliation), *country]
        kind = to.catalogue.pgettext("search", "Person")
        editions = tuple(dict.fromkeys(part.edition for part in to.content.parts_taken.get(speaker.id, ())))
        facets = _facets(kind, countries=country, editions=[_edition_label(to, one) for one in editions])
        path = addresses.speaker_path(speaker.id)
        yield _record(to, path, to.name(speaker), position, own, facets, names=_names(speaker))


def _edition_records(to: Localizer, content: EditionContent) -> Iterator[SearchRecord]:
    edition, word = content.edition, to.catalogue.gettext
    editions = [_edition_label(to, edition.id)]
    card = pieces.edition_card(to, edition)
    own = [_value(card.theme), _value(card.place), _value(card.city), card.country or "", _body(to, edition.body)]
    title = to.words(card.label) if card.label else card.title
    about = card.theme
    yield _record(to, addresses.edition_path(edition.id), title, about, own, _facets(word("Edition"), editions))
    for session in content.all_sessions:
        if not addresses.has_page(session):
            continue
        title = pieces.session_title(to, session)
        panels = [joined(title)] if session.kind == "panel" else []
        topics = [joined(ref.text) for ref in pieces.topic_refs(to, session.topics)]
        kind = labels.session_label(to.catalogue, session.kind, None)
        facets = _facets(kind, editions, panels, _countries(to, session.people))
        own = [_body(to, session.body), *topics, *_names_of(to, session.people)]
        summary = to.text(session.summary)
        yield _record(to, addresses.session_path(edition.id, session), title, summary, own, facets)
        yield from _outcome_records(to, edition.id, session, title, (editions, panels))
    for talk in content.contributions.values():
        title, summary = to.required(talk.title, talk.id), to.text(talk.summary)
        facets = _facets(word("Contribution"), editions, [], _countries(to, talk.people))
        own = [_body(to, talk.body), *_names_of(to, talk.people)]
        yield _record(to, addresses.contribution_path(edition.id, talk.id), title, summary, own, facets)


def _outcome_records(
    to: Localizer, edition_id: str, session: Session, title: Text, shared: tuple[list[str], list[str]]
) -> Iterator[SearchRecord]:
    for outcome in session.outcomes:
        text = to.text(outcome.text)
        if text is not None:
            path = addresses.outcome_path(edition_id, session, outcome)
            facets = _facets(labels.outcome_label(to.catalogue, outcome.kind), *shared)
            yield _record(to, path, text, title, [], facets)


def _record(
    to: Localizer,
    path: str,
    title: Text,
    abstract: Text | None,
    own: Iterable[str],
    facets: tuple[tuple[str, tuple[str, ...]], ...],
    names: Iterable[str] = (),
) -> SearchRecord:
    head = keys([title.value, *names])
    content = " ".join([*([head] * TITLE_WEIGHT), keys([_value(abstract), *own, dict(facets)["kind"][0]])])
    return SearchRecord(to.path(path), title, abstract, content, facets)


def _facets(
    kind: str, editions: Iterable[str] = (), panels: Iterable[str] = (), countries: Iterable[str] = ()
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = {"kind": [kind], "edition": editions, "panel": panels, "country": countries}
    return tuple((name, tuple(values)) for name, values in found.items() if values)


def _edition_label(to: Localizer, edition_id: str) -> str:
    number = to.content.editions[edition_id].edition.number
    return labels.edition_label(to.catalogue, number, to.digits(number or 0)) or edition_id


def _countries(to: Localizer, people: Iterable[Appearance]) -> list[str]:
    codes = (to.content.speakers[one.speaker].country for one in people)
    return sorted({to.country(code) for code in codes if code is not None})


def _names(speaker: Speaker) -> list[str]:
    return [*(form.text for form in speaker.name.values()), *speaker.aliases]


def _names_of(to: Localizer, people: Iterable[Appearance]) -> list[str]:
    return [name for one in people for name in _names(to.content.speakers[one.speaker])]


def _organisation(to: Localizer, organisation: str | None) -> list[str]:
    if organisation is None:
        return []
    one = to.content.organisations[organisation]
    return [_value(to.text(one.name)), _value(to.text(one.short_name))]


def _body(to: Localizer, body: LocalizedText | None) -> str:
    from jumbo_site.content.markdown_prose import visible_prose

    prose = to.prose(body)
    return visible_prose(prose.markdown) if prose is not None else ""


def _value(text: Text | None) -> str:
    return text.value if text is not None else ""
