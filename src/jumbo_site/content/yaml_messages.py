"""What PyYAML's parser says, in words for people who do not write programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumbo_site.content.text_places import TextPlaces
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic

if TYPE_CHECKING:
    from yaml.error import Mark, MarkedYAMLError

_KEY_WITHOUT_BLANK = re.compile(r"[ \t]*(?:- +)?[^\s:#'\"\[{]+:(?!//)(?=[^\s:])")
_KEY = re.compile(r"[ \t]*(?:- +)*(?:[^\s:#'\"][^:#]*|\"[^\"]*\"|'[^']*'): ")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |\Z)|={7}\Z")
_QUOTE_HINT = "Put the text in quotes."


def syntax_problem(error: MarkedYAMLError, places: TextPlaces, max_depth: int) -> Diagnostic:
    """Return the diagnostic for a parser's error, at the place that is to be mended."""
    said = " ".join(str(part) for part in (error.problem, error.context) if part)
    place = _at_mark(error.problem_mark or error.context_mark, places)
    began = _at_mark(error.context_mark, places) if error.context_mark is not None else place
    if "nesting depth" in said:
        place = _bracket_below(places, max_depth, place)
        return diagnostic("yaml-too-deep", f"This is nested deeper than {max_depth} levels.", place)
    place, message, hint = _explain(said, place, began, places)
    return diagnostic("yaml-syntax", message, place, hint)


def _at_mark(mark: Mark | None, places: TextPlaces) -> Location:
    return places.at(mark.index if mark is not None else 0)


def _explain(said: str, place: Location, began: Location, places: TextPlaces) -> tuple[Location, str, str]:
    line = places.line_of(place)
    here = line[place.column - 1 : place.column]
    above = Location(place.file, max(place.line - 1, places.first_line))
    for at in (began, place, above):
        if _CONFLICT.match(places.line_of(at)):
            message = "Here Git marks two versions that contradict each other."
            return Location(at.file, at.line), message, "Keep the right one and delete the lines of marks."
        no_break = places.line_of(at).find("\u00a0")
        if no_break != -1:
            message = "A no-break blank stands here; in YAML it is a letter like others."
            return Location(at.file, at.line, no_break + 1), message, "Replace it with a plain blank."
    if "tab character" in said or "'\\t'" in said or ("cannot start" in said and here == "\t"):
        tab = Location(place.file, place.line, line.find("\t") + 1) if "\t" in line else place
        return tab, "A tab stands here; YAML is indented with blanks.", "Replace the tab with two blanks."
    if "mapping values are not allowed" in said:
        return _unexpected_colon(line, place, places)
    if "quoted scalar" in said and ("end of stream" in said or "document indicator" in said):
        return began, "A quotation mark is opened here and never closed.", "Close it at the end of the text."
    at_end = not places.text[places.starts[place.line - places.first_line] + place.column - 1 :].strip()
    in_brackets = "flow sequence" in said or "flow mapping" in said
    if in_brackets and (at_end or not here or place.line > began.line):
        return began, "A bracket is opened here and never closed.", "Close it with `]` or `}`."
    if "flow node" in said and at_end:
        return (
            _last_open_bracket(places, place),
            "A bracket is opened here and never closed.",
            "Close it with `]` or `}`.",
        )
    if "did not find expected key" in said or "expected <block end>" in said or "expected '-'" in said:
        return _unexpected_line(said, line, place)
    if "could not find expected ':'" in said:
        return began, "This line has no colon.", "Write `key: value`, with a blank after the colon."
    for part, message, hint in _OTHERS:
        if part in said:
            return place, message.replace("{here}", here), hint
    return (
        place,
        "This cannot be read as YAML.",
        "Compare it with the lines of another file, or put the text in quotes.",
    )


