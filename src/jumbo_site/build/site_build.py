"""A whole build: load, plan, make and render the pages, export, compare with the ledger, publish.

A build does what is new. Where no file changed and the output is as it was left, there is nothing to do. Where the
bodies of texts alone changed, the pages that show them are made again. Otherwise all is read, every page's view is
made, and those pages are rendered whose view or templates differ from what is published.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumbo_site.build.build_report import BuildOptions, BuildReport, Progress, diagnostics_as_json
from jumbo_site.build.build_state import (
    CONTENT,
    BuildState,
    Sources,
    changed_sources,
    intact_outputs,
    new_sources,
    options_key,
    read_state,
    scan_sources,
    theme_prefix,
    write_state,
)
from jumbo_site.build.cache import Cache, cache_folder, generator_key
from jumbo_site.build.export_rows import ExportRows, files_of, published_fingerprint, take_exports
from jumbo_site.build.output_folder import PublishRefusedError
from jumbo_site.build.output_paths import is_named_by_content
from jumbo_site.build.signatures import sign_files
from jumbo_site.build.uncollected import uncollected
from jumbo_site.content.file_names import LEDGER_FILE, MEDIA_FOLDER
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, has_errors, has_warnings, in_order, say
from jumbo_site.messages.system_errors import reason_of

if TYPE_CHECKING:
    from jumbo_site.build.inspection import Inspection, PageLook
    from jumbo_site.build.page_work import ExportTask, PageResult, PageTask, WorkOrder
    from jumbo_site.build.publication import Publication, PublishReport
    from jumbo_site.content.load import LoadResult
    from jumbo_site.model.site import ThemeOptions
    from jumbo_site.plan.site_pages import SitePlan
    from jumbo_site.render.assets import Assets

__all__ = ["BuildOptions", "BuildReport", "Progress", "build_site", "check_site", "default_theme_folder"]

BATCH = 48
"""Pages of one piece of work: large enough to be worth sending, small enough that no process waits for another."""
ATTEMPTS = 5
"""How often content is read again that is edited while it is read."""
PAUSE = 0.1
"""Seconds to wait before it is read again; longer each time."""
RESTLESS = diagnostic(
    "content-changing",
    say("Files change all the time while they are read."),
    None,
    say("Build again when the editing, copying or checking out has ended."),
)


class RestlessSourcesError(Exception):
    """There was no moment at which content and templates could be read as a whole."""


def default_theme_folder() -> Path:
    """Return the folder of the theme that comes with the generator."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent.parent / "templates"


def check_site(
    options: BuildOptions,
    executor: Executor | None,
    progress: Progress,
    *,
    jobs: int | None = None,
    inspection: Inspection | None = None,
) -> BuildReport:
    """Do all that a build does, except writing; and what an inspection adds."""
    build = _Build(options, executor, jobs, progress)
    try:
        return build.check(inspection)
    except RestlessSourcesError:
        return build.report((RESTLESS,))


def build_site(
    options: BuildOptions, executor: Executor | None, progress: Progress, *, jobs: int | None = None
) -> BuildReport:
    """Build the site and publish it; with errors nothing is written and the last site stays.

    Work goes to the executor, where one is given, or to ``jobs`` processes of this machine, by default one for each
    processor. Raises OSError where the disk fails.
    """
    from jumbo_site.build.publication import opened

    build = _Build(options, executor, jobs, progress)
    try:
        with uncollected(), opened(options.output, [options.content, *build.themes]) as publication:
            return build.publish(publication)
    except PublishRefusedError as refused:
        return build.report(refused.diagnostics)
    except RestlessSourcesError:
        return build.report((RESTLESS,))


@dataclass
class _Rendered:
    """What the work on the pages gave."""

    results: list[PageResult] = field(default_factory=list)
    exports: dict[str, str] = field(default_factory=dict)
    """SHA-256 of each file beside the pages, by its path."""
    export_rows: ExportRows = field(default_factory=dict)
    """What the cache remembers of each piece of an output."""


