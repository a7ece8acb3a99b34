"""Schedules are read whole, in both forms, and hostile files end in one clear error."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.importers.schedule import read_schedule
from jumbo_site.importers.timetable import ImportedTimetable, ImportRefusedError
from tests.conftest import BuiltSite

ISOLATES = re.compile("[\u2066-\u2069]")


def plain(text: str) -> str:
    return ISOLATES.sub("", text)


@pytest.fixture(params=["xml", "json"])
def read(request: pytest.FixtureRequest, invented: BuiltSite) -> ImportedTimetable:
    return read_schedule((invented.folder / "ar" / "2030" / f"schedule.{request.param}").read_bytes())


def test_our_own_export_comes_back_without_loss(read: ImportedTimetable, invented: BuiltSite) -> None:
    data = json.loads((invented.folder / "data.json").read_text("utf-8"))
    all_sessions = data["editions"][0]["sessions"]
    sessions = {one["urls"]["ar"]: one for one in all_sessions if one.get("start") and one["urls"]}
    names = {one["id"]: one["name"]["Arab"]["text"] for one in data["speakers"]}
    found = {event.url: event for event in read.events if event.url in sessions}
    assert set(found) == set(sessions)
    assert len(read.events) == len([one for one in all_sessions if one.get("start")])
    for url, session in sessions.items():
        event = found[url]
        assert plain(event.title) == session["title"]["ar"]
        assert plain(event.abstract) == session["summary"]["ar"]
        assert (event.day, event.start) == (session["day"], session["start"])
        end = int(session["end"][:2]) * 60 + int(session["end"][3:])
        assert int(event.start[:2]) * 60 + int(event.start[3:]) + event.minutes == end
        assert event.language == (session["languages"] or [""])[0]
        people = dict.fromkeys(one["speaker"] for one in session["people"])
        assert [plain(person.name) for person in event.people] == [names[one] for one in people]
    assert (read.start, read.end, read.time_zone) == ("2030-10-01", "2030-10-02", "Europe/Rome")


def test_both_forms_say_the_same(invented: BuiltSite) -> None:
    folder = invented.folder / "en" / "2030"
    xml, own = (read_schedule((folder / f"schedule.{form}").read_bytes()) for form in ("xml", "json"))

    def without_keys(read: ImportedTimetable) -> ImportedTimetable:
        events = tuple(
            replace(event, people=tuple(replace(person, key="") for person in event.people)) for event in read.events
        )
        return replace(read, events=events)

    assert without_keys(xml) == without_keys(own)


XML = (
    "<schedule><conference><title>C</title></conference>"
    '<day date="2030-05-02"><room name="Hall">{}</room></day></schedule>'
)
EVENT = '<event id="1" guid="g"><title>T</title><start>{start}</start><duration>{duration}</duration></event>'


def test_a_small_file_of_frab() -> None:
    (event,) = read_schedule(XML.format(EVENT.format(start="9:05", duration="1:30")).encode()).events
    assert (event.day, event.start, event.minutes, event.room) == ("2030-05-02", "09:05", 90, "Hall")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no well-formed XML"),
        (b"\x00\xff", "no well-formed XML"),
        (b"<html/>", "its outermost element is `html`"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><schedule>&b;</schedule>', "document type"),
        (
            b'<!DOCTYPE a [<!ENTITY a "'
            + b"x" * 1000
            + b'"><!ENTITY b "'
            + b"&a;" * 1000
            + b'">]><schedule>&b;</schedule>',
            "The file",
        ),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><schedule/>', "document type"),
        (b"<schedule>" * 5000, "no well-formed XML"),
        (XML.format(EVENT.format(start="25:00", duration="0:30")).encode(), "is no time of day"),
        (XML.format(EVENT.format(start="09:00", duration="soon")).encode(), "is not hours and minutes"),
        (XML.replace("2030-05-02", "99999-1-1").format(EVENT.format(start="9:00", duration="")).encode(), "is no date"),
        (b"{}", "no `schedule.conference`"),
        (b'{"schedule": 3}', "no `schedule.conference`"),
        (b'{"schedule": ' + b"[" * 100_000, "nested deeper"),
        (b'{"schedule": {"conference": {"days": [{"date": "2030-01-01", "rooms": [3]}]}}}', "form of a schedule"),
        (b'{"schedule": {"conference": {"days": [3]}}}', "form of a schedule"),
    ],
)
def test_a_hostile_file_ends_in_a_clear_error(data: bytes, told: str) -> None:
    with pytest.raises(ImportRefusedError, match=re.escape(told)):
        read_schedule(data)


@given(st.binary(max_size=200))
def test_whatever_comes_is_read_or_refused(data: bytes) -> None:
    try:
        read_schedule(data)
    except ImportRefusedError as error:
        assert str(error)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["rooms", "date", "title", "persons", "links"]), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_whatever_json_comes_is_read_or_refused(value: object) -> None:
    data = json.dumps({"schedule": {"conference": {"days": value}}}).encode()
    try:
        read_schedule(data)
    except ImportRefusedError as error:
        assert str(error)


def test_persons_of_pretalx_and_an_event_without_a_time() -> None:
    person = {
        "guid": "p",
        "name": "Ada Lumen",
        "biography": " Keeps lanterns. ",
        "avatar_url": "https://x.example/a.jpg",
    }
    event = {"guid": "g", "title": "T", "start": None, "duration": "00:30", "persons": [person]}
    conference = {"title": "C", "days": [{"date": "2030-05-02", "rooms": {"Hall": [event]}}]}
    (read,) = read_schedule(json.dumps({"schedule": {"conference": conference}}).encode()).events
    (found,) = read.people
    assert (found.key, found.biography, found.photo) == ("p", "Keeps lanterns.", "https://x.example/a.jpg")
    assert (read.day, read.start) == ("2030-05-02", "")
