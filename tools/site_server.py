"""Serve a built site on this machine alone, as a plain file server does."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

TEXTS = frozenset({".html", ".css", ".js", ".svg", ".json", ".webmanifest", ".xml", ".txt"})


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a base path, with the folder's own 404.html for addresses that lead to nothing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, base_path: str, directory: str, compress: bool) -> None:
        self.base_path = base_path
        self.compress = compress
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Return the file for a path of the site; outside the base path there is none."""
        if not path.startswith(self.base_path):
            return super().translate_path("/no-such-file")
        return super().translate_path("/" + path.removeprefix(self.base_path))

    def do_GET(self) -> None:
        """Answer a request, with text compressed where the reader takes it, as hosts do."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (self.compress and accepts and file.suffix in TEXTS and file.is_file()):
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)

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
def serving(folder: Path, base_path: str = "/", *, compress: bool = False) -> Iterator[str]:
    """Serve a folder at a free port of the loopback address; give the site's address, which ends in ``base_path``."""
    handler = functools.partial(_Handler, base_path=base_path, directory=str(folder), compress=compress)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base_path}"
        finally:
            server.shutdown()
            thread.join()
