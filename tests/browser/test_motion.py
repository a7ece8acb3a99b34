"""Who asks for less motion gets none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("programme")

MOVING = """() => [...document.querySelectorAll('*')].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = (times) => times.split(', ').some((time) => parseFloat(time) > 0);
  return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === 'smooth';
}).map((element) => element.outerHTML.slice(0, 100))"""


def moving(browser: Browser, address: str, *, reduced: bool) -> list[str]:
    context = browser.new_context(reduced_motion="reduce" if reduced else "no-preference")
    page = context.new_page()
    page.goto(address)
    found: list[str] = page.evaluate(MOVING)
    context.close()
    return found


@pytest.mark.parametrize("path", ["", "2030/programme/", "2030/proceedings/", "speakers/", "2030/gallery/", "search/"])
def test_nothing_moves(browser: Browser, invented_address: str, path: str) -> None:
    assert moving(browser, f"{invented_address}ar/{path}", reduced=True) == []


def test_the_check_finds_what_moves(browser: Browser, invented_address: str) -> None:
    assert moving(browser, f"{invented_address}ar/", reduced=False)
