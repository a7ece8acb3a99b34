"""Diagnostics: severity by code, order by place, each once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.diagnostics import (
    CODES,
    Diagnostic,
    DiagnosticLog,
    Location,
    Severity,
    diagnostic,
    has_errors,
    in_order,
)

locations = st.builds(Location, st.sampled_from(["a.yaml", "b.yaml"]), st.integers(1, 3), st.integers(1, 3))
diagnostics = st.builds(
    diagnostic,
    st.sampled_from(sorted(CODES)),
    st.sampled_from(["One.", "Two."]),
    st.none() | locations,
    st.none() | st.just("Mend it."),
)


def test_a_location_is_the_first_character_unless_told() -> None:
    assert Location("a.yaml") == Location("a.yaml", 1, 1)


def test_severity_comes_from_the_code() -> None:
    assert diagnostic("unknown-key", "No.").severity is Severity.ERROR
    assert diagnostic("unknown-file", "No.").severity is Severity.WARNING


def test_an_unregistered_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        diagnostic("no-such-code", "No.")


def test_order_is_by_line_number_not_by_text() -> None:
    late, early = (diagnostic("unknown-key", "No.", Location("a.yaml", line)) for line in (10, 9))
    assert in_order([late, early]) == (early, late)


@given(st.lists(diagnostics))
def test_order_does_not_depend_on_the_order_of_finding(found: list[Diagnostic]) -> None:
    assert in_order(found) == in_order(reversed(found))


@given(st.lists(diagnostics))
def test_each_is_reported_once_and_none_is_lost(found: list[Diagnostic]) -> None:
    ordered = in_order(found)
    assert len(ordered) == len(set(ordered))
    assert set(ordered) == set(found)


@given(st.lists(diagnostics))
def test_a_log_is_the_ordered_diagnostics_that_went_into_it(found: list[Diagnostic]) -> None:
    log = DiagnosticLog()
    log.extend(found)
    log.add("unknown-key", "No.", Location("z.yaml"), "Mend it.")
    expected = in_order([*found, diagnostic("unknown-key", "No.", Location("z.yaml"), "Mend it.")])
    assert log.sorted() == expected
    assert sorted([*log.errors, *log.warnings], key=expected.index) == list(expected)
    assert log.has_errors


def test_warnings_alone_do_not_stop_publishing() -> None:
    log = DiagnosticLog()
    log.add("unknown-file", "Not used.")
    assert not log.has_errors
    assert not has_errors(log.sorted())
    assert log.errors == ()
