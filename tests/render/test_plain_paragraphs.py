"""The short way for texts that are paragraphs alone gives what the converter and the sanitiser give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jumbo_site.render.markdown_text import general_html, plain_paragraphs
from tests.markdown_texts import NEARLY_SIMPLE

WORDS = st.text(
    st.one_of(
        st.sampled_from("abzéžЉ ايةً–—’«»،؛؟.,;:?()'\"/=+-$%@0179٣١\n\u00a0\u200c\u200d\u200f\t\u2028\x0b\x85"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=80,
)
ANY = NEARLY_SIMPLE | WORDS | st.text("abc \n*_`[]()<>&#-+1.:|\\\"'!=~\t", max_size=60)


@settings(max_examples=600)
@given(ANY)
def test_the_short_way_agrees_wherever_it_is_taken(text: str) -> None:
    plain = plain_paragraphs(text)
    if plain is not None:
        assert plain == general_html(text, 2, "", "{}")


@settings(max_examples=300)
@given(
    st.lists(st.lists(st.text("abcبتث ,.،", min_size=1, max_size=20), min_size=1, max_size=3), min_size=1, max_size=4)
)
def test_paragraphs_of_words_take_it(paragraphs: list[list[str]]) -> None:
    text = "\n\n".join("\n".join(f"x{' '.join(line.split())}x" for line in lines) for lines in paragraphs)
    assert plain_paragraphs(text) == general_html(text, 2, "", "{}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "1. a",
        "١. أ",
        "- a\n\n- b",
        "a\n- b",
        "- a\nb",
        "-a",
        "-  a",
        "+ a",
        "* a",
        "a\n---",
        "a\n===",
        "a\n: b",
        "# a",
        "    a",
        "a  \nb",
        "a *b",
        "***a***",
        "a_b_c",
        "`a`",
        "[a](b)",
        "*a* *",
        "<b>a</b>",
        "a & b",
        "a | b",
        "> a",
        "a\\*",
        "a\u00a0b",
        "![a](b)",
        "a\tb",
        "~~~\na",
        "a[^1]",
        "a\x85b",
    ],
)
def test_what_may_mean_more_goes_the_long_way(text: str) -> None:
    assert plain_paragraphs(text) is None
