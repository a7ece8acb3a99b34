"""The workload as a Hugo site: translations by file name, facts in front matter, words in i18n/."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.peer_content import PEERS, PageSource, labels, shared_data, write_sources
from benchmarks.prose import LANGUAGES
from benchmarks.workload import EDITION, Conference


def write_hugo(conference: Conference, folder: Path, static: Path) -> None:
    """Write a whole Hugo site into a new folder; ``static`` holds style sheets, fonts and scripts."""
    shutil.copytree(PEERS / "hugo", folder)
    shutil.copytree(static, folder / "static" / "assets")
    for name in ("data", "i18n"):
        (folder / name).mkdir()
    for name, data in shared_data(conference).items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    for tag in LANGUAGES:
        words = {key: {"other": texts[tag]} for key, texts in labels().items()}
        (folder / "i18n" / f"{tag}.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    write_sources(conference, lambda source: folder / "content" / _file(source))
    for tag in LANGUAGES:
        edition = folder / "content" / EDITION / f"_index.{tag}.md"
        edition.write_text(
            edition.read_text("utf-8").replace("layout: edition", "type: edition\noutputs: [html, calendar]"), "utf-8"
        )
        for section in ("speakers", "organisations"):
            index = folder / "content" / section / f"_index.{tag}.md"
            index.write_text(index.read_text("utf-8").replace(f"layout: {section}\n", ""), "utf-8")
        home = folder / "content" / f"_index.{tag}.md"
        home.write_text(home.read_text("utf-8").replace("layout: home\n", ""), "utf-8")


def _file(source: PageSource) -> str:
    """Return a source's path; Hugo calls the page of a folder that has pages below it _index."""
    start, _, name = source.path.rpartition("/")
    stem = "_index" if name == "index" else name
    return f"{start}/{stem}.{source.language}.md" if start else f"{stem}.{source.language}.md"
