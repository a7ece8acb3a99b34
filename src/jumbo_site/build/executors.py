"""Where work runs: in this process, or in a pool of them. Nothing else decides about parallelism."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class SerialExecutor(Executor):
    """Runs each call at once, in the process that submits it."""

    def __init__(self) -> None:
        self._is_shut_down = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run ``fn`` and return a future that is done. Raises RuntimeError after ``shutdown``, as any executor."""
        if self._is_shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # KeyboardInterrupt and SystemExit end the build instead
            future.set_exception(error)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; none is pending."""
        self._is_shut_down = True


def make_executor(
    jobs: int, initializer: Callable[..., object] | None = None, initargs: tuple[Any, ...] = ()
) -> Executor:
    """Return an executor for so many processes; one means this process.

    ``initializer`` is called once in each process before any work, and ``initargs`` are what it gets: both must be
    picklable, since processes are started anew ("spawn") on every system, with no state of this one. Raises ValueError
    for fewer than one job.
    """
    if jobs < 1:
        raise ValueError(f"{jobs} jobs can do no work")
    if jobs == 1:
        if initializer is not None:
            initializer(*initargs)
        return SerialExecutor()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=initializer, initargs=initargs)
