"""The keyboard reaches everything, in the order of reading, and shows where it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FOREIGN_READER
from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("reading")

ONE_PAGE_OF_EACH_KIND = (
    "",
    "2022/",
    "2022/programme/",
    "2022/panels/cybercrime/",
    "2022/outcomes/",
    "2022/proceedings/",
    "speakers/",
    "speakers/amer-kapetanovic/",
    "organisations/rcc/",
    "topics/",
    "404.html",
)
STOPS = """() => {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  // of radio buttons that answer one question, Tab stops at the chosen one
  const isReached = (one) => one.checkVisibility() && (one.type !== 'radio' || one.checked);
  const found = [...document.querySelectorAll(wanted)].filter(isReached);
  window.resting = new Map(found.map((element) => [element, outline(element)]));
  window.stops = found;
  function outline(element) {
    const style = getComputedStyle(element);
    return `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
  }
  return found.length;
}"""
"""Remember every element that the keyboard stops at, in the order of the document, and how it looks at rest."""
FAULT_AT = """(index) => {
  const element = document.activeElement;
  const expected = window.stops[index];
  const named = (one) => one.outerHTML.slice(0, 100);
  if (element !== expected) return `stops at ${named(element)} instead of ${named(expected)}`;
  const style = getComputedStyle(element);
  const outline = `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `no outline: ${named(element)}`;
  if (outline === window.resting.get(element)) return `looks as without focus: ${named(element)}`;
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) return `out of sight: ${named(element)}`;
  return null;
}"""


def faults_of_a_walk(page: Page) -> list[str]:
    """Press Tab through the whole page that is open."""
    found = []
    for index in range(page.evaluate(STOPS)):
        page.keyboard.press("Tab")
        if fault := page.evaluate(FAULT_AT, index):
            found.append(fault)
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale=FOREIGN_READER, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["ar", "en", "sr-Cyrl"])
def test_tab_stops_everywhere_in_order_and_the_focus_shows(page: Page, jumbo_address: str, language: str) -> None:
    found = []
    for path in ONE_PAGE_OF_EACH_KIND:
        page.goto(f"{jumbo_address}{language}/{path}")
        found += [f"{language}/{path}: {fault}" for fault in faults_of_a_walk(page)]
    assert found == []


def test_the_page_of_choice_can_be_walked_too(page: Page, jumbo_address: str) -> None:
    page.goto(jumbo_address)
    assert faults_of_a_walk(page) == []


def test_the_skip_link_comes_first(page: Page, jumbo: BuiltSite, jumbo_address: str) -> None:
    """On one page of each kind in three languages; all pages have the same beginning, from base.html."""
    found = []
    for path in (one for one in jumbo.pages if one[:3] in ("ar/", "en/", "mk/") and jumbo.is_one_of_its_kind(one)):
        page.goto(jumbo_address + path)
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") != "#main":
            found.append(path)
    assert found == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_skip_link_appears_and_leads_to_the_content(page: Page, jumbo_address: str, language: str) -> None:
    page.goto(f"{jumbo_address}{language}/2022/programme/")
    page.keyboard.press("Tab")
    assert page.locator("a.skip").evaluate("(link) => link.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<a href='#a'>a</a><a href='#b' tabindex='3'>b</a>", "stops at <a href="),
        ("<a href='#a' tabindex='-1'>a</a>", "stops at <body>"),
        ("<a href='#a' style='outline: none'>a</a>", "no outline"),
        ("<a href='#a' style='outline: 3px solid red'>a</a>", "looks as without focus"),
        ("<a href='#a' style='outline-width: 3px; position: fixed; inset-block-start: -99px'>a</a>", "out of sight"),
    ],
)
def test_the_check_finds_a_fault(page: Page, body: str, fault: str) -> None:
    page.set_content(f"<style>:focus-visible {{ outline: 3px solid blue }}</style><body>{body}</body>")
    assert faults_of_a_walk(page)[0].startswith(fault)
