"""Rows 11 and 12 of ABUSE.md in a browser: no script of the content runs, no dialog opens, nothing foreign is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Request

from site_server import serving
from tests.adversarial.hostile_site import LANGUAGES, HostileSite, hostile_site
from tests.adversarial.payloads import MARKER

pytestmark = pytest.mark.xdist_group("hostile")

RECORDER = f"""(() => {{
  const note = (what) => globalThis.__noted(String(what));
  Object.defineProperty(window, '{MARKER}', {{ set: () => note('{MARKER}: ' + location.href), get: () => undefined }});
  for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => note(name);
  const open = window.open;
  window.open = (...all) => (note('open ' + all[0]), open.apply(window, all));
}})()"""
"""Runs in each page before anything of it, and tells what a script of the content would do."""
PAGES_OF_A_KIND = 2
"""In English, and one in Arabic; the parser of tests/adversarial/test_hostile_texts.py reads all."""


@dataclass
class Noted:
    """What happened beside the loading of pages."""

    acts: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site() -> HostileSite:
    return hostile_site()


@pytest.fixture(scope="module")
def address(site: HostileSite) -> Iterator[str]:
    with serving(site.output) as served:
        yield served


@pytest.fixture
def noted() -> Noted:
    return Noted()


@pytest.fixture
def page(browser: Browser, address: str, noted: Noted) -> Iterator[Page]:
    context = browser.new_context(service_workers="block", bypass_csp=True)
    # playwright marks the function that it is given, and a method of a list cannot be marked
    context.expose_function("__noted", lambda what: noted.acts.append(what))  # noqa: PLW0108
    context.add_init_script(RECORDER)

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            noted.foreign.append(request.url)

    context.on("request", asked)
    context.on("page", lambda opened: opened.on("dialog", lambda dialog: noted.acts.append(dialog.message)))
    page = context.new_page()
    yield page
    context.close()


def kind_of(path: str) -> str:
    """Return a page's address without what tells it from others of its kind."""
    return re.sub(r"-\d+", "", path)


def visited(site: HostileSite) -> list[str]:
    kinds: dict[str, list[str]] = {}
    for file in sorted(site.output.rglob("*.html")):
        path = file.relative_to(site.output).as_posix().removesuffix("index.html")
        kinds.setdefault(kind_of(path), []).append(path)
    assert {f"{tag}/{kind}" for tag in LANGUAGES for kind in ("speakers/person/", "2030/panels/panel/")} <= set(kinds)
    return [path for kind, paths in kinds.items() for path in paths[: 1 if kind.startswith("ar/") else PAGES_OF_A_KIND]]


def test_the_recorder_notes_what_a_script_does(page: Page, noted: Noted, address: str) -> None:
    page.goto(address)
    page.evaluate(f"window.{MARKER} = 1; alert(1); new Image().src = 'https://foreign.example/a.png'")
    page.wait_for_function("performance.now() > 0")
    assert [act.partition(":")[0] for act in noted.acts] == [MARKER, "alert"]
    assert noted.foreign == ["https://foreign.example/a.png"]


def test_no_script_of_the_content_runs_on_any_kind_of_page(
    page: Page, noted: Noted, address: str, site: HostileSite
) -> None:
    """The pages' policy is switched off, so that the markup alone has to hold."""
    for path in visited(site):
        page.goto(address + path)
    assert noted == Noted()


def test_nothing_of_it_runs_when_a_reader_points_clicks_and_types(
    page: Page, noted: Noted, address: str, site: HostileSite
) -> None:
    """Handlers wait for a pointer or the focus: each element gets the events that hostile markup listens to."""
    for path in ("en/speakers/person-1/", "ar/2030/panels/panel-2/", "en/2030/programme/", "en/news/news-1/", "en/"):
        page.goto(address + path)
        page.evaluate(
            "for (const one of document.querySelectorAll('*'))"
            " for (const name of ['mouseover', 'mouseenter', 'focus', 'error', 'load', 'toggle', 'begin'])"
            "   one.dispatchEvent(new Event(name, { bubbles: false }))"
        )
    assert noted == Noted()


def test_files_opened_by_themselves_do_nothing(page: Page, noted: Noted, address: str, site: HostileSite) -> None:
    """What is published beside the pages and is shown by browsers as documents: images, feeds, data."""
    files = [*site.output.rglob("*.svg"), *site.output.rglob("feed.xml"), *site.output.rglob("schedule.xml")]
    files += [site.output / name for name in ("data.json", "humans.txt", "sitemap.xml", "media/ana.png")]
    for file in files:
        page.goto(address + file.relative_to(site.output).as_posix())
    assert noted == Noted()
