"""The lines between ``---`` at the head of a Markdown file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jumbo_site.content.yaml_nodes import ParsedYaml, parse_yaml
from jumbo_site.diagnostics import Location, diagnostic, say

_FENCE = "---"
_ENTRY = re.compile(r"(?:title|summary|theme|framework|outcomes|position|honorific|name):(?:\s|\Z)")
"""How front matter begins: a key of the texts that it may hold."""


@dataclass(frozen=True)
class MarkdownSource:
    """Front matter (None where there is none) and body, with the body's first line in the file."""

    front: ParsedYaml | None
    body: str
    body_line: int


def split_front_matter(text: str, file: str) -> MarkdownSource:
    """Split a Markdown file into its front matter and its body.

    A file whose front matter is not closed has no body; the diagnostic stands at the opening line.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return _without_front(lines, file)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            front = parse_yaml("\n".join(lines[1 : number - 1]) + "\n", file, 2)
            return MarkdownSource(front, "\n".join(lines[number:]), number + 1)
    problem = diagnostic(
        "front-matter-unclosed",
        say("Front matter begins here and is never closed."),
        Location(file),
        say("End it with a line that holds `---` alone."),
    )
    return MarkdownSource(ParsedYaml(None, (problem,)), "", len(lines))


def _without_front(lines: list[str], file: str) -> MarkdownSource:
    """Return a file that is all body, unless its first line is an entry of front matter and a fence follows."""
    if _ENTRY.match(lines[0]) is None or _FENCE not in (line.rstrip() for line in lines[1:]):
        return MarkdownSource(None, "\n".join(lines), 1)
    problem = diagnostic(
        "front-matter-unclosed",
        say("This looks like front matter, but no line `---` stands above it."),
        Location(file),
        say("Begin the file with a line that holds `---` alone."),
    )
    return MarkdownSource(ParsedYaml(None, (problem,)), "", len(lines))
