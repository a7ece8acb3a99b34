"""The programme of a dense conference: a grid true to scale, filters, time zones, and the sessions that one marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Watch
from tests.browser.test_accessibility import axe, violations
from tests.browser.test_keyboard import faults_of_a_walk
from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("programme")
__all__ = ["axe"]

BOXES = """() => [...document.querySelectorAll('.day-grid')].map((grid) => ({
  hour: [...grid.querySelectorAll('.grid-hour')].slice(0, 2).map((one) => one.getBoundingClientRect().top),
  sessions: [...grid.querySelectorAll('.session')].map((one) => {
    const box = one.getBoundingClientRect();
    return {id: one.id, start: Date.parse(one.dataset.start), end: Date.parse(one.dataset.end),
            left: box.left, right: box.right, top: box.top, bottom: box.bottom,
            overflows: one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1};
  }),
}))"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(
        viewport={"width": 1440, "height": 900}, timezone_id="Asia/Tokyo", reduced_motion="reduce", bypass_csp=True
    )
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, invented_address: str) -> Iterator[Page]:
    opened = context.new_page()
    watch = Watch(opened, invented_address)
    opened.goto(f"{invented_address}en/2030/programme/")
    opened.evaluate("localStorage.clear()")
    opened.reload()
    yield opened
    assert (watch.complaints, watch.failed, watch.foreign) == ([], [], [])
    opened.close()


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator(".session:visible").evaluate_all(
        "(all) => all.map((one) => one.dataset.session ?? one.id)"
    )
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_grid_shows_each_session_whole_at_its_time_in_its_column(
    page: Page, invented_address: str, language: str
) -> None:
    page.goto(f"{invented_address}{language}/2030/programme/")
    days = page.evaluate(BOXES)
    assert len(days) == 2
    for day in days:
        boxes = day["sessions"]
        assert len(boxes) > 10
        assert not [box["id"] for box in boxes if box["overflows"]]
        for box in boxes:
            for other in boxes:
                same_start = box["start"] == other["start"]
                if same_start:
                    assert abs(box["top"] - other["top"]) < 1
                elif box["end"] <= other["start"]:
                    assert box["bottom"] <= other["top"] + 1
                if box["id"] < other["id"] and box["start"] < other["end"] and other["start"] < box["end"]:
                    assert box["right"] <= other["left"] + 1 or other["right"] <= box["left"] + 1
    rooms = page.locator(".grid-head").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().left)")
    in_order = sorted(rooms[:3], reverse=language == "ar")
    assert rooms[:3] == in_order


def test_a_narrow_screen_and_paper_have_the_list(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    lefts = page.locator(".session").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().left)")
    assert len(set(lefts)) == 1
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(media="print")
    tops = page.locator(".session").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops)
    page.emulate_media(media="screen")


def test_filters_narrow_and_keep_their_choice_in_the_address(page: Page, invented_address: str) -> None:
    everything = shown(page)
    page.get_by_role("combobox", name="Track", exact=True).select_option("lights")
    page.get_by_role("combobox", name="Language", exact=True).select_option("ar")
    narrowed = shown(page)
    assert 0 < len(narrowed) < len(everything)
    data = page.locator(".session:visible").evaluate_all("(all) => all.map((one) => ({...one.dataset}))")
    assert {one["track"] for one in data} == {"lights"}
    assert all("ar" in one["language"].split(" ") for one in data)
    assert f"{len(narrowed)} of {len(everything)}" in page.locator(".questions output").inner_text()
    assert "track=lights" in page.url
    page.goto(page.url)
    assert shown(page) == narrowed
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".session:visible")).to_have_count(len(everything))
    assert page.url == f"{invented_address}en/2030/programme/"
    page.goto(f"{invented_address}en/2030/programme/?track=lights&day=2030-01-01")
    assert page.get_by_role("combobox", name="Day", exact=True).input_value() == ""


def test_a_day_without_a_match_goes_with_its_heading(page: Page) -> None:
    page.get_by_role("combobox", name="Day", exact=True).select_option("2030-10-02")
    assert page.locator("h2:visible", has_text="1 October").count() == 0
    assert page.locator("h2:visible", has_text="2 October").count() == 1


