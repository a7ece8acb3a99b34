"""When to look at the files again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

QUIET = 15
"""Milliseconds without another event after which a save counts as done: editors write a file in several steps."""
LONGEST = 150
"""Milliseconds after which files that change all the time are looked at nevertheless."""
PULSE = 1000
"""Milliseconds after which a folder is looked for that was not there, or is another one of the same name."""


async def changes(folders: Sequence[Path], stop: asyncio.Event) -> AsyncIterator[frozenset[str]]:
    """Yield whenever something in the folders may have changed, until ``stop`` is set: the absolute paths, or none.

    None are told where there is no knowing which.
    Folders need not exist; one that comes, or is put in the place of another as by a checkout, is watched from then on.
    """
    from watchfiles import awatch

    while not stop.is_set():
        there = _identities(folders)
        if not there:
            await asyncio.sleep(PULSE / 1000)
            continue
        seen = awatch(
            *there,
            watch_filter=None,
            debounce=LONGEST,
            step=QUIET,
            rust_timeout=PULSE,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
        )
        async for found in seen:
            is_other = _identities(folders) != there
            if found or is_other:
                yield frozenset() if is_other else frozenset(path for _, path in found)
            if is_other:
                break


def _identities(folders: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    found = {}
    for folder in folders:
        try:
            status = folder.stat()
        except OSError:
            continue
        found[folder] = (status.st_dev, status.st_ino)
    return found
