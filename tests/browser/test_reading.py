"""How people come to the site and move through it: by language, by keyboard, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("reading")


@pytest.mark.parametrize(("locale", "language"), [("it-IT", "it"), ("en-GB", "en"), ("ar-EG", "ar")])
def test_the_root_leads_on_to_the_readers_language(
    browser: Browser, jumbo_address: str, locale: str, language: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(jumbo_address)
    page.wait_for_url(f"{jumbo_address}{language}/")
    assert page.locator("html").get_attribute("lang") == language
    context.close()


def test_the_root_waits_for_a_choice_where_the_language_is_another(browser: Browser, jumbo_address: str) -> None:
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(jumbo_address)
    assert page.url == jumbo_address
    assert page.locator("main a[data-language]").count() == 3
    context.close()


def test_a_choice_is_remembered_for_the_next_visit(browser: Browser, jumbo_address: str) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{jumbo_address}en/2022/programme/")
    page.locator("nav.languages a[data-language=it]").click()
    page.wait_for_url(f"{jumbo_address}it/2022/programme/")
    page.goto("about:blank")
    page.goto(jumbo_address)
    page.wait_for_url(f"{jumbo_address}it/")
    context.close()


def test_the_root_offers_the_languages_without_scripts(browser: Browser, jumbo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="it-IT")
    page = context.new_page()
    page.goto(jumbo_address)
    names = page.locator("main a[data-language] strong").all_inner_texts()
    assert names == ["العربية", "English", "italiano"]
    page.locator("main a[data-language=en]").click()
    assert page.url == f"{jumbo_address}en/"
    context.close()


def test_every_page_can_be_read_without_scripts(browser: Browser, jumbo: BuiltSite, jumbo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in (path for path in jumbo.pages if path.startswith("en/")):
        page.goto(jumbo_address + path)
        assert page.locator("main h1").is_visible(), path
        assert len(page.locator("main").inner_text()) > 40, path
    context.close()


def test_the_language_switcher_stays_on_the_page(browser: Browser, jumbo_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}en/2022/panels/cybercrime/")
    page.locator("nav.languages a[data-language=ar]").click()
    assert page.url == f"{jumbo_address}ar/2022/panels/cybercrime/"
    page.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_keyboard_reaches_the_skip_link_first_and_every_focus_shows(
    browser: Browser, jumbo_address: str, language: str
) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}{language}/2022/programme/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator("a.skip").evaluate("(link) => link.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(20):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement);"
            " return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; })()"
        )
        assert shown, page.evaluate("document.activeElement.outerHTML")
    page.close()


def test_an_outcomes_permalink_leads_to_it(browser: Browser, jumbo_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}en/2022/outcomes/")
    page.locator("a.number[href$='#southern-route']").click()
    assert page.url == f"{jumbo_address}en/2022/panels/organised-crime/#southern-route"
    assert "southern route" in page.locator(":target").inner_text()
    page.close()
