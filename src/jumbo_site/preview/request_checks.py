"""Which requests are answered: those that this machine's own browser makes of the preview itself.

A page of another site can have its name resolved to 127.0.0.1 (DNS rebinding); then its requests come with its own
name as ``Host``. And it can send requests here from its own origin; then they carry it as ``Origin`` (RFC 6454).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Address:
    """Where the preview listens."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether this machine alone can reach it."""
        return self.host == "localhost" or _is_ip(self.host, "is_loopback")

    @property
    def url(self) -> str:
        """Its address for a browser on this machine."""
        host = "127.0.0.1" if _is_ip(self.host, "is_unspecified") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


def refusal(address: Address, headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """Return why a request is not answered, None where it is. ``headers`` have names in lower case."""
    found: dict[bytes, list[str]] = {b"host": [], b"origin": []}
    for name, value in headers:
        if name in found:
            found[name].append(value.decode("latin-1"))
    hosts, origins = found[b"host"], found[b"origin"]
    if len(hosts) != 1 or not _is_own(address, hosts[0]):
        return "The host of this address is not the preview."
    if origins and not all(origin == f"http://{hosts[0]}" for origin in origins):
        return "The request comes from another site."
    return None


def _is_own(address: Address, host: str) -> bool:
    """Tell whether a ``Host`` names the preview: with its port, as an address of the machine or as localhost.

    Where it listens on all addresses any IP address may be one of its own: rebinding needs a name.
    """
    name, _, port = host.lower().rpartition(":")
    if not name and address.port == 80:
        name, port = host.lower(), "80"
    if port != str(address.port):
        return False
    bare = name.removeprefix("[").removesuffix("]") if name.startswith("[") else name
    if bare in (address.host, "localhost") or _is_ip(bare, "is_loopback"):
        return True
    return _is_ip(address.host, "is_unspecified") and _is_ip(bare, None)


def _is_ip(text: str, quality: str | None) -> bool:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return False
    return quality is None or bool(getattr(found, quality))
