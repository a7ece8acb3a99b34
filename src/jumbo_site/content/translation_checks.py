"""What `check` says of translations: those older than their source, and words that the glossary rules out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.file_names import GLOSSARY_FILE
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.source_files import SourceFile
from jumbo_site.content.translation_fingerprints import stale_problems
from jumbo_site.content.translation_glossary import Glossary, glossary_problems, read_glossary
from jumbo_site.content.translation_texts import all_texts
from jumbo_site.diagnostics import Diagnostic
from jumbo_site.model.content import Content


def translation_problems(
    content: Content, sources: Mapping[EntityKey, EntitySource], files: Iterable[SourceFile]
) -> list[Diagnostic]:
    """Return what is wrong with the glossary, and where the texts go against it or are stale."""
    by_name = {file.shown: file for file in files}
    glossary, problems = glossary_of(by_name.values(), content.language_tags)
    entries = all_texts(content, sources)
    problems += stale_problems(entries)
    texts = {shown: file.text for shown, file in by_name.items()}
    problems += glossary_problems(glossary, entries, texts, content.language_tags)
    return problems


def glossary_of(files: Iterable[SourceFile], languages: Sequence[str]) -> tuple[Glossary, list[Diagnostic]]:
    """Return the glossary of a site (empty where it has none) and what is wrong with it."""
    for file in files:
        if str(file.path) == GLOSSARY_FILE:
            glossary, problems = read_glossary(file.text, file.shown, languages, languages[0])
            return glossary, list(problems)
    return Glossary(), []
