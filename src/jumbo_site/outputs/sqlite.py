"""The whole site as one SQLite file, ``data.sqlite``, as Datasette and other programs open it.

The same content gives the same bytes: pages are of one size, nothing is moved by vacuum, rows are inserted in the order
of the content, and the database is made in memory. What would still differ stands in the file's header
(https://sqlite.org/fileformat2.html, 1.3): the counters of changes at 24 and 92, which must be alike for a reader to
believe the size that the header names, and the number of the library at 96, which no reader asks for. They are set to
fixed values.
"""

from __future__ import annotations

import contextlib
import hashlib
import struct
from collections.abc import Iterator, Mapping
from itertools import count, groupby
from typing import TypeAlias

from jumbo_site.i18n.language import language
from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.events import Contribution, Session
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.record import Record
from jumbo_site.outputs.database_schema import FORMAT, INDEXES, TABLES, VIEWS
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.plan import labels
from jumbo_site.plan.localizer import Localizer

PAGE_SIZE = 4096
"""Bytes."""
CHANGES = 1
LIBRARY_VERSION = 3_037_000
"""The first that reads the file."""

Row: TypeAlias = tuple[str, tuple[str | int | float | None, ...]]
"""A table, and the values of its columns in their order."""


class _Rows:
    """All rows of a site: those that others refer to come first."""

    def __init__(self, content: Content, base_url: str) -> None:
        self._content, self._root = content, base_url.rstrip("/")
        self._appearances = count(1)

    def all(self) -> Iterator[Row]:
        content = self._content
        for place, tag in enumerate(content.language_tags, start=1):
            own = language(tag)
            yield "languages", (tag, own.direction, own.script, place)
        yield from self._named()
        yield from self._people()
        for edition in content.editions.values():
            yield from self._edition(edition)

    def _named(self) -> Iterator[Row]:
        content = self._content
        for place, role in enumerate(content.roles.roles, start=1):
            yield "roles", (role.id, place)
            yield from self._role_names(role.id, role.name)
        for topic in content.topics.values():
            yield "topics", (topic.id,)
            yield from self._told("topics", topic.id, topic, addresses.topic_path(topic.id))
        for one in content.organisations.values():
            yield "organisations", (one.id, one.kind, one.country, one.parent, one.url, one.ror)
            yield from self._told("organisations", one.id, one, addresses.organisation_path(one.id))
        for place_ in content.places.values():
            point = place_.coordinates
            where = (point.latitude, point.longitude) if point else (None, None)
            yield "places", (place_.id, place_.country, *where, place_.url)
            yield from self._told("places", place_.id, place_)

    def _role_names(self, role: str, own: LocalizedText | None) -> Iterator[Row]:
        for tag in self._content.language_tags:
            built_in = labels.role_label(Localizer(self._content, tag).catalogue, role, 1)
            name = own.get(tag) if own else built_in
            if name:
                yield "texts", ("roles", role, "name", tag, name)

    def _people(self) -> Iterator[Row]:
        for one in self._content.speakers.values():
            yield "speakers", (one.id, one.affiliation, one.country, one.orcid)
            for place, (script, form) in enumerate(one.name.items(), start=1):
                yield "speaker_names", (one.id, script, form.text, form.sort, form.lang, place)
            yield from self._told("speakers", one.id, one, addresses.speaker_path(one.id))

    def _edition(self, content: EditionContent) -> Iterator[Row]:
        edition = content.edition
        days, volume = (edition.start.isoformat(), edition.end.isoformat()), edition.publication
        own = (edition.number, *days, edition.timezone, edition.mode, edition.venue, volume.doi, volume.isbn)
        yield "editions", (edition.id, *own)
        yield from self._told("editions", edition.id, edition, addresses.edition_path(edition.id))
        for place, organiser in enumerate(edition.organisers, start=1):
            yield "organisers", (edition.id, organiser.organisation, organiser.role, organiser.level, place)
        keys = {}
        for place, session in enumerate(content.all_sessions, start=1):
            keys[session.id] = _key(addresses.session_path(edition.id, session))
            yield from self._session(edition.id, keys[session.id], session, place)
        for talk in content.contributions.values():
            path = addresses.contribution_path(edition.id, talk.id)
            session_key = keys.get(talk.session or "")
            yield "contributions", (_key(path), edition.id, session_key, talk.doi, talk.licence, talk.language)
            yield from (("contribution_topics", (_key(path), topic)) for topic in dict.fromkeys(talk.topics))
            yield from self._told("contributions", _key(path), talk, path)
            yield from self._appearances_in(talk, None, _key(path))

    def _session(self, edition: str, key: str, session: Session, place: int) -> Iterator[Row]:
        day = session.day.isoformat() if session.day else None
        when = (day, session.start, session.end, session.room, session.track)
        yield "sessions", (key, edition, session.kind, session.number, place, *when)
        yield from (("session_topics", (key, topic)) for topic in dict.fromkeys(session.topics))
        yield from (("session_languages", (key, tag)) for tag in dict.fromkeys(session.languages))
        path = addresses.session_path(edition, session) if addresses.has_page(session) else None
        yield from self._told("sessions", key, session, path)
        for number, outcome in enumerate(session.outcomes, start=1):
            own = addresses.outcome_path(edition, session, outcome)
            yield "outcomes", (_key(own), key, outcome.kind, outcome.number or number)
            yield from self._told("outcomes", _key(own), outcome, own)
        yield from self._appearances_in(session, key, None)

    def _appearances_in(self, where: Session | Contribution, session: str | None, talk: str | None) -> Iterator[Row]:
        for one in where.people:
            number = next(self._appearances)
            affiliation = one.affiliation or self._content.speakers[one.speaker].affiliation
            yield "appearances", (number, one.speaker, one.role, session, talk, affiliation)
            yield from self._told("appearances", str(number), one)

    def _told(self, table: str, record: str, what: Record, path: str | None = None) -> Iterator[Row]:
        """Yield the texts of a record, and the addresses of its page."""
        for field, value in what.__dict__.items():
            if isinstance(value, LocalizedText):
                yield from (("texts", (table, record, field, tag, text)) for tag, text in value.texts)
        if path is not None:
            for tag in self._content.language_tags:
                yield "pages", (table, record, tag, absolute_uri(f"{self._root}/{tag}{path}"))


