"""Lists and keys of YAML files changed at their exact places: comments, order and all other characters stay.

Single texts are changed by ``content.translation_yaml``, whose approach this shares: the parser gives the places, and
what comes out is read again and compared with what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from jumbo_site.content.translation_yaml import EditRefusedError, applied, yaml_edits
from jumbo_site.content.yaml_nodes import parse_yaml, to_plain
from jumbo_site.diagnostics import say
from jumbo_site.importers.yaml_writing import entry_lines, flow

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]
_UNSAFE = say("the place cannot be changed safely; write it by hand")


def with_texts(text: str, changes: Mapping[Path, str], default_language: str) -> str:
    """Return YAML with texts set at some paths. Raises EditRefusedError."""
    return applied(text, yaml_edits(text, changes, default_language)) if changes else text


def with_list(text: str, path: Path, items: Sequence[Any]) -> str:
    """Return YAML with a list that holds these items; those that stand there already stay as they are written.

    A list that is not there is added at the end of its mapping. Raises EditRefusedError.
    """
    if not items:
        return without_key(text, path)
    parent, key = _node_at(text, path[:-1]), str(path[-1])
    known = _values(parent).get(key)
    if known is None:
        return _checked(text, _appended(text, parent, entry_lines(key, items)), path, items)
    node = known[1]
    import yaml

    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _checked(text, _with_items(text, node, items), path, items)
    start, end = node.start_mark.index, node.end_mark.index
    separator = "" if start != end else " "
    return _checked(text, f"{text[:start]}{separator}{flow(items)}{text[end:]}", path, items)


def without_key(text: str, path: Path) -> str:
    """Return YAML without a key and its value; a mapping that would be empty goes as a whole.

    Raises EditRefusedError.
    """
    import yaml

    parent = _node_at(text, path[:-1])
    if isinstance(parent, yaml.ScalarNode) or (
        len(_values(parent)) == 1 and len(path) > 1 and path[-1] in _values(parent)
    ):
        if isinstance(path[-2], int):
            raise EditRefusedError(_UNSAFE)
        return without_key(text, path[:-1])
    found = _values(parent).get(str(path[-1]))
    if found is None:
        return text
    key, value = found
    start, end = key.start_mark.index, _end(text, value)
    if parent.flow_style:
        start, end = _with_comma(text, start, end)
        return _checked(text, text[:start] + text[end:], path, None)
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip():
        raise EditRefusedError(_UNSAFE)  # the first key of an entry of a list
    after = text.find("\n", end)
    return _checked(text, text[:line] + (text[after + 1 :] if after != -1 else ""), path, None)


def without_item(text: str, path: Path) -> str:
    """Return YAML without one entry of a list. Raises EditRefusedError."""
    plain = value_at(text, path[:-1])
    index = path[-1]
    if not isinstance(plain, list) or not isinstance(index, int):
        raise EditRefusedError(_UNSAFE)
    return with_list(text, path[:-1], plain[:index] + plain[index + 1 :])


def _compose(text: str) -> yaml.Node:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if parse_yaml(text, "").diagnostics:
        raise EditRefusedError(say("the YAML has errors"))
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
        raise EditRefusedError(say("the file has aliases (`*name`), whose text stands in several places"))
    node = yaml.compose(text, Loader=loader)
    return node if node is not None else yaml.MappingNode("", [], flow_style=False)


def _values(node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    import yaml

    return {key.value: (key, value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _node_at(text: str, path: Path) -> Any:
    import yaml

    node = _compose(text)
    for segment in path:
        if isinstance(segment, int):
            if not isinstance(node, yaml.SequenceNode) or segment >= len(node.value):
                raise EditRefusedError(say("the list has no such entry"))
            node = node.value[segment]
        elif segment in _values(node):
            node = _values(node)[segment][1]
        else:
            raise EditRefusedError(say("`{segment}` is not there", segment=segment))
    return node


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends, without the line ends and comments that follow."""
    import yaml

    end = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode):
        return len(text[:end].rstrip()) if node.style in ("|", ">") else end
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return _end(text, last[1] if isinstance(last, tuple) else last)


