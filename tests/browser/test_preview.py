"""The live preview in a browser: what a save changes on the page that is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.build.small_site import Project
from tests.preview.running import Preview, preview

pytestmark = pytest.mark.xdist_group("preview")

WELCOME = "en/2030/sessions/welcome/"
HOSTILE = "<img src=x onerror=document.title='taken'><b>bold</b>"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project.at(tmp_path_factory.mktemp("project"))
    styles = made.folder / "templates" / "static" / "css"
    styles.mkdir(parents=True)
    (styles / "site.css").write_bytes((made.theme / "static" / "css" / "site.css").read_bytes())
    return made


@pytest.fixture(scope="module")
def running(project: Project) -> Iterator[Preview]:
    with preview(project.folder) as started:
        yield started


@pytest.fixture
def page(browser: Browser, running: Preview) -> Iterator[Page]:
    with browser.new_page() as opened:
        opened.goto(running.url + WELCOME)
        expect(opened.locator("jumbo-site-preview")).to_have_attribute("data-complete", "true")
        yield opened


def mark(page: Page) -> None:
    """Leave something in the page that a reload takes away."""
    page.evaluate("document.documentElement.dataset.mark = 'same document'")


def is_marked(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.dataset.mark === 'same document'"))


def test_a_page_shows_what_was_saved_without_being_reloaded_by_hand(page: Page, project: Project) -> None:
    expect(page.locator("h1")).to_have_text("Welcome")
    project.edit("2030/sessions/welcome.yaml", "en: Welcome", "en: Good morning")
    expect(page.locator("h1")).to_have_text("Good morning")
    project.edit("2030/sessions/welcome.yaml", "en: Good morning", "en: Welcome")
    expect(page.locator("h1")).to_have_text("Welcome")


def test_a_page_that_an_edit_does_not_change_is_left_alone(browser: Browser, page: Page, project: Project) -> None:
    mark(page)
    project.edit("speakers/omar-nur.en.md", "guides ships", "guides all ships")
    with browser.new_page() as other:
        other.goto(page.url.replace(WELCOME, "en/speakers/omar-nur/"))
        expect(other.locator("main")).to_contain_text("guides all ships")
    assert is_marked(page)


def test_a_stylesheet_is_swapped_in_the_page_as_it_is(page: Page, project: Project) -> None:
    mark(page)
    styles = project.folder / "templates" / "static" / "css" / "site.css"
    before = styles.read_text("utf-8")
    styles.write_text(before + "h1 { letter-spacing: 7px !important; }\n", "utf-8")
    expect(page.locator("h1")).to_have_css("letter-spacing", "7px")
    styles.write_text(before, "utf-8")
    expect(page.locator("h1")).not_to_have_css("letter-spacing", "7px")
    assert is_marked(page)


def test_broken_content_leaves_the_last_good_page_under_an_overlay(page: Page, project: Project) -> None:
    mark(page)
    overlay = page.get_by_role("dialog")
    good = project.content("2030/sessions/welcome.yaml").read_text("utf-8")
    project.write("2030/sessions/welcome.yaml", good + f'"{HOSTILE}": 1\n')
    expect(overlay).to_be_visible()
    place = overlay.get_by_role("link", name="content/2030/sessions/welcome.yaml:9:1")
    file = project.content("2030/sessions/welcome.yaml").as_posix()
    expect(place).to_have_attribute("href", f"vscode://file{file}:9:1")
    expect(page.locator("h1")).to_have_text("Welcome")
    expect(overlay).to_contain_text("onerror=document.title='taken'")
    assert overlay.locator("img, b").count() == 0
    page.keyboard.press("Escape")
    expect(overlay).to_be_hidden()
    page.get_by_role("button", name="1 error").click()
    expect(overlay).to_be_visible()
    project.write("2030/sessions/welcome.yaml", good)
    expect(overlay).to_be_hidden()
    assert is_marked(page)
    assert "taken" not in page.title()


def test_an_error_that_the_longer_checks_find_is_shown_too_and_goes_when_it_is_mended(
    page: Page, project: Project
) -> None:
    overlay = page.get_by_role("dialog")
    project.edit("2030/sessions/welcome.yaml", "speaker: ana-deda", "speaker: ana-dede")
    expect(overlay).to_contain_text("ana-deda")
    project.edit("2030/sessions/welcome.yaml", "speaker: ana-dede", "speaker: ana-deda")
    expect(overlay).to_be_hidden()


def test_a_template_that_fails_leaves_the_last_good_page(page: Page, project: Project) -> None:
    own = project.folder / "templates" / "session.html"
    own.write_text("{% if %}", "utf-8")
    overlay = page.get_by_role("dialog")
    expect(overlay.get_by_role("link", name="templates/session.html:1:1")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Welcome")
    own.unlink()
    expect(overlay).to_be_hidden()


def test_the_bar_names_the_files_of_the_page_and_the_coverage(page: Page, project: Project) -> None:
    bar = page.get_by_role("region", name="Preview")
    source = bar.get_by_role("link", name="content/2030/sessions/welcome.yaml")
    expect(source).to_have_attribute("href", f"vscode://file{project.content('2030/sessions/welcome.yaml')}:1:1")
    expect(bar.get_by_role("link", name="Translations: ")).to_contain_text("en ")
    page.get_by_role("button", name="Hide the preview's bar").click()
    expect(source).to_be_hidden()
    page.get_by_role("button", name="Show the preview's bar").click()
    expect(source).to_be_visible()


def test_the_bar_keeps_its_direction_on_a_page_that_runs_from_right_to_left(page: Page, running: Preview) -> None:
    page.goto(running.url + WELCOME.replace("en/", "ar/"))
    bar = page.get_by_role("region", name="Preview")
    expect(bar).to_have_css("direction", "ltr")
    expect(page.locator("html")).to_have_css("direction", "rtl")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_comes_back_when_the_preview_is_started_anew(browser: Browser, tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    with browser.new_page() as page:
        with preview(project.folder) as first:
            page.goto(first.url + WELCOME)
            expect(page.locator("jumbo-site-preview")).to_have_attribute("data-complete", "true")
            assert first.interrupt()[0] == 0
        expect(page.get_by_role("status")).to_contain_text("has ended")
        project.edit("2030/sessions/welcome.yaml", "en: Welcome", "en: Back again")
        port = int(first.url.rstrip("/").rpartition(":")[2])
        with preview(project.folder, port=port):
            expect(page.locator("h1")).to_have_text("Back again", timeout=20_000)
