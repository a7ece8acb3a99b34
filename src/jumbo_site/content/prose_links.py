"""The links and images of Markdown texts, each with the text that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jumbo_site.content.entities import EntitySource, ProseSource
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.markdown_scan import MarkdownLink


@dataclass(frozen=True)
class ProseLinks:
    """A Markdown text of an entry, and its links and images in order."""

    key: EntityKey
    prose: ProseSource
    links: tuple[MarkdownLink, ...]


def prose_links(sources: Mapping[EntityKey, EntitySource], links: Iterable[MarkdownLink]) -> list[ProseLinks]:
    """Return each text of the content with its links, the texts in the order of the sources."""
    by_file: dict[str, list[MarkdownLink]] = {}
    for link in links:
        by_file.setdefault(link.location.file, []).append(link)
    return [
        ProseLinks(key, prose, tuple(sorted(by_file.get(prose.file, ()), key=lambda link: link.location)))
        for key, source in sources.items()
        for prose in source.prose
    ]
