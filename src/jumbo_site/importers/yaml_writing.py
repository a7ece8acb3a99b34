"""Small YAML files as an organiser would write them: keys in the model's order, quotes where needed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[^\W\d_][^\x00-\x1f\x7f-\x9f:#,\[\]{}\"'|>&*!%@`\\?\u2028\u2029]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
_OTHER_MEANING = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity)", re.IGNORECASE)
"""Words that YAML 1.1 takes for something else; our reader does not, but other programs do."""
MAX_LINE = 110
DATES = frozenset({"day", "start", "end", "published"})
NUMBERS = frozenset({"order", "number"})


def scalar(text: str, key: str = "") -> str:
    """Return a text as YAML for one line, in quotes where it would be read otherwise without them."""
    if (key in DATES and _DAY.fullmatch(text)) or (key in NUMBERS and _NUMBER.fullmatch(text)):
        return text
    if _PLAIN.fullmatch(text) and not text.endswith(" ") and not _OTHER_MEANING.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x85", "\\N").replace("\x7f", "\\x7f")


def flow(value: Any) -> str:
    """Return a text, list or mapping in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow_of(key, below)}" for key, below in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return scalar(value)


def flow_of(key: str, value: Any) -> str:
    """Return the value of a key in one line."""
    return scalar(value, key) if isinstance(value, str) else flow(value)


def entry_lines(key: str, value: Any, indent: str = "") -> list[str]:
    """Return the lines of a key and its value."""
    if isinstance(value, str):
        return [f"{indent}{scalar(key)}: {scalar(value, key)}"]
    if isinstance(value, Mapping):
        line = f"{indent}{scalar(key)}: {flow(value)}"
        if key != "name" and len(line) <= MAX_LINE:
            return [line]
        below = [line for name, one in value.items() for line in entry_lines(name, one, f"{indent}  ")]
        return [f"{indent}{scalar(key)}:", *below]
    if all(isinstance(one, str) for one in value):
        return [f"{indent}{scalar(key)}: {flow(value)}"]
    return [f"{indent}{scalar(key)}:", *(f"{indent}  - {flow(one)}" for one in value)]


def yaml_text(data: Mapping[str, Any], order: Sequence[str], comment: str = "") -> str:
    """Return a YAML file of some keys; keys stand in the given order."""
    lines = [f"# {' '.join(comment.split())}"] if comment else []
    for key in sorted(data, key=order.index):
        lines += entry_lines(key, data[key])
    return "".join(f"{line}\n" for line in lines)
