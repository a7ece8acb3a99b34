"""Work on the machines of a Dask cluster, as an executor like any other.

What can go wrong there is told apart: a worker that is lost, or a cluster that goes away, breaks the executor, and the
work that was lost with it is done in this process; workers of another generator, or without the same storage, stop the
build with a sentence that says so.
"""

from __future__ import annotations

import errno
import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from jumbo_site.messages import say

if TYPE_CHECKING:
    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for a first or a next worker where there is none."""


class ClusterError(OSError):
    """The cluster cannot do the work."""


class OtherGeneratorError(ClusterError):
    """A worker has another version of the generator, of Python or of a library that decides about bytes."""


@lru_cache(maxsize=1)
def own_version() -> str:
    """Return a digest of this generator's files, of Python's version and of the versions of what it depends on."""
    import re
    import sys
    from importlib.metadata import requires, version

    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".po", ".json") and path.is_file():
            digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for requirement in sorted(requires("jumbo-site") or ()):
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        if name is not None and "extra ==" not in requirement:
            digest.update(f"{name[0]} {version(name[0])}\n".encode())
    return digest.hexdigest()


_turn = threading.Lock()
"""A worker may have several threads; a page is made by one alone."""


def in_turn(expected: str, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do work in a worker. Raises OtherGeneratorError where it would not give the same bytes as here."""
    import platform

    if own_version() != expected:
        message = say("{node} has another jumbo-site, Python or library than this machine", node=platform.node())
        raise OtherGeneratorError(errno.EPROTO, message, "--cluster")
    with _turn:
        return do(*args, **kwargs)


class ClusterExecutor(Executor):
    """The workers of a Dask scheduler; it connects with the first work, and again after ``shutdown``."""

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        self.address = address
        self.patience = patience
        self._client: Client | None = None
        self._pending: set[Future[Any]] = set()
        self._is_lost = threading.Event()
        self._is_over = threading.Event()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Send a call. Raises ClusterError where nobody answers at the address, BrokenExecutor where all have gone."""
        if self._is_lost.is_set():
            raise BrokenExecutor("the cluster has no workers any more")
        inner = self._connected().get_executor(pure=False).submit(in_turn, own_version(), fn, *args, **kwargs)
        outer: Future[T] = Future()
        self._pending.add(outer)

        def hand_on(done: Future[T]) -> None:
            self._pending.discard(outer)
            if not outer.done() and outer.set_running_or_notify_cancel():
                _copy(done, outer)

        def give_up(done: Future[T]) -> None:
            if done.cancelled():
                inner.cancel()

        inner.add_done_callback(hand_on)
        outer.add_done_callback(give_up)
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; it goes on without us."""
        self._is_over.set()
        if self._client is not None:
            self._client.close()
            self._client = None

    def _connected(self) -> Client:
        if self._client is None:
            from distributed import Client

            try:
                self._client = Client(self.address, timeout=self.patience, set_as_default=False)
                self._client.wait_for_workers(1, timeout=self.patience)
            except (OSError, TimeoutError, ValueError) as error:
                self.shutdown()
                raise ClusterError(
                    errno.EHOSTUNREACH, say("no scheduler with workers answers"), self.address
                ) from error
            self._is_over = threading.Event()
            threading.Thread(target=self._watch, args=(self._client, self._is_over), daemon=True).start()
        return self._client

    def _watch(self, client: Client, is_over: threading.Event) -> None:
        """Break the executor where there was no worker for a while: Dask itself would wait for one for good."""
        quiet = 0.0
        step = min(1.0, self.patience / 4)
        while not is_over.wait(step):
            try:
                is_alive = bool(client.scheduler_info(n_workers=1)["workers"])
            except Exception:  # a scheduler that has gone, however that is noticed
                is_alive = False
            quiet = 0.0 if is_alive else quiet + step
            if quiet >= self.patience:
                self._is_lost.set()
                for future in tuple(self._pending):
                    if not future.done() and future.set_running_or_notify_cancel():
                        future.set_exception(BrokenExecutor("the cluster has no workers any more"))
                return


def _copy(done: Future[T], outer: Future[T]) -> None:
    """Give on a result or an error; what was lost with a worker becomes BrokenExecutor."""
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError
    from distributed.comm import CommClosedError

    try:
        outer.set_result(done.result())
    except (KilledWorker, CommClosedError, CancelledError, FutureCancelledError) as error:
        outer.set_exception(BrokenExecutor(f"a worker was lost: {error}"))
    except BaseException as error:  # whatever it is, it is the caller's
        outer.set_exception(error)
