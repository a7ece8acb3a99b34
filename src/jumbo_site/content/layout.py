"""Which file of content/ says what: the folders and names that an organiser may use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from pydantic import BaseModel

from jumbo_site.content.file_names import GLOSSARY_FILE, LEDGER_FILE, SITE_FILE
from jumbo_site.model.events import Contribution, Edition, Panel, Session
from jumbo_site.model.news import NewsItem
from jumbo_site.model.organisations import Organisation, Place, Topic
from jumbo_site.model.people import Role, Speaker
from jumbo_site.model.site import FreePage, Site

TOP_KINDS: Mapping[str, type[BaseModel]] = {
    "roles": Role,
    "topics": Topic,
    "places": Place,
    "organisations": Organisation,
    "speakers": Speaker,
    "pages": FreePage,
    "news": NewsItem,
}
"""Kinds of content/ itself: each a folder of files, or one file with a list."""

EDITION_KINDS: Mapping[str, type[BaseModel]] = {
    "sessions": Session,
    "panels": Panel,
    "contributions": Contribution,
}
"""Kinds within an edition's folder, in the same two forms."""

_MARKDOWN_NAME = re.compile(r"(?P<id>[^.]+)\.(?P<language>[A-Za-z0-9-]+)\.md\Z")


class EntityKey(NamedTuple):
    """What an entry of the content is: its kind (a folder's name), its edition (or empty) and its id.

    A tuple, since a reading looks up some ten keys for each file: their hashes are made without a call of Python.
    """

    kind: str
    edition: str
    id: str

    @property
    def model(self) -> type[BaseModel]:
        """The model that the entry must fit."""
        if self.kind == "site":
            return Site
        if self.kind == "edition":
            return Edition
        return TOP_KINDS.get(self.kind) or EDITION_KINDS[self.kind]


@dataclass(frozen=True)
class FileRole:
    """What one file holds: facts of an entry, a list of entries, or prose of an entry in a language."""

    form: str
    """``facts``, ``list``, ``prose``, ``ledger`` or ``glossary``."""
    kind: str = ""
    edition: str = ""
    id: str = ""
    language: str = ""

    @cached_property
    def key(self) -> EntityKey:
        """The entry that the file belongs to."""
        return EntityKey(self.kind, self.edition, self.id)


def edition_folders(paths: Iterable[PurePosixPath]) -> frozenset[str]:
    """Return the names of the folders that hold an edition: those with an edition.yaml."""
    return frozenset(path.parts[0] for path in paths if str(path).endswith("/edition.yaml") and len(path.parts) == 2)


def file_role(path: PurePosixPath, editions: frozenset[str]) -> FileRole | None:
    """Return what the file at a path relative to content/ holds, or None where nothing is known of it."""
    if len(path.parts) == 1 and path.name == SITE_FILE:
        return FileRole("facts", "site", "", "site")
    if len(path.parts) == 1 and path.name == LEDGER_FILE:
        return FileRole("ledger")
    if len(path.parts) == 1 and path.name == GLOSSARY_FILE:
        return FileRole("glossary")
    if path.parts[0] in editions and len(path.parts) > 1:
        return _edition_file_role(PurePosixPath(*path.parts[1:]), path.parts[0])
    return _entry_file_role(path, TOP_KINDS, "")


def _edition_file_role(path: PurePosixPath, edition: str) -> FileRole | None:
    if path.name == "edition.yaml" and len(path.parts) == 1:
        return FileRole("facts", "edition", edition, edition)
    markdown = _MARKDOWN_NAME.match(path.name)
    if markdown and markdown["id"] == "edition" and len(path.parts) == 1:
        return FileRole("prose", "edition", edition, edition, markdown["language"])
    return _entry_file_role(path, EDITION_KINDS, edition)


def _entry_file_role(path: PurePosixPath, kinds: Mapping[str, type[BaseModel]], edition: str) -> FileRole | None:
    if len(path.parts) == 1:
        if path.suffix == ".yaml" and path.stem in kinds:
            return FileRole("list", path.stem, edition)
        return None
    if len(path.parts) != 2 or path.parts[0] not in kinds:
        return None
    kind = path.parts[0]
    if path.suffix == ".yaml":
        return FileRole("facts", kind, edition, path.stem)
    markdown = _MARKDOWN_NAME.match(path.name)
    if markdown:
        return FileRole("prose", kind, edition, markdown["id"], markdown["language"])
    return None
