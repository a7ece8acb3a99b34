"""What a Markdown text links to, and what in it could harm readers or stall the conversion.

The scan is linear in the length of the text, but for bounded factors. It follows Python-Markdown, which differs from
CommonMark; where the two readings of a text could differ it reports too much rather than too little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from jumbo_site.content.markdown_bounds import (
    MAX_MARKS,
    MAX_PARAGRAPH_CHARACTERS,
    MAX_PARAGRAPH_LINES,
    complexity_problem,
)
from jumbo_site.content.markdown_code import blank_fences, blank_hidden
from jumbo_site.content.markdown_plain import SIMPLE_INLINE, is_plain, is_simple
from jumbo_site.content.text_places import TextPlaces
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say
from jumbo_site.model.web_address import url_problem

SAFE_TAGS = frozenset(
    (
        *("abbr", "b", "bdi", "br", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp"),
        *("small", "span", "strong", "sub", "sup", "time", "u", "var"),
    )
)
"""HTML that may stand in a text: phrasing without behaviour."""
MAX_INVISIBLE = 50
"""Invisible characters of one text that are reported."""

_SAFE_ATTRIBUTES = frozenset({"lang", "dir", "title", "datetime"})
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>(?=[\s/>])[^<>]*>?|$)", re.M)
_ATTRIBUTE = re.compile(r"(?<=[\s/\"'])(?P<name>[^\s/>=\"']+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_DECLARATION = re.compile(r"<(?:\?|!(?=[A-Za-z\[]))")
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BRACKET = re.compile(r"(?P<strokes>\\*)(?P<mark>[\[\]()]|\n[ \t]*(?=\n))")
_DEFINITION = re.compile(
    r"^[ \t>]*(?:(?:[-+*:]|\d{1,9}[.)])[ \t]+)*\[(?!\^)(?P<text>[^\[\]]{0,999})\]:[ \t]*(?:\n[ \t>]*)?"
    r"(?P<target><[^>\n]*>|[^\s]+)[ \t]*(?:[\"'(][^\n]*)?$",
    re.MULTILINE,
)
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^<>\n]*)>")
_TITLE = re.compile(r"(?<=\s)[\"'(]|\"")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")


@dataclass(frozen=True, order=True)
class MarkdownLink:
    """An address in a text, with the place of the address itself."""

    target: str
    """As Python-Markdown reads it: without angle brackets, title and backslash escapes."""
    text: str
    """What stands between the square brackets, as written; at most 200 characters."""
    is_image: bool
    location: Location


@dataclass(frozen=True)
class MarkdownScan:
    """The links of a text in order, and what is wrong with the text."""

    links: tuple[MarkdownLink, ...]
    diagnostics: tuple[Diagnostic, ...]


def scan_markdown(body: str, file: str, first_line: int) -> MarkdownScan:
    """Scan a Markdown text whose first line is ``first_line`` of ``file``. A text beyond the bounds has no links."""
    places = TextPlaces(body, file, first_line)
    is_short = len(body) <= MAX_PARAGRAPH_CHARACTERS and body.count("\n") < MAX_PARAGRAPH_LINES
    if is_short and all(body.count(mark) <= MAX_MARKS[mark] for mark in "[*") and _INVISIBLE.search(body) is None:
        if is_plain(body):
            return MarkdownScan((), ())
        if is_simple(body):
            return MarkdownScan(tuple(_simple_links(body, places)), ())
    return scan_thoroughly(body, places)


def _simple_links(body: str, places: TextPlaces) -> Iterator[MarkdownLink]:
    for match in SIMPLE_INLINE.finditer(body):
        if match["target"] is not None:
            yield MarkdownLink(match["target"], match["words"], False, places.at(match.start("target")))


def scan_thoroughly(body: str, places: TextPlaces) -> MarkdownScan:
    """Scan a text whatever it holds; a test holds that the short way for simple texts gives the same."""
    problems = [_invisible(match, places) for match in islice(_INVISIBLE.finditer(body), MAX_INVISIBLE)]
    without_fences = blank_fences(body)
    excess = complexity_problem(without_fences, places)
    if excess is not None:
        return MarkdownScan((), (excess, *problems))
    text = blank_hidden(without_fences)
    found = sorted([*_inline_links(text, body), *_definitions(text), *_autolinks(text)])
    links = tuple(MarkdownLink(target, words, image, places.at(offset)) for offset, target, words, image in found)
    for link in links:
        problem = url_problem(link.target)
        if problem is not None:
            hint = say("Use https://…, a path of the site such as /2022/programme/, or /media/…")
            problems.append(diagnostic("unsafe-url", problem, link.location, hint))
    problems += _unsafe_html(text, places)
    return MarkdownScan(links, tuple(problems))


_Found = tuple[int, str, str, bool]
"""Offset of the target, target, text, whether it is an image."""


def _invisible(match: re.Match[str], places: TextPlaces) -> Diagnostic:
    message = say("The invisible character U+{ord} stands here.", ord=f"{ord(match.group()):04X}")
    hint = say("Delete it; the site isolates words of the other direction by itself.")
    return diagnostic("bidi-control", message, places.at(match.start()), hint)


def _inline_links(text: str, body: str) -> Iterator[_Found]:
    """Yield ``[text](target)`` and ``![text](target)``.

    Brackets are paired within a paragraph, in one pass. A ``](`` whose parenthesis is not closed is reported with
    what follows it up to a blank: Markdown shows it as text, but it was meant as a link.
    """
    squares: list[int] = []
    rounds: list[int] = []
    pairs: dict[int, int] = {}
    closing_rounds: dict[int, int] = {}
    paragraph_ends: list[int] = []
    for match in _BRACKET.finditer(text):
        mark, at = match["mark"], match.start("mark")
        if mark[0] == "\n":
            squares, rounds = [], []
            paragraph_ends.append(at)
        elif len(match["strokes"]) % 2:
            continue
        elif mark == "[":
            squares.append(at)
        elif mark == "(":
            rounds.append(at)
        elif mark == "]" and squares:
            pairs[at] = squares.pop()
        elif mark == ")" and rounds:
            closing_rounds[rounds.pop()] = at
    for end, start in pairs.items():
        if text[end + 1 : end + 2] != "(":
            continue
        position = bisect_left(paragraph_ends, end)
        limit = paragraph_ends[position] if position < len(paragraph_ends) else len(text)
        offset, target = _destination(text, body, end + 2, closing_rounds.get(end + 1), limit)
        yield offset, target, body[start + 1 : end][:200], text[max(0, start - 1) : start] == "!"


def _destination(text: str, body: str, start: int, close: int | None, limit: int) -> tuple[int, str]:
    while start < limit and text[start] in " \t\n" and body[start] in " \t\n":
        start += 1
    if body[start : start + 1] == "<":
        end = body.find(">", start, limit)
        if end != -1:
            return start + 1, body[start + 1 : end].strip()
    if close is not None and close >= start:
        written = body[start:close]
        title = _TITLE.search(written)
        target = written[: title.start()] if title else written
    else:
        target = re.split(r"[\s\")]", body[start : min(limit, start + 2000)], maxsplit=1)[0]
    return start, _ESCAPED.sub(r"\1", target.replace("`", "")).strip()


def _definitions(text: str) -> Iterator[_Found]:
    for match in _DEFINITION.finditer(text):
        target = match["target"]
        bare = target.lstrip("<").rstrip(">")
        yield match.start("target") + len(target) - len(target.lstrip("<")), bare, match["text"][:200], False


def _autolinks(text: str) -> Iterator[_Found]:
    for match in _AUTOLINK.finditer(text):
        yield match.start("target"), match["target"], match["target"][:200], False


def _unsafe_html(text: str, places: TextPlaces) -> list[Diagnostic]:
    problems = []
    hint = say("Use Markdown instead; write `&lt;` for a plain `<`.")
    for match in _DECLARATION.finditer(text):
        message = say("A declaration of HTML or XML is not published.")
        problems.append(diagnostic("unsafe-html", message, places.at(match.start()), hint))
    comment = text.find("<!--", text.rfind("-->") + 1)
    if comment != -1:
        message = say("A comment begins here and is never closed, so the rest of the text would be hidden.")
        problems.append(diagnostic("unsafe-html", message, places.at(comment), say("Close it with `-->`.")))
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        place = places.at(match.start())
        if name not in SAFE_TAGS:
            problems.append(
                diagnostic("unsafe-html", say("The HTML tag `<{name}>` is not published.", name=name[:40]), place, hint)
            )
            continue
        for attribute in _ATTRIBUTE.finditer(match["rest"]):
            if attribute["name"].lower() not in _SAFE_ATTRIBUTES:
                message = say(
                    "The attribute `{name}` of `<{name2}>` is not published.", name=attribute["name"][:40], name2=name
                )
                problems.append(diagnostic("unsafe-html", message, place, say("Delete the attribute.")))
    return problems
