"""Entries written into the files of content/: new ones as an organiser would write them, others at the exact places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jumbo_site.content.layout import EntityKey
from jumbo_site.content.translation_bytes import WrittenText
from jumbo_site.content.translation_files import front_edits, prose_path
from jumbo_site.content.translation_yaml import EditRefusedError, applied
from jumbo_site.content.yaml_nodes import SequenceNode, parse_yaml, to_plain
from jumbo_site.diagnostics import say
from jumbo_site.importers.entries_here import LISTS, EntryHere, plain_item
from jumbo_site.importers.import_record import FieldPath
from jumbo_site.importers.yaml_parts import value_at, with_list, with_texts, without_item, without_key
from jumbo_site.importers.yaml_writing import flow, yaml_text

_LIKE_FRONT_MATTER = re.compile(r"---|[a-z]+:(?:\s|\Z)")


def nested(fields: Mapping[FieldPath, Any], default: str) -> dict[str, Any]:
    """Return fields as a record's data, without bodies; a text of the first language alone is a plain text."""
    data: dict[str, Any] = {}
    for path, value in fields.items():
        if path[0] == "body":
            continue
        if len(path) == 1:
            data[path[0]] = value
        else:
            data.setdefault(path[0], {})[path[1]] = value
    return {name: value[default] if _is_plain(name, value, default) else value for name, value in data.items()}


def _is_plain(name: str, value: Any, default: str) -> bool:
    return isinstance(value, dict) and set(value) == {default} and name != "body"


def prose_text(body: str) -> str:
    """Return a Markdown file without front matter; a body that looks like some begins after a blank line."""
    return f"\n{body}\n" if _LIKE_FRONT_MATTER.match(body) else f"{body}\n"


