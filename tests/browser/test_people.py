"""A long index of persons, narrowed by name in any script, by country and by role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.test_accessibility import axe, violations
from tests.browser.test_keyboard import faults_of_a_walk

pytestmark = pytest.mark.xdist_group("programme")
__all__ = ["axe"]


@pytest.fixture
def page(browser: Browser, invented_address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", bypass_csp=True)
    opened = context.new_page()
    watch = Watch(opened, invented_address)
    opened.goto(f"{invented_address}ar/speakers/")
    yield opened
    assert (watch.complaints, watch.failed, watch.foreign) == ([], [], [])
    context.close()


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator(".person:visible").evaluate_all("(all) => all.map((one) => one.dataset.person)")
    return found


def test_a_name_is_found_in_each_script_and_without_its_hamza(page: Page) -> None:
    everyone = len(shown(page))
    names = page.locator(".person").evaluate_all("(all) => all.map((one) => [one.dataset.person, one.dataset.names])")
    person, forms = next(one for one in names if "أ" in one[1])
    word = next(word for word in forms.split() if "أ" in word)
    page.get_by_role("searchbox").fill(word.replace("أ", "ا"))
    assert person in shown(page)
    page.get_by_role("searchbox").fill(person.replace("-", " ").upper())
    assert shown(page) == [person]
    assert "١" in page.locator(".questions output").inner_text()
    assert page.locator(".letter:visible").count() == 1
    page.get_by_role("searchbox").fill("zzz")
    expect(page.locator(".nothing-found")).to_be_visible()
    page.locator(".questions [type=reset]").click()
    expect(page.locator(".person:visible")).to_have_count(everyone)


def test_country_and_role_narrow_and_stay_in_the_address(page: Page) -> None:
    country = page.locator("select[name=country]")
    value = country.locator("option").nth(1).get_attribute("value")
    country.select_option(value)
    countries = page.locator(".person:visible").evaluate_all("(all) => all.map((one) => one.dataset.country)")
    assert set(countries) == {value}
    page.locator("select[name=role]").select_option("speaker")
    narrowed = shown(page)
    page.goto(page.url)
    assert shown(page) == narrowed


def test_portraits_take_a_small_file_and_the_room_that_they_need(page: Page) -> None:
    portrait = page.locator("img.portrait").first
    portrait.scroll_into_view_if_needed()
    expect(portrait).to_have_js_property("complete", value=True)
    assert "portrait-128." in portrait.evaluate("(image) => image.currentSrc")
    box = portrait.bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (64, 64)


def test_the_dense_index_has_no_violation_and_is_walked_by_keyboard(page: Page, axe: str) -> None:
    page.evaluate(axe)
    assert violations(page) == []
    page.set_viewport_size({"width": 375, "height": 800})
    assert violations(page) == []
    assert faults_of_a_walk(page) == []
