"""The page of charts in a browser: where things really stand, in both directions, and what the checkers say."""

from __future__ import annotations

from collections.abc import Iterator
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
Scheme = Literal["light", "dark"]
Forced = Literal["none", "active"]
NARROW, WIDE = 320, 1280
"""CSS pixels."""
PLACES = """() => [...document.querySelectorAll('.rows li')].map(row => {
  const box = element => { const {left, right, top, bottom} = element.getBoundingClientRect()
                           return {left, right, top, bottom} }
  return {row: box(row), drawing: box(row.querySelector('svg')), name: box(row.querySelector('p')),
          bars: [...row.querySelectorAll('rect')].map(box),
          numbers: [...row.querySelectorAll('.number')].map(box),
          within: [...row.querySelectorAll('g')].filter(one => one.querySelector('.within'))
            .map(one => [box(one.querySelector('rect')), box(one.querySelector('.within'))])}
})"""
CONTRASTS = """() => {
  const pixel = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
  const light = colour => {
    pixel.fillStyle = colour
    pixel.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data].map(one => one / 255)
      .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a)
    return (more + 0.05) / (less + 0.05)
  }
  const paper = getComputedStyle(document.body).backgroundColor
  const of = selector => [...document.querySelectorAll(selector)].map(one => getComputedStyle(one))
  const [land] = of('.map .land'), [map] = of('.map')
  return {
    words: [...document.querySelectorAll('.bar .within')].map(one =>
      contrast(getComputedStyle(one).fill, getComputedStyle(one.parentElement).fill)),
    shapes: [
      ...of('.bar rect').map(one => Math.max(contrast(one.fill, paper), contrast(one.stroke, paper))),
      ...of('.map g').flatMap(one => [contrast(one.fill, land.fill), contrast(one.fill, map.backgroundColor)]),
    ],
    numbers: of('.bar .number').map(one => contrast(one.fill, paper)),
  }
}"""
OVERFLOW = """() => [document.documentElement, ...document.querySelectorAll('.table-scroll')].map(
  one => one.scrollWidth - one.clientWidth)"""
OPEN_TABLES = "() => document.querySelectorAll('details.data').forEach(one => { one.open = true })"

pytestmark = pytest.mark.xdist_group("charts")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(build_charted_site(tmp_path_factory.mktemp("charts-in-a-browser"))) as at:
        yield at


@pytest.fixture(scope="module")
def axe() -> str:
    return AXE.read_text("utf-8")


def opened(browser: Browser, url: str, width: int, scheme: Scheme = "light", forced: Forced = "none") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        forced_colors=forced,
        locale=FOREIGN_READER,
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(url)
    page.evaluate(FONTS_LOADED)
    return page


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_bars_grow_from_where_reading_begins(browser: Browser, address: str, tag: str, width: int) -> None:
    page = opened(browser, f"{address}{tag}/2030/figures/", width)
    rows: list[dict[str, Any]] = page.evaluate(PLACES)
    page.evaluate(OPEN_TABLES)
    overflow = page.evaluate(OVERFLOW)
    page.context.close()
    assert len(rows) == 5 + 2 + 2 + 2
    assert max(overflow) <= 0
    for row in rows:
        frame = row["drawing"]
        begin = itemgetter("right" if tag == "ar" else "left")
        assert begin(row["name"]) == pytest.approx(begin(row["row"]), abs=1)
        for box in (*row["bars"], *row["numbers"]):
            assert box["left"] >= frame["left"] - 1
            assert box["right"] <= frame["right"] + 1
            assert box["top"] >= frame["top"] - 1
            assert box["bottom"] <= frame["bottom"] + 1
        for number in row["numbers"]:
            end = min(box["left"] for box in row["bars"]) if tag == "ar" else max(box["right"] for box in row["bars"])
            assert 3 < (end - number["right"] if tag == "ar" else number["left"] - end) < 12
            assert any(begin(box) == pytest.approx(begin(frame), abs=2) for box in row["bars"])
        for part, number in row["within"]:
            assert part["left"] <= number["left"]
            assert number["right"] <= part["right"]
    assert sum(len(row["within"]) for row in rows) == 3


def test_charts_of_the_same_panels_stand_side_by_side_and_their_rows_meet(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}ar/2030/figures/", WIDE)
    tops = page.evaluate(
        "[...document.querySelectorAll('.half')].map(half => "
        "[...half.querySelectorAll('.bar')].map(one => one.getBoundingClientRect().top))"
    )
    page.context.close()
    assert len(tops) == 2
    assert tops[0] == pytest.approx(tops[1], abs=1)


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize(
    ("scheme", "forced", "width"), [("light", "none", WIDE), ("dark", "none", NARROW), ("dark", "active", WIDE)]
)
def test_the_page_has_no_violation_and_its_colours_stand_out(
    browser: Browser, address: str, axe: str, tag: str, scheme: Scheme, forced: Forced, width: int
) -> None:
    page = opened(browser, f"{address}{tag}/2030/figures/", width, scheme, forced)
    page.evaluate(OPEN_TABLES)
    page.evaluate(axe)
    found = violations(page)
    contrasts = page.evaluate(CONTRASTS)
    page.context.close()
    assert found == []
    assert min(contrasts["words"] + contrasts["numbers"]) >= 4.5
    assert len(contrasts["words"]) == 3
    if forced == "none":
        assert min(contrasts["shapes"]) >= 3


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
