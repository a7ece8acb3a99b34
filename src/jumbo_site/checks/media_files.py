"""The files of media/: what nothing shows, and what is too large for those who load it or for those who serve it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.markdown_scan import MarkdownLink
from jumbo_site.content.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from jumbo_site.diagnostics import Diagnostic, Location, Message, diagnostic, say
from jumbo_site.model.content import Content
from jumbo_site.outputs.images import LARGEST

MEGABYTE = 1_000_000
HEAVY_IMAGE = 2 * MEGABYTE
"""Of an image that is published as it is, an animation or a drawing: a page with one loads for 10 s at 1.6 Mbit/s."""
HEAVY_FILE = 25 * MEGABYTE
"""Of any other file: two minutes at the same rate, and just below what Cloudflare Pages takes (25 MiB a file)."""
HEAVY_FOLDER = 1000 * MEGABYTE
"""Of media/ as a whole: what GitHub Pages takes of a site."""
KEPT_IMAGE = 5 * MEGABYTE
"""Of an image with more pixels than are published (``LARGEST``): a repository keeps each version of it for good."""


def unused_media(
    content: Content,
    sources: Mapping[EntityKey, EntitySource],
    links: Iterable[MarkdownLink],
    shown: str,
    unfit: frozenset[str],
) -> Iterator[Diagnostic]:
    """Yield the files that no text links to and no value of YAML names.

    They are published all the same: an address that was given out may lead to one. Of files that are ``unfit`` (by
    their names for people) something else has been said.
    """
    named = {link.target.partition("#")[0].partition("?")[0] for link in links}
    named |= {text for source in sources.values() for text in _texts(source.facts)}
    named |= {one.removeprefix(content.site.base_url) for one in named}
    used = {unquote(one).removeprefix("/") for one in named} | {one.removeprefix("/") for one in named}
    for path in content.media:
        if path not in used and f"{shown}/{path}" not in unfit:
            message = say("Nothing shows `{path}` or links to it.", path=path)
            hint = say("Delete it, or keep it outside content/, if nobody was given its address.")
            yield diagnostic("unused-media", message, Location(f"{shown}/{path}"), hint)


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        if node.text is not None:
            yield node.text
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _texts(item)
    elif isinstance(node, MappingNode):
        for _, value in node.entries:
            yield from _texts(value)


def media_sizes(content: Content, root: Path, shown: str) -> Iterator[Diagnostic]:
    """Yield files that are too large, each at its own name, and the folder where it is as a whole."""
    sizes = {path: (root / path).stat().st_size for path in content.media}
    for path, size in sizes.items():
        place = Location(f"{shown}/{path}")
        facts = content.images.get(path)
        is_drawing = path.lower().endswith(".svg")
        if facts is not None and not facts.is_moving:
            if size > KEPT_IMAGE and max(facts.width, facts.height) > LARGEST:
                message = say(
                    "`{path}` has {width} × {height} pixels and {size}; no page shows more than {largest} pixels "
                    "across.",
                    path=path,
                    width=facts.width,
                    height=facts.height,
                    size=_megabytes(size),
                    largest=LARGEST,
                )
                hint = say("Keep the original elsewhere, and a copy of {largest} pixels here.", largest=LARGEST)
                yield diagnostic("image-oversized", message, place, hint)
        elif (facts is not None or is_drawing) and size > HEAVY_IMAGE:
            message = say("`{path}` has {size} and is published as it is.", path=path, size=_megabytes(size))
            hint = say("Make a film of an animation and link to it; make a PNG of a drawing with very many lines.")
            yield diagnostic("media-heavy", message, place, hint)
        elif size > HEAVY_FILE:
            message = say(
                "`{path}` has {size}; some hosts refuse files of more than {limit}.",
                path=path,
                size=_megabytes(size),
                limit=_megabytes(HEAVY_FILE),
            )
            hint = say("Save a PDF with smaller images; put a film on a site for films and link to it.")
            yield diagnostic("media-heavy", message, place, hint)
    total = sum(sizes.values())
    if total > HEAVY_FOLDER:
        message = say(
            "The files of media/ have {size} together; some hosts refuse so large a site.", size=_megabytes(total)
        )
        hint = say("Put films and recordings elsewhere and link to them.")
        yield diagnostic("media-heavy", message, Location(f"{shown}/media"), hint)


def _megabytes(size: int) -> Message:
    number = f"{size / MEGABYTE:.1f}" if size < 10 * MEGABYTE else size // MEGABYTE
    return say("{number} MB", number=number)
