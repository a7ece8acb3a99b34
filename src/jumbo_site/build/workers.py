"""The processes that do the work of one build on this machine.

On Linux they are forked when the plan is made, so that each has it without being sent it. Elsewhere they are started
anew, read the content once, and make the plan themselves.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from contextlib import contextmanager
from typing import TypeVar

from jumbo_site.build.executors import SerialExecutor

T = TypeVar("T")
R = TypeVar("R")

SMALL = 200
"""Pages; fewer are rendered sooner than a pool of processes is at work."""


def available_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


@contextmanager
def local_workers(jobs: int, pages: int) -> Iterator[Executor]:
    """Give an executor for the work of a build with so many pages to render; in one process where that is sooner."""
    if jobs == 1 or pages < SMALL:
        yield SerialExecutor()
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if sys.platform == "linux" else "spawn"
    gc.collect()
    gc.freeze()  # what is shared stays shared: the collector would write to each object's page
    executor = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context(method), initializer=_begin, initargs=(os.getpid(),)
    )
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()


def _begin(parent: int) -> None:
    """Make a process end with the one that started it, whatever ends that one, and leave interrupts to it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not what the command does with it: that would end the build
    gc.enable()
    gc.set_threshold(50_000, 20, 50)
    if sys.platform != "linux":
        return
    import ctypes

    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the call
        os._exit(1)


def run_batches(executor: Executor, do: Callable[[Sequence[T]], R], batches: Sequence[Sequence[T]]) -> Iterator[R]:
    """Yield what each batch gives, as they end. ``do`` is picklable.

    What a process did that was killed is done again in this one: that costs time and no result. Raises what ``do``
    raises.
    """
    if isinstance(executor, SerialExecutor):
        yield from map(do, batches)
        return
    futures: dict[Future[R], Sequence[T]] = {}
    left: list[Sequence[T]] = []
    for batch in batches:
        try:
            futures[executor.submit(do, batch)] = batch
        except BrokenExecutor:
            left.append(batch)
    try:
        for future in as_completed(futures):
            try:
                result = future.result()
            except BrokenExecutor:
                left.append(futures[future])
                continue
            yield result
    finally:
        for future in futures:
            future.cancel()  # after an error nobody waits for the rest
    if left:
        executor.shutdown(wait=True)  # those of its processes that are still being ended may write the same files
    for batch in left:
        yield do(batch)
