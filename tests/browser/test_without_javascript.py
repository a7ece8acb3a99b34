"""Every page reads whole where scripts do not run."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("reading")

HIDDEN_TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    const apart = '.visually-hidden, script, template, [data-by-script], details, svg title';
    if (text === '' || element.closest(apart)) continue;
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) found.push(text);
  }
  return found;
}"""
"""Words in the main part of a page that nobody sees; what is written for screen readers alone is meant so.

``data-by-script`` marks controls that do nothing without a script, which shows them. What a ``details`` holds opens
without one.
"""


def unreadable(page: Page) -> list[str]:
    found = [f"hidden: {text}" for text in page.evaluate(HIDDEN_TEXTS)]
    if not page.locator("main h1").is_visible():
        found.append("no heading")
    if len(page.locator("main").inner_text()) <= 40:
        found.append("next to no text")
    return found


def test_pages_can_be_read(browser: Browser, jumbo: BuiltSite, jumbo_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    found = []
    for path in jumbo.visited:
        if jumbo.language_of(path) not in ("ar", None) and not jumbo.is_one_of_its_kind(path):
            continue  # the same templates
        page.goto(jumbo_address + path)
        found += [f"{path}: {fault}" for fault in unreadable(page)]
    context.close()
    assert found == []


def test_scripts_do_not_run_in_this_test(browser: Browser) -> None:
    # else the test above would show nothing
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content("<main><p>before</p><script>document.querySelector('p').textContent = 'after'</script></main>")
    assert page.locator("main p").inner_text() == "before"
    context.close()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<h1 hidden>A heading</h1>" + 9 * "words ", ["hidden: A heading", "no heading"]),
        ("<h1>A heading</h1><p style='visibility: hidden'>secret</p>" + 9 * "words ", ["hidden: secret"]),
        ("<h1>A heading</h1><p style='opacity: 0'>secret</p>" + 9 * "words ", ["hidden: secret"]),
        ("<h1>A heading</h1>", ["next to no text"]),
    ],
)
def test_the_check_finds_a_fault(browser: Browser, body: str, found: list[str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(f"<main>{body}</main>")
    assert unreadable(page) == found
    context.close()