class _Build:
    """One run; lives for one call."""

    def __init__(self, options: BuildOptions, executor: Executor | None, jobs: int | None, progress: Progress) -> None:
        self.options = options
        self.executor = executor
        self.jobs = jobs
        self.progress = progress
        self.started = time.perf_counter()
        self.stages: dict[str, float] = {}
        folders = [folder for folder in (*options.theme_folders, default_theme_folder()) if folder.is_dir()]
        self.themes = tuple({folder.resolve(): folder for folder in folders}.values())
        self.places = {CONTENT: options.content, **{theme_prefix(n): one for n, one in enumerate(self.themes)}}
        self.key = options_key(options, self.themes)
        self.cache = Cache(cache_folder(options.content, options.output, options.cache), generator_key())
        self.cache_problems: list[Diagnostic] = []

    # --- the three ways ----------------------------------------------------------------------------------

    def check(self, inspection: Inspection | None) -> BuildReport:
        loaded = self.load()[0]
        if loaded.content is None:
            further = inspection.problems(loaded, None, ()) if inspection is not None else ()
            return self.report(in_order([*loaded.diagnostics, *further]))
        plan, problems = self.plan(loaded)[::2]
        look = inspection.page_look(loaded, plan) if inspection is not None else None
        rendered, theme_problems = self.render(loaded, plan, None, {}, {}, look)
        problems += theme_problems
        if inspection is not None and not theme_problems:
            seen = [one.seen for one in rendered.results]
            problems += inspection.problems(loaded, plan, seen)
            self.ended("inspect")
        return self.report(in_order([*loaded.diagnostics, *problems]), plan, loaded, rendered)

    def publish(self, publication: Publication) -> BuildReport:
        if self.options.use_cache:
            self.cache.forget_unfinished()
        state = read_state(self.cache, self.key) if self.options.use_cache else None
        if state is not None and not set(state.outputs).issuperset(publication.owned):
            state = None  # another cache's build was published since
        sources = scan_sources(self.options, self.themes)
        changed = changed_sources(state, sources, self.places)
        intact = intact_outputs(state, self.options.output)
        self.ended("scan")
        if state is not None and not changed and len(intact) == len(state.outputs):
            signatures = {path: one for path, (one, _) in state.sources.items()}
            if signatures != sources.signatures:
                self.remember(replace(state, sources=new_sources(state, sources, changed, {}, self.places)))
            return self.with_cache_problems(state.report(time.perf_counter() - self.started, self.stages))
        if state is not None and changed and len(intact) == len(state.outputs):
            report = self.publish_prose(publication, state, sources, changed)
            if report is not None:
                return report
            publication.unstage()
        for _ in range(ATTEMPTS):
            report = self.publish_all(publication, state, intact)
            if report is not None:
                return report
            publication.unstage()
        raise RestlessSourcesError

    def publish_all(self, publication: Publication, state: BuildState | None, intact: set[str]) -> BuildReport | None:
        """Publish the site; None, with nothing changed, where sources were edited that are read to the end."""
        from jumbo_site.build.ledger import LedgerFile
        from jumbo_site.build.page_work import ContentChangedError

        loaded, sources = self.load()
        changed = changed_sources(state, sources, self.places)
        if loaded.content is None:
            return self.report(loaded.diagnostics)
        plan, ledger_text, problems = self.plan(loaded)
        diagnostics = in_order([*loaded.diagnostics, *problems])
        if self.stops(diagnostics):
            return self.report(diagnostics, plan, loaded)
        published = self.published_pages(state, publication, intact)
        try:
            exported = self.published_exports(state, publication, intact)
            rendered, theme_problems = self.render(loaded, plan, publication, published, exported)
        except ContentChangedError:
            return None
        diagnostics = in_order([*diagnostics, *theme_problems])
        if self.stops(diagnostics):
            return self.report(diagnostics, plan, loaded) if self.are_as_they_were(sources) else None
        files, staged = self.all_files(publication, rendered, loaded, intact)
        kept = {path for path in publication.owned if is_named_by_content(path)}
        if not self.are_as_they_were(sources):
            return None
        ledger = LedgerFile(self.options.content / LEDGER_FILE, ledger_text)
        try:
            done = publication.commit(files, staged, kept)
            self.ended("publish")
            ledger.replace()
        finally:
            ledger.drop()
        self.remember_all(publication, rendered, loaded, sources, changed, state, diagnostics)
        self.ended("remember")
        report = self.report(diagnostics, plan, loaded, rendered)
        return self.with_publication(report, done, staged, changed)

    def publish_prose(
        self, publication: Publication, state: BuildState, sources: Sources, changed: set[str]
    ) -> BuildReport | None:
        """Publish anew the pages that show texts whose bodies changed; None where more than that has changed."""
        from jumbo_site.build.prose_edits import edited_bodies, pages_to_make

        edits = edited_bodies(self.options.content, changed, state, self.cache)
        pages = self.cache.read("pages", state.documents["pages"]) if edits is not None else None
        exports_known = self.cache.read("exports", state.documents["exports"]) is not None
        if edits is None or pages is None or not exports_known:
            return None  # without the names of an output's old files, they would stay beside the new ones
        from jumbo_site.build.page_work import ExportTask, do_exports, do_pages, know
        from jumbo_site.content.snapshot import are_well_written, content_from
        from jumbo_site.outputs.registry import export_jobs
        from jumbo_site.plan.site_pages import plan_site
        from jumbo_site.render.environment import ThemeError

        content = content_from(edits.snapshot, edits.bodies)
        if not are_well_written(edits.texts, content):
            return None
        plan = plan_site(content, self.base_url(content.site.base_url))
        self.ended("load")
        tasks = pages_to_make(plan, pages, edits)
        if tasks is None:
            return None
        try:
            order = self.order(content.site.theme, edits.key, content.site.base_url, publication)[0]
            know(order, content, plan)
            results = do_pages(order, tasks)
            rows = self.published_exports(state, publication, set(state.outputs))
            jobs = export_jobs(content, shows_bodies=True)
            exports = do_exports(order, [ExportTask(job, published_fingerprint(rows, job)) for job in jobs])
        except ThemeError:
            return None  # the ordinary way says what is wrong
        finally:
            _forget_plan()
        self.ended("render")
        if scan_sources(self.options, self.themes).signatures != sources.signatures:
            return None
        staged = {_file(one): one.digest for one in results if one.digest is not None}
        dropped = {path for one in exports if one.files is not None for path in files_of(rows, one.job)}
        exported: dict[str, str] = {}
        take_exports(exports, rows, exported, rows)
        new = {path: digest for path, digest in exported.items() if publication.owned.get(path) != digest}
        staged.update(new)
        left = {path: one for path, one in publication.current.items() if path not in dropped or path in exported}
        done = publication.commit({**left, **staged}, set(staged))
        self.ended("publish")
        for one in results:
            pages[one.path] = _page_row(one)
        known = {CONTENT + path: digest for path, digest in edits.digests.items()}
        outputs = {path: one for path, one in state.outputs.items() if path in publication.owned}
        outputs.update(sign_files(self.options.output, staged))
        new_rows = new_sources(state, sources, changed, known, self.places)
        new_state = replace(state, sources=new_rows, outputs=outputs)
        self.remember(new_state, pages=pages, edits=edits.document, exports=rows)
        self.ended("remember")
        report = state.report(time.perf_counter() - self.started, self.stages)
        rendered = tuple(sorted(one.path for one in results if one.digest is not None))
        report = self.with_cache_problems(replace(report, way="prose", rendered=rendered, read=tuple(sorted(changed))))
        return self.with_publication(report, done, set(staged), changed)

    # --- the steps ---------------------------------------------------------------------------------------

    def load(self) -> tuple[LoadResult, Sources]:
        """Read the content as it stood at one moment: again where it was edited meanwhile.

        Raises RestlessSourcesError where it is edited each time.
        """
        from jumbo_site.content.load import load_content

        for attempt in range(ATTEMPTS):
            time.sleep(PAUSE * attempt)  # a checkout or a copy may be at work
            sources = scan_sources(self.options, self.themes)
            loaded = load_content(self.options.content)
            if scan_sources(self.options, self.themes).signatures == sources.signatures:
                self.ended("load")
                return loaded, sources
        raise RestlessSourcesError

    def are_as_they_were(self, sources: Sources) -> bool:
        """Tell whether templates and media files, which are read until the end, were left alone since they were seen.

        What was edited in texts meanwhile is for the next build: they were read at one moment.
        """
        media = f"{CONTENT}{MEDIA_FOLDER}/"
        now = scan_sources(replace(self.options, content=self.options.content / MEDIA_FOLDER), self.themes).signatures
        seen = {media + path.removeprefix(CONTENT) if path.startswith(CONTENT) else path: now[path] for path in now}
        known = sources.signatures
        return seen == {path: known[path] for path in known if path.startswith(media) or not path.startswith(CONTENT)}

    def plan(self, loaded: LoadResult) -> tuple[SitePlan, str, list[Diagnostic]]:
        """Return the plan, the new text of the ledger, and what the ledger misses."""
        from jumbo_site.build.ledger import extended, read_ledger, vanished
        from jumbo_site.plan.site_pages import plan_site

        if loaded.content is None:
            raise ValueError("content with errors has no plan")
        plan = plan_site(loaded.content, self.base_url(loaded.content.site.base_url))
        shown = loaded.ledger.shown if loaded.ledger else f"{self.options.content.as_posix()}/{LEDGER_FILE}"
        ledger = read_ledger(loaded.ledger.text if loaded.ledger else "", shown)
        problems = [*ledger.diagnostics, *vanished(ledger, shown, {*plan.permanent, *plan.moved_permanent})]
        self.ended("plan")
        return plan, extended(ledger, plan.permanent), problems

    def order(
        self, theme: ThemeOptions, content_key: str, base_url: str, publication: Publication | None
    ) -> tuple[WorkOrder, Assets]:
        """Return what all work shares. Raises UnknownAssetError."""
        from jumbo_site.build.page_work import WorkOrder
        from jumbo_site.render.assets import collect_assets
        from jumbo_site.render.environment import ThemeSettings
        from jumbo_site.render.template_fingerprints import template_fingerprints, theme_version

        assets = collect_assets(self.themes, theme.colour, theme.fonts, self.options.content)
        fingerprints = template_fingerprints(self.themes, assets.names)
        folders = tuple(str(folder.absolute()) for folder in self.themes)
        order = WorkOrder(
            str(self.options.content.absolute()),
            content_key,
            self.base_url(base_url),
            ThemeSettings(folders, dict(assets.names), theme_version(fingerprints)),
            fingerprints,
            None if publication is None else str(publication.staging.absolute()),
        )
        return order, assets

    def render(
        self,
        loaded: LoadResult,
        plan: SitePlan,
        publication: Publication | None,
        published: Mapping[str, str],
        exported: ExportRows,
        look: PageLook | None = None,
    ) -> tuple[_Rendered, list[Diagnostic]]:
        """Make and render the pages, and the outputs beside them; stage what is new where there is a publication."""
        from jumbo_site.build.executors import SerialExecutor
        from jumbo_site.build.page_work import ExportTask, PageTask, check_arrived, do_work, know, leave_snapshot
        from jumbo_site.build.workers import run_batches
        from jumbo_site.outputs.registry import export_jobs
        from jumbo_site.render.assets import UnknownAssetError
        from jumbo_site.render.environment import ThemeError

        content, rendered = loaded.content, _Rendered()
        if content is None:
            return rendered, []
        try:
            order, assets = self.order(content.site.theme, loaded.key, content.site.base_url, publication)
        except UnknownAssetError as error:
            return rendered, [diagnostic("template-error", error.message)]
        if self.executor is not None and not isinstance(self.executor, SerialExecutor):
            order = leave_snapshot(order, loaded)
        order = replace(order, look=look)
        know(order, content, plan)
        tasks = [PageTask(place, published.get(page.path, "")) for place, page in enumerate(plan.pages)]
        try:
            with self.workers(len(tasks)) as executor:
                batches: list[list[PageTask | ExportTask]] = [
                    [ExportTask(job, published_fingerprint(exported, job))]
                    for job in export_jobs(content, costly=publication is not None)
                ]
                batches += _batches(plan, tasks)
                for results, exports in run_batches(executor, partial(do_work, order), batches):
                    take_exports(exports, exported, rendered.exports, rendered.export_rows)
                    rendered.results += results
                    self.progress(len(rendered.results), len(tasks))
        except ThemeError as error:
            place = Location(_shown_template(error.file, self.themes), error.line or 1) if error.file else None
            return rendered, [
                diagnostic("template-error", say("The template fails: {message}", message=error.message), place)
            ]
        finally:
            _forget_plan()
        self.ended("render")
        if publication is not None:
            if order.snapshot is not None:
                check_arrived(order, rendered.results)
            self.stage_rest(publication, rendered, loaded, assets, order.base_url)
        return rendered, []

    def stage_rest(
        self, publication: Publication, rendered: _Rendered, loaded: LoadResult, assets: Assets, base_url: str
    ) -> None:
        """Stage what no page's work makes: assets, the sitemap, media files that changed."""
        from jumbo_site.build.publication import file_digest
        from jumbo_site.outputs.registry import sitemap

        content = loaded.content
        if content is None:
            return
        listed = sorted((one.path, one.translations) for one in rendered.results if one.translations)
        files: dict[str, bytes] = {**assets.files, **sitemap(listed, content, base_url)}
        for path, data in files.items():
            rendered.exports[path] = publication.stage(path, data)
        for path in content.media:
            if path in content.images:
                continue  # made fit for the public by its output
            source = self.options.content / path
            digest = file_digest(source)
            rendered.exports[path] = digest
            if publication.owned.get(path) != digest:
                rendered.exports[path] = publication.stage(path, source)
        self.ended("export")

    def all_files(
        self, publication: Publication, rendered: _Rendered, loaded: LoadResult, intact: set[str]
    ) -> tuple[dict[str, str], set[str]]:
        """Return the SHA-256 of every file of the site, and those that are new or must be put right."""
        owned = publication.owned
        files: dict[str, str] = {}
        staged: set[str] = set()
        for one in rendered.results:
            path = _file(one)
            files[path] = owned[path] if one.digest is None else one.digest
            if one.digest is not None and not (path in intact and owned.get(path) == one.digest):
                staged.add(path)
        for path, digest in rendered.exports.items():
            files[path] = digest
            if path in intact and owned.get(path) == digest:
                continue
            if not (publication.staging / path).exists():  # a media file that somebody changed in the output
                publication.stage(path, self.options.content / path)
            staged.add(path)
        return files, {path for path in staged if not _is_current(publication, path, files[path])}

    def published_pages(self, state: BuildState | None, publication: Publication, intact: set[str]) -> dict[str, str]:
        """Return the fingerprint of each page whose file in the output is as it was left."""
        from jumbo_site.plan.page import output_path

        pages = self.cache.read("pages", state.documents["pages"]) if state is not None else None
        if pages is None:
            return {}
        files = {path: output_path(path) for path in pages}
        return {path: row[0] for path, row in pages.items() if files[path] in intact & publication.owned.keys()}

    def published_exports(self, state: BuildState | None, publication: Publication, intact: set[str]) -> ExportRows:
        """Return what is known of each output's piece whose files in the output are as they were left."""
        rows = self.cache.read("exports", state.documents["exports"]) if state is not None else None
        good = intact & publication.owned.keys()
        return {key: row for key, row in (rows or {}).items() if good.issuperset(row[1])}

    # --- what is remembered ------------------------------------------------------------------------------

    def remember_all(
        self,
        publication: Publication,
        rendered: _Rendered,
        loaded: LoadResult,
        sources: Sources,
        changed: set[str],
        state: BuildState | None,
        diagnostics: Sequence[Diagnostic],
    ) -> None:
        from jumbo_site.content.snapshot import snapshot_of

        if not self.options.use_cache or loaded.content is None:
            return
        known = {CONTENT + path: digest for path, digest in loaded.digests.items() if path != LEDGER_FILE}
        ledger = CONTENT + LEDGER_FILE
        signed = dict(sources.signatures)
        signed.update({CONTENT + path: one for path, one in sign_files(self.options.content, [LEDGER_FILE]).items()})
        rows = new_sources(state, Sources(signed, sources.taken), {*changed, ledger}, known, self.places)
        outputs = sign_files(self.options.output, publication.owned)
        pages = {one.path: _page_row(one) for one in rendered.results}
        new_state = BuildState(
            self.key,
            rows,
            outputs,
            diagnostics_as_json(tuple(diagnostics)),
            len(rendered.results),
            loaded.content.language_tags,
            {},
        )
        self.remember(new_state, pages=pages, snapshot=snapshot_of(loaded), edits={}, exports=rendered.export_rows)

    def remember(self, state: BuildState, **documents: Any) -> None:
        """Write the cache; a disk that does not take it costs the next build time, and that is said."""
        if not self.options.use_cache:
            return
        try:
            written = {name: self.cache.write(name, document) for name, document in documents.items()}
            write_state(self.cache, replace(state, documents={**state.documents, **written}))
        except OSError as error:
            message = say("The cache cannot be written: {reason}.", reason=reason_of(error))
            hint = say("The site is right; the next build takes longer. Choose another folder with --cache.")
            self.cache_problems.append(diagnostic("cache-unwritable", message, None, hint))

    # --- small things ------------------------------------------------------------------------------------

    def base_url(self, own: str) -> str:
        return self.options.base_url or own

    def workers(self, pages: int) -> AbstractContextManager[Executor]:
        from jumbo_site.build.workers import available_cores, local_workers

        if self.executor is not None:
            return nullcontext(self.executor)
        return local_workers(self.jobs or available_cores(), pages)

    def stops(self, diagnostics: Sequence[Diagnostic]) -> bool:
        return has_errors(diagnostics) or (self.options.strict and has_warnings(diagnostics))

    def ended(self, stage: str) -> None:
        self.stages[stage] = time.perf_counter() - self.started - sum(self.stages.values())

    def report(
        self,
        diagnostics: tuple[Diagnostic, ...],
        plan: SitePlan | None = None,
        loaded: LoadResult | None = None,
        rendered: _Rendered | None = None,
    ) -> BuildReport:
        made = rendered.results if rendered is not None else []
        report = BuildReport(
            diagnostics,
            len(plan.pages) if plan is not None else 0,
            loaded.content.language_tags if loaded is not None and loaded.content is not None else (),
            time.perf_counter() - self.started,
            rendered=tuple(sorted(one.path for one in made if one.digest is not None)),
            read=tuple(sorted(CONTENT + path for path in loaded.digests)) if loaded is not None else (),
            stages=self.stages,
        )
        return self.with_cache_problems(report)

    def with_cache_problems(self, report: BuildReport) -> BuildReport:
        if not self.cache_problems:
            return report
        return replace(report, diagnostics=in_order([*report.diagnostics, *self.cache_problems]))

    def with_publication(
        self, report: BuildReport, done: PublishReport, staged: set[str], changed: set[str]
    ) -> BuildReport:
        return replace(
            report,
            seconds=time.perf_counter() - self.started,
            published=True,
            written=done.written,
            removed=done.removed,
            written_files=tuple(sorted(staged)),
            removed_files=done.removed_files,
            changed_sources=tuple(sorted(changed)),
        )


