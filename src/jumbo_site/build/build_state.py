"""What the last build knew of sources, pages and output, so that the next one does only what is new."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jumbo_site.build.build_report import BuildOptions, BuildReport, diagnostics_from_json
from jumbo_site.build.cache import Cache
from jumbo_site.build.signatures import UNSURE, Signature, scan, sign_files, signature_of, trusted
from jumbo_site.content.file_names import is_ignored

DOCUMENTS = ("pages", "snapshot", "edits", "exports")
"""What the cache holds beside the state."""
CONTENT = "content/"
"""Stands before the paths of content/ among the sources; those of themes have their place's number."""


@dataclass(frozen=True)
class Sources:
    """All files that a site is made of, as they stood at one moment."""

    signatures: Mapping[str, Signature]
    taken: int
    """The clock in nanoseconds just before."""


def theme_prefix(place: int) -> str:
    """Return what stands before the paths of a theme folder."""
    return f"theme{place}/"


def scan_sources(options: BuildOptions, theme_folders: Iterable[Path]) -> Sources:
    """Look at all files of the content and of the themes, without reading them."""
    taken = time.time_ns()
    found = {CONTENT + path: one for path, one in scan(options.content, is_ignored).items()}
    for place, folder in enumerate(theme_folders):
        signed = scan(folder, follow_links=True)
        found.update({theme_prefix(place) + path: one for path, one in signed.items()})
    return Sources(found, taken)


@dataclass(frozen=True)
class BuildState:
    """The last build that was published: its sources, its result, and the files of its output."""

    options: str
    sources: Mapping[str, tuple[Signature, str]]
    """Signature and SHA-256 (empty where it was not taken) of each source."""
    outputs: Mapping[str, Signature]
    diagnostics: list[list[Any]]
    pages: int
    languages: tuple[str, ...]
    documents: Mapping[str, str]
    """SHA-256 of the other documents of the cache, by name: only together do they tell of one build."""

    def report(self, seconds: float, stages: Mapping[str, float]) -> BuildReport:
        """Return the report of a build that finds nothing to do."""
        return BuildReport(
            diagnostics_from_json(self.diagnostics),
            self.pages,
            self.languages,
            seconds,
            published=True,
            way="unchanged",
            stages=stages,
        )


def options_key(options: BuildOptions, theme_folders: Iterable[Path]) -> str:
    """Name what beside the files decides about a site."""
    parts = (options.content.as_posix(), options.base_url, options.strict, [str(folder) for folder in theme_folders])
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()


def read_state(cache: Cache, options: str) -> BuildState | None:
    """Return the state of the last build with these options, None where there is none to be trusted."""
    document = cache.read("state")
    try:
        if document is None or document["options"] != options:
            return None
        sources = {path: ((row[0], row[1], row[2], row[3]), row[4]) for path, row in document["sources"].items()}
        outputs = {path: (row[0], row[1], row[2], row[3]) for path, row in document["outputs"].items()}
        return BuildState(
            options,
            sources,
            outputs,
            document["diagnostics"],
            document["pages"],
            tuple(document["languages"]),
            {name: document["documents"][name] for name in DOCUMENTS},
        )
    except (AttributeError, IndexError, KeyError, TypeError):
        return None  # a checksum that is right, over something that no build wrote


def write_state(cache: Cache, state: BuildState) -> None:
    """Remember a build. Raises OSError."""
    cache.write(
        "state",
        {
            "options": state.options,
            "sources": {path: [*signature, digest] for path, (signature, digest) in state.sources.items()},
            "outputs": state.outputs,
            "diagnostics": state.diagnostics,
            "pages": state.pages,
            "languages": list(state.languages),
            "documents": dict(state.documents),
        },
    )


def changed_sources(state: BuildState | None, sources: Sources, places: Mapping[str, Path]) -> set[str]:
    """Return the sources that were added, removed, or hold other bytes than at the last build.

    ``places`` maps the prefixes of sources to their folders: a file whose signature differs is read.
    """
    if state is None:
        return set(sources.signatures)
    changed = set(state.sources.keys() - sources.signatures.keys())
    for path, signature in sources.signatures.items():
        known = state.sources.get(path)
        if known is not None and known[0] == signature != UNSURE:
            continue
        if known is None or not known[1] or digest_of(path, places) != known[1]:
            changed.add(path)
    return changed


def digest_of(path: str, places: Mapping[str, Path], expected: Signature | None = None) -> str:
    """Return the SHA-256 of a source's bytes, an empty text where it cannot be read.

    The same where it has not the expected signature any more: what is read now is not what was seen then.
    """
    prefix, _, rest = path.partition("/")
    try:
        with (places[prefix + "/"] / rest).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            is_expected = expected is None or signature_of(os.fstat(stream.fileno())) == expected
            return digest if is_expected else ""
    except OSError:
        return ""


def new_sources(
    state: BuildState | None, sources: Sources, changed: set[str], known: Mapping[str, str], places: Mapping[str, Path]
) -> dict[str, tuple[Signature, str]]:
    """Return what is to be remembered of the sources. ``known`` maps some to their SHA-256."""
    signatures = trusted(sources.signatures, sources.taken)
    rows: dict[str, tuple[Signature, str]] = {}
    for path, signature in signatures.items():
        digest = known.get(path)
        if digest is None and state is not None and path in state.sources and path not in changed:
            digest = state.sources[path][1]
        rows[path] = (signature, digest if digest is not None else digest_of(path, places, sources.signatures[path]))
    return rows


def intact_outputs(state: BuildState | None, output: Path) -> set[str]:
    """Return the paths of the output that are as the last build left them."""
    if state is None:
        return set()
    now = sign_files(output, state.outputs)
    return {path for path, signature in state.outputs.items() if now.get(path, UNSURE) == signature}
