"""Prose in three languages from parallel sentences, so that each text is a translation of the others.

The sentences are those of pieces/*.yaml. A text takes sentences until it has the wanted length in its tersest language.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

LANGUAGES = ("ar", "en", "it")
ABSTRACT_WORDS = (120, 250)
BIOGRAPHY_WORDS = (60, 100)
GENDERED = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")

Text = Mapping[str, str]
"""A text by language."""
T = TypeVar("T")


@cache
def pieces(name: str) -> Any:
    """Return one file of pieces/."""
    return yaml.safe_load((Path(__file__).parent / "pieces" / f"{name}.yaml").read_text("utf-8"))


class Choice:
    """Choices that depend on the seed and the name of what is made alone: not on the order in which it is made."""

    def __init__(self, seed: int, name: str) -> None:
        self._random = random.Random(f"{seed}:{name}").random  # noqa: S311 - a workload, no secret

    def number(self, low: int, high: int) -> int:
        """Return a number from low to high, both included."""
        return low + int(self._random() * (high - low + 1))

    def one(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.number(0, len(items) - 1)]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return all items in some order."""
        return [item for _, item in sorted(((self._random(), index), item) for index, item in enumerate(items))]


def words(markdown: str) -> int:
    """Count the words of a text."""
    return len(markdown.split())


def filled(template: Text, choice: Choice, subject: Text, **fixed: Text) -> Text:
    """Return a sentence with its phrases put in; ``fixed`` phrases come before those that are chosen."""
    phrases = pieces("phrases")
    where, body, tool = (choice.one(phrases[kind]) for kind in ("where", "body", "tool"))
    number, year = str(choice.number(11, 99)), str(choice.number(2009, 2028))
    values = {"subject": subject, "where": where, "body": body, "tool": tool, **fixed}
    filled_in = {}
    for tag in LANGUAGES:
        sentence = template[tag].format(**{key: text[tag] for key, text in values.items()}, n=number, year=year)
        filled_in[tag] = sentence[0].upper() + sentence[1:]
    return filled_in


def _lengths(parts: Sequence[Text]) -> tuple[int, int]:
    """Return the number of words in the tersest and in the wordiest language."""
    counts = [sum(words(part[tag]) for part in parts) for tag in LANGUAGES]
    return min(counts), max(counts)


def _paragraphs(sentences: Sequence[Text], choice: Choice) -> Iterator[Text]:
    rest = list(sentences)
    while rest:
        size = choice.number(2, 4)
        yield {tag: " ".join(sentence[tag] for sentence in rest[:size]) for tag in LANGUAGES}
        rest = rest[size:]


def _items(choice: Choice) -> list[Text]:
    lead = choice.one(pieces("sentences")["list_lead"])
    items = choice.shuffled(pieces("sentences")["list_item"])[:3]
    block = {tag: lead[tag] + "\n\n" + "\n".join(f"- {item[tag]}" for item in items) for tag in LANGUAGES}
    return [block]


def abstract(choice: Choice, subject: Text, link: Text | None = None) -> Text:
    """Return an abstract in Markdown: paragraphs, in one of four a list, at the end ``link`` if it is given."""
    sentences = pieces("sentences")
    fixed = _items(choice) if choice.number(1, 4) == 1 else []
    fixed += [link] if link else []
    closing = filled(choice.one(sentences["closing"]), choice, subject)
    chosen = [filled(choice.one(sentences["opening"]), choice, subject)]
    wanted = choice.number(ABSTRACT_WORDS[0], ABSTRACT_WORDS[0] + 50)
    for template in choice.shuffled(sentences["middle"]):
        if _lengths([*chosen, closing, *fixed])[0] >= wanted:
            break
        chosen.append(filled(template, choice, subject))
    paragraphs = [*_paragraphs([*chosen, closing], choice)]
    blocks = [*paragraphs[:-1], *fixed[:1], paragraphs[-1], *fixed[1:]]
    return {tag: "\n\n".join(block[tag] for block in blocks) + "\n" for tag in LANGUAGES}


def biography(choice: Choice, name: Text, subject: Text, gender: str) -> Text:
    """Return a biography of one or two paragraphs; ``gender`` is m or f."""
    first, second, *others = pieces("sentences")["biography"]
    chosen: list[Text] = []
    for template in [choice.one((first, second)), *choice.shuffled(others)]:
        if _lengths(chosen)[0] >= BIOGRAPHY_WORDS[0]:
            break
        sentence = filled(template, choice, subject, name=name)
        if _lengths([*chosen, sentence])[1] <= BIOGRAPHY_WORDS[1]:
            chosen.append(sentence)
    blocks = [*_paragraphs(chosen, choice)]
    text = {tag: "\n\n".join(block[tag] for block in blocks) for tag in LANGUAGES}
    return {tag: GENDERED.sub(r"\1" if gender == "m" else r"\2", text[tag]) + "\n" for tag in LANGUAGES}
