"""Addresses as the formats want them that know no letters but those of ASCII."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_KEPT = "!#$%&'()*+,/:;=?@[]~"
"""What may stand in a URI as it is (RFC 3986, 2.2), with ``%``, since what is escaped already stays so."""


_PLAIN = re.compile(r"https?://[a-z0-9.-]*[a-z0-9](?::[0-9]{1,5})?/[A-Za-z0-9/._~-]*")
"""An address in which nothing is to be escaped; most are."""


def absolute_uri(address: str) -> str:
    """Return an absolute web address as a URI (RFC 3987, 3.1): the host by IDNA, the rest escaped as UTF-8.

    Blanks and control characters are escaped too, so that the result is always of one line. Raises ValueError for
    what has no scheme http or https and no host.
    """
    if _PLAIN.fullmatch(address):
        return address
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{address!r} is no absolute web address")
    host = parts.netloc if parts.netloc.isascii() else _ascii_host(parts.hostname, parts.port)
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, *rest))


def _ascii_host(hostname: str, port: int | None) -> str:
    host = hostname.encode("idna").decode("ascii")
    return host if port is None else f"{host}:{port}"
