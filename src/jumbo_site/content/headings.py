"""The headings of Markdown texts: their levels, their words, and whether they can be told apart.

Readers who listen go from heading to heading and know by its level what it belongs to (WCAG 2.2, 1.3.1 and 2.4.6). The
pages mend a level that is left out, since they cannot ask; what was meant only the author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jumbo_site.content.entities import ProseSource
from jumbo_site.content.markdown_code import blank_fences
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say

LONG = 120
"""Characters; a line of text has about 70, and a heading of more than two is no longer taken in at a glance."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HASHES = re.compile(r"(?P<marks>#{1,6})(?P<words>(?:\\.|[^\\])*?)#*\Z")
"""As Python-Markdown's HashHeaderProcessor: no blank is needed after the marks."""
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*\Z")


@dataclass(frozen=True)
class Heading:
    """A heading of a text, as it is written."""

    level: int
    words: str
    location: Location


def headings(prose: ProseSource) -> Iterator[Heading]:
    """Yield the headings of a text in order."""
    if "#" not in prose.body and "\n--" not in prose.body and "\n==" not in prose.body:
        return
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), blank_fences(prose.body))
    lines = text.split("\n")
    for number, line in enumerate(lines):
        place = Location(prose.file, prose.body_line + number, 1)
        marked = _HASHES.match(line)
        if marked is not None:
            yield Heading(len(marked["marks"]), marked["words"].strip(), place)
        elif _is_underlined(lines, number):
            yield Heading(1 if lines[number + 1][0] == "=" else 2, line.strip(), place)


def _is_underlined(lines: list[str], number: int) -> bool:
    """Tell whether a line is a heading by the signs below it: it begins a block, and is no list and no table."""
    line = lines[number]
    begins = number == 0 or not lines[number - 1].strip()
    if not begins or not line.strip() or line[0] in " \t-=>|" or number + 1 == len(lines):
        return False
    return _UNDERLINE.match(lines[number + 1]) is not None


def heading_problems(prose: ProseSource) -> Iterator[Diagnostic]:
    """Yield what is wrong with the headings of a text."""
    found = list(headings(prose))
    if _is_title(found, prose):
        message = say("The text begins with a title of its own; the page shows its title above the text already.")
        hint = say("Delete this line, or write `##` where it begins a part of the text.")
        yield diagnostic("heading-level", message, found[0].location, hint)
        found = found[1:]
    highest = found[0].level if found else 1
    previous = highest
    paths: dict[tuple[str, ...], int] = {}
    above: list[tuple[int, str]] = []
    for heading in found:
        if not heading.words:
            message = say("This heading has no words.")
            hint = say("Write some, or delete the signs; a line of `---` divides a text.")
            yield diagnostic("heading-empty", message, heading.location, hint)
            continue
        if heading.level > previous + 1:
            message = say(
                "A heading of level {level} follows one of level {previous}.", level=heading.level, previous=previous
            )
            hint = say("Write `{marks} {words}`.", marks="#" * (previous + 1), words=_short(heading.words))
            yield diagnostic("heading-level", message, heading.location, hint)
        elif heading.level < highest:
            message = say(
                "A heading of level {level} stands below one of level {highest}, the text's first.",
                level=heading.level,
                highest=highest,
            )
            hint = say(
                "Begin with the highest level, or write `{marks} {words}`.",
                marks="#" * highest,
                words=_short(heading.words),
            )
            yield diagnostic("heading-level", message, heading.location, hint)
        previous = heading.level
        above = [(level, words) for level, words in above if level < heading.level]
        path = (*(words for _, words in above), heading.words.casefold())
        above.append((heading.level, heading.words.casefold()))
        if path in paths:
            message = say(
                "`{words}` is a heading in line {line} already.", words=_short(heading.words), line=paths[path]
            )
            yield diagnostic("heading-repeated", message, heading.location, say("Say in each what it is about."))
        paths.setdefault(path, heading.location.line)
        if len(heading.words) > LONG:
            message = say("The heading has {number} characters.", number=len(heading.words))
            yield diagnostic("heading-long", message, heading.location, say("Say the rest in the paragraph below it."))


def _is_title(found: list[Heading], prose: ProseSource) -> bool:
    """Tell whether a text has one heading of the first level, as its beginning."""
    if sum(heading.level == 1 for heading in found) != 1 or found[0].level != 1:
        return False
    before = prose.body.split("\n")[: found[0].location.line - prose.body_line]
    return not "".join(before).strip()


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
