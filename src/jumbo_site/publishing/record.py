"""The record that a target keeps of what was published there: the manifest of a build, in the same format and place.

So a copy of an output folder that was made by other means is known too. While files are being sent, the record lists
both the old and the new ones, and says of which the target's bytes are not certain.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jumbo_site.build.manifest import MANIFEST_VERSION, manifest_files
from jumbo_site.build.output_folder import PublishRefusedError
from jumbo_site.diagnostics import say
from jumbo_site.publishing.target import PublishingError


@dataclass(frozen=True)
class Record:
    """Files that are ours (path → SHA-256), those of an earlier release, and those whose sending may have failed."""

    files: Mapping[str, str]
    kept: frozenset[str]
    pending: frozenset[str]


def read_record(data: bytes, name: str) -> Record:
    """Read a record; ``name`` is the target's. Raises PublishingError where it cannot be trusted."""
    try:
        files = manifest_files(data, name)
    except PublishRefusedError as refused:
        hint = say(
            "Delete this file there and publish again with --force: files of the same names are overwritten then."
        )
        raise PublishingError(refused.diagnostics[0].message, hint) from refused
    document = json.loads(data)
    return Record(files, _listed(document, "kept") & files.keys(), _listed(document, "pending") & files.keys())


def record_bytes(files: Mapping[str, str], kept: Collection[str] = (), pending: Collection[str] = ()) -> bytes:
    """Return a record: JSON, sorted by path, one line each."""
    document: dict[str, object] = {"version": MANIFEST_VERSION, "files": dict(sorted(files.items()))}
    for name, paths in (("kept", kept), ("pending", pending)):
        if paths:
            document[name] = sorted(paths)
    return (json.dumps(document, ensure_ascii=False, indent=0) + "\n").encode("utf-8")


def _listed(document: dict[str, object], name: str) -> frozenset[str]:
    paths = document.get(name)
    return frozenset(path for path in paths if isinstance(path, str)) if isinstance(paths, list) else frozenset()
