"""JSON of strangers: bounded in bytes, depth and values, in UTF-8 or UTF-16, and never a traceback."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jumbo_site.diagnostics import say
from jumbo_site.importers.timetable import MAX_BYTES, ImportRefusedError

MAX_DEPTH = 64
"""Levels of a JSON file."""
_SIGNS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def read_json(data: bytes) -> Any:
    """Return the value of a JSON file. Raises ImportRefusedError."""
    if len(data) > MAX_BYTES:
        raise ImportRefusedError(say("The file is larger than {max_bytes} MB.", max_bytes=MAX_BYTES // 1_000_000))
    text = decoded(data)
    refuse_depth(text)
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError(say("The file is no JSON: {error}.", error=error)) from None


def decoded(data: bytes) -> str:
    """Return a text of UTF-8, or of UTF-16 with its mark. Raises ImportRefusedError."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        message = say(
            "The file is not UTF-8 text (byte {start}); save it with the encoding UTF-8.", start=error.start + 1
        )
        raise ImportRefusedError(message) from None


def refuse_depth(text: str) -> None:
    """Raise ImportRefusedError where JSON is nested deeper than ``MAX_DEPTH``; the parser would overflow its stack."""
    depth = 0
    for sign in _SIGNS.finditer(text):
        mark = sign.group()
        if mark in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise ImportRefusedError(say("The file is nested deeper than {max_depth} levels.", max_depth=MAX_DEPTH))
        elif mark in "]}":
            depth -= 1


def _refuse_constant(name: str) -> None:
    raise ImportRefusedError(say("The file holds `{name}`, which is no value of JSON.", name=name))


def mappings(value: object, what: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a list, none for null. Raises ImportRefusedError for anything else."""
    if value is None:
        return
    if not isinstance(value, list):
        raise ImportRefusedError(say("`{what}` is not a list.", what=what))
    for one in value:
        if not isinstance(one, dict):
            raise ImportRefusedError(say("`{what}` holds something that is no object.", what=what))
        yield one


def mapping(value: object) -> Mapping[str, Any]:
    """Return an object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def key_of(value: object, what: str) -> str:
    """Return an id (a text or a whole number) as a text. Raises ImportRefusedError."""
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        raise ImportRefusedError(say("{what} has no id.", what=what))
    text = str(value).strip().encode("utf-8", "replace").decode()
    if len(text) > 300:
        raise ImportRefusedError(say("{what} has an id of more than 300 characters.", what=what))
    return text
