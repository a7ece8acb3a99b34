"""A conference of any size, the same on every machine: `python -m benchmarks.workload 60 FOLDER` writes its content.

Sessions stand in rooms and times without double bookings, every person takes part, every text exists in each language.
"""

from __future__ import annotations

import argparse
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from slugify import slugify

from benchmarks.prose import Choice, Text, abstract, biography, filled, pieces

EDITION = "2030"
FIRST_DAY = date(2030, 10, 1)
SLOTS = (
    ("09:00", "10:00"),
    ("10:15", "11:15"),
    ("11:30", "12:30"),
    ("14:00", "15:00"),
    ("15:15", "16:15"),
    ("16:30", "17:30"),
    ("17:45", "18:45"),
)
SPEAKERS = {60: 70, 1_000: 1_500, 10_000: 15_000}
"""Persons for the sizes of the table; any other size has three for every two sessions."""


@dataclass(frozen=True)
class Organisation:
    """An organisation with its seat."""

    id: str
    name: Text
    kind: str
    country: str


@dataclass(frozen=True)
class Person:
    """A person; names are Latin and Arabic, each also in the form to sort by."""

    id: str
    names: Mapping[str, tuple[str, str]]
    position: Text
    organisation: str
    country: str
    biography: Text


@dataclass(frozen=True)
class Outcome:
    """What a panel concluded."""

    id: str
    kind: str
    text: Text


@dataclass(frozen=True)
class Session:
    """A session, or a panel (which has a number and outcomes), with ``people`` as (person, role)."""

    id: str
    kind: str
    number: int | None
    title: Text
    summary: Text
    body: Text
    day: date
    start: str
    end: str
    room: str
    topics: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    outcomes: tuple[Outcome, ...]

    @property
    def folder(self) -> str:
        """The folder of the edition that it stands in."""
        return "panels" if self.kind == "panel" else "sessions"


@dataclass(frozen=True)
class Conference:
    """All content of the workload."""

    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    sessions: tuple[Session, ...]
    rooms: tuple[tuple[str, Text], ...]
    start: date
    end: date


@dataclass(frozen=True)
class Shape:
    """How a conference is laid out; what is None follows from its size."""

    rooms: int | None = None
    speakers: int | None = None
    slots: tuple[tuple[str, str], ...] = SLOTS


