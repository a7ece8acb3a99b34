"""Whether a translation is older than its source, told without a clock and without git.

A translation ``<id>.<lang>.md`` keeps in its front matter ``source: ar@0123456789ab``: the language that it was made
from, and the beginning of the SHA-256 of the source's texts at that time. Short texts in YAML mappings have none: all
their languages stand side by side.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jumbo_site.content.entities import EntitySource, ProseSource
from jumbo_site.content.translation_texts import EntryTexts
from jumbo_site.content.yaml_nodes import ScalarNode
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say

SOURCE_KEY = "source"
_MARK = re.compile(r"(?P<language>[A-Za-z0-9-]+)@(?P<digest>[0-9a-f]{12})")


@dataclass(frozen=True)
class SourceMark:
    """What a translation says of its source."""

    language: str
    digest: str
    """12 hexadecimal digits."""

    def __str__(self) -> str:
        return f"{self.language}@{self.digest}"


@dataclass(frozen=True)
class ProseState:
    """A Markdown file that has a mark, and the mark that its source would get now (None where there is no source)."""

    file: str
    mark: SourceMark
    current: SourceMark | None
    location: Location
    """Of the key ``source``."""

    @property
    def is_stale(self) -> bool:
        """Whether the source has changed, or is gone, since the mark was written."""
        return self.mark != self.current


def parse_mark(text: str) -> SourceMark | None:
    """Read ``ar@0123456789ab``; None where it is something else."""
    match = _MARK.fullmatch(text)
    return SourceMark(match["language"], match["digest"]) if match else None


def source_mark(entry: EntryTexts, language: str, source: str) -> SourceMark | None:
    """Return the mark for an entry's Markdown file in ``language`` that is made from ``source``.

    It covers those texts that either language has in its Markdown file. None where the source has none of them.
    """
    covered = {
        text.name: text.values[source]
        for text in entry.texts
        if source in text.values and (entry.is_in_prose(text.path, language) or entry.is_in_prose(text.path, source))
    }
    if not covered:
        return None
    written = json.dumps(covered, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return SourceMark(source, hashlib.sha256(written.encode("ascii")).hexdigest()[:12])


def prose_state(entry: EntryTexts, prose: ProseSource) -> ProseState | None:
    """Return the state of a Markdown file, or None where it has no mark."""
    for key, value in prose.front.entries if prose.front else ():
        if key.text == SOURCE_KEY and isinstance(value, ScalarNode) and value.text is not None:
            mark = parse_mark(value.text)
            if mark is not None:
                current = source_mark(entry, prose.language, mark.language)
                return ProseState(prose.file, mark, current, key.location)
    return None


def is_watched(source: EntitySource) -> bool:
    """Tell whether any Markdown file of an entry has a mark, so that a change of one can make another stale."""
    return any(key.text == SOURCE_KEY for prose in source.prose if prose.front for key, _ in prose.front.entries)


def stale_problems(entries: Iterable[EntryTexts]) -> Iterator[Diagnostic]:
    """Yield a warning for each translation whose source has changed."""
    for entry in entries:
        for prose in entry.source.prose:
            state = prose_state(entry, prose)
            if state is None or not state.is_stale:
                continue
            tag = state.mark.language
            if state.current is None:
                message = say("This is translated from `{tag}`, and there is no text in `{tag}` any more.", tag=tag)
            else:
                message = say("The text in `{tag}` has changed since this was translated from it.", tag=tag)
            hint = say("Bring it up to date, then run `jumbo-site translations accept {file}`.", file=prose.file)
            yield diagnostic("stale-translation", message, state.location, hint)
