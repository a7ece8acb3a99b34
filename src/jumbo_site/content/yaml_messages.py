"""What PyYAML's parser says, in words for people who do not write programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumbo_site.content.text_places import TextPlaces
from jumbo_site.diagnostics import Diagnostic, Location, Message, diagnostic, say

if TYPE_CHECKING:
    from yaml.error import Mark, MarkedYAMLError

_KEY_WITHOUT_BLANK = re.compile(r"[ \t]*(?:- +)?[^\s:#'\"\[{]+:(?!//)(?=[^\s:])")
_KEY = re.compile(r"[ \t]*(?:- +)*(?:[^\s:#'\"][^:#]*|\"[^\"]*\"|'[^']*'): ")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |\Z)|={7}\Z")
_QUOTE_HINT = say("Put the text in quotes.")


def syntax_problem(error: MarkedYAMLError, places: TextPlaces, max_depth: int) -> Diagnostic:
    """Return the diagnostic for a parser's error, at the place that is to be mended."""
    said = " ".join(str(part) for part in (error.problem, error.context) if part)
    place = _at_mark(error.problem_mark or error.context_mark, places)
    began = _at_mark(error.context_mark, places) if error.context_mark is not None else place
    if "nesting depth" in said:
        place = _bracket_below(places, max_depth, place)
        return diagnostic(
            "yaml-too-deep", say("This is nested deeper than {max_depth} levels.", max_depth=max_depth), place
        )
    place, message, hint = _explain(said, place, began, places)
    return diagnostic("yaml-syntax", message, place, hint)


def _at_mark(mark: Mark | None, places: TextPlaces) -> Location:
    return places.at(mark.index if mark is not None else 0)


def _explain(said: str, place: Location, began: Location, places: TextPlaces) -> tuple[Location, Message, Message]:
    line = places.line_of(place)
    here = line[place.column - 1 : place.column]
    above = Location(place.file, max(place.line - 1, places.first_line))
    for at in (began, place, above):
        if _CONFLICT.match(places.line_of(at)):
            message = say("Here Git marks two versions that contradict each other.")
            return Location(at.file, at.line), message, say("Keep the right one and delete the lines of marks.")
        no_break = places.line_of(at).find("\u00a0")
        if no_break != -1:
            message = say("A no-break blank stands here; in YAML it is a letter like others.")
            return Location(at.file, at.line, no_break + 1), message, say("Replace it with a plain blank.")
    if "tab character" in said or "'\\t'" in said or ("cannot start" in said and here == "\t"):
        tab = Location(place.file, place.line, line.find("\t") + 1) if "\t" in line else place
        return tab, say("A tab stands here; YAML is indented with blanks."), say("Replace the tab with two blanks.")
    if "mapping values are not allowed" in said:
        return _unexpected_colon(line, place, places)
    if "quoted scalar" in said and ("end of stream" in said or "document indicator" in said):
        return began, say("A quotation mark is opened here and never closed."), say("Close it at the end of the text.")
    at_end = not places.text[places.starts[place.line - places.first_line] + place.column - 1 :].strip()
    in_brackets = "flow sequence" in said or "flow mapping" in said
    if in_brackets and (at_end or not here or place.line > began.line):
        return began, say("A bracket is opened here and never closed."), say("Close it with `]` or `}`.")
    if "flow node" in said and at_end:
        return (
            _last_open_bracket(places, place),
            say("A bracket is opened here and never closed."),
            say("Close it with `]` or `}`."),
        )
    if "did not find expected key" in said or "expected <block end>" in said or "expected '-'" in said:
        return _unexpected_line(said, line, place)
    if "could not find expected ':'" in said:
        return began, say("This line has no colon."), say("Write `key: value`, with a blank after the colon.")
    for part, message, hint in _OTHERS:
        if part in said:
            return place, Message(message.template, {"here": here}), hint
    return (
        place,
        say("This cannot be read as YAML."),
        say("Compare it with the lines of another file, or put the text in quotes."),
    )


