"""Write docs/diagnostics.md, and the examples that `jumbo-site explain` shows, from the broken sites of the tests.

Usage: python tools/write_diagnostics.py
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jumbo_site.build.build_report import BuildOptions
from jumbo_site.build.executors import SerialExecutor
from jumbo_site.checks.site_check import check_whole_site
from jumbo_site.diagnostics import CODES, Diagnostic
from jumbo_site.diagnostics.explanations import CURES, EXAMPLES, Example, explanation
from jumbo_site.diagnostics.reports import visible
from jumbo_site.messages import as_plain

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "tests" / "sites" / "broken"
DOCUMENT = ROOT / "docs" / "diagnostics.md"
_REPORT = re.compile(r"(?P<file>[^\n:]+):(?P<line>\d+):(?P<column>\d+): \w+: (?P<message>.+) \[(?P<code>[a-z-]+)\]\Z")
INTRODUCTION = """# Diagnostics

What `jumbo-site check` and `build` report: each code with what it means, an example as it is reported, and its cure.
`jumbo-site explain CODE` prints the same. An error stops publishing, and the last good site stays; a warning does not.
"""


def examples() -> Iterator[tuple[str, Example]]:
    """Yield the first example of each code: that of the site of its name, or of the first that shows it."""
    own = sorted(path.parent.name for path in SITES.glob("*/expected.txt"))
    for case in sorted(own, key=lambda name: (name not in CODES, name)):
        lines = (SITES / case / "expected.txt").read_text("utf-8").splitlines()
        for number, line in enumerate(lines):
            found = _REPORT.match(line)
            if found is None:
                continue
            following = lines[number + 1] if number + 1 < len(lines) else ""
            hint = following.removeprefix("    hint: ") if following.startswith("    hint: ") else ""
            written = _line(SITES / case / found["file"].removeprefix("content/"), int(found["line"]))
            place = f"{found['file']}:{found['line']}:{found['column']}"
            yield found["code"], Example(place, found["message"], hint, written)


def _line(file: Path, number: int) -> str:
    """Return the line of a file that is wrong, as it can be shown; empty where there is none to show."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return visible(lines[number - 1])[:120] if 0 < number <= len(lines) else ""


def first_examples() -> dict[str, Example]:
    """Return one example of each code that has one."""
    found: dict[str, Example] = {}
    for code, example in examples():
        found.setdefault(code, example)
    return dict(sorted(found.items()))


def message_parts(known: Mapping[str, Example]) -> dict[str, dict[str, Any]]:
    """Return the message and the hint of each example as they can be said in another language (``as_plain``)."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for case in sorted(path.parent for path in SITES.glob("*/expected.txt")):
        for one in _reported(case):
            if one.location is not None:
                place = f"{one.location.file}:{one.location.line}:{one.location.column}"
                parts = {"message": as_plain(one.message), "hint": as_plain(one.hint or "")}
                found.setdefault((place, visible(one.message), visible(one.hint or "")), parts)
    return {code: found[example.place, example.message, example.hint] for code, example in known.items()}


def _reported(case: Path) -> tuple[Diagnostic, ...]:
    """Check the small site of the tests with the files of a case in their places."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        shutil.copytree(SITES.parent / "good", "content")
        shutil.copytree(case, "content", dirs_exist_ok=True)
        Path("content", "expected.txt").unlink()
        options = BuildOptions(Path("content"), Path("site"))
        return check_whole_site(options, SerialExecutor(), lambda done, total: None).diagnostics


def document(known: Mapping[str, Example]) -> str:
    """Return docs/diagnostics.md."""
    sections = [f"## {code}\n\n{_markdown(code, known)}" for code in sorted(CODES)]
    return "\n".join([INTRODUCTION, *sections])


def _markdown(code: str, known: Mapping[str, Example]) -> str:
    parts = explanation(code, known)
    text = f"*{parts.severity}.* {parts.summary}\n"
    if parts.example is not None:
        shown = [parts.example.report(code, parts.severity)]
        if parts.example.written:
            shown = [parts.example.written, "", *shown]
        text += "\n```text\n" + "\n".join(shown) + "\n```\n"
    return f"{text}\n{parts.cure}\n"


def main() -> None:
    """Write both files."""
    known = first_examples()
    parts = message_parts(known)
    shown = {code: {**vars(example), **parts[code]} for code, example in known.items()}
    EXAMPLES.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", "utf-8")
    DOCUMENT.write_text(document(known), "utf-8")
    print(f"{len(CODES)} codes, {len(known)} with examples, {len(CURES)} with cures of their own")


if __name__ == "__main__":
    main()
