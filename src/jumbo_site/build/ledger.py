"""The ledger of published addresses: a text file in the repository, so that none disappears unnoticed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, did_you_mean

HEADER = (
    "# Every address that this site has published, kept by `jumbo-site build`. Commit it with the content.\n"
    "# `jumbo-site check` fails when one of them would disappear.\n"
)
_ENTRY = re.compile(r"/[^\s]*\Z")


@dataclass(frozen=True)
class Ledger:
    """Addresses with the line that each stands in, and what is wrong with other lines."""

    entries: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]


def read_ledger(text: str, file: str) -> Ledger:
    """Read a ledger: one site path a line, such as ``/ar/2022/panels/cybercrime/#shared-strategies``."""
    entries, problems = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        if _ENTRY.match(entry) is None:
            message = "A line of the ledger is a path that begins with `/`."
            problems.append(diagnostic("invalid-value", message, Location(file, number)))
            continue
        entries.append((entry, number))
    return Ledger(tuple(entries), tuple(problems))


def vanished(ledger: Ledger, file: str, available: Collection[str]) -> list[Diagnostic]:
    """Return a diagnostic for each published address that the site no longer has."""
    problems = []
    for entry, line in ledger.entries:
        if entry not in available:
            language, _, rest = entry.removeprefix("/").partition("/")
            same = [path for path in available if path.startswith(f"/{language}/")]
            near = did_you_mean(entry, sorted(same))
            moved = f"Add `- {{from: /{rest}, to: …}}` to `moved` in site.yaml."
            message = f"`{entry}` was published and would disappear."
            problems.append(diagnostic("vanished-url", message, Location(file, line), f"{moved} {near or ''}".strip()))
    return problems


def extended(ledger: Ledger, paths: Iterable[str]) -> str:
    """Return the text of the ledger with these paths in it, sorted."""
    entries = {entry for entry, _ in ledger.entries} | set(paths)
    return HEADER + "".join(f"{entry}\n" for entry in sorted(entries))


def write_ledger(path: Path, text: str) -> bool:
    """Write the ledger as a whole, where it differs; tell whether it did."""
    if path.is_file() and path.read_text("utf-8") == text:
        return False
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_text(text, "utf-8", newline="\n")
    temporary.replace(path)
    return True
