"""The timetable for apps: the rules of the format, and nothing lost on the way there and back.

The c3voc publishes an XML Schema and a JSON Schema of the format, but no package holds them and the kept-up reader of
it on PyPI (c3voc-schedule-tools) asks for an older icalendar than this project. So their rules are written here, one by
one: which elements there are and in which form, what is unique, what a JSON object holds and what it may not.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jumbo_site.content.load import load_content
from jumbo_site.outputs.output import ExportSources
from jumbo_site.outputs.schedule import OUTPUT
from jumbo_site.outputs.schedule_events import Numbers, as_duration, minutes
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite
from tests.outputs.test_edition_calendar import content  # noqa: F401

EVENT = {"date", "start", "duration", "room", "slug", "url", "title", "subtitle", "track", "type", "language"} | {
    *("abstract", "description", "persons", "links", "attachments")
}
CONFERENCE = {"acronym", "title", "start", "end", "daysCount", "timeslot_duration", "time_zone_name", "url"} | {
    *("rooms", "tracks", "days")
}
ISOLATES = re.compile("[\u2066-\u2069]")


@pytest.fixture(params=["ar", "en", "it"])
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def xml(invented: BuiltSite, tag: str) -> etree._Element:
    return etree.fromstring((invented.folder / tag / "2030" / "schedule.xml").read_bytes())


@pytest.fixture
def schedule(invented: BuiltSite, tag: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((invented.folder / tag / "2030" / "schedule.json").read_text("utf-8"))
    assert set(data) == {"$schema", "generator", "schedule"}
    found: dict[str, Any] = data["schedule"]
    return found


@pytest.fixture
def sessions(invented: BuiltSite) -> list[dict[str, Any]]:
    data = json.loads((invented.folder / "data.json").read_text("utf-8"))
    return list(data["editions"][0]["sessions"])


def events(schedule: dict[str, Any]) -> list[dict[str, Any]]:
    days = schedule["conference"]["days"]
    return [event for day in days for room in day["rooms"].values() for event in room]


def plain(text: str) -> str:
    return ISOLATES.sub("", text)


def test_the_xml_has_the_elements_in_their_form(xml: etree._Element) -> None:
    assert xml.tag == "schedule"
    assert [one.tag for one in xml[:3]] == ["generator", "version", "conference"]
    assert {one.tag for one in xml[3:]} == {"day"}
    head = xml.find("conference")
    assert {one.tag for one in head} == {
        *("acronym", "title", "start", "end", "days", "timeslot_duration", "base_url", "time_zone_name")
    }
    assert re.fullmatch(r"[a-z0-9_-][a-z0-9_]{3,}", head.findtext("acronym"))
    assert int(head.findtext("days")) == len(xml.findall("day"))
    assert all(head.findtext(name) for name in ("title", "start", "end", "time_zone_name"))
    for day in xml.iter("day"):
        first, last = (datetime.fromisoformat(day.get(name)) for name in ("start", "end"))
        assert first.tzinfo is not None
        assert first.date() == last.date() == date.fromisoformat(day.get("date"))
        assert {one.tag for one in day} <= {"room"}
    for event in xml.iter("event"):
        assert {one.tag for one in event} == EVENT
        assert len(event) == len(EVENT)
        UUID(event.get("guid"))
        assert 0 < int(event.get("id")) < 2**31
        assert re.fullmatch(r"[0-2][0-9]:[0-5][0-9]", event.findtext("start"))
        assert re.fullmatch(r"[0-9]{2}:[0-9]{2}", event.findtext("duration"))
        assert event.findtext("room") == event.getparent().get("name")
        moment = datetime.fromisoformat(event.findtext("date"))
        assert moment.utcoffset() == timedelta(hours=2)
        assert moment.strftime("%H:%M") == event.findtext("start")
        assert moment.date().isoformat() == event.getparent().getparent().get("date")
        assert event.findtext("url").startswith(BASE_URL)
        assert all(int(one.get("id")) > 0 and one.text for one in event.iter("person"))


def test_guids_ids_slugs_and_days_are_unique(xml: etree._Element) -> None:
    for values in (xml.xpath("//event/@guid"), xml.xpath("//event/@id"), xml.xpath("//slug/text()")):
        assert len(values) == len(set(values)) > 20
    assert xml.xpath("//day/@index") == [str(index + 1) for index in range(len(xml.findall("day")))]


def test_the_json_has_what_its_schema_asks_for_and_no_more(schedule: dict[str, Any]) -> None:
    assert set(schedule) == {"version", "base_url", "conference"}
    conference = schedule["conference"]
    assert set(conference) == CONFERENCE
    assert conference["daysCount"] == len(conference["days"])
    assert all(set(room) == {"name", "guid"} and UUID(room["guid"]) for room in conference["rooms"])
    assert len({room["guid"] for room in conference["rooms"]}) == len(conference["rooms"])
    for day in conference["days"]:
        assert set(day) == {"index", "date", "day_start", "day_end", "rooms"}
    for event in events(schedule):
        assert set(event) == EVENT | {"id", "guid"}
        assert re.fullmatch(r"[a-z0-9_-]+[a-z0-9]", event["slug"])
        assert all({"name", "public_name", "guid", "url"} == set(person) for person in event["persons"])


def test_both_formats_say_the_same(xml: etree._Element, schedule: dict[str, Any]) -> None:
    simple = EVENT - {"persons", "links", "attachments"}
    in_xml = [
        {name: event.findtext(name) for name in simple}
        | {"id": int(event.get("id")), "guid": event.get("guid"), "persons": [one.text for one in event.iter("person")]}
        for event in xml.iter("event")
    ]
    in_json = [
        {name: event[name] for name in (*simple, "id", "guid")} | {"persons": [one["name"] for one in event["persons"]]}
        for event in events(schedule)
    ]
    assert in_xml == in_json
    assert xml.findtext("version") == schedule["version"]


def test_every_session_with_a_time_is_read_back_whole(
    schedule: dict[str, Any], sessions: list[dict[str, Any]], invented: BuiltSite, tag: str
) -> None:
    timed = {one["id"]: one for one in sessions if "start" in one}
    found = {
        event["slug"].rpartition("-panel_")[2].removeprefix("conference_2030-"): event for event in events(schedule)
    }
    assert set(found) == set(timed)
    names = {one["id"]: one["name"] for one in json.loads((invented.folder / "data.json").read_text())["speakers"]}
    script = "Arab" if tag == "ar" else "Latn"
    for own, session in timed.items():
        event = found[own]
        assert plain(event["title"]) == session["title"][tag]
        assert plain(event["abstract"]) == session.get("summary", {}).get(tag, "")
        assert (event["date"][:10], event["start"]) == (session["day"], session["start"])
        assert minutes(session["start"]) + minutes(event["duration"]) == minutes(session["end"])
        assert event["language"] == (session["languages"] or [""])[0]
        people = list(dict.fromkeys(one["speaker"] for one in session["people"]))
        assert [plain(one["name"]) for one in event["persons"]] == [names[one][script]["text"] for one in people]
        if session["urls"]:
            assert event["url"] == session["urls"][tag]


def test_a_session_has_the_same_numbers_in_every_language(invented: BuiltSite) -> None:
    def found(tag: str) -> set[tuple[str, int, str]]:
        data = json.loads((invented.folder / tag / "2030" / "schedule.json").read_text("utf-8"))["schedule"]
        rooms = {one["name"]: one["guid"] for one in data["conference"]["rooms"]}
        return {(one["guid"], one["id"], rooms[one["room"]]) for one in events(data)}

    assert found("ar") == found("en") == found("it")


def test_rooms_stand_in_the_editions_order(schedule: dict[str, Any], invented: BuiltSite, tag: str) -> None:
    edition = json.loads((invented.folder / "data.json").read_text("utf-8"))["editions"][0]
    order = [room["name"][tag] for room in edition["rooms"]]
    for day in schedule["conference"]["days"]:
        own = [plain(room) for room in day["rooms"] if plain(room) in order]
        assert own == sorted(own, key=order.index)
        for room in day["rooms"].values():
            assert [one["date"] for one in room] == sorted(one["date"] for one in room)


def test_what_is_not_known_is_not_guessed(content: Any) -> None:  # noqa: F811
    """A break without an end lasts no time; what has no clock time is left out."""
    sources = ExportSources(content, "https://jumbo.example/", Path())
    job = next(one for one in OUTPUT.jobs(content) if one.language == "en")
    root = etree.fromstring(OUTPUT.make(job, sources)["en/2030/schedule.xml"])
    titles = {one.findtext("title"): one for one in root.iter("event")}
    assert titles["Coffee"].findtext("duration") == "00:00"
    assert titles["Coffee"].findtext("url") == "https://jumbo.example/en/2030/programme/"
    assert "At any time" not in titles
    assert "Walk, then; talk" not in titles


def test_a_version_tells_a_timetable_from_another(invented: BuiltSite) -> None:
    versions = {
        tag: json.loads((invented.folder / tag / "2030/schedule.json").read_text("utf-8"))["schedule"]["version"]
        for tag in ("ar", "en", "it")
    }
    assert len(set(versions.values())) == 3


def test_an_edition_without_clock_times_has_no_timetable(jumbo: BuiltSite) -> None:
    loaded = load_content(REPOSITORY / "content").content
    assert loaded is not None
    assert list(OUTPUT.jobs(loaded)) == []
    assert not list(jumbo.folder.rglob("schedule.*"))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True))
def test_numbers_are_apart_and_stay(names: list[str]) -> None:
    numbers = Numbers()
    found = [numbers.of(name) for name in names]
    assert len(set(found)) == len(names)
    assert [numbers.of(name) for name in names] == found


def test_names_that_meet_get_numbers_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jumbo_site.outputs.schedule_events.LARGEST_NUMBER", 3)
    numbers = Numbers()
    assert sorted(numbers.of(name) for name in ("a", "b", "c")) == [1, 2, 3]


@given(st.integers(0, 24 * 60 - 1))
def test_minutes_are_read_as_they_are_written(length: int) -> None:
    assert minutes(as_duration(length)) == length
