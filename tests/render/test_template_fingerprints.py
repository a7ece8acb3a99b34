"""A template's fingerprint changes with all that its pages are made of, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from jumbo_site.render.template_fingerprints import template_fingerprints


def write(folder: Path, **templates: str) -> None:
    for name, text in templates.items():
        file = folder / f"{name.replace('__', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def changed(folder: Path, file: str, *more: Path) -> set[str]:
    """Return the templates whose fingerprint another text in a file changes."""
    before = template_fingerprints([*more, folder], {})
    target = folder / file
    old = target.read_text("utf-8") if target.exists() else None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("another text", "utf-8")
    after = template_fingerprints([*more, folder], {})
    target.unlink() if old is None else target.write_text(old, "utf-8")
    return {name for name in after if after[name] != before.get(name)}


@pytest.mark.parametrize(
    "statement",
    [
        '{% include "part.html" %}',
        "{%- include 'part.html' ignore missing with context -%}",
        '{%+ include "part.html" without context %}',
        '{% extends "part.html" %}',
        '{% import "part.html" as part %}',
        '{% from "part.html" import one, two as three with context %}',
        '{{ shared("part.html") }}',
        '{% include "middle.html" %}',
    ],
)
def test_a_template_changes_with_what_it_names(statement: str, tmp_path: Path) -> None:
    write(tmp_path, page=statement, middle='{% include "part.html" %}', part="p", other="o")
    assert changed(tmp_path, "part.html") >= {"page.html", "part.html"}
    assert changed(tmp_path, "other.html") == {"other.html"}


@pytest.mark.parametrize(
    "statement",
    [
        "{% include name %}",
        '{% extends "one.html" if view else "two.html" %}',
        '{% include "parts/" ~ name %}',
        '{% include ["one.html", "two.html"] %}',
        "{{ shared(name) }}",
    ],
)
def test_a_template_that_names_by_an_expression_changes_with_any(statement: str, tmp_path: Path) -> None:
    write(tmp_path, page=statement, user='{% include "page.html" %}', other="o")
    assert changed(tmp_path, "other.html") == {"page.html", "user.html", "other.html"}
    assert changed(tmp_path, "static/any.svg") == {"page.html", "user.html"}


def test_any_file_may_be_included_and_be_missing_at_first(tmp_path: Path) -> None:
    write(tmp_path, page='{% include "static/mark.svg" ignore missing %}', other="o")
    assert changed(tmp_path, "static/mark.svg") == {"page.html"}


def test_the_first_folder_gives_a_template(tmp_path: Path) -> None:
    own, theme = tmp_path / "own", tmp_path / "theme"
    write(own, part="own")
    write(theme, page='{% include "part.html" %}', part="theme")
    assert changed(theme, "part.html", own) == set()
    assert changed(own, "part.html") == {"part.html"}


def test_templates_that_include_each_other_end(tmp_path: Path) -> None:
    write(tmp_path, one='{% include "two.html" %}', two='{% include "one.html" %}')
    assert changed(tmp_path, "one.html") == {"one.html", "two.html"}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ('{{ asset("js/one.js") }}', {"js/one.js"}),
        ("{{ asset( 'js/one.js' ) }}", {"js/one.js"}),
        ('{% include "middle.html" %}', {"js/one.js"}),
        ("{% if options_css %}{{ asset(options_css) }}{% endif %}", {"css/options.css"}),
        ("{{ asset(view.drawing) }}", {"js/one.js", "js/two.js", "css/options.css"}),
        ("{% set a = asset %}{{ a('js/one.js') }}", {"js/one.js", "js/two.js", "css/options.css"}),
        ("{% include view.part %}", {"js/one.js", "js/two.js", "css/options.css"}),
        ("<p>none</p>", set()),
    ],
)
def test_a_template_changes_with_the_assets_that_it_asks_for(
    statement: str, expected: set[str], tmp_path: Path
) -> None:
    write(tmp_path, page=statement, middle='{{ asset("js/one.js") }}')
    names = {"js/one.js": "assets/js/one.1.js", "js/two.js": "assets/js/two.1.js"}
    before = template_fingerprints([tmp_path], names)["page.html"]
    changed_assets = {
        name
        for name in (*names, "css/options.css")
        if template_fingerprints([tmp_path], {**names, name: "another"})["page.html"] != before
    }
    assert changed_assets == expected
