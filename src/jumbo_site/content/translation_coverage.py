"""How much of the content is translated: per language and kind of content, and what is lacking."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jumbo_site.content.translation_fingerprints import prose_state
from jumbo_site.content.translation_texts import KINDS, ContentText, EntryTexts
from jumbo_site.diagnostics import Location
from jumbo_site.model.site import LanguageSetting

STATES = ("done", "stale", "missing", "transliterated")
"""A text is in one of them: translated; older than its source; not there; or served in other letters."""


@dataclass(frozen=True)
class Count:
    """So many texts, by state."""

    done: int = 0
    stale: int = 0
    missing: int = 0
    transliterated: int = 0
    unmarked: int = 0
    """Of those done: in a Markdown file that keeps no fingerprint of its source, so that it can never be stale."""

    @property
    def texts(self) -> int:
        """All of them."""
        return self.done + self.stale + self.missing + self.transliterated

    @property
    def percent(self) -> int:
        """Which part is up to date, rounded down: 100 only where nothing is lacking."""
        return 100 * (self.done + self.transliterated) // self.texts if self.texts else 100


@dataclass(frozen=True)
class Gap:
    """A text that is missing or stale in a language."""

    language: str
    state: str
    address: str
    location: Location
    """Of the source where the text is missing, of the translation where it is stale."""


@dataclass(frozen=True)
class LanguageCoverage:
    """The state of one language."""

    tag: str
    by_kind: Mapping[str, Count]
    """Only kinds that have texts, in their order."""
    gaps: tuple[Gap, ...]

    @property
    def total(self) -> Count:
        """All kinds together."""
        return total(self.by_kind.values())


def total(counts: Iterable[Count]) -> Count:
    """Return the sum of some counts."""
    listed = list(counts)
    return Count(
        sum(count.done for count in listed),
        sum(count.stale for count in listed),
        sum(count.missing for count in listed),
        sum(count.transliterated for count in listed),
        sum(count.unmarked for count in listed),
    )


def coverage(entries: Sequence[EntryTexts], languages: Sequence[LanguageSetting]) -> tuple[LanguageCoverage, ...]:
    """Return the state of each language, in the order of the site."""
    order = tuple(setting.tag for setting in languages)
    return tuple(_language_coverage(entries, setting, order) for setting in languages)


def _language_coverage(
    entries: Sequence[EntryTexts], setting: LanguageSetting, order: Sequence[str]
) -> LanguageCoverage:
    tag = setting.tag
    counts: dict[str, list[Count]] = {}
    gaps: list[Gap] = []
    for entry in entries:
        prose = entry.prose(tag)
        state = prose_state(entry, prose) if prose else None
        for text in entry.texts:
            in_prose = entry.is_in_prose(text.path, tag)
            address = f"{entry.address}#{text.name}"
            if tag not in text.values:
                if setting.transliterate in text.values:
                    count = Count(transliterated=1)
                else:
                    count = Count(missing=1)
                    place = entry.location(text, _first_written(text, order))
                    gaps.append(Gap(tag, "missing", address, place))
            elif in_prose and state is not None and state.is_stale:
                count = Count(stale=1)
                gaps.append(Gap(tag, "stale", address, state.location))
            else:
                count = Count(done=1, unmarked=int(in_prose and state is None and tag != order[0]))
            counts.setdefault(entry.key.kind, []).append(count)
    by_kind = {kind: total(counts[kind]) for kind in KINDS if kind in counts}
    return LanguageCoverage(tag, by_kind, tuple(gaps))


def _first_written(text: ContentText, order: Sequence[str]) -> str:
    return next((tag for tag in order if tag in text.values), next(iter(text.values)))


def coverage_json(languages: Sequence[LanguageCoverage]) -> str:
    """Return the state of all languages as JSON: ``version`` 1, counts by kind, and every text that is lacking."""
    document = {
        "version": 1,
        "languages": [
            {
                "tag": one.tag,
                **_count_json(one.total),
                "kinds": [{"kind": kind, **_count_json(count)} for kind, count in one.by_kind.items()],
                "lacking": [
                    {
                        "state": gap.state,
                        "address": gap.address,
                        "file": gap.location.file,
                        "line": gap.location.line,
                    }
                    for gap in one.gaps
                ],
            }
            for one in languages
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _count_json(count: Count) -> dict[str, int]:
    return {
        "texts": count.texts,
        **{state: getattr(count, state) for state in STATES},
        "unmarked": count.unmarked,
        "percent": count.percent,
    }
