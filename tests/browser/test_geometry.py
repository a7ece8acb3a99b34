"""Where things stand on the screen: columns follow the direction, brackets keep their place, nothing collides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from site_server import serving
from tests.browser.conftest import FONTS_LOADED, FOREIGN_READER
from tests.conftest import LANGUAGES, build
from tests.test_sites import place

pytestmark = pytest.mark.xdist_group("layout")

CROWDED = ("", "2022/programme/", "2022/panels/critical-events/", "2022/panels/cybercrime/", "speakers/")
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const box = element.getBoundingClientRect();
  return {left: box.left, right: box.right, top: box.top};
})"""
COLLISIONS = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest('.visually-hidden, .skip, script')) continue;
    if (!element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue;
      // a line's box holds room above and below the letters, more in Arabic: the letters stand in its middle
      texts.push({node, box, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3});
    }
  }
  const found = [];
  for (const {node, box} of texts) {
    const room = document.documentElement.clientWidth;
    if (box.left < -0.5 || box.right > room + 0.5) found.push(`out of the window: ${node.data.trim()}`);
  }
  texts.sort((one, other) => one.top - other.top);
  texts.forEach((one, index) => {
    for (const other of texts.slice(index + 1)) {
      if (other.top >= one.bottom) break;
      const shared = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (shared > 1) found.push(`over each other: ${one.node.data.trim()} | ${other.node.data.trim()}`);
    }
  });
  return [...new Set(found)];
}"""
"""Texts that reach out of the window, and texts that lie upon each other."""
PLACES = """([selector, wanted]) => {
  const whole = document.querySelector(selector);
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
  const letters = [];
  while (walker.nextNode()) {
    [...walker.currentNode.data].forEach((letter, index) => letters.push([walker.currentNode, letter, index]));
  }
  const start = letters.map(([, letter]) => letter).join('').indexOf(wanted);
  if (start < 0) throw new Error(`no ${wanted} in ${whole.textContent}`);
  return letters.slice(start, start + wanted.length).map(([node, , index]) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    const boxes = range.getClientRects();
    return [...boxes].map((box) => [box.left, box.right, box.top])[0];
  });
}"""
"""The box (left, right, top; CSS pixels) of each letter of a text within an element. All letters are of the BMP."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale=FOREIGN_READER, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(FONTS_LOADED)


