"""The contract of a place that a site is published to, and what can go wrong with one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from jumbo_site.messages import Listed, Message
from jumbo_site.messages.message import Argument
from jumbo_site.publishing.plan import Plan
from jumbo_site.publishing.release import Release

Sent = Callable[[int], None]
"""Is told how many further files a target has sent or removed."""

_CREDENTIALS = re.compile(r"(?<=//)[^/@\s]+@")


class PublishingError(Exception):
    """Publishing failed; the message and the hint are for an organiser and hold no secret."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        self.message = masked_message(message)
        self.hint = masked_message(hint) if hint else None
        super().__init__(self.message)


class WrongTargetError(PublishingError):
    """The words that name a target, or what they name, cannot be meant: nothing was sent."""


class TargetMovedError(PublishingError):
    """Another publication came between looking and sending: look again."""


@dataclass(frozen=True)
class Found:
    """What a target holds.

    ``record`` are the files that were published there by this program, path → SHA-256; None where it never was.
    ``kept`` are those of them that only pages of an earlier release use. ``present`` maps every path that is there to
    the SHA-256 of its bytes, or to an empty text where nobody knows them. Our own record and what belongs to git are
    not among them.
    """

    record: Mapping[str, str] | None = None
    kept: frozenset[str] = frozenset()
    present: Mapping[str, str] = field(default_factory=dict)


class Target(Protocol):
    """A place that can be looked at and sent to. Each method raises PublishingError."""

    @property
    def name(self) -> str:
        """How it is called in messages, without secrets."""

    def look(self, release: Release) -> Found:
        """Tell what is there, and change nothing."""

    def send(self, release: Release, plan: Plan, sent: Sent) -> None:
        """Carry out a plan that was made from what ``look`` found. What fails midway can be done again."""

    def close(self) -> None:
        """Give back what was opened: files, connections."""


def masked(text: str) -> str:
    """Return a text without what stands before the host of an address: names and passwords."""
    return _CREDENTIALS.sub("***@", text)


def masked_message(message: Message) -> Message:
    """Return a message in whose arguments no name and password stands before the host of an address."""

    def shown(value: Argument) -> Argument:
        if isinstance(value, Message):
            return masked_message(value)
        if isinstance(value, Listed):
            return Listed(masked(item) for item in value.items)
        return masked(value) if isinstance(value, str) else value

    arguments = {name: shown(value) for name, value in message.arguments.items()}
    return Message(message.template, arguments, message.plural, message.number)


def last_lines(text: str, number: int = 3) -> str:
    """Return the end of what a program said, as one line."""
    return " ".join(line.strip() for line in text.strip().splitlines()[-number:] if line.strip())
