"""What a Markdown text links to, and what in it could harm readers or stall the conversion.

The scan is linear in the length of the text, and its bounds keep Python-Markdown out of its quadratic and recursive
corners: ten thousand opening brackets take it sixteen seconds, a list of three hundred levels overflows its stack.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from jumbo_site.diagnostics import Diagnostic, Location, diagnostic
from jumbo_site.model.web_address import url_problem

MAX_CHARACTERS = 200_000
MAX_LEVELS = 20
"""Of nested lists and quotations."""
MAX_MARKS = {"[": 150, "]": 150, "*": 400, "_": 400, "`": 400, "<": 150, "!": 400, "&": 400, "|": 5000}
"""Of each character that Markdown gives a meaning, in one paragraph."""
MAX_MARKS_IN_TEXT = 20
"""Times the bound of a paragraph."""

SAFE_TAGS = frozenset(
    (
        *("abbr", "b", "bdi", "br", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp"),
        *("small", "span", "strong", "sub", "sup", "time", "u", "var"),
    )
)
"""HTML that may stand in a text: phrasing without behaviour."""

_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[ \t]*$|\Z)|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?P<target><[^>\n]*>|\S+)", re.M)
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>(?=[\s/>])[^<>]*>?|$)", re.M)
_ATTRIBUTE = re.compile(r"[\s/\"'](?P<name>[A-Za-z_:][-A-Za-z0-9_:.]*)\s*=")
_SAFE_ATTRIBUTES = frozenset({"lang", "dir", "title", "datetime"})
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\u2060]")
_NESTING = re.compile(r"[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*)*")
_MARKER = re.compile(r">|[-+*]|\d{1,9}[.)]")


@dataclass(frozen=True)
class MarkdownLink:
    """An address in a text, with the place of the address itself."""

    target: str
    is_image: bool
    location: Location


@dataclass(frozen=True)
class MarkdownScan:
    """The links of a text in order, and what is wrong with the text."""

    links: tuple[MarkdownLink, ...]
    diagnostics: tuple[Diagnostic, ...]


def scan_markdown(body: str, file: str, first_line: int) -> MarkdownScan:
    """Scan a Markdown text whose first line is ``first_line`` of ``file``."""
    places = _Places(body, file, first_line)
    problems = _complexity(body, places)
    problems += [_invisible(match, places) for match in _BIDI.finditer(body)]
    if any(problem.code == "markdown-too-complex" for problem in problems):
        return MarkdownScan((), tuple(problems))
    text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), body)
    targets = sorted([*_inline_targets(text), *_definition_targets(text)])
    links = tuple(MarkdownLink(target, is_image, places.at(offset)) for offset, target, is_image in targets)
    for link in links:
        problem = url_problem(link.target)
        if problem is not None:
            hint = "Use https://…, a path of the site such as /2022/programme/, or /media/…"
            problems.append(diagnostic("unsafe-url", problem, link.location, hint))
    problems += _unsafe_html(text, places)
    return MarkdownScan(links, tuple(problems))


class _Places:
    """Offsets of a text as places in its file."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]

    def at(self, offset: int) -> Location:
        line = bisect_right(self.starts, offset) - 1
        return Location(self.file, self.first_line + line, offset - self.starts[line] + 1)


def _complexity(body: str, places: _Places) -> list[Diagnostic]:
    if len(body) > MAX_CHARACTERS:
        message = f"The text is longer than {MAX_CHARACTERS} characters."
        return [diagnostic("markdown-too-complex", message, places.at(0), "Split it over several pages.")]
    offset = 0
    marks = dict.fromkeys(MAX_MARKS, 0)
    totals = dict.fromkeys(MAX_MARKS, 0)
    for line in body.split("\n"):
        lead = _NESTING.match(line)
        prefix = lead.group() if lead else ""
        blanks = len(prefix.expandtabs(4)) - len(prefix.expandtabs(4).lstrip(" "))
        if blanks // 2 + len(_MARKER.findall(prefix)) > MAX_LEVELS * 2:
            message = f"Lists or quotations are nested deeper than {MAX_LEVELS} levels."
            return [diagnostic("markdown-too-complex", message, places.at(offset))]
        if not line.strip():
            marks = dict.fromkeys(MAX_MARKS, 0)
        for mark, bound in MAX_MARKS.items():
            if mark in line:
                count = line.count(mark)
                marks[mark] += count
                totals[mark] += count
                if marks[mark] > bound:
                    message = f"One paragraph holds more than {bound} of the character `{mark}`."
                    return [diagnostic("markdown-too-complex", message, places.at(offset), "Split the paragraph.")]
                if totals[mark] > bound * MAX_MARKS_IN_TEXT:
                    message = f"The text holds more than {bound * MAX_MARKS_IN_TEXT} of the character `{mark}`."
                    return [diagnostic("markdown-too-complex", message, places.at(offset), "Split the text.")]
        offset += len(line) + 1
    return []


def _invisible(match: re.Match[str], places: _Places) -> Diagnostic:
    message = f"The invisible character U+{ord(match.group()):04X} stands here."
    hint = "Delete it; the site isolates words of the other direction by itself."
    return diagnostic("bidi-control", message, places.at(match.start()), hint)


def _inline_targets(text: str) -> list[tuple[int, str, bool]]:
    targets = []
    position = text.find("](")
    while position != -1:
        start = position + 2
        while start < len(text) and text[start] in " \t\n":
            start += 1
        end = _target_end(text, start)
        target = text[start:end]
        if target:
            bare = target[1:-1] if target.startswith("<") and target.endswith(">") else target
            targets.append((start + target.startswith("<"), bare, _is_image(text, position)))
        position = text.find("](", position + 2)
    return targets


def _target_end(text: str, start: int) -> int:
    if text.startswith("<", start):
        close = text.find(">", start, start + 2000)
        return close + 1 if close != -1 else start
    depth = 0
    for index in range(start, min(len(text), start + 2000)):
        character = text[index]
        if character in ' \t\n"' or (character == ")" and depth == 0):
            return index
        depth += (character == "(") - (character == ")")
    return min(len(text), start + 2000)


def _is_image(text: str, close: int) -> bool:
    depth = 0
    for index in range(close, max(-1, close - 2000), -1):
        depth += (text[index] == "]") - (text[index] == "[")
        if depth == 0:
            return index > 0 and text[index - 1] == "!"
    return False


def _definition_targets(text: str) -> list[tuple[int, str, bool]]:
    found = [(match.start("target"), match["target"].strip("<>"), False) for match in _DEFINITION.finditer(text)]
    return found + [(match.start("target"), match["target"], False) for match in _AUTOLINK.finditer(text)]


def _unsafe_html(text: str, places: _Places) -> list[Diagnostic]:
    problems = []
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        place = places.at(match.start())
        if name not in SAFE_TAGS:
            hint = "Use Markdown instead; write `&lt;` for a plain `<`."
            problems.append(diagnostic("unsafe-html", f"The HTML tag `<{name}>` is not published.", place, hint))
            continue
        for attribute in _ATTRIBUTE.finditer(match["rest"]):
            if attribute["name"].lower() not in _SAFE_ATTRIBUTES:
                message = f"The attribute `{attribute['name']}` of `<{name}>` is not published."
                problems.append(diagnostic("unsafe-html", message, place, "Delete the attribute."))
    return problems
