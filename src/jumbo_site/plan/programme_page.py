"""The programme of an edition: its days, as a list that is also a grid, and the questions that narrow it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from jumbo_site.i18n.dates import format_time
from jumbo_site.i18n.time_zones import iso_moment
from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.model.events import Edition, Session
from jumbo_site.plan import pieces
from jumbo_site.plan import structured_data as data
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.page import Page
from jumbo_site.plan.plain_text import joined
from jumbo_site.plan.programme_downloads import booklet_downloads
from jumbo_site.plan.programme_grid import DayGrid, day_grid, timed_session
from jumbo_site.plan.views import (
    GridColumn,
    ListFilter,
    ProgrammeEntry,
    ProgrammeGrid,
    ProgrammeGroup,
    ProgrammeView,
    Text,
    TimeText,
)

FILTERS_FROM = 10
"""From so many sessions on, a programme can be narrowed; fewer are seen at a glance."""


def programme_page(build: PageBuilder, content: EditionContent) -> Page:
    """Return the programme: by day, then what has no recorded day."""
    to, edition = build.to, content.edition
    groups = []
    for day, sessions in groupby(content.all_sessions, key=lambda session: session.day):
        groups.append(_day(build, content, day, tuple(sessions)))
    card = pieces.edition_card(to, edition)
    paths = pieces.edition_paths(to, content)
    has_times = any(session.start for session in content.all_sessions)
    title = to.words(to.catalogue.gettext("Programme"))
    return build.page(
        addresses.programme_path(edition.id),
        "programme.html",
        ProgrammeView(
            card,
            tuple(groups),
            has_times,
            paths,
            _filters(to, content),
            edition.timezone,
            booklet_downloads(to.content, content, to.tag),
        ),
        title=title,
        description=card.theme,
        section="programme",
        trail=build.edition_trail(edition.id),
        data=[data.with_context(data.event_node(to, content, build.url, with_sessions=True))],
        calendar_path=paths.calendar,
    )


def _day(build: PageBuilder, content: EditionContent, day: date | None, sessions: Sequence[Session]) -> ProgrammeGroup:
    to, edition = build.to, content.edition
    members = tuple(pieces.programme_entry(to, edition, session, build.base_url) for session in sessions)
    if day is None:
        when = to.edition_dates(edition)
        return ProgrammeGroup("all-days", when.text, when, members)
    when = TimeText(to.weekday_and_date(day), day.isoformat())
    timed = day in addresses.timed_days(content)
    calendar = to.path(addresses.day_calendar_path(edition.id, day)) if timed else None
    grid = _grid_of(edition, sessions)
    frame = None
    if grid is not None:
        placed = (replace(entry, grid=grid.places.get(entry.id)) for entry in members)
        members = tuple(sorted(placed, key=_reading_order))
        frame = _frame(to, edition, day, grid)
    return ProgrammeGroup(f"day-{day.isoformat()}", when.text, when, members, calendar, frame)


def _reading_order(entry: ProgrammeEntry) -> tuple[int, int, int]:
    """Return the order of a grid's sessions in its list: by their beginning, then by column."""
    return (0, 0, 0) if entry.grid is None else (entry.grid.from_hour, entry.grid.from_five, entry.grid.column)


def _grid_of(edition: Edition, sessions: Iterable[Session]) -> DayGrid[str] | None:
    by_track = edition.columns == "tracks"
    timed = [
        timed_session(one.id, one.start, one.end, one.track if by_track else one.room)
        for one in sessions
        if one.start is not None
    ]
    order = [one.id for one in (edition.tracks if by_track else edition.rooms)]
    return day_grid(timed, order)


def _frame(to: Localizer, edition: Edition, day: date, grid: DayGrid[str]) -> ProgrammeGrid:
    names = {one.id: one.name for one in (edition.tracks if edition.columns == "tracks" else edition.rooms)}
    elsewhere = to.words(to.catalogue.pgettext("programme", "Elsewhere"))
    columns = []
    for key, first, width in grid.columns:
        name: Text = elsewhere if key is None else to.required(names[key], key)
        columns.append(GridColumn(name, first, width))
    hours = []
    for hour in range(grid.first_hour, grid.last_hour):
        clock = f"{hour:02}:00"
        hours.append((hour, TimeText(format_time(clock, to.language), iso_moment(day, clock, edition.timezone))))
    return ProgrammeGrid(grid.first_hour, tuple(hours), tuple(columns), grid.width)


def _filters(to: Localizer, content: EditionContent) -> tuple[ListFilter, ...]:
    """Return the questions that part the programme: each with two answers at least, in the language's order."""
    sessions, edition = content.all_sessions, content.edition
    if len(sessions) < FILTERS_FROM:
        return ()
    days = sorted({one.day for one in sessions if one.day is not None})
    tracks = {one.track for one in sessions}
    topics = {topic for one in sessions for topic in one.topics}
    languages = {tag for one in sessions for tag in one.languages}
    countries = {country for one in sessions for country in pieces.countries_of(to, one)}
    named = [(topic, joined(to.required(to.content.topics[topic].name, topic))) for topic in sorted(topics)]
    filters = (
        ListFilter("day", tuple((day.isoformat(), to.weekday_and_date(day)) for day in days)),
        ListFilter(
            "track",
            tuple((one.id, joined(to.required(one.name, one.id))) for one in edition.tracks if one.id in tracks),
        ),
        ListFilter("topic", _sorted(to, named)),
        ListFilter("language", _sorted(to, [(tag, to.language_name(tag)) for tag in sorted(languages)])),
        ListFilter("country", _sorted(to, [(code, to.country(code)) for code in sorted(countries)])),
    )
    return tuple(one for one in filters if len(one.options) > 1)


def _sorted(to: Localizer, options: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(options, key=lambda option: to.sorted_by_text(option[1])))