def _appended(text: str, parent: Any, lines: Sequence[str]) -> str:
    import yaml

    if not isinstance(parent, yaml.MappingNode) or parent.flow_style:
        raise EditRefusedError(_UNSAFE)
    if not parent.value:
        separator = "" if not text or text.endswith("\n") else "\n"
        return text + separator + "".join(f"{line}\n" for line in lines)
    indent = " " * parent.value[0][0].start_mark.column
    line_end = text.find("\n", _end(text, parent))
    place = line_end if line_end != -1 else len(text)
    return text[:place] + "".join(f"\n{indent}{line}" for line in lines) + text[place:]


def _with_items(text: str, node: Any, items: Sequence[Any]) -> str:
    old = [to_plain(parse_yaml(_dedented(text, item), "").node) for item in node.value]
    dash = text.rfind("-", 0, node.value[0].start_mark.index)
    indent = text[text.rfind("\n", 0, dash) + 1 : dash]
    if indent.strip():
        raise EditRefusedError(_UNSAFE)
    starts = [text.rfind("\n", 0, item.start_mark.index) + 1 for item in node.value]
    last = text.find("\n", _end(text, node.value[-1]))
    ends = [*starts[1:], last + 1 if last != -1 else len(text)]
    matcher = SequenceMatcher(None, [flow(_listed(one)) for one in old], [flow(_listed(one)) for one in items], False)
    pieces, shown_to = [], starts[0]
    for what, first, after, new_first, new_after in matcher.get_opcodes():
        place = starts[first] if first < len(starts) else ends[-1]
        if what == "equal":
            continue
        pieces.append(text[shown_to:place])
        if pieces[-1] and not pieces[-1].endswith("\n"):
            pieces.append("\n")
        pieces += [f"{indent}- {flow(item)}\n" for item in items[new_first:new_after]]
        shown_to = ends[after - 1] if after > first else place
    return text[: starts[0]] + "".join(pieces) + text[shown_to:]


def _listed(value: Any) -> Any:
    """Return a value without None, which ``flow`` does not write."""
    return "" if value is None else value


def _dedented(text: str, item: Any) -> str:
    import yaml

    start, end = item.start_mark.index, _end(text, item)
    if isinstance(item, yaml.CollectionNode) and not item.flow_style:
        return " " * item.start_mark.column + text[start:end] + "\n"
    return text[start:end]


def _with_comma(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of an entry of ``{…}`` with the comma that goes with it."""
    after = end + len(text[end:]) - len(text[end:].lstrip())
    if text[after : after + 1] == ",":
        after += 1
        return start, after + len(text[after:]) - len(text[after:].lstrip(" "))
    before = len(text[:start].rstrip())
    return (before - 1 if text[before - 1] == "," else start), end


def value_at(text: str, path: Path) -> Any:
    """Return the data at a path of YAML, None where there is none."""
    plain = to_plain(parse_yaml(text, "").node)
    for segment in path:
        plain = plain[int(segment)] if isinstance(plain, list) else (plain or {}).get(segment)
    return plain


def _checked(before: str, after: str, path: Path, value: Any) -> str:
    """Return the changed text. Raises EditRefusedError where it does not say what was meant."""
    parsed = parse_yaml(after, "")
    meant = _with_value(to_plain(parse_yaml(before, "").node), path, value)
    if parsed.diagnostics or (to_plain(parsed.node) or {}) != (meant or {}):
        raise EditRefusedError(_UNSAFE)
    return after


def _with_value(plain: Any, path: Path, value: Any) -> Any:
    head, *rest = path
    if isinstance(plain, list):
        return [_with_value(one, tuple(rest), value) if place == head else one for place, one in enumerate(plain)]
    own = dict(plain or {})
    if rest:
        own[head] = _with_value(own.get(head), tuple(rest), value)
    elif value is None:
        own.pop(head, None)
    else:
        own[head] = value if isinstance(value, str) else list(value)
    return own
