"""The worked example of docs/theming.md, built as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.site_build import BuildOptions, build_site

ROOT = Path(__file__).parent.parent.parent
BLOCK = re.compile(r"^```[\w+]+\n(?:# |<!-- |\{# |/\* )((?:content|templates)/[\w./-]+)[^\n]*\n(.*?)^```$", re.M | re.S)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with all files of the example."""
    folder = tmp_path_factory.mktemp("theming")
    shutil.copytree(ROOT / "tests/sites/good", folder / "content")
    files = dict(BLOCK.findall((ROOT / "docs/theming.md").read_text("utf-8")))
    assert len(files) == 4
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("a", encoding="utf-8") as file:  # the settings are added to those of the site
            file.write(text)
    with (folder / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("outputs: {default: false}\n")
    for name in ("harbour-serif", "harbour-display"):  # any font will do
        shutil.copy(ROOT / "templates/static/fonts/noto-serif-latin.woff2", folder / f"content/media/{name}.woff2")
    options = BuildOptions(folder / "content", folder / "site", theme_folders=(folder / "templates",))
    report = build_site(options, SerialExecutor(), lambda done, total: None)
    assert report.diagnostics == ()
    assert report.published
    return folder / "site"


def test_the_home_page_has_the_chosen_sections_in_their_order(site: Path) -> None:
    page = html.parse(site / "ar/index.html")
    titles = page.xpath("//main//section/@aria-labelledby")
    assert titles == ["people-title", "panels-title", "organisers-title"]  # it says nothing about itself


def test_the_logo_stands_in_the_header_with_the_name_of_the_site(site: Path) -> None:
    for path in ("ar/index.html", "en/about/index.html"):
        page = html.parse(site / path)
        (logo,) = page.xpath("//header//a[@class='brand']//img")
        assert logo.get("alt") == ("لقاء المرفأ" if path.startswith("ar") else "Harbour Meeting")
        assert ((site / path).parent / logo.get("src")).resolve() == (site / "media/harbour.svg").resolve()


def test_a_template_and_a_stylesheet_of_the_project_come_first(site: Path) -> None:
    page = html.parse(site / "en/about/index.html")
    assert page.xpath("//article/@class") == ["page harbour"]
    (sheet,) = [name for name in page.xpath("//link[@rel='stylesheet']/@href") if "harbour" in name]
    assert "border-inline-start" in ((site / "en/about") / sheet).read_text("utf-8")
    assert not html.parse(site / "en/2030/index.html").xpath("//link[contains(@href, 'css/harbour')]")


def test_the_colour_is_a_property_that_all_pages_load(site: Path) -> None:
    for path in ("index.html", "ar/index.html", "en/about/index.html"):
        sheets = [
            (site / path).parent / name for name in html.parse(site / path).xpath("//link[@rel='stylesheet']/@href")
        ]
        assert any("--accent: #5a2a4b" in sheet.read_text("utf-8") for sheet in sheets)


def test_fonts_of_the_project_stand_before_those_of_the_theme(site: Path) -> None:
    for path in ("ar/index.html", "en/about/index.html"):
        page = html.parse(site / path)
        sheets = [(site / path).parent / name for name in page.xpath("//link[@rel='stylesheet']/@href")]
        (options,) = [sheet for sheet in sheets if sheet.name.startswith("options.")]
        text = options.read_text("utf-8")
        files = [(options.parent / name).resolve() for name in re.findall(r'url\("([^"]+)"\)', text)]
        assert [file.name.split(".")[0] for file in files] == ["harbour-serif", "harbour-display"]
        assert all(file.is_file() and file.is_relative_to((site / "assets").resolve()) for file in files)
        assert re.search(
            r'"Own text";.*?font-weight: 400 700;.*?unicode-range: U\+0000-024F, U\+2000-206F;', text, re.S
        )
        assert '--naskh: "Own text", var(--naskh-of-theme);' in text
        assert text.count('font-family: "Own heading", var(') == 2
        # a part of the characters: the theme's files are asked for first as before
        assert len(page.xpath("//link[@rel='preload']")) == (2 if path.startswith("ar") else 1)
