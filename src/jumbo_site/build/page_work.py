"""The work of a build that any process can do: make the views of some pages, render them, stage them.

What a process is sent is small: which pages of the plan, by their places in it. It has the plan itself already, as the
copy of a forked process, or makes it when it is first asked, from the data that the first process left in a file.
"""

from __future__ import annotations

import errno
import gc
import hashlib
import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jumbo_site.build.inspection import PageLook
from jumbo_site.build.publication import stage_file
from jumbo_site.i18n.catalogues import load_catalogue
from jumbo_site.messages import say
from jumbo_site.model.content import Content
from jumbo_site.outputs.output import ExportJob, ExportSources
from jumbo_site.outputs.registry import export_fingerprint, run_export
from jumbo_site.plan.page import Page, output_path
from jumbo_site.plan.site_pages import SitePlan, plan_site
from jumbo_site.plan.view_digest import view_bytes
from jumbo_site.plan.views import Frame
from jumbo_site.render.environment import CONTENT_SECURITY_POLICY, ThemeSettings, render_page
from jumbo_site.render.template_fingerprints import template_fingerprints

if TYPE_CHECKING:
    from jumbo_site.content.load import LoadResult

SNAPSHOT = ".content.json"
"""The name of the content's data among the staged files; it is never published."""


@dataclass(frozen=True)
class WorkOrder:
    """What all work of one build shares; plain picklable data. Paths are absolute."""

    content_folder: str
    content_key: str
    """Names the content exactly: a process that has to read it anew makes sure that it reads the same."""
    base_url: str
    settings: ThemeSettings
    template_fingerprints: Mapping[str, str]
    staging: str | None
    """Where new files go; None checks the pages and writes nothing."""
    snapshot: str | None = None
    """A file with the content's data (``content.snapshot``), for processes that have no copy of it."""
    snapshot_digest: str = ""
    """SHA-256 of its bytes."""
    look: PageLook | None = None
    """What a check wants to know of each page that is rendered."""


@dataclass(frozen=True)
class PageTask:
    """A page to be made: its place in the plan, and the fingerprint of what is published (or an empty text)."""

    place: int
    published: str


@dataclass(frozen=True)
class PageResult:
    """What came of a page."""

    path: str
    """Its site path."""
    fingerprint: str
    """Of its view and of all that renders it."""
    digest: str | None
    """SHA-256 of the new bytes; None where what is published is right already."""
    translations: tuple[str, ...]
    """The languages that it is really translated into, its own among them; none keeps it out of the sitemap."""
    prose: tuple[str, ...]
    """Short digests of the Markdown texts that it shows."""
    seen: Any = None
    """What the look at it gave."""


@dataclass(frozen=True)
class ExportTask:
    """A piece of work of an output, and the fingerprint of what is published of it (or an empty text)."""

    job: ExportJob
    published: str = ""


@dataclass(frozen=True)
class ExportResult:
    """What came of it."""

    job: ExportJob
    fingerprint: str
    """Of all that it shows; empty where the output is always made again."""
    files: tuple[tuple[str, str], ...] | None
    """Path and SHA-256 of each file; None where what is published is right already."""


class ContentChangedError(Exception):
    """The content or the templates that a process read are not those that the build began with."""


class NotSharedError(OSError):
    """A process does not see the files of the build."""


_known: dict[tuple[str, str], tuple[Content, SitePlan]] = {}
"""The content and the plan of the build at hand, by content key and base URL."""


def know(order: WorkOrder, content: Content, plan: SitePlan) -> None:
    """Give this process, and those that are forked from it, the plan of a build; that of an older one is forgotten."""
    _known.clear()
    _known[order.content_key, order.base_url] = (content, plan)


def forget() -> None:
    """Let the plan go."""
    _known.clear()


def leave_snapshot(order: WorkOrder, loaded: LoadResult) -> WorkOrder:
    """Write the content's data beside the staged files, for all processes to read; return the order that names it."""
    from jumbo_site.content.snapshot import snapshot_of

    if order.staging is None:
        return order
    data = json.dumps(snapshot_of(loaded), ensure_ascii=False).encode("utf-8", "surrogatepass")
    digest = stage_file(Path(order.staging), SNAPSHOT, data)
    return replace(order, snapshot=f"{order.staging}/{SNAPSHOT}", snapshot_digest=digest)


def _plan_for(order: WorkOrder) -> tuple[Content, SitePlan]:
    key = order.content_key, order.base_url
    if key not in _known:
        folders = [Path(folder) for folder in order.settings.template_folders]
        if template_fingerprints(folders, order.settings.asset_names) != order.template_fingerprints:
            raise ContentChangedError(", ".join(order.settings.template_folders))
        forget()
        gc.unfreeze()
        content = _content_of(order)
        know(order, content, plan_site(content, order.base_url))
        gc.collect()
        gc.freeze()  # the content stays for the whole build: nothing is to be found in it again and again
    return _known[key]


def _content_of(order: WorkOrder) -> Content:
    if order.snapshot is None:
        from jumbo_site.content.load import load_content

        loaded = load_content(Path(order.content_folder))
        if loaded.content is None or loaded.key != order.content_key:
            raise ContentChangedError(order.content_folder)
        return loaded.content
    from jumbo_site.content.snapshot import content_from

    try:
        data = Path(order.snapshot).read_bytes()
    except FileNotFoundError:
        message = say(
            "not seen by the process on {node}; all must see content, templates and output", node=platform.node()
        )
        raise NotSharedError(errno.ENOENT, message, order.snapshot) from None
    if hashlib.sha256(data).hexdigest() != order.snapshot_digest:
        raise ContentChangedError(order.snapshot)
    return content_from(json.loads(data), {})


