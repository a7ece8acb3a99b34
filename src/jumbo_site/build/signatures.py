"""What the disk says of files without reading them: enough to know that none has changed.

As git's index does: size, modification time, time of the last change of the inode, and the inode's number. A tool can
set the modification time back, not the inode's. A file that changed in the very moment that it was looked at is not
trusted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Signature = tuple[int, int, int, int]
"""Bytes, modification and change time in nanoseconds, inode."""

UNSURE: Signature = (-1, 0, 0, 0)
"""Equals no file's: what it stands for is read again."""

TOO_FRESH = 50_000_000
"""Nanoseconds: the clocks of file systems go in steps of up to 10 ms, and two changes in one step look the same."""


def signature_of(status: os.stat_result) -> Signature:
    """Return the signature of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def scan(
    folder: Path, is_ignored: Callable[[str], bool] = lambda name: False, *, follow_links: bool = False
) -> dict[str, Signature]:
    """Return the signature of everything below a folder that is not a folder, by its POSIX path relative to it.

    Links are signed as such, or with ``follow_links`` as the files that they lead to; folders behind links are not
    entered, and those that cannot be read, or do not exist, have no files.
    """
    found: dict[str, Signature] = {}
    pending = [(str(folder), "")]
    while pending:
        place, prefix = pending.pop()
        try:
            entries = os.scandir(place)
        except OSError:
            continue
        with entries:
            for entry in entries:
                if is_ignored(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    try:
                        found[prefix + entry.name] = signature_of(entry.stat(follow_symlinks=follow_links))
                    except OSError:
                        found[prefix + entry.name] = UNSURE
    return found


def sign_files(folder: Path, paths: Iterable[str]) -> dict[str, Signature]:
    """Return the signatures of some files of a folder; those that are not there are left out."""
    found: dict[str, Signature] = {}
    root = str(folder)
    for path in paths:
        try:
            found[path] = signature_of(os.lstat(f"{root}/{path}"))
        except OSError:
            continue
    return found


def trusted(signatures: Mapping[str, Signature], now: int) -> dict[str, Signature]:
    """Return the signatures to be remembered; ``now`` is the clock in nanoseconds before they were taken.

    What changed just before, or at a time that is still to come, could change again and look the same.
    """
    latest = now - TOO_FRESH
    return {
        path: signature if max(signature[1], signature[2]) < latest else UNSURE
        for path, signature in signatures.items()
    }
