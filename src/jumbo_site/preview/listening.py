"""The port that the preview listens at."""

from __future__ import annotations

import errno
import socket
import sys
from dataclasses import dataclass

from jumbo_site.messages import Message, say
from jumbo_site.messages.system_errors import reason_of
from jumbo_site.preview.request_checks import Address

FIRST_PORT = 8000
TRIED_PORTS = 20


class PortTakenError(Exception):
    """The address cannot be listened at; ``told`` says why."""

    def __init__(self, told: Message) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True)
class Bound:
    """A socket that listens, and where."""

    socket: socket.socket
    address: Address


def bind(host: str, port: int | None) -> Bound:
    """Listen at a port; without one, at the first free one from 8000 on. Raises PortTakenError."""
    wanted = [port] if port is not None else list(range(FIRST_PORT, FIRST_PORT + TRIED_PORTS))
    for number in wanted:
        try:
            return _bound(host, number)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                told = say("Nothing can listen at {host}: {reason}.", host=host, reason=reason_of(error))
                raise PortTakenError(told) from error
    if port is not None:
        raise PortTakenError(say("Port {port} is taken.", port=str(port)))
    raise PortTakenError(say("The ports {first} to {last} are all taken.", first=str(wanted[0]), last=str(wanted[-1])))


def _bound(host: str, port: int) -> Bound:
    """Listen at a port. Raises OSError."""
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    opened = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there the option lets two programs share a port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(place)
        opened.listen(128)
    except OSError:
        opened.close()
        raise
    return Bound(opened, Address(host, opened.getsockname()[1]))