class ContentFiles:
    """The files that an import changes, in memory; what is not changed is not held."""

    def __init__(self, root: Path, shown: str, default: str) -> None:
        self.root, self.shown, self.default = root, shown, default
        self.before: dict[PurePosixPath, bytes | None] = {}
        self.after: dict[PurePosixPath, str | None] = {}

    def planned(self) -> dict[PurePosixPath, bytes | None]:
        """Return the files that are to be written (bytes) or deleted (None), in the order of their paths."""
        found: dict[PurePosixPath, bytes | None] = {}
        for path, text in sorted(self.after.items()):
            before = self.before[path]
            data = None if text is None else _like(before, text)
            if data != before:
                found[path] = data
        return found

    def text(self, path: PurePosixPath) -> str | None:
        """Return a file as it would be; None where there is none."""
        if path not in self.after:
            file = self.root / path
            self.before[path] = file.read_bytes() if file.is_file() else None
            before = self.before[path]
            self.after[path] = None if before is None else WrittenText(before).text
        return self.after[path]

    def create(self, key: EntityKey, fields: Mapping[FieldPath, Any], comment: str) -> None:
        """Write a new entry: its facts, and a Markdown file for each body."""
        path = fact_path(key)
        self.text(path)
        data = nested(fields, self.default)
        self.after[path] = yaml_text(data, list(key.model.model_fields), comment)
        for name, value in fields.items():
            if name[0] == "body":
                prose = prose_path(key, name[1])
                self.text(prose)
                self.after[prose] = prose_text(value)

    def change(self, here: EntryHere, changes: Mapping[FieldPath, Any]) -> dict[FieldPath, str]:
        """Write changed fields of an entry; return why some cannot be written."""
        refused: dict[FieldPath, str] = {}
        for path, value in changes.items():
            try:
                self._change(here, path, value)
            except EditRefusedError as error:
                refused[path] = str(error)
        return refused

    def delete(self, here: EntryHere) -> None:
        """Delete an entry with its texts. Raises EditRefusedError."""
        file = self._fact_file(here)
        text = self.text(file) or ""
        if here.within or isinstance(parse_yaml(text, "").node, SequenceNode):
            self.after[file] = without_item(text, self._prefix(here, text))
        else:
            self.after[file] = None
        for prose in here.source.prose if not here.within else ():
            path = self._relative(prose.file)
            self.text(path)
            self.after[path] = None

    def add_items(self, edition: str, kind: str, items: Iterable[Mapping[str, Any]]) -> None:
        """Add rooms or tracks to an edition. Raises EditRefusedError."""
        path = PurePosixPath(edition, "edition.yaml")
        text = self.text(path) or ""
        plain = to_plain(parse_yaml(text, "").node) or {}
        known = plain.get(kind) or []
        self.after[path] = with_list(text, (kind,), [*known, *items])

    def _change(self, here: EntryHere, path: FieldPath, value: Any) -> None:
        if path[0] == "body":
            self._change_body(here, path[1], value)
            return
        language = path[1] if len(path) > 1 else ""
        if path in here.source.moved_places and not here.within:
            self._change_front(here, path[0], language, value)
            return
        file = self._fact_file(here)
        text = self.text(file) or ""
        place = (*self._prefix(here, text), *path)
        if path[0] in LISTS:
            self.after[file] = with_list(text, place, self._as_written(here, path[0], value or []))
        elif value is None:
            self.after[file] = without_key(text, place)
        else:
            own = here.data.get(path[0])
            if path[0] == "name" and isinstance(own, dict) and isinstance(own.get(language), dict):
                place = (*place, "text")
            is_new = value_at(text, place[:-1]) is None and language == self.default
            if is_new and len(path) > 1 and not (here.key.kind == "speakers" and path[0] == "name"):
                place = place[:-1]  # a text of the first language alone is written plainly
            self.after[file] = with_texts(text, {place: value}, self.default)

    def _as_written(self, here: EntryHere, name: str, items: Iterable[Any]) -> list[Any]:
        """Return items of a list, those that are here already in the form in which people wrote them."""
        own = here.data.get(name)
        written = {flow(plain_item(one, self.default)): one for one in (own if isinstance(own, list) else [])}
        return [written.get(flow(item), item) for item in items]

    def _change_front(self, here: EntryHere, name: str, language: str, value: str | None) -> None:
        file = prose_path(here.key, language)
        text = self.text(file) or ""
        if value is not None:
            edits, _ = front_edits(text, {(name,): value}, language)
            self.after[file] = applied(text, edits)
            return
        _, body_start = front_edits(text, {}, language)
        head, rest = text[:body_start].split("\n", 1)
        inner, fence = rest.rstrip("\n").rpartition("\n")[::2]
        self.after[file] = f"{head}\n{without_key(f'{inner}{chr(10)}', (name,))}{fence}\n{text[body_start:]}"

    def _change_body(self, here: EntryHere, language: str, value: str | None) -> None:
        file = prose_path(here.key, language)
        text = self.text(file)
        if text is None:
            self.after[file] = None if value is None else prose_text(value)
            return
        _, start = front_edits(text, {}, language)
        if value is None:
            self.after[file] = text[:start] or None
        elif start:
            self.after[file] = f"{text[:start]}{value}\n"
        else:
            self.after[file] = prose_text(value)

    def _fact_file(self, here: EntryHere) -> PurePosixPath:
        return self._relative(here.source.file)

    def _relative(self, shown: str) -> PurePosixPath:
        return PurePosixPath(shown.removeprefix(f"{self.shown}/"))

    def _prefix(self, here: EntryHere, text: str) -> tuple[str | int, ...]:
        """Return the path of an entry in its file: empty, or the place of an entry of a list by its id."""
        plain = to_plain(parse_yaml(text, "").node)
        own = here.data.get("id") if here.within else here.key.id
        listed = (plain or {}).get(here.within[0]) if here.within else plain
        if not isinstance(listed, list):
            return ()
        for index, item in enumerate(listed):
            if isinstance(item, dict) and item.get("id") == own:
                return (*here.within[:1], index)
        raise EditRefusedError(say("the list has no such entry"))


def fact_path(key: EntityKey) -> PurePosixPath:
    """Return where the facts of a new entry are written, relative to content/."""
    if key.kind == "edition":
        return PurePosixPath(key.id, "edition.yaml")
    return PurePosixPath(key.edition, key.kind, f"{key.id}.yaml")


def _like(before: bytes | None, text: str) -> bytes:
    """Return a text with the mark and the ends of lines of the file that it was."""
    data = text.encode("utf-8", "replace")
    if before is None:
        return data
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    windows = b"\r\n" in before
    return mark + (data.replace(b"\n", b"\r\n") if windows else data)
