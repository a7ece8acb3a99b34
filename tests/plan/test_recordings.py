"""Recordings play on the page where they lie in media/; elsewhere nothing is loaded before a click."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.site_build import BuildOptions, build_site

GOOD = Path(__file__).parent.parent / "sites/good"
DOCUMENTS = """
documents:
  - {title: {en: Opening, ar: الافتتاح}, kind: video, file: media/opening.WebM}
  - {title: {en: Closing, ar: الختام}, kind: video, url: "https://www.videos.example/watch?v=1"}
  - {title: {en: Report, ar: التقرير}, kind: report, url: "https://papers.example/report"}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recordings")
    shutil.copytree(GOOD, folder / "content")
    (folder / "content/media").mkdir(exist_ok=True)
    (folder / "content/media/opening.WebM").write_bytes(b"\x1aE\xdf\xa3")
    for name, text in (("2030/edition.yaml", DOCUMENTS), ("site.yaml", "outputs: {default: false}\n")):
        with (folder / "content" / name).open("a", encoding="utf-8") as file:
            file.write(text)
    report = build_site(BuildOptions(folder / "content", folder / "site"), SerialExecutor(), lambda done, total: None)
    assert report.diagnostics == ()
    return folder / "site"


@pytest.mark.parametrize(("tag", "title"), [("en", "Opening"), ("ar", "الافتتاح")])
def test_a_recording_in_media_plays_and_loads_nothing_before(site: Path, tag: str, title: str) -> None:
    page = html.parse(site / tag / "2030/index.html")
    (video,) = page.xpath("//video")
    assert video.get("preload") == "none"
    assert "controls" in video.attrib
    assert video.get("aria-label") == title
    assert (site / tag / "2030" / video.get("src")).resolve() == (site / "media/opening.WebM").resolve()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "media-src 'self'" in policy


def test_a_recording_elsewhere_is_a_link_that_says_where_it_leads(site: Path) -> None:
    page = html.parse(site / "en/2030/index.html")
    (link,) = page.xpath("//a[contains(@href, 'videos.example')]")
    assert link.get("target") == "_blank"
    assert "noopener" in link.get("rel")
    assert "opens videos.example in a new tab" in link.getparent().text_content()
    assert not page.xpath("//iframe | //*[contains(@src, 'videos.example')]")
    (report,) = page.xpath("//a[contains(@href, 'papers.example')]")
    assert report.get("target") is None
