"""The preview as a running server: the application, and the watch over the files."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from collections.abc import AsyncIterator, Callable

from starlette.applications import Starlette

from jumbo_site.preview.app import preview_app
from jumbo_site.preview.hub import Hub
from jumbo_site.preview.listening import Bound
from jumbo_site.preview.session import PreviewSession
from jumbo_site.preview.watching import changes

SHUTDOWN_SECONDS = 1
"""So long may a request go on that is being answered when the server is to end."""


def serve(session: PreviewSession, bound: Bound, editor: str, ready: Callable[[], None]) -> None:
    """Serve until the process is asked to end (Ctrl-C, SIGTERM). ``ready`` is called when pages can be asked for."""
    import uvicorn

    hub = Hub(session, editor)
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
