"""Pages hold their width, their direction and their fonts, and ask nobody else for anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FONTS_LOADED, FOREIGN_READER, Watch
from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("layout")

OVERFLOW = """() => {
  const page = document.documentElement;
  const excess = page.scrollWidth - page.clientWidth;
  return excess > 0 ? [`the page is ${excess} px wider than the window`] : [];
}"""
CLIPPED = """() => [...document.querySelectorAll('main *')].filter((element) => {
  const style = getComputedStyle(element);
  const hidden = style.overflowX !== 'visible' && !element.classList.contains('visually-hidden');
  return hidden && element.scrollWidth > element.clientWidth + 1 && element.tagName !== 'PRE';
}).map((element) => `clipped: ${element.outerHTML.slice(0, 120)}`)"""
ARABIC_STYLES = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!/[\\u0620-\\u064a]/.test(walker.currentNode.data)) continue;
    const element = walker.currentNode.parentElement;
    const style = getComputedStyle(element);
    const text = walker.currentNode.data.trim();
    if (style.fontStyle !== 'normal') found.push(`font-style ${style.fontStyle}: ${text}`);
    if (!['normal', '0px'].includes(style.letterSpacing)) found.push(`letter-spacing ${style.letterSpacing}: ${text}`);
    if (style.textAlign === 'justify') found.push(`justified: ${text}`);
    if (style.direction !== 'rtl') found.push(`direction ${style.direction}: ${text}`);
    const height = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (height < 1.45 && !element.closest('[aria-hidden], .number')) found.push(`line height ${height}: ${text}`);
  }
  return found;
}"""
LOADED_FONTS = "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
FAILED_FONTS = "[...document.fonts].filter((font) => font.status === 'error').map((font) => font.family)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale=FOREIGN_READER)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_no_page_scrolls_sideways(page: Page, jumbo: BuiltSite, jumbo_address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for path in jumbo.pages:
        page.goto(jumbo_address + path)
        page.evaluate(FONTS_LOADED)
        found += [f"{path} ({width}): {fault}" for fault in page.evaluate(OVERFLOW) + page.evaluate(CLIPPED)]
    assert found == []


def test_pages_ask_only_their_own_site_and_complain_of_nothing(
    page: Page, jumbo: BuiltSite, jumbo_address: str
) -> None:
    watch = Watch(page, jumbo_address)
    broken = []
    for path in jumbo.pages:
        page.goto(jumbo_address + path)
        page.evaluate(FONTS_LOADED)
        broken += [f"{path}: {family}" for family in page.evaluate(FAILED_FONTS)]
    assert watch.foreign == []
    assert watch.failed == []
    assert watch.complaints == []
    assert broken == []


def test_every_page_has_the_direction_of_its_language(page: Page, jumbo: BuiltSite, jumbo_address: str) -> None:
    found = []
    for path in jumbo.pages:
        page.goto(jumbo_address + path)
        expected = "rtl" if (jumbo.language_of(path) or "ar") == "ar" else "ltr"
        direction = page.evaluate("getComputedStyle(document.body).direction")
        if direction != expected:
            found.append(f"{path}: {direction}")
    assert found == []


def test_arabic_is_set_as_arabic(page: Page, jumbo: BuiltSite, jumbo_address: str) -> None:
    found = []
    for path in jumbo.pages:
        page.goto(jumbo_address + path)
        found += [f"{path}: {fault}" for fault in page.evaluate(ARABIC_STYLES)]
    assert found == []


@pytest.mark.parametrize(("language", "family"), [("ar", "Noto Naskh Arabic"), ("en", "Noto Serif")])
def test_the_own_fonts_are_loaded(page: Page, jumbo_address: str, language: str, family: str) -> None:
    page.goto(f"{jumbo_address}{language}/")
    page.evaluate(FONTS_LOADED)
    assert family in {name.strip('"') for name in page.evaluate(LOADED_FONTS)}


def test_an_address_that_does_not_exist_gets_a_whole_page_at_any_depth(page: Page, jumbo_address: str) -> None:
    answer = page.goto(f"{jumbo_address}ar/2019/panels/none/at/all/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("main h1").is_visible()
    assert page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].map((one) => one.sheet !== null)") == [
        True,
        True,
        True,
    ]
    page.locator("main a").first.click()
    assert page.url == f"{jumbo_address}ar/"


class TestTheChecksFindFaults:
    @pytest.mark.parametrize(
        ("check", "body", "fault"),
        [
            (OVERFLOW, "<p style='inline-size: 3000px'>a</p>", "the page is "),
            (CLIPPED, "<p style='overflow: hidden; inline-size: 9px'>" + 40 * "a" + "</p>", "clipped: <p"),
            (ARABIC_STYLES, "<em>نص</em>", "font-style italic"),
            (ARABIC_STYLES, "<p style='letter-spacing: 1px'>نص</p>", "letter-spacing 1px"),
            (ARABIC_STYLES, "<p style='text-align: justify'>نص</p>", "justified"),
            (ARABIC_STYLES, "<p dir='ltr'>نص</p>", "direction ltr"),
            (ARABIC_STYLES, "<p style='line-height: 1.2'>نص</p>", "line height 1.2"),
        ],
    )
    def test_of_one_page(self, page: Page, check: str, body: str, fault: str) -> None:
        page.set_content(f"<html lang='ar' dir='rtl'><body style='line-height: 2'><main>{body}</main></body></html>")
        (found,) = page.evaluate(check)
        assert found.startswith(fault)

    def test_of_what_is_asked_for(self, page: Page, jumbo_address: str) -> None:
        page.goto(f"{jumbo_address}en/", wait_until="networkidle")
        watch = Watch(page, f"{jumbo_address}en/")
        page.evaluate(
            "new Promise((done) => { const image = new Image(); image.onerror = done; image.src = '/none.png'; })"
            ".then(() => console.error('seen'))"
        )
        assert [address.rpartition("/")[2] for address in watch.foreign] == ["none.png"]
        assert [failure.rpartition(": ")[2] for failure in watch.failed] == ["404"]
        assert len(watch.complaints) == 2
