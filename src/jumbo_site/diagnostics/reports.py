"""Diagnostics as text for people, as JSON for programs, as annotations for pull requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from jumbo_site.diagnostics.codes import CODES, Severity
from jumbo_site.diagnostics.diagnostic import Diagnostic

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


def format_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Return one line a diagnostic, ``file:line:column: error: message [code]``, and its hint indented below."""
    lines: list[str] = []
    for one in diagnostics:
        place = f"{visible(one.location.file)}:{one.location.line}:{one.location.column}: " if one.location else ""
        severity = one.severity.value
        if colour:
            place, severity = f"{_BOLD}{place}{_RESET}", f"{_COLOURS[one.severity]}{severity}{_RESET}"
        lines.append(f"{place}{severity}: {visible(one.message)} [{one.code}]")
        if one.hint:
            lines.append(f"    hint: {visible(one.hint)}")
    return "".join(line + "\n" for line in lines)


def format_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Return a JSON object: ``version`` 1, ``diagnostics``, and the counts of ``errors``, ``warnings`` and
    ``notes``.

    Texts are as they are, with invisible characters as JSON's own escapes.
    """
    severities = [one.severity for one in diagnostics]
    counts = {f"{severity.value}s": severities.count(severity) for severity in Severity}
    return json_text({"version": 1, "diagnostics": as_objects(diagnostics), **counts})


def as_objects(diagnostics: Sequence[Diagnostic]) -> list[dict[str, str | int | None]]:
    """Return each diagnostic as a JSON object."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "message": one.message,
            "file": one.location.file if one.location else None,
            "line": one.location.line if one.location else None,
            "column": one.location.column if one.location else None,
            "hint": one.hint,
        }
        for one in diagnostics
    ]


def json_text(document: Mapping[str, object]) -> str:
    """Return a JSON text for people and machines, with invisible characters escaped."""
    import json

    written = json.dumps(document, ensure_ascii=False, indent=2)
    return _INVISIBLE.sub(lambda match: json.dumps(match.group())[1:-1], written) + "\n"


def format_counts(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many there are: ``1 error, 2 warnings``, and notes where there are any."""
    severities = [one.severity for one in diagnostics]
    counts = [(severity.value, severities.count(severity)) for severity in Severity]
    shown = [(name, count) for name, count in counts if count or name != Severity.NOTE]
    return ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in shown)


def format_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return workflow commands of GitHub Actions, which annotate the lines of a pull request."""
    lines = []
    for one in diagnostics:
        properties = {"title": one.code}
        if one.location:
            location = one.location
            properties = {"file": location.file, "line": str(location.line), "col": str(location.column), **properties}
        listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
        message = one.message if one.hint is None else f"{one.message} {one.hint}"
        lines.append(f"::{_COMMANDS[one.severity]} {listed}::{_escape(message)}\n")
    return "".join(lines)


def format_sarif(diagnostics: Sequence[Diagnostic], version: str) -> str:
    """Return a log of one run in SARIF 2.1.0 (OASIS), which code scanners and editors read."""
    from urllib.parse import quote

    codes = sorted({one.code for one in diagnostics})
    results = []
    for one in diagnostics:
        text = one.message if one.hint is None else f"{one.message} {one.hint}"
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
            "shortDescription": {"text": CODES[code].summary},
            "defaultConfiguration": {"level": CODES[code].severity.value},
        }
        for code in codes
    ]
    driver = {"name": "jumbo-site", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json_text({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _escape(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
