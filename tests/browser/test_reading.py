"""Proceedings as they are read: contents that go along, references to copy, links on headings, and on paper."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import FOREIGN_READER, Watch
from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("search")


@pytest.fixture
def page(browser: Browser, jumbo_address: str) -> Iterator[Page]:
    context = browser.new_context(
        locale=FOREIGN_READER, reduced_motion="reduce", viewport={"width": 1280, "height": 800}
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    watch = Watch(opened, jumbo_address)
    yield opened
    assert (watch.complaints, watch.failed) == ([], [])
    context.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_contents_show_what_is_being_read(page: Page, jumbo_address: str, language: str) -> None:
    page.goto(f"{jumbo_address}{language}/2022/proceedings/")
    links = page.locator(".contents a")
    for place in (0, 3, links.count() - 1):
        links.nth(place).click()
        expect(links.nth(place)).to_have_attribute("aria-current", "location")
        assert page.locator(".contents [aria-current]").count() == 1
        box = page.locator(".contents").bounding_box()
        assert box is not None
        assert box["y"] >= 0  # they have come along


@pytest.mark.parametrize("path", ["ar/2022/proceedings/", "ar/2022/panels/cybercrime/"])
def test_a_reference_is_copied_whole(page: Page, jumbo: BuiltSite, jumbo_address: str, path: str) -> None:
    page.goto(jumbo_address + path)
    page.locator("[data-copy]").first.click()
    expect(page.get_by_text("نُسخ النص.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert jumbo.url(f"{path}index.html") in copied
    assert "الدورة السابعة" in copied
    assert "\n" not in copied


def test_headings_of_texts_have_links_to_themselves(page: Page, invented_address: str) -> None:
    page.goto(f"{invented_address}en/2030/venue/")
    link = page.locator(".prose .anchor").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#section-1")
    assert page.locator(":target").inner_text().startswith("By train")


def test_all_of_the_programme_is_on_paper(
    browser: Browser, invented: BuiltSite, invented_address: str, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{invented_address}en/2030/programme/")
    page.pdf(path=tmp_path / "programme.pdf", prefer_css_page_size=True)
    page.close()
    done = subprocess.run(["pdftotext", tmp_path / "programme.pdf", "-"], capture_output=True, check=True)
    words = set(re.findall(r"\w+", done.stdout.decode()))
    document = invented.document("en/2030/programme/index.html")
    shown = [one.text_content() for one in document.xpath("//*[contains(@class, 'session ')]//h3")]
    assert len(shown) > 20
    assert [title for title in shown if not set(re.findall(r"\w+", title)) <= words] == []
    info = subprocess.run(["pdfinfo", tmp_path / "programme.pdf"], capture_output=True, check=True).stdout.decode()
    assert "A4" in info
