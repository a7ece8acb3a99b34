"""The workload as other generators like it: one Markdown file a page and language, all facts in its front matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.jumbo_content import scalar, site_texts
from benchmarks.prose import LANGUAGES, pieces
from benchmarks.workload import EDITION, Conference, Person, Session

PEERS = Path(__file__).parent / "peers"

Fact = str | int | list[str] | list[dict[str, str]]


@dataclass(frozen=True)
class PageSource:
    """A page in one language; ``path`` has no extension and no language."""

    path: str
    language: str
    facts: Mapping[str, Fact]
    body: str


@cache
def labels() -> Any:
    """Return the words of the interface: key → language → word."""
    return yaml.safe_load((PEERS / "labels.yaml").read_text("utf-8"))


def front_matter(facts: Mapping[str, Fact]) -> str:
    """Return facts as YAML between two lines of hyphens."""
    lines = ["---"]
    for key, value in facts.items():
        if isinstance(value, list):
            lines.append(f"{key}:")
            for item in value:
                if isinstance(item, str):
                    lines.append(f"  - {item}")
                else:
                    inside = ", ".join(f"{name}: {scalar(text)}" for name, text in item.items())
                    lines.append(f"  - {{{inside}}}")
        else:
            lines.append(f"{key}: {scalar(value) if isinstance(value, str) else value}")
    return "\n".join([*lines, "---", ""])


def page_sources(conference: Conference) -> Iterator[PageSource]:
    """Yield all pages of the site in all languages."""
    for tag in LANGUAGES:
        yield from _single_pages(tag)
        for one in conference.organisations:
            facts: dict[str, Fact] = {"title": one.name[tag], "id": one.id, "type": "organisations"}
            facts |= {"kind": one.kind, "country": one.country, "menu_key": "organisations"}
            yield PageSource(f"organisations/{one.id}", tag, facts, "")
        for person in conference.people:
            yield PageSource(f"speakers/{person.id}", tag, _person(person, tag), person.biography[tag])
        for place, session in enumerate(conference.sessions, start=1):
            body = session.body[tag].replace("](/", f"](/{tag}/")
            path = f"{EDITION}/{session.folder}/{session.id}"
            yield PageSource(path, tag, _session(session, place, tag), body)


def _single_pages(tag: str) -> Iterator[PageSource]:
    texts = site_texts()
    yield PageSource("index", tag, {"title": texts["title"][tag], "layout": "home", "menu_key": "home"}, "")
    edition = {"title": labels()["edition_label"][tag], "layout": "edition", "menu_key": "edition"}
    yield PageSource(f"{EDITION}/index", tag, edition, texts["edition_body"][tag])
    for section in ("speakers", "organisations"):
        facts = {"title": labels()[section][tag], "layout": section, "menu_key": section}
        yield PageSource(f"{section}/index", tag, facts, "")
    for path in (f"{EDITION}/programme", f"{EDITION}/outcomes", f"{EDITION}/proceedings", "countries", "topics"):
        name = path.rpartition("/")[2]
        yield PageSource(path, tag, {"title": labels()[name][tag], "layout": name, "menu_key": name}, "")
    about = {"title": texts["about_title"][tag], "layout": "page", "menu_key": "about"}
    yield PageSource("about", tag, about, texts["about_body"][tag])


def _person(person: Person, tag: str) -> dict[str, Fact]:
    own, other = ("Arab", "Latn") if tag == "ar" else ("Latn", "Arab")
    name, sort = person.names[own]
    parts = name.split()
    initials = f"{parts[0][0]} {parts[-1][0]}" if tag == "ar" else f"{parts[0][0]}{parts[-1][0]}"
    return {
        "title": name,
        "id": person.id,
        "type": "speakers",
        "sort": sort,
        "letter": sort[0],
        "initials": initials,
        "other_name": person.names[other][0],
        "position": person.position[tag],
        "organisation": person.organisation,
        "country": person.country,
        "menu_key": "speakers",
    }


def _session(session: Session, place: int, tag: str) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"title": session.title[tag], "id": session.id, "type": "session", "weight": place}
    facts |= {"summary": session.summary[tag], "kind": session.kind}
    if session.number is not None:
        facts["number"] = session.number
    facts |= {"day": str(session.day), "start": session.start, "end": session.end, "room": session.room}
    facts["topics"] = list(session.topics)
    facts["people"] = [{"speaker": person, "role": role} for person, role in session.people]
    if session.outcomes:
        facts["outcomes"] = [
            {"id": one.id, "kind": one.kind, "number": str(number), "text": one.text[tag]}
            for number, one in enumerate(session.outcomes, start=1)
        ]
    facts["menu_key"] = "programme"
    return facts


def shared_data(conference: Conference) -> dict[str, Any]:
    """Return the facts that all pages share: the site, rooms, topics, countries, by file name."""
    material = pieces("people")
    dates = {"start": str(conference.start), "end": str(conference.end), "organiser": conference.organisations[0].id}
    return {
        "site": site_texts() | dates,
        "rooms": {room: dict(name) for room, name in conference.rooms},
        "topics": {topic["id"]: {tag: topic[tag] for tag in LANGUAGES} for topic in material["topic"]},
        "countries": {code: {"ar": ar, "en": en, "it": it} for code, ar, en, it in material["country"]},
    }


def write_sources(conference: Conference, place: Callable[[PageSource], Path]) -> None:
    """Write every page's file where ``place`` says."""
    made = set[Path]()
    for source in page_sources(conference):
        path = place(source)
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(front_matter(source.facts) + source.body, "utf-8")
