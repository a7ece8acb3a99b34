"""What was read once can be read without a network, and nobody who has one sees an old page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import site_server
from tests.browser.conftest import FOREIGN_READER
from tests.build.small_site import Project

BASE_PATH = "/seventh/"
LISTED = """async ([language, other]) => {
  const listed = async () => (await caches.keys()).filter((name) => name.includes(` listed ${language} `));
  for (;;) {
    const [name, ...older] = await listed();
    if (name && name !== other && older.length === 0) return name;
    await new Promise((again) => setTimeout(again, 20));
  }
}"""
"""Waits until the worker keeps one list of a language, another one than was there; gives the name of its cache."""
KEPT_PAGE = """async (path) => {
  const address = new URL(path, (await navigator.serviceWorker.ready).scope).href;
  for (;;) {
    const kept = await caches.match(address);
    if (kept) return kept.text();
    await new Promise((again) => setTimeout(again, 20));
  }
}"""
ASSETS = """async () => {
  const [name] = (await caches.keys()).filter((name) => name.endsWith(' assets'));
  const keys = await (await caches.open(name)).keys();
  return keys.map(({ url }) => url.split('/').pop());
}"""
ONE_KEPT = """async (start) => {
  const [name] = (await caches.keys()).filter((name) => name.endsWith(' assets'));
  for (;;) {
    const keys = await (await caches.open(name)).keys();
    const kept = keys.map(({ url }) => url.split('/').pop()).filter((one) => one.startsWith(start));
    if (kept.length === 1) return kept[0];
    await new Promise((again) => setTimeout(again, 20));
  }
}"""
"""Waits until one asset of a name is kept: those that no page uses any more go after the old list, not with it."""
WORKS_WITHOUT_NETWORK = "[...document.querySelectorAll('link[rel=stylesheet]')].every((one) => one.sheet !== null)"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.at(tmp_path).with_options(base_url=f"https://example.org{BASE_PATH}")
    project.edit("site.yaml", "{default: false}", "{default: false, offline: true}")
    assert project.build().published
    return project


@pytest.fixture
def address(project: Project) -> Iterator[str]:
    with site_server.serving(project.folder / "site", BASE_PATH) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale=FOREIGN_READER)
    yield context
    context.close()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_one_visit_is_enough_and_what_changes_is_shown_at_once(
    project: Project, address: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(f"{address}ar/speakers/ana-deda/")
    first_list = page.evaluate(LISTED, ["ar", ""])
    assert heading(page) in page.evaluate(KEPT_PAGE, "ar/speakers/ana-deda/")
    assert first_list.startswith(f"jumbo-site {BASE_PATH} ")
    speaker, assets = heading(page), page.evaluate(ASSETS)
    assert {"noto-naskh-arabic", "noto-serif-latin", "site"} <= {name.split(".")[0] for name in assets}
    assert not any("cyrillic" in name for name in assets)  # of another language

    context.set_offline(True)
    page.goto(f"{address}ar/2030/programme/")
    assert page.locator("html").get_attribute("lang") == "ar"
    assert "٠٩:٠٠" in page.locator("main").inner_text()
    assert page.evaluate(WORKS_WITHOUT_NETWORK)
    page.goto(f"{address}ar/speakers/ana-deda/?from=poster#main")
    assert heading(page) == speaker
    page.goto(f"{address}ar/organisations/")
    assert heading(page) == "لا يوجد اتصال بالشبكة"
    assert page.url == f"{address}ar/organisations/"
    assert page.evaluate(WORKS_WITHOUT_NETWORK)
    page.get_by_role("main").get_by_role("link", name=speaker).wait_for()  # a script lists what was visited
    page.goto(f"{address}en/2030/")
    assert page.locator("html").get_attribute("lang") == "ar"  # English was never read
    page.get_by_role("main").get_by_role("link", name="البرنامج").click()
    assert page.url == f"{address}ar/2030/programme/"

    context.set_offline(False)
    project.edit("speakers/ana-deda.yaml", "آنا ديدا", "آنا ديداي")
    project.edit("2030/sessions/welcome.yaml", "09:00", "09:15")
    (project.folder / "templates" / "static" / "css").mkdir(parents=True)
    (project.folder / "templates" / "static" / "css" / "site.css").write_text("main { color: green }", "utf-8")
    assert project.build().published
    page.goto(f"{address}ar/speakers/ana-deda/")
    assert heading(page) == "آنا ديداي"
    page.goto(f"{address}ar/2030/programme/")
    assert "٠٩:١٥" in page.locator("main").inner_text()
    worker = context.new_page()  # a browser ends a worker that has nothing to do; here it is begun anew
    worker.goto(f"{address}ar/")
    worker.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.unregister())")
    page.close()
    worker.goto(f"{address}ar/")
    worker.evaluate(LISTED, ["ar", first_list])  # and the old list is gone
    before = next(name for name in assets if name.startswith("site."))
    assert worker.evaluate(ONE_KEPT, "site.") != before
    context.set_offline(True)
    worker.goto(f"{address}ar/2030/programme/")
    assert "٠٩:١٥" in worker.locator("main").inner_text()


def test_a_kept_page_is_shown_where_the_network_gives_no_answer(
    project: Project, address: str, context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rule for slow networks; the worker of the test waits a moment, not ten seconds."""
    script = project.folder / "site" / "sw.js"
    text = script.read_text("utf-8")
    assert "const PATIENCE = 10000;" in text
    script.write_text(text.replace("const PATIENCE = 10000;", "const PATIENCE = 50;"), "utf-8")
    page = context.new_page()
    page.goto(f"{address}en/about/")
    page.evaluate(LISTED, ["en", ""])
    page.evaluate(KEPT_PAGE, "en/about/")
    answering, asked = threading.Event(), []
    handler = site_server._Handler
    usual = handler.do_GET

    def slow(self: site_server._Handler) -> None:
        if self.path.endswith("/about/"):
            asked.append(self.path)
            answering.wait(20)
        usual(self)

    monkeypatch.setattr(handler, "do_GET", slow)
    page.goto(f"{address}en/about/")
    assert heading(page) == "About"
    assert asked == [f"{BASE_PATH}en/about/"]
    answering.set()