def _key(path: str) -> str:
    """Return the path of a page as the key of what it shows: 2022/panels/cybercrime, or that with a fragment."""
    return path.strip("/").replace("/#", "#")


def database(rows: Iterator[Row]) -> bytes:
    """Return a SQLite file of rows, which are inserted in their order.

    Raises sqlite3.IntegrityError where a row refers to what there is not.
    """
    import sqlite3

    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(
            f"PRAGMA page_size={PAGE_SIZE}; PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE; PRAGMA foreign_keys=ON;"
            f"PRAGMA user_version={FORMAT}; BEGIN; {TABLES}"
        )
        for (table, length), group in groupby(rows, key=lambda row: (row[0], len(row[1]))):
            marks = ",".join("?" * length)
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", (values for _, values in group))  # noqa: S608
        connection.execute("COMMIT")
        connection.executescript(f"{INDEXES} {VIEWS}")
        return _with_fixed_header(connection.serialize())


def _with_fixed_header(data: bytes) -> bytes:
    header = bytearray(data[:100])
    struct.pack_into(">I", header, 24, CHANGES)
    struct.pack_into(">II", header, 92, CHANGES, LIBRARY_VERSION)
    return bytes(header) + data[100:]


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    digest = hashlib.sha256(f"{FORMAT}{TABLES}{INDEXES}{VIEWS}".encode())
    for row in _Rows(sources.content, sources.base_url).all():
        digest.update(repr(row).encode())
    return digest.hexdigest()


def _make(job: ExportJob, sources: ExportSources) -> Mapping[str, bytes]:
    rows = _Rows(sources.content, sources.base_url).all()
    return {addresses.SITE_DATABASE.removeprefix("/"): database(rows)}


OUTPUT = Output("sqlite", lambda content: (ExportJob("sqlite"),), _make, _fingerprint, shows_bodies=True)
