"""The workload as an Eleventy site: a folder a language, facts in front matter, one Nunjucks layout."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.peer_content import PEERS, PageSource, front_matter, labels, page_sources, shared_data
from benchmarks.workload import Conference

BODIES = {"session": "session", "speakers": "speaker", "organisations": "organisation"}


def write_eleventy(conference: Conference, folder: Path, static: Path) -> None:
    """Write a whole Eleventy site into a new folder; ``static`` holds style sheets, fonts and scripts."""
    shutil.copytree(PEERS / "templates", folder / "templates")
    for name in ("eleventy.config.js", "model.js"):
        shutil.copyfile(PEERS / "eleventy" / name, folder / name)
    shutil.copyfile(PEERS / "eleventy" / "page.njk", folder / "templates" / "page.njk")
    shutil.copytree(static, folder / "static")
    (folder / "package.json").write_text('{"type": "module"}\n', "utf-8")
    (folder / "data").mkdir()
    for name, data in data_with_days(conference).items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    for source in page_sources(conference):
        path = folder / "content" / source.language / f"{source.path}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(source), "utf-8")


def _text(source: PageSource) -> str:
    """Return a file; facts stand under a key of their own, since Eleventy gives some names a meaning."""
    lines = front_matter({**source.facts, "body": body_name(source)}).splitlines()[1:-1]
    inside = "".join(f"  {line}\n" for line in lines)
    return f"---\nlayout: page.njk\nlang: {source.language}\nfacts:\n{inside}---\n{source.body}"


def body_name(source: PageSource) -> str:
    """Return the name of the template that fills the page."""
    return str(source.facts.get("layout") or BODIES[str(source.facts["type"])])


def data_with_days(conference: Conference) -> dict[str, Any]:
    """Return the shared data with the interface's words and the days as words, by language."""
    from babel.dates import format_date

    number = (conference.end - conference.start).days + 1
    days = [conference.start + timedelta(index) for index in range(number)]
    written = {str(day): {tag: format_date(day, "full", tag) for tag in ("ar", "en", "it")} for day in days}
    return shared_data(conference) | {"labels": labels(), "days": written}
