"""The tones that the theme mixes of an accent, and whether words can be read in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jumbo_site.build.site_build import default_theme_folder
from jumbo_site.checks.colour_contrast import NEEDED, contrast_problems, nearest_legible, readings
from jumbo_site.checks.colour_mixing import (
    UnknownColourError,
    colour,
    contrast,
    from_hex,
    from_oklab,
    mixed,
    root_properties,
    to_hex,
    to_oklab,
)
from jumbo_site.diagnostics import Location

CSS = (default_theme_folder() / "static/css/site.css").read_text("utf-8")
PLACE = Location("content/site.yaml", 8, 11)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that serves on white
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_the_contrast_ratio_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(from_hex(one), from_hex(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(from_hex(other), from_hex(one)) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("value", "lab"),
    [
        ("#ffffff", (1.0, 0.0, 0.0)),
        ("#000000", (0.0, 0.0, 0.0)),
        ("#ff0000", (0.62796, 0.22486, 0.12585)),
        ("#00ff00", (0.86644, -0.23389, 0.17950)),
        ("#0000ff", (0.45201, -0.03246, -0.31153)),
    ],
)
def test_colours_in_oklab(value: str, lab: tuple[float, float, float]) -> None:
    assert to_oklab(from_hex(value)) == pytest.approx(lab, abs=0.0005)
    assert to_hex(from_oklab(to_oklab(from_hex(value)))) == value


def test_a_mixture_of_all_of_one_colour_is_that_colour() -> None:
    red, blue = from_hex("#cc1122"), from_hex("#1122cc")
    assert to_hex(mixed(red, blue, 1.0)) == "#cc1122"
    assert to_hex(mixed(red, blue, 0.0)) == "#1122cc"


def test_values_are_read_as_css_writes_them() -> None:
    css = "/* :root { --a: #111111; } */\n:root { --a: #336699; --b: light-dark(white, var(--a)); --gap: 1rem; }"
    properties = root_properties(css)
    assert properties == {"--a": "#336699", "--b": "light-dark(white, var(--a))", "--gap": "1rem"}
    assert to_hex(colour("var(--b)", properties, "light")) == "#ffffff"
    assert to_hex(colour("var(--b)", properties, "dark")) == "#336699"


@pytest.mark.parametrize("value", ["plum", "var(--none)", "var(--loop)", "color-mix(in srgb, white 5%, black)"])
def test_what_is_written_otherwise_is_not_guessed(value: str) -> None:
    with pytest.raises(UnknownColourError):
        colour(value, {"--loop": "var(--loop)"}, "light")


def test_all_that_is_looked_at_is_found_in_the_theme() -> None:
    assert len(readings("#14545c", CSS)) == 8


@pytest.mark.parametrize("accent", ["#14545c", "#5a2a4b", "#1d4f5c"])
def test_colours_of_the_theme_and_of_its_documentation_can_be_read(accent: str) -> None:
    assert list(contrast_problems(accent, CSS, PLACE)) == []


@pytest.mark.parametrize("accent", ["#ffd400", "#ffffff", "#ff0000", "#88ccee", "#000000", "#00ff00"])
def test_a_colour_that_cannot_be_read_gets_the_nearest_that_can(accent: str) -> None:
    (problem,) = contrast_problems(accent, CSS, PLACE)
    assert problem.location == PLACE
    better = nearest_legible(accent, CSS)
    assert better is not None
    assert problem.hint == f"The nearest colour that can be read is `{better}`."
    assert min(one.ratio for one in readings(better, CSS)) >= NEEDED
    assert list(contrast_problems(better, CSS, PLACE)) == []


def test_a_stylesheet_that_does_without_these_properties_is_left_alone(tmp_path: Path) -> None:
    assert list(contrast_problems("#ffd400", "body { color: black; }", PLACE)) == []
