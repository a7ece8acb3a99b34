"""What a reading of content/ gives: the content, and all that is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from jumbo_site.content.entities import EntitySource, JoinedEntity
from jumbo_site.content.file_names import LEDGER_FILE
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.markdown_scan import MarkdownLink
from jumbo_site.diagnostics import Diagnostic
from jumbo_site.model.content import Content


@dataclass(frozen=True)
class LedgerSource:
    """The text of published-urls.txt and its name for people."""

    text: str
    shown: str


@dataclass(frozen=True)
class LoadResult:
    """The content, or None where it has errors; and every diagnostic, in order."""

    content: Content | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[EntityKey, EntitySource] = field(default_factory=dict)
    ledger: LedgerSource | None = None
    joined: Mapping[EntityKey, JoinedEntity] = field(default_factory=dict)
    """The data of each entry before it was validated, in the order in which they are written."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each text file, by its path relative to content/."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each file, by its name for people."""
    links: tuple[MarkdownLink, ...] = ()
    """All links of Markdown texts."""

    @property
    def key(self) -> str:
        """A digest that names the content exactly, but for the ledger and what pages do not tell of media files."""
        media = self.content.media if self.content is not None else ()
        images = self.content.images.values() if self.content is not None else ()
        documents = self.content.documents.values() if self.content is not None else ()
        seen = [*(f"{one.digest} {one.width} {one.height}" for one in images), *map(repr, documents)]
        texts = (f"{path}\0{digest}" for path, digest in sorted(self.digests.items()) if path != LEDGER_FILE)
        return hashlib.sha256("\n".join([*texts, *media, *seen]).encode("utf-8", "surrogateescape")).hexdigest()
