"""YAML as plain nodes with places, read within bounds.

The nodes are built from the parser's events, without recursion: composing nested text in libyaml's loader overflows
the stack, and expanding aliases can multiply a few bytes into gigabytes. All scalars are texts, since the model's
types decide what a value is: ``no`` is Norway, ``017`` keeps its zero.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jumbo_site.content.text_places import TextPlaces
from jumbo_site.content.yaml_messages import syntax_problem
from jumbo_site.diagnostics import Diagnostic, Location, Message, diagnostic, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event, NodeEvent

MAX_DEPTH = 40
"""Levels of lists and mappings, with aliases expanded; so recursion over nodes is safe."""
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
    """A file's one document (None when it is empty or cannot be read) and what is wrong with it.

    A key that is written twice leaves the document readable: its first value counts.
    """

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

    places = TextPlaces(text, file, first_line)
    unprintable = _UNPRINTABLE.search(text)
    if unprintable is not None:
        message = say("The character U+{ord} cannot stand in YAML.", ord=f"{ord(unprintable.group()):04X}")
        place = places.at(unprintable.start())
        return ParsedYaml(None, (diagnostic("yaml-syntax", message, place, say("Delete it; it is invisible.")),))
    builder = _Builder(places)
    try:
        node = builder.build(_events(text))
    except _RefusedError as refused:
        return ParsedYaml(None, (*builder.problems, refused.problem))
    except yaml.MarkedYAMLError as error:
        return ParsedYaml(None, (*builder.problems, syntax_problem(error, places, MAX_DEPTH)))
    return ParsedYaml(node, tuple(builder.problems))


def _events(text: str) -> Iterator[Event]:
    """Yield the parser's events one by one: nothing beyond the event at hand is parsed, so its reader sets the bounds.

    libyaml's event parser keeps its states on the heap; only its composer recurses on the C stack.
    """
    import yaml

    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    while parser.check_event():
        yield parser.get_event()


_UNPRINTABLE = re.compile("[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

"""What YAML 1.1 (5.1, character set) does not allow, with U+FEFF, which libyaml and PyYAML treat differently."""


_SWALLOWED = re.compile(r"[ \t]+(?P<value>#[^\s#][^\n]*)")
"""After a key: a value that begins with a number sign. Comments have a blank after it."""


_OTHER_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
"""What ends a line for the parser and not for an editor: without them, the parser's own places are right."""


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
        self.height = 0
        """Levels below this one."""


