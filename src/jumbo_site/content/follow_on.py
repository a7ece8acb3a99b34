"""What only follows from another error, and is left out of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jumbo_site.diagnostics import Diagnostic

_REFERRED_TO = {
    "roles": "role",
    "topics": "topic",
    "places": "place",
    "organisations": "organisation",
    "speakers": "speaker",
    "sessions": "session",
    "panels": "session",
}
"""What references call an entry of a kind, as in the codes of diagnostics."""


def first_causes(
    dangling: Sequence[Diagnostic], others: Iterable[Diagnostic], lost_kinds: Iterable[str]
) -> list[Diagnostic]:
    """Return the diagnostics of references and of consistency that stand for themselves.

    What seems unused may be what a mistyped reference means. ``lost_kinds`` are those of which a list, or an entry of
    one, cannot be read: an id that seems unknown may stand there, and something that seems unused may be named there.
    """
    codes = {problem.code for problem in dangling}
    excused = {code.replace("unknown-", "unused-") for code in codes if code.startswith("unknown-")}
    for kind in lost_kinds:
        excused |= {f"unknown-{_REFERRED_TO.get(kind, kind)}", "unused-speaker", "unused-organisation"}
    return [problem for problem in (*dangling, *others) if problem.code not in excused]