def make_conference(sessions: int, seed: int = 1, shape: Shape = Shape()) -> Conference:
    """Return the conference with so many sessions, and a panel besides for every twenty."""
    organisations = tuple(_organisations(max(8, sessions // 25)))
    people = tuple(_people(shape.speakers or SPEAKERS.get(sessions, sessions * 3 // 2), organisations, seed))
    halls = shape.rooms or max(3, min(40, sessions // 40 + 2))
    rooms = tuple(_room(number) for number in range(1, halls + 1))
    panels = max(3, sessions // 20)
    held = tuple(_sessions((sessions, panels), people, [room for room, _ in rooms], shape.slots, seed))
    return Conference(organisations, people, held, rooms, FIRST_DAY, held[-1].day)


def _room(number: int) -> tuple[str, Text]:
    return f"room-{number}", {"ar": f"القاعة {number}", "en": f"Room {number}", "it": f"Sala {number}"}


def _organisations(number: int) -> Iterator[Organisation]:
    kinds, cities = pieces("people")["organisation"], pieces("people")["city"]
    for index in range(number):
        kind, city = kinds[index % len(kinds)], cities[index % len(cities)]
        turn = index // (len(kinds) * len(cities) // 6) + 1
        suffix = f" {turn}" if turn > 1 else ""
        name = {tag: kind["name"][tag].format(city=city[tag]) + suffix for tag in ("ar", "en", "it")}
        yield Organisation(slugify(name["en"]), name, kind["kind"], city["country"])


def _people(number: int, organisations: tuple[Organisation, ...], seed: int) -> Iterator[Person]:
    material, taken = pieces("people"), set[str]()
    subjects = pieces("phrases")["subject"]
    for index in range(number):
        choice = Choice(seed, f"person {index}")
        latin, arabic, person_id = "", "", ""
        for attempt in count():
            first, *more = (choice.one(material["given"]) for _ in range(1 + min(attempt, 2)))
            family = choice.one(material["family"])
            given = [first, *more]
            latin, arabic = (" ".join(name[script] for name in given) for script in (0, 1))
            person_id = slugify(f"{latin} {family[0]}")
            if person_id not in taken:
                break
        taken.add(person_id)
        latin_form = (f"{latin} {family[0]}", f"{family[0]}, {latin}")
        arabic_form = (f"{arabic} {family[1]}", f"{family[1]}، {arabic}")
        organisation = organisations[index % len(organisations)]
        gender = first[2]
        name = {"ar": arabic_form[0], "en": latin_form[0], "it": latin_form[0]}
        yield Person(
            id=person_id,
            names={"Latn": latin_form, "Arab": arabic_form},
            position=choice.one(material["position"])[gender],
            organisation=organisation.id,
            country=organisation.country,
            biography=biography(choice, name, choice.one(subjects)["text"], gender),
        )


def _sessions(
    numbers: tuple[int, int],
    people: tuple[Person, ...],
    rooms: list[str],
    slots: tuple[tuple[str, str], ...],
    seed: int,
) -> Iterator[Session]:
    sessions, panels = numbers
    total, waiting = sessions + panels, deque(people)
    panel_every = total / panels
    panel_places = {int(index * panel_every) for index in range(panels)}
    most = max(1, min(5, len(people) // len(rooms)))
    panel_number, busy = 0, set[str]()
    for index in range(total):
        slot, room = divmod(index, len(rooms))
        if room == 0:
            busy = set()
        choice = Choice(seed, f"session {index}")
        here = []
        for _ in range(choice.number(min(2, most), most)):
            while waiting[0].id in busy:
                waiting.rotate(-1)
            here.append(waiting[0])
            busy.add(waiting[0].id)
            waiting.rotate(-1)
        is_panel = index in panel_places
        panel_number += is_panel
        day, time = divmod(slot, len(slots))
        number = panel_number if is_panel else None
        yield _session(index, number, here, (FIRST_DAY + timedelta(day), *slots[time], rooms[room]), choice)


def _session(
    index: int, number: int | None, people: list[Person], place: tuple[date, str, str, str], choice: Choice
) -> Session:
    phrases, sentences = pieces("phrases"), pieces("sentences")
    subject, angle = choice.one(phrases["subject"]), choice.one(phrases["angle"])
    title = {tag: f"{subject['title'][tag]}: {angle[tag]}" for tag in subject["title"]}
    lead, others = ("chair", "panellist") if number else ("moderator", "speaker")
    link = _link(people[-1]) if choice.number(1, 5) == 1 else None
    topics = choice.shuffled([topic["id"] for topic in pieces("people")["topic"]])[: choice.number(1, 3)]
    outcomes: list[Outcome] = []
    if number:
        for place_in_panel, template in enumerate(choice.shuffled(sentences["outcome"])[: choice.number(4, 8)], 1):
            text = filled(template, choice, subject["text"])
            outcomes.append(Outcome(f"outcome-{place_in_panel}", template["kind"], text))
    return Session(
        id=f"{subject['id']}-{index + 1}",
        kind="panel" if number else choice.one(("session", "session", "session", "workshop", "keynote")),
        number=number,
        title=title,
        summary=filled(choice.one(sentences["summary"]), choice, subject["text"]),
        body=abstract(choice, subject["text"], link),
        day=place[0],
        start=place[1],
        end=place[2],
        room=place[3],
        topics=tuple(sorted(topics)),
        people=tuple((person.id, others if position else lead) for position, person in enumerate(people)),
        outcomes=tuple(outcomes),
    )


def _link(person: Person) -> Text:
    latin, arabic = person.names["Latn"][0], person.names["Arab"][0]
    address = f"/speakers/{person.id}/"
    return {
        "ar": f"للمزيد: [{arabic}]({address}).",
        "en": f"More: [{latin}]({address}).",
        "it": f"Per saperne di più: [{latin}]({address}).",
    }


def main() -> None:
    """Write the content of a workload."""
    from benchmarks.jumbo_content import write_content

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("sessions", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_content(make_conference(options.sessions, options.seed), options.folder)


if __name__ == "__main__":
    main()
