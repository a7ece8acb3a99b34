"""Pages hold their width, their direction and their fonts, and ask nobody else for anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FONTS_LOADED, FOREIGN_READER, Watch
from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("layout")

WIDTHS = (1280, 768, 375, 320)
"""CSS pixels, for one page of each kind."""
NARROWEST = (320,)
"""For all others: where it fits, it fits."""
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
FAILED_FONTS = """[...document.fonts]
  .filter((font) => font.status === 'error' && !font.family.includes(' as '))
  .map((font) => font.family)"""
"""Of the files; “Noto Serif as Georgia” is a font of the reader's system, which need not have it."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale=FOREIGN_READER)
    yield context.new_page()
    context.close()


@dataclass
class Findings:
    """What a visit of the site has shown, by what was looked for."""

    watch: Watch
    sideways: list[str] = field(default_factory=list)
    directions: dict[str, str] = field(default_factory=dict)
    arabic: list[str] = field(default_factory=list)
    broken_fonts: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def visit(browser: Browser, jumbo: BuiltSite, jumbo_address: str) -> Iterator[Findings]:
    """Each page is loaded once, and looked at in several widths."""
    context = browser.new_context(locale=FOREIGN_READER)
    page = context.new_page()
    findings = Findings(Watch(page, jumbo_address))
    for path in jumbo.visited:
        page.goto(jumbo_address + path)
        page.evaluate(FONTS_LOADED)
        for width in WIDTHS if jumbo.is_one_of_its_kind(path) else NARROWEST:
            page.set_viewport_size({"width": width, "height": 800})
            faults = page.evaluate(OVERFLOW) + page.evaluate(CLIPPED)
            findings.sideways += [f"{path} ({width}): {fault}" for fault in faults]
        findings.directions[path] = page.evaluate("getComputedStyle(document.body).direction")
        findings.arabic += [f"{path}: {fault}" for fault in page.evaluate(ARABIC_STYLES)]
        findings.broken_fonts += [f"{path}: {family}" for family in page.evaluate(FAILED_FONTS)]
    context.close()
    yield findings


def test_no_page_scrolls_sideways(visit: Findings) -> None:
    assert visit.sideways == []


def test_pages_ask_only_their_own_site_and_complain_of_nothing(visit: Findings) -> None:
    assert visit.watch.foreign == []
    assert visit.watch.failed == []
    assert visit.watch.complaints == []
    assert visit.broken_fonts == []


def test_every_page_has_the_direction_of_its_language(visit: Findings, jumbo: BuiltSite) -> None:
    expected = {path: "rtl" if (jumbo.language_of(path) or "ar") == "ar" else "ltr" for path in jumbo.visited}
    assert visit.directions == expected


def test_arabic_is_set_as_arabic(visit: Findings) -> None:
    assert visit.arabic == []


@pytest.mark.parametrize(
    ("language", "family"), [("ar", "Noto Naskh Arabic"), ("en", "Noto Serif"), ("mk", "Noto Serif")]
)
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
