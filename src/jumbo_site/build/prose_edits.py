"""The small way: texts whose bodies alone changed, and the pages that show them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumbo_site.build.build_state import CONTENT, BuildState
from jumbo_site.build.cache import Cache

if TYPE_CHECKING:
    from jumbo_site.build.page_work import PageTask
    from jumbo_site.plan.site_pages import SitePlan

MAX_EDITS = 50
"""Of so many texts at once; more are read the ordinary way."""


@dataclass(frozen=True)
class ProseEdits:
    """New bodies of Markdown files of which nothing else changed."""

    snapshot: Mapping[str, Any]
    bodies: Mapping[str, str]
    """All bodies that differ from the snapshot, by the file's name for people."""
    shown_before: frozenset[str]
    """Digests of the bodies that the changed files had."""
    texts: Mapping[str, str]
    """The changed files as a whole, by their paths relative to content/."""
    digests: Mapping[str, str]
    """SHA-256 of the same."""

    @property
    def key(self) -> str:
        """Names the content that the snapshot and the edits make."""
        return hashlib.sha256(repr(sorted(self.digests.items())).encode()).hexdigest()

    @property
    def document(self) -> dict[str, str]:
        """What the cache remembers beside the snapshot."""
        return dict(self.bodies)


def edited_bodies(content: Path, changed: set[str], state: BuildState, cache: Cache) -> ProseEdits | None:
    """Return the edits where the changed sources are Markdown files of which the body alone changed; else None."""
    paths = sorted(path.removeprefix(CONTENT) for path in changed)
    is_prose = all(path.startswith(CONTENT) and path.endswith(".md") for path in changed)
    if not is_prose or len(paths) > MAX_EDITS:
        return None
    texts: dict[str, tuple[str, str]] = {}
    for path in paths:
        if CONTENT + path not in state.sources:
            return None
        try:
            raw = (content / path).read_bytes()
            text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        if (content / path).is_symlink() or "\x00" in text or len(raw) > 200_000:
            return None
        texts[path] = text.replace("\r\n", "\n").replace("\r", "\n"), hashlib.sha256(raw).hexdigest()
    snapshot, earlier = (cache.read(name, state.documents[name]) for name in ("snapshot", "edits"))
    if snapshot is None or earlier is None:
        return None
    from jumbo_site.build.page_work import prose_digest
    from jumbo_site.content.snapshot import new_body, old_body

    bodies: dict[str, str] = dict(earlier)
    before = set()
    for path, (text, _) in texts.items():
        file = f"{content.as_posix()}/{path}"
        body = new_body(snapshot, file, text)
        if body is None:
            return None
        before.add(prose_digest(bodies[file] if file in bodies else old_body(snapshot, file)))
        bodies[file] = body
    digests = {path: digest for path, (_, digest) in texts.items()}
    whole = {path: text for path, (text, _) in texts.items()}
    return ProseEdits(snapshot, bodies, frozenset(before), whole, digests)


def pages_to_make(plan: SitePlan, pages: Mapping[str, list[str]], edits: ProseEdits) -> list[PageTask] | None:
    """Return the pages that showed the old bodies.

    None where the plan and what is remembered of it differ, or a body was shown nowhere: that is not as expected.
    """
    from jumbo_site.build.page_work import PageTask

    tasks = []
    found: set[str] = set()
    for place, page in enumerate(plan.pages):
        row = pages.get(page.path)
        if row is None:
            return None
        shown = edits.shown_before.intersection(row[2].split(" "))
        if shown:
            found |= shown
            tasks.append(PageTask(place, row[0]))
    return tasks if found == edits.shown_before else None
