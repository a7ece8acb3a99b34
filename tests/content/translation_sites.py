"""Whole contents whose texts go out to translators and come back."""

from __future__ import annotations

import shutil
from pathlib import Path

from jumbo_site.content.load import load_content
from jumbo_site.content.source_files import read_tree
from jumbo_site.content.translation_checks import glossary_of
from jumbo_site.content.translation_export import Import, SiteTexts, planned_import, read_exchange
from jumbo_site.content.translation_files import write_changes
from jumbo_site.content.translation_texts import all_texts

REPOSITORY = Path(__file__).parents[2]
GOOD = REPOSITORY / "tests" / "sites" / "good"
JUMBO = REPOSITORY / "content"


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder / "content")
    return folder / "content"


def texts_of(root: Path) -> SiteTexts:
    loaded = load_content(root, "content")
    assert loaded.content is not None, loaded.diagnostics
    languages = loaded.content.language_tags
    glossary, _ = glossary_of(read_tree(root, "content").files, languages)
    entries = all_texts(loaded.content, loaded.sources)
    return SiteTexts(root, "content", "A title", languages, entries, glossary)


def bytes_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def brought_back(root: Path, data: bytes, source: str, target: str) -> Import:
    plan = planned_import(texts_of(root), read_exchange(data, target), source, target)
    write_changes(root, plan.changes)
    return plan
