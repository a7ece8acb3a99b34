"""``jumbo-site build``, ``check``, ``new`` and ``--version``."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from jumbo_site import __version__
from jumbo_site.cli.explain import explain
from jumbo_site.cli.fix import fix
from jumbo_site.cli.import_command import import_command
from jumbo_site.cli.schema import schema
from jumbo_site.cli.translations import translations

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from jumbo_site.build.build_report import BuildOptions, BuildReport, Progress

EXIT_FINE = 0
EXIT_CONTENT_HAS_ERRORS = 1
EXIT_WRONG_USAGE = 2

F = TypeVar("F", bound=Callable[..., Any])


def _site_options(command: F) -> F:
    """Add the options that build and check share."""
    options = [
        click.option(
            "--content",
            type=click.Path(path_type=Path),
            default=Path("content"),
            show_default=True,
            help="The folder that holds site.yaml.",
        ),
        click.option("--base-url", metavar="URL", help="The address of the site, instead of the one in site.yaml."),
        click.option("--strict", is_flag=True, help="Fail on warnings too."),
        click.option(
            "--format",
            "report_format",
            type=click.Choice(["text", "json", "github", "sarif"]),
            default="text",
            show_default=True,
            help="How problems are reported; github annotates a pull request, sarif is read by code scanners.",
        ),
        click.option(
            "--jobs", type=click.IntRange(1, 256), help="Processes to use; by default one for each processor."
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jumbo-site")
def main() -> None:
    """Make a conference site from a folder of YAML and Markdown."""


main.add_command(translations)
main.add_command(fix)
main.add_command(explain)
main.add_command(import_command)
main.add_command(schema)


@main.command()
@_site_options
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder to publish into.",
)
@click.option("--cache", type=click.Path(path_type=Path), help="The folder for the cache.  [default: beside content]")
@click.option("--no-cache", is_flag=True, help="Read and leave no cache: all is made anew.")
@click.option("--cluster", metavar="ADDRESS", help="Let the workers of a Dask scheduler do the work (docs/scaling.md).")
@click.option(
    "--report", "report_file", type=click.Path(path_type=Path, dir_okay=False), help="Write what was done as JSON."
)
def build(
    content: Path,
    output: Path,
    base_url: str | None,
    strict: bool,
    report_format: str,
    jobs: int | None,
    cache: Path | None,
    no_cache: bool,
    cluster: str | None,
    report_file: Path | None,
) -> None:
    """Build the site. With errors nothing is written, and the last site stays."""
    from jumbo_site.build.site_build import build_site

    options = replace(_options(content, output, base_url, strict), cache=cache, use_cache=not no_cache)
    with _cluster(cluster) as executor:
        _run(build_site, options, report_format, jobs, report_file, executor)


@main.command()
@_site_options
def check(content: Path, base_url: str | None, strict: bool, report_format: str, jobs: int | None) -> None:
    """Check the content: everything that build does, except writing."""
    from jumbo_site.build.site_build import check_site

    _run(check_site, _options(content, Path("site"), base_url, strict), report_format, jobs)


@main.command()
@click.argument("kind")
@click.argument("entry_id", metavar="ID")
@click.option("--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True)
@click.option("--edition", help="The edition's folder, for sessions, panels and contributions.")
def new(kind: str, entry_id: str, content: Path, edition: str | None) -> None:
    """Write the files of a new entry. KIND is speaker, organisation, place, topic, role, page, news, edition, session,
    panel or contribution; ID becomes a part of its address.
    """
    from jumbo_site.content.scaffold import ScaffoldError, write_entry

    try:
        written = write_entry(content, kind, entry_id, edition)
    except ScaffoldError as error:
        click.echo(f"error: {error}", err=True)
        if error.hint:
            click.echo(f"    hint: {error.hint}", err=True)
        sys.exit(EXIT_WRONG_USAGE)
    for path in written:
        click.echo(f"wrote {path.as_posix()}")


def _options(content: Path, output: Path, base_url: str | None, strict: bool) -> BuildOptions:
    from pydantic import TypeAdapter, ValidationError

    from jumbo_site.build.build_report import BuildOptions
    from jumbo_site.model.site import BaseUrl

    if base_url is not None:
        try:
            base_url = TypeAdapter(BaseUrl).validate_python(base_url)
        except ValidationError as error:
            raise click.BadParameter(error.errors()[0]["msg"], param_hint="--base-url") from None
    templates = content.resolve().parent / "templates"
    return BuildOptions(content, output, base_url, (templates,), strict)


def _run(
    action: Callable[..., BuildReport],
    options: BuildOptions,
    report_format: str,
    jobs: int | None,
    report_file: Path | None = None,
    executor: Executor | None = None,
) -> None:
    from jumbo_site.diagnostics import Severity, format_github, format_json, format_text
    from jumbo_site.diagnostics.reports import format_sarif, json_text

    try:
        with _ended_politely(), _progress() as progress:
            report = action(options, executor, progress, jobs=jobs)
        if report_file is not None:
            report_file.write_text(json_text(report.as_json()), "utf-8")
    except OSError as error:
        click.echo(f"error: {error.strerror or error}: {error.filename or options.output}", err=True)
        sys.exit(EXIT_CONTENT_HAS_ERRORS)
    except MemoryError:
        click.echo("error: There is not enough memory.\n    hint: Fewer processes need less: --jobs 1.", err=True)
        sys.exit(EXIT_CONTENT_HAS_ERRORS)
    warnings = sum(one.severity is Severity.WARNING for one in report.diagnostics)
    errors = len(report.diagnostics) - warnings
    if report_format == "json":
        click.echo(format_json(report.diagnostics), nl=False)
    elif report_format == "sarif":
        click.echo(format_sarif(report.diagnostics, __version__), nl=False)
    elif report_format == "github":
        click.echo(format_github(report.diagnostics), nl=False)
    else:
        colour = sys.stderr.isatty()
        click.echo(format_text(report.diagnostics, colour=colour), nl=False, err=True)
    click.echo(_summary(report, options, errors, warnings), err=True)
    if any(one.code == "output-refused" for one in report.diagnostics) or not options.content.is_dir():
        sys.exit(EXIT_WRONG_USAGE)  # a folder that was named wrongly on the command line
    if errors or (options.strict and warnings):
        sys.exit(EXIT_CONTENT_HAS_ERRORS)


def _summary(report: BuildReport, options: BuildOptions, errors: int, warnings: int) -> str:
    counts = f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
    if not report.pages:
        return f"Nothing was built: {counts}."
    number = len(report.languages)
    made = f"{report.pages} pages in {number} language{'s' * (number != 1)} ({', '.join(report.languages)})"
    done = f"{made}, {report.seconds:.2f} s, {counts}"
    if report.published:
        rendered = len(report.rendered)
        pages = f"{rendered} page{'s' * (rendered != 1)} rendered, {report.pages - rendered} as they were"
        files = f"{report.written} file{'s' * (report.written != 1)} written, {report.removed} removed"
        return f"{done}. {options.output.as_posix()}: {pages}; {files}."
    return f"{done}. Nothing was written."


@contextlib.contextmanager
def _ended_politely() -> Iterator[None]:
    """Let a request to end (SIGTERM, as from CI) unwind the work as an interrupt does, so that nothing is left."""

    def end(number: int, frame: object) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("Interrupted. The last site is as it was, or is completed by the next build.", err=True)
        sys.exit(128 + signal.SIGINT)
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _cluster(address: str | None) -> Iterator[Executor | None]:
    """Give the executor of a cluster, or none where there is no address."""
    if address is None:
        yield None
        return
    from importlib.util import find_spec

    if find_spec("distributed") is None:
        raise click.UsageError("--cluster needs Dask: install `jumbo-site[cluster]`, here and on the workers.")
    from jumbo_site.build.cluster import ClusterExecutor

    with ClusterExecutor(address) as executor:
        yield executor


@contextlib.contextmanager
def _progress() -> Iterator[Progress]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Pages"), BarColumn(), MofNCompleteColumn())
    # no thread of its own: processes are forked while it is shown
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("Pages", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total, refresh=True)
