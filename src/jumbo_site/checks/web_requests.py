"""One question to one web server: is it there? Heads alone are read, never a body.

It is asked with ``http.client`` of the standard library and not with a larger client, since two things have to be held
in hand here: the socket is connected to the very address that was found to be public (a second look-up of the name
could give another one), and a clock runs for the answer as a whole, which the time-outs of single reads do not bound.
Proxies of the environment are not asked, since they would connect for us to what we cannot see.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote, urlsplit

from jumbo_site.messages import Message, say
from jumbo_site.messages.system_errors import reason_of

READ_SECONDS = 15.0
"""For a connection, and for each piece of an answer."""
ANSWER_SECONDS = 40.0
"""For an answer as a whole."""
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses as IPv6 networks reach them (RFC 6052)."""


class NoAnswerError(Exception):
    """A server did not answer; ``reason`` says why, as a part of a sentence for organisers."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


class PrivateHostError(Exception):
    """A name leads into a private network, and is not connected to."""


@dataclass(frozen=True)
class Head:
    """The status and the headers of an answer, their names in lower case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Manners:
    """How servers are asked."""

    user_agent: str
    read_seconds: float = READ_SECONDS
    answer_seconds: float = ANSWER_SECONDS
    allows_private: bool = False
    """True in tests alone: content could name a machine in the network of whoever checks it (SSRF)."""


def is_public(address: str) -> bool:
    """Tell whether an IP address lies in the public internet (IANA's special-purpose registries, RFC 6890)."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        within = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            within = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if within is not None:
            return is_public(str(within))
    return ip.is_global and not ip.is_multicast


def host_of(address: str) -> str:
    """Return the host and port of a web address, as one queue of questions. Raises NoAnswerError for a wrong one."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError):
        raise NoAnswerError(say("the address is not written rightly")) from None
    if parts.scheme not in ("http", "https") or not name:
        raise NoAnswerError(say("the address is not written rightly"))
    return f"{name}:{port or (443 if parts.scheme == 'https' else 80)}"


class Conversations:
    """The connections that are open, so that an interrupt need not wait for their answers."""

    def __init__(self) -> None:
        self._open: set[_Connection] = set()
        self._lock = threading.Lock()
        self._are_over = False

    def begin(self, connection: _Connection) -> None:
        """Note a connection; one that comes late is cut at once."""
        with self._lock:
            self._open.add(connection)
            if self._are_over:
                connection.cut()

    def end(self, connection: _Connection) -> None:
        """Forget a connection."""
        with self._lock:
            self._open.discard(connection)

    def cut(self) -> None:
        """End all of them, and those that are still to come."""
        with self._lock:
            self._are_over = True
            for connection in self._open:
                connection.cut()


def ask(address: str, method: str, manners: Manners, conversations: Conversations | None = None) -> Head:
    """Return the head of a server's answer. Raises NoAnswerError or PrivateHostError."""
    name, _, port = host_of(address).rpartition(":")
    ips = _public_addresses(name.strip("[]"), int(port), manners)
    is_secure = urlsplit(address).scheme == "https"
    connection = _Connection(name, int(port), ips, manners, is_secure=is_secure)
    clock = threading.Timer(manners.answer_seconds, connection.cut)
    clock.daemon = True
    clock.start()
    conversations = conversations or Conversations()
    conversations.begin(connection)
    try:
        connection.request(
            method, _request_target(address), headers={"User-Agent": manners.user_agent, "Accept": "*/*"}
        )
        answer = connection.getresponse()
        if connection.is_cut:  # the headers up to there look like an answer
            raise OSError("cut")
        return Head(answer.status, {name.lower(): _as_utf8(value) for name, value in answer.getheaders()})
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NoAnswerError(_reason(error, connection.is_cut, manners)) from None
    finally:
        clock.cancel()
        conversations.end(connection)
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to one of the addresses that were looked at, whatever the name leads to by now."""

    def __init__(self, name: str, port: int, ips: list[str], manners: Manners, *, is_secure: bool) -> None:
        super().__init__(name, port, timeout=manners.read_seconds)
        self.default_port = 443 if is_secure else 80
        self.is_cut = False
        self._ips = ips
        self._is_secure = is_secure

    def connect(self) -> None:
        if self.is_cut:
            raise OSError("cut")
        self.sock = self._connected()
        if self._is_secure:
            self.sock = _tls().wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock.do_handshake()
        if self.is_cut:
            raise OSError("cut")

    def _connected(self) -> socket.socket:
        for ip in self._ips[:-1]:
            with suppress(OSError):
                return socket.create_connection((ip, self.port), self.timeout)
        return socket.create_connection((self._ips[-1], self.port), self.timeout)

    def cut(self) -> None:
        """End the conversation from another thread; whoever reads from it gets an error."""
        self.is_cut = True
        sock: socket.socket | None = self.sock
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _public_addresses(name: str, port: int, manners: Manners) -> list[str]:
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoAnswerError(say("no server of this name is known")) from None
    ips = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not manners.allows_private and not all(map(is_public, ips)):
        raise PrivateHostError(name)
    return ips[:3]


def _as_utf8(value: str) -> str:
    """Return a header as it was meant: http.client reads it as Latin-1 (RFC 9110, 5.5)."""
    return value.encode("latin-1", "replace").decode("utf-8", "replace")


def _request_target(address: str) -> str:
    parts = urlsplit(address)
    path = quote(parts.path or "/", safe=_KEPT_IN_PATH)
    return f"{path}?{quote(parts.query, safe=_KEPT_IN_PATH + '?')}" if parts.query else path


def _reason(error: Exception, is_cut: bool, manners: Manners) -> Message:
    if is_cut:
        return say("its answer took more than {seconds} seconds", seconds=f"{manners.answer_seconds:g}")
    if isinstance(error, ssl.SSLCertVerificationError):
        return say("its certificate is not valid ({reason})", reason=error.verify_message)
    if isinstance(error, ssl.SSLError):
        return say("no secure connection comes about ({reason})", reason=error.reason or error)
    if isinstance(error, TimeoutError):
        return say("it did not answer within {seconds} seconds", seconds=f"{manners.read_seconds:g}")
    if isinstance(error, ConnectionRefusedError):
        return say("its server refuses the connection")
    if isinstance(error, ConnectionError):
        return say("its server broke the connection off")
    if isinstance(error, OSError):
        return (
            say("it cannot be reached ({reason})", reason=reason_of(error))
            if error.strerror
            else say("it cannot be reached (no route)")
        )
    return say("its answer is not HTTP")