def _unexpected_colon(line: str, place: Location, places: TextPlaces) -> tuple[Location, str, str]:
    if _KEY.match(line[: place.column - 1]):
        message = "A colon followed by a blank starts a new entry, and this line has one already."
        return place, message, "Put the text after the first colon in quotes."
    above = Location(place.file, place.line - 1)
    written = places.line_of(above)
    glued = _KEY_WITHOUT_BLANK.match(written)
    if glued:
        where = Location(place.file, above.line, glued.end() + 1)
        return where, "A blank is missing after the colon.", "Write `key: value`."
    first = Location(place.file, place.line, len(line) - len(line.lstrip()) + 1)
    if _KEY.match(written + " "):
        message = "This line is indented more than the entry above it, which has its value already."
        return first, message, "Align it with the line above."
    if written.strip():
        where = Location(place.file, above.line, len(written) - len(written.lstrip()) + 1)
        return where, "This line has no colon.", "Write `key: value`, with a blank after the colon."
    return place, "A colon followed by a blank starts a new entry here.", _QUOTE_HINT


def _unexpected_line(said: str, line: str, place: Location) -> tuple[Location, str, str]:
    before = line[: place.column - 1].rstrip()
    if before and before[-1] in "'\"":
        hint = "Write a quotation mark inside the text twice (''), or use the other kind around it."
        return place, "The text goes on after its closing quotation mark.", hint
    if before.endswith(("]", "}")):
        return place, "The line goes on after its closing bracket.", _QUOTE_HINT
    rest = line[place.column - 1 :]
    if rest.startswith(":"):
        return place, "A key must be a text.", "Write `key: value`."
    if "flow" in said:
        return place, "A comma or a closing bracket is missing before this.", "Separate entries by `, `."
    if rest.startswith("-") and rest[1:2] in ("", " "):
        message = "A list begins here, but the entry above has its value already."
        return place, message, "Put the list below a key with nothing after its colon."
    if "sequence" in said or "block collection" in said or "expected '-'" in said:
        return place, "An entry of the list lacks its `- `.", "Begin each entry of a list with `- `, aligned."
    return (
        place,
        "This line is not aligned with the lines above.",
        "Indent entries that belong together by the same blanks.",
    )


def _bracket_below(places: TextPlaces, depth: int, end: Location) -> Location:
    """Return the first bracket that is open within so many others: libyaml's own bound lies far below ours."""
    level = 0
    for match in re.finditer(r"[\[{\]}]", places.text):
        level += 1 if match.group() in "[{" else -1
        if level > depth:
            return places.at(match.start())
    return end


def _last_open_bracket(places: TextPlaces, end: Location) -> Location:
    """Return the last bracket without its partner; brackets in quotes may mislead it, but not far."""
    open_at: list[int] = []
    for match in re.finditer(r"[\[{\]}]", places.text):
        if match.group() in "[{":
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
    return places.at(open_at[-1]) if open_at else end


_OTHERS = (
    ("cannot start", "A text cannot begin with this character.", _QUOTE_HINT),
    ("sequence entries are not allowed", "A list cannot begin on this line.", "Begin the list on a line of its own."),
    ("unknown escape character", "A backslash in double quotes has a meaning of its own.", "Use single quotes."),
    ("expected hexdecimal", "A backslash in double quotes has a meaning of its own.", "Use single quotes."),
    ("escape sequence of", "A backslash in double quotes has a meaning of its own.", "Use single quotes."),
    ("invalid Unicode character", "A backslash in double quotes has a meaning of its own.", "Use single quotes."),
    ("expected alphabetic", "A text cannot begin with `&`, `*` or `!` unless it is in quotes.", _QUOTE_HINT),
    ("undefined alias", "A text cannot begin with `*` unless it is in quotes.", _QUOTE_HINT),
    ("tag", "A text cannot begin with `!` unless it is in quotes.", _QUOTE_HINT),
    ("anchor", "A text cannot begin with `&` unless it is in quotes.", _QUOTE_HINT),
    ("directive", "A line cannot begin with `%`.", _QUOTE_HINT),
    ("block scalar", "After `|` or `>` the text begins on the next line.", _QUOTE_HINT),
    (
        "document start",
        "The file goes on after its end.",
        "Delete the line `---` or `...` above, or mend its indentation.",
    ),
    ("expected node content", "`{here}` cannot stand here.", _QUOTE_HINT),
    ("expected ',' or", "A comma or a closing bracket is missing before this.", "Separate entries by `, `."),
)
"""Pieces of libyaml's messages (scanner.c, parser.c) and of PyYAML's own parser, in the order that they are tried."""
