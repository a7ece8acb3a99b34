"""Views as bytes that are the same for equal views: what a page's fingerprint is made of.

Views are trees of frozen dataclasses, tuples and plain values. ``marshal`` writes plain values fast; its second version
writes nothing that depends on which objects are one. What it writes is never read.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from jumbo_site.plan.views import EditionCard, PersonCard, SessionCard

_VERSION = 2
_PLAIN = frozenset({str, int, bool, type(None), bytes, float})
_OFTEN_SHOWN = frozenset({PersonCard, SessionCard, EditionCard})
"""Cards are made once and shown on many pages: their bytes are made once as well."""
MAX_CARDS = 200_000
_cards: dict[int, tuple[object, bytes]] = {}
"""Digests by the identity of a card, which is held so that its identity stays its own."""


def view_bytes(*values: object) -> bytes:
    """Return bytes for views and plain values. Raises ValueError for a value of another kind."""
    return marshal.dumps(_plain(values), _VERSION)


@lru_cache(maxsize=256)
def _reader(kind: type[Any]) -> tuple[str, Callable[[object], Any], bool]:
    names = [field.name for field in fields(kind)]
    return kind.__name__, attrgetter(*names), len(names) == 1


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return tuple([one if type(one) in _PLAIN else _plain(one) for one in value])
    if kind in _OFTEN_SHOWN:
        known = _cards.get(id(value))
        if known is None:
            if len(_cards) >= MAX_CARDS:
                _cards.clear()
            digest = hashlib.blake2b(marshal.dumps(_parts(value), _VERSION), digest_size=16).digest()
            known = _cards[id(value)] = (value, digest)
        return known[1]
    return _parts(value)


def _parts(value: Any) -> tuple[Any, ...]:
    kind: type[Any] = type(value)
    name, read, is_single = _reader(kind)  # type: ignore[arg-type]
    parts = (read(value),) if is_single else read(value)
    return (name, *[one if type(one) in _PLAIN else _plain(one) for one in parts])
