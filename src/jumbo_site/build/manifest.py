"""The manifest of an output folder: which of its files are the generator's own."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from jumbo_site.build.output_folder import PublishRefusedError, refusal
from jumbo_site.build.output_paths import MANIFEST, path_problem
from jumbo_site.messages import say

MANIFEST_VERSION = 1
_HINT = say("Put it back as it was, or delete the pages in the folder together with it, and build again.")


def read_manifest(output: Path) -> dict[str, str]:
    """Return the generator's own files, path → SHA-256 in hexadecimal digits; none where there is no manifest.

    Raises PublishRefusedError where it cannot be trusted: nobody knows then whose the files are. Paths may collide:
    after an interruption both those of the old and of the new set are listed.
    """
    try:
        data = (output / MANIFEST).read_bytes()
    except FileNotFoundError:
        return {}
    return manifest_files(data, output)


def manifest_files(data: bytes, output: Path | str) -> dict[str, str]:
    """Return the files that a manifest lists, path → SHA-256 in hexadecimal digits; ``output`` is named in errors.

    Raises PublishRefusedError where it cannot be trusted.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _unreadable(output) from error
    if not isinstance(document, dict) or not isinstance(files := document.get("files"), dict):
        raise _unreadable(output)
    if document.get("version") != MANIFEST_VERSION:
        message = say("`{output}` was written by another version of jumbo-site ({file}).", output=output, file=MANIFEST)
        raise refusal(message, say("Use that version."))
    for path, digest in files.items():
        if not isinstance(digest, str) or path_problem(path) is not None:
            raise _unreadable(output)
    return files


def read_kept(output: Path) -> frozenset[str]:
    """Return those of the generator's own files that no page of the last release uses: they leave with the next one.

    Read after ``read_manifest``, which judges the file.
    """
    try:
        kept = json.loads((output / MANIFEST).read_bytes()).get("kept")
    except FileNotFoundError:
        return frozenset()
    return frozenset(path for path in kept if isinstance(path, str)) if isinstance(kept, list) else frozenset()


def manifest_bytes(files: Mapping[str, str], kept: Collection[str] = ()) -> bytes:
    """Return the manifest that lists these files: JSON, sorted by path, one line each.

    ``kept`` are those of them that are of an earlier release.
    """
    document: dict[str, object] = {"version": MANIFEST_VERSION, "files": dict(sorted(files.items()))}
    if kept:
        document["kept"] = sorted(kept)
    return (json.dumps(document, ensure_ascii=False, indent=0) + "\n").encode("utf-8")


def _unreadable(output: Path | str) -> PublishRefusedError:
    return refusal(say("`{output}` has a manifest that cannot be read ({file}).", output=output, file=MANIFEST), _HINT)
