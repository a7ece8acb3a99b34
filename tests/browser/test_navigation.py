"""Readers move between languages without losing their place, and to single outcomes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("reading")


def test_the_language_switcher_stays_on_the_page(browser: Browser, jumbo_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}en/2022/panels/cybercrime/")
    page.locator("nav.languages a[data-language=ar]").click()
    assert page.url == f"{jumbo_address}ar/2022/panels/cybercrime/"
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.close()


def test_an_outcomes_permalink_leads_to_it(browser: Browser, jumbo_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{jumbo_address}en/2022/outcomes/")
    page.locator("a.number[href$='#southern-route']").click()
    assert page.url == f"{jumbo_address}en/2022/panels/organised-crime/#southern-route"
    assert "southern route" in page.locator(":target").inner_text()
    page.close()
