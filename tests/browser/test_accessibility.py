"""Every page through axe-core: three languages, light and dark, narrow and wide, without a violation."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.conftest import REPOSITORY, BuiltSite

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "(standards) => axe.run(document, {runOnly: {type: 'tag', values: standards}, resultTypes: ['violations']})"


def violations(page: Any) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate(RUN, STANDARDS)
    return [
        f"{violation['id']}: {violation['help']} – {node['target']} {node['html'][:120]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.xdist_group("axe-light")
def test_the_checker_finds_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html><body><img src='x.png'></body></html>")
    assert any(found.startswith("image-alt") for found in violations(page))
    page.close()


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        pytest.param(scheme, width, marks=pytest.mark.xdist_group(f"axe-{scheme}"))
        for scheme in ("light", "dark")
        for width in (375, 1280)
    ],
)
def test_no_page_has_a_violation(
    browser: Browser, jumbo: BuiltSite, jumbo_address: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {}
    for path in jumbo.pages:
        if path == "index.html":  # leads on by the reader's language; looked at without scripts elsewhere
            continue
        page.goto(jumbo_address + path)
        found[path] = violations(page)
    context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert len(found) > 80
