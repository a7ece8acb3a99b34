"""Diagnostics as text for people, as JSON for programs, as annotations for pull requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from jumbo_site.diagnostics.codes import CODES, Severity
from jumbo_site.diagnostics.diagnostic import Diagnostic
from jumbo_site.messages import Listed, Message, say, say_plural, together, translated
from jumbo_site.messages.languages import ENGLISH, Speech

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
"""Control characters, line separators, direction marks, tag characters, and bytes of file names that are not UTF-8."""

_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.NOTE: "\x1b[36m"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
"""What GitHub calls them."""
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"


def visible(text: str) -> str:
    """Show control characters and direction marks as ``<U+202E>``: content must not forge a terminal's output.

    The result can be encoded as UTF-8 whatever ``text`` holds, and has one line.
    """
    return _INVISIBLE.sub(lambda match: f"<U+{ord(match.group()):04X}>", text).replace("\n", " ")


LABELS = {"error": say("error"), "warning": say("warning"), "hint": say("hint"), "note": say("note")}
_RIGHT_TO_LEFT_ISOLATE, _POP = "\u2067", "\u2069"


def labelled(label: str, message: str, words: Speech = ENGLISH, colour: str = "") -> str:
    """Return ``error: message``; the label is ``error``, ``warning``, ``note`` or ``hint``, ``colour`` its escape.

    In a language from right to left the whole is an isolate, so that the place before it and the code after it stay
    in their order on a terminal, whose lines begin at the left.
    """
    said = translated(message, words, visible, isolate=True)
    shown = f"{colour}{translated(LABELS[label], words)}{_RESET if colour else ''}: {said}"
    return f"{_RIGHT_TO_LEFT_ISOLATE}{shown}{_POP}" if words.is_right_to_left else shown


def format_text(diagnostics: Iterable[Diagnostic], words: Speech = ENGLISH, *, colour: bool = False) -> str:
    """Return one line a diagnostic, ``file:line:column: error: message [code]``, and its hint indented below."""
    lines: list[str] = []
    for one in diagnostics:
        place = f"{visible(one.location.file)}:{one.location.line}:{one.location.column}: " if one.location else ""
        if colour:
            place = f"{_BOLD}{place}{_RESET}"
        said = labelled(one.severity.value, one.message, words, _COLOURS[one.severity] if colour else "")
        lines.append(f"{place}{said} [{one.code}]")
        if one.hint:
            lines.append(f"    {labelled('hint', one.hint, words)}")
    return "".join(line + "\n" for line in lines)


def format_json(diagnostics: Sequence[Diagnostic], words: Speech = ENGLISH) -> str:
    """Return a JSON object: ``version`` 1, ``diagnostics``, and the counts of ``errors``, ``warnings`` and
    ``notes``.

    Texts are as they are, with invisible characters as JSON's own escapes.
    """
    severities = [one.severity for one in diagnostics]
    counts = {f"{severity.value}s": severities.count(severity) for severity in Severity}
    return json_text({"version": 1, "diagnostics": as_objects(diagnostics, words), **counts})


def as_objects(diagnostics: Sequence[Diagnostic], words: Speech = ENGLISH) -> list[dict[str, str | int | None]]:
    """Return each diagnostic as a JSON object. Codes and severities are the same words in every language."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "message": translated(one.message, words),
            "file": one.location.file if one.location else None,
            "line": one.location.line if one.location else None,
            "column": one.location.column if one.location else None,
            "hint": None if one.hint is None else translated(one.hint, words),
        }
        for one in diagnostics
    ]


def json_text(document: Mapping[str, object]) -> str:
    """Return a JSON text for people and machines, with invisible characters escaped."""
    import json

    written = json.dumps(document, ensure_ascii=False, indent=2)
    return _INVISIBLE.sub(lambda match: json.dumps(match.group())[1:-1], written) + "\n"


def format_counts(diagnostics: Iterable[Diagnostic]) -> Message:
    """Return how many there are: ``1 error, 2 warnings``, and notes where there are any."""
    severities = [one.severity for one in diagnostics]
    notes = severities.count(Severity.NOTE)
    said = [
        say_plural("{n} error", "{n} errors", severities.count(Severity.ERROR)),
        say_plural("{n} warning", "{n} warnings", severities.count(Severity.WARNING)),
        *([say_plural("{n} note", "{n} notes", notes)] if notes else []),
    ]
    return say("{counts}", counts=Listed(said))


def format_github(diagnostics: Iterable[Diagnostic], words: Speech = ENGLISH) -> str:
    """Return workflow commands of GitHub Actions, which annotate the lines of a pull request."""
    lines = []
    for one in diagnostics:
        properties = {"title": one.code}
        if one.location:
            location = one.location
            properties = {"file": location.file, "line": str(location.line), "col": str(location.column), **properties}
        listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
        message = translated(with_hint(one), words)
        lines.append(f"::{_COMMANDS[one.severity]} {listed}::{_escape(message)}\n")
    return "".join(lines)


def format_sarif(diagnostics: Sequence[Diagnostic], version: str, words: Speech = ENGLISH) -> str:
    """Return a log of one run in SARIF 2.1.0 (OASIS), which code scanners and editors read."""
    from urllib.parse import quote

    codes = sorted({one.code for one in diagnostics})
    results = []
    for one in diagnostics:
        text = translated(with_hint(one), words)
        result: dict[str, object] = {
            "ruleId": one.code,
            "ruleIndex": codes.index(one.code),
            "level": one.severity.value,
            "message": {"text": visible(text)},
        }
        if one.location is not None:
            region = {"startLine": max(1, one.location.line), "startColumn": max(1, one.location.column)}
            file = {"uri": quote(one.location.file, errors="surrogateescape")}
            result["locations"] = [{"physicalLocation": {"artifactLocation": file, "region": region}}]
        results.append(result)
    rules = [
        {
            "id": code,
            "shortDescription": {"text": translated(CODES[code].summary, words)},
            "defaultConfiguration": {"level": CODES[code].severity.value},
        }
        for code in codes
    ]
    driver = {"name": "jumbo-site", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json_text({"$schema": schema, "version": "2.1.0", "runs": [run]})


def with_hint(one: Diagnostic) -> Message:
    """Return what is said of a problem and what to do, as one message."""
    return one.message if one.hint is None else together(one.message, one.hint)


def _escape(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
