"""Persons' Arabic names in the texts, where they are written otherwise than the persons' own files write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from jumbo_site.content.arabic_faults import MARKS
from jumbo_site.i18n.bidi_runs import LETTERS
from jumbo_site.model.people import Speaker

_ALIKE = ("اأإآٱ", "وؤ", "يىئی", "هةۀ", "كک")
"""Letters that are taken for each other: hamza, alef maqsura, teh marbuta, and the Persian forms of two."""
_STRETCH = "\u0640"
_SIGNS = re.compile(f"[{MARKS}{_STRETCH}]")
_FOLD = str.maketrans({letter: group[0] for group in _ALIKE for letter in group[1:]})
_WORD = re.compile(f"[{LETTERS['Arab']}]+")
_WRITTEN = re.compile(f"[{LETTERS['Arab']}][{LETTERS['Arab']}{MARKS}\u0640]*")
MAX_PROCLITICS = 2
_PROCLITICS = "وفبلك"
"""*and*, *so*, *by*, *for*, *as*: written together with the word that they stand before."""


@dataclass(frozen=True)
class NameIndex:
    """The declared spellings of names of two words and more, by the folded form that they share."""

    spellings: Mapping[tuple[str, ...], tuple[str, ...]]
    by_second_word: Mapping[str, tuple[tuple[str, ...], ...]]


def folded(text: str) -> str:
    """Return a text without vowel signs and stretching, with letters that are taken for each other made one."""
    return _SIGNS.sub("", text).translate(_FOLD)


def name_index(speakers: Iterable[Speaker]) -> NameIndex:
    """Return the Arabic names and aliases of persons."""
    spellings: dict[tuple[str, ...], dict[str, None]] = {}
    for speaker in speakers:
        own = speaker.name.get("Arab")
        for name in (*((own.text,) if own else ()), *speaker.aliases):
            words = tuple(_WORD.findall(folded(name)))
            if len(words) > 1 and words == tuple(folded(name).split()):
                spellings.setdefault(words, {})[" ".join(name.split())] = None
    second: dict[str, list[tuple[str, ...]]] = {}
    for words in spellings:
        second.setdefault(words[1], []).append(words)
    return NameIndex(
        {words: tuple(names) for words, names in spellings.items()},
        {word: tuple(names) for word, names in second.items()},
    )


def names_in(text: str, index: NameIndex) -> frozenset[tuple[str, ...]]:
    """Return the names that a text seems to hold in another spelling than the declared ones."""
    if not index.by_second_word:
        return frozenset()
    words = _WORD.findall(folded(text))
    written: list[str] | None = None
    found = set()
    for place, word in enumerate(words[1:], start=1):
        for name in index.by_second_word.get(word, ()):
            first = words[place - 1]
            if first.endswith(name[0]) and tuple(words[place : place + len(name) - 1]) == name[1:]:
                if written is None:
                    written = _WRITTEN.findall(text)
                is_declared = len(written) == len(words) and _is_declared(
                    written[place - 1 : place - 1 + len(name)], index.spellings[name]
                )
                if not is_declared:
                    found.add(name)
    return frozenset(found)


def _is_declared(written: list[str], declared: tuple[str, ...]) -> bool:
    """Tell whether words are a declared spelling, perhaps with letters before the first that are written together."""
    for spelling in declared:
        first, *rest = spelling.split()
        if written[0].endswith(first) and written[1:] == rest:
            return True
    return False


def other_spellings(shown: str, name: tuple[str, ...], index: NameIndex) -> Iterator[tuple[int, str]]:
    """Yield ``(offset, spelling)`` of a name where it is spelled in none of the declared ways."""
    declared = index.spellings[name]
    words = list(_WRITTEN.finditer(shown))
    bare = [folded(word.group()) for word in words]
    for place in range(len(words) - len(name) + 1):
        if bare[place + 1] != name[1] or tuple(bare[place + 1 : place + len(name)]) != name[1:]:
            continue
        before = bare[place].removesuffix(name[0])
        if before == bare[place] or len(before) > MAX_PROCLITICS or not set(before) <= set(_PROCLITICS):
            continue
        first, last = words[place], words[place + len(name) - 1]
        if any(shown[one.end() : two.start()].strip() for one, two in pairwise(words[place : place + len(name)])):
            continue
        start = first.start() + _length(first.group(), len(before))
        spelling = shown[start : last.end()]
        if " ".join(spelling.replace(_STRETCH, "").split()) not in declared:
            yield start, " ".join(spelling.split())


def _length(word: str, letters: int) -> int:
    """Return how many characters so many letters take, each with its signs and stretching."""
    end = 0
    while letters:
        end += 1
        while end < len(word) and not folded(word[end]):
            end += 1
        letters -= 1
    return end
