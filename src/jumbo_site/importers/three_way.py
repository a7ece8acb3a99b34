"""Three-way merge of values: what was imported last (base), what stands here, and what the source says now.

A value is a text, a list (of texts or of mappings), or None where there is none. What people wrote here is never
changed by it: a value that was changed on both sides stays, and is told as a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

Item = Any
"""A text, or a mapping of texts."""


@dataclass(frozen=True)
class Merged:
    """What is to stand here, and whether the source says otherwise without being followed."""

    value: Any
    is_conflict: bool = False


def merge_value(base: Any, here: Any, source: Any) -> Merged:
    """Merge a value that is taken as a whole."""
    if here in (base, source):
        return Merged(source)
    if source == base:
        return Merged(here)
    return Merged(here, is_conflict=True)


def merge_list(
    base: Sequence[Item] | None,
    here: Sequence[Item] | None,
    source: Sequence[Item] | None,
    key: Callable[[Item], Hashable],
) -> Merged:
    """Merge a list item by item; items are the same where their keys are, and the order is that of here.

    An item that the source added is added, one that it took away goes unless it was edited here. None is as good as an
    empty list.
    """
    if list(here or []) == list(base or []):
        return Merged(list(source) if source else None)
    was, now, new = ({key(item): item for item in items or []} for items in (base, here, source))
    result: list[Item] = []
    is_conflict = False
    for own, item in now.items():
        merged = merge_value(was.get(own), item, new.get(own))
        is_conflict = is_conflict or merged.is_conflict
        if merged.value is not None:
            result.append(merged.value)
    for own, item in new.items():
        if own in now:
            continue
        if own not in was:
            result.append(item)
        elif was[own] != item:  # taken away here, changed at the source
            is_conflict = True
    return Merged(result or None, is_conflict)
