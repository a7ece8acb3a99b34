"""What is wrong with the languages of site.yaml hides nothing else: all is reported in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from jumbo_site.content.load import load_content
from tests.test_sites import place

RIGHT = "languages: [en, ar]"


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("languages: [en, arr]", ["unknown-language"]),
        ("languages: [arr]", ["unknown-language"]),
        ("languages: [en, AR]", ["unknown-language"]),
        ("languages: [en, ar, en]", ["duplicate-id"]),
        ("languages: en", ["wrong-type"]),
        ("languages: []", ["invalid-value"]),
        ("langages: [en, ar]", ["missing-field", "unknown-key"]),
        ("languages: [en, {tag: ar", ["yaml-syntax"]),
        ("<<<<<<< HEAD\nlanguages: [en, ar]\n=======\nlanguages: [en]\n>>>>>>> other", ["merge-conflict"]),
    ],
)
def test_the_rest_is_checked_and_nothing_that_only_follows_is_said(
    written: str, codes: list[str], tmp_path: Path
) -> None:
    place(None, tmp_path)
    site = tmp_path / "content/site.yaml"
    site.write_text(site.read_text("utf-8").replace(RIGHT, written), "utf-8")
    (tmp_path / "content/pages/about.ar.md").write_text("---\ntitle: عن\n---\n[هناك](/nowhere/)\n", "utf-8")
    loaded = load_content(tmp_path / "content", "content")
    assert loaded.content is None
    assert [one.code for one in loaded.diagnostics] == ["unknown-link", *codes]


def test_a_language_that_is_mistyped_everywhere_is_reported_where_it_is_declared(tmp_path: Path) -> None:
    place(None, tmp_path)
    content = tmp_path / "content"
    for file in content.rglob("*.yaml"):
        text = file.read_text("utf-8").replace("ar: ", "arr: ").replace(RIGHT, "languages: [en, arr]")
        file.write_text(text, "utf-8")
    for file in list(content.rglob("*.ar.md")):
        file.rename(file.with_name(file.name.replace(".ar.", ".arr.")))
    plural = "figures:\n  - {id: boats, value: 3, label: {en: {one: boat, other: boats}, arr: {other: قوارب}}}\n"
    edition = content / "2030/edition.yaml"
    edition.write_text(edition.read_text("utf-8") + plural, "utf-8")
    found = load_content(content, "content").diagnostics
    assert [(one.code, one.message) for one in found] == [
        ("unknown-language", "`arr` is not a language that CLDR knows.")
    ]
