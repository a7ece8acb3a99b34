"""The headings of Markdown texts, as Python-Markdown makes them, and what is said of them."""

from __future__ import annotations

import re

import pytest

from jumbo_site.content.entities import ProseSource
from jumbo_site.content.headings import heading_problems, headings
from jumbo_site.render.markdown_text import general_html

TEXTS = [
    "## One\n\ntext\n\n### Two\n",
    "One\n===\n\ntext\n\nTwo\n---\n",
    "#No blank\n\ntext\n",
    "## Closed ##\n\n## `code` and *words*\n",
    "```\n# in code\n```\n\n## After\n",
    "<!-- ## hidden -->\n\n## Shown\n",
    "text\n\n---\n\ntext\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "- item\n- item\n\n## After\n",
    "text in\ntwo lines\n\n## After\n",
    "text\n## Right below\nmore\n",
]


def prose(body: str) -> ProseSource:
    return ProseSource("en", "content/pages/about.en.md", None, body, 4)


def codes(body: str) -> list[tuple[str, int]]:
    found = heading_problems(prose(body))
    return [(one.code, one.location.line) for one in found if one.location is not None]


@pytest.mark.parametrize("body", TEXTS)
def test_the_headings_are_those_of_the_page(body: str) -> None:
    html = general_html(body, 2, "", "")
    shown = re.findall(r"<h\d[^>]*>(.*?)</h\d>", html)
    assert len(list(headings(prose(body)))) == len(shown)


def test_a_heading_is_found_at_its_line() -> None:
    found = headings(prose("a\n\n### Depths ###\n\nTides\n---\n"))
    assert [(one.level, one.words, one.location.line) for one in found] == [(3, "Depths", 6), (2, "Tides", 8)]


def test_texts_that_go_down_step_by_step_and_up_at_once_are_right() -> None:
    assert codes("## A\n\n### B\n\n#### C\n\n## D\n\n### B\n") == []
    assert codes("# A\n\n## B\n\n# C\n") == []
    assert codes("### A\n\n### B\n") == []


def test_a_level_that_is_left_out() -> None:
    assert codes("## A\n\n#### B\n") == [("heading-level", 6)]


def test_a_heading_above_the_first() -> None:
    assert codes("### A\n\n## B\n") == [("heading-level", 6)]


def test_a_title_of_its_own_and_then_parts() -> None:
    assert codes("# About\n\n## A\n\n## B\n") == [("heading-level", 4)]
    assert codes("Words.\n\n# About\n") == []


def test_headings_of_the_same_words_are_told_apart_by_what_they_stand_below() -> None:
    assert codes("## Thursday\n\n### Morning\n\n## Friday\n\n### Morning\n") == []
    assert codes("## Morning\n\nA\n\n## morning\n") == [("heading-repeated", 8)]


def test_empty_and_long_headings() -> None:
    assert codes("## A\n\n##\n") == [("heading-empty", 6)]
    assert codes(f"## {'a' * 121}\n") == [("heading-long", 4)]
    assert codes(f"## {'a' * 120}\n") == []
