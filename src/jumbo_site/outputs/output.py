"""What an output beside the pages is: the work that it is made of, and how each piece is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.model.content import Content


@dataclass(frozen=True)
class ExportJob:
    """One piece of work: an output, and what of it. Pieces run in any process, in any order."""

    output: str
    edition: str = ""
    language: str = ""
    item: str = ""
    """What else tells it from others: an id, a path of media/, a page size."""


@dataclass(frozen=True)
class ExportSources:
    """All that outputs are made from."""

    content: Content
    base_url: str
    """It ends with a slash."""
    content_folder: Path
    """Where the files of media/ are read."""
    theme_folders: tuple[Path, ...] = ()
    """A project's own theme first, the default theme last."""
    asset_names: Mapping[str, str] | None = None
    """Path under static/ → path in the output."""


@dataclass(frozen=True)
class Output:
    """A format, turned on or off by its name under ``outputs`` in site.yaml."""

    name: str
    jobs: Callable[[Content], Iterable[ExportJob]]
    make: Callable[[ExportJob, ExportSources], Mapping[str, bytes]]
    """Returns files: path in the output (relative, POSIX) → bytes. The same sources give the same bytes."""
    fingerprint: Callable[[ExportJob, ExportSources], str] | None = None
    """A digest of all that a job shows: while it stays, the files of the last build stay. None: always made again."""
    shows_bodies: bool = False
    """Whether it shows texts' Markdown bodies: then it is looked at when bodies alone have changed."""
    is_optional: bool = True
    """False where no setting turns it off."""
