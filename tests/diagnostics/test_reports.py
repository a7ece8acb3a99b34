"""Reports: what people, programs and pull requests are shown; hostile texts can forge none of it."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.diagnostics import (
    Diagnostic,
    Location,
    diagnostic,
    format_counts,
    format_github,
    format_json,
    format_text,
    has_warnings,
)
from jumbo_site.diagnostics.reports import format_sarif

UNKNOWN = diagnostic(
    "unknown-key", "`nam` is not known here.", Location("content/speakers/x.yaml", 3, 9), "Did you mean `name`?"
)
UNUSED = diagnostic("unused-speaker", "Nobody names her.")

hostile = st.text(
    st.characters() | st.sampled_from("\x1b\x07\x85\r\n\t\u202e\u2066\u2028\ufeff\udcff%:,\U000e0041"), max_size=30
)
hostile_diagnostics = st.builds(
    diagnostic, st.just("unknown-key"), hostile, st.builds(Location, hostile), st.none() | hostile
)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


def test_text_is_place_severity_message_code_and_the_hint_below() -> None:
    assert format_text([UNKNOWN]) == (
        "content/speakers/x.yaml:3:9: error: `nam` is not known here. [unknown-key]\n    hint: Did you mean `name`?\n"
    )


def test_text_without_place_or_hint_is_one_line() -> None:
    assert format_text([UNUSED]) == "warning: Nobody names her. [unused-speaker]\n"


def test_nothing_wrong_is_nothing_to_read() -> None:
    assert format_text([]) == format_github([]) == ""


def test_colour_adds_escapes_and_no_other_character() -> None:
    coloured = format_text([UNKNOWN, UNUSED], colour=True)
    assert "\x1b[31merror\x1b[0m" in coloured
    assert "\x1b[33mwarning\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == format_text([UNKNOWN, UNUSED])


def test_json_has_a_stable_schema() -> None:
    assert json.loads(format_json([UNKNOWN, UNUSED])) == {
        "version": 1,
        "diagnostics": [
            {
                "code": "unknown-key",
                "severity": "error",
                "message": "`nam` is not known here.",
                "file": "content/speakers/x.yaml",
                "line": 3,
                "column": 9,
                "hint": "Did you mean `name`?",
            },
            {
                "code": "unused-speaker",
                "severity": "warning",
                "message": "Nobody names her.",
                "file": None,
                "line": None,
                "column": None,
                "hint": None,
            },
        ],
        "errors": 1,
        "warnings": 1,
        "notes": 0,
    }


def test_json_shows_arabic_as_it_is_and_direction_marks_as_escapes() -> None:
    written = format_json([diagnostic("unknown-key", "مفتاح\u202e")])
    assert "مفتاح\\u202e" in written


def test_github_annotates_the_line_and_adds_the_hint() -> None:
    assert format_github([UNKNOWN, UNUSED]) == (
        "::error file=content/speakers/x.yaml,line=3,col=9,title=unknown-key"
        "::`nam` is not known here. Did you mean `name`?\n"
        "::warning title=unused-speaker::Nobody names her.\n"
    )


def test_github_escapes_what_its_commands_are_made_of() -> None:
    found = diagnostic("unknown-key", "50%\n::error::x", Location("a:b,c%.yaml"))
    assert format_github([found]) == (
        "::error file=a%3Ab%2Cc%25.yaml,line=1,col=1,title=unknown-key::50%25%0A::error::x\n"
    )


def test_counts_are_in_words() -> None:
    assert format_counts([UNKNOWN, UNUSED, UNUSED]) == "1 error, 2 warnings"
    assert format_counts([]) == "0 errors, 0 warnings"


@given(hostile_diagnostics)
def test_no_text_can_forge_a_line_a_control_sequence_or_a_direction(found: Diagnostic) -> None:
    lines = 1 if not found.hint else 2
    for written, expected in ((format_text([found]), lines), (format_github([found]), 1)):
        assert written.encode("utf-8").count(b"\n") == expected
        assert CONTROLS.search(written) is None


@given(hostile_diagnostics)
def test_json_gives_every_text_back_and_shows_no_control_character(found: Diagnostic) -> None:
    written = format_json([found])
    written.encode("utf-8")
    assert CONTROLS.search(written) is None
    item = json.loads(written)["diagnostics"][0]
    assert found.location is not None
    assert (item["message"], item["file"], item["hint"]) == (found.message, found.location.file, found.hint)


def test_sarif_names_rules_places_and_levels() -> None:
    """SARIF 2.1.0: 3.19.23 (rules), 3.27 (results), 3.29.3 and 3.30 (places, from 1)."""
    log = json.loads(
        format_sarif(
            [
                diagnostic("unknown-key", "A \u202e key.", Location("content/a b/مرفأ.yaml", 3, 7), "Delete it."),
                diagnostic("unused-speaker", "Nobody.", None),
                diagnostic("unknown-key", "Another.", Location("x.yaml", 1, 1)),
            ],
            "0.1.0",
        )
    )
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["unknown-key", "unused-speaker"]
    assert all(rule["shortDescription"]["text"].endswith(".") for rule in rules)
    first, second, third = run["results"]
    assert [rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"]] == [True] * 3
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["message"]["text"] == "A <U+202E> key. Delete it."
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 7}
    assert place["artifactLocation"]["uri"] == "content/a%20b/%D9%85%D8%B1%D9%81%D8%A3.yaml"
    assert "locations" not in second
    assert third["message"]["text"] == "Another."


def test_a_note_is_told_as_one_in_every_format_and_fails_nothing() -> None:
    note = diagnostic("unused-media", "Nothing shows it.", Location("content/media/a.jpg"))
    assert format_text([note]) == "content/media/a.jpg:1:1: note: Nothing shows it. [unused-media]\n"
    assert format_github([note]).startswith("::notice file=content/media/a.jpg,")
    assert json.loads(format_json([note]))["notes"] == 1
    assert json.loads(format_sarif([note], "1"))["runs"][0]["results"][0]["level"] == "note"
    assert format_counts([note]) == "0 errors, 0 warnings, 1 note"
    assert not has_warnings([note])
    assert has_warnings([note, UNUSED])
