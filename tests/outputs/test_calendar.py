"""A calendar is read back by an independent reader as it was meant, whatever its texts hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from jumbo_site.outputs.calendar import CalendarData, CalendarEvent, calendar_file, moment
from jumbo_site.outputs.calendar_text import folded

WHOLE = CalendarEvent(
    uid="2022@jumbo.example",
    summary="القمة السابعة",
    start=date(2022, 11, 17),
    end=date(2022, 11, 19),
    description="الأمن والتعاون",
    location="روما",
    url="https://jumbo.example/ar/2022/",
)
TIMED = CalendarEvent(
    uid="2022-cybercrime@jumbo.example",
    summary="Cybercrime",
    start=moment(date(2022, 11, 17), "09:00", "Europe/Rome"),
    end=moment(date(2022, 11, 17), "10:30", "Europe/Rome"),
    language="en",
)
DATA = CalendarData("القمة", "وصف", "ar", "Europe/Rome", (WHOLE, TIMED), "https://jumbo.example/ar/2022/programme/")

HOSTILE = [
    "a\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M\r\nEND:VALARM",
    "a\rEND:VEVENT\rBEGIN:VEVENT",
    "a\nATTENDEE:mailto:x@y.example",
    "a\u2028BEGIN:VALARM\u2029b\x85c\x0bd\x0ce\x1cf",
    'commas, semicolons; colons: "quotes" and \\backslashes\\, \\n \\N',
    "\x00\x07\x1b[31m\x7f\x9b",
    "\u202eright to left\u2066 isolate",
    "👩‍👩‍👧 " * 40,
    "سلام " * 60,
    "=HYPERLINK()",
    "\udc80 half a pair",
]

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(HOSTILE)


def read(data: CalendarData) -> Calendar:
    return Calendar.from_ical(calendar_file(data))


def only_event(event: CalendarEvent) -> dict[str, object]:
    """Return the properties of the one event of a calendar with nothing else."""
    calendar = read(replace(DATA, events=(event,)))
    assert [part.name for part in calendar.subcomponents if part.name != "VTIMEZONE"] == ["VEVENT"]
    (found,) = calendar.walk("VEVENT")
    assert found.subcomponents == []
    return dict(found)


def shown(text: str) -> str:
    """What of a text reaches a reader on one line."""
    ends = str.maketrans(dict.fromkeys("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
    kept = (one for one in text.translate(ends) if one in "\t\n" or not (one < " " or "\x7f" <= one <= "\x9f"))
    return " ".join("".join(one for one in kept if not "\ud800" <= one <= "\udfff").split())


def test_a_calendar_says_what_it_is() -> None:
    calendar = read(DATA)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"] == "-//jumbo-site//conference calendar//EN"
    assert calendar["X-WR-CALNAME"] == "القمة"
    assert calendar["X-WR-CALDESC"] == "وصف"
    assert calendar["X-WR-TIMEZONE"] == "Europe/Rome"
    assert calendar["URL"] == "https://jumbo.example/ar/2022/programme/"


def test_an_event_of_whole_days_has_dates_and_ends_on_the_day_after_the_last() -> None:
    event = only_event(WHOLE)
    raw = calendar_file(replace(DATA, events=(WHOLE,)))
    assert b"DTSTART;VALUE=DATE:20221117\r\n" in raw
    assert b"DTEND;VALUE=DATE:20221119\r\n" in raw
    assert b"VTIMEZONE" not in raw
    assert event["TRANSP"] == "TRANSPARENT"
    assert (event["SUMMARY"], event["DESCRIPTION"], event["LOCATION"]) == ("القمة السابعة", "الأمن والتعاون", "روما")
    assert (event["URL"], event["UID"]) == ("https://jumbo.example/ar/2022/", "2022@jumbo.example")


def test_an_event_with_clock_times_has_them_in_its_zone_and_the_zone_stands_before() -> None:
    raw = calendar_file(DATA)
    assert b"DTSTART;TZID=Europe/Rome:20221117T090000\r\n" in raw
    assert b"DTEND;TZID=Europe/Rome:20221117T103000\r\n" in raw
    calendar = Calendar.from_ical(raw)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE", "VEVENT", "VEVENT"]
    (event,) = (event for event in calendar.walk("VEVENT") if event["UID"] == TIMED.uid)
    assert event["DTSTART"].dt.astimezone(UTC) == datetime(2022, 11, 17, 8, tzinfo=UTC)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=90)


@pytest.mark.parametrize(
    "key", ["Europe/Rome", "Asia/Riyadh", "Africa/Casablanca", "America/New_York", "Asia/Kathmandu"]
)
@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2022, 7, 15), date(2022, 12, 31), date(2045, 7, 1)])
def test_a_zone_gives_the_right_offset_by_its_own_rules_alone(key: str, day: date) -> None:
    start = moment(day, "12:00", key)
    event = replace(TIMED, start=start, end=start + timedelta(hours=1))
    (zone,) = read(replace(DATA, events=(event,))).walk("VTIMEZONE")
    assert zone["TZID"] == key
    assert zone.to_tz(lookup_tzid=False).utcoffset(start.replace(tzinfo=None)) == start.utcoffset()


def test_each_zone_stands_once_sorted_and_utc_needs_none() -> None:
    starts = [moment(date(2022, 11, 17), "09:00", key) for key in ("Europe/Rome", "Asia/Riyadh", "UTC", "Asia/Riyadh")]
    starts.append(datetime(2022, 11, 17, 9, tzinfo=UTC))
    data = replace(DATA, events=[replace(TIMED, uid=str(n), start=one, end=None) for n, one in enumerate(starts)])
    assert [zone["TZID"] for zone in read(data).walk("VTIMEZONE")] == ["Asia/Riyadh", "Europe/Rome"]
    assert calendar_file(data).count(b"DTSTART:20221117T090000Z") == 2


def test_an_event_without_an_end_has_none() -> None:
    assert "DTEND" not in only_event(replace(WHOLE, end=None))


def test_empty_texts_are_left_out() -> None:
    event = only_event(replace(WHOLE, description="", location="", url=""))
    assert not {"DESCRIPTION", "LOCATION", "URL"} & event.keys()


def test_texts_carry_their_language() -> None:
    raw = calendar_file(replace(DATA, events=(replace(WHOLE, summary="a", description="b", location="c"), TIMED)))
    for line in (b"SUMMARY;LANGUAGE=ar:a", b"DESCRIPTION;LANGUAGE=ar:b", b"LOCATION;LANGUAGE=ar:c"):
        assert line + b"\r\n" in raw
    assert b"SUMMARY;LANGUAGE=en:Cybercrime\r\n" in raw


def test_an_event_may_be_cancelled() -> None:
    assert only_event(WHOLE)["STATUS"] == "CONFIRMED"
    assert only_event(replace(WHOLE, status="CANCELLED"))["STATUS"] == "CANCELLED"


def test_the_stamp_is_the_start_and_not_the_clock() -> None:
    raw = calendar_file(DATA)
    assert b"DTSTAMP:20221117T000000Z\r\n" in raw
    assert b"DTSTAMP:20221117T080000Z\r\n" in raw


def test_the_bytes_depend_on_nothing_but_the_data() -> None:
    script = (
        "import sys; from tests.outputs.test_calendar import DATA, calendar_file; "
        "sys.stdout.buffer.write(calendar_file(DATA))"
    )
    expected = calendar_file(DATA)
    for zone, seed in (("Asia/Tokyo", "1"), ("America/New_York", "2")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).resolve().parents[2],
            env=environment,
            capture_output=True,
            check=True,
        )
        assert done.stdout == expected


@pytest.mark.parametrize("field", ["summary", "location", "description", "uid"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_of_one_event(field: str, text: str) -> None:
    usual = only_event(replace(WHOLE, description="a"))
    event = only_event(replace(WHOLE, description="a") if field == "description" else WHOLE)
    assert event.keys() == usual.keys()
    event = only_event(replace(WHOLE, **{field: text}))
    assert event.keys() <= usual.keys()
    value = str(event.get(field.upper(), ""))
    assert " ".join(value.split()) == shown(text)
    assert field == "description" or "\n" not in value


@given(texts, texts, texts)
def test_any_text_is_read_back(summary: str, description: str, location: str) -> None:
    event = only_event(replace(WHOLE, summary=summary, description=description, location=location))
    assert event["SUMMARY"] == shown(summary)
    assert " ".join(str(event.get("DESCRIPTION", "")).split()) == shown(description)
    assert event.get("LOCATION", "") == shown(location)


@given(texts, texts, texts)
def test_no_text_of_the_calendar_adds_to_it(name: str, description: str, timezone_name: str) -> None:
    calendar = read(replace(DATA, name=name, description=description, timezone=timezone_name))
    # the reader keeps unknown properties escaped; the type of this one is TEXT ([MS-OXCICAL], 2.1.3.1.1.17)
    assert re.sub(r"\\(.)", r"\1", calendar["X-WR-CALNAME"]) == shown(name)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE", "VEVENT", "VEVENT"]
    known = {"VERSION", "PRODID", "CALSCALE", "METHOD", "URL", "X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE"}
    assert calendar.keys() <= known


@given(texts, texts)
def test_lines_end_with_crlf_and_have_75_octets_at_most_and_no_character_is_split(summary: str, text: str) -> None:
    raw = calendar_file(replace(DATA, events=(replace(WHOLE, summary=summary, description=text), TIMED)))
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        assert all(character >= " " or character == "\t" for character in line.decode("utf-8"))


def test_an_address_is_escaped_and_must_be_absolute() -> None:
    hostile = only_event(replace(WHOLE, url="https://jumbo.example/a b/قمة\nBEGIN:VALARM"))
    assert str(hostile["URL"]).startswith("https://jumbo.example/a%20b/%D9%82")
    with pytest.raises(ValueError, match="no absolute web address"):
        calendar_file(replace(DATA, events=(replace(WHOLE, url="/ar/2022/"),)))


@pytest.mark.parametrize("tag", ['ar"', "ar\r\nBEGIN:VALARM", "ar;X=1", "-"])
def test_what_is_no_language_tag_is_a_mistake(tag: str) -> None:
    with pytest.raises(ValueError, match="no language tag"):
        calendar_file(replace(DATA, language=tag))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2022, 11, 17, 9), None),
        (datetime(2022, 11, 17, 9, tzinfo=timezone(timedelta(hours=1))), None),
        (date(2022, 11, 17), datetime(2022, 11, 17, 9, tzinfo=UTC)),
        (datetime(2022, 11, 17, 9, tzinfo=UTC), date(2022, 11, 18)),
    ],
)
def test_times_that_calendars_would_read_differently_are_a_mistake(start: date, end: date | None) -> None:
    with pytest.raises(ValueError, match="2022@"):
        replace(WHOLE, start=start, end=end)


@given(
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=300)
    | st.text("ab\\^,م", max_size=300)
)
def test_lines_are_folded_as_the_library_folds_them(line: str) -> None:
    from icalendar.parser.string import _foldline

    assert folded(line).decode("utf-8") == _foldline(line)
