"""The files of content/, read once, with everything refused that could surprise another machine or leave the folder."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jumbo_site.content.layout import MEDIA_FOLDER
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic

MAX_TEXT_BYTES = 2_000_000
MAX_NAME_BYTES = 200
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_TEXT_SUFFIXES = frozenset({".yaml", ".md", ".txt"})
_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class SourceFile:
    """A text file: its path relative to content/ and its text, with line ends as LF and without a byte order mark."""

    path: PurePosixPath
    shown: str
    """The path as an organiser knows it: ``content/site.yaml``."""
    text: str


@dataclass(frozen=True)
class SourceTree:
    """All files of content/, in the order of their paths."""

    files: tuple[SourceFile, ...]
    media: tuple[str, ...]
    """Paths relative to content/, such as ``media/slides.pdf``."""
    diagnostics: tuple[Diagnostic, ...]
    unreadable: tuple[SourceFile, ...] = ()
    """Files that exist and cannot be read as text; their text is empty."""


def read_tree(root: Path, display: str) -> SourceTree:
    """Read the folder ``root``; ``display`` stands before the paths that are shown.

    Symbolic links are refused, whether they lead out or not; hidden files and editors' backups are passed over.
    """
    files: list[SourceFile] = []
    media: list[str] = []
    problems: list[Diagnostic] = []
    unreadable: list[SourceFile] = []
    seen: dict[str, str] = {}
    for entry, path in _walk(root, problems, display):
        shown = f"{display}/{path}"
        start = Location(shown)
        _check_name(path, shown, problems)
        folded = unicodedata.normalize("NFKC", str(path)).casefold()
        if folded in seen:
            message = f"`{path}` and `{seen[folded]}` differ only by case or by Unicode form."
            problems.append(diagnostic("id-collision", message, start, "Rename one of the two."))
            continue
        seen[folded] = str(path)
        if path.parts[0] == MEDIA_FOLDER:
            media.append(str(path))
        elif path.suffix in _TEXT_SUFFIXES:
            text = _read_text(Path(entry.path), shown, problems)
            (unreadable if text is None else files).append(SourceFile(path, shown, text or ""))
        else:
            hint = "Rename it to end in .yaml." if path.suffix == ".yml" else "Files to publish belong in media/."
            problems.append(diagnostic("unknown-file", f"`{path}` is not used for anything.", start, hint))
    return SourceTree(tuple(files), tuple(media), tuple(problems), tuple(unreadable))


def _walk(root: Path, problems: list[Diagnostic], display: str) -> Iterator[tuple[os.DirEntry[str], PurePosixPath]]:
    pending = [(root, PurePosixPath())]
    found: list[tuple[os.DirEntry[str], PurePosixPath]] = []
    while pending:
        folder, relative = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            place = Location(f"{display}/{relative}")
            message = f"The folder cannot be read: {error.strerror}."
            problems.append(diagnostic("file-unreadable", message, place))
            continue
        for entry in entries:
            if _is_ignored(entry.name):
                continue
            path = relative / entry.name
            if entry.is_symlink():
                message = f"`{path}` is a symbolic link."
                hint = "Put the file itself into the content folder."
                problems.append(diagnostic("symlink-refused", message, Location(f"{display}/{path}"), hint))
            elif entry.is_dir(follow_symlinks=False):
                pending.append((Path(entry.path), path))
            elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                found.append((entry, path))
    yield from sorted(found, key=lambda pair: str(pair[1]))


def _is_ignored(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".bak")) or name.casefold() in _IGNORED_NAMES


def _check_name(path: PurePosixPath, shown: str, problems: list[Diagnostic]) -> None:
    name = path.name
    reason = None
    if name.partition(".")[0].casefold() in _RESERVED:
        reason = "is a name that Windows keeps for itself"
    elif name != name.strip() or name.endswith("."):
        reason = "begins or ends with a blank or a full stop"
    elif len(name.encode("utf-8", "surrogateescape")) > MAX_NAME_BYTES:
        reason = f"is longer than {MAX_NAME_BYTES} bytes"
    elif any(
        ord(character) < 32 or character in '<>:"|?*\\' or "\ud800" <= character <= "\udfff" for character in name
    ):
        reason = "holds a character that file names cannot have everywhere"
    if reason is not None:
        problems.append(diagnostic("reserved-name", f"`{name}` {reason}.", Location(shown), "Rename the file."))


def _read_text(path: Path, shown: str, problems: list[Diagnostic]) -> str | None:
    start = Location(shown)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        problems.append(diagnostic("file-unreadable", f"The file cannot be read: {error.strerror}.", start))
        return None
    if len(raw) > MAX_TEXT_BYTES:
        message = f"The file is larger than {MAX_TEXT_BYTES // 1_000_000} MB."
        problems.append(diagnostic("file-too-large", message, start, "Split it, or put it into media/."))
        return None
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Location(shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        message = "The file is not UTF-8 text."
        problems.append(diagnostic("file-encoding", message, place, "Save it with the encoding UTF-8."))
        return None
    if "\x00" in text:
        before = text[: text.index("\x00")]
        place = Location(shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        problems.append(diagnostic("file-encoding", "The file holds a NUL character.", place, "Save it as UTF-8."))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
