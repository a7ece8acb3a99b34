"""The box to cite a paper, in Arabic on a narrow screen: styles behind a summary, references on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_server import serving
from tests.browser.conftest import Watch
from tests.browser.test_accessibility import axe, violations
from tests.citing_site import build_citing_site

pytestmark = pytest.mark.xdist_group("citing")
__all__ = ["axe"]
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    site: Path = build_citing_site(tmp_path_factory.mktemp("citing"))
    with serving(site, "/sea/") as address:
        context = browser.new_context(
            viewport={"width": 320, "height": 800}, reduced_motion="reduce", bypass_csp=True, permissions=CLIPBOARD
        )
        opened = context.new_page()
        watch = Watch(opened, address)
        opened.goto(f"{address}ar/2030/contributions/tides/")
        yield opened
        assert (watch.complaints, watch.failed, watch.foreign) == ([], [], [])
        context.close()


def test_the_styles_are_behind_a_summary_and_fit_a_narrow_screen(page: Page) -> None:
    box = page.locator(".cite")
    expect(box.get_by_text("IEEE")).not_to_be_visible()
    box.locator("summary").click()
    for name in ("APA 7", "Chicago", "IEEE"):
        expect(box.get_by_text(name)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_names_of_styles_begin_where_the_page_begins(page: Page) -> None:
    page.evaluate("document.querySelector('.more-styles').open = true")
    edges = page.locator(".more-styles h3").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().right - one.firstChild.getBoundingClientRect().right)"
    )
    assert max(edges) < 1


def test_titles_are_not_slanted_in_arabic(page: Page) -> None:
    assert page.locator(".cite cite").first.evaluate("(one) => getComputedStyle(one).fontStyle") == "normal"


def test_each_button_copies_its_own_reference(page: Page) -> None:
    page.evaluate("document.querySelector('.more-styles').open = true")
    references = page.locator(".cite .reference")
    copied = []
    for place in range(references.count()):
        one = references.nth(place)
        one.locator("[data-copy]").click()
        expect(one.locator("[role=status]")).not_to_be_empty()
        copied.append(page.evaluate("navigator.clipboard.readText()"))
        assert copied[-1] == " ".join(one.locator(".citation").inner_text().split())
    assert len(set(copied)) == 4
    assert "(٢٠٣١)" in copied[1]


def test_the_links_of_the_files_are_large_enough_and_load(page: Page) -> None:
    links = page.locator(".cite-files a")
    assert links.count() == 4
    for box in links.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)"):
        assert box >= 24
    for address in links.evaluate_all("(all) => all.map((one) => one.href)"):
        assert page.request.get(address).ok


def test_nothing_keeps_anyone_out(page: Page, axe: str) -> None:
    page.evaluate("document.querySelector('.more-styles').open = true")
    page.evaluate(axe)
    assert violations(page) == []
