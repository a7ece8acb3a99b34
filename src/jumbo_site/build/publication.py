"""The one step that changes the output: a transaction.

All new files are staged inside the output, on the same file system, and flushed to the disk. Then a journal is written,
and from there on the publication counts: files and new folders are moved into place one by one (``rename`` is atomic,
POSIX), old files are removed, the journal is deleted. A publication that was interrupted before its journal leaves the
output as it was; one that was interrupted after it is completed by whoever opens the output next.

A manifest lists the files that are the generator's own: only these are ever overwritten or removed.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.build.folder_lock import FolderBusyError, held
from jumbo_site.build.journal import Journal, JournalError, carry_out, read_journal, write_journal
from jumbo_site.build.manifest import manifest_bytes, read_kept, read_manifest
from jumbo_site.build.output_conflicts import find_conflicts
from jumbo_site.build.output_folder import PublishRefusedError, check_foreign_content, check_output_folder, refusal
from jumbo_site.build.output_paths import JOURNAL, MANIFEST, STAGING, check_paths, folded, folders_above
from jumbo_site.messages import say

PATIENCE = 60.0
"""Seconds to wait for another process that publishes to the same folder."""


@dataclass(frozen=True)
class PublishReport:
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int
    removed_files: tuple[str, ...] = ()


class Publication:
    """An output folder that this process alone may change, from ``opened`` until the end of its block."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.owned = read_manifest(output)
        """The generator's own files, path → SHA-256."""
        self.kept = read_kept(output) & self.owned.keys()
        """Those of them that belong to an earlier release."""
        self.staging = output / STAGING

    @property
    def current(self) -> dict[str, str]:
        """The files of the last release, path → SHA-256."""
        return {path: digest for path, digest in self.owned.items() if path not in self.kept}

    def stage(self, path: str, content: bytes | Path) -> str:
        """Put a new file beside its later place; return its SHA-256. Raises OSError."""
        return stage_file(self.staging, path, content)

    def unstage(self) -> None:
        """Forget all that was staged."""
        remove_staging(self.output)

    def commit(self, files: Mapping[str, str], staged: Collection[str], kept: Collection[str] = ()) -> PublishReport:
        """Make the generator's part of the output hold exactly these files.

        ``files`` maps every path to its SHA-256; those in ``staged`` are new or changed, the others are in place
        already. ``kept`` are files of the last release that stay until the next one. Raises PublishRefusedError, and
        then leaves the output as it was, where a path must not be written (``output-conflict``, ``path-outside``,
        ``reserved-name``, ``url-collision``). Raises OSError where the disk fails: before the journal stands, the
        output is the old one; after it, the next command completes the new one.
        """
        new = [path for path in files if path not in self.owned]
        problems = check_paths(files) if new else ()
        conflicts = problems or find_conflicts(self.output, {path: files[path] for path in staged}, self.owned)
        if conflicts:
            raise PublishRefusedError(conflicts)
        old = self.owned.keys() - files.keys()
        stay = {path for path in kept if path in old and path not in self.kept}
        if not staged and old <= self.kept:
            stay = old  # nothing new for readers: no release
        gone = sorted(old - stay)
        owned = {**{path: self.owned[path] for path in stay}, **files}
        if not staged and not gone and owned == self.owned and stay == self.kept and (self.output / MANIFEST).exists():
            return PublishReport(0, len(files), 0)
        first = _in_the_way(staged, gone)
        self.staging.mkdir(exist_ok=True)
        (self.staging / MANIFEST).write_bytes(manifest_bytes(owned, stay))
        moves = _moves(self.output, staged)
        _check_writable(self.output, [*moves, *gone])
        _flush_all(self.staging)
        journal = Journal(tuple(sorted(first)), moves, tuple(path for path in gone if path not in first))
        write_journal(self.output, journal)
        try:
            carry_out(self.output, journal)
        except OSError:
            carry_out(self.output, journal)  # each step may be done again, and a disk that fails once may not twice
        self.owned, self.kept = owned, frozenset(stay)
        return PublishReport(len(staged), len(files) - len(staged), len(gone), tuple(gone))


@contextlib.contextmanager
def opened(output: Path, forbidden: Sequence[Path], patience: float = PATIENCE) -> Iterator[Publication]:
    """Hold an output folder: complete what was interrupted, then let the caller stage and commit.

    Raises PublishRefusedError where the folder must not be written to or another process holds it for longer than
    ``patience`` seconds; OSError where the disk fails.
    """
    check_output_folder(output, forbidden)
    is_new = not output.exists()
    try:
        with held(output, patience):
            try:
                if not os.path.lexists(output / JOURNAL):
                    check_foreign_content(output)
                complete_interrupted(output)
                check_foreign_content(output)
                yield Publication(output)
            finally:
                if not (output / JOURNAL).exists():
                    remove_staging(output)
                if is_new and not any(output.iterdir()):
                    output.rmdir()
    except FolderBusyError as error:
        hint = say("Wait until the other has ended, then build again.")
        raise refusal(say("`{output}` is being published to by another process.", output=output), hint) from error


