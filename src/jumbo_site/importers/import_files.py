"""The files of an import written all or none, and shown as a diff."""

from __future__ import annotations

import contextlib
import difflib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from jumbo_site.diagnostics import say
from jumbo_site.importers.timetable import ImportRefusedError

Files = Mapping[PurePosixPath, bytes | None]


def write_all(root: Path, files: Files, before: Files) -> None:
    """Write files, and delete those that are None; after a failure all are as they were.

    ``before`` holds the bytes from which they were worked out. Raises ImportRefusedError where one has changed since,
    or where a folder is a symbolic link; OSError.
    """
    for path, data in before.items():
        file = root / path
        for folder in (root / part for part in path.parents):
            if folder != root and folder.is_symlink():
                raise ImportRefusedError(
                    say("{folder} is a symbolic link, which is not followed.", folder=folder.as_posix())
                )
        if file.is_symlink() or (file.read_bytes() if file.exists() else None) != data:
            raise ImportRefusedError(
                say("{file} was changed meanwhile: nothing was written. Import again.", file=file.as_posix())
            )
    made: list[Path] = []
    staged: dict[PurePosixPath, Path] = {}
    done: list[PurePosixPath] = []
    try:
        for path, data in files.items():
            if data is None:
                continue
            file = root / path
            made += [folder for folder in reversed(file.parents) if not folder.exists()]
            file.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = file.with_name(f".{file.name}.new")
            staged[path].write_bytes(data)
            if file.exists():
                shutil.copymode(file, staged[path])
        for path, data in files.items():
            done.append(path)
            if data is None:
                (root / path).unlink()
            else:
                staged[path].replace(root / path)
    except BaseException:
        _put_back(root, done, before, made, staged.values())
        raise


def _put_back(root: Path, done: list[PurePosixPath], before: Files, made: list[Path], staged) -> None:  # type: ignore[no-untyped-def]
    for temporary in staged:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    for path in done:
        data = before[path]
        with contextlib.suppress(OSError):
            if data is None:
                (root / path).unlink(missing_ok=True)
            else:
                temporary = (root / path).with_name(f".{path.name}.new")
                temporary.write_bytes(data)
                os.replace(temporary, root / path)  # noqa: PTH105
    for folder in reversed(made):
        with contextlib.suppress(OSError):
            folder.rmdir()


def diff_lines(files: Files, before: Files, shown: str) -> Iterator[str]:
    """Yield the lines of a unified diff, as ``git apply`` reads it; ``shown`` stands before the paths."""
    for path, data in files.items():
        old = (before.get(path) or b"").decode("utf-8", "replace")
        new = (data or b"").decode("utf-8", "replace")
        names = (f"a/{shown}/{path}" if before.get(path) is not None else "/dev/null",
                 f"b/{shown}/{path}" if data is not None else "/dev/null")  # fmt: skip
        yield f"diff --git a/{shown}/{path} b/{shown}/{path}\n"
        if before.get(path) is None:
            yield "new file mode 100644\n"
        elif data is None:
            yield "deleted file mode 100644\n"
        for line in difflib.unified_diff(old.splitlines(True), new.splitlines(True), *names):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
