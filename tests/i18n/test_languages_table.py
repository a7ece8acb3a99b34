"""docs/languages.md is written from what the code says."""

from __future__ import annotations

import re

import pytest

from jumbo_site.i18n.language import language
from jumbo_site.i18n.plurals import integer_categories
from write_languages_table import NAMES, TARGET, languages_table

FIFTEEN = ["ar", "en", "it", "sq", "bs", "hr", "mk", "sr-Cyrl", "sr-Latn", "sr-Latn-ME", "fa", "he", "ur", "fr", "tr"]


@pytest.fixture(scope="module")
def written() -> str:
    return languages_table()


def test_the_page_is_up_to_date(written: str) -> None:
    assert TARGET.read_text("utf-8") == written, "run: python tools/write_languages_table.py"


def test_fifteen_languages_have_twelve_names_each() -> None:
    assert list(NAMES) == FIFTEEN
    assert {len(set(re.split("، |, ", names))) for names in NAMES.values()} == {12}


@pytest.mark.parametrize("tag", FIFTEEN)
def test_every_table_has_a_row_for_a_language_and_every_cell_says_something(tag: str, written: str) -> None:
    rows = [line for line in written.splitlines() if line.startswith("|") and f"</bdi> `{tag}` |" in line]
    assert len(rows) == written.count("\n## ")
    assert all(re.sub("<[^>]*>", "", cell).strip() for row in rows for cell in row.strip("|").split("|"))


@pytest.mark.parametrize("tag", FIFTEEN)
def test_the_plurals_are_shown_in_every_category(tag: str, written: str) -> None:
    section = written.partition("## A counted noun")[2]
    row = next(line for line in section.splitlines() if f"`{tag}` |" in line)
    assert tuple(re.findall(r"(\w+): <bdi", row)) == integer_categories(language(tag))
