"""Each code is explained, and what is said of it is what the tests show."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import write_diagnostics
from jumbo_site.cli import main
from jumbo_site.diagnostics import CODES
from jumbo_site.diagnostics.explanations import CURES, read_examples


def test_the_examples_and_the_page_are_those_of_the_broken_sites() -> None:
    known = write_diagnostics.first_examples()
    assert read_examples() == known
    assert write_diagnostics.DOCUMENT.read_text("utf-8") == write_diagnostics.document(known)


def test_a_code_has_an_example_with_a_hint_or_a_cure_of_its_own() -> None:
    examples = read_examples()
    assert [code for code in CODES if code not in CURES and not (code in examples and examples[code].message)] == []
    assert set(CURES) <= set(CODES)


@pytest.mark.parametrize("written", ["unknown-speaker", "[unknown-speaker]", "UNKNOWN-SPEAKER"])
def test_a_code_is_explained_as_it_stands_in_a_report(written: str) -> None:
    done = CliRunner().invoke(main, ["explain", written])
    assert done.exit_code == 0
    assert "A reference names a speaker who does not exist." in done.output
    assert "{speaker: omar-noor, role: chair}" in done.output
    assert "Did you mean `omar-nur`?" in done.output


def test_a_mistyped_code_gets_a_suggestion() -> None:
    done = CliRunner().invoke(main, ["explain", "unknown-speakr"])
    assert done.exit_code == 2
    assert "unknown-speaker" in done.output
