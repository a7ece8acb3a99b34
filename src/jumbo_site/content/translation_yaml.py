"""Texts changed in YAML files with every other character left as it is: comments, order, quotation marks, blanks.

The round-trip editor for Python, ruamel.yaml (0.19.1), writes a file anew from its nodes. That kept the bytes of the
files of this project, but not of others like them: it puts ``k:   v`` and ``{ x: 1 }`` into one form, joins texts and
``{…}`` that go over several lines, needs to be told how lists are indented and then does it alike in the whole file,
and turns CR LF into LF. So the places of the nodes, which PyYAML gives to the character, are used here: a change is a
replacement of the characters of one value, or an insertion after one. PyYAML's emitter, the counterpart of the
reader, decides how the new value is quoted. What comes out is read again and compared with what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jumbo_site.content.yaml_nodes import parse_yaml, to_plain
from jumbo_site.messages import Message, say
from jumbo_site.model.localized import PLURAL_CATEGORIES

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]
Edit = tuple[int, int, str]
"""Start and end of the characters to be replaced, and what takes their place."""

_MAX_LINE = 110
"""A mapping of two languages stands in one line up to this length."""


class EditRefusedError(Exception):
    """A change cannot be made without touching something else; the sentence says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def yaml_edits(text: str, changes: Mapping[Path, str | Mapping[str, str]], default_language: str) -> list[Edit]:
    """Return the edits that set the values at some paths.

    A path ends with a language where the value is a text of several languages: a plain text there becomes a mapping,
    with ``default_language`` for what stood there. Keys that are not there are added at the end of their mapping.
    Raises EditRefusedError.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parsed = parse_yaml(text, "")
    if parsed.diagnostics:
        raise EditRefusedError(say("the YAML has errors"))
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
        raise EditRefusedError(say("the file has aliases (`*name`), whose text stands in several places"))
    tree = _tree(changes)
    root = yaml.compose(text, Loader=loader)
    writer = _Writer(text, default_language)
    if root is None:
        addition = "".join(f"{line}\n" for line in writer.block_lines(tree, ""))
        separator = "" if not text or text.endswith("\n") else "\n"
        edits = [(len(text), len(text), separator + addition)]
    else:
        writer.edit(root, tree, "", in_flow=False)
        edits = writer.edits
    meant = _with_changes(to_plain(parsed.node), tree, default_language)
    if _stripped(to_plain(parse_yaml(applied(text, edits), "").node)) != _stripped(meant):
        raise EditRefusedError(say("the place cannot be changed safely; write the text by hand"))
    return edits


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits made. They do not overlap; at one place, they stand in the order given."""
    pieces = []
    shown_to = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [text[shown_to:start], new]
        shown_to = end
    return "".join([*pieces, text[shown_to:]])


def _tree(changes: Mapping[Path, str | Mapping[str, str]]) -> dict[Any, Any]:
    """Return the changes as nested mappings."""
    root: dict[Any, Any] = {}
    for path, value in changes.items():
        node = root
        for segment in path[:-1]:
            node = node.setdefault(segment, {})
        if isinstance(value, str):
            node[path[-1]] = value
        else:
            node.setdefault(path[-1], {}).update(value)
    return root


def _with_changes(plain: Any, tree: Any, default_language: str) -> Any:
    """Return what the data should be after the changes."""
    if isinstance(tree, str):
        return tree
    if isinstance(plain, list):
        return [_with_changes(item, tree[i], default_language) if i in tree else item for i, item in enumerate(plain)]
    if isinstance(plain, str):
        own = _key_of_plain(tree, default_language)
        if set(tree) == {own}:
            return tree[own]
        plain = {own: plain}
    merged = dict(plain or {})
    for key, below in tree.items():
        merged[key] = _with_changes(merged.get(key), below, default_language)
    return merged


def _stripped(plain: Any) -> Any:
    """Return data without the line ends that `|` adds to texts: the model strips them."""
    if isinstance(plain, str):
        return plain.strip()
    if isinstance(plain, list):
        return [_stripped(item) for item in plain]
    return {key: _stripped(value) for key, value in plain.items()} if isinstance(plain, dict) else plain


def _key_of_plain(tree: Mapping[Any, Any], default_language: str) -> str:
    """Return the key that a plain text gets when it becomes a mapping with these keys."""
    return "other" if set(tree) <= set(PLURAL_CATEGORIES) else default_language


