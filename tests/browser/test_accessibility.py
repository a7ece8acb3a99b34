"""Pages of all languages through axe-core, light and dark, narrow and wide, without a violation."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FONTS_LOADED, FOREIGN_READER
from tests.conftest import LANGUAGES, REPOSITORY, BuiltSite

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "(standards) => axe.run(document, {runOnly: {type: 'tag', values: standards}, resultTypes: ['violations']})"
WIDTHS = (1280, 375)
"""CSS pixels."""


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.is_file(), "axe-core is missing; run `make test`, which installs it"
    return AXE.read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return each violation on the page that is open and holds axe: the rule, what it asks for, and the element."""
    result = page.evaluate(RUN, STANDARDS)
    return [
        f"{violation['id']}: {violation['help']} – {node['target']} {node['html'][:120]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.xdist_group("axe-light")
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


def _widths(jumbo: BuiltSite, path: str, scheme: str) -> tuple[int, ...]:
    """Return the widths for a page: both for one of each kind; the others are wide in light, narrow in dark."""
    if jumbo.language_of(path) is None or jumbo.is_one_of_its_kind(path):
        return WIDTHS
    return WIDTHS[:1] if scheme == "light" else WIDTHS[1:]


@pytest.mark.parametrize(
    "scheme", [pytest.param(scheme, marks=pytest.mark.xdist_group(f"axe-{scheme}")) for scheme in ("light", "dark")]
)
def test_no_page_has_a_violation(
    browser: Browser, jumbo: BuiltSite, jumbo_address: str, axe: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, locale=FOREIGN_READER, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    found = []
    looked_at: set[str | None] = set()
    for path in jumbo.visited:
        page.goto(jumbo_address + path)
        page.evaluate(FONTS_LOADED)
        page.evaluate(axe)
        for width in _widths(jumbo, path, scheme):
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{path} ({scheme}, {width}): {violation}" for violation in violations(page)]
        looked_at.add(jumbo.language_of(path))
    context.close()
    assert found == []
    assert looked_at == {None, *LANGUAGES}
    assert len(jumbo.visited) > 130


DENSE = (
    *("", "2030/", "2030/venue/", "2030/gallery/", "news/", "news/call/", "2030/proceedings/", "2030/outcomes/"),
    *("countries/", "organisations/", "topics/"),
)
"""Pages of the invented conference beside its programme and its speakers, which have tests of their own."""


@pytest.mark.xdist_group("axe-dark")
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


@pytest.mark.xdist_group("axe-light")
@pytest.mark.parametrize("media", ["forced colours", "print"])
def test_no_page_has_a_violation_in_forced_colours_and_on_paper(
    browser: Browser, jumbo: BuiltSite, jumbo_address: str, axe: str, media: str
) -> None:
    context = browser.new_context(locale=FOREIGN_READER, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    if media == "print":
        page.emulate_media(media="print")
    else:
        page.emulate_media(forced_colors="active")
    found = []
    for path in jumbo.visited:
        language = jumbo.language_of(path)
        if language == "ar" or (language in {"en", "mk"} and jumbo.is_one_of_its_kind(path)):
            page.goto(jumbo_address + path)
            page.evaluate(axe)
            # on paper nothing is touched
            told = [one for one in violations(page) if media != "print" or not one.startswith("target-size")]
            found += [f"{path} ({media}): {violation}" for violation in told]
    context.close()
    assert found == []
