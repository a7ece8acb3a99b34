"""``jumbo-site import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jumbo_site.cli.language import fail, failure, spoken, told
from jumbo_site.messages import say

if TYPE_CHECKING:
    from jumbo_site.importers.import_plan import ImportPlan

EXIT_REFUSED = 1
EXIT_WRONG_USAGE = 2


@click.command("import")
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False)
)
@click.option("--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True)
@click.option(
    "--edition", help="The edition's folder; it is made when there is none.  [default: the site's current one]"
)
@click.option(
    "--from", "source_format", metavar="FORMAT", help="frab, pretalx, indico, sessionize, open-event, csv, xlsx."
)
@click.option("--name", help="A word for the source, where there are several.  [default: its format]")
@click.option("--timezone", "time_zone", default="", metavar="ZONE", help="Where the source names none: Europe/Rome.")
@click.option("--lang", default="", metavar="TAG", help="The language of texts of which the source names none.")
@click.option(
    "--map", "columns", multiple=True, metavar="COLUMN=FIELD", help='"Full name=name", or a YAML file of such.'
)
@click.option("--encoding", help="Of a CSV file that is not UTF-8: windows-1256, windows-1252 …")
@click.option("--delete", is_flag=True, help="Delete entries that the source lacks by now and nobody edited here.")
@click.option("--no-match", is_flag=True, help="Take no entry of the same name for that of the source.")
@click.option("--allow-errors", is_flag=True, help="Write even what `check` finds errors in.")
@click.option("--dry-run", is_flag=True, help="Show the changes as a diff, and write nothing.")
def import_command(
    sources: tuple[Path, ...],
    content: Path,
    edition: str | None,
    source_format: str | None,
    name: str | None,
    time_zone: str,
    lang: str,
    columns: tuple[str, ...],
    encoding: str | None,
    delete: bool,
    no_match: bool,
    allow_errors: bool,
    dry_run: bool,
) -> None:
    """Take over a programme from another system: frab, pretalx, Indico, Sessionize, Open Event, CSV or XLSX files.

    Run again it takes over what changed there, and keeps what was edited here. SOURCE is one file or several of one
    system, such as submissions.json and speakers.json.
    """
    from jumbo_site.importers.import_files import diff_lines, write_all
    from jumbo_site.importers.import_plan import plan_import
    from jumbo_site.importers.import_request import ImportRequest, read_request
    from jumbo_site.importers.timetable import ImportRefusedError

    request = ImportRequest(
        sources,
        content,
        edition or _current_edition(content),
        source_format,
        name,
        time_zone,
        lang,
        columns,
        encoding,
        delete,
        not no_match,
        allow_errors,
    )
    try:
        read, options = read_request(request)
        plan = plan_import(content, read, options)
        if dry_run:
            shown = content.name if content.is_absolute() or ".." in content.parts else content.as_posix()
            click.echo("".join(diff_lines(plan.files, plan.before, shown)), nl=False)
        else:
            write_all(content, plan.files, plan.before)
    except ImportRefusedError as error:
        fail(error.message, EXIT_REFUSED, say("Nothing was written."))
    except OSError as error:
        fail(failure(error, content), EXIT_REFUSED, say("Nothing was written."))
    except MemoryError:
        fail(say("There is not enough memory for this file."), EXIT_REFUSED, say("Nothing was written."))
    _print(plan, dry_run=dry_run)
    if plan.errors and not allow_errors:
        sys.exit(EXIT_REFUSED)


def _current_edition(content: Path) -> str:
    """Return the edition that site.yaml names, or the only one that there is."""
    from jumbo_site.content.existing_entries import ScaffoldError, read_existing

    try:
        existing = read_existing(content)
    except ScaffoldError as error:
        fail(error.message, EXIT_WRONG_USAGE, error.hint)
    if existing.edition is not None and existing.edition in existing.editions:
        return existing.edition
    if len(existing.editions) != 1:
        hint = say("Name one with --edition: it is made when there is none.")
        fail(say("There is no edition to import into."), EXIT_WRONG_USAGE, hint)
    return existing.editions[0]


def _print(plan: ImportPlan, *, dry_run: bool) -> None:
    from jumbo_site.diagnostics import format_text
    from jumbo_site.diagnostics.reports import labelled
    from jumbo_site.importers.import_report import report_lines

    for place, label, message in report_lines(plan, dry_run=dry_run):
        indent = "    " if label == "hint" else ""
        click.echo(place + indent + labelled(label, message, spoken()) if label else told(message), err=True)
    if plan.errors:
        click.echo(format_text(plan.errors, spoken(), colour=False), nl=False, err=True)
