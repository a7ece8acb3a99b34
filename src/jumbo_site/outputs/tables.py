"""The sessions and the speakers of an edition as CSV (RFC 4180) for spreadsheet programs, in each language.

UTF-8 with a byte order mark, by which those programs know it from older encodings; lines end in CR LF. Days are
2022-11-17 and times 09:30 in ASCII digits, as programs read them; all else is in the language's words. Several things
in one cell are parted by ``; ``.

A cell that a program could take for a formula gets an apostrophe before it (OWASP, "CSV Injection"): names and titles
may come from strangers. What a spreadsheet shows begins so with the apostrophe; it is no part of the text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.events import Session
from jumbo_site.model.people import Speaker
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.plan import labels, pieces
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.views import Text

BETWEEN = "; "
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula begins with, and blanks that programs leave out before it; full-width forms count as the same."""


def _jobs(content: Content) -> Iterator[ExportJob]:
    for tag in content.language_tags:
        for edition_id, edition in content.editions.items():
            if edition.all_sessions or edition.appearances:
                yield ExportJob("tables", edition_id, tag)


def safe_cell(value: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return f"'{value}" if value.startswith(DANGEROUS) else value


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows below their headings as a file of CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (headings, *rows):
        writer.writerow([safe_cell(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    to = Localizer(sources.content, job.language)
    writer = _Writer(to, sources.content.editions[job.edition], sources.base_url.rstrip("/"))
    files = {}
    if writer.edition.all_sessions:
        files[addresses.sessions_table_path(job.edition)] = writer.sessions()
    if writer.edition.appearances:
        files[addresses.speakers_table_path(job.edition)] = writer.speakers()
    return {to.path(path).removeprefix("/"): data for path, data in files.items()}


class _Writer:
    """The tables of one edition in one language."""

    def __init__(self, to: Localizer, edition: EditionContent, root: str) -> None:
        self._to, self.edition, self._root = to, edition, root

    def sessions(self) -> bytes:
        _, pgettext = self._to.catalogue.gettext, self._to.catalogue.pgettext
        headings = (
            _("Day"),
            pgettext("table", "Beginning"),
            pgettext("table", "End"),
            pgettext("table", "Time zone"),
            _("Kind"),
            pgettext("table", "Number"),
            pgettext("table", "Title"),
            _("Track"),
            _("Place"),
            _("Languages"),
            _("Topics"),
            _("People"),
            pgettext("table", "Summary"),
            pgettext("table", "Address of the page"),
        )
        return table(headings, map(self._session, self.edition.all_sessions))

    def _session(self, session: Session) -> tuple[str, ...]:
        to, edition = self._to, self.edition.edition
        people = [
            f"{name.text.value} ({pieces.role_text(to, group.role, 1).value})"
            for group in pieces.names_in_roles(to, session.people)
            for name in group.people
        ]
        return (
            session.day.isoformat() if session.day else "",
            session.start or "",
            session.end or "",
            edition.timezone if session.start else "",
            labels.session_label(to.catalogue, session.kind, None),
            str(session.number or ""),
            pieces.session_title(to, session).value,
            _value(pieces.session_track(to, edition, session)),
            _value(pieces.session_place(to, edition, session)),
            BETWEEN.join(map(to.language_name, session.languages)),
            BETWEEN.join(ref.text.value for ref in pieces.topic_refs(to, session.topics)),
            BETWEEN.join(people),
            _value(to.text(session.summary)),
            self._url(pieces.session_ref(to, edition.id, session).path),
        )

    def speakers(self) -> bytes:
        """Return those who appear in the edition, in the order of their names."""
        to = self._to
        _, pgettext = to.catalogue.gettext, to.catalogue.pgettext
        headings = (
            _("Name"),
            _("Other forms of the name"),
            pgettext("table", "Form of address"),
            pgettext("table", "Position"),
            _("Organisation"),
            _("Country"),
            _("Role"),
            _("The sessions"),
            _("Contributions"),
            "ORCID",
            pgettext("table", "Address of the page"),
        )
        present = {one.speaker for one in self.edition.appearances}
        people = pieces.sorted_people(to, (one for one in to.content.speakers.values() if one.id in present))
        return table(headings, map(self._speaker, people))

    def _speaker(self, speaker: Speaker) -> tuple[str, ...]:
        to = self._to
        parts = [one for one in to.content.parts_taken[speaker.id] if one.edition == self.edition.edition.id]
        roles = sorted({one.appearance.role for one in parts}, key=to.content.roles.rank)
        affiliation = pieces.organisation_ref(to, speaker.affiliation)
        titles: dict[bool, dict[str, None]] = {True: {}, False: {}}
        for one in parts:
            title = to.required(one.where.title, one.where.id).value
            titles[isinstance(one.where, Session)][title] = None
        return (
            to.name(speaker).value,
            BETWEEN.join(one.value for one in to.other_names(speaker)),
            _value(to.text(speaker.honorific)),
            _value(to.text(speaker.position)),
            affiliation.text.value if affiliation else "",
            to.country(speaker.country) if speaker.country else "",
            BETWEEN.join(pieces.role_text(to, role, 1).value for role in roles),
            BETWEEN.join(titles[True]),
            BETWEEN.join(titles[False]),
            speaker.orcid or "",
            self._url(to.path(addresses.speaker_path(speaker.id))),
        )

    def _url(self, path: str | None) -> str:
        return absolute_uri(self._root + path) if path else ""


def _value(text: Text | None) -> str:
    return text.value if text else ""


OUTPUT = Output("tables", _jobs, _make)
