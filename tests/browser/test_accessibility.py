"""Every page through axe-core: all languages, light and dark, narrow and wide, without a violation."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FONTS_LOADED, FOREIGN_READER
from tests.conftest import REPOSITORY, BuiltSite

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "(standards) => axe.run(document, {runOnly: {type: 'tag', values: standards}, resultTypes: ['violations']})"
SETTINGS = [
    pytest.param(scheme, width, marks=pytest.mark.xdist_group(f"axe-{scheme}"))
    for scheme in ("light", "dark")
    for width in (375, 1280)
]


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.is_file(), "axe-core is missing; run `make test`, which installs it"
    return AXE.read_text("utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Return each violation on the page that is open: the rule, what it asks for, and the element."""
    page.evaluate(axe)
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
    found = violations(page, axe)
    page.close()
    assert [violation for violation in found if violation.startswith(f"{rule}: ")]


@pytest.mark.parametrize(("scheme", "width"), SETTINGS)
def test_no_page_has_a_violation(
    browser: Browser, jumbo: BuiltSite, jumbo_address: str, axe: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        locale=FOREIGN_READER,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    found, looked_at = [], 0
    for path in jumbo.pages:
        page.goto(jumbo_address + path)
        page.evaluate(FONTS_LOADED)
        found += [f"{path} ({scheme}, {width}): {violation}" for violation in violations(page, axe)]
        looked_at += 1
    context.close()
    assert found == []
    assert looked_at > 80
