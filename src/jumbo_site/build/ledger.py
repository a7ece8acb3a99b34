"""The ledger of published addresses: a text file in the repository, so that none disappears unnoticed."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, did_you_mean, say, together

HEADER = (
    "# Every address that this site has published, kept by `jumbo-site build`. Commit it with the content.\n"
    "# `jumbo-site check` fails when one of them would disappear.\n"
)
MAX_SUGGESTIONS = 50
"""So many vanished addresses are compared with all others: where a whole edition is gone, no comparison helps."""

_ENTRY = re.compile(r"/(?!/)[^\s#?\\\x00-\x1f\x7f]*(?:#[^\s#\\\x00-\x1f\x7f]+)?")
_CONFLICT_MARKER = re.compile(r"<{7}|={7}|>{7}|\|{7}")


@dataclass(frozen=True)
class Ledger:
    """Addresses, each with the first line (from 1) that it stands in, and what is wrong with other lines."""

    entries: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]


def read_ledger(text: str, file: str) -> Ledger:
    """Read a ledger: one site path a line, perhaps with a fragment: ``/ar/2022/panels/cybercrime/#shared-strategies``.

    Empty lines and those that begin with ``#`` say nothing. A line that is no such path is an ``invalid-value`` at its
    first character.
    """
    entries: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), start=1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        if _is_address(entry):
            entries.setdefault(entry, number)
            continue
        column = len(line) - len(line.lstrip()) + 1
        message = say("A line of the ledger is a path that begins with `/`.")
        hint = say("Merge the two versions: keep the addresses of both.") if _CONFLICT_MARKER.match(entry) else None
        problems.append(diagnostic("invalid-value", message, Location(file, number, column), hint))
    return Ledger(tuple(entries.items()), tuple(problems))


def _is_address(entry: str) -> bool:
    path = entry.partition("#")[0]
    return _ENTRY.fullmatch(entry) is not None and not {".", ".."}.intersection(path.split("/"))


def vanished(ledger: Ledger, file: str, available: Collection[str]) -> list[Diagnostic]:
    """Return a ``vanished-url`` for each published address that the site no longer has, in the order of the ledger."""
    problems: list[Diagnostic] = []
    by_language: dict[str, list[str]] | None = None
    for entry, line in ledger.entries:
        if entry in available:
            continue
        if by_language is None:
            by_language = _by_language(available)
        language, _, rest = entry.removeprefix("/").partition("/")
        near = did_you_mean(entry, by_language.get(language, ())) if len(problems) < MAX_SUGGESTIONS else None
        moved = say("Add `- {from: /{rest}, to: …}` to `moved` in site.yaml.", rest=rest)
        message = say("`{entry}` was published and would disappear.", entry=entry)
        problems.append(
            diagnostic("vanished-url", message, Location(file, line), together(moved, near) if near else moved)
        )
    return problems


def _by_language(addresses: Iterable[str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for address in sorted(addresses):
        grouped.setdefault(address.removeprefix("/").partition("/")[0], []).append(address)
    return grouped


def extended(ledger: Ledger, paths: Iterable[str]) -> str:
    """Return the text of the ledger with these paths in it: the header, then each address once, by code point.

    Comments of other hands and lines that are no address are not kept.
    """
    entries = {entry for entry, _ in ledger.entries} | set(paths)
    return HEADER + "".join(f"{entry}\n" for entry in sorted(entries))


class LedgerFile:
    """The ledger's new text: written beside the old one before the site is published, put in its place after.

    So a ledger that cannot be written is found out in time, and holds no address that was never published.
    """

    def __init__(self, path: Path, text: str) -> None:
        """Write the text, where it differs. Raises OSError, and then leaves nothing behind.

        Line ends alone are no difference: git may have made them CRLF.
        """
        self.path = path
        self.temporary = path.with_name(f".{path.name}.new")  # hidden: no reader of content/ takes it for content
        self.drop()  # what a killed build left
        self.is_new = not (path.is_file() and path.read_text("utf-8") == text)
        if self.is_new:
            try:
                self.temporary.write_text(text, "utf-8", newline="\n")
            except OSError:
                self.drop()
                raise

    def replace(self) -> None:
        """Put the new text in the place of the old one. Raises OSError where a second attempt fails too."""
        if not self.is_new:
            return
        try:
            self.temporary.replace(self.path)
        except OSError:
            self.temporary.replace(self.path)

    def drop(self) -> None:
        """Remove the new text, where it is not in its place."""
        with contextlib.suppress(OSError):
            self.temporary.unlink(missing_ok=True)
