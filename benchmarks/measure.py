"""What a command takes: wall clock, processor time and peak memory, summed over it and all processes that it starts."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.02
PSS_STEP = 1.03
"""Proportional memory is read when the resident size, which costs nothing to read, has grown by so much: reading it
halts the process for milliseconds, which would show in the times."""
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Measurement:
    """Seconds, and bytes of memory at the peak (PSS: pages that processes share are counted once)."""

    wall: float
    cpu: float
    peak: int


class CommandFailedError(Exception):
    """The command ended with another code than 0; the text is the end of its output."""


class OverLimitError(Exception):
    """The command took longer than it may, and was ended."""


def tree(root: int) -> list[int]:
    """Return the ids of a process and all below it that live now."""
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
    return found


def resident(pid: int) -> int:
    """Return the resident size of a process in bytes; 0 when it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def proportional(pid: int) -> int:
    """Return the proportional set size of a process in bytes; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


class _Sampler(threading.Thread):
    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self._root, self._ended = root, threading.Event()
        self.peak = 0

    def run(self) -> None:
        highest = 0.0
        while not self._ended.wait(SAMPLE_SECONDS):
            processes = tree(self._root)
            size = sum(resident(pid) for pid in processes)
            if size > highest:
                self.peak = max(self.peak, sum(proportional(pid) for pid in processes))
                highest = size * PSS_STEP

    def end(self) -> int:
        self._ended.set()
        self.join()
        return self.peak


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> Measurement:
    """Run a command and return what it took.

    Raises CommandFailedError, and OverLimitError after ``limit`` seconds. What the disk still has to write from
    before is written first.
    """
    log = folder / "command.log"
    os.sync()
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the generators that are compared
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        sampler = _Sampler(process.pid)
        sampler.start()
        over = threading.Event()

        def end() -> None:
            over.set()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end)
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
        finally:
            timer.cancel()
            peak = sampler.end()
    process.returncode = os.waitstatus_to_exitcode(status)
    if over.is_set():
        raise OverLimitError(limit)
    if process.returncode:
        tail = log.read_text("utf-8", "replace")[-2000:]
        raise CommandFailedError(f"{' '.join(command)} ended with {process.returncode}:\n{tail}")
    return Measurement(wall, usage.ru_utime + usage.ru_stime, peak)
