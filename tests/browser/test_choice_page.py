"""The root of the site leads readers on to their language, and lets them choose where it cannot."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import FOREIGN_READER
from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("reading")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        *(
            ("it-IT", "it"),
            ("en-GB", "en"),
            ("ar-EG", "ar"),
            ("sq-XK", "sq"),
            ("bs-BA", "bs"),
            ("hr", "hr"),
            ("mk", "mk"),
        ),
        *(("sr", "sr-Cyrl"), ("sr-RS", "sr-Cyrl"), ("sr-Latn-RS", "sr-Latn"), ("sh", "sr-Latn")),
        # Montenegrin has three names: CLDR's, that of ISO 639-2, and that with its script
        *(("sr-ME", "sr-Latn-ME"), ("cnr", "sr-Latn-ME"), ("sr-Latn-ME", "sr-Latn-ME")),
    ],
)
def test_it_leads_on_to_the_readers_language(browser: Browser, jumbo_address: str, locale: str, language: str) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(jumbo_address)
    page.wait_for_url(f"{jumbo_address}{language}/")
    assert page.locator("html").get_attribute("lang") == language
    context.close()


def test_it_waits_for_a_choice_where_the_language_is_another(
    browser: Browser, jumbo: BuiltSite, jumbo_address: str
) -> None:
    context = browser.new_context(locale=FOREIGN_READER)
    page = context.new_page()
    page.goto(jumbo_address)
    assert page.url == jumbo_address
    offered = page.locator("main a[data-language]").evaluate_all("(links) => links.map((link) => link.lang)")
    assert sorted(offered) == jumbo.languages
    context.close()


def test_a_choice_is_remembered_for_the_next_visit(browser: Browser, jumbo_address: str) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{jumbo_address}en/2022/programme/")
    page.locator("nav.languages summary").click()
    page.locator("nav.languages a[data-language=it]").click()
    page.wait_for_url(f"{jumbo_address}it/2022/programme/")
    page.goto("about:blank")
    page.goto(jumbo_address)
    page.wait_for_url(f"{jumbo_address}it/")
    assert page.locator("html").get_attribute("lang") == "it"
    context.close()


def test_it_offers_the_languages_by_their_own_names_without_scripts(browser: Browser, jumbo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="it-IT")
    page = context.new_page()
    page.goto(jumbo_address)
    names = page.locator("main a[data-language] strong").all_inner_texts()
    assert names[:3] == ["العربية", "English", "Italiano"]
    assert len(names) == 10
    page.locator("main a[data-language=en]").click()
    assert page.url == f"{jumbo_address}en/"
    context.close()
