"""The one step that writes to the output.

Everything is first written to a staging folder inside the output, on the same file system, and then moved into place
file by file (``rename`` replaces a file as a whole, POSIX). A manifest lists the files that are the generator's own:
only these are ever overwritten or removed. It is widened before the first move and narrowed after the last, so that an
interruption leaves files old or new, and all of them owned.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.build.output_folder import (
    MANIFEST,
    STAGING,
    PublishRefusedError,
    check_output_folder,
    check_paths,
    refusal,
)
from jumbo_site.diagnostics import diagnostic

MANIFEST_VERSION = 1
Files = Mapping[str, bytes | Path]
"""Path in the output → bytes, or the file to copy them from."""


@dataclass(frozen=True)
class PublishReport:
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def publish(output: Path, files: Files, *, forbidden: Sequence[Path] = ()) -> PublishReport:
    """Make the generator's part of the output hold exactly these files.

    Raises PublishRefusedError, and then leaves everything as it was, where the folder or a path must not be written;
    OSError where the disk fails.
    """
    check_paths([*files, MANIFEST])
    check_output_folder(output, forbidden)
    output.mkdir(parents=True, exist_ok=True)
    with _locked(output):
        owned = read_manifest(output)
        _check_conflicts(output, files, owned)
        digests = {path: _digest(content) for path, content in files.items()}
        changed = [path for path in sorted(files) if not _is_current(output / path, digests[path])]
        gone = sorted(path for path in owned if path not in files)
        if changed or gone or owned != digests:
            _replace(output, files, owned, digests, changed, gone)
    return PublishReport(len(changed), len(files) - len(changed), len(gone))


def read_manifest(output: Path) -> dict[str, str]:
    """Return the files that are the generator's own, with their SHA-256; none where there is no manifest."""
    try:
        document = json.loads((output / MANIFEST).read_text("utf-8"))
        files = document["files"]
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        hint = "Delete the folder and build again."
        raise refusal(output, f"has a manifest that cannot be read ({MANIFEST}).", hint) from error
    if not isinstance(files, dict) or not all(isinstance(value, str) for value in files.values()):
        raise refusal(output, f"has a manifest that cannot be read ({MANIFEST}).", "Delete the folder and build again.")
    check_paths(files)
    return files


def _manifest_bytes(files: Mapping[str, str]) -> bytes:
    document = {"version": MANIFEST_VERSION, "files": dict(sorted(files.items()))}
    return (json.dumps(document, ensure_ascii=False, indent=0) + "\n").encode("utf-8")


@contextlib.contextmanager
def _locked(output: Path) -> Iterator[None]:
    """Hold the folder against another publishing process; the lock ends with the process that has it."""
    try:
        import fcntl
    except ImportError:  # not on Windows
        yield
        return
    handle = os.open(output, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _check_conflicts(output: Path, files: Files, owned: Mapping[str, str]) -> None:
    problems = []
    for path in sorted(files):
        target = output / path
        for folder in [*target.relative_to(output).parents][:-1]:
            if (output / folder).is_symlink():
                message = f"`{folder.as_posix()}` in the output is a symbolic link."
                problems.append(diagnostic("output-conflict", message, None, "Delete the link."))
            elif (output / folder).exists() and not (output / folder).is_dir() and folder.as_posix() not in owned:
                message = f"`{folder.as_posix()}` in the output is a file where a folder is needed."
                problems.append(diagnostic("output-conflict", message, None, "Move the file away."))
        if path not in owned and os.path.lexists(target) and not _is_current(target, _digest(files[path])):
            message = f"`{path}` in the output was not written by jumbo-site."
            problems.append(diagnostic("output-conflict", message, None, "Move the file away, or rename the page."))
    if problems:
        raise PublishRefusedError(list(dict.fromkeys(problems)))


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_current(target: Path, digest: str) -> bool:
    return target.is_file() and not target.is_symlink() and _digest(target) == digest


def _move_order(path: str) -> tuple[int, str]:
    """Assets before the pages that load them, the site's entries last."""
    return (0 if not path.endswith(".html") else 2 if path.count("/") < 2 else 1), path


def _replace(
    output: Path,
    files: Files,
    owned: Mapping[str, str],
    digests: Mapping[str, str],
    changed: Sequence[str],
    gone: Sequence[str],
) -> None:
    staging = output / STAGING
    if os.path.lexists(staging):
        _remove_staging(staging)
    try:
        for path in changed:
            staged = staging / path
            staged.parent.mkdir(parents=True, exist_ok=True)
            content = files[path]
            if isinstance(content, bytes):
                staged.write_bytes(content)
            else:
                shutil.copyfile(content, staged)
        _write_manifest(output, {**owned, **digests})
        for path in gone:  # a file that was a page may now be in the way of a folder
            if any(other.startswith(path + "/") for other in changed):
                (output / path).unlink(missing_ok=True)
        for path in sorted(changed, key=_move_order):
            target = output / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (staging / path).replace(target)
        for path in gone:
            _remove_file(output, path)
        _write_manifest(output, digests)
    finally:
        _remove_staging(staging)


def _write_manifest(output: Path, files: Mapping[str, str]) -> None:
    staged = output / STAGING / MANIFEST
    staged.parent.mkdir(parents=True, exist_ok=True)
    staged.write_bytes(_manifest_bytes(files))
    staged.replace(output / MANIFEST)


def _remove_staging(staging: Path) -> None:
    if staging.is_symlink():
        staging.unlink()
    else:
        shutil.rmtree(staging, ignore_errors=True)


def _remove_file(output: Path, path: str) -> None:
    target = output / path
    if target.is_symlink() or target.is_file():
        target.unlink()
    folder = target.parent
    while folder != output and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
