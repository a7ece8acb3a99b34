"""The permanent addresses of a site's pages: paths without the language, the same in all of them.

``/2022/panels/cybercrime/`` is published as ``/ar/2022/panels/cybercrime/`` and so on. This module is the only place
that knows where a thing of the model is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.edition_counts import has_figures
from jumbo_site.model.events import Outcome, Panel, Session
from jumbo_site.model.organisations import Place

HOME = "/"
SPEAKERS = "/speakers/"
COUNTRIES = "/countries/"
ORGANISATIONS = "/organisations/"
TOPICS = "/topics/"
SEARCH = "/search/"
SEARCH_DESCRIPTION = "/opensearch.xml"
NEWS = "/news/"
NEWS_FEED = "/news/feed.xml"
SITE_DATA = "/data.json"
SITE_DATA_SCHEMA = "/data.schema.json"
SITE_DATABASE = "/data.sqlite"
"""Files of the whole site, without a language."""
NOT_FOUND = "/404.html"
OFFLINE = "/offline.html"
INTERNATIONAL = "international"
"""The fragment of those who stand for no country, on the page of the countries."""

RESERVED_PAGE_IDS = (
    *("speakers", "countries", "organisations", "topics", "news", "search"),
    *("media", "assets", "cards", "404", "index"),
)
"""Ids that no free page and no edition may have, since their addresses are taken."""


def edition_path(edition: str) -> str:
    """Return the path of an edition's own page."""
    return f"/{edition}/"


def programme_path(edition: str) -> str:
    """Return the path of an edition's programme."""
    return f"/{edition}/programme/"


def proceedings_path(edition: str) -> str:
    """Return the path of an edition's proceedings."""
    return f"/{edition}/proceedings/"


def outcomes_path(edition: str) -> str:
    """Return the path of the index of an edition's outcomes."""
    return f"/{edition}/outcomes/"


def figures_path(edition: str) -> str:
    """Return the path of an edition's page of charts."""
    return f"/{edition}/figures/"


def calendar_path(edition: str) -> str:
    """Return the path of an edition's iCalendar file."""
    return f"/{edition}/calendar.ics"


def day_calendar_path(edition: str, day: date) -> str:
    """Return the path of the iCalendar file of one day."""
    return f"/{edition}/calendar-{day.isoformat()}.ics"


def session_calendar_path(edition: str, session: Session) -> str:
    """Return the path of the iCalendar file of one session."""
    return f"{session_path(edition, session)}calendar.ics"


def sessions_table_path(edition: str) -> str:
    """Return the path of the table of an edition's sessions."""
    return f"/{edition}/sessions.csv"


def speakers_table_path(edition: str) -> str:
    """Return the path of the table of those who appear in an edition."""
    return f"/{edition}/speakers.csv"


def schedule_xml_path(edition: str) -> str:
    """Return the path of an edition's timetable as schedule XML."""
    return f"/{edition}/schedule.xml"


def schedule_json_path(edition: str) -> str:
    """Return the path of an edition's timetable as schedule JSON."""
    return f"/{edition}/schedule.json"


def event_uid(base_url: str, edition: str, session: Session | None = None) -> str:
    """Return the name by which calendars know an edition or a session for good (RFC 5545, 3.8.4.7)."""
    host = urlsplit(base_url).hostname or "localhost"
    return f"{edition}@{host}" if session is None else f"{edition}-{session.id}@{host}"


def volume_path(edition: str) -> str:
    """Return the path of an edition's proceedings as a book in PDF."""
    return f"/{edition}/proceedings/volume.pdf"


def booklet_path(edition: str, paper: str) -> str:
    """Return the path of an edition's programme as a booklet in PDF, on paper of a size: a4 or a5."""
    return f"/{edition}/programme/programme-{paper}.pdf"


def epub_path(edition: str) -> str:
    """Return the path of an edition's proceedings as an e-book."""
    return f"/{edition}/proceedings/proceedings.epub"


def venue_path(edition: str) -> str:
    """Return the path of the page about an edition's venue."""
    return f"/{edition}/venue/"


def gallery_path(edition: str) -> str:
    """Return the path of an edition's pictures."""
    return f"/{edition}/gallery/"


