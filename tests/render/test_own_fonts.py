"""Fonts of a site's own: what site.yaml says becomes a stylesheet, and pages ask for them at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from pydantic import ValidationError

from jumbo_site.model.theme_fonts import FontFile, ThemeFonts
from jumbo_site.render.assets import UnknownAssetError, collect_assets
from jumbo_site.render.own_fonts import own_fonts_css
from tests.build.small_site import Project


def fonts(**kinds: list[object]) -> ThemeFonts:
    return ThemeFonts.model_validate(kinds)


def test_a_site_without_fonts_of_its_own_has_no_stylesheet_for_them() -> None:
    assert own_fonts_css(fonts()) == ""


def test_headings_alone() -> None:
    css = own_fonts_css(fonts(heading=["fonts/sail.woff2"]))
    assert css.startswith(
        '@font-face {\n  font-family: "Own heading";\n  src: url("../fonts/sail.woff2") format("woff2");'
    )
    assert ":root" not in css


@pytest.mark.parametrize(
    "fault",
    [
        {"file": "media/sail.exe"},
        {"file": "https://fonts.example/sail.woff2"},
        {"file": 'media/a"){}.woff2'},
        {"file": "media/sail.woff2", "weight": "bold"},
        {"file": "media/sail.woff2", "unicode_range": "U+0600; } body { display: none"},
    ],
)
def test_what_would_leave_the_rule_is_refused(fault: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        FontFile.model_validate(fault)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownAssetError, match=r"fonts/sail\.woff2"):
        collect_assets([tmp_path], None, fonts(text=["fonts/sail.woff2"]), tmp_path)


def test_pages_ask_for_the_font_of_all_text_and_are_made_again_when_it_changes(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    font = project.content("media/sail.woff2")
    font.write_bytes(b"wOF2 one")
    site = project.content("site.yaml")
    site.write_text(site.read_text("utf-8") + "theme: {fonts: {text: [media/sail.woff2]}}\n", "utf-8")

    def asked_for() -> list[Path]:
        assert project.build().published
        page = project.folder / "site" / "ar" / "about" / "index.html"
        links = html.parse(page).xpath("//link[@rel='preload']/@href")
        return [(page.parent / link).resolve() for link in links]

    (first,) = asked_for()
    assert first.read_bytes() == b"wOF2 one"
    font.write_bytes(b"wOF2 two")
    (second,) = asked_for()
    assert second.read_bytes() == b"wOF2 two"
    assert first != second
    font.unlink()
    report = project.build()
    assert not report.published
    assert [one.code for one in report.diagnostics] == ["missing-media"]
