"""``jumbo-site build``, ``check`` and ``--version``."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from jumbo_site import __version__
from jumbo_site.cli.cms import cms
from jumbo_site.cli.explain import explain
from jumbo_site.cli.fix import fix
from jumbo_site.cli.import_command import import_command
from jumbo_site.cli.init import init
from jumbo_site.cli.language import SpokenGroup, fail, failure, language_option, spoken, told
from jumbo_site.cli.new import new
from jumbo_site.cli.options import content_option
from jumbo_site.cli.publish import publish
from jumbo_site.cli.schema import schema
from jumbo_site.cli.serve import serve
from jumbo_site.cli.translations import translations
from jumbo_site.messages import Listed, Message, say, say_plural, translated

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
        content_option,
        click.option("--base-url", metavar="URL", help="The address of the site, instead of the one in site.yaml."),
        click.option("--strict", is_flag=True, help="Fail on warnings too."),
        click.option(
            "--format",
            "report_format",
            type=click.Choice(["text", "json", "github", "gitlab", "sarif"]),
            default="text",
            show_default=True,
            help="How problems are reported; github and gitlab annotate changes, sarif is for code scanners.",
        ),
        click.option(
            "--jobs", type=click.IntRange(1, 256), help="Processes to use; by default one for each processor."
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.group(cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
@click.version_option(__version__, prog_name="jumbo-site")
def main() -> None:
    """Make a conference site from a folder of YAML and Markdown."""


main.add_command(translations)
main.add_command(fix)
main.add_command(explain)
main.add_command(init)
main.add_command(new)
main.add_command(import_command)
main.add_command(publish)
main.add_command(schema)
main.add_command(serve)
main.add_command(cms)


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
@click.option("--links", is_flag=True, help="Ask other sites whether the pages that the content links to are there.")
@click.option(
    "--links-max-age",
    type=click.IntRange(0, 365),
    default=7,
    show_default=True,
    metavar="DAYS",
    help="How long a page of another site that was seen is not asked for again.",
)
@click.option(
    "--cache", type=click.Path(path_type=Path), help="The folder for what was seen.  [default: beside content]"
)
def check(
    content: Path,
    base_url: str | None,
    strict: bool,
    report_format: str,
    jobs: int | None,
    links: bool,
    links_max_age: int,
    cache: Path | None,
) -> None:
    """Check the content: everything that build does, except writing, and how pages, media and links will do."""
    from datetime import UTC, datetime

    from jumbo_site.checks.site_check import LinkCheck, check_whole_site

    options = _options(content, Path("site"), base_url, strict)
    asked = LinkCheck(datetime.now(UTC).date(), links_max_age, cache) if links else None
    _run(partial(check_whole_site, links=asked), options, report_format, jobs)


def _options(content: Path, output: Path, base_url: str | None, strict: bool) -> BuildOptions:
    from pydantic import TypeAdapter, ValidationError

    from jumbo_site.build.build_report import BuildOptions
    from jumbo_site.model.refusal import said_in
    from jumbo_site.model.site import BaseUrl

    if base_url is not None:
        try:
            base_url = TypeAdapter(BaseUrl).validate_python(base_url)
        except ValidationError as error:
            raise click.BadParameter(told(said_in(error.errors()[0])), param_hint="--base-url") from None
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
    from jumbo_site.diagnostics import format_github, format_json, format_text, has_errors, has_warnings
    from jumbo_site.diagnostics.code_quality import format_gitlab
    from jumbo_site.diagnostics.reports import format_sarif, json_text

    try:
        with _ended_politely(), _progress() as progress:
            report = action(options, executor, progress, jobs=jobs)
        if report_file is not None:
            report_file.write_text(json_text(report.as_json(spoken())), "utf-8")
    except OSError as error:
        fail(failure(error, options.output), EXIT_CONTENT_HAS_ERRORS)
    except MemoryError:
        hint = say("Fewer processes need less: --jobs 1.")
        fail(say("There is not enough memory."), EXIT_CONTENT_HAS_ERRORS, hint)
    if report_format == "json":
        click.echo(format_json(report.diagnostics, spoken()), nl=False)
    elif report_format == "sarif":
        click.echo(format_sarif(report.diagnostics, __version__, spoken()), nl=False)
    elif report_format == "github":
        click.echo(format_github(report.diagnostics, spoken()), nl=False)
    elif report_format == "gitlab":
        click.echo(format_gitlab(report.diagnostics, spoken()), nl=False)
    else:
        colour = sys.stderr.isatty()
        click.echo(format_text(report.diagnostics, spoken(), colour=colour), nl=False, err=True)
    click.echo(told(_summary(report, options)), err=True)
    if any(one.code == "output-refused" for one in report.diagnostics) or not options.content.is_dir():
        sys.exit(EXIT_WRONG_USAGE)  # a folder that was named wrongly on the command line
    if has_errors(report.diagnostics) or (options.strict and has_warnings(report.diagnostics)):
        sys.exit(EXIT_CONTENT_HAS_ERRORS)


def _summary(report: BuildReport, options: BuildOptions) -> Message:
    from jumbo_site.diagnostics import format_counts

    counts = format_counts(report.diagnostics)
    if not report.pages:
        return say("Nothing was built: {counts}.", counts=counts)
    made = {
        "pages": say_plural("{n} page", "{n} pages", report.pages),
        "languages": say_plural(
            "{n} language ({tags})", "{n} languages ({tags})", len(report.languages), tags=Listed(report.languages)
        ),
        "seconds": f"{report.seconds:.2f}",
        "counts": counts,
    }
    if not report.published:
        return say("{pages} in {languages}, {seconds} s, {counts}. Nothing was written.", **made)
    rendered = len(report.rendered)
    return say(
        "{pages} in {languages}, {seconds} s, {counts}. "
        "{output}: {rendered}, {kept} as they were; {written}, {removed} removed.",
        **made,
        output=options.output.as_posix(),
        rendered=say_plural("{n} page rendered", "{n} pages rendered", rendered),
        kept=report.pages - rendered,
        written=say_plural("{n} file written", "{n} files written", report.written),
        removed=report.removed,
    )


@contextlib.contextmanager
def _ended_politely() -> Iterator[None]:
    """Let a request to end (SIGTERM, as from CI) unwind the work as an interrupt does, so that nothing is left."""

    def end(number: int, frame: object) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        message = say("Interrupted. The last site is as it was, or is completed by the next build.")
        click.echo(told(message), err=True)
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
        message = say("--cluster needs Dask: install `jumbo-site[cluster]`, here and on the workers.")
        raise click.UsageError(told(message))
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

    pages = translated(say("Pages"), spoken())
    columns = (TextColumn(pages), BarColumn(), MofNCompleteColumn())
    # no thread of its own: processes are forked while it is shown
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(pages, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total, refresh=True)