def in_reading_order(boxes: list[dict[str, float]], direction: str) -> bool:
    """Tell whether boxes follow each other from the side where a line begins, without touching."""
    if direction == "rtl":
        return all(after["right"] <= before["left"] for before, after in pairwise(boxes))
    return all(after["left"] >= before["right"] for before, after in pairwise(boxes))


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("sr-Cyrl", "ltr")])
class TestTheFirstColumnStandsWhereALineBegins:
    def test_of_the_programme(self, page: Page, jumbo_address: str, language: str, direction: str) -> None:
        opened(page, f"{jumbo_address}{language}/2022/programme/")
        marks = page.evaluate(BOXES, ".programme > li > .mark")
        texts = page.evaluate(BOXES, ".programme > li > div")
        edge = page.evaluate(BOXES, "main .page")[0]
        assert len(marks) == len(texts) == 6
        side = "right" if direction == "rtl" else "left"
        for mark, text in zip(marks, texts, strict=True):
            assert in_reading_order([mark, text], direction)
            assert mark[side] == pytest.approx(edge[side], abs=1)

    @pytest.mark.parametrize(("path", "selector"), [("speakers/", ".people > li"), ("", ".cards > li")])
    def test_of_a_grid(
        self, page: Page, jumbo_address: str, language: str, direction: str, path: str, selector: str
    ) -> None:
        opened(page, f"{jumbo_address}{language}/{path}")
        boxes = page.evaluate(BOXES, selector)
        first_row = [box for box in boxes if box["top"] == boxes[0]["top"]]
        assert len(first_row) == 3
        assert in_reading_order(first_row, direction)
        side = "right" if direction == "rtl" else "left"
        assert first_row[0][side] == pytest.approx(page.evaluate(BOXES, "main .page")[0][side], abs=1)

    def test_of_a_portrait_beside_a_name(self, page: Page, jumbo_address: str, language: str, direction: str) -> None:
        opened(page, f"{jumbo_address}{language}/speakers/")
        portraits = page.evaluate(BOXES, ".person > :first-child")
        texts = page.evaluate(BOXES, ".person > :last-child")
        assert len(portraits) == len(texts) == 5
        assert all(in_reading_order(list(pair), direction) for pair in zip(portraits, texts, strict=True))


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Arabic page whose heading holds a Latin name, an acronym and an Arabic word in brackets."""
    folder = tmp_path_factory.mktemp("brackets")
    place(None, folder)
    panel = folder / "content" / "2030" / "panels" / "lights.ar.md"
    title = "لقاء مع Ana Deda (Port Office) في المرفأ (RCC) ومكتب (المنارات)"
    panel.write_text(panel.read_text("utf-8").replace("أضواء البحر", title), "utf-8")
    done = build(folder / "content", folder / "site")
    assert done.returncode == 0, done.stderr
    with serving(folder / "site") as address:
        yield f"{address}ar/2030/panels/lights/"


class TestBracketsInAnArabicHeadingKeepTheirPlace:
    """``(`` opens before, and ``)`` closes after, what they hold: in the direction in which it is read."""

    @pytest.mark.parametrize(
        ("text", "direction"),
        [("Ana Deda (Port Office)", "ltr"), ("(RCC)", "rtl"), ("(المنارات)", "rtl")],
        ids=["name", "acronym", "Arabic"],
    )
    def test_they_enclose_what_they_hold(self, page: Page, bracketed: str, text: str, direction: str) -> None:
        opened(page, bracketed)
        letters = page.evaluate(PLACES, ["main h1", text])
        first, last = text.index("("), text.index(")")
        opening, held, closing = letters[first], letters[first + 1 : last], letters[last]
        assert len({round(box[2]) for box in (opening, closing)}) == 1
        left, right = min(box[0] for box in held), max(box[1] for box in held)
        before, after = (opening, closing) if direction == "ltr" else (closing, opening)
        assert before[1] == pytest.approx(left, abs=1.5)
        assert after[0] == pytest.approx(right, abs=1.5)

    def test_a_latin_name_is_read_from_the_left(self, page: Page, bracketed: str) -> None:
        opened(page, bracketed)
        lefts = [box[0] for box in page.evaluate(PLACES, ["main h1", "Ana Deda (Port Office)"])]
        assert lefts == sorted(lefts)

    def test_a_name_that_is_not_isolated_whole_goes_astray(self, page: Page) -> None:
        # else the tests above would show nothing
        name = "Ana (<bdi lang='en' dir='ltr'>Port</bdi>)"
        page.set_content(f"<html dir='rtl' lang='ar'><main><h1>مع {name} في</h1></main></html>")
        letters = page.evaluate(PLACES, ["main h1", "Ana (Port)"])
        opening, closing = letters[4], letters[-1]
        assert closing[0] < opening[0] < letters[0][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_collides_on_the_narrowest_screen(page: Page, jumbo_address: str, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    found = []
    for path in CROWDED:
        opened(page, f"{jumbo_address}{language}/{path}")
        found += [f"{language}/{path}: {fault}" for fault in page.evaluate(COLLISIONS)]
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.locator("nav.languages summary").click()
    page.evaluate(FONTS_LOADED)
    for menu in page.evaluate(BOXES, "nav.languages ul"):
        assert menu["left"] >= 0
        assert menu["right"] <= 320
    assert found == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>one</p><p>two</p>", []),
        ("<p>one <b>two</b> three</p>", []),
        ("<p style='line-height: 1'>نصّ<br>نصّ</p>", []),
        ("<p>one</p><p style='position: relative; top: -40px'>two</p>", ["over each other: one | two"]),
        ("<p style='position: relative'>one<b style='position: absolute; left: 0'>two</b></p>", ["over each other: "]),
        ("<p style='white-space: nowrap'>" + "word " * 99 + "</p>", ["out of the window: word"]),
        ("<p style='margin-inline-start: -3rem'>word</p>", ["out of the window: word"]),
        ("<p hidden style='margin-inline-start: -3rem'>word</p>", []),
    ],
)
def test_the_check_finds_a_collision(page: Page, body: str, found: list[str]) -> None:
    page.set_content(f"<html><body style='font: 16px/1.5 serif'><main>{body}</main></body></html>")
    faults = page.evaluate(COLLISIONS)
    assert len(faults) == len(found)
    assert all(fault.startswith(start) for fault, start in zip(faults, found, strict=True))


@pytest.mark.parametrize("language", ["sr-Cyrl", "mk"])
def test_cyrillic_letters_have_the_forms_of_the_language(page: Page, jumbo_address: str, language: str) -> None:
    """In Serbian and Macedonian ``б`` has a form of its own (OpenType ``locl``); the font is the site's own."""
    opened(page, f"{jumbo_address}{language}/")
    shapes = {}
    for tag in (language, "bg"):
        heading = page.locator("h1")
        heading.evaluate("(heading, tag) => { heading.lang = tag; heading.textContent = 'ббб'; }", tag)
        page.evaluate(FONTS_LOADED)
        shapes[tag] = heading.screenshot()
    assert shapes[language] != shapes["bg"]
    fonts = "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.unicodeRange)"
    assert any("U+400-45F" in loaded.upper() for loaded in page.evaluate(fonts))
