"""The files of content/, read once, with everything refused that could surprise another machine or leave the folder."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from jumbo_site.content.file_names import CMS_FILES, CMS_FOLDER, MEDIA_FOLDER, is_ignored
from jumbo_site.diagnostics import Diagnostic, Listed, Location, Message, diagnostic, say
from jumbo_site.messages.system_errors import reason_of

MAX_TEXT_BYTES = 2_000_000
MAX_NAME_BYTES = 200
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Device names of Windows (Naming Files, Paths, and Namespaces), with any ending."""
_UNSAFE_CHARACTER = re.compile(
    '[\x00-\x1f\x7f-\x9f<>:"|?*\\\\\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]'
)
_TEXT_SUFFIXES = frozenset({".yaml", ".md", ".txt"})


@dataclass(frozen=True)
class SourceFile:
    """A text file: its path relative to content/ and its text, with line ends as LF and without a byte order mark."""

    path: PurePosixPath
    shown: str
    """The path as an organiser knows it: ``content/site.yaml``."""
    text: str
    digest: str = ""
    """SHA-256 of its bytes; empty where they could not be read."""


@dataclass(frozen=True)
class SourceTree:
    """All files of content/, in the order of their paths."""

    files: tuple[SourceFile, ...]
    media: tuple[str, ...]
    """Paths relative to content/, such as ``media/slides.pdf``."""
    diagnostics: tuple[Diagnostic, ...]
    unreadable: tuple[SourceFile, ...] = ()
    """Files that exist and cannot be read as text, or are one of several with one name; their text is empty."""
    cms: tuple[str, ...] = ()
    """Names of the files of the editor in the browser that there are."""


TextReader = Callable[[Path, str], tuple[tuple[str, str] | None, tuple[Diagnostic, ...]]]
"""Reads a file as ``read_text`` does."""


def read_tree(root: Path, display: str, read: TextReader | None = None) -> SourceTree:
    """Read the folder ``root``; ``display`` stands before the paths that are shown.

    Symbolic links are refused, whether they lead out or not; hidden files and editors' backups are passed over.
    ``read`` stands in for ``read_text``, where files that are known are not read again.
    """
    if root.is_symlink():
        message = say("`{display}` is a symbolic link.", display=display)
        problem = diagnostic("symlink-refused", message, Location(display), say("Give the folder that it leads to."))
        return SourceTree((), (), (problem,))
    files: list[SourceFile] = []
    media: list[str] = []
    cms: list[str] = []
    problems: list[Diagnostic] = []
    unreadable: list[SourceFile] = []
    found, folders = _walk(root, problems, display)
    colliding = _check_names([*folders, *(path for path, _ in found)], display, problems)
    for path, absolute in found:
        shown = f"{display}/{path}"
        start = Location(shown)
        if path.parts[0] == MEDIA_FOLDER and len(path.parts) > 1:
            media.append(str(path))
        elif path.parent.parts == (CMS_FOLDER,) and path.name in CMS_FILES:
            cms.append(path.name)
        elif path in colliding:
            unreadable.append(SourceFile(path, shown, ""))
        elif path.suffix in _TEXT_SUFFIXES:
            text, unfit = (read or read_text)(absolute, shown)
            problems += unfit
            if text is None:
                unreadable.append(SourceFile(path, shown, ""))
            else:
                files.append(SourceFile(path, shown, *text))
        else:
            hint = _SUFFIX_HINTS.get(path.suffix.lower(), say("Files to publish belong in media/."))
            problems.append(
                diagnostic("unknown-file", say("`{path}` is not used for anything.", path=path), start, hint)
            )
    return SourceTree(tuple(files), tuple(media), tuple(problems), tuple(unreadable), tuple(cms))


def with_planned(tree: SourceTree, planned: Mapping[PurePosixPath, bytes | None], display: str) -> SourceTree:
    """Return a tree as it would be with some files written, or deleted (None); nothing is written."""
    files = {file.path: file for file in tree.files}
    for path, data in planned.items():
        files.pop(path, None)
        if data is not None:
            text = _with_line_feeds(data.decode("utf-8-sig"))
            files[path] = SourceFile(path, f"{display}/{path}", text, hashlib.sha256(data).hexdigest())
    return replace(tree, files=tuple(sorted(files.values(), key=lambda file: str(file.path))))


_SUFFIX_HINTS = {
    ".yml": say("Rename it to end in .yaml."),
    ".yaml": say("Write the ending in lower case."),
    ".md": say("Write the ending in lower case."),
    ".markdown": say("Rename it to end in .md."),
}


