"""A page that has moved leads on, from an address of one of its parts too."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_server import serving
from tests.conftest import build
from tests.test_sites import place

pytestmark = pytest.mark.xdist_group("reading")


def test_it_leads_on_to_the_part_that_was_asked_for(browser: Browser, tmp_path: Path) -> None:
    place(None, tmp_path)
    settings = tmp_path / "content" / "site.yaml"
    moved = "moved:\n  - {from: /2030/panels/lamps/, to: /2030/panels/lights/}\n  - {from: /old/, to: /about/}\n"
    settings.write_text(settings.read_text("utf-8") + moved, "utf-8")
    build(tmp_path / "content", tmp_path / "site")
    context = browser.new_context()
    page = context.new_page()
    with serving(tmp_path / "site") as address:
        for old, new in (
            ("2030/panels/lamps/", "2030/panels/lights/"),
            ("2030/panels/lamps/#more-lights", "2030/panels/lights/#more-lights"),
            ("2030/panels/lamps/#other", "2030/panels/lights/"),
            ("old/", "about/"),
        ):
            page.goto(f"{address}en/{old}")
            page.wait_for_url(f"{address}en/{new}")
    context.close()
