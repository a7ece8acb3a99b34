"""A conference of another system as entries of our content: for each its kind, its id and its fields.

A field is a path of texts (``title``, ``en``) and a value: a text, or a list of texts and mappings. Bodies have the
path ``body`` and a language. What the content cannot hold is left out and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jumbo_site.i18n.scripts import script_of
from jumbo_site.importers.abstracts import as_markdown, is_html, plain_words
from jumbo_site.importers.conference import (
    SourceConference,
    SourceLink,
    SourceName,
    SourceSession,
    SourceSpeaker,
    Texts,
)
from jumbo_site.importers.language_choice import language_of_text, told_language
from jumbo_site.importers.source_words import country_code, document_kind, host_of, session_kind
from jumbo_site.messages import Listed, Message, say
from jumbo_site.model.web_address import url_problem

FieldPath = tuple[str, ...]
Fields = Mapping[FieldPath, Any]
MAX_SUMMARY = 300
"""Characters of an abstract that is shown in lists; a longer one is a text of its own."""
ORDER = ("organisations", "speakers", "rooms", "tracks", "sessions", "contributions")
"""Kinds, each after those that it refers to."""


@dataclass(frozen=True)
class EntryName:
    """What an entry is called at its source: its kind and key, and the texts by which an id is made of it."""

    kind: str
    key: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class ImportedEntry:
    """An entry as the source has it."""

    kind: str
    key: str
    id: str
    fields: Fields
    comment: str = ""
    """What is written above a new file."""


@dataclass(frozen=True)
class SiteLanguages:
    """The site's languages, its first one, and the one of texts whose language the source does not say."""

    tags: tuple[str, ...]
    default: str
    assumed: str = ""


def entry_names(read: SourceConference) -> Iterator[EntryName]:
    """Yield the names of all entries that a conference becomes, in the order of ``ORDER``."""
    affiliations = dict.fromkeys(one.affiliation for one in read.speakers if one.affiliation)
    yield from (EntryName("organisations", name.casefold(), (name,)) for name in affiliations)
    yield from (EntryName("speakers", one.key, one.names) for one in read.speakers if any(one.names))
    yield from (EntryName("rooms", one.key, _words(one.names)) for one in read.rooms if one.names)
    yield from (EntryName("tracks", one.key, _words(one.names)) for one in read.tracks if one.names)
    for kind, wanted in (("sessions", False), ("contributions", True)):
        yield from (
            EntryName(kind, one.key, _words(one.title))
            for one in read.sessions
            if one.is_contribution is wanted and one.title
        )


def _words(texts: Texts) -> tuple[str, ...]:
    return tuple(plain_words(text) for _, text in texts)


