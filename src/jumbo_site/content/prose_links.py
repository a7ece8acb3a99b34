"""The links and images of Markdown texts, each with the text that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jumbo_site.content.entities import EntitySource, ProseSource
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.markdown_code import blank_fences, blank_hidden
from jumbo_site.content.markdown_scan import MarkdownLink
from jumbo_site.content.text_places import TextPlaces

_DEFINES = re.compile(r"\]:\s*<?\Z")
"""Before the address of a definition, ``[label]: address``, whose label nobody sees."""
_USE = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]\n]{0,300})\] ?\[(?P<label>[^\[\]\n]{0,300})\]")


@dataclass(frozen=True)
class ProseLinks:
    """A Markdown text of an entry, and its links and images in order."""

    key: EntityKey
    prose: ProseSource
    links: tuple[MarkdownLink, ...]
    """Each address, with its own place; definitions (``[label]: address``) among them."""
    shown: tuple[MarkdownLink, ...]
    """Each link and image that readers find, with its words; of one by a label, the place is the label's."""


def prose_links(sources: Mapping[EntityKey, EntitySource], links: Iterable[MarkdownLink]) -> list[ProseLinks]:
    """Return each text of the content with its links, the texts in the order of the sources."""
    by_file: dict[str, list[MarkdownLink]] = {}
    for link in links:
        by_file.setdefault(link.location.file, []).append(link)
    return [
        with_links(key, prose, by_file.get(prose.file, ())) for key, source in sources.items() for prose in source.prose
    ]


def with_links(key: EntityKey, prose: ProseSource, links: Iterable[MarkdownLink]) -> ProseLinks:
    """Return a text with its links, those by a label led back to their definitions."""
    ordered = tuple(sorted(links, key=lambda link: link.location))
    if "]:" not in prose.body:
        return ProseLinks(key, prose, ordered, ordered)
    lines = prose.body.split("\n")
    definitions = {link for link in ordered if _is_definition(link, lines, prose.body_line)}
    targets: dict[str, str] = {}
    for link in ordered:
        if link in definitions:
            targets.setdefault(_label(link.text), link.target)
    inline = [link for link in ordered if link not in definitions]
    shown = sorted([*inline, *_uses(prose, targets)], key=lambda link: link.location)
    return ProseLinks(key, prose, ordered, tuple(shown))


def _is_definition(link: MarkdownLink, lines: list[str], first_line: int) -> bool:
    before = lines[link.location.line - first_line][: link.location.column - 1]
    if not before.strip(" \t<") and link.location.line > first_line:  # the address may stand on the next line
        before = lines[link.location.line - first_line - 1]
    return _DEFINES.search(before) is not None


def _uses(prose: ProseSource, targets: Mapping[str, str]) -> Iterator[MarkdownLink]:
    places = TextPlaces(prose.body, prose.file, prose.body_line)
    for use in _USE.finditer(blank_hidden(blank_fences(prose.body))):
        words = prose.body[use.start("words") : use.end("words")]
        target = targets.get(_label(use["label"] or words))
        if target is not None:
            yield MarkdownLink(target, words[:200], bool(use["image"]), places.at(use.start("label")))


def _label(text: str) -> str:
    """Return a label as it is compared: case and blanks count for nothing."""
    return " ".join(text.split()).casefold()
