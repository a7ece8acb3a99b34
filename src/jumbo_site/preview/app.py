"""The preview as a web application: pages from memory, the preview's own files, and the socket of open pages."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from jumbo_site.content.translation_page import coverage_page
from jumbo_site.outputs.host_headers import HEADERS
from jumbo_site.preview.hub import Hub, Viewer
from jumbo_site.preview.injection import FOLDER, with_script
from jumbo_site.preview.request_checks import Address, refusal
from jumbo_site.preview.threads import in_thread
from jumbo_site.publishing.http_headers import content_type

OWN_FILES = {"preview.js": "text/javascript; charset=utf-8", "preview.css": "text/css; charset=utf-8"}
METHODS = ("GET", "HEAD")
MAX_MESSAGE = 4096
"""Characters that a page may send over its socket."""
_ALWAYS = (
    *((name.lower().encode(), value.encode()) for name, value in HEADERS),
    (b"cache-control", b"no-store"),
    (b"cross-origin-resource-policy", b"same-origin"),
)

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def preview_app(hub: Hub, address: Address, token: str | None = None, lifespan: Lifespan | None = None) -> ASGIApp:
    """Return the application. ``token`` opens the socket; by default one is made that nobody can guess."""
    site = _SiteRoutes(hub, token or secrets.token_urlsafe(24))
    routes = [
        Route(f"{FOLDER}translations", site.translations, methods=["GET"]),
        WebSocketRoute(f"{FOLDER}socket", site.socket),
        Route(f"{FOLDER}{{name}}", site.own_file, methods=["GET"]),
        Route("/{path:path}", site.answer, methods=["GET"]),
    ]
    return _Guarded(Starlette(routes=routes, lifespan=lifespan), address)


class _Guarded:
    """Answers what ``request_checks`` lets through, with the headers that a host should send."""

    def __init__(self, app: ASGIApp, address: Address) -> None:
        self._app = app
        self._address = address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        reason = refusal(self._address, scope["headers"])
        if scope["type"] == "websocket":
            if reason is not None:
                await send({"type": "websocket.close", "code": 1008, "reason": reason})
                return
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = dict(message["headers"])
                message = {**message, "headers": [*own.items(), *(one for one in _ALWAYS if one[0] not in own)]}
            await send(message)

        app: ASGIApp = self._app
        if reason is not None:
            app = PlainTextResponse(f"{reason}\n", 403)
        elif scope["method"] not in METHODS:
            app = PlainTextResponse("The preview can be read alone.\n", 405, {"Allow": ", ".join(METHODS)})
        await app(scope, receive, send_with_headers)


class _SiteRoutes:
    """What is answered at which path."""

    def __init__(self, hub: Hub, token: str) -> None:
        self._hub = hub
        self._token = token

    async def own_file(self, request: Request) -> Response:
        """Answer with a file of the preview itself."""
        name = request.path_params["name"]
        if name not in OWN_FILES:
            return PlainTextResponse("There is no such file.\n", 404)
        data = (Path(__file__).parent / "static" / name).read_bytes()
        return Response(data, media_type=OWN_FILES[name])

    async def translations(self, request: Request) -> Response:
        """Answer with the state of the translations."""
        site, found = self._hub.session.site, self._hub.session.findings
        if site is None or not found.coverage:
            return PlainTextResponse("The texts are still being counted. Reload this page in a moment.\n", 503)
        title = site.content.site.title.resolve(site.content.language_tags)
        page = coverage_page(found.coverage, title[0] if title else "")
        return Response(page, media_type="text/html", headers={"Content-Security-Policy": _policy_of(page)})

    async def answer(self, request: Request) -> Response:
        """Answer with a page or another file of the site."""
        path, base = request.scope["path"], self.base_path
        if request.headers.get("service-worker") == "script":
            return PlainTextResponse("The preview keeps nothing offline.\n", 404)
        if not path.startswith(base):
            if path in ("/", base.rstrip("/")):
                return RedirectResponse(base)
            return PlainTextResponse(f"The site is at {base}\n", 404)
        own = path[len(base) - 1 :]
        session = self._hub.session
        if session.site is None:
            return await self._page(own)
        if own in session.site.pages:
            return await self._page(own)
        if f"{own}/" in session.site.pages:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{request.url.path}/{query}")
        try:
            data = await in_thread(lambda: session.file(own[1:]))
        except Exception as error:  # an output's own failure: a missing program, a file that has just gone
            return PlainTextResponse(f"This file cannot be made: {error}\n", 500)
        return await self._page(own) if data is None else Response(data, headers={"Content-Type": content_type(own)})

    async def _page(self, path: str) -> Response:
        shown = await self._hub.page(path)
        body = with_script(shown.body, self._token, shown.version, is_problem_page=shown.is_stand_in)
        status = 503 if shown.is_stand_in else 200 if shown.is_found else 404
        return Response(body, status, media_type="text/html")

    async def socket(self, socket: WebSocket) -> None:
        """Keep an open page up to date: it says where it is, and is told when that changes."""
        given = socket.query_params.get("token", "")
        if not secrets.compare_digest(given.encode("utf-8", "surrogatepass"), self._token.encode()):
            await socket.close(1008)
            return
        await socket.accept()
        base = self.base_path
        viewer: Viewer | None = None
        try:
            text = (await socket.receive_text())[:MAX_MESSAGE]
            version, _, path = unquote(text).partition(" ")
            own = path[len(base) - 1 :] if path.startswith(base) else "/"
            viewer = Viewer(socket.send_text, own)
            await self._hub.join(viewer, version)
            while True:
                await socket.receive_text()
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            if viewer is not None:
                self._hub.viewers.discard(viewer)

    @property
    def base_path(self) -> str:
        """Where the site lies on its host."""
        site = self._hub.session.site
        return site.base_path if site is not None else "/"


def _policy_of(page: str) -> str:
    """Return a policy for a page with a style of its own (CSP Level 3, 2.3.1: hashes), and nothing else."""
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"
