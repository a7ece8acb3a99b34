"""YAML as plain nodes with places, read within bounds.

The nodes are built from the parser's events, without recursion: composing nested text in libyaml's loader overflows
the stack, and expanding aliases can multiply a few bytes into gigabytes. All scalars are texts, since the model's
types decide what a value is: ``no`` is Norway, ``017`` keeps its zero.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jumbo_site.diagnostics import Diagnostic, Location, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event, NodeEvent

MAX_DEPTH = 40
MAX_NODES = 100_000
"""Of one file, with aliases expanded."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class ScalarNode:
    """A text, or None where the value is empty."""

    text: str | None
    location: Location


@dataclass(frozen=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True)
class MappingNode:
    """Entries in written order; no key stands twice."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    location: Location


Node = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True)
class ParsedYaml:
    """A file's one document (None when it is empty or cannot be read) and what is wrong with it."""

    node: Node | None
    diagnostics: tuple[Diagnostic, ...] = ()


class _RefusedError(Exception):
    """Stops reading a file; carries the diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse_yaml(text: str, file: str, first_line: int = 1) -> ParsedYaml:
    """Read one YAML document. ``first_line`` is the line of ``text`` within the file, for front matter."""
    import yaml

    try:
        return ParsedYaml(_Builder(file, first_line).build(_events(text)))
    except _RefusedError as refused:
        return ParsedYaml(None, (refused.problem,))
    except yaml.MarkedYAMLError as error:
        return ParsedYaml(None, (_syntax_problem(error, text, file, first_line),))
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = Location(file, first_line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1)
        message = f"The character U+{ord(text[error.position]):04X} cannot stand in YAML."
        return ParsedYaml(None, (diagnostic("yaml-syntax", message, place, "Delete it; it is invisible."),))


def _events(text: str) -> Iterator[Event]:
    import yaml

    _check_characters(text)
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    while parser.check_event():
        yield parser.get_event()


_UNPRINTABLE = re.compile("[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _check_characters(text: str) -> None:
    """Refuse what YAML 1.1 (5.1, character set) does not allow, in the same way for both parsers."""
    import yaml

    found = _UNPRINTABLE.search(text)
    if found is not None:
        raise yaml.reader.ReaderError("", found.start(), ord(found.group()), "utf-8", "not allowed")


class _Frame:
    """A list or mapping that is still open."""

    def __init__(self, location: Location, *, is_mapping: bool, anchor: str | None) -> None:
        self.location = location
        self.is_mapping = is_mapping
        self.anchor = anchor
        self.items: list[Node] = []
        self.keys: dict[str, ScalarNode] = {}
        self.key: ScalarNode | None = None
        self.entries: list[tuple[ScalarNode, Node]] = []
        self.size = 1


class _Builder:
    """Builds the nodes of one document from its events; lives for one call of ``parse_yaml``."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.open_anchors: set[str] = set()
        self.root: Node | None = None
        self.documents = 0
        self.total = 0

    def build(self, events: Iterator[Event]) -> Node | None:
        import yaml

        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self.refuse("yaml-syntax", "A second document begins here.", event, "Delete the line `---`.")
            elif isinstance(event, yaml.ScalarEvent):
                self.check_tag(event)
                is_null = event.implicit[0] and not event.style and event.value in _NULLS
                self.add(ScalarNode(None if is_null else event.value, self.place(event)), 1, event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self.check_tag(event)
                self.open(event, is_mapping=isinstance(event, yaml.MappingStartEvent))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close(event)
        return self.root

    def place(self, event: Event) -> Location:
        mark = event.start_mark
        return Location(self.file, self.first_line + mark.line, mark.column + 1) if mark else Location(self.file)

    def refuse(self, code: str, message: str, event: Event, hint: str | None = None) -> None:
        raise _RefusedError(diagnostic(code, message, self.place(event), hint))

    def check_tag(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self.refuse("yaml-tag", f"The tag `{tag}` is not used in content.", event, "Write the plain value.")

    def open(self, event: NodeEvent, *, is_mapping: bool) -> None:
        if self.stack and self.stack[-1].is_mapping and self.stack[-1].key is None:
            self.refuse("yaml-syntax", "A key must be a text.", event, "Put the key in quotes if it has brackets.")
        if len(self.stack) >= MAX_DEPTH:
            self.refuse("yaml-too-deep", f"This is nested deeper than {MAX_DEPTH} levels.", event)
        if event.anchor is not None:
            self.open_anchors.add(event.anchor)
        self.stack.append(_Frame(self.place(event), is_mapping=is_mapping, anchor=event.anchor))

    def close(self, event: Event) -> None:
        frame = self.stack.pop()
        node: Node
        if frame.is_mapping:
            node = MappingNode(tuple(frame.entries), frame.location)
        else:
            node = SequenceNode(tuple(frame.items), frame.location)
        if frame.anchor is not None:
            self.open_anchors.discard(frame.anchor)
            self.anchors[frame.anchor] = (node, frame.size)
        self.total -= frame.size - 1  # its parts were counted when they were added
        self.add(node, frame.size, event)

    def alias(self, event: NodeEvent) -> None:
        name = event.anchor or ""
        if name in self.open_anchors:
            self.refuse("yaml-alias-bomb", f"`*{name}` refers to the entry that it stands in.", event)
        if name not in self.anchors:
            self.refuse("yaml-syntax", f"`*{name}` refers to nothing.", event, "Quote a text that begins with `*`.")
        node, size = self.anchors[name]
        self.add(node, size, event, is_alias=True)

    def add(self, node: Node, size: int, event: Event, *, is_alias: bool = False) -> None:
        self.total += size
        if self.total > MAX_NODES:
            code = "yaml-alias-bomb" if is_alias else "yaml-too-large"
            self.refuse(code, f"The file holds more than {MAX_NODES} values.", event, "Split it into several files.")
        anchor = None if is_alias else getattr(event, "anchor", None)
        if anchor is not None and isinstance(node, ScalarNode):
            self.anchors[anchor] = (node, size)
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.size += size
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is None:
            self.add_key(frame, node, event)
        else:
            frame.entries.append((frame.key, node))
            frame.key = None

    def add_key(self, frame: _Frame, node: Node, event: Event) -> None:
        if not isinstance(node, ScalarNode) or node.text is None:
            self.refuse("yaml-syntax", "A key must be a text.", event, "Write `key: value`.")
            return
        if node.text == "<<":
            self.refuse("unknown-key", "Merge keys (`<<`) are not used in content.", event, "Repeat the values.")
        first = frame.keys.get(node.text)
        if first is not None:
            message = f"`{node.text}` was written already in line {first.location.line}."
            self.refuse("yaml-duplicate-key", message, event, "Keep one of the two.")
        frame.keys[node.text] = frame.key = node


def to_plain(node: Node | None) -> Any:
    """Return dicts, lists, texts and None; entries of mappings without a value are left out."""
    if isinstance(node, MappingNode):
        return {
            key.text: to_plain(value)
            for key, value in node.entries
            if not (isinstance(value, ScalarNode) and value.text is None)
        }
    if isinstance(node, SequenceNode):
        return [to_plain(item) for item in node.items]
    return None if node is None else node.text


def location_of(node: Node, path: Sequence[str | int]) -> Location:
    """Return the place of the value at a path; segments that are not in the node are passed over."""
    for segment in path:
        node = _child(node, segment)
    return node.location


def key_location(node: Node, path: Sequence[str | int]) -> Location:
    """Return the place of the key at a path, or of the value where its last segment is no key."""
    for segment in path[:-1]:
        node = _child(node, segment)
    if path and isinstance(node, MappingNode):
        for key, _ in node.entries:
            if key.text == path[-1]:
                return key.location
    return location_of(node, path[-1:])


def _child(node: Node, segment: str | int) -> Node:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.entries if key.text == segment), node)
    if isinstance(node, SequenceNode) and isinstance(segment, int) and segment < len(node.items):
        return node.items[segment]
    return node


