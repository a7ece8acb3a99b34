"""The search in the reader's language: what must be found is found, from any page and under a project path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page, expect

from jumbo_site.i18n.search_keys import fold, query_words, word_keys
from tests.browser.conftest import FOREIGN_READER, Watch
from tests.browser.search_queries import FIRST, QUERIES
from tests.browser.test_accessibility import axe, violations
from tests.browser.test_keyboard import faults_of_a_walk
from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("search")
__all__ = ["axe"]

RESULTS = "(all) => all.map((one) => one.href)"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale=FOREIGN_READER, reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, jumbo_address: str) -> Iterator[Page]:
    """A page that holds itself to its Content-Security-Policy, and loads nothing from elsewhere."""
    opened = context.new_page()
    watch = Watch(opened, jumbo_address)
    yield opened
    assert (watch.complaints, watch.failed, watch.foreign) == ([], [], [])
    opened.close()


def ask(page: Page, words: str) -> list[str]:
    """Type into the field of the page that is open, and return the addresses of what is found."""
    status = page.locator("[data-results]")
    page.evaluate("document.querySelector('[data-results]').textContent = ''")
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    expect(status).not_to_be_empty()
    page.wait_for_function("(words) => document.querySelector('.results').dataset.shows === words", arg=words)
    found: list[str] = page.locator(".results a").evaluate_all(RESULTS)
    return found


@pytest.mark.parametrize("language", QUERIES)
def test_what_readers_ask_for_is_among_the_first(page: Page, jumbo_address: str, language: str) -> None:
    page.goto(f"{jumbo_address}{language}/search/")
    missed = []
    for words, wanted in QUERIES[language]:
        found = [one.removeprefix(f"{jumbo_address}{language}/") for one in ask(page, words)]
        pages = list(dict.fromkeys(one.partition("#")[0] for one in found))
        if wanted not in pages[:FIRST]:
            missed.append(f"{words}: {pages[:5]}")
    assert missed == []


def test_the_queries_are_sixty_in_four_languages() -> None:
    assert len(QUERIES) == 4
    assert sum(map(len, QUERIES.values())) >= 60


@pytest.fixture(scope="module")
def folding(context: BrowserContext, jumbo: BuiltSite, jumbo_address: str) -> Iterator[Page]:
    """A page at which the functions of the script can be called."""
    opened = context.new_page()
    opened.goto(f"{jumbo_address}en/search/")
    (script,) = (jumbo.folder / "assets" / "js").glob("search.*.js")
    address = f"{jumbo_address}assets/js/{script.name}"
    opened.evaluate("(address) => import(address).then((module) => { window.search = module; })", address)
    yield opened
    opened.close()


def test_the_script_folds_as_the_index_does(folding: Page) -> None:
    letters = "".join(
        chr(code)
        for low, high in (
            (0x20, 0x250),
            (0x370, 0x530),
            (0x5D0, 0x5EB),
            (0x600, 0x700),
            (0x750, 0x780),
            (0xFB50, 0xFDFC),
        )
        for code in range(low, high)
        if chr(code).isprintable()
    )
    words = [word for queries in QUERIES.values() for query, _ in queries for word in query.split()]
    texts = [*letters, *words, "İstanbul", "ΣΑΛΟΣ σάλος", "وبالجريمة", "Œuvre", "٢٠٢٢ ۱۲ 2022"]
    told = folding.evaluate(
        "(texts) => texts.map((one) => [window.search.fold(one), window.search.queryWords(one)])", texts
    )
    assert [one for one, of in zip(texts, told, strict=True) if of != [fold(one), list(query_words(one))]] == []


@settings(max_examples=60)
@given(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x6FF, categories=("L", "M", "N", "P", "Z")), max_size=30)
)
def test_whatever_a_text_holds_both_find_the_same_words(folding: Page, text: str) -> None:
    assert folding.evaluate("(text) => window.search.queryWords(text)", text) == list(query_words(text))


@given(
    st.sampled_from(["", "و", "ف"]), st.sampled_from(["", "ب", "ك", "ل"]), st.sampled_from(["جريمه", "هجره", "تعاون"])
)
def test_a_noun_is_found_with_whatever_is_written_before_it(first: str, second: str, noun: str) -> None:
    article = "لل" if second == "ل" else f"{second}ال"
    assert query_words(f"{first}{article}{noun}") == (noun,)
    assert noun in word_keys(f"{first}{article}{noun}")


def test_filters_narrow_and_stay_in_the_address(page: Page, jumbo_address: str) -> None:
    page.goto(f"{jumbo_address}en/search/?q=security")
    expect(page.locator(".results li").first).to_be_visible()
    everything = len(page.locator(".results a").evaluate_all(RESULTS))
    kinds = page.locator("select[name=kind] option").evaluate_all("(all) => all.map((one) => one.value)")
    page.locator("select[name=kind]").select_option("Panel")
    expect(page.locator(".results .kicker").first).to_have_text("Panel")
    narrowed = page.locator(".results a").evaluate_all(RESULTS)
    assert 0 < len(narrowed) < everything
    assert {"Panel", "Speaker"} & set(kinds)
    assert "kind=Panel" in page.url
    page.goto(page.url)
    expect(page.locator(".results li")).to_have_count(len(narrowed))
    assert page.locator(".results a").evaluate_all(RESULTS) == narrowed


def test_results_carry_their_language_and_lead_to_their_place(page: Page, jumbo_address: str) -> None:
    page.goto(f"{jumbo_address}ar/search/?q=RCC")
    expect(page.locator(".results li").first).to_be_visible()
    link = page.locator(".results a").first
    assert (link.get_attribute("lang"), link.get_attribute("dir")) == ("ar", "rtl")
    link.click()
    assert page.url.startswith(f"{jumbo_address}ar/")
    assert page.locator("h1").is_visible()


def test_nothing_is_loaded_before_something_is_asked(page: Page, jumbo_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{jumbo_address}en/search/")
    page.wait_for_timeout(200)
    assert not [one for one in asked if "/search/en/" in one]
    assert ask(page, "xyzzy") == []
    assert "Nothing was found" in page.locator("[data-results]").inner_text()
    assert [one for one in asked if "/search/en/" in one]


def test_the_keyboard_finds_and_opens(page: Page, jumbo_address: str) -> None:
    page.goto(f"{jumbo_address}en/search/")
    page.keyboard.press("/")
    page.keyboard.type("bregu")
    expect(page.locator(".results li").first).to_be_visible()
    assert page.get_by_role("searchbox").input_value() == "bregu"
    page.goto(page.url)
    expect(page.locator(".results li").first).to_be_visible()
    assert faults_of_a_walk(page) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_results_have_no_violation(browser: Browser, jumbo_address: str, axe: str, language: str) -> None:
    context = browser.new_context(locale=FOREIGN_READER, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{jumbo_address}{language}/search/?q=rcc")
    expect(page.locator(".results li").first).to_be_visible()
    page.evaluate(axe)
    found = []
    for width, scheme in ((1280, "light"), (375, "dark")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        found += violations(page)
    context.close()
    assert found == []


def test_without_scripts_the_page_says_where_to_look(browser: Browser, jumbo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{jumbo_address}en/search/")
    assert not page.get_by_role("searchbox").is_visible()
    assert page.get_by_role("link", name="Programme").first.is_visible()
    assert "JavaScript" in page.locator("main").inner_text()
    context.close()
