"""The mending of what is certainly wrong in the writing of Arabic texts; nothing else in the files is touched."""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.content.arabic_faults import Fault
from jumbo_site.content.layout import edition_folders, file_role
from jumbo_site.content.name_spellings import name_index
from jumbo_site.content.source_files import SourceFile, read_tree
from jumbo_site.content.text_quality import file_faults
from jumbo_site.messages import Message, say


class FixError(Exception):
    """The files cannot be mended; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class FileFix:
    """One file before and after, as bytes, and as texts with LF alone, which the difference shows."""

    path: Path
    shown: str
    old: bytes
    new: bytes
    old_text: str
    new_text: str
    count: int
    """How many faults are mended."""

    @property
    def diff(self) -> str:
        """The unified difference."""
        old, new = (text.splitlines(keepends=True) for text in (self.old_text, self.new_text))
        lines = difflib.unified_diff(old, new, self.shown, self.shown, n=1)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def find_fixes(root: Path, display: str) -> tuple[FileFix, ...]:
    """Return the files of a content folder that can be mended, in the order of their paths.

    Raises FixError where site.yaml does not tell the site's languages.
    """
    tree = read_tree(root, display)
    languages = _languages(tree.files, display)
    fixes = []
    editions = edition_folders(file.path for file in tree.files)
    for file in tree.files:
        if file.path.suffix in (".yaml", ".md") and file_role(file.path, editions) is not None:
            certain = [one for one in file_faults(file, languages, name_index(())) if one.replacement is not None]
            if certain:
                fixes.append(_file_fix(root / file.path, file, certain))
    return tuple(fixes)


def _languages(files: Sequence[SourceFile], display: str) -> tuple[str, ...]:
    """Return the tags of the site's languages, whatever else of site.yaml may be wrong."""
    from jumbo_site.content.yaml_nodes import parse_yaml, to_plain

    site = next((file for file in files if str(file.path) == "site.yaml"), None)
    plain = to_plain(parse_yaml(site.text, site.shown).node) if site else None
    listed = plain.get("languages") if isinstance(plain, dict) else None
    entries = listed if isinstance(listed, list) else []
    tags = [entry.get("tag") if isinstance(entry, dict) else entry for entry in entries]
    known = tuple(tag for tag in tags if isinstance(tag, str))
    if not known:
        raise FixError(say("`{display}/site.yaml` does not tell the languages of the site.", display=display))
    return known


def _file_fix(path: Path, file: SourceFile, faults: Sequence[Fault]) -> FileFix:
    new_text = apply_faults(file.text, faults)
    old = path.read_bytes()
    raw = old.decode("utf-8")
    offsets = list(_raw_offsets(raw))
    moved = [
        Fault(offsets[one.start], offsets[one.end], one.code, one.message, one.hint, one.replacement) for one in faults
    ]
    return FileFix(path, file.shown, old, apply_faults(raw, moved).encode("utf-8"), file.text, new_text, len(faults))


def _raw_offsets(raw: str) -> Iterator[int]:
    """Yield where each character of a file's text, which has LF alone and no byte order mark, stands in the file."""
    start = 1 if raw.startswith("\ufeff") else 0
    for match in re.finditer("\r\n|.", raw[start:], re.DOTALL):
        yield start + match.start()
    yield len(raw)


def apply_faults(text: str, faults: Sequence[Fault]) -> str:
    """Return a text with the replacements in place of its faults, which lie apart from each other."""
    pieces = []
    position = 0
    for one in sorted(faults):
        if one.replacement is None or one.start < position:
            continue
        pieces += [text[position : one.start], one.replacement]
        position = one.end
    return "".join([*pieces, text[position:]])


def write_fixes(fixes: Sequence[FileFix]) -> None:
    """Write the mended files, each in one step, with the mode that it had.

    Raises FixError before anything is written where a file has changed since it was read.
    """
    for fix in fixes:
        if fix.path.is_symlink() or fix.path.read_bytes() != fix.old:
            raise FixError(say("`{shown}` has changed meanwhile; nothing was written.", shown=fix.shown))
    for fix in fixes:
        handle, name = tempfile.mkstemp(dir=fix.path.parent, prefix=".fix-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(fix.new)
            Path(name).chmod(fix.path.stat().st_mode & 0o7777)
            Path(name).replace(fix.path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
