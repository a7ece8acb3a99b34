"""Whether addresses of other sites lead anywhere: many hosts at once, one question at a time to each.

RFC 9110 says what the answers mean: 301 and 308 name a new address for good, 404 and 410 that there is nothing, 429
(RFC 6585) and ``Retry-After`` that one should wait.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import urldefrag, urljoin

from jumbo_site.checks.web_requests import Conversations, Head, Manners, NoAnswerError, PrivateHostError, ask, host_of
from jumbo_site.messages import Message, say

if TYPE_CHECKING:
    from collections.abc import Iterator

Finding = Literal["well", "moved", "gone", "refused", "unreachable", "private"]

HOSTS_AT_ONCE = 8
PAUSE = 1.0
"""Seconds between two questions to one host."""
MAX_REDIRECTS = 8
LONGEST_WAIT = 60.0
"""Seconds that a host may ask to wait for; beyond, it is left in peace."""
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_GONE = (404, 410)
_WAIT = (429, 503)


@dataclass(frozen=True)
class Visit:
    """What was found at an address."""

    finding: Finding
    status: int | None = None
    target: str | None = None
    """Where it has moved for good."""
    reason: Message | None = None
    """Why there was no answer."""


class _Host:
    """What is known of a host during a run."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free_at = 0.0
        self.is_tired = False


class LinkVisitor:
    """Visits addresses; lives for one run."""

    def __init__(
        self,
        manners: Manners,
        *,
        pause: float = PAUSE,
        wait: Callable[[float], object] | None = None,
        longest_wait: float = LONGEST_WAIT,
    ) -> None:
        self._manners = manners
        self._pause = pause
        self._ended = threading.Event()
        self._wait = wait or self._ended.wait
        self._conversations = Conversations()
        self._longest_wait = longest_wait
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def visit_all(self, addresses: Iterable[str]) -> dict[str, Visit]:
        """Return what was found at each address."""
        queues: dict[str, list[str]] = {}
        found: dict[str, Visit] = {}
        for address in dict.fromkeys(addresses):
            try:
                queues.setdefault(host_of(address), []).append(address)
            except NoAnswerError as error:
                found[address] = Visit("unreachable", reason=error.reason)
        pool = ThreadPoolExecutor(HOSTS_AT_ONCE, "links")
        try:
            for visits in pool.map(self._visit_host, sorted(queues.values(), key=len, reverse=True)):
                found.update(visits)
        except BaseException:  # an interrupt waits for no answer
            self._ended.set()
            self._conversations.cut()
            raise
        finally:
            pool.shutdown(cancel_futures=True)
        return found

    def _visit_host(self, addresses: list[str]) -> dict[str, Visit]:
        return {address: self.visit(address) for address in addresses if not self._ended.is_set()}

    def visit(self, address: str) -> Visit:
        """Return what is found at an address, and where it leads on to."""
        new_home, is_permanent = None, True
        try:
            bare, fragment = urldefrag(address)
            current, seen = bare, {bare}
            while True:
                head = self._question(current)
                if head.status not in _REDIRECTS or "location" not in head.headers:
                    break
                is_permanent = is_permanent and head.status in _PERMANENT
                current = urldefrag(urljoin(current, head.headers["location"]))[0]
                if is_permanent:
                    new_home = current
                if current in seen or len(seen) > MAX_REDIRECTS:
                    return Visit("unreachable", head.status, reason=say("it leads on without end"))
                seen.add(current)
        except NoAnswerError as error:
            return Visit("unreachable", reason=error.reason)
        except ValueError:  # brackets of an IPv6 address that is none
            return Visit("unreachable", reason=say("the address is not written rightly"))
        except PrivateHostError:
            return Visit("private")
        if head.status in _GONE:
            return Visit("gone", head.status)
        if head.status >= 500:
            return Visit("unreachable", head.status, reason=say("its server answers {status}", status=head.status))
        if head.status >= 400:
            return Visit("refused", head.status)
        if new_home is not None and new_home != bare:
            return Visit("moved", head.status, f"{new_home}#{fragment}" if fragment else new_home)
        return Visit("well", head.status)

    def _question(self, address: str) -> Head:
        """Ask for the head alone; where that is refused, for the page, of which no more than the head is read.

        Not every server knows HEAD, and some say of it what they would not say of a page.
        """
        head = self._polite(address, "HEAD")
        if head.status >= 400 and head.status not in _WAIT:
            head = self._polite(address, "GET")
        return head

    def _polite(self, address: str, method: str) -> Head:
        host = self._host(host_of(address))
        with host.lock, self._after_pause(host):
            if host.is_tired:
                return Head(429)
            head = ask(address, method, self._manners, self._conversations)
            seconds = _seconds_to_wait(head) if head.status in _WAIT else None
            if seconds is None:
                host.is_tired = head.status == 429
                return head
            if seconds > self._longest_wait:
                host.is_tired = True
                return head
            self._wait(max(seconds, self._pause))
            head = ask(address, method, self._manners, self._conversations)
            host.is_tired = head.status in _WAIT
            return head

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())

    @contextmanager
    def _after_pause(self, host: _Host) -> Iterator[None]:
        """Wait until the host has had its pause; at the end, the next one begins."""
        left = host.free_at - time.monotonic()
        if left > 0 and not host.is_tired:
            self._wait(left)
        try:
            yield
        finally:
            host.free_at = time.monotonic() + self._pause


def _seconds_to_wait(head: Head) -> float | None:
    """Return what ``Retry-After`` asks for: seconds, or the time until a date (RFC 9110, 10.2.3)."""
    written = head.headers.get("retry-after", "").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        return max(0.0, parsedate_to_datetime(written).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
