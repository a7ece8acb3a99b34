"""content/ to the model, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from jumbo_site.content.consistency import consistency_problems
from jumbo_site.content.content_loader import ContentLoader
from jumbo_site.content.document_files import read_documents
from jumbo_site.content.follow_on import first_causes
from jumbo_site.content.image_files import read_images
from jumbo_site.content.load_result import LedgerSource, LoadResult
from jumbo_site.content.look_alike_letters import look_alike_problems
from jumbo_site.content.media_files import media_problems
from jumbo_site.content.name_spellings import name_index
from jumbo_site.content.reading_steps import ReadingSteps
from jumbo_site.content.references import reference_problems
from jumbo_site.content.repeated_entries import repeated_entries
from jumbo_site.content.source_files import SourceTree, read_tree, with_planned
from jumbo_site.content.translation_checks import translation_problems
from jumbo_site.diagnostics import Diagnostic, diagnostic, has_errors, in_order, say
from jumbo_site.model.content import Content
from jumbo_site.model.documents import DocumentFacts
from jumbo_site.model.images import ImageFacts

__all__ = ["ContentReading", "LoadResult", "load_content"]


def load_content(
    root: Path,
    display: str | None = None,
    planned: Mapping[PurePosixPath, bytes | None] | None = None,
    *,
    drafts: bool = False,
) -> LoadResult:
    """Read, check and resolve the content folder. ``display`` is its name in diagnostics, by default the path given.

    ``planned`` files, by their paths relative to ``root``, are taken as if they were written, or deleted (None).
    Drafts are checked as all the rest; ``drafts`` says whether the content that is returned has them.
    """
    shown = display if display is not None else root.as_posix()
    if not root.is_dir():
        message = say("There is no content folder at `{shown}`.", shown=shown)
        return LoadResult(None, (diagnostic("missing-site", message, None, say("Give its path with --content.")),))
    tree = with_planned(read_tree(root, shown), planned or {}, shown)
    images, unfit = read_images(root, tree.media, shown)
    documents, closed = read_documents(root, tree.media, shown)
    problems = [*unfit, *closed, *media_problems(root, tree.media, shown)]
    return ContentReading(tree, shown, images, documents, problems, drafts=drafts).complete()


class ContentReading:
    """One reading of a content folder, of which the checks that no page needs can be left for later."""

    def __init__(
        self,
        tree: SourceTree,
        shown: str,
        images: Mapping[str, ImageFacts],
        documents: Mapping[str, DocumentFacts],
        problems: Iterable[Diagnostic] = (),
        steps: ReadingSteps | None = None,
        *,
        drafts: bool = False,
    ) -> None:
        """``shown`` is the folder's name in diagnostics, ``problems`` are those of its media files."""
        self.loader = ContentLoader(tree, shown, images, documents, drafts, steps or ReadingSteps())
        self.loader.problems += problems
        self.content = self.loader.load()
        self.dangling: list[Diagnostic] | None = None
        """The references that lead nowhere, once they have been looked for."""

    def quick(self) -> LoadResult:
        """Return the content without the checks of what it says: what is wrong here, pages cannot be made with."""
        if self.dangling is None:
            self.dangling = self._dangling(self.content) if self.content is not None else []
        return self._result(self.content, self.dangling)

    def complete(self) -> LoadResult:
        """Return the content and all that is wrong with it."""
        content = self.content
        return self._result(content, self._problems_of(content) if content is not None else ())

    def _problems_of(self, content: Content) -> list[Diagnostic]:
        sources = {key: joined.source for key, joined in self.loader.joined.items()}
        others = consistency_problems(content, sources, frozenset(self.loader.damaged))
        problems = self._dangling(content, others)
        problems += repeated_entries(content, sources)
        if self.loader.knows_languages:
            whole = [file for file in self.loader.tree.files if file.shown not in self.loader.torn]
            problems += translation_problems(content, sources, whole)
        problems += look_alike_problems(content, sources)
        names = name_index(content.speakers.values())
        for file, _ in self.loader.roles:
            problems += self.loader.steps.text_quality(file, self.loader.languages, names)
        return problems

    def _dangling(self, content: Content, others: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
        sources = {key: joined.source for key, joined in self.loader.joined.items()}
        public = self.loader.public or content
        found = reference_problems(
            content, public, sources, self.loader.links, self.loader.known_ids(), frozenset(self.loader.damaged)
        )
        return first_causes(found, others, self.loader.lost_kinds)

    def _result(self, content: Content | None, more: Iterable[Diagnostic]) -> LoadResult:
        ledger = next(
            (LedgerSource(file.text, file.shown) for file, role in self.loader.roles if role.form == "ledger"), None
        )
        problems = in_order([*self.loader.problems, *more])
        return LoadResult(
            None if has_errors(problems) or content is None else self.loader.public,
            problems,
            {key: joined.source for key, joined in self.loader.joined.items()},
            ledger,
            {key: self.loader.joined[key] for key in self.loader.entries if key in self.loader.joined},
            {str(file.path): file.digest for file in self.loader.tree.files},
            {file.shown: file.text for file in self.loader.tree.files},
            tuple(self.loader.links),
        )
