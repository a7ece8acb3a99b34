"""The short scan of simple texts finds what the thorough one finds."""

from __future__ import annotations

from hypothesis import given, settings

from jumbo_site.content.markdown_scan import scan_markdown, scan_thoroughly
from jumbo_site.content.text_places import TextPlaces
from tests.markdown_texts import NEARLY_SIMPLE

FILE = "content/pages/about.en.md"


@settings(max_examples=400)
@given(NEARLY_SIMPLE)
def test_both_ways_agree(text: str) -> None:
    assert scan_markdown(text, FILE, 3) == scan_thoroughly(text, TextPlaces(text, FILE, 3))
