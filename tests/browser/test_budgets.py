"""What a page may weigh, and that nothing moves while it comes. Sizes are counted, no time is measured."""

from __future__ import annotations

import gzip
import posixpath
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from split_fonts import MAX_BYTES as MAX_FONT
from tests.browser.conftest import FONTS_LOADED, FOREIGN_READER, Watch
from tests.conftest import LANGUAGES, BuiltSite

MAX_HTML, MAX_CSS, MAX_JAVASCRIPT = 20_000, 15_000, 15_000
"""Bytes after gzip, as a server sends them."""
MAX_FONTS = 2
MAX_SHIFT = 0.02
"""Cumulative Layout Shift (web.dev/cls): a fifth of what counts as good."""
SLOW_FONTS = 0.25
"""Seconds by which each font file is late."""
WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
PAGES = ("", "2022/proceedings/")
SEVERAL_PAGES = ("ar", "mk")
"""The languages of which more than the home page is opened."""


def compressed(folder: Path, paths: list[str]) -> int:
    return sum(len(gzip.compress((folder / path).read_bytes(), 6, mtime=0)) for path in paths)


def test_pages_are_light(jumbo: BuiltSite) -> None:
    heavy: list[str] = []
    for file in jumbo.files:
        document = jumbo.document(file)
        here = posixpath.dirname(file)
        styles = [str(one) for one in document.xpath("//link[@rel='stylesheet']/@href")]
        scripts = [str(one) for one in document.xpath("//script/@src")]
        assert styles
        for budget, links in (MAX_CSS, styles), (MAX_JAVASCRIPT, scripts):
            paths = [
                link.removeprefix(jumbo.base_path) if link.startswith("/") else posixpath.normpath(f"{here}/{link}")
                for link in links
            ]
            paths = [path.removeprefix("/").partition("?")[0] for path in paths]
            size = compressed(jumbo.folder, paths)
            heavy += [f"{file}: {size} bytes of {links}"] * (size > budget)
        size = compressed(jumbo.folder, [file])
        heavy += [f"{file}: {size} bytes"] * (size > MAX_HTML)
    assert heavy == []


def late(route: Route) -> None:
    time.sleep(SLOW_FONTS)
    route.continue_()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader who comes for the first time, on a small screen, over a slow line."""
    context = browser.new_context(
        locale=FOREIGN_READER, viewport={"width": 375, "height": 800}, service_workers="block"
    )
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.route("**/*.woff2", late)
    yield page
    context.close()


@pytest.mark.parametrize(
    ("language", "path"),
    [(language, path) for language in LANGUAGES for path in (PAGES if language in SEVERAL_PAGES else PAGES[:1])],
)
def test_the_first_view_loads_few_fonts_and_no_line_moves(
    page: Page, jumbo: BuiltSite, jumbo_address: str, language: str, path: str
) -> None:
    watch = Watch(page, jumbo_address)
    fonts: set[str] = set()
    page.on("request", lambda request: fonts.add(request.url) if request.resource_type == "font" else None)
    page.goto(f"{jumbo_address}{language}/{path}")
    page.evaluate(FONTS_LOADED)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shift") < MAX_SHIFT
    assert 1 <= len(fonts) <= MAX_FONTS
    files = [jumbo.folder / url.removeprefix(jumbo_address) for url in fonts]
    assert [file.name for file in files if file.stat().st_size > MAX_FONT] == []
    assert watch.foreign == []


def test_a_line_that_moves_is_found(page: Page, jumbo_address: str) -> None:
    page.goto(f"{jumbo_address}en/")
    page.evaluate(
        "document.querySelector('main').before(Object.assign(document.createElement('div'), {className: 'late'}));"
        "document.styleSheets[1].insertRule('.late { block-size: 400px }');"
        "new Promise((done) => setTimeout(done, 100))"
    )
    assert page.evaluate("window.shift") > MAX_SHIFT
