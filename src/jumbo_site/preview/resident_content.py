"""The content kept in memory: after an edit, only the files that changed are read again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jumbo_site.build.signatures import UNSURE, Signature, scan, sign_files, trusted
from jumbo_site.content.document_files import read_documents
from jumbo_site.content.edited_reading import edited
from jumbo_site.content.file_names import MEDIA_FOLDER, is_ignored
from jumbo_site.content.image_files import read_images
from jumbo_site.content.load import ContentReading
from jumbo_site.content.media_files import media_problems
from jumbo_site.content.reading_steps import KeptSteps
from jumbo_site.content.source_files import SourceFile, SourceTree, read_text, read_tree
from jumbo_site.diagnostics import Diagnostic
from jumbo_site.model.documents import DocumentFacts
from jumbo_site.model.images import ImageFacts

ReadText = tuple[tuple[str, str] | None, tuple[Diagnostic, ...]]


@dataclass(frozen=True)
class _Media:
    """What is known of the files of media/."""

    images: Mapping[str, ImageFacts]
    documents: Mapping[str, DocumentFacts]
    problems: tuple[Diagnostic, ...]


class ResidentContent:
    """A content folder and all that was read of it. For one thread at a time.

    A reading looks at all files (size, times, inode), reads those that differ from what was seen, and keeps the rest.
    What a watcher tells is a hint for a first, quicker look; the whole is looked at afterwards.
    """

    def __init__(self, root: Path, *, drafts: bool = True) -> None:
        self._root = root
        self._prefixes = {f"{folder.as_posix()}/" for folder in (root.absolute(), root.resolve())}
        self._shown = root.as_posix()
        self._drafts = drafts
        self._steps = KeptSteps()
        self._seen: Mapping[str, Signature] = {}
        self._texts: dict[str, ReadText] = {}
        self._tree: SourceTree | None = None
        self._places: Mapping[str, int] = {}
        self._media: _Media | None = None
        self._reading: ContentReading | None = None

    def read_hinted(self, paths: Iterable[str]) -> tuple[bool, ContentReading | None]:
        """Return whether a look at some files alone is enough, and then a reading in which they are new.

        ``paths`` are absolute; those outside of the content do not count. The reading is None where none is within. It
        is not enough where a file is no text of an entry that was right and is: then the whole must be looked at.
        """
        names = self._names(paths)
        if names is not None and not names:
            return True, None
        tree, reading = self._tree, self._reading
        if tree is None or reading is None or names is None:
            return False, None
        taken = time.time_ns()
        signed = sign_files(self._root, names)
        if signed.keys() != names:
            return False, None
        for name in names:
            self._texts.pop(name, None)
        updated = self._updated(names)
        after = edited(reading, updated, [updated.files[self._places[one]] for one in names]) if updated else None
        if updated is None or after is None:
            self._seen = {**self._seen, **dict.fromkeys(names, UNSURE)}
            return False, None
        self._tree, self._reading = updated, after
        self._seen = {**self._seen, **trusted(signed, taken)}
        return True, after

    def _names(self, paths: Iterable[str]) -> set[str] | None:
        """Return the paths relative to the folder, without those of editors' own files; None where one is unknown."""
        names = set()
        for path in paths:
            name = next((path.removeprefix(one) for one in self._prefixes if path.startswith(one)), None)
            if name is None or any(is_ignored(part) for part in name.split("/")):
                continue
            if name not in self._places:
                return None
            names.add(name)
        return names

    def read(self) -> ContentReading | None:
        """Return a reading of the content as it is now; None where no file has changed since the last one.

        Raises FileNotFoundError where a file of media/ vanishes while it is looked at: read once more.
        """
        taken = time.time_ns()
        found = scan(self._root, is_ignored)
        changed = {path for path, one in found.items() if self._seen.get(path) != one}
        same_names = self._tree is not None and found.keys() == self._seen.keys()
        if same_names and not changed:
            return None
        for path in changed | (self._seen.keys() - found.keys()):
            self._texts.pop(path, None)
        in_media = {path for path in changed | (found.keys() ^ self._seen.keys()) if _is_media(path)}
        tree = self._updated(changed) if same_names and self._tree is not None and not in_media else None
        self._seen = trusted(found, taken)
        if tree is None:
            tree = read_tree(self._root, self._shown, self._read)
            self._places = {str(file.path): place for place, file in enumerate(tree.files)}
        media = self._media
        if in_media or media is None:
            images, unfit = read_images(self._root, tree.media, self._shown)
            documents, closed = read_documents(self._root, tree.media, self._shown)
            others = media_problems(self._root, tree.media, self._shown)
            media = _Media(images, documents, (*unfit, *closed, *others))
        if (tree, media) == (self._tree, self._media) and self._reading is not None:
            return None  # touched, or looked at before in the very moment of its change
        self._tree, self._media = tree, media
        self._reading = ContentReading(
            tree,
            self._shown,
            media.images,
            media.documents,
            media.problems,
            self._steps,
            drafts=self._drafts,
        )
        return self._reading

    def _read(self, path: Path, shown: str) -> ReadText:
        """Read a text file, unless it is as it was."""
        name = shown.removeprefix(f"{self._shown}/")
        if name not in self._texts:
            self._texts[name] = read_text(path, shown)
        return self._texts[name]

    def _updated(self, changed: set[str]) -> SourceTree | None:
        """Return the tree with some files read again; None where more than their texts could have changed."""
        tree = self._tree
        if tree is None:
            return None
        known = self._places
        if not changed <= known.keys():
            return None
        files = list(tree.files)
        for name in changed:
            old = files[known[name]]
            text, problems = self._read(self._root / name, old.shown)
            if text is None or problems:
                return None
            files[known[name]] = SourceFile(old.path, old.shown, *text)
        return replace(tree, files=tuple(files))


def _is_media(path: str) -> bool:
    return path.startswith(f"{MEDIA_FOLDER}/")
