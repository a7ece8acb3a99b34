"""What stands in an output folder by another hand, in the way of what is to be written or removed."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from jumbo_site.build.output_paths import folders_above
from jumbo_site.diagnostics import Diagnostic, diagnostic, say


def find_conflicts(output: Path, files: Mapping[str, str], owned: Mapping[str, str]) -> list[Diagnostic]:
    """Return an ``output-conflict`` for each thing that a publication would have to overwrite, remove or follow.

    ``files`` and ``owned`` map the new and the generator's own paths to their SHA-256. No symbolic link is followed.
    """
    problems = _folder_conflicts(output, files, owned)
    blocked = {path for path, _ in problems}
    found = [problem for _, problem in problems]
    for path in sorted(files):
        if blocked.isdisjoint(folders_above(path)):
            found.extend(_file_conflict(output, path, files, owned))
    return found


def _folder_conflicts(output: Path, files: Mapping[str, str], owned: Mapping[str, str]) -> list[tuple[str, Diagnostic]]:
    problems = []
    needed = _all_folders(files)
    for folder in sorted(needed | _all_folders(owned)):
        mode = _mode(output / folder)
        if mode is None or stat.S_ISDIR(mode):
            continue
        if stat.S_ISLNK(mode):
            message = say("`{folder}` in the output is a symbolic link, where a folder was or will be.", folder=folder)
            problems.append((folder, diagnostic("output-conflict", message, None, say("Delete the link."))))
        elif folder in needed and folder not in owned:
            message = say("`{folder}` in the output is a file where a folder is needed.", folder=folder)
            problems.append((folder, diagnostic("output-conflict", message, None, say("Move the file away."))))
    return problems


def _all_folders(paths: Iterable[str]) -> set[str]:
    return {folder for path in paths for folder in folders_above(path)}


def _file_conflict(output: Path, path: str, files: Mapping[str, str], owned: Mapping[str, str]) -> list[Diagnostic]:
    target = output / path
    mode = _mode(target)
    if mode is None:
        return []
    if stat.S_ISDIR(mode):
        foreign = next((name for name in _files_below(target) if f"{path}/{name}" not in owned), None)
        if foreign is None:
            return []
        message = say(
            "`{path}` in the output is a folder with a file that jumbo-site did not write, `{path}/{foreign}`.",
            path=path,
            foreign=foreign,
        )
        return [diagnostic("output-conflict", message, None, say("Move the folder away, or rename the page."))]
    if path in owned or (stat.S_ISREG(mode) and _digest(target) == files[path]):
        return []
    message = say("`{path}` in the output was not written by jumbo-site.", path=path)
    return [diagnostic("output-conflict", message, None, say("Move the file away, or rename the page."))]


def _files_below(folder: Path) -> list[str]:
    """Return what is in a folder and is not itself a folder, relative to it, sorted."""
    found: list[str] = []
    for inner, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(inner) / name).is_symlink()]
        found.extend((Path(inner) / name).relative_to(folder).as_posix() for name in [*names, *links])
    return sorted(found)


def _mode(path: Path) -> int | None:
    """Return the mode of what stands at a path, None for nothing."""
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
