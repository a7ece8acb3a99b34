"""The tones of an accent that `check` measures are those that a browser paints."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from jumbo_site.build.site_build import default_theme_folder
from jumbo_site.checks.colour_mixing import Scheme, colour, root_properties, to_hex

CSS = (default_theme_folder() / "static/css/site.css").read_text("utf-8")
ACCENTS = ("#14545c", "#ffd400", "#5a2a4b", "#00ff00", "#000000", "#ffffff")
NAMES = ("--accent-ink", "--accent-deep", "--on-accent", "--paper", "--surface", "--sunken")
PAINTED = """names => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const probe = document.body.appendChild(document.createElement("p"));
  return names.map(name => {
    probe.style.color = `var(${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tones_are_those_that_a_browser_paints(browser: Browser, scheme: Scheme) -> None:
    page = browser.new_page(color_scheme=scheme)
    try:
        for accent in ACCENTS:
            page.set_content(f"<style>{CSS}</style><style>:root {{ --accent: {accent}; }}</style><p>x</p>")
            properties = {**root_properties(CSS), "--accent": accent}
            ours = [to_hex(colour(f"var({name})", properties, scheme)) for name in NAMES]
            for name, own, painted in zip(NAMES, ours, page.evaluate(PAINTED, list(NAMES)), strict=True):
                parts = [int(own[at : at + 2], 16) for at in (1, 3, 5)]
                assert parts == pytest.approx(painted, abs=1), (accent, name)
    finally:
        page.close()
