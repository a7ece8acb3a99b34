"""Markdown texts in blocks, the unit in which translators work: paragraphs, headings, lists, tables, code.

Marks of headings and the indentation of a whole block are no part of its text, so they cannot be lost in translation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jumbo_site.content.markdown_code import fenced_blocks

_HEADING = re.compile(r"(?P<marks> {0,3}#{1,6}[ \t]+)(?P<text>[^\n]*)\Z")


@dataclass(frozen=True)
class Block:
    """A part of a Markdown text between blank lines."""

    start: int
    end: int
    """Offsets in the whole text; blanks and line ends after the block are outside."""
    line: int
    """Its first line, from 0."""
    shape: str
    """``code``, the marks of a heading (``##``), or empty: what a translation must keep."""
    first_prefix: str
    prefix: str
    """What stands before the text in its first line, and in the others."""
    text: str

    @property
    def is_translatable(self) -> bool:
        """Whether there is anything to translate: a rule (``---``) has no letters."""
        return any(character.isalpha() for character in self.text)

    def written(self, text: str) -> str:
        """Return a text with the marks of this block."""
        first, *others = text.strip("\n").split("\n")
        return "\n".join([self.first_prefix + first, *(self.prefix + line if line else "" for line in others)])


def blocks(body: str) -> tuple[Block, ...]:
    """Split a Markdown text at its blank lines, those inside fenced code excepted."""
    lines = body.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    fences = dict(fenced_blocks(lines))
    found: list[Block] = []
    number = 0
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        first = number
        is_code = first in fences
        while number < len(lines) and lines[number].strip() and (number == first or number not in fences):
            if number in fences:
                number = fences[number] + 1
                break
            number += 1
        found.append(_block(body, starts[first], starts[number] - 1, first, is_code=is_code))
    return tuple(found)


def _block(body: str, start: int, limit: int, line: int, *, is_code: bool) -> Block:
    written = body[start:limit].rstrip()
    end = start + len(written)
    heading = _HEADING.match(written)
    if heading is not None:
        return Block(start, end, line, heading["marks"].strip(), heading["marks"], "", heading["text"])
    shown = [one for one in written.split("\n") if one.strip()]
    indents = [one[: len(one) - len(one.lstrip(" \t"))] for one in shown]
    shortest = min(indents, key=len)
    prefix = shortest if all(indent.startswith(shortest) for indent in indents) else ""
    text = "\n".join(one.removeprefix(prefix) if one.strip() else "" for one in written.split("\n"))
    return Block(start, end, line, "code" if is_code else "", prefix, prefix, text)


def are_aligned(source: Sequence[Block], target: Sequence[Block]) -> bool:
    """Tell whether two texts have the same blocks in the same order, so that each translates the other."""
    return [block.shape for block in source] == [block.shape for block in target]


def block_edits(structure: Sequence[Block], texts: Mapping[int, str]) -> list[tuple[int, int, str]]:
    """Return the edits of a Markdown text (start, end, new characters) that give some blocks, by index, new texts."""
    return [
        (block.start, block.end, block.written(texts[index]))
        for index, block in enumerate(structure)
        if index in texts and texts[index] != block.text
    ]