def test_times_are_shown_in_the_readers_zone(page: Page) -> None:
    time = page.locator(".session-time time").first
    before = time.inner_text()
    page.get_by_label("In my time zone").check()
    assert re.match(r"09:30", before)
    assert re.match(r"16:30", time.inner_text())
    assert page.locator(".zone-name").inner_text() == "Asia/Tokyo"
    page.get_by_label("In my time zone").uncheck()
    assert time.inner_text() == before


def test_arabic_times_keep_their_digits(page: Page, invented_address: str) -> None:
    page.goto(f"{invented_address}ar/2030/programme/?zone=own")
    assert "١٦:٣٠" in page.locator(".session-time time").first.inner_text()


def test_the_session_of_the_moment_is_marked(browser: Browser, invented_address: str) -> None:
    context = browser.new_context()
    context.clock.install(time=datetime(2030, 10, 1, 8, 0, tzinfo=UTC))
    page = context.new_page()
    page.goto(f"{invented_address}en/2030/programme/")
    running = page.locator(".session.is-now")
    assert running.count() == 3
    assert {one[:5] for one in running.locator(".session-time").all_inner_texts()} == {"09:30"}
    assert running.locator(".now-mark").count() == 3
    context.clock.fast_forward("01:00:00")
    assert page.locator(".now-mark").count() == 3
    assert {one[:5] for one in running.locator(".session-time").all_inner_texts()} == {"10:45"}
    context.close()


def test_marked_sessions_are_kept_exported_and_shared(page: Page, browser: Browser, tmp_path: Path) -> None:
    stars = page.locator(".mark-session")
    chosen = [stars.nth(place).get_attribute("data-for") for place in (0, 4)]
    stars.nth(0).click()
    stars.nth(4).focus()
    page.keyboard.press("Enter")
    page.reload()
    assert page.locator(".mark-session[aria-pressed='true']").count() == 2
    page.get_by_label("Only my programme").check()
    assert shown(page) == chosen
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a calendar file").click()
    file = tmp_path / "programme.ics"
    download.value.save_as(file)
    calendar = Calendar.from_ical(file.read_bytes())
    assert {str(event["UID"]).partition("@")[0] for event in calendar.walk("VEVENT")} == {
        f"2030-{session}" for session in chosen
    }
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Rome"]
    page.get_by_role("button", name="Copy a link to it").click()
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    other = browser.new_context()
    friend = other.new_page()
    friend.goto(link)
    assert shown(friend) == chosen
    friend.get_by_role("button", name="Add these sessions to mine").click()
    assert friend.locator(".mark-session[aria-pressed='true']").count() == 2
    other.close()
    page.get_by_role("button", name="Empty it").click()
    assert (
        page.evaluate("localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith('programme')))")
        == "[]"
    )


def test_a_session_is_marked_on_its_own_page_too(page: Page) -> None:
    page.locator(".session h3 a").first.click()
    button = page.get_by_role("button", name=re.compile("My programme"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.go_back()
    assert page.locator(".mark-session[aria-pressed='true']").count() == 1


def test_the_keyboard_walks_through_filters_and_grid(page: Page) -> None:
    assert faults_of_a_walk(page) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_dense_programme_has_no_violation(page: Page, axe: str, invented_address: str, language: str) -> None:
    page.goto(f"{invented_address}{language}/2030/programme/")
    page.locator(".mark-session").first.click()
    page.evaluate(axe)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1440, 375):
            page.set_viewport_size({"width": width, "height": 900})
            found += violations(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    assert found == []


def test_the_programme_is_whole_without_javascript(
    browser: Browser, invented: BuiltSite, invented_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{invented_address}en/2030/programme/")
    document = invented.document("en/2030/programme/index.html")
    assert page.locator(".session:visible").count() == len(document.find_class("session")) > 20
    assert page.locator(".narrowing:visible, .mark-session").count() == 0
    page.get_by_label("List").check()
    lefts = {round(one.bounding_box()["x"]) for one in page.locator(".session").all()}  # type: ignore[index]
    assert len(lefts) == 1
    context.close()
