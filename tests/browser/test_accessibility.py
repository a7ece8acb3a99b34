"""Pages through axe-core: light, dark, forced colours and print, narrow and wide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FONTS_LOADED, FOREIGN_READER
from tests.conftest import LANGUAGES, REPOSITORY, BuiltSite

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """([type, values]) =>
  axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']})"""


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.is_file(), "axe-core is missing; run `make test`, which installs it"
    return AXE.read_text("utf-8")


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return each violation on the page that is open and holds axe: the rule, what it asks for, and the element.

    ``rules`` are the ids of those that count, by default all that belong to a standard.
    """
    result = page.evaluate(RUN, ["rule", rules] if rules is not None else ["tag", STANDARDS])
    return [
        f"{violation['id']}: {violation['help']} – {node['target']} {node['html'][:120]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.xdist_group("axe-first")
@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("image-alt", "<img src='data:,'>"),
        ("color-contrast", "<p style='color: #aaa; background: #fff'>grey</p>"),
        ("target-size", "<a href='#a' style='font-size: 8px'>a</a><a href='#b' style='font-size: 8px'>b</a>"),
        ("heading-order", "<h1>a</h1><h3>b</h3>"),
        ("region", "<p>outside</p>"),
    ],
)
def test_the_checker_finds_a_fault(browser: Browser, axe: str, rule: str, body: str) -> None:
    page = browser.new_page()
    page.set_content(f"<html lang='en'><title>x</title><body>{body}</body></html>")
    page.evaluate(axe)
    found = violations(page)
    page.close()
    assert [violation for violation in found if violation.startswith(f"{rule}: ")]


@dataclass(frozen=True)
class Look:
    """A way in which a page is seen."""

    name: str
    width: int
    """CSS pixels."""
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    forced_colors: Literal["active", "none"] = "none"

    def take(self, page: Page) -> None:
        page.emulate_media(color_scheme=self.scheme, media=self.media, forced_colors=self.forced_colors)
        page.set_viewport_size({"width": self.width, "height": 900})


FIRST = Look("light, wide", 1280)
OTHERS = (
    Look("dark, narrow", 375, scheme="dark"),
    Look("light, narrow", 375),
    Look("forced colours", 1280, forced_colors="active"),
    Look("print", 1280, media="print"),
)
BY_LOOK = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""The rules whose outcome depends on colours and sizes; all others judge the same document, whatever its look."""


@pytest.mark.parametrize(
    "half", [pytest.param(half, marks=pytest.mark.xdist_group(f"axe-{half}")) for half in ("first", "second")]
)
def test_no_page_has_a_violation(
    browser: Browser, jumbo: BuiltSite, jumbo_address: str, axe: str, half: str, pytestconfig: pytest.Config
) -> None:
    """Pages light and wide, dark and narrow; those that stand for their kind and all Arabic ones in all looks.

    All rules once; in further looks those whose outcome depends on looks, or all where a page stands for its kind.
    With ``--thorough`` every page of every language in every look.
    """
    thorough = bool(pytestconfig.getoption("--thorough"))
    context = browser.new_context(locale=FOREIGN_READER, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    found = []
    looked_at: set[str | None] = set()
    pages = (jumbo.pages if thorough else jumbo.visited)[half == "second" :: 2]
    for path in pages:
        FIRST.take(page)
        page.goto(jumbo_address + path)
        page.evaluate(FONTS_LOADED)
        page.evaluate(axe)
        found += [f"{path} ({FIRST.name}): {violation}" for violation in violations(page)]
        in_all = thorough or jumbo.is_one_of_its_kind(path) or jumbo.language_of(path) == "ar"
        for look in OTHERS if in_all else OTHERS[:1]:
            look.take(page)
            told = violations(page, None if jumbo.is_one_of_its_kind(path) else BY_LOOK)
            # on paper nothing is touched
            told = [one for one in told if look.media != "print" or not one.startswith("target-size")]
            found += [f"{path} ({look.name}): {violation}" for violation in told]
        looked_at.add(jumbo.language_of(path))
    context.close()
    assert found == []
    assert looked_at >= set(LANGUAGES)
    assert len(pages) > 65


DENSE = (
    *("", "2030/", "2030/venue/", "2030/gallery/", "news/", "news/call/", "2030/proceedings/", "2030/outcomes/"),
    *("countries/", "organisations/", "topics/"),
)
"""Pages of the invented conference beside its programme and its speakers, which have tests of their own."""


@pytest.mark.xdist_group("axe-second")
def test_no_page_of_the_dense_conference_has_a_violation(browser: Browser, invented_address: str, axe: str) -> None:
    context = browser.new_context(locale=FOREIGN_READER, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    found = []
    for language in ("ar", "en"):
        for path in DENSE:
            page.goto(f"{invented_address}{language}/{path}")
            page.evaluate(axe)
            for width, scheme in ((1280, "light"), (375, "dark")):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                page.set_viewport_size({"width": width, "height": 900})
                found += [f"{language}/{path} ({scheme}, {width}): {violation}" for violation in violations(page)]
    context.close()
    assert found == []
