"""What a build is told, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jumbo_site.diagnostics import Diagnostic, Location, diagnostic
from jumbo_site.messages import as_plain, from_plain
from jumbo_site.messages.languages import ENGLISH, Speech

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many."""


@dataclass(frozen=True)
class BuildOptions:
    """What to build, from where, to where."""

    content: Path
    output: Path
    base_url: str | None = None
    """Replaces the one of site.yaml."""
    theme_folders: tuple[Path, ...] = ()
    """A project's own templates; the default theme comes after them."""
    strict: bool = False
    """Warnings stop publishing as errors do."""
    cache: Path | None = None
    """The folder for the cache; by default one beside the content."""
    use_cache: bool = True
    """False reads no cache and leaves none."""


@dataclass(frozen=True)
class BuildReport:
    """What came of a build or check. ``published`` is False where errors stopped it."""

    diagnostics: tuple[Diagnostic, ...]
    pages: int = 0
    languages: tuple[str, ...] = ()
    seconds: float = 0.0
    published: bool = False
    written: int = 0
    removed: int = 0
    way: str = "full"
    """``unchanged`` where nothing had to be read, ``prose`` where the bodies of texts alone changed, else ``full``."""
    rendered: tuple[str, ...] = ()
    """The site paths of the pages that were rendered, sorted."""
    changed_sources: tuple[str, ...] = ()
    """The files that differ from the last build, sorted; all of them where there was none."""
    read: tuple[str, ...] = ()
    """The text files of the content that were read, sorted."""
    written_files: tuple[str, ...] = ()
    removed_files: tuple[str, ...] = ()
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds for each stage, in the order in which they ended."""

    def as_json(self, words: Speech = ENGLISH) -> dict[str, Any]:
        """Return the report as a JSON document (docs/scaling.md)."""
        from jumbo_site.diagnostics.reports import as_objects

        return {
            "version": 1,
            "published": self.published,
            "way": self.way,
            "pages": self.pages,
            "languages": list(self.languages),
            "seconds": round(self.seconds, 3),
            "stages": {name: round(seconds, 3) for name, seconds in self.stages.items()},
            "changed_sources": list(self.changed_sources),
            "read": list(self.read),
            "rendered": list(self.rendered),
            "skipped": self.pages - len(self.rendered),
            "written": list(self.written_files),
            "removed": list(self.removed_files),
            "diagnostics": as_objects(self.diagnostics, words),
        }


def diagnostics_as_json(diagnostics: tuple[Diagnostic, ...]) -> list[list[Any]]:
    """Return diagnostics as plain lists: code, message, file, line, column, hint.

    Messages keep their parts, so that another build can say them in another language.
    """
    return [
        [
            one.code,
            as_plain(one.message),
            *((one.location.file, one.location.line, one.location.column) if one.location else (None, 0, 0)),
            as_plain(one.hint) if one.hint is not None else None,
        ]
        for one in diagnostics
    ]


def diagnostics_from_json(rows: list[list[Any]]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of such lists."""
    return tuple(
        diagnostic(
            code, from_plain(message), Location(file, line, column) if file is not None else None, from_plain(hint)
        )
        for code, message, file, line, column, hint in rows
    )
