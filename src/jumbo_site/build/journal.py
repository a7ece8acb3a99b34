"""The journal of a publication: what is to be moved and removed, so that an interrupted one can be completed.

Before the journal stands, nothing of the output has changed and the staged files are worth nothing. Once it stands, all
new files are staged, and whoever opens the output next carries it out to the end: each step may be done again.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.build.output_paths import JOURNAL, MANIFEST, STAGING, folders_above, path_problem

JOURNAL_VERSION = 1


class JournalError(Exception):
    """A journal cannot be read: it is not one that this generator wrote."""


@dataclass(frozen=True)
class Journal:
    """Paths relative to the output, POSIX.

    ``first`` are old files that must leave before the new ones come, ``moves`` files or whole folders that are staged
    and come in this order, ``removes`` old files that leave last. The staged manifest comes between the two.
    """

    first: tuple[str, ...]
    moves: tuple[str, ...]
    removes: tuple[str, ...]


def write_journal(output: Path, journal: Journal) -> None:
    """Write the journal as a whole and wait until the disk has it: from here on the publication counts."""
    document = {
        "version": JOURNAL_VERSION,
        "first": journal.first,
        "moves": journal.moves,
        "removes": journal.removes,
    }
    staged = output / STAGING / JOURNAL
    staged.write_bytes(json.dumps(document, ensure_ascii=False).encode("utf-8"))
    flush_to_disk(staged)
    staged.replace(output / JOURNAL)
    try:
        flush_to_disk(output)
    except OSError:  # nothing was moved yet: rather the old set than a journal that a loss of power may take back
        (output / JOURNAL).unlink(missing_ok=True)
        raise


def read_journal(output: Path) -> Journal | None:
    """Return the journal of an interrupted publication, None where there is none. Raises JournalError."""
    try:
        if not stat.S_ISREG((output / JOURNAL).lstat().st_mode):
            raise JournalError("no file of its own")
        document = json.loads((output / JOURNAL).read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError) as error:
        raise JournalError(str(error)) from error
    if not isinstance(document, dict) or document.get("version") != JOURNAL_VERSION:
        raise JournalError("unknown version")
    return Journal(*(_paths(document, name) for name in ("first", "moves", "removes")))


def _paths(document: dict[str, object], name: str) -> tuple[str, ...]:
    paths = document.get(name)
    if not isinstance(paths, list):
        raise JournalError(f"`{name}` is no list")
    for path in paths:
        if not isinstance(path, str) or path_problem(path) is not None:
            raise JournalError(f"`{path}` is no path within the output")
    return tuple(paths)


def carry_out(output: Path, journal: Journal) -> None:
    """Do what the journal says, as far as it is not done yet, and delete it. Raises OSError where the disk fails."""
    staging = output / STAGING
    for path in journal.first:
        remove_file(output, path)
    for path in journal.moves:
        staged, target = staging / path, output / path
        if not os.path.lexists(staged):
            continue  # it was moved before the interruption
        try:
            staged.rename(target)
        except OSError:
            # the folder above is missing, or folders without any file stand where a file or a folder is to be
            clear_empty_folders(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(target)
    manifest = staging / MANIFEST
    if manifest.exists():
        manifest.replace(output / MANIFEST)
    for path in journal.removes:
        remove_file(output, path)
    flush_to_disk(output)
    (output / JOURNAL).unlink(missing_ok=True)


def remove_file(output: Path, path: str) -> None:
    """Remove a file, and the folders above it that are empty then, up to the output."""
    target = output / path
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        target.unlink()
    for folder in reversed(folders_above(path)):
        if not _remove_empty_folder(output / folder):
            break


def clear_empty_folders(target: Path) -> None:
    """Remove folders without any file where something is to be. Raises OSError where there is a file in them."""
    if target.is_dir() and not target.is_symlink():
        for folder, _, _ in os.walk(target, topdown=False):
            Path(folder).rmdir()


def flush_to_disk(path: Path) -> None:
    """Wait until the disk has a file, or the names of a folder. Systems that cannot open a folder are left alone."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_empty_folder(folder: Path) -> bool:
    """Tell whether a folder is gone, so that the one above it may be empty."""
    if not folder.exists():
        return True
    if not folder.is_dir() or any(folder.iterdir()):
        return False
    folder.rmdir()
    return True
