"""The workload in jumbo-site's own format (docs/content-reference.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.prose import LANGUAGES, Text, pieces
from benchmarks.workload import EDITION, Conference, Organisation, Person, Session

PLAIN = re.compile(r"[^\W\d_][^:#{}\[\],&*?|<>=!%@`\"']*[^\W_:]\.?")
"""A text that YAML reads as itself without quotes."""
BASE_URL = "https://conference.example/"


@cache
def site_texts() -> Any:
    """Return the texts of the conference itself."""
    return yaml.safe_load((Path(__file__).parent / "site_texts.yaml").read_text("utf-8"))


def scalar(text: str) -> str:
    """Return a text as a YAML scalar on one line."""
    if PLAIN.fullmatch(text) and text.lower() not in {"yes", "no", "on", "off", "true", "false", "null"}:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(text: Mapping[str, str]) -> str:
    """Return a mapping of texts as YAML's flow form."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in text.items()) + "}"


def block(key: str, text: Text) -> Iterator[str]:
    """Yield the lines of a text by language."""
    yield f"{key}:"
    yield from (f"  {tag}: {scalar(text[tag])}" for tag in LANGUAGES)


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines as a file."""
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def write_content(conference: Conference, folder: Path) -> None:
    """Write content/ of the conference; the folder must not exist."""
    edition = folder / EDITION
    for each in ("speakers", "pages", f"{EDITION}/sessions", f"{EDITION}/panels"):
        (folder / each).mkdir(parents=True)
    texts = site_texts()
    write_lines(folder / "site.yaml", _site())
    write_lines(folder / "topics.yaml", _named((topic["id"], topic) for topic in pieces("people")["topic"]))
    place = {"name": texts["venue"], "city": texts["city"]}
    write_lines(
        folder / "places.yaml",
        ["- id: venue", *(f"  {key}: {flow(value)}" for key, value in place.items()), "  country: IT"],
    )
    write_lines(folder / "organisations.yaml", _organisations(conference.organisations))
    write_lines(edition / "edition.yaml", _edition(conference))
    write_lines(folder / "pages" / "about.yaml", ["menu: true", "order: 10"])
    for tag in LANGUAGES:
        front = ["---", f"title: {scalar(texts['about_title'][tag])}", "---"]
        write_lines(folder / "pages" / f"about.{tag}.md", [*front, texts["about_body"][tag]])
        write_lines(edition / f"edition.{tag}.md", [texts["edition_body"][tag]])
    for person in conference.people:
        write_lines(folder / "speakers" / f"{person.id}.yaml", _person(person))
        for tag in LANGUAGES:
            (folder / "speakers" / f"{person.id}.{tag}.md").write_text(person.biography[tag], "utf-8")
    for session in conference.sessions:
        write_lines(edition / session.folder / f"{session.id}.yaml", _session(session))
        for tag in LANGUAGES:
            text = "".join(f"{line}\n" for line in _front_matter(session, tag)) + session.body[tag]
            (edition / session.folder / f"{session.id}.{tag}.md").write_text(text, "utf-8")


def _site() -> Iterator[str]:
    texts = site_texts()
    yield from block("title", texts["title"])
    yield from block("description", texts["description"])
    yield f"base_url: {BASE_URL}"
    yield f"languages: [{', '.join(LANGUAGES)}]"
    yield f'edition: "{EDITION}"'
    yield "outputs: {default: false}  # what the other generators do not make"
    yield "series:"
    yield f"  name: {flow(texts['title'])}"
    yield f"  short_name: {flow(texts['short_name'])}"


def _named(entries: Iterable[tuple[str, Text]]) -> Iterator[str]:
    for entry, name in entries:
        yield f"- id: {entry}"
        yield f"  name: {flow({tag: name[tag] for tag in LANGUAGES})}"


def _organisations(organisations: tuple[Organisation, ...]) -> Iterator[str]:
    for one in organisations:
        yield from _named([(one.id, one.name)])
        yield f"  kind: {one.kind}"
        if one.kind != "international":
            yield f"  country: {one.country}"


def _edition(conference: Conference) -> Iterator[str]:
    yield "number: 10"
    yield from block("theme", site_texts()["theme"])
    yield f"start: {conference.start}"
    yield f"end: {conference.end}"
    yield "timezone: Europe/Rome"
    yield "venue: venue"
    yield "organisers:"
    yield f"  - {{organisation: {conference.organisations[0].id}, role: organiser}}"
    yield "rooms:"
    yield from (f"  - {{id: {room}, name: {flow(name)}}}" for room, name in conference.rooms)


def _person(person: Person) -> Iterator[str]:
    yield "name:"
    for script, (text, sort) in person.names.items():
        yield f"  {script}: {{text: {scalar(text)}, sort: {scalar(sort)}}}"
    yield from block("position", person.position)
    yield f"affiliation: {person.organisation}"
    yield f"country: {person.country}"


def _session(session: Session) -> Iterator[str]:
    if session.number is not None:
        yield f"number: {session.number}"
    else:
        yield f"kind: {session.kind}"
    yield f"day: {session.day}"
    yield f'start: "{session.start}"'
    yield f'end: "{session.end}"'
    yield f"room: {session.room}"
    yield f"topics: [{', '.join(session.topics)}]"
    yield "people:"
    yield from (f"  - {{speaker: {person}, role: {role}}}" for person, role in session.people)
    if session.outcomes:
        yield "outcomes:"
        yield from (f"  - {{id: {outcome.id}, kind: {outcome.kind}}}" for outcome in session.outcomes)


def _front_matter(session: Session, tag: str) -> Iterator[str]:
    yield "---"
    yield f"title: {scalar(session.title[tag])}"
    yield f"summary: {scalar(session.summary[tag])}"
    if session.outcomes:
        yield "outcomes:"
        yield from (f"  {outcome.id}: {scalar(outcome.text[tag])}" for outcome in session.outcomes)
    yield "---"
