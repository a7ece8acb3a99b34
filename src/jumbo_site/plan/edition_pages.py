"""The pages of one edition: about it, programme, sessions, contributions, outcomes, proceedings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jumbo_site.i18n.reading_time import reading_minutes, word_count
from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.edition_counts import has_figures
from jumbo_site.model.events import Contribution, Edition, Panel, Session
from jumbo_site.model.localized import LocalizedText
from jumbo_site.plan import pieces
from jumbo_site.plan import structured_data as data
from jumbo_site.plan.article_data import article_node, volume_node
from jumbo_site.plan.citations import citation, in_styles
from jumbo_site.plan.data_downloads import data_download_views
from jumbo_site.plan.figures_page import figures_page
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.page import Page, PlannedPage
from jumbo_site.plan.programme_downloads import has_book_letters
from jumbo_site.plan.programme_page import programme_page
from jumbo_site.plan.references import contribution_reference, has_own_reference, panel_reference, volume_reference
from jumbo_site.plan.scholar_tags import scholar_tags
from jumbo_site.plan.venue_and_gallery import venue_and_gallery_pages
from jumbo_site.plan.views import (
    ContributionView,
    EditionView,
    FigureView,
    OutcomesView,
    ProceedingsChapter,
    ProceedingsView,
    Ref,
    SessionView,
)


def edition_pages(build: PageBuilder, content: EditionContent) -> Iterator[PlannedPage]:
    """Yield all pages of an edition in one language."""
    edition, size = content.edition.id, len(content.all_sessions)
    yield build.planned(addresses.edition_path(edition), edition_page, content, size=size)
    yield build.planned(addresses.programme_path(edition), programme_page, content, size=size)
    yield from venue_and_gallery_pages(build, content)
    shown = [session for session in content.all_sessions if addresses.has_page(session)]
    for index, session in enumerate(shown):
        neighbours = (shown[index - 1] if index else None, shown[index + 1] if index + 1 < len(shown) else None)
        yield build.planned(addresses.session_path(edition, session), session_page, content, session, neighbours)
    for talk in content.contributions.values():
        yield build.planned(addresses.contribution_path(edition, talk.id), contribution_page, content, talk)
    if addresses.has_outcomes(content):
        yield build.planned(addresses.outcomes_path(edition), outcomes_page, content, size=size)
    if content.all_sessions:
        yield build.planned(addresses.proceedings_path(edition), proceedings_page, content, size=4 * size)
    if has_figures(build.to.content, content):
        yield build.planned(addresses.figures_path(edition), figures_page, content)


def figure_views(to: Localizer, content: EditionContent) -> tuple[FigureView, ...]:
    """Return the numbers that describe an edition."""
    views = (to.figure(figure) for figure in content.edition.figures)
    return tuple(view for view in views if view is not None)


def edition_page(build: PageBuilder, content: EditionContent) -> Page:
    """Return the page about an edition."""
    to, edition = build.to, content.edition
    card = pieces.edition_card(to, edition)
    paths = pieces.edition_paths(to, content)
    view = EditionView(
        edition=card,
        body=to.prose(edition.body),
        figures=figure_views(to, content),
        organisers=pieces.organiser_groups(to, edition),
        sessions=tuple(pieces.session_card(to, edition, session) for session in pieces.sessions_of_note(content)),
        documents=pieces.document_views(to, edition.documents),
        paths=paths,
        downloads=data_download_views(to, content),
    )
    return build.page(
        addresses.edition_path(edition.id),
        "edition.html",
        view,
        title=to.words(card.label) if card.label else card.title,
        description=card.theme,
        section="edition",
        own_texts=(edition.title, edition.theme, edition.body),
        data=[data.with_context(data.event_node(to, content, build.url, with_sessions=True))],
        calendar_path=paths.calendar,
    )


def session_page(
    build: PageBuilder, content: EditionContent, session: Session, neighbours: tuple[Session | None, Session | None]
) -> Page:
    """Return the page of a session or panel; ``neighbours`` are the ones before and after it."""
    to, edition = build.to, content.edition
    card = pieces.session_heading(to, edition.id, session)
    summary = to.text(session.summary)
    place = to.content.places.get(session.place or edition.venue or "")
    previous, following = (pieces.session_ref(to, edition.id, one) if one else None for one in neighbours)
    talks = content.talks.get(session.id, ())
    timed = addresses.has_calendar(session)
    own_path = to.path(addresses.session_path(edition.id, session))
    cited = None
    if session.outcomes or session.body is not None:
        cited = citation(to, content, card.title, build.url(own_path))
    if cited is not None and has_own_reference(session):
        cited = in_styles(to, cited, panel_reference(to, content, session, build.base_url), own_path)
    view = SessionView(
        edition=pieces.edition_card(to, edition),
        card=card,
        summary=summary,
        time=to.session_time(session, edition.timezone),
        date=to.session_date(session),
        place=pieces.session_place(to, edition, session) or (to.text(place.name) if place else None),
        roles=pieces.role_groups(to, session.people),
        topics=pieces.topic_refs(to, session.topics),
        body=to.prose(session.body),
        outcomes=pieces.outcome_groups(to, edition.id, [session]),
        contributions=tuple(pieces.contribution_card(to, edition.id, talk) for talk in talks),
        documents=pieces.document_views(to, session.documents),
        previous=previous,
        next=following,
        paths=pieces.edition_paths(to, content),
        calendar=to.path(addresses.session_calendar_path(edition.id, session)) if timed else None,
        track=pieces.session_track(to, edition, session),
        languages=tuple(to.language_name(tag) for tag in session.languages),
        citation=cited,
    )
    programme = Ref(to.words(to.catalogue.gettext("Programme")), view.paths.programme)
    return build.page(
        addresses.session_path(edition.id, session),
        "session.html",
        view,
        title=card.title,
        description=summary,
        section="programme",
        trail=(*build.edition_trail(edition.id), programme),
        own_texts=_session_texts(session),
        og_type="article",
        data=[data.with_context(data.session_node(to, content, session, build.url, full=True))],
    )


def _session_texts(session: Session) -> Sequence[LocalizedText | None]:
    return (session.title, session.body, *(outcome.text for outcome in session.outcomes))


def contribution_page(build: PageBuilder, content: EditionContent, talk: Contribution) -> Page:
    """Return the page of a talk or paper."""
    to, edition = build.to, content.edition
    session = content.panels.get(talk.session or "") or content.sessions.get(talk.session or "")
    session_ref = pieces.session_ref(to, edition.id, session) if session else None
    authors = [to.name(to.content.speakers[one.speaker]) for one in talk.people]
    own_path = to.path(addresses.contribution_path(edition.id, talk.id))
    cited = citation(to, content, to.required(talk.title, talk.id), _doi_or(talk, build.url(own_path)), authors)
    record = contribution_reference(to, content, talk, build.base_url)
    view = ContributionView(
        edition=pieces.edition_card(to, edition),
        title=to.required(talk.title, talk.id),
        summary=to.text(talk.summary),
        roles=pieces.role_groups(to, talk.people),
        abstract=to.prose(talk.body),
        session=session_ref,
        topics=pieces.topic_refs(to, talk.topics),
        documents=pieces.document_views(to, talk.documents),
        doi=talk.doi,
        pages=to.digits(talk.pages) if talk.pages else None,
        language_name=to.language_name(talk.language) if talk.language else None,
        citation=in_styles(to, cited, record, own_path),
    )
    return build.page(
        addresses.contribution_path(edition.id, talk.id),
        "contribution.html",
        view,
        title=view.title,
        description=view.summary,
        section="programme",
        trail=(*build.edition_trail(edition.id), *([session_ref] if session_ref else [])),
        own_texts=(talk.title, talk.body),
        og_type="article",
        data=[data.with_context(article_node(to, content, talk, record, build.url))],
        meta=scholar_tags(record),
    )


def _doi_or(talk: Contribution, url: str) -> str:
    """Return the address under which a contribution is cited for good."""
    return f"https://doi.org/{talk.doi}" if talk.doi else url


def outcomes_page(build: PageBuilder, content: EditionContent) -> Page:
    """Return the index of all that was concluded, by kind."""
    to, edition = build.to, content.edition
    total = sum(len(session.outcomes) for session in content.all_sessions)
    card = pieces.edition_card(to, edition)
    view = OutcomesView(
        edition=card,
        count=to.count("%(num)s outcome", "%(num)s outcomes", total),
        groups=pieces.outcome_groups(to, edition.id, content.all_sessions),
        paths=pieces.edition_paths(to, content),
    )
    return build.page(
        addresses.outcomes_path(edition.id),
        "outcomes.html",
        view,
        title=to.words(to.catalogue.gettext("Outcomes")),
        description=card.theme,
        section="outcomes",
        trail=build.edition_trail(edition.id),
        own_texts=[outcome.text for session in content.all_sessions for outcome in session.outcomes],
    )


def has_volume(content: Content, edition: Edition, tag: str) -> bool:
    """Tell whether the proceedings of an edition are a book in a language: where the foreword is in it."""
    return has_book_letters(tag) and _has_foreword(content, edition, tag) and content.site.outputs.has("volume")


def has_epub(content: Content, edition: Edition, tag: str) -> bool:
    """Tell whether the proceedings of an edition are an e-book in a language."""
    return _has_foreword(content, edition, tag) and content.site.outputs.has("epub")


def _has_foreword(content: Content, edition: Edition, tag: str) -> bool:
    return edition.body is None or content.site.has_text_for(tag, edition.body.languages)


def _reading_time(to: Localizer, content: EditionContent) -> str:
    """Return how long the texts of an edition take to read."""
    prose = [to.prose(text) for text in (content.edition.body, *(one.body for one in content.all_sessions))]
    texts = [one.markdown for one in prose if one is not None]
    shown = [to.text(text) for one in content.all_sessions for text in (one.summary, *(o.text for o in one.outcomes))]
    texts += [one.value for one in shown if one is not None]
    minutes = reading_minutes(sum(map(word_count, texts)), to.tag)
    return to.count("%(num)s minute to read", "%(num)s minutes to read", minutes)


def proceedings_page(build: PageBuilder, content: EditionContent) -> Page:
    """Return the proceedings: all sessions and what they concluded, on one page."""
    to, edition = build.to, content.edition
    site = to.content.site
    chapters = tuple(
        ProceedingsChapter(
            anchor=f"{'panel' if isinstance(session, Panel) else 'session'}-{session.id}",
            card=pieces.session_heading(to, edition.id, session),
            summary=to.text(session.summary),
            body=to.prose(session.body, heading_level=3, id_prefix=f"{session.id}-"),
            roles=pieces.names_in_roles(to, session.people),
            outcomes=pieces.outcome_groups(to, edition.id, [session]),
        )
        for session in content.all_sessions
        if addresses.has_page(session)
    )
    present = {appearance.speaker for appearance in content.appearances}
    people = pieces.sorted_people(to, (to.content.speakers[person] for person in sorted(present)))
    card = pieces.edition_card(to, edition)
    path = addresses.proceedings_path(edition.id)
    cited = citation(to, content, None, build.url(to.path(path)))
    view = ProceedingsView(
        edition=card,
        series_name=to.required(site.series.name, site.edition),
        foreword=to.prose(edition.body, heading_level=3, id_prefix="foreword-"),
        figures=figure_views(to, content),
        organisers=pieces.organiser_groups(to, edition),
        chapters=chapters,
        people=tuple(pieces.person_card(to, person) for person in people),
        citation=in_styles(to, cited, volume_reference(to, content, build.base_url), to.path(path)),
        reading_time=_reading_time(to, content),
        paths=pieces.edition_paths(to, content),
        volume_path=to.path(addresses.volume_path(edition.id)) if has_volume(to.content, edition, to.tag) else None,
        epub_path=to.path(addresses.epub_path(edition.id)) if has_epub(to.content, edition, to.tag) else None,
    )
    return build.page(
        path,
        "proceedings.html",
        view,
        title=to.words(to.catalogue.gettext("Proceedings")),
        description=card.theme,
        section="proceedings",
        trail=build.edition_trail(edition.id),
        own_texts=[edition.body, *(text for session in content.all_sessions for text in _session_texts(session))],
        og_type="article",
        data=[data.with_context(volume_node(to, content, build.url) | {"inLanguage": to.tag})],
    )
