"""A whole build: load, plan, render, export, compare with the ledger, publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jumbo_site.build.ledger import extended, read_ledger, vanished, write_ledger
from jumbo_site.content.layout import LEDGER_FILE
from jumbo_site.content.load import LoadResult, load_content
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, has_errors, in_order

if TYPE_CHECKING:
    from jumbo_site.plan.site_pages import SitePlan

Progress = Callable[[int, int], None]
"""Told how many pages are rendered, and of how many."""


@dataclass(frozen=True)
class BuildOptions:
    """What to build, from where, to where."""

    content: Path
    output: Path
    base_url: str | None = None
    """Replaces the one of site.yaml."""
    theme_folders: tuple[Path, ...] = ()
    """A project's own templates; the default theme comes after them."""
    strict: bool = False
    """Warnings stop publishing as errors do."""


@dataclass(frozen=True)
class BuildReport:
    """What came of a build or check. ``published`` is False where errors stopped it."""

    diagnostics: tuple[Diagnostic, ...]
    pages: int = 0
    languages: tuple[str, ...] = ()
    seconds: float = 0.0
    published: bool = False
    written: int = 0
    removed: int = 0


@dataclass(frozen=True)
class _Prepared:
    """A site ready to be published."""

    files: Mapping[str, bytes | Path]
    plan: SitePlan
    languages: tuple[str, ...]
    ledger_text: str


def default_theme_folder() -> Path:
    """Return the folder of the theme that comes with the generator."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent.parent / "templates"


def check_site(options: BuildOptions, executor: Executor, progress: Progress) -> BuildReport:
    """Do all that a build does, except writing."""
    started = time.perf_counter()
    prepared, diagnostics = _prepare(options, executor, progress)
    return _report(prepared, diagnostics, started)


def build_site(options: BuildOptions, executor: Executor, progress: Progress) -> BuildReport:
    """Build the site and publish it; with errors nothing is written and the last site stays.

    Raises OSError where the disk fails.
    """
    from jumbo_site.build.output_folder import PublishRefusedError
    from jumbo_site.build.publishing import publish

    started = time.perf_counter()
    prepared, diagnostics = _prepare(options, executor, progress)
    if prepared is None or has_errors(diagnostics) or (options.strict and diagnostics):
        return _report(prepared, diagnostics, started)
    forbidden = [options.content, *_theme_folders(options)]
    try:
        published = publish(options.output, prepared.files, forbidden=forbidden)
    except PublishRefusedError as refused:
        return _report(prepared, in_order([*diagnostics, *refused.diagnostics]), started)
    write_ledger(options.content / LEDGER_FILE, prepared.ledger_text)
    report = _report(prepared, diagnostics, started)
    return replace(report, published=True, written=published.written, removed=published.removed)


def _report(prepared: _Prepared | None, diagnostics: tuple[Diagnostic, ...], started: float) -> BuildReport:
    seconds = time.perf_counter() - started
    if prepared is None:
        return BuildReport(diagnostics, seconds=seconds)
    return BuildReport(diagnostics, len(prepared.plan.pages), prepared.languages, seconds)


def _theme_folders(options: BuildOptions) -> tuple[Path, ...]:
    folders = [folder for folder in (*options.theme_folders, default_theme_folder()) if folder.is_dir()]
    return tuple({folder.resolve(): folder for folder in folders}.values())


def _prepare(
    options: BuildOptions, executor: Executor, progress: Progress
) -> tuple[_Prepared | None, tuple[Diagnostic, ...]]:
    loaded = load_content(options.content)
    if loaded.content is None:
        return None, loaded.diagnostics
    from jumbo_site.plan.site_pages import plan_site

    base_url = options.base_url or loaded.content.site.base_url
    plan = plan_site(loaded.content, base_url)
    ledger_text, problems = _check_ledger(loaded, plan, options)
    files, theme_problems = _render(options, loaded, plan, base_url, executor, progress)
    diagnostics = in_order([*loaded.diagnostics, *problems, *theme_problems])
    return _Prepared(files, plan, loaded.content.language_tags, ledger_text), diagnostics


def _check_ledger(loaded: LoadResult, plan: SitePlan, options: BuildOptions) -> tuple[str, list[Diagnostic]]:
    shown = loaded.ledger.shown if loaded.ledger else f"{options.content.as_posix()}/{LEDGER_FILE}"
    ledger = read_ledger(loaded.ledger.text if loaded.ledger else "", shown)
    available = {*plan.permanent, *plan.moved_permanent}
    return extended(ledger, plan.permanent), [*ledger.diagnostics, *vanished(ledger, shown, available)]


def _render(
    options: BuildOptions,
    loaded: LoadResult,
    plan: SitePlan,
    base_url: str,
    executor: Executor,
    progress: Progress,
) -> tuple[dict[str, bytes | Path], list[Diagnostic]]:
    from jumbo_site.outputs.registry import SiteToExport, export_all
    from jumbo_site.render.assets import UnknownAssetError, collect_assets
    from jumbo_site.render.batches import render_pages
    from jumbo_site.render.environment import ThemeError, ThemeSettings

    content = loaded.content
    if content is None:
        return {}, []
    folders = _theme_folders(options)
    files: dict[str, bytes | Path] = {}
    done = 0

    def advance(number: int) -> None:
        nonlocal done
        done += number
        progress(done, len(plan.pages))

    try:
        assets = collect_assets(folders, content.site.theme.colour)
        settings = ThemeSettings(tuple(str(folder) for folder in folders), dict(assets.names))
        files.update(assets.files)
        files.update(render_pages(plan.pages, settings, executor, advance))
    except UnknownAssetError as error:
        return {}, [diagnostic("template-error", str(error))]
    except ThemeError as error:
        place = Location(_shown_template(error.file, folders), error.line or 1) if error.file else None
        return {}, [diagnostic("template-error", f"The template fails: {error.message}", place)]
    files.update(export_all(SiteToExport(content, plan, base_url)))
    files.update({path: options.content / path for path in content.media})
    return files, []


def _shown_template(filename: str, folders: tuple[Path, ...]) -> str:
    for folder in folders:
        if Path(filename).is_relative_to(folder):
            return f"{folder.name}/{Path(filename).relative_to(folder).as_posix()}"
    return filename
