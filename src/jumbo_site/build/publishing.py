"""The one step that writes to the output.

Everything is first written to a staging folder inside the output, on the same file system, and then moved into place
file by file (``rename`` replaces a file as a whole, POSIX). A manifest lists the files that are the generator's own:
only these are ever overwritten or removed. It is widened before the first move and narrowed after the last, so that an
interruption leaves files old or new, and all of them owned.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.build.folder_lock import FolderBusyError, held
from jumbo_site.build.manifest import manifest_bytes, read_manifest
from jumbo_site.build.output_conflicts import find_conflicts
from jumbo_site.build.output_folder import PublishRefusedError, check_output_folder, refusal
from jumbo_site.build.output_paths import MANIFEST, STAGING, check_paths, folded, folders_above

Files = Mapping[str, bytes | Path]
"""Path in the output → bytes, or the file to copy them from."""

PATIENCE = 60.0
"""Seconds to wait for another process that publishes to the same folder."""


@dataclass(frozen=True)
class PublishReport:
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def publish(output: Path, files: Files, *, forbidden: Sequence[Path] = (), patience: float = PATIENCE) -> PublishReport:
    """Make the generator's part of the output hold exactly these files.

    A file that has its bytes already is not touched. One of the generator's own that was changed by hand is put right;
    one that another hand put there is never overwritten, and becomes the generator's where it has the very bytes of a
    page. What a file holds is read from the disk, not from the manifest: a file damaged since is written again.

    Raises PublishRefusedError, and then leaves everything as it was, where the folder or a path must not be written
    (``output-refused``, ``output-conflict``, ``path-outside``, ``reserved-name``, ``url-collision``) or another process
    publishes to it for longer than ``patience`` seconds. Raises OSError where the disk fails: each file is then old or
    new as a whole, and publishing again ends in the right state.
    """
    problems = check_paths(files)
    if problems:
        raise PublishRefusedError(problems)
    check_output_folder(output, forbidden)
    output.mkdir(parents=True, exist_ok=True)
    try:
        with held(output, patience):
            return _publish_held(output, files)
    except FolderBusyError as error:
        hint = "Wait until the other has ended, then build again."
        raise refusal(output, "is being published to by another process.", hint) from error


def _publish_held(output: Path, files: Files) -> PublishReport:
    owned = read_manifest(output)
    digests = {path: _digest(content) for path, content in files.items()}
    conflicts = find_conflicts(output, digests, owned)
    if conflicts:
        raise PublishRefusedError(conflicts)
    changed = [path for path in sorted(files) if not _is_current(output / path, digests[path])]
    gone = sorted(path for path in owned if path not in files)
    _remove_staging(output)  # what a process left that was killed
    if changed or gone or owned != digests or not (output / MANIFEST).exists():
        try:
            _replace(output, files, owned, digests, changed, gone)
        finally:
            _remove_staging(output)
    return PublishReport(len(changed), len(files) - len(changed), len(gone))


def _replace(
    output: Path,
    files: Files,
    owned: Mapping[str, str],
    digests: Mapping[str, str],
    changed: Sequence[str],
    gone: Sequence[str],
) -> None:
    staged_digests = {path: _stage(files[path], output / STAGING / path) for path in changed}
    _write_manifest(output, {**owned, **digests})
    in_the_way = _in_the_way(changed, gone)
    for path in in_the_way:
        _remove_file(output, path)
    for path in sorted(changed, key=_move_order):
        target = output / path
        _clear_empty_folder(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        (output / STAGING / path).replace(target)
    for path in gone:
        if path not in in_the_way:
            _remove_file(output, path)
    _write_manifest(output, {**digests, **staged_digests})


def _in_the_way(changed: Sequence[str], gone: Sequence[str]) -> frozenset[str]:
    """Return the old files that must leave before the new ones come: for a short while neither is there.

    A file whose name is now a folder's or the reverse, and one whose name differs by case or Unicode form alone: some
    file systems take the two as one, and removing the old name afterwards would remove the new file.
    """
    new_files = {folded(path) for path in changed}
    new_folders = {folder for path in new_files for folder in folders_above(path)}
    return frozenset(
        path
        for path in gone
        if folded(path) in new_files
        or folded(path) in new_folders
        or any(folder in new_files for folder in folders_above(folded(path)))
    )


def _move_order(path: str) -> tuple[int, str]:
    """Assets before the pages that load them, the site's entries last."""
    return (0 if not path.endswith(".html") else 2 if path.count("/") < 2 else 1), path


def _stage(content: bytes | Path, staged: Path) -> str:
    """Write new content beside its later place; return the digest of what was written."""
    staged.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        staged.write_bytes(content)
        return _digest(content)
    shutil.copyfile(content, staged)
    return _digest(staged)  # the source may have been edited since it was compared


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_current(target: Path, digest: str) -> bool:
    return target.is_file() and not target.is_symlink() and _digest(target) == digest


def _write_manifest(output: Path, files: Mapping[str, str]) -> None:
    staged = output / STAGING / MANIFEST
    staged.parent.mkdir(parents=True, exist_ok=True)
    staged.write_bytes(manifest_bytes(files))
    _flush_to_disk(staged)
    staged.replace(output / MANIFEST)


def _flush_to_disk(path: Path) -> None:
    """Let a file outlive a loss of power: a lost page is written again, a lost manifest would lock the folder."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_staging(output: Path) -> None:
    staging = output / STAGING
    if staging.is_symlink() or staging.is_file():
        staging.unlink()
    else:
        shutil.rmtree(staging, ignore_errors=True)  # the next run tries again


def _clear_empty_folder(target: Path) -> None:
    """Remove folders without any file where a file is to be: an interrupted run may have left them."""
    if target.is_dir() and not target.is_symlink():
        for folder, _, _ in os.walk(target, topdown=False):
            Path(folder).rmdir()


def _remove_file(output: Path, path: str) -> None:
    """Remove a file, and the folders above it that are empty then, up to the output."""
    target = output / path
    if os.path.lexists(target) and (target.is_symlink() or not target.is_dir()):
        target.unlink()
    for folder in reversed(folders_above(path)):
        if not _remove_empty_folder(output / folder):
            break


def _remove_empty_folder(folder: Path) -> bool:
    """Tell whether a folder is gone, so that the one above it may be empty."""
    if not folder.exists():
        return True
    if not folder.is_dir() or any(folder.iterdir()):
        return False
    folder.rmdir()
    return True
