"""Problems as GitLab's Code Quality report: places for its lines, and fingerprints that know a problem again."""

from __future__ import annotations

import json

from jumbo_site.diagnostics import Location, diagnostic
from jumbo_site.diagnostics.code_quality import format_gitlab

PROBLEM = diagnostic("unknown-speaker", "There is no speaker `x`.", Location("content/a.yaml", 7, 3), "Add one.")


def test_a_problem_has_a_place_and_a_severity() -> None:
    [finding] = json.loads(format_gitlab([PROBLEM]))
    assert len(finding.pop("fingerprint")) == 64
    assert finding == {
        "description": "There is no speaker `x`. Add one.",
        "check_name": "unknown-speaker",
        "severity": "major",
        "location": {"path": "content/a.yaml", "lines": {"begin": 7}},
    }
    warning = diagnostic("unused-speaker", "`x` takes part in nothing.", None)
    [finding] = json.loads(format_gitlab([warning]))
    assert (finding["severity"], finding["location"]) == ("minor", {"path": ".", "lines": {"begin": 1}})


def test_a_fingerprint_stays_when_lines_move_and_is_no_other_ones() -> None:
    moved = diagnostic("unknown-speaker", "There is no speaker `x`.", Location("content/a.yaml", 9, 3), "Add one.")
    elsewhere = diagnostic("unknown-speaker", "There is no speaker `x`.", Location("content/b.yaml", 7, 3))
    first, second, third = (one["fingerprint"] for one in json.loads(format_gitlab([PROBLEM, moved, elsewhere])))
    assert len({first, second, third}) == 3
    assert json.loads(format_gitlab([moved]))[0]["fingerprint"] == first


def test_nothing_wrong_is_an_empty_list() -> None:
    assert json.loads(format_gitlab([])) == []


def test_a_forged_direction_is_shown() -> None:
    [finding] = json.loads(format_gitlab([diagnostic("unknown-file", "a\u202eb", Location("content/\u202ex", 1, 1))]))
    assert (finding["description"], finding["location"]["path"]) == ("a<U+202E>b", "content/<U+202E>x")
