"""Serve a built site on this machine alone, as a plain file server does."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a base path, with the folder's own 404.html for addresses that lead to nothing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, base_path: str, directory: str) -> None:
        self.base_path = base_path
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Return the file for a path of the site; outside the base path there is none."""
        if not path.startswith(self.base_path):
            return super().translate_path("/no-such-file")
        return super().translate_path("/" + path.removeprefix(self.base_path))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an address that leads to nothing with the site's own page."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def copyfile(self, source: object, outputfile: object) -> None:
        """Send a file; a reader that goes on before it has come is no fault."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)  # type: ignore[arg-type]

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the terminal for what matters."""


@contextlib.contextmanager
def serving(folder: Path, base_path: str = "/") -> Iterator[str]:
    """Serve a folder at a free port of the loopback address; give the site's address, which ends in ``base_path``."""
    handler = functools.partial(_Handler, base_path=base_path, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base_path}"
        finally:
            server.shutdown()
            thread.join()
