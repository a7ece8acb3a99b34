"""The registry of codes: stable words, each explained."""

from __future__ import annotations

import re

import pytest

from jumbo_site.diagnostics import CODES, Severity

WARNINGS = {
    "document-unreadable",
    "document-language",
    "image-unreadable",
    "image-too-large",
    "missing-cms-file",
    "unknown-file",
    "missing-translation",
    "missing-plural-form",
    "hijri-out-of-range",
    "stale-translation",
    "glossary-forbidden",
    "cache-unwritable",
    "arabic-punctuation",
    "arabic-space-before-punctuation",
    "arabic-tatweel",
    "presentation-forms",
    "mixed-digits",
    "look-alike-letters",
    "name-spelled-two-ways",
    "unused-speaker",
    "unused-organisation",
    "number-repeated",
    "person-repeated",
    "missing-anchor",
    "own-address",
    "missing-image-text",
    "poor-image-text",
    "heading-level",
    "heading-empty",
    "heading-repeated",
    "link-text-vague",
    "link-text-ambiguous",
    "title-repeated",
    "orphan-page",
    "media-heavy",
    "low-contrast",
    "link-dead",
    "link-unreachable",
}
NOTES = {
    "heading-long",
    "link-text-address",
    "unused-media",
    "image-oversized",
    "link-moved",
    "link-refused",
}
ERRORS = [
    "yaml-syntax",
    "yaml-too-deep",
    "yaml-too-large",
    "yaml-alias-bomb",
    "yaml-duplicate-key",
    "yaml-not-a-mapping",
    "yaml-tag",
    "front-matter-unclosed",
    "file-encoding",
    "file-too-large",
    "file-unreadable",
    "symlink-refused",
    "id-invalid",
    "id-collision",
    "duplicate-id",
    "unknown-key",
    "wrong-type",
    "invalid-value",
    "missing-field",
    "unknown-language",
    "missing-catalogue",
    "unknown-country",
    "unknown-timezone",
    "unknown-role",
    "unknown-organisation",
    "unknown-speaker",
    "unknown-topic",
    "unknown-place",
    "unknown-room",
    "unknown-level",
    "unknown-track",
    "unknown-session",
    "draft-link",
    "draft-edition",
    "unknown-edition",
    "unknown-outcome",
    "unknown-link",
    "missing-media",
    "unsafe-url",
    "unsafe-html",
    "markdown-too-complex",
    "outside-edition",
    "end-before-start",
    "time-without-day",
    "speaker-double-booked",
    "room-double-booked",
    "vanished-url",
    "moved-loop",
    "moved-target",
    "output-refused",
    "output-conflict",
    "bidi-control",
    "missing-site",
    "path-outside",
    "reserved-name",
    "url-collision",
    "merge-conflict",
]


def test_the_codes_that_organisers_and_ci_rely_on_are_registered() -> None:
    assert set(ERRORS) | WARNINGS | NOTES <= set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_kebab_case_and_explained_in_one_sentence(code: str) -> None:
    entry = CODES[code]
    assert entry.code == code
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert re.fullmatch(r"[^\n]{10,120}\.", entry.summary)


def test_only_what_leaves_the_site_right_is_a_warning() -> None:
    assert {code for code, entry in CODES.items() if entry.severity is Severity.WARNING} == WARNINGS


def test_only_what_may_be_meant_so_is_a_note() -> None:
    assert {code for code, entry in CODES.items() if entry.severity is Severity.NOTE} == NOTES