def do_pages(order: WorkOrder, tasks: Sequence[PageTask]) -> list[PageResult]:
    """Make, render and stage some pages of the plan.

    Raises ThemeError where a template fails, OSError where the disk does, ContentChangedError.
    """
    _, plan = _plan_for(order)
    return [_do_page(order, plan, task) for task in tasks]


def _do_page(order: WorkOrder, plan: SitePlan, task: PageTask) -> PageResult:
    planned = plan.pages[task.place]
    shown = planned.to.shown_prose
    shown.clear()
    page = planned.make()
    fingerprint = page_fingerprint(page, order)
    digest = seen = None
    if fingerprint != task.published:
        content = render_page(page, order.settings)
        digest = _stage(order, output_path(page.path), content)
        seen = order.look(page.path, content) if order.look is not None else None
    tags = (one.hreflang for one in page.head.alternates if one.hreflang != "x-default")
    prose = tuple(sorted(prose_digest(text) for text in shown))
    return PageResult(page.path, fingerprint, digest, tuple(tags) if page.is_translated else (), prose, seen)


def do_exports(order: WorkOrder, tasks: Sequence[ExportTask]) -> list[ExportResult]:
    """Make and stage those outputs beside the pages that show something new."""
    sources = export_sources(order)
    return [_do_export(order, sources, task) for task in tasks]


def _do_export(order: WorkOrder, sources: ExportSources, task: ExportTask) -> ExportResult:
    fingerprint = export_fingerprint(task.job, sources)
    if fingerprint and fingerprint == task.published:
        return ExportResult(task.job, fingerprint, None)
    files = run_export(task.job, sources)
    return ExportResult(task.job, fingerprint, tuple((path, _stage(order, path, files[path])) for path in files))


def export_sources(order: WorkOrder) -> ExportSources:
    """Return what the outputs of a build are made from."""
    content, _ = _plan_for(order)
    folders = tuple(Path(folder) for folder in order.settings.template_folders)
    return ExportSources(content, order.base_url, Path(order.content_folder), folders, order.settings.asset_names)


def do_work(order: WorkOrder, batch: Sequence[PageTask | ExportTask]) -> tuple[list[PageResult], list[ExportResult]]:
    """Do a batch of pages and outputs together, so that no process waits for one kind of work to end."""
    pages = [one for one in batch if isinstance(one, PageTask)]
    exports = [one for one in batch if isinstance(one, ExportTask)]
    return (do_pages(order, pages) if pages else []), do_exports(order, exports) if exports else []


def _stage(order: WorkOrder, path: str, content: bytes) -> str:
    """Stage a file; return its SHA-256, or an empty text where nothing is written.

    A machine that is thought lost may still be at work while another does the same again: each writes a file of its
    own and puts it into the place as a whole. The file of one that is lost half-way stays at the top of the staging
    folder: a new folder of the site is moved with all that is in it.
    """
    if order.staging is None:
        return ""
    staging = Path(order.staging)
    if order.snapshot is None:
        return stage_file(staging, path, content)
    own = f".arriving-{uuid4().hex}"
    digest = stage_file(staging, own, content)
    (staging / path).parent.mkdir(parents=True, exist_ok=True)
    (staging / own).replace(staging / path)
    return digest


def check_arrived(order: WorkOrder, results: Iterable[PageResult]) -> None:
    """Look for all staged pages where they should be. Raises NotSharedError: a machine wrote to a folder of its own."""
    for one in results:
        if one.digest and not os.path.exists(f"{order.staging}/{output_path(one.path)}"):  # noqa: PTH110 (once a page)
            message = say("made by another machine and not to be seen here; all must see the output folder")
            raise NotSharedError(errno.ENOENT, message, output_path(one.path))


def prose_digest(markdown: str) -> str:
    """Return a short name of a Markdown text; two texts of one name only cost a page too many.

    Blanks around it count for nothing: the model takes them away, and files have them.
    """
    return hashlib.blake2b(markdown.strip().encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def page_fingerprint(page: Page, order: WorkOrder) -> str:
    """Return the digest of a page's view and of all that its bytes depend on."""
    digest = hashlib.blake2b(_frame_fingerprint(page.frame), digest_size=16)
    digest.update(order.template_fingerprints.get(page.template, "").encode("ascii"))
    digest.update(view_bytes(page.path, page.template, page.head, page.view, page.is_translated))
    return digest.hexdigest()


_frames: dict[int, tuple[Frame, bytes]] = {}


def _frame_fingerprint(frame: Frame) -> bytes:
    """Return the digest of what all pages of a language share; made once for each frame."""
    if id(frame) not in _frames:
        if len(_frames) > 64:
            _frames.clear()
        shared = (frame, load_catalogue(frame.lang).fingerprint, CONTENT_SECURITY_POLICY)
        value = hashlib.blake2b(view_bytes(*shared), digest_size=16).digest()
        _frames[id(frame)] = (frame, value)  # held, so that the identity stays its own
    return _frames[id(frame)][1]