def _unexpected_colon(line: str, place: Location, places: TextPlaces) -> tuple[Location, Message, Message]:
    if _KEY.match(line[: place.column - 1]):
        message = say("A colon followed by a blank starts a new entry, and this line has one already.")
        return place, message, say("Put the text after the first colon in quotes.")
    above = Location(place.file, place.line - 1)
    written = places.line_of(above)
    glued = _KEY_WITHOUT_BLANK.match(written)
    if glued:
        where = Location(place.file, above.line, glued.end() + 1)
        return where, say("A blank is missing after the colon."), say("Write `key: value`.")
    first = Location(place.file, place.line, len(line) - len(line.lstrip()) + 1)
    if _KEY.match(written + " "):
        message = say("This line is indented more than the entry above it, which has its value already.")
        return first, message, say("Align it with the line above.")
    if written.strip():
        where = Location(place.file, above.line, len(written) - len(written.lstrip()) + 1)
        return where, say("This line has no colon."), say("Write `key: value`, with a blank after the colon.")
    return place, say("A colon followed by a blank starts a new entry here."), _QUOTE_HINT


def _unexpected_line(said: str, line: str, place: Location) -> tuple[Location, Message, Message]:
    before = line[: place.column - 1].rstrip()
    if before and before[-1] in "'\"":
        hint = say("Write a quotation mark inside the text twice (''), or use the other kind around it.")
        return place, say("The text goes on after its closing quotation mark."), hint
    if before.endswith(("]", "}")):
        return place, say("The line goes on after its closing bracket."), _QUOTE_HINT
    rest = line[place.column - 1 :]
    if rest.startswith(":"):
        return place, say("A key must be a text."), say("Write `key: value`.")
    if "flow" in said:
        return place, say("A comma or a closing bracket is missing before this."), say("Separate entries by `, `.")
    if rest.startswith("-") and rest[1:2] in ("", " "):
        message = say("A list begins here, but the entry above has its value already.")
        return place, message, say("Put the list below a key with nothing after its colon.")
    if "sequence" in said or "block collection" in said or "expected '-'" in said:
        return place, say("An entry of the list lacks its `- `."), say("Begin each entry of a list with `- `, aligned.")
    return (
        place,
        say("This line is not aligned with the lines above."),
        say("Indent entries that belong together by the same blanks."),
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
    ("cannot start", say("A text cannot begin with this character."), _QUOTE_HINT),
    (
        "sequence entries are not allowed",
        say("A list cannot begin on this line."),
        say("Begin the list on a line of its own."),
    ),
    (
        "unknown escape character",
        say("A backslash in double quotes has a meaning of its own."),
        say("Use single quotes."),
    ),
    ("expected hexdecimal", say("A backslash in double quotes has a meaning of its own."), say("Use single quotes.")),
    ("escape sequence of", say("A backslash in double quotes has a meaning of its own."), say("Use single quotes.")),
    (
        "invalid Unicode character",
        say("A backslash in double quotes has a meaning of its own."),
        say("Use single quotes."),
    ),
    ("expected alphabetic", say("A text cannot begin with `&`, `*` or `!` unless it is in quotes."), _QUOTE_HINT),
    ("undefined alias", say("A text cannot begin with `*` unless it is in quotes."), _QUOTE_HINT),
    ("tag", say("A text cannot begin with `!` unless it is in quotes."), _QUOTE_HINT),
    ("anchor", say("A text cannot begin with `&` unless it is in quotes."), _QUOTE_HINT),
    ("directive", say("A line cannot begin with `%`."), _QUOTE_HINT),
    ("block scalar", say("After `|` or `>` the text begins on the next line."), _QUOTE_HINT),
    (
        "document start",
        say("The file goes on after its end."),
        say("Delete the line `---` or `...` above, or mend its indentation."),
    ),
    ("expected node content", say("`{here}` cannot stand here."), _QUOTE_HINT),
    ("expected ',' or", say("A comma or a closing bracket is missing before this."), say("Separate entries by `, `.")),
)
"""Pieces of libyaml's messages (scanner.c, parser.c) and of PyYAML's own parser, in the order that they are tried."""
