"""How much Markdown a text may hold, so that Python-Markdown can neither run for long nor overflow its stack.

Ten thousand opening brackets take it sixteen seconds, a list of three hundred levels overflows the stack, and
thousands of headings or rules without a blank line between them are quadratic.
"""

from __future__ import annotations

import re

from jumbo_site.content.markdown_code import unclosed_fences
from jumbo_site.content.text_places import TextPlaces
from jumbo_site.diagnostics import Diagnostic, Message, diagnostic, say

MAX_CHARACTERS = 200_000
MAX_LINES = 5000
MAX_PARAGRAPH_CHARACTERS = 20_000
MAX_PARAGRAPH_LINES = 1000
"""Of lines that no blank line parts: a paragraph, a list or a table."""
MAX_LEVELS = 20
"""Of nested lists and quotations."""
MAX_UNCLOSED_FENCES = 20
"""Python-Markdown looks for the end of each in all of the text."""
MAX_DEFINITIONS = 50
"""Of a definition list without blank lines: each one calls the next."""
MAX_MARKS = {
    "[^": 300,
    "[": 400,
    "]": 400,
    "*": 400,
    "_": 400,
    "`": 400,
    "<": 400,
    "!": 400,
    "&": 400,
    "\\": 400,
    "|": 5000,
}
"""Of each character that Markdown gives a meaning, in one paragraph."""
MAX_MARKS_IN_TEXT = {"<": 1000, "[^": 300, "|": 30_000}
"""Of one text; ``[^`` begins a footnote. Other marks may stand there ten times as often as in a paragraph."""

_LEAD = re.compile(r"[ \t]*(?:(?:>|(?:[-+*:]|\d{1,9}[.)])(?=[ \t]|\Z))[ \t]*)*")
_MARKER = re.compile(r"[-+*:>]|\d{1,9}[.)]")
_DEFINITION = re.compile(r"[ \t]*:[ \t]")
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})\Z")


def complexity_problem(text: str, places: TextPlaces) -> Diagnostic | None:
    """Return the first excess of a text in which fenced blocks are blanks, or None."""
    if len(text) > MAX_CHARACTERS:
        message = say("The text is longer than {max_characters} characters.", max_characters=MAX_CHARACTERS)
        return _too_complex(message, places, MAX_CHARACTERS, say("Split it over several pages."))
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        message = say("The text has more than {max_lines} lines.", max_lines=MAX_LINES)
        return _too_complex(message, places, places.starts[MAX_LINES], say("Split it over several pages."))
    unclosed = list(unclosed_fences(lines))
    if len(unclosed) > MAX_UNCLOSED_FENCES:
        message = say(
            "More than {max_unclosed_fences} blocks of code are opened and never closed.",
            max_unclosed_fences=MAX_UNCLOSED_FENCES,
        )
        return _too_complex(message, places, places.starts[unclosed[0]], say("Close each with the line that opens it."))
    return _excess(lines, places)


def _excess(lines: list[str], places: TextPlaces) -> Diagnostic | None:
    in_text = dict.fromkeys(MAX_MARKS, 0)
    in_paragraph = dict.fromkeys(MAX_MARKS, 0)
    characters = height = definitions = 0
    for offset, line in zip(places.starts, lines, strict=True):
        if not line.strip():
            in_paragraph = dict.fromkeys(MAX_MARKS, 0)
            characters = height = definitions = 0
            continue
        if _levels(line) > MAX_LEVELS:
            message = say("Lists or quotations are nested deeper than {max_levels} levels.", max_levels=MAX_LEVELS)
            return _too_complex(message, places, offset, say("Bring it to fewer levels."))
        characters += len(line)
        height += 1
        if characters > MAX_PARAGRAPH_CHARACTERS or height > MAX_PARAGRAPH_LINES:
            message = say(
                "More than {max_paragraph_characters} characters or {max_paragraph_lines} lines are one paragraph.",
                max_paragraph_characters=MAX_PARAGRAPH_CHARACTERS,
                max_paragraph_lines=MAX_PARAGRAPH_LINES,
            )
            return _too_complex(message, places, offset, say("Leave a line blank before this one."))
        definitions += _DEFINITION.match(line) is not None
        if definitions > MAX_DEFINITIONS:
            message = say(
                "More than {max_definitions} definitions stand without a blank line between them.",
                max_definitions=MAX_DEFINITIONS,
            )
            return _too_complex(message, places, offset, say("Leave a line blank before this one."))
        for mark, bound in MAX_MARKS.items():
            if mark not in line:
                continue
            in_paragraph[mark] += line.count(mark)
            in_text[mark] += line.count(mark)
            if in_paragraph[mark] > bound:
                message = say("One paragraph holds `{mark}` more than {bound} times.", mark=mark, bound=bound)
                return _too_complex(message, places, offset, say("Leave a line blank before this one."))
            total = MAX_MARKS_IN_TEXT.get(mark, bound * 10)
            if in_text[mark] > total:
                message = say("The text holds `{mark}` more than {total} times.", mark=mark, total=total)
                return _too_complex(message, places, offset, say("Split it over several pages."))
    return None


def _levels(line: str) -> int:
    """Return how deep a line is nested: one level for four blanks (a tab of Python-Markdown) and for each marker."""
    if _RULE.match(line):
        return 0
    lead = _LEAD.match(line)
    prefix = lead.group().expandtabs(4) if lead else ""
    return (len(prefix) - len(prefix.lstrip(" "))) // 4 + len(_MARKER.findall(prefix))


def _too_complex(message: Message, places: TextPlaces, offset: int, hint: Message) -> Diagnostic:
    return diagnostic("markdown-too-complex", message, places.at(offset), hint)