def news_path(item: str) -> str:
    """Return the path of a piece of news."""
    return f"{NEWS}{item}/"


def session_path(edition: str, session: Session) -> str:
    """Return the path of a session or panel."""
    folder = "panels" if isinstance(session, Panel) else "sessions"
    return f"/{edition}/{folder}/{session.id}/"


def outcome_path(edition: str, session: Session, outcome: Outcome) -> str:
    """Return an outcome's permalink."""
    return f"{session_path(edition, session)}#{outcome.id}"


def contribution_path(edition: str, contribution: str) -> str:
    """Return the path of a contribution."""
    return f"/{edition}/contributions/{contribution}/"


def speaker_path(speaker: str) -> str:
    """Return the path of a person."""
    return f"{SPEAKERS}{speaker}/"


def organisation_path(organisation: str) -> str:
    """Return the path of an organisation."""
    return f"{ORGANISATIONS}{organisation}/"


def country_path(code: str) -> str:
    """Return the place of a country (ISO 3166) on the page of the countries."""
    return f"{COUNTRIES}#{code.lower()}"


def topic_path(topic: str) -> str:
    """Return the place of a topic on the page of the topics."""
    return f"{TOPICS}#{topic}"


def free_page_path(page: str) -> str:
    """Return the path of a free page."""
    return f"/{page}/"


def has_page(session: Session) -> bool:
    """Tell whether a session has a page of its own: a break with nothing to say has none."""
    return session.kind != "break" or bool(session.body or session.people or session.documents)


def is_timed(session: Session) -> bool:
    """Tell whether a session has a day and the time at which it begins."""
    return session.day is not None and session.start is not None


def has_calendar(session: Session) -> bool:
    """Tell whether a session has an iCalendar file of its own, beside its page."""
    return is_timed(session) and has_page(session)


def timed_days(edition: EditionContent) -> tuple[date, ...]:
    """Return the days with sessions at clock times, in order: those that have an iCalendar file."""
    return tuple(sorted({one.day for one in edition.all_sessions if one.day is not None and is_timed(one)}))


def has_outcomes(edition: EditionContent) -> bool:
    """Tell whether anything was concluded at an edition."""
    return edition.has_outcomes


def has_venue_page(place: Place | None) -> bool:
    """Tell whether enough is known of a place for a page: an address, a point on the map or a text."""
    return place is not None and bool(place.address or place.coordinates or place.body)


def page_paths(content: Content) -> Iterator[str]:
    """Yield the path of every page of the site, and of every fragment that is permanent."""
    yield HOME
    for edition_id, edition in content.editions.items():
        yield from _edition_paths(content, edition_id, edition)
        if has_venue_page(content.places.get(edition.edition.venue or "")):
            yield venue_path(edition_id)
    if content.site.outputs.has("search"):
        yield SEARCH
    if content.news:
        yield NEWS
        yield from (news_path(item) for item in content.news)
    yield SPEAKERS
    yield from (speaker_path(speaker) for speaker in content.speakers)
    yield COUNTRIES
    yield ORGANISATIONS
    yield from (organisation_path(organisation) for organisation in content.organisations)
    if content.topics:
        yield TOPICS
        yield from (topic_path(topic) for topic in content.topics)
    yield from (free_page_path(page) for page in content.pages)


def _edition_paths(content: Content, edition_id: str, edition: EditionContent) -> Iterator[str]:
    yield edition_path(edition_id)
    yield programme_path(edition_id)
    yield calendar_path(edition_id)
    yield from (day_calendar_path(edition_id, day) for day in timed_days(edition))
    if edition.edition.gallery:
        yield gallery_path(edition_id)
    if has_outcomes(edition):
        yield outcomes_path(edition_id)
    if edition.all_sessions:
        yield proceedings_path(edition_id)
    if has_figures(content, edition):
        yield figures_path(edition_id)
    for session in edition.all_sessions:
        if has_page(session):
            yield session_path(edition_id, session)
            if has_calendar(session):
                yield session_calendar_path(edition_id, session)
            yield from (outcome_path(edition_id, session, outcome) for outcome in session.outcomes)
    yield from (contribution_path(edition_id, contribution) for contribution in edition.contributions)
