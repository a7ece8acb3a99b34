"""The workload as a Pelican site: a run a language, sessions as articles, all else as pages, facts as metadata.

Pelican's metadata are lines of text, so the facts of a page stand in one line of JSON.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.eleventy_content import body_name, data_with_days
from benchmarks.peer_content import PEERS, PageSource, page_sources
from benchmarks.prose import LANGUAGES
from benchmarks.workload import Conference

PROSE = ("edition", "page")
"""Of the pages that stand alone, those with a text of their own; the plugin makes the others."""


def write_pelican(conference: Conference, folder: Path, static: Path) -> None:
    """Write a whole Pelican site into a new folder; ``static`` holds style sheets, fonts and scripts."""
    shutil.copytree(PEERS / "pelican", folder)
    templates = folder / "theme" / "templates"
    shutil.copytree(PEERS / "templates", templates)
    for kind in ("article", "page"):
        (templates / f"{kind}.html").write_text(f'{{% set it = {kind}.entry %}}{{% include "base.html" %}}\n', "utf-8")
    for name in ("programme", "outcomes", "proceedings", "speakers", "organisations", "countries", "topics"):
        _direct(templates, name, f"2030/{name}/" if name in ("programme", "outcomes", "proceedings") else f"{name}/")
    _direct(templates, "home", "")
    (folder / "data").mkdir()
    for name, data in data_with_days(conference).items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    for tag in LANGUAGES:
        start = (
            f'from site_settings import *\nfrom site_settings import language\n\nglobals().update(language("{tag}"))\n'
        )
        (folder / f"{tag}.py").write_text(start, "utf-8")
    for source in page_sources(conference):
        if source.facts.get("layout", "page") in PROSE:
            kind = "articles" if source.facts.get("type") == "session" else "pages"
            path = folder / "content" / source.language / kind / f"{source.path}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_text(source), "utf-8")
    shutil.copytree(static, folder / "content" / LANGUAGES[0] / "assets")
    with (folder / f"{LANGUAGES[0]}.py").open("a", encoding="utf-8") as settings:
        settings.write('STATIC_PATHS = ["assets"]\nEXTRA_PATH_METADATA = {}\n')


def _direct(templates: Path, name: str, path: str) -> None:
    text = f'{{% set it = model.by_url["/" + lang + "/{path}"] %}}{{% include "base.html" %}}\n'
    (templates / f"direct_{name}.html").write_text(text, "utf-8")


def _text(source: PageSource) -> str:
    path = source.path.removesuffix("index")
    path = path if path.endswith("/") or not path else f"{path}/"
    facts = json.dumps({**source.facts, "body": body_name(source)}, ensure_ascii=False)
    lines = [f"Title: {source.facts['title']}", f"Slug: {source.path.replace('/', '-')}"]
    lines += [f"URL: {path}", f"Save_as: {path}index.html", f"Path_in_site: {path}", f"Facts: {facts}"]
    return "\n".join(lines) + f"\n\n{source.body}"
