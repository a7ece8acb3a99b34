"""Pages hold their width, their direction and their fonts, and ask nobody else for anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Watch
from tests.conftest import BuiltSite

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CLIPPED = """() => [...document.querySelectorAll('main *')].filter((element) => {
  const style = getComputedStyle(element);
  const hidden = style.overflowX !== 'visible' && !element.classList.contains('visually-hidden');
  return hidden && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'PRE';
}).map((element) => element.outerHTML.slice(0, 120))"""
ARABIC_STYLES = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!/[\\u0620-\\u064a]/.test(walker.currentNode.data)) continue;
    const style = getComputedStyle(walker.currentNode.parentElement);
    const spaced = !['normal', '0px'].includes(style.letterSpacing);
    if (style.fontStyle !== 'normal' || spaced || style.textAlign === 'justify') {
      found.push(walker.currentNode.data.trim());
    }
    const height = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (height < 1.45 && !walker.currentNode.parentElement.closest('[aria-hidden], .number')) {
      found.push(`line height ${height}: ${walker.currentNode.data.trim()}`);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
@pytest.mark.xdist_group("layout")
def test_no_page_scrolls_sideways(browser: Browser, jumbo: BuiltSite, jumbo_address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=True)
    wide = {}
    for path in jumbo.pages:
        if path == "index.html":
            continue
        page.goto(jumbo_address + path)
        page.evaluate("document.fonts.ready")
        if page.evaluate(OVERFLOW) > 0 or page.evaluate(CLIPPED):
            wide[path] = (page.evaluate(OVERFLOW), page.evaluate(CLIPPED))
    page.close()
    assert wide == {}


@pytest.mark.xdist_group("layout")
def test_pages_ask_only_their_own_site_and_complain_of_nothing(
    browser: Browser, jumbo: BuiltSite, jumbo_address: str
) -> None:
    page = browser.new_page()
    watch = Watch(page, jumbo_address)
    for path in jumbo.pages:
        page.goto(jumbo_address + path)
        page.evaluate("document.fonts.ready")
    page.close()
    assert watch.foreign == []
    assert watch.failed == []
    assert watch.complaints == []


@pytest.mark.xdist_group("layout")
def test_arabic_is_set_as_arabic(browser: Browser, jumbo: BuiltSite, jumbo_address: str) -> None:
    page = browser.new_page()
    for path in (path for path in jumbo.pages if path.startswith("ar/")):
        page.goto(jumbo_address + path)
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl", path
        assert page.evaluate(ARABIC_STYLES) == [], path
    page.close()


@pytest.mark.xdist_group("layout")
@pytest.mark.parametrize(("language", "family"), [("ar", "Noto Naskh Arabic"), ("en", "Noto Serif")])
def test_the_own_fonts_are_loaded(browser: Browser, jumbo_address: str, language: str, family: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}{language}/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)")
    assert family in {name.strip('"') for name in loaded}
    page.close()


@pytest.mark.xdist_group("layout")
def test_an_address_that_does_not_exist_gets_a_whole_page_at_any_depth(browser: Browser, jumbo_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}404.html")
    links = page.evaluate("[...document.querySelectorAll('link[rel=stylesheet], a[href]')].map((one) => one.href)")
    assert links
    assert [link for link in links if not link.startswith(jumbo_address)] == []
    assert page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].every((one) => one.sheet)")
    hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href'))")
    assert [one for one in hrefs if one != "#main" and not one.startswith("/")] == []
    page.close()
