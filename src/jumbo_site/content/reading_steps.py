"""The pure steps of reading content that take long: one file read, one entry made of its files.

A reading that is done once does them plainly. One that is done again after each edit (the live preview) keeps what a
step gave: with the same file and the same neighbours it gives the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from jumbo_site.content.entities import EntitySource, JoinedEntity, join
from jumbo_site.content.front_matter import MarkdownSource, split_front_matter
from jumbo_site.content.layout import EntityKey, FileRole, file_role
from jumbo_site.content.markdown_scan import MarkdownScan, scan_markdown
from jumbo_site.content.merge_conflicts import merge_conflicts
from jumbo_site.content.name_spellings import NameIndex
from jumbo_site.content.source_files import SourceFile
from jumbo_site.content.text_quality import file_problems
from jumbo_site.content.validation import problems_of
from jumbo_site.content.yaml_nodes import ParsedYaml, parse_yaml
from jumbo_site.diagnostics import Diagnostic, diagnostic
from jumbo_site.model.record import is_id


@dataclass(frozen=True)
class Validated:
    """An entry's record, or None where it does not fit its model, and what is wrong with it."""

    record: BaseModel | None
    diagnostics: tuple[Diagnostic, ...]


class ReadingSteps:
    """The steps, each done when it is asked for."""

    def role(self, path: PurePosixPath, editions: frozenset[str]) -> FileRole | None:
        """Return what a file holds; ``editions`` are the folders of editions."""
        return file_role(path, editions)

    def conflicts(self, file: SourceFile) -> list[Diagnostic]:
        """Return where a file holds two versions at once."""
        return merge_conflicts(file.text, file.shown)

    def yaml(self, file: SourceFile) -> ParsedYaml:
        """Return a YAML file's nodes."""
        return parse_yaml(file.text, file.shown)

    def markdown(self, file: SourceFile) -> tuple[MarkdownSource, MarkdownScan]:
        """Return a Markdown file's front matter and body, and what the body links to and complains about."""
        source = split_front_matter(file.text, file.shown)
        return source, scan_markdown(source.body, file.shown, source.body_line)

    def joined(self, source: EntitySource, default_language: str, *, is_listed: bool) -> JoinedEntity:
        """Return an entry's data, joined from its files; ``is_listed`` where it stands in a list."""
        return join(source, default_language, list_entry=is_listed)

    def validated(
        self, joined: JoinedEntity, default_language: str, languages: tuple[str, ...] | None, *, is_listed: bool
    ) -> Validated:
        """Return the record of an entry's data. ``languages`` are the site's, None where they are not known."""
        source, model = joined.source, joined.source.key.model
        context: dict[str, Any] = {"default_language": default_language, "languages": languages}
        try:
            return Validated(model.model_validate(joined.data, context=context), ())
        except ValidationError as error:
            problems = []
            for problem in problems_of(error, model, joined.data):
                if problem.path == ("id",) and not is_id(source.key.id) and not is_listed:
                    continue  # reported at the file's name
                locate = source.key_location if problem.at_key else source.value_location
                problems.append(diagnostic(problem.code, problem.message, locate(problem.path), problem.hint))
            return Validated(None, tuple(problems))

    def text_quality(self, file: SourceFile, languages: Sequence[str], names: NameIndex) -> list[Diagnostic]:
        """Return what is wrong with the writing of a file; ``names`` are those of the speakers."""
        return file_problems(file, languages, names)


class KeptSteps(ReadingSteps):
    """The steps, each done again only when what it is given has changed.

    Holds one result for each file or entry, so it grows with the content alone. It is for one thread at a time.
    """

    def __init__(self) -> None:
        self._roles: dict[PurePosixPath, tuple[frozenset[str], FileRole | None]] = {}
        self._yaml: dict[str, tuple[str, ParsedYaml]] = {}
        self._markdown: dict[str, tuple[str, tuple[MarkdownSource, MarkdownScan]]] = {}
        self._joined: dict[EntityKey, tuple[tuple[EntitySource, str, bool], JoinedEntity]] = {}
        self._validated: dict[EntityKey, tuple[JoinedEntity, tuple[object, ...], Validated]] = {}
        self._quality: dict[str, tuple[str, Sequence[str], NameIndex, list[Diagnostic]]] = {}
        self._names: tuple[NameIndex, NameIndex] | None = None
        """The names at hand, and those equal to them that the results were made with."""

    def role(self, path: PurePosixPath, editions: frozenset[str]) -> FileRole | None:
        """Return what a file holds."""
        known = self._roles.get(path)
        if known is None or known[0] != editions:
            known = self._roles[path] = (editions, super().role(path, editions))
        return known[1]

    def yaml(self, file: SourceFile) -> ParsedYaml:
        """Return a YAML file's nodes."""
        known = self._yaml.get(file.shown)
        if known is None or known[0] != file.text:
            known = self._yaml[file.shown] = (file.text, super().yaml(file))
        return known[1]

    def markdown(self, file: SourceFile) -> tuple[MarkdownSource, MarkdownScan]:
        """Return a Markdown file's front matter and body, and what was found in the body."""
        known = self._markdown.get(file.shown)
        if known is None or known[0] != file.text:
            known = self._markdown[file.shown] = (file.text, super().markdown(file))
        return known[1]

    def joined(self, source: EntitySource, default_language: str, *, is_listed: bool) -> JoinedEntity:
        """Return an entry's data."""
        given = source, default_language, is_listed
        known = self._joined.get(source.key)
        if known is None or known[0] != given:
            made = super().joined(source, default_language, is_listed=is_listed)
            known = self._joined[source.key] = (given, made)
        return known[1]

    def validated(
        self, joined: JoinedEntity, default_language: str, languages: tuple[str, ...] | None, *, is_listed: bool
    ) -> Validated:
        """Return the record of an entry's data."""
        given = default_language, languages, is_listed
        known = self._validated.get(joined.source.key)
        if known is None or known[0] is not joined or known[1] != given:
            made = super().validated(joined, default_language, languages, is_listed=is_listed)
            known = self._validated[joined.source.key] = (joined, given, made)
        return known[2]

    def text_quality(self, file: SourceFile, languages: Sequence[str], names: NameIndex) -> list[Diagnostic]:
        """Return what is wrong with the writing of a file."""
        if self._names is None or self._names[0] is not names:
            kept = self._names[1] if self._names is not None and self._names[1] == names else names
            self._names = names, kept
        names = self._names[1]
        known = self._quality.get(file.shown)
        if known is None or known[0] != file.text or known[1] != languages or known[2] is not names:
            made = super().text_quality(file, languages, names)
            known = self._quality[file.shown] = (file.text, languages, names, made)
        return known[3]
