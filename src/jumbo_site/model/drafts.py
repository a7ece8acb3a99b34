"""Drafts: what is written and checked, shown in the preview, and not published yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from jumbo_site.model.addresses import (
    contribution_path,
    edition_path,
    free_page_path,
    news_path,
    session_path,
    speaker_path,
)
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.people import Appearance


class _MayBeDraft(Protocol):
    @property
    def draft(self) -> bool: ...


_Entry = TypeVar("_Entry", bound=_MayBeDraft)


def without_drafts(content: Content) -> Content:
    """Return the content as it is published.

    With a draft goes what belongs to it: the sessions of an edition, the contributions to a session, the parts that a
    person takes. Content without drafts is returned as it is.
    """
    if not has_drafts(content):
        return content
    speakers = _published(content.speakers)
    editions = {
        name: _edition_without_drafts(one, content.speakers.keys() - speakers.keys())
        for name, one in content.editions.items()
        if not one.edition.draft
    }
    return replace(
        content,
        speakers=speakers,
        pages=_published(content.pages),
        news=_published(content.news),
        editions=editions,
    )


def has_drafts(content: Content) -> bool:
    """Tell whether any entry is a draft."""
    return next(draft_paths(content), None) is not None


def draft_paths(content: Content) -> Iterator[str]:
    """Yield the site path of each draft. An edition's stands for all that begin with it."""
    yield from (speaker_path(one.id) for one in content.speakers.values() if one.draft)
    yield from (free_page_path(one.id) for one in content.pages.values() if one.draft)
    yield from (news_path(one.id) for one in content.news.values() if one.draft)
    for name, edition in content.editions.items():
        if edition.edition.draft:
            yield edition_path(name)
        for session in (*edition.sessions.values(), *edition.panels.values()):
            if session.draft:
                yield session_path(name, session)
        for talk in edition.contributions.values():
            if talk.draft or _is_draft(edition, talk.session):
                yield contribution_path(name, talk.id)


def _published(entries: Mapping[str, _Entry]) -> dict[str, _Entry]:
    return {name: one for name, one in entries.items() if not one.draft}


def _is_draft(edition: EditionContent, session: str | None) -> bool:
    found = edition.sessions.get(session or "") or edition.panels.get(session or "")
    return found is not None and found.draft


def _edition_without_drafts(content: EditionContent, hidden: frozenset[str] | set[str]) -> EditionContent:
    def seen(people: tuple[Appearance, ...]) -> dict[str, tuple[Appearance, ...]]:
        return {"people": tuple(one for one in people if one.speaker not in hidden)}

    publication = content.edition.publication
    editors = tuple(one for one in publication.editors if one not in hidden)
    edition = content.edition
    if editors != publication.editors:
        edition = edition.model_copy(update={"publication": publication.model_copy(update={"editors": editors})})
    talks = {
        name: talk
        for name, talk in content.contributions.items()
        if not talk.draft and not _is_draft(content, talk.session)
    }
    return EditionContent(
        edition,
        {name: one.model_copy(update=seen(one.people)) for name, one in _published(content.sessions).items()},
        {name: one.model_copy(update=seen(one.people)) for name, one in _published(content.panels).items()},
        {name: one.model_copy(update=seen(one.people)) for name, one in talks.items()},
    )
