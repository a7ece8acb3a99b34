"""Translations that somebody has found to be up to date: they get the fingerprint of their source as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.content.entities import ProseSource
from jumbo_site.content.translation_bytes import WrittenText
from jumbo_site.content.translation_export import SiteTexts
from jumbo_site.content.translation_files import FileChange, front_edits, prose_path
from jumbo_site.content.translation_fingerprints import SOURCE_KEY, SourceMark, prose_state, source_mark
from jumbo_site.content.translation_texts import EntryTexts
from jumbo_site.content.translation_yaml import EditRefusedError
from jumbo_site.messages import Message, say


@dataclass(frozen=True)
class Acceptance:
    """What is to be written; how many files have their fingerprint already; and what is wrong with the others."""

    changes: tuple[FileChange, ...]
    unchanged: int
    problems: tuple[Message, ...]


def acceptance(site: SiteTexts, files: Sequence[Path], language: str | None, source: str | None) -> Acceptance:
    """Return the fingerprints for some Markdown files, or for all in a language; nothing is written.

    ``source`` is the language translated from: by default what a file says itself, else the site's first.
    """
    wanted = {file.resolve(): file for file in files}
    changes: list[FileChange] = []
    unchanged = 0
    problems: list[Message] = []
    for entry, prose in _prose(site.entries):
        path = (site.root / prose.file.removeprefix(f"{site.shown}/")).resolve()
        if prose.language != language and wanted.pop(path, None) is None:
            continue
        mark = _mark(entry, prose, source, site.languages[0])
        if isinstance(mark, Message):
            problems.append(mark)
            continue
        try:
            change = _change(site.root, entry, prose.language, mark)
        except EditRefusedError as error:
            problems.append(say("{file}: {reason}.", file=prose.file, reason=error.message))
            continue
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    problems += [say("{file} is not a translation of the content.", file=file.as_posix()) for file in wanted.values()]
    return Acceptance(tuple(changes), unchanged, tuple(problems))


def _prose(entries: Iterable[EntryTexts]) -> Iterable[tuple[EntryTexts, ProseSource]]:
    return ((entry, prose) for entry in entries for prose in entry.source.prose)


def _mark(entry: EntryTexts, prose: ProseSource, source: str | None, default: str) -> SourceMark | Message:
    """Return the mark that a file gets, or why there is none."""
    state = prose_state(entry, prose)
    chosen = source or (state.mark.language if state and state.current else default)
    if chosen == prose.language:
        return say("{file} is in `{tag}`, the source itself; name another with --source.", file=prose.file, tag=chosen)
    mark = source_mark(entry, prose.language, chosen)
    return mark or say(
        "{file} has no source in `{tag}`; name another language with --source.", file=prose.file, tag=chosen
    )


def _change(root: Path, entry: EntryTexts, language: str, mark: SourceMark) -> FileChange | None:
    path = prose_path(entry.key, language)
    written = WrittenText((root / path).read_bytes())
    edits, _ = front_edits(written.text, {(SOURCE_KEY,): str(mark)}, language)
    data = written.edited(edits)
    return FileChange(path, data, False, (SOURCE_KEY,)) if data != written.data else None
