"""Which parts of a Markdown text are shown as code or not at all, as Python-Markdown decides it.

Where its decision depends on more than the lines at hand (lists, quotations), a part counts as code only if it is
code by either reading: a link that is taken for text by mistake is checked in vain, one that is taken for code by
mistake would not be checked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_FENCE = re.compile(
    r"(?P<fence>~{3,}|`{3,})[ \t]*"
    r"(?:\{(?P<attributes>.*)\}|(?:\.?[\w#.+-]*[ \t]*)?(?:hl_lines=(?P<quote>[\"']).*?(?P=quote)[ \t]*)?)\Z"
)
"""The opening line of fenced_code's FENCED_BLOCK_RE."""
_CLOSING = re.compile(r"(?P<fence>~{3,}|`{3,})[ \t]*\Z")
_COMMENT_START = re.compile(r"^ {0,3}<!--", re.MULTILINE)
_TICKS = re.compile(r"(?P<strokes>\\*)(?P<ticks>`+)")
_BLANK_LINES = re.compile(r"^(?:[ \t]*\n)+|[ \t]+\Z", re.MULTILINE)
_MARKED_LINE = re.compile(r"^(?=[ \t]*(?:[-+*:>|#=]|\d{1,9}[.)]))", re.MULTILINE)


def fenced_blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last line, from 0, of each fenced block. A fence that is never closed is none."""
    closings: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        closing = _CLOSING.match(line)
        if closing:
            closings.setdefault(closing["fence"], []).append(number)
    number = 0
    while number < len(lines):
        opening = _opening_fence(lines[number])
        ends = closings.get(opening, []) if opening else []
        position = bisect_right(ends, number)
        if position < len(ends):
            yield number, ends[position]
            number = ends[position]
        number += 1


def unclosed_fences(lines: list[str]) -> Iterator[int]:
    """Yield the lines, from 0, that open a fenced block which is never closed."""
    end = -1
    blocks = dict(fenced_blocks(lines))
    for number, line in enumerate(lines):
        end = blocks.get(number, end)
        if number > end and _opening_fence(line):
            yield number


def _opening_fence(line: str) -> str | None:
    if not line.startswith(("```", "~~~")):
        return None
    opening = _FENCE.match(line)
    if opening is None:
        return None
    if opening["attributes"] is not None:
        from markdown.extensions.attr_list import get_attrs_and_remainder

        if get_attrs_and_remainder(opening["attributes"])[1]:
            return None
    return opening["fence"]


def blank_fences(text: str) -> str:
    """Return the text with blanks in place of fenced blocks, of the same length."""
    lines = text.split("\n")
    for first, last in list(fenced_blocks(lines)):
        for number in range(first, last + 1):
            lines[number] = " " * len(lines[number])
    return "\n".join(lines)


def blank_hidden(text: str) -> str:
    """Return a text that has no fences with blanks in place of comments and code spans, of the same length."""
    shown = _blank_comments(text)
    by_paragraphs = _code_mask(shown, list(_paragraphs(shown)))
    by_lines = _code_mask(shown, list(_line_groups(shown)))
    hidden = [number for number, both in enumerate(zip(by_paragraphs, by_lines, strict=True)) if all(both)]
    characters = list(shown)
    for number in hidden:
        if characters[number] != "\n":
            characters[number] = " "
    return "".join(characters)


def _blank_comments(text: str) -> str:
    """Put blanks in place of comments at the beginning of a line; others come after code spans."""
    pieces = []
    shown_to = 0
    start = _COMMENT_START.search(text)
    while start is not None:
        close = text.find("-->", start.end())
        if close == -1:
            break
        end = close + len("-->")
        pieces += [text[shown_to : start.start()], re.sub(r"[^\n]", " ", text[start.start() : end])]
        shown_to = end
        start = _COMMENT_START.search(text, end)
    return "".join([*pieces, text[shown_to:]])


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        if blank.start() > start:
            yield start, blank.start()
        start = blank.end()
    if start < len(text):
        yield start, len(text)


def _line_groups(text: str) -> Iterator[tuple[int, int]]:
    for first, last in _paragraphs(text):
        start = first
        for marked in _MARKED_LINE.finditer(text, first + 1, last):
            yield start, marked.start()
            start = marked.start()
        yield start, last


def _code_mask(text: str, spans: list[tuple[int, int]]) -> bytearray:
    mask = bytearray(len(text))
    for start, end in spans:
        for first, last in _code_spans(text, start, end):
            mask[first:last] = b"\x01" * (last - first)
    return mask


def _code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of code in one paragraph, as BacktickInlineProcessor finds them."""
    runs = list(_TICKS.finditer(text, start, end))
    number = 0
    while number < len(runs):
        run = runs[number]
        opening = len(run["ticks"]) - len(run["strokes"]) % 2
        later = [len(other["ticks"]) for other in runs[number + 1 :]]
        number += 1
        if opening == 0 or not later:
            continue
        if opening in later:
            closing = number + later.index(opening)
        else:
            closing = number + later.index(max(later))
            if max(later) > opening:
                continue
        yield run.end() - opening, runs[closing].end()
        number = closing + 1