def _walk(
    root: Path, problems: list[Diagnostic], display: str
) -> tuple[list[tuple[PurePosixPath, Path]], list[PurePosixPath]]:
    """Return the files, each with the path to open, and the folders, both in the order of their paths."""
    pending = [(root, PurePosixPath())]
    files: list[tuple[PurePosixPath, Path]] = []
    folders: list[PurePosixPath] = []
    while pending:
        folder, relative = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            place = Location(f"{display}/{relative}" if relative.parts else display)
            message = say("The folder cannot be read: {reason}.", reason=reason_of(error))
            problems.append(diagnostic("file-unreadable", message, place))
            continue
        for entry in entries:
            if is_ignored(entry.name):
                continue
            path = relative / entry.name
            place = Location(f"{display}/{path}")
            if entry.is_symlink():
                message = say("`{path}` is a symbolic link.", path=path)
                hint = say("Put the file itself into the content folder.")
                problems.append(diagnostic("symlink-refused", message, place, hint))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
                pending.append((Path(entry.path), path))
            elif entry.is_file(follow_symlinks=False):
                files.append((path, Path(entry.path)))
            else:
                message = say("`{path}` is neither a file nor a folder.", path=path)
                problems.append(diagnostic("file-unreadable", message, place, say("Delete it.")))
    return sorted(files, key=lambda pair: str(pair[0])), sorted(folders, key=str)


def _check_names(paths: list[PurePosixPath], display: str, problems: list[Diagnostic]) -> frozenset[PurePosixPath]:
    """Report names that some system cannot hold, and paths that are one path on some system; return the latter."""
    alike: dict[str, list[PurePosixPath]] = {}
    for path in paths:
        wrong = name_problem(path.name)
        if wrong is not None:
            place = Location(f"{display}/{path}")
            problems.append(diagnostic("reserved-name", wrong, place, say("Rename the file.")))
        # Of two folders that collide the folders are reported, not each file of theirs.
        alike.setdefault(f"{path.parent}/{_folded(path.name)}", []).append(path)
    colliding: set[PurePosixPath] = set()
    for group in alike.values():
        for path in group if len(group) > 1 else []:
            others = Listed(f"`{other}`" for other in group if other != path)
            message = say("`{path}` and {others} differ only by case or by Unicode form.", path=path, others=others)
            place = Location(f"{display}/{path}")
            hint = say("Rename one of the two.") if len(group) == 2 else say("Rename all but one.")
            problems.append(diagnostic("id-collision", message, place, hint))
            colliding.add(path)
    return frozenset(colliding)


def _folded(name: str) -> str:
    """Return what is left of a name on a file system that ignores case and normalises Unicode."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def name_problem(name: str) -> Message | None:
    """Say why a file of this name could not lie on every system, None where it could."""
    if _folded(name.partition(".")[0]).strip() in _RESERVED:
        return say("`{name}` is a name that Windows keeps for itself.", name=name)
    if name != name.strip() or name.endswith("."):
        return say("`{name}` begins or ends with a blank or a full stop.", name=name)
    if len(name.encode("utf-8", "surrogateescape")) > MAX_NAME_BYTES:
        return say("`{name}` is longer than {number} bytes.", name=name, number=MAX_NAME_BYTES)
    if _UNSAFE_CHARACTER.search(name):
        return say("`{name}` holds a character that file names cannot have everywhere.", name=name)
    return None


def read_text(path: Path, shown: str) -> tuple[tuple[str, str] | None, tuple[Diagnostic, ...]]:
    """Return a file's text and the SHA-256 of its bytes, or None and why it cannot be read as text."""
    problems: list[Diagnostic] = []
    return _read_text(path, shown, problems), tuple(problems)


def _read_text(path: Path, shown: str, problems: list[Diagnostic]) -> tuple[str, str] | None:
    """Return a file's text and the SHA-256 of its bytes."""
    start = Location(shown)
    try:
        # A link or pipe that took the file's place since the folder was listed is not followed and does not block.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                problems.append(diagnostic("file-unreadable", say("This is not a file any more."), start))
                return None
            raw = stream.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        problems.append(
            diagnostic("file-unreadable", say("The file cannot be read: {reason}.", reason=reason_of(error)), start)
        )
        return None
    if len(raw) > MAX_TEXT_BYTES:
        message = say("The file is larger than {max_text_bytes} MB.", max_text_bytes=MAX_TEXT_BYTES // 1_000_000)
        problems.append(diagnostic("file-too-large", message, start, say("Split it, or put it into media/.")))
        return None
    digest = hashlib.sha256(raw).hexdigest()
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _end_of(raw[: error.start].decode("utf-8"), shown)
        message = say("The file is not UTF-8 text.")
        problems.append(diagnostic("file-encoding", message, place, say("Save it with the encoding UTF-8.")))
        return None
    if "\x00" in text:
        place = _end_of(text[: text.index("\x00")], shown)
        problems.append(
            diagnostic("file-encoding", say("The file holds a NUL character."), place, say("Save it as UTF-8."))
        )
        return None
    return _with_line_feeds(text), digest


def _end_of(before: str, shown: str) -> Location:
    """Return the place of the character that follows a text."""
    lines = _with_line_feeds(before).split("\n")
    return Location(shown, len(lines), len(lines[-1]) + 1)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