def _batches(plan: SitePlan, tasks: list[PageTask]) -> list[list[PageTask | ExportTask]]:
    """Return the tasks in pieces, large pages first: a long page that is begun last would keep all others waiting."""
    ordered = sorted(tasks, key=lambda task: -plan.pages[task.place].size)
    batches: list[list[PageTask | ExportTask]] = []
    weight = BATCH
    for task in ordered:
        size = min(plan.pages[task.place].size, BATCH)
        if weight + size > BATCH:
            batches.append([])
            weight = 0
        batches[-1].append(task)
        weight += size
    return batches


def _page_row(result: PageResult) -> list[str]:
    return [result.fingerprint, " ".join(result.translations), " ".join(result.prose)]


def _file(result: PageResult) -> str:
    from jumbo_site.plan.page import output_path

    return output_path(result.path)


def _forget_plan() -> None:
    from jumbo_site.build.page_work import forget

    forget()


def _is_current(publication: Publication, path: str, digest: str) -> bool:
    """Tell whether the output has a file's bytes already, read from the disk: an older cache may know less."""
    from jumbo_site.build.publication import file_digest

    target = publication.output / path
    if publication.owned.get(path) != digest or target.is_symlink() or not target.is_file():
        return False
    return file_digest(target) == digest


def _shown_template(filename: str, folders: tuple[Path, ...]) -> str:
    for folder in folders:
        if Path(filename).is_relative_to(folder.absolute()):
            return f"{folder.name}/{Path(filename).relative_to(folder.absolute()).as_posix()}"
    return filename
