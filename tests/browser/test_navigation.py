"""Readers move between languages without losing their place, and to single outcomes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.conftest import LANGUAGES

pytestmark = pytest.mark.xdist_group("reading")


def test_the_language_switcher_stays_on_the_page(browser: Browser, jumbo_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}en/2022/panels/cybercrime/")
    page.locator("nav.languages summary").click()
    page.locator("nav.languages a[data-language=ar]").click()
    assert page.url == f"{jumbo_address}ar/2022/panels/cybercrime/"
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.close()


def test_the_menu_of_languages_works_without_scripts_and_by_keyboard(browser: Browser, jumbo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{jumbo_address}sr-Cyrl/speakers/")
    assert not page.locator("nav.languages a[data-language=mk]").is_visible()
    page.locator("nav.languages summary").focus()
    page.keyboard.press("Enter")
    offered = page.locator("nav.languages a").evaluate_all("(links) => links.map((link) => link.lang)")
    assert tuple(offered) == LANGUAGES
    page.locator("nav.languages a[data-language=mk]").click()
    assert page.url == f"{jumbo_address}mk/speakers/"
    context.close()


def test_the_menu_of_languages_closes_again(browser: Browser, jumbo_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}en/speakers/")
    summary, link = page.locator("nav.languages summary"), page.locator("nav.languages a[data-language=mk]")
    summary.click()
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert summary.evaluate("(element) => element === document.activeElement")
    summary.click()
    page.locator("h1").click()
    assert not link.is_visible()
    page.close()


def test_an_outcomes_permalink_leads_to_it(browser: Browser, jumbo_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}en/2022/outcomes/")
    page.locator("a.number[href$='#southern-route']").click()
    assert page.url == f"{jumbo_address}en/2022/panels/organised-crime/#southern-route"
    assert "southern route" in page.locator(":target").inner_text()
    page.close()