def complete_interrupted(output: Path) -> bool:
    """Complete a publication whose journal stands, and forget one that has none; tell whether there was one.

    Raises PublishRefusedError for a journal that cannot be read, OSError where the disk fails.
    """
    try:
        journal = read_journal(output)
    except JournalError as error:
        hint = say("Delete the folder `{output}` and build again.", output=output)
        message = say("`{output}` has a journal that cannot be read ({file}).", output=output, file=JOURNAL)
        raise refusal(message, hint) from error
    if journal is not None:
        carry_out(output, journal)
    remove_staging(output)
    return journal is not None


def stage_file(staging: Path, path: str, content: bytes | Path) -> str:
    """Write a file below a staging folder; return its SHA-256 in hexadecimal digits. Raises OSError."""
    staged = os.path.join(staging, path)  # noqa: PTH118 (called once a page: pathlib would take half of the time)
    if not isinstance(content, bytes):
        os.makedirs(os.path.dirname(staged), exist_ok=True)  # noqa: PTH103, PTH120
        shutil.copyfile(content, staged)
        return file_digest(Path(staged))
    try:
        handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(staged))  # noqa: PTH120
        handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)
    return hashlib.sha256(content).hexdigest()


def _make_folder(folder: str) -> None:
    """Make a folder; those above it only where they are missing."""
    try:
        os.mkdir(folder)  # noqa: PTH102 (called once a page)
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def remove_staging(output: Path) -> None:
    """Remove what was staged and is not wanted."""
    staging = output / STAGING
    if staging.is_symlink() or staging.is_file():
        staging.unlink()
    else:
        shutil.rmtree(staging, ignore_errors=True)  # the next run tries again


def _moves(output: Path, staged: Collection[str]) -> tuple[str, ...]:
    """Return what is to be renamed: files, or the outermost folders that are new with all that is in them.

    Assets come before the pages that load them; then what is new, which no page that is in place leads to yet; then
    the pages that change and lead there, the site's entries last. So a reader finds at any moment what a page names.
    """
    is_there: dict[str, bool] = {}
    moves: dict[str, tuple[int, str]] = {}
    for path in sorted(staged):
        move = path
        is_new = not os.path.lexists(output / path)
        for folder in folders_above(path):
            if folder not in is_there:
                is_there[folder] = os.path.lexists(output / folder)
            if not is_there[folder]:
                move = folder
                break
        order = order_of_coming(path, is_new), move
        moves[move] = min(moves.get(move, order), order)
    return tuple(sorted(moves, key=moves.__getitem__))


def order_of_coming(path: str, is_new: bool) -> int:
    """Return 0 for assets, 1 for what is new, 2 for what changes, 3 for the site's entries: see ``_moves``."""
    return 0 if path.startswith("assets/") else 1 if is_new else 3 if path.count("/") < 2 else 2


def _check_writable(output: Path, paths: Iterable[str]) -> None:
    """Raise OSError where names in a folder cannot be changed, before the first of them is.

    Asked for the folders that are there; on Linux the answer holds for root too, where the file system is read-only or
    the folder immutable.
    """
    for folder in {os.path.dirname(path) for path in paths}:  # noqa: PTH120 (once a page)
        place = os.path.join(output, folder)  # noqa: PTH118
        if os.path.isdir(place) and not os.access(place, os.W_OK | os.X_OK):  # noqa: PTH112
            raise PermissionError(errno.EACCES, say("The folder cannot be written to"), place)


def _in_the_way(staged: Collection[str], gone: Sequence[str]) -> frozenset[str]:
    """Return the old files that must leave before the new ones come: for a short while neither is there.

    A file whose name is now a folder's or the reverse, and one whose name differs by case or Unicode form alone: some
    file systems take the two as one, and removing the old name afterwards would remove the new file.
    """
    if not gone:
        return frozenset()
    new_files = {folded(path) for path in staged}
    new_folders = {folder for path in new_files for folder in folders_above(path)}
    return frozenset(
        path
        for path in gone
        if folded(path) in new_files
        or folded(path) in new_folders
        or any(folder in new_files for folder in folders_above(folded(path)))
    )


def _flush_all(folder: Path) -> None:
    """Let all that was staged outlive a loss of power: one call for the file system where there is one."""
    import ctypes

    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        for path in folder.rglob("*"):
            if path.is_file():
                handle = os.open(path, os.O_RDWR)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)
