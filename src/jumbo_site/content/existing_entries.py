"""What a new entry must know of the content that it joins: languages, editions, ids, the last numbers.

Only names of files and single facts are read, so that an entry can be added to content that has errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jumbo_site.content.file_names import SITE_FILE, is_ignored
from jumbo_site.content.layout import EDITION_KINDS
from jumbo_site.content.yaml_nodes import parse_yaml, to_plain
from jumbo_site.messages import Message, say

SCHEMA_FOLDER = "schemas"
"""Where ``jumbo-site schema`` writes to, beside the content."""


class ScaffoldError(Exception):
    """An entry cannot be written; nothing was."""

    def __init__(self, message: Message, hint: Message | None = None, lines: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.lines = lines
        """What the hint asks to write, as it is to stand in a file."""


@dataclass(frozen=True)
class ExistingContent:
    """The content folder and what its site.yaml says."""

    root: Path
    languages: tuple[str, ...]
    """Tags in the site's order, the default one first; never empty."""
    edition: str | None
    """The current edition by site.yaml, whether it exists or not."""
    editions: tuple[str, ...]
    """The folders with an edition.yaml, sorted."""

    def schema(self, name: str, file: Path) -> str | None:
        """Return the path of a schema relative to a file, or None where the project has no such schema."""
        schema = self.root.parent / SCHEMA_FOLDER / f"{name}.json"
        if not schema.is_file():
            return None
        depth = len(file.relative_to(self.root).parts)
        return "../" * depth + f"{SCHEMA_FOLDER}/{name}.json"


def read_existing(root: Path) -> ExistingContent:
    """Read what there is. Raises ScaffoldError where the folder has no site.yaml."""
    path = root / SITE_FILE
    if not path.is_file():
        raise ScaffoldError(
            say("There is no {path}.", path=path.as_posix()),
            say("Give the folder with --content; `jumbo-site init` makes a new site."),
        )
    site = read_facts(path)
    listed = site.get("languages")
    entries = listed if isinstance(listed, list) else []
    tags = [entry.get("tag") if isinstance(entry, dict) else entry for entry in entries]
    edition = site.get("edition")
    editions = sorted(folder.parent.name for folder in root.glob("*/edition.yaml"))
    languages = tuple(tag for tag in tags if isinstance(tag, str)) or ("en",)
    return ExistingContent(root, languages, edition if isinstance(edition, str) else None, tuple(editions))


def read_facts(path: Path) -> Mapping[str, Any]:
    """Return the facts of a YAML file; none where it holds no mapping or cannot be read."""
    plain = _plain(path)
    return plain if isinstance(plain, dict) else {}


def holders(parent: Path, folder: str) -> Iterator[tuple[str, Path, Mapping[str, Any]]]:
    """Yield ``(id, file, facts)`` of each entry of a kind; a text without facts counts too."""
    listed = _plain(parent / f"{folder}.yaml")
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield entry["id"], parent / f"{folder}.yaml", entry
    try:
        files = sorted((parent / folder).iterdir())
    except OSError:
        return
    for file in files:
        if file.suffix in (".yaml", ".md") and not is_ignored(file.name):
            yield file.name.partition(".")[0], file, read_facts(file) if file.suffix == ".yaml" else {}


def holder_of(parent: Path, folder: str, entry_id: str) -> Path | None:
    """Return the file that has an id already, in whatever case it is written there."""
    wanted = entry_id.casefold()
    return next((file for id_, file, _ in holders(parent, folder) if id_.casefold() == wanted), None)


def next_number(parent: Path, folder: str) -> int:
    """Return the number after the highest one among the entries of a kind."""
    return max((_whole(facts.get("number")) for _, _, facts in holders(parent, folder)), default=0) + 1


def next_order(parent: Path, folder: str) -> int:
    """Return a place behind all entries of a kind, in steps of ten; sessions and panels share one order."""
    folders = ("sessions", "panels") if folder in EDITION_KINDS and folder != "contributions" else (folder,)
    orders = [_whole(facts.get("order")) for name in folders for _, _, facts in holders(parent, name)]
    return max(orders, default=0) // 10 * 10 + 10


def _whole(value: object) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 7 else 0


def _plain(path: Path) -> object:
    try:
        return to_plain(parse_yaml(path.read_text("utf-8", errors="replace"), str(path)).node)
    except OSError:
        return None
