"""The closest right word to a wrong one."""

from __future__ import annotations

from collections.abc import Iterable

from jumbo_site.messages import Message, say

_NEAR = 0.66


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that ``word`` most likely stands for, or None when none is near.

    A candidate is near when it differs by case or separators alone, by few edits for its length, or when one of the
    two begins the other. Of paths, what follows their common folders is compared.
    """
    from difflib import SequenceMatcher

    folded = _fold(word)
    best: tuple[float, str] | None = None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(folded)  # the side that SequenceMatcher indexes once
    for candidate in dict.fromkeys(candidates):
        other = _fold(candidate)
        matcher.set_seq1(other)
        score = 1.0 if other == folded else 0.0
        if not score and min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _NEAR:  # cheap upper bounds
            score = matcher.ratio()
        if "/" in other:
            score = score if score == 1.0 or _ends_are_near(folded, other) else 0.0
        elif len(folded) >= 3 and (other.startswith(folded) or folded.startswith(other)):
            score = max(score, 0.8)
        if score >= _NEAR and (best is None or score > best[0]):
            best = (score, candidate)
    return best[1] if best else None


def did_you_mean(word: str, candidates: Iterable[str]) -> Message | None:
    """Return a hint that names the closest candidate, or None."""
    match = closest(word, candidates)
    return say("Did you mean `{match}`?", match=match) if match is not None else None


def _ends_are_near(path: str, other: str) -> bool:
    """Compare two paths after their common folders."""
    shared = 0
    while path[shared : shared + 1] == other[shared : shared + 1] != "":
        shared += 1
    start = max(path.rfind("/", 0, shared), path.rfind("#", 0, shared)) + 1
    end, other_end = path[start:].rstrip("/"), other[start:].rstrip("/")
    return bool(end and other_end) and closest(end.replace("/", " "), [other_end.replace("/", " ")]) is not None


def _fold(word: str) -> str:
    return word[:200].casefold().replace("_", "-").replace(" ", "-")