class _Writer:
    """Collects the edits of one file; lives for one call of ``yaml_edits``."""

    def __init__(self, text: str, default_language: str) -> None:
        self.text = text
        self.default_language = default_language
        self.edits: list[Edit] = []

    def edit(self, node: yaml.Node, tree: Any, indent: str, *, in_flow: bool) -> None:
        """Change a node; ``indent`` is that of the line of its key."""
        import yaml

        if isinstance(tree, str):
            if not isinstance(node, yaml.ScalarNode):
                raise EditRefusedError(say("a text was expected, and there is a list or a mapping"))
            self.replace(node, tree, indent, in_flow=in_flow)
        elif isinstance(node, yaml.MappingNode):
            known = {key.value: value for key, value in node.value}
            inside = in_flow or bool(node.flow_style)
            own = indent if inside or not node.value else " " * node.value[0][0].start_mark.column
            for key, below in tree.items():
                if key in known:
                    self.edit(known[key], below, own, in_flow=inside)
            added = {key: below for key, below in tree.items() if key not in known}
            if added:
                self.append(node, added, own, in_flow=inside)
        elif isinstance(node, yaml.SequenceNode):
            inside = in_flow or bool(node.flow_style)
            for index, below in tree.items():
                if not isinstance(index, int) or index >= len(node.value):
                    raise EditRefusedError(say("the list has no such entry"))
                self.edit(node.value[index], below, indent, in_flow=inside)
        elif isinstance(node, yaml.ScalarNode):
            self.to_mapping(node, tree, indent, in_flow=in_flow)

    def span(self, node: yaml.Node) -> tuple[int, int]:
        """Return where a value begins and ends, without the line ends and comments that follow."""
        import yaml

        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            if self.text[start : start + 1] in ("&", "!"):
                raise EditRefusedError(say("the value has an anchor (`&name`)"))
            return start, max(start, len(self.text[:end].rstrip())) if node.style in ("|", ">") else end
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return start, end
        last = node.value[-1]
        return start, self.span(last[1] if isinstance(last, tuple) else last)[1]

    def replace(self, node: yaml.ScalarNode, value: str, indent: str, *, in_flow: bool) -> None:
        start, end = self.span(node)
        if node.style in ("|", ">"):
            header, _, body = self.text[start:end].partition("\n")
            first = body.split("\n")[0]
            if header.strip() in ("|", "|-", ">", ">-") and first.strip():
                mark = header.strip().replace(">", "|") if "\n" in value else header.strip()
                own = first[: len(first) - len(first.lstrip(" "))]
                lines = "".join(f"\n{own}{line}" if line else "\n" for line in value.split("\n"))
                self.edits.append((start, end, mark + lines))
                return
            raise EditRefusedError(say("the text has a form that is not changed by machine (`|` or `>` with a number)"))
        written = yaml_scalar(value, node.style, in_flow=in_flow)
        self.edits.append((start, end, written if start != end else f" {written}"))

    def append(self, node: yaml.MappingNode, added: Mapping[str, Any], indent: str, *, in_flow: bool) -> None:
        if in_flow:
            pairs = ", ".join(f"{_key(key)}: {_flow(value)}" for key, value in added.items())
            if node.value:
                end = self.span(node.value[-1][1])[1]
                self.edits.append((end, end, f", {pairs}"))
            else:
                start = node.start_mark.index + 1
                self.edits.append((start, start, pairs))
            return
        end = self.span(node)[1]
        line_end = self.text.find("\n", end)
        place = line_end if line_end != -1 else len(self.text)
        lines = "".join(f"\n{line}" for line in self.block_lines(added, indent))
        self.edits.append((place, place, lines))

    def block_lines(self, added: Mapping[str, Any], indent: str) -> list[str]:
        """Return lines of ``key: value``; forms of plural stand in one line."""
        lines = []
        for key, value in added.items():
            if isinstance(value, str):
                lines.append(f"{indent}{_key(key)}: {yaml_scalar(value, None, in_flow=False)}")
            elif set(value) <= set(PLURAL_CATEGORIES):
                lines.append(f"{indent}{_key(key)}: {_flow(value)}")
            else:
                lines += [f"{indent}{_key(key)}:", *self.block_lines(value, f"{indent}  ")]
        return lines

    def to_mapping(self, node: yaml.ScalarNode, tree: Mapping[str, Any], indent: str, *, in_flow: bool) -> None:
        """Make a mapping of a plain text, which stays as it was written."""
        import yaml

        start, end = self.span(node)
        own = _key_of_plain(tree, self.default_language)
        if set(tree) == {own}:
            self.edit(node, tree[own], indent, in_flow=in_flow)
            return
        written = self.text[start:end]
        if not written:
            raise EditRefusedError(say("the value is empty"))
        if isinstance(tree.get(own), str):
            written = yaml_scalar(tree[own], node.style if node.style in ("'", '"') else None, in_flow=in_flow)
            node = yaml.ScalarNode(node.tag, tree[own], style=node.style)
            tree = {key: value for key, value in tree.items() if key != own}
        one_line = "\n" not in written
        pairs = ", ".join(f"{_key(key)}: {_flow(value)}" for key, value in tree.items())
        in_braces = written if in_flow or (one_line and node.style) else yaml_scalar(node.value, None, in_flow=True)
        flow = f"{{{own}: {in_braces}, {pairs}}}"
        column = start - self.text.rfind("\n", 0, start) - 1
        if in_flow or (one_line and (node.style or in_braces == written) and column + len(flow) <= _MAX_LINE):
            self.edits.append((start, end, flow))
            return
        kept = "\n".join(
            f"  {line}" if number and line.strip() else line for number, line in enumerate(written.split("\n"))
        )
        below = self.block_lines(tree, f"{indent}  ")
        start = len(self.text[:start].rstrip(" "))
        self.edits.append((start, end, f"\n{indent}  {own}: {kept}" + "".join(f"\n{line}" for line in below)))


def _key(key: str) -> str:
    return yaml_scalar(key, None, in_flow=True)


def _flow(value: str | Mapping[str, Any]) -> str:
    if isinstance(value, str):
        return yaml_scalar(value, None, in_flow=True)
    return "{" + ", ".join(f"{_key(key)}: {_flow(below)}" for key, below in value.items()) + "}"


def yaml_scalar(value: str, style: str | None, *, in_flow: bool) -> str:
    """Write a text in one line, in a style (None: plain where that can be read again)."""
    import yaml

    if "\n" in value:
        style = '"'
    node = yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style)
    holder = yaml.SequenceNode("tag:yaml.org,2002:seq", [node], flow_style=in_flow)
    written = str(yaml.serialize(holder, Dumper=yaml.SafeDumper, allow_unicode=True, width=float("inf")))
    written = written.rstrip("\n")
    return written[1:-1] if in_flow else written.removeprefix("- ")
