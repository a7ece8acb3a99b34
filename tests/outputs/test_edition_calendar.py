"""The calendars of an edition, its days and its sessions are read back by an independent reader."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from jumbo_site.content.load import load_content
from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.outputs.edition_calendar import OUTPUT
from jumbo_site.outputs.output import ExportSources
from tests.build.small_site import FILES, PIXEL
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite

TIRANE = ZoneInfo("Europe/Tirane")
MORE = {
    "2030/sessions/walk.yaml": 'title: {en: "Walk, then; talk", ar: "نزهة، ثم حديث"}\nday: 2030-05-03\n',
    "2030/sessions/coffee.yaml": 'kind: break\ntitle: {en: Coffee, ar: قهوة}\nday: 2030-05-02\nstart: "10:00"\n',
    "2030/sessions/any-time.yaml": "title: {en: At any time, ar: في أي وقت}\n",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder = tmp_path_factory.mktemp("content")
    for name, text in {**FILES, **MORE}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "media").mkdir()
    (folder / "media" / "ana.png").write_bytes(PIXEL)
    loaded = load_content(folder)
    assert loaded.content is not None, loaded.diagnostics
    return loaded.content


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    sources = ExportSources(content, BASE_URL, Path())
    return {path: data for job in OUTPUT.jobs(content) for path, data in OUTPUT.make(job, sources).items()}


def events(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_there_is_a_file_for_each_day_and_page_with_a_time_and_no_other(
    content: Content, files: dict[str, bytes]
) -> None:
    own = {
        "2030/calendar.ics",
        "2030/calendar-2030-05-02.ics",
        "2030/panels/lights/calendar.ics",
        "2030/sessions/welcome/calendar.ics",
    }
    assert set(files) == {f"{tag}/{path}" for tag in content.language_tags for path in own}
    planned = {path[1:] for path in addresses.page_paths(content) if path.endswith(".ics")}
    assert planned == own, "they are permanent addresses"


def test_a_day_has_its_sessions_in_order(files: dict[str, bytes]) -> None:
    calendar = Calendar.from_ical(files["ar/2030/calendar-2030-05-02.ics"])
    assert [str(one["SUMMARY"]) for one in calendar.walk("VEVENT")] == ["الترحيب", "قهوة", "أضواء البحر"]
    assert "٢ مايو ٢٠٣٠" in str(calendar["X-WR-CALNAME"])
    assert all(one["DTSTART"].dt.date() == date(2030, 5, 2) for one in calendar.walk("VEVENT"))


def test_a_session_has_one_event_the_same_as_in_the_editions_calendar(files: dict[str, bytes]) -> None:
    (own,) = events(files["en/2030/panels/lights/calendar.ics"])
    assert own["DTSTART"].dt == datetime(2030, 5, 2, 10, 30, tzinfo=TIRANE)
    assert own["DTEND"].dt == datetime(2030, 5, 2, 12, 0, tzinfo=TIRANE)
    assert str(own["SUMMARY"]) == "Lights at sea"
    assert str(own["URL"]) == f"{BASE_URL}en/2030/panels/lights/"
    for path in ("en/2030/calendar.ics", "en/2030/calendar-2030-05-02.ics"):
        same = next(one for one in events(files[path]) if one["UID"] == own["UID"])
        assert same.to_ical() == own.to_ical()


def test_the_editions_calendar_has_the_whole_and_all_sessions_with_times(files: dict[str, bytes]) -> None:
    whole, *sessions = events(files["en/2030/calendar.ics"])
    assert (whole["DTSTART"].dt, whole["DTEND"].dt) == (date(2030, 5, 2), date(2030, 5, 4))
    assert len(sessions) == 3


def test_an_edition_without_clock_times_has_one_calendar() -> None:
    content = load_content(REPOSITORY / "content").content
    assert content is not None
    made = OUTPUT.make(next(iter(OUTPUT.jobs(content))), ExportSources(content, BASE_URL, Path()))
    assert [path.partition("/")[2] for path in made] == ["2022/calendar.ics"]


def test_a_changed_session_is_taken_over_and_a_place_on_the_map_is_found(invented: BuiltSite) -> None:
    calendar = Calendar.from_ical((invented.folder / "en" / "2030" / "calendar.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert {event["SEQUENCE"] for event in events} == {0, 2}
    assert [str(event["UID"]).partition("@")[0] for event in events if event["SEQUENCE"]] == ["2030-lunch-1"]
    for event in events:
        assert (event["GEO"].latitude, event["GEO"].longitude) == (41.9, 12.5)
