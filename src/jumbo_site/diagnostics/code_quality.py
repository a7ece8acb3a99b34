"""Diagnostics as GitLab's Code Quality report, which annotates the lines of a merge request."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from jumbo_site.diagnostics.codes import Severity
from jumbo_site.diagnostics.diagnostic import Diagnostic
from jumbo_site.diagnostics.reports import visible, with_hint
from jumbo_site.messages import translated
from jumbo_site.messages.languages import ENGLISH, Speech

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def format_gitlab(diagnostics: Sequence[Diagnostic], words: Speech = ENGLISH) -> str:
    """Return a JSON list after GitLab's documentation of Code Quality, “report format”.

    A finding's ``fingerprint`` leaves out the line, so that it is known again when lines above it come or go; of
    several alike in a file each has its own. What has no place is told of the first line
    of ``.``, since a path is required.
    """
    import json

    seen: Counter[str] = Counter()
    findings = []
    for one in diagnostics:
        file, line = (one.location.file, max(1, one.location.line)) if one.location else (".", 1)
        text = translated(with_hint(one), words)
        named = f"{one.code}\0{file}\0{one.message}"
        seen[named] += 1
        print_ = hashlib.sha256(f"{named}\0{seen[named]}".encode("utf-8", "surrogateescape")).hexdigest()
        findings.append(
            {
                "description": visible(text),
                "check_name": one.code,
                "fingerprint": print_,
                "severity": _SEVERITIES[one.severity],
                "location": {"path": visible(file), "lines": {"begin": line}},
            }
        )
    return json.dumps(findings, ensure_ascii=False, indent=2) + "\n"
