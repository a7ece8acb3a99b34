"""A web server on this machine that answers as it is told and remembers what it was asked."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Reply:
    """What is answered: a status, headers, and otherwise silence or a trickle."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    is_silent: bool = False
    """Nothing is answered until the server ends."""
    trickles: bool = False
    """A byte of a header that never ends, again and again."""


@dataclass
class WebServer:
    """What the server was told and asked."""

    replies: dict[tuple[str, str], list[Reply]] = field(default_factory=dict)
    """By method and path; the last one stays."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0
    port: int = 0
    ended: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def on(self, path: str, *replies: Reply, method: str | None = None) -> str:
        """Tell the server how to answer; return the address."""
        for one in (method,) if method else ("HEAD", "GET"):
            self.replies[one, path] = list(replies)
        return self.address(path)

    def reply(self, method: str, path: str) -> Reply:
        with self.lock:
            self.asked.append((method, path))
            told = self.replies.get((method, path), [Reply(404)])
            return told.pop(0) if len(told) > 1 else told[0]


def _handler(server: WebServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            with server.lock:
                server.at_once += 1
                server.most_at_once = max(server.most_at_once, server.at_once)
            server.agents.add(self.headers["User-Agent"])
            reply = server.reply(self.command, self.path)
            server.ended.wait(0.01)  # long enough for a second question to be seen
            with server.lock:
                server.at_once -= 1  # before the answer, after which the next question may come
            self.give(reply)

        def give(self, reply: Reply) -> None:
            self.close_connection = True
            if reply.is_silent:
                server.ended.wait()
                return
            if reply.trickles:
                try:
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
                    while not server.ended.wait(0.02):
                        self.wfile.write(b"x")
                except OSError:
                    pass
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_HEAD = do_GET = answer  # noqa: N815 (the names are http.server's)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that hangs up is no error of a test."""


@contextmanager
def running(certificate: Path | None = None) -> Iterator[WebServer]:
    """Run a server until the block ends, over TLS where there is a certificate with its key."""
    told = WebServer()
    httpd = _Server(("127.0.0.1", 0), _handler(told))
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    httpd.daemon_threads = True
    told.port = httpd.server_address[1]
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.ended.set()
        httpd.shutdown()
        httpd.server_close()
        thread.join()
