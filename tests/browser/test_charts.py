"""The page of charts in a browser: where things really stand, in both directions, and what the checkers say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from site_server import serving
from tests.browser.conftest import FONTS_LOADED, FOREIGN_READER, Watch
from tests.browser.test_accessibility import violations
from tests.charted_site import build_charted_site
from tests.conftest import REPOSITORY
from tests.site_quality.test_markup import described, vnu

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
NARROW, WIDE = 320, 1280
"""CSS pixels."""
PLACES = """() => [...document.querySelectorAll('svg.rows')].map(chart => {
  const box = element => { const {left, right, top, bottom} = element.getBoundingClientRect()
                           return {left, right, top, bottom} }
  return {chart: box(chart), bars: [...chart.querySelectorAll('rect')].map(box),
          numbers: [...chart.querySelectorAll('.number')].map(box),
          labels: [...chart.querySelectorAll('.title, .kicker')].map(box)}
})"""
OPEN_TABLES = "() => document.querySelectorAll('details.data').forEach(one => { one.open = true })"

pytestmark = pytest.mark.xdist_group("charts")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build_charted_site(tmp_path_factory.mktemp("charts-in-a-browser"))) as at:
        yield at


@pytest.fixture(scope="module")
def axe() -> str:
    return AXE.read_text("utf-8")


def opened(browser: Browser, url: str, width: int, scheme: Literal["light", "dark"] = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale=FOREIGN_READER, bypass_csp=True
    )
    page = context.new_page()
    page.goto(url)
    page.evaluate(FONTS_LOADED)
    return page


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_bars_grow_from_where_reading_begins(browser: Browser, address: str, tag: str, width: int) -> None:
    page = opened(browser, f"{address}{tag}/2030/figures/", width)
    charts: list[dict[str, Any]] = page.evaluate(PLACES)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.context.close()
    assert len(charts) == 4
    assert overflow <= 0
    for chart in charts:
        frame = chart["chart"]
        begin = itemgetter("right" if tag == "ar" else "left")
        for box in (*chart["bars"], *chart["numbers"], *chart["labels"]):
            assert box["left"] >= frame["left"] - 1
            assert box["right"] <= frame["right"] + 1
            assert box["top"] >= frame["top"] - 1
            assert box["bottom"] <= frame["bottom"] + 1
        for box in chart["labels"]:
            assert begin(box) == pytest.approx(begin(frame), abs=3)
        lines = sorted((*chart["labels"], *chart["bars"]), key=lambda box: (box["top"] + box["bottom"]) / 2)
        for above, below in pairwise(lines):
            # glyph boxes of neighbouring lines may touch, their middles keep apart; parts of a bar stand side by side
            apart = (below["top"] + below["bottom"]) / 2 - (above["top"] + above["bottom"]) / 2
            assert apart > 11 or apart == pytest.approx(0, abs=0.5)
        for number in chart["numbers"]:
            middle = (number["top"] + number["bottom"]) / 2
            own = [box for box in chart["bars"] if box["top"] - 6 < middle < box["bottom"] + 6]
            end = min(box["left"] for box in own) if tag == "ar" else max(box["right"] for box in own)
            gap = end - number["right"] if tag == "ar" else number["left"] - end
            assert 3 < gap < 12
            assert any(begin(box) == pytest.approx(begin(frame), abs=2) for box in own)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_page_has_no_violation(browser: Browser, address: str, axe: str, tag: str) -> None:
    found = []
    for scheme, width in (("light", WIDE), ("dark", NARROW)):
        page = opened(browser, f"{address}{tag}/2030/figures/", width, scheme)  # type: ignore[arg-type]
        page.evaluate(OPEN_TABLES)
        page.evaluate(axe)
        found += violations(page)
        page.context.close()
    assert found == []


def test_the_policy_blocks_nothing_and_the_map_is_drawn(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, forced_colors="active")
    page = context.new_page()
    watch = Watch(page, address)
    page.goto(f"{address}en/2030/figures/")
    box = page.locator("svg.map").bounding_box()
    fills = page.evaluate(
        "[...document.querySelectorAll('svg.map g, svg.map .land')].map(g => getComputedStyle(g).fill)"
    )
    context.close()
    assert (watch.foreign, watch.failed, watch.complaints) == ([], [], [])
    assert box is not None
    assert box["width"] / box["height"] == pytest.approx(960 / 600, abs=0.01)
    # land, two shades: three fills also where the reader's own colours are in force
    assert len(set(fills)) == 3


def test_the_markup_is_valid(address: str) -> None:
    assert described(vnu(f"{address}en/2030/figures/", f"{address}ar/2030/figures/")) == []
