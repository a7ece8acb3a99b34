"""One process at a time in a folder."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

_PAUSE = 0.05
"""Seconds between two attempts."""


class FolderBusyError(Exception):
    """Another process kept the folder for longer than the caller would wait."""


@contextlib.contextmanager
def held(folder: Path, patience: float) -> Iterator[None]:
    """Keep a folder to oneself, waiting up to ``patience`` seconds for a process that has it; make it where it is not.

    The lock is flock(2) on the folder itself: it leaves no file behind, and the system ends it with the process that
    has it, however that dies. Raises FolderBusyError; OSError where the file system has no locks. Windows cannot lock
    a folder: there, nothing is held.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:
        yield
        return
    deadline = time.monotonic() + patience
    while True:
        try:
            handle = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:  # another build, which found errors, has removed the folder that it had made
            folder.mkdir(parents=True, exist_ok=True)
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(folder, handle):
                break  # and not a folder that was deleted and made anew meanwhile
            os.close(handle)
        except BlockingIOError:
            os.close(handle)
            if time.monotonic() >= deadline:
                raise FolderBusyError(str(folder)) from None
            time.sleep(_PAUSE)
        except BaseException:
            os.close(handle)
            raise
    try:
        yield
    finally:
        os.close(handle)


def _is_at(folder: Path, handle: int) -> bool:
    """Tell whether a folder's name still leads to the folder that is open."""
    try:
        return os.path.samestat(os.fstat(handle), folder.stat())
    except FileNotFoundError:
        return False
