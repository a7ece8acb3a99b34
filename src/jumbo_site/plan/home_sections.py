"""The order of the home page's sections, and which of them stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from jumbo_site.model.site import HomeSection

_SIDE_BY_SIDE = frozenset({"introduction", "outcomes"})


def home_rows(sections: Sequence[HomeSection]) -> tuple[tuple[str, ...], ...]:
    """Return the sections in rows: introduction and outcomes share one where they follow each other."""
    rows: list[tuple[str, ...]] = []
    for section in sections:
        if rows and len(rows[-1]) == 1 and {*rows[-1], section} == _SIDE_BY_SIDE:
            rows[-1] = (*rows[-1], section)
        else:
            rows.append((section,))
    return tuple(rows)
