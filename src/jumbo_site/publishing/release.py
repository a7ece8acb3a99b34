"""What the last build left in its output folder, ready to be sent."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.build.manifest import read_kept, read_manifest
from jumbo_site.build.output_folder import PublishRefusedError
from jumbo_site.build.output_paths import JOURNAL, MANIFEST, STAGING
from jumbo_site.diagnostics import Message, say


class UnreadyError(Exception):
    """The folder holds no finished build; the message and the hint are for an organiser."""

    def __init__(self, message: Message, hint: Message) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Release:
    """The files of one build.

    ``files`` maps each path to its SHA-256 in hexadecimal digits, ``sizes`` to its bytes, ``md5`` to its MD5, which
    S3 and those that are like it name their objects' contents by. ``unknown`` are files in the folder that no build
    wrote. ``manifest`` is the digest of the build's own list.
    """

    folder: Path
    files: Mapping[str, str]
    sizes: Mapping[str, int]
    md5: Mapping[str, str]
    unknown: tuple[str, ...]
    manifest: str


def read_release(output: Path) -> Release:
    """Read what the last build left and see that it is whole. Raises UnreadyError; OSError where the disk fails.

    Each file is read and compared with the digest that the build noted. What a build keeps for readers of its own
    output is left out: the target keeps what its own readers may still ask for.
    """
    shown = output.as_posix()
    if not output.is_dir():
        raise UnreadyError(
            say("There is no built site at `{shown}`.", shown=shown),
            say("Run `jumbo-site build` first, or give --output."),
        )
    if os.path.lexists(output / JOURNAL):
        raise UnreadyError(
            say("The last build of `{shown}` was interrupted.", shown=shown), say("Run `jumbo-site build` again.")
        )
    try:
        owned = read_manifest(output)
    except PublishRefusedError as refused:
        first = refused.diagnostics[0]
        raise UnreadyError(first.message, first.hint or say("Build again.")) from refused
    if not owned:
        hint = say("Name the folder that `jumbo-site build` writes with --output.")
        raise UnreadyError(say("`{shown}` was not written by `jumbo-site build`.", shown=shown), hint)
    kept = read_kept(output)
    files = {path: digest for path, digest in sorted(owned.items()) if path not in kept}
    sizes: dict[str, int] = {}
    md5: dict[str, str] = {}
    for path, digest in files.items():
        found = _read(output, path)
        if found is None or found[1] != digest:
            hint = say("Run `jumbo-site build` again: what is published is what a build made.")
            raise UnreadyError(
                say("`{shown}/{path}` was changed or removed after the build.", shown=shown, path=path), hint
            )
        sizes[path], _, md5[path] = found
    manifest = hashlib.sha256((output / MANIFEST).read_bytes()).hexdigest()
    return Release(output, files, sizes, md5, _unknown(output, owned), manifest)


def is_current(release: Release) -> bool:
    """Tell whether no build has changed the folder since the release was read."""
    try:
        data = (release.folder / MANIFEST).read_bytes()
    except OSError:
        return False
    return not os.path.lexists(release.folder / JOURNAL) and hashlib.sha256(data).hexdigest() == release.manifest


def _read(output: Path, path: str) -> tuple[int, str, str] | None:
    """Return size, SHA-256 and MD5 of a file; None where there is none of that name, or a link in its place."""
    file = output / path
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return None
        sha256, md5, size = hashlib.sha256(), hashlib.md5(usedforsecurity=False), 0
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                sha256.update(block)
                md5.update(block)
                size += len(block)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return size, sha256.hexdigest(), md5.hexdigest()


def _unknown(output: Path, owned: Mapping[str, str]) -> tuple[str, ...]:
    found = []
    for folder, folders, names in os.walk(output):
        folders[:] = [name for name in folders if name not in (".git", STAGING)]
        inside = Path(folder).relative_to(output)
        found += [path for name in names if (path := (inside / name).as_posix()) not in owned and path != MANIFEST]
    return tuple(sorted(found))
