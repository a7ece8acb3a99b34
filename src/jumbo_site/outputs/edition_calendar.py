"""The calendars of an edition: the whole, each day with sessions at clock times, and each of those sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.model.events import Edition, Session
from jumbo_site.outputs.calendar import CalendarData, CalendarEvent, calendar_file, moment
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.plan import pieces
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import alone, joined
from jumbo_site.plan.views import EditionCard, Text


def _jobs(content: Content) -> tuple[ExportJob, ...]:
    return tuple(ExportJob("calendar", edition, tag) for tag in content.language_tags for edition in content.editions)


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    """Return all calendars of an edition in one language.

    An event has the same UID in each of them, so that a reader's calendar keeps one of it.
    """
    content = sources.content.editions[job.edition]
    to = Localizer(sources.content, job.language)
    edition = content.edition
    writer = _Writer(to, edition, sources.base_url)
    timed = {session.id: writer.session(session) for session in content.all_sessions if addresses.is_timed(session)}
    files = {addresses.calendar_path(edition.id): writer.file(writer.name, [writer.edition(), *timed.values()])}
    for day in addresses.timed_days(content):
        events = [timed[one.id] for one in content.all_sessions if one.day == day and one.id in timed]
        name = f"{writer.name} · {to.weekday_and_date(day)}"
        files[addresses.day_calendar_path(edition.id, day)] = writer.file(name, events)
    for one in content.all_sessions:
        if addresses.has_calendar(one):
            path = addresses.session_calendar_path(edition.id, one)
            files[path] = writer.file(timed[one.id].summary, [timed[one.id]])
    return {to.path(path).removeprefix("/"): data for path, data in files.items()}


class _Writer:
    """Events and files of one edition in one language."""

    def __init__(self, to: Localizer, edition: Edition, base_url: str) -> None:
        self._to, self._edition = to, edition
        self._base_url = base_url
        self._root = base_url.rstrip("/")
        self._comma = "، " if to.language.script == "Arab" else ", "
        self._card = pieces.edition_card(to, edition)
        self._place = self._comma.join(part for part in _places(self._card) if part)
        # the name of the series alone does not tell which holding it is
        is_told = edition.title is not None or not self._card.label
        self.name = alone(self._card.title) if is_told else f"{joined(self._card.title)} ({self._card.label})"

    def file(self, name: str, events: Iterable[CalendarEvent]) -> bytes:
        zone = self._edition.timezone
        return calendar_file(CalendarData(name, _value(self._card.theme), self._to.tag, zone, tuple(events)))

    def edition(self) -> CalendarEvent:
        return CalendarEvent(
            uid=addresses.event_uid(self._base_url, self._edition.id),
            summary=self.name,
            start=self._edition.start,
            end=self._edition.end + timedelta(days=1),
            description=_value(self._card.theme),
            location=self._place,
            url=self._root + self._card.path,
            point=self._point(None),
        )

    def session(self, session: Session) -> CalendarEvent:
        """Return a session that has a day and a time."""
        to, edition = self._to, self._edition
        if session.day is None or session.start is None:
            raise ValueError(f"{session.id} has no time")
        path = pieces.session_ref(to, edition.id, session).path
        own_place = pieces.session_place(to, edition, session)
        return CalendarEvent(
            uid=addresses.event_uid(self._base_url, edition.id, session),
            summary=alone(pieces.session_title(to, session)),
            start=moment(session.day, session.start, edition.timezone),
            end=moment(session.day, session.end, edition.timezone) if session.end else None,
            description=_value(to.text(session.summary)),
            location=self._comma.join(part for part in (_part(own_place), self._place) if part),
            url=self._root + path if path else "",
            sequence=session.revision,
            point=self._point(session.place),
        )

    def _point(self, place: str | None) -> tuple[float, float] | None:
        """Return where a place lies, by default the venue."""
        found = self._to.content.places.get(place or self._edition.venue or "")
        if found is None or found.coordinates is None:
            return None
        return found.coordinates.latitude, found.coordinates.longitude


def _places(card: EditionCard) -> tuple[str, str, str]:
    return _part(card.place), _part(card.city), card.country or ""


def _value(text: Text | None) -> str:
    return alone(text) if text else ""


def _part(text: Text | None) -> str:
    return joined(text) if text else ""


OUTPUT = Output("calendar", _jobs, _make, is_optional=False)
