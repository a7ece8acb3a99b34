"""The preview as a running server: a port, the application, and the watch over the files."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from starlette.applications import Starlette

from jumbo_site.messages import Message, say
from jumbo_site.messages.languages import ENGLISH, Speech
from jumbo_site.messages.system_errors import reason_of
from jumbo_site.preview.app import preview_app
from jumbo_site.preview.hub import Hub
from jumbo_site.preview.request_checks import Address
from jumbo_site.preview.session import PreviewSession
from jumbo_site.preview.watching import changes

FIRST_PORT = 8000
TRIED_PORTS = 20
SHUTDOWN_SECONDS = 1
"""So long may a request go on that is being answered when the server is to end."""


class PortTakenError(OSError):
    """The address cannot be listened at."""

    def __init__(self, number: int | None, message: Message) -> None:
        super().__init__(number, str(message))
        self.message = message


@dataclass(frozen=True)
class Bound:
    """A socket that listens, and where."""

    socket: socket.socket
    address: Address


def bind(host: str, port: int | None) -> Bound:
    """Listen at a port; without one, at the first free one from 8000 on. Raises PortTakenError."""
    wanted = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + TRIED_PORTS)
    last = say("There is no port to listen at.")
    all_taken = True
    for number in wanted:
        try:
            found = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
            family, kind, protocol, _, place = found[0]
            opened = socket.socket(family, kind, protocol)
        except OSError as error:
            raise PortTakenError(error.errno, say("`{host}` is no address of this machine.", host=host)) from error
        try:
            if sys.platform != "win32":  # there the option lets two programs share a port
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind(place)
            opened.listen(128)
        except OSError as error:
            opened.close()
            taken = error.errno in (errno.EADDRINUSE, errno.EACCES)
            last = (
                say("Port {port} is taken.", port=number)
                if taken
                else say("Nothing can listen at {host}: {reason}.", host=host, reason=reason_of(error))
            )
            if not taken:
                all_taken = False
                break
            continue
        return Bound(opened, Address(host, opened.getsockname()[1]))
    if port is None and all_taken:
        end = FIRST_PORT + TRIED_PORTS - 1
        last = say("The ports {start} to {end} are all taken.", start=FIRST_PORT, end=end)
    raise PortTakenError(errno.EADDRINUSE, last)


def serve(
    session: PreviewSession, bound: Bound, editor: str, ready: Callable[[], None], words: Speech = ENGLISH
) -> None:
    """Serve until the process is asked to end (Ctrl-C, SIGTERM). ``ready`` is called when pages can be asked for."""
    import uvicorn

    hub = Hub(session, editor, words)
    stop = asyncio.Event()

    @contextlib.asynccontextmanager
    async def watched(app: Starlette) -> AsyncIterator[None]:
        watch = asyncio.create_task(_watch(hub, stop, ready))
        try:
            yield
        finally:
            stop.set()
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch

    config = uvicorn.Config(
        preview_app(hub, bound.address, lifespan=watched),
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        ws="websockets-sansio",
        ws_max_size=4096,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        h11_max_incomplete_event_size=65536,
    )
    server = uvicorn.Server(config)
    try:
        server.run(sockets=[bound.socket])
    except KeyboardInterrupt:
        pass
    finally:
        bound.socket.close()
        signal.signal(signal.SIGINT, signal.SIG_DFL)


async def _watch(hub: Hub, stop: asyncio.Event, ready: Callable[[], None]) -> None:
    """Read the content, then again whenever its files change."""
    await hub.look()
    gc.collect()
    gc.freeze()  # the content stays: nothing is to be found in it again and again
    ready()
    async for paths in changes([hub.session.content.absolute(), *hub.session.folders], stop):
        await hub.look(paths)
