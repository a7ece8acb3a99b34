"""The closest right word to a wrong one."""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that ``word`` most likely stands for, or None when none is near.

    A candidate is near when it differs by case or separators alone, or by few edits for its length.
    """
    from difflib import SequenceMatcher

    folded = _fold(word)
    best: tuple[float, str] | None = None
    for candidate in dict.fromkeys(candidates):
        other = _fold(candidate)
        score = 1.0 if other == folded else SequenceMatcher(None, folded, other, autojunk=False).ratio()
        if len(folded) >= 3 and (other.startswith(folded) or folded.startswith(other)):
            score = max(score, 0.8)
        if score >= 0.66 and (best is None or score > best[0]):
            best = (score, candidate)
    return best[1] if best else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Return a hint that names the closest candidate, or None."""
    match = closest(word, candidates)
    return f"Did you mean `{match}`?" if match is not None else None


def _fold(word: str) -> str:
    return word[:200].casefold().replace("_", "-").replace(" ", "-")