_SYNTAX = (
    (
        "mapping values are not allowed",
        "A second colon makes this line unclear.",
        "Put the text after the key in quotes.",
    ),
    (
        "found character '\\t'",
        "A tab stands here; YAML is indented by spaces.",
        "Replace the tab with two spaces.",
    ),
    ("found character that cannot start", "This character cannot begin a text.", "Put the text in quotes."),
    (
        "unexpected end of stream",
        "A quotation mark that was opened is never closed.",
        "Close it at the end of the text.",
    ),
    ("could not find expected ':'", "A key has no colon.", "Write `key: value`, with a space after the colon."),
    ("expected ',' or", "A bracket that was opened is not closed.", "Close it with `]` or `}`."),
    (
        "did not find expected key",
        "The indentation or a quotation mark is wrong here.",
        "Align it with the lines above.",
    ),
    ("did not find expected '-'", "An entry of the list lacks its `- `.", "Begin each entry of a list with `- `."),
    ("sequence entries are not allowed", "A list cannot begin here.", "Begin the list on a line of its own."),
    ("block mapping", "The indentation is wrong here.", "Align the key with the keys above it."),
    ("found unknown escape character", "A backslash in double quotes has a meaning here.", "Use single quotes."),
    ("found undefined tag", "A text cannot begin with `!` without quotes.", "Put the text in quotes."),
    (
        "did not find expected alphabetic",
        "A text cannot begin with `&` or `*` without quotes.",
        "Put the text in quotes.",
    ),
    ("did not find URI", "A text cannot begin with `!` without quotes.", "Put the text in quotes."),
    ("directive", "A text cannot begin with `%` without quotes.", "Put the text in quotes."),
    ("document start", "The file goes on after its end.", "Check the indentation of this line and the ones above."),
)


def _syntax_problem(error: Any, text: str, file: str, first_line: int) -> Diagnostic:
    said = " ".join(part for part in (error.problem, error.context) if part)
    mark = error.problem_mark or error.context_mark
    opened = "unexpected end of stream" in said or "expected ',' or" in said
    if opened and error.context_mark is not None:
        mark = error.context_mark  # where the quotation or bracket began, not where the parser gave up
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.split("\n")
    written = lines[line] if line < len(lines) else ""
    if "cannot start" in said and written[column : column + 1] == "\t":
        said = "found character '\\t'"
    place = Location(file, first_line + min(line, max(len(lines) - 1, 0)), column + 1)
    if "nesting depth" in said:
        return diagnostic("yaml-too-deep", f"This is nested deeper than {MAX_DEPTH} levels.", place)
    for part, message, hint in _SYNTAX:
        if part in said:
            return diagnostic("yaml-syntax", message, place, hint)
    return diagnostic("yaml-syntax", f"This is not YAML: {said}.", place)