@dataclass
class EntryMaker:
    """Makes the entries of one conference; ``ids`` gives the id of each by its kind and key."""

    languages: SiteLanguages
    ids: Mapping[tuple[str, str], str]
    gone: frozenset[tuple[str, str]] = frozenset()
    """Kinds and keys of entries that people deleted here: nothing refers to them."""
    left_out: list[Message] = field(default_factory=list)

    def entries(self, read: SourceConference) -> list[ImportedEntry]:
        """Return the entries in the order of ``ORDER``."""
        made: list[ImportedEntry] = []
        for name in dict.fromkeys(one.affiliation for one in read.speakers if one.affiliation):
            made.append(self._entry("organisations", name.casefold(), self._texts("name", (("", name),))))
        made += [self._speaker(one) for one in read.speakers if any(one.names)]
        made += [self._named("rooms", one) for one in read.rooms if one.names]
        made += [self._named("tracks", one) for one in read.tracks if one.names]
        titled = [one for one in read.sessions if one.title]
        if len(titled) < len(read.sessions):
            untitled = len(read.sessions) - len(titled)
            self.left_out.append(
                say(
                    "Not taken, since without a title: {number} of {all} sessions.",
                    number=untitled,
                    all=len(read.sessions),
                )
            )
        made += [self._session(one) for one in titled if not one.is_contribution]
        made += [self._contribution(one, order) for order, one in _ordered(titled)]
        return made

    def edition_fields(self, read: SourceConference) -> dict[FieldPath, Any]:
        """Return the fields of the edition; dates that the source does not tell are those of its sessions."""
        days = sorted(one.day for one in read.sessions if one.day)
        start, end = read.start or (days[0] if days else ""), read.end or (days[-1] if days else "")
        if days:
            start, end = min(start, days[0]), max(end, days[-1])
        facts = {("start",): start, ("end",): end, ("timezone",): read.time_zone}
        return {**self._texts("title", read.title), **{path: value for path, value in facts.items() if value}}

    # --- entries ------------------------------------------------------------------------------------------

    def _entry(self, kind: str, key: str, fields: Fields, comment: str = "") -> ImportedEntry:
        return ImportedEntry(kind, key, self.ids[kind, key], fields, comment)

    def _named(self, kind: str, one: SourceName) -> ImportedEntry:
        return self._entry(kind, one.key, self._texts("name", one.names))

    def _speaker(self, one: SourceSpeaker) -> ImportedEntry:
        fields: dict[FieldPath, Any] = {}
        aliases = []
        for name in one.names:
            script = script_of(name)
            path = ("name", "Latn" if script in ("Zyyy", "Zzzz") else script)
            if name and path in fields:
                aliases.append(name)
            elif name:
                fields[path] = name
        if aliases:
            fields["aliases",] = aliases
        fields |= self._texts("position", one.position)
        if one.affiliation and ("organisations", one.affiliation.casefold()) not in self.gone:
            fields["affiliation",] = self.ids["organisations", one.affiliation.casefold()]
        if one.country:
            code = country_code(one.country)
            if code is None:
                self.left_out.append(
                    say(
                        "`{country}`, the country of {name}, is not known.", country=one.country[:60], name=one.names[0]
                    )
                )
            else:
                fields["country",] = code
        if one.orcid:
            self._add_orcid(fields, one)
        links = self._links(one.links, one.names[0], "label")
        if links:
            fields["links",] = links
        fields |= self._body(one.biography)
        photo = one.photo if not url_problem(one.photo) and "://" in one.photo else ""
        comment = f"A photo at the source: {photo}" if photo else ""
        return self._entry("speakers", one.key, fields, comment)

    def _add_orcid(self, fields: dict[FieldPath, Any], one: SourceSpeaker) -> None:
        from pydantic import ValidationError

        from jumbo_site.model.people import Speaker

        try:
            Speaker.model_validate({"id": "x", "name": {"Latn": "x"}, "orcid": one.orcid})
        except ValidationError:
            self.left_out.append(say("`{orcid}`, of {name}, is no ORCID iD.", orcid=one.orcid[:60], name=one.names[0]))
        else:
            fields["orcid",] = one.orcid

    def _session(self, one: SourceSession) -> ImportedEntry:
        fields: dict[FieldPath, Any] = {}
        kind = session_kind(one.kind)
        if kind:
            fields["kind",] = kind
        fields |= self._texts("title", one.title)
        summary, body = self._abstract(one)
        fields |= summary
        facts = (("day", one.day), ("start", one.start if one.day else ""), ("end", one.end if one.start else ""))
        fields |= {(name,): value for name, value in facts if value}
        for name, kind in (("room", "rooms"), ("track", "tracks")):
            key = getattr(one, name)
            if (kind, key) in self.ids and (kind, key) not in self.gone:
                fields[name,] = self.ids[kind, key]
        tags = self._tags(one)
        if tags:
            fields["languages",] = tags
        return self._entry("sessions", one.key, {**fields, **self._people_and_documents(one), **body})

    def _contribution(self, one: SourceSession, order: int) -> ImportedEntry:
        fields: dict[FieldPath, Any] = dict(self._texts("title", one.title))
        summary, body = self._abstract(one)
        fields |= summary
        if ("sessions", one.within) in self.ids and ("sessions", one.within) not in self.gone:
            fields["session",] = self.ids["sessions", one.within]
            fields["order",] = str(order)
        people = self._people_and_documents(one)
        tags = self._tags(one)
        if tags:
            people["language",] = tags[0]
        return self._entry("contributions", one.key, {**fields, **people, **body})

    # --- parts of entries -----------------------------------------------------------------------------------

    def _language(self, told: str, text: str) -> str:
        return language_of_text(told or self.languages.assumed, text, self.languages.tags, self.languages.default)

    def _texts(self, name: str, texts: Texts) -> dict[FieldPath, Any]:
        found: dict[FieldPath, Any] = {}
        for told, text in texts:
            words = plain_words(text)
            if words:
                found.setdefault((name, self._language(told, words)), words)
        return found

    def _body(self, texts: Texts) -> dict[FieldPath, Any]:
        bodies: dict[FieldPath, Any] = {}
        for told, text in texts:
            markdown = as_markdown(text)
            if markdown:
                path = ("body", self._language(told, text))
                bodies[path] = f"{bodies[path]}\n\n{markdown}" if path in bodies else markdown
        return bodies

    def _abstract(self, one: SourceSession) -> tuple[dict[FieldPath, Any], dict[FieldPath, Any]]:
        """Return the summary and the body: an abstract is a summary where it is one short paragraph of plain words."""
        short = [(tag, text) for tag, text in one.abstract if _is_short(text)]
        long = [(tag, text) for tag, text in one.abstract if not _is_short(text)]
        return self._texts("summary", tuple(short)), self._body((*long, *one.description))

    def _tags(self, one: SourceSession) -> list[str]:
        words = [word for word in re.split(r"[,;/|،؛]+", one.language) if word.strip()]
        found = {word: told_language(word) for word in words}
        for word, tag in found.items():
            if tag is None:
                self.left_out.append(
                    say(
                        "`{language}`, the language of `{title}`, is not known.",
                        language=word.strip()[:60],
                        title=one.title[0][1][:60],
                    )
                )
        return list(dict.fromkeys(tag for tag in found.values() if tag is not None))

    def _people_and_documents(self, one: SourceSession) -> dict[FieldPath, Any]:
        people = [
            {"speaker": self.ids["speakers", part.speaker], "role": part.role}
            for part in one.parts
            if ("speakers", part.speaker) in self.ids and ("speakers", part.speaker) not in self.gone
        ]
        unknown = [part.speaker for part in one.parts if ("speakers", part.speaker) not in self.ids]
        if unknown:
            named = Listed([f"`{key[:40]}`" for key in unknown[:5]])
            self.left_out.append(
                say(
                    "`{title}` names persons whom the source does not have: {names}.",
                    title=one.title[0][1][:60],
                    names=named,
                )
            )
        documents = self._links(one.links, one.title[0][1], "title")
        pairs: tuple[tuple[str, list[Any]], ...] = (("people", people), ("documents", documents))
        return {(name,): value for name, value in pairs if value}

    def _links(self, links: Iterable[SourceLink], owner: str, label: str) -> list[dict[str, Any]]:
        """Return links with their labels, or documents with their titles, each address once."""
        found: dict[str, dict[str, Any]] = {}
        for link in links:
            if url_problem(link.url) or not re.match(r"(?:https?://|mailto:|tel:)", link.url) or len(link.url) > 2000:
                self.left_out.append(
                    say(
                        "`{address}`, a link of `{title}`, is no address to link to.",
                        address=link.url[:80],
                        title=owner[:60],
                    )
                )
                continue
            words = plain_words(link.title) or host_of(link.url)
            tag = self._language("", words)
            item: dict[str, Any] = {label: words if tag == self.languages.default else {tag: words}, "url": link.url}
            if label == "title" and (kind := document_kind(link.title, link.url)):
                item["kind"] = kind
            found.setdefault(link.url, item)
        return list(found.values())


def _ordered(sessions: Sequence[SourceSession]) -> Iterator[tuple[int, SourceSession]]:
    """Yield the contributions, each with its place in its session: by time, else as the source has them."""
    places: dict[str, int] = {}
    listed = [one for one in sessions if one.is_contribution]
    for one in sorted(listed, key=lambda one: (one.within, one.day or "9", one.start or "9")):
        places[one.within] = places.get(one.within, 0) + 10
        yield places[one.within], one


def _is_short(text: str) -> bool:
    return len(text) <= MAX_SUMMARY and "\n" not in text and not is_html(text) and not re.search(r"[*_`\[<#]", text)