class _Builder:
    """Builds the nodes of one document from its events; lives for one call of ``parse_yaml``."""

    def __init__(self, places: TextPlaces) -> None:
        self.places = places
        self.file, self.first_line = places.file, places.first_line
        self.has_plain_lines = _OTHER_LINE_ENDS.search(places.text) is None
        self.problems: list[Diagnostic] = []
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        """The node, its size and its height, by its name."""
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
                    self.refuse(
                        "yaml-syntax", say("A second document begins here."), event, say("Delete the line `---`.")
                    )
            elif isinstance(event, yaml.ScalarEvent):
                self.check_tag(event)
                is_null = event.tag is None and event.implicit[0] and not event.style and event.value in _NULLS
                node = ScalarNode(None if is_null else event.value, self.place(event))
                if is_null and not event.value:
                    self.check_comment(event)
                if event.anchor is not None:
                    self.anchors[event.anchor] = (node, 1, 0)
                self.add(node, 1, 0, event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self.check_tag(event)
                self.open(event, is_mapping=isinstance(event, yaml.MappingStartEvent))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.close(event)
        return self.root

    def place(self, event: Event) -> Location:
        if self.has_plain_lines and event.start_mark:
            return Location(self.file, self.first_line + event.start_mark.line, event.start_mark.column + 1)
        return self.places.at(event.start_mark.index if event.start_mark else 0)

    def refuse(self, code: str, message: Message, event: Event, hint: Message | None = None) -> None:
        raise _RefusedError(diagnostic(code, message, self.place(event), hint))

    def check_tag(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self.refuse(
                "yaml-tag",
                say("The tag `{tag}` is not used in content.", tag=_short(tag)),
                event,
                say("Write the plain value."),
            )

    def check_comment(self, event: Event) -> None:
        """Report `colour: #14545c`: in YAML a comment begins there, and the value would be empty in silence."""
        swallowed = _SWALLOWED.match(self.places.text, event.start_mark.index if event.start_mark else 0)
        if swallowed is not None:
            value = _short(swallowed["value"].rstrip())
            message = say("`{value}` is read as a comment, so there is no value.", value=value)
            place = self.places.at(swallowed.start("value"))
            self.problems.append(
                diagnostic("invalid-value", message, place, say('Put it in quotes: "{value}".', value=value))
            )

    def open(self, event: NodeEvent, *, is_mapping: bool) -> None:
        if self.stack and self.stack[-1].is_mapping and self.stack[-1].key is None:
            self.refuse(
                "yaml-syntax", say("A key must be a text."), event, say("Put the key in quotes if it has brackets.")
            )
        self.check_depth(1, event)
        if event.anchor is not None:
            self.open_anchors.add(event.anchor)
        self.stack.append(_Frame(self.place(event), is_mapping=is_mapping, anchor=event.anchor))

    def check_depth(self, height: int, event: Event) -> None:
        if len(self.stack) + height > MAX_DEPTH:
            self.refuse(
                "yaml-too-deep", say("This is nested deeper than {max_depth} levels.", max_depth=MAX_DEPTH), event
            )

    def close(self, event: Event) -> None:
        frame = self.stack.pop()
        node: Node
        if frame.is_mapping:
            node = MappingNode(tuple(frame.entries), frame.location)
        else:
            node = SequenceNode(tuple(frame.items), frame.location)
        if frame.anchor is not None:
            self.open_anchors.discard(frame.anchor)
            self.anchors[frame.anchor] = (node, frame.size, frame.height + 1)
        self.total -= frame.size - 1  # its parts were counted when they were added
        self.add(node, frame.size, frame.height + 1, event)

    def alias(self, event: NodeEvent) -> None:
        name = event.anchor or ""
        if name in self.open_anchors:
            self.refuse(
                "yaml-alias-bomb", say("`*{name}` refers to the entry that it stands in.", name=_short(name)), event
            )
        if name not in self.anchors:
            self.refuse(
                "yaml-syntax",
                say("`*{name}` refers to nothing.", name=_short(name)),
                event,
                say("Quote a text that begins with `*`."),
            )
        node, size, height = self.anchors[name]
        self.check_depth(height, event)
        self.add(replace(node, location=self.place(event)), size, height, event, is_alias=True)

    def add(self, node: Node, size: int, height: int, event: Event, *, is_alias: bool = False) -> None:
        self.total += size
        if self.total > MAX_NODES:
            code = "yaml-alias-bomb" if is_alias else "yaml-too-large"
            hint = (
                say("Write the values out, without `*` aliases.") if is_alias else say("Split it into several files.")
            )
            self.refuse(code, say("The file holds more than {max_nodes} values.", max_nodes=MAX_NODES), event, hint)
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.size += size
        frame.height = max(frame.height, height)
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is None:
            self.add_key(frame, node, event)
        else:
            if frame.keys.setdefault(frame.key.text or "", frame.key) is frame.key:
                frame.entries.append((frame.key, node))
            frame.key = None

    def add_key(self, frame: _Frame, node: Node, event: Event) -> None:
        if not isinstance(node, ScalarNode) or node.text is None:
            self.refuse("yaml-syntax", say("A key must be a text."), event, say("Write `key: value`."))
            return
        if node.text == "<<":
            self.refuse(
                "unknown-key", say("Merge keys (`<<`) are not used in content."), event, say("Repeat the values.")
            )
        first = frame.keys.get(node.text)
        if first is not None:
            message = say(
                "`{text}` was written already in line {line}.", text=_short(node.text), line=first.location.line
            )
            self.problems.append(
                diagnostic("yaml-duplicate-key", message, self.place(event), say("Keep one of the two."))
            )
        frame.key = node


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


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
    if isinstance(node, SequenceNode) and isinstance(segment, int) and 0 <= segment < len(node.items):
        return node.items[segment]
    return node
