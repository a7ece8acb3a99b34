"""``jumbo-site fix``: mend what is certainly wrong in the writing of Arabic texts."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds site.yaml.",
)
@click.option("--dry-run", is_flag=True, help="Show the difference and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def fix(content: Path, dry_run: bool, yes: bool) -> None:
    """Mend the writing of Arabic texts: Latin punctuation, blanks before ، ؛ ؟, stretched words, shapes from a PDF.

    The difference is shown first. Nothing else in the files is touched.
    """
    from jumbo_site.content.text_fixes import FixError, find_fixes, write_fixes

    if not content.is_dir():
        _fail(f"There is no content folder at `{content.as_posix()}`.", 2)
    try:
        fixes = find_fixes(content, content.as_posix())
        for one in fixes:
            click.echo(one.diff, nl=False)
        faults, files = sum(one.count for one in fixes), len(fixes)
        counts = f"{faults} fault{'s' * (faults != 1)} in {files} file{'s' * (files != 1)}"
        if not fixes:
            click.echo("There is nothing to mend.", err=True)
        elif dry_run:
            click.echo(f"{counts} can be mended. Nothing was written.", err=True)
        elif yes or click.confirm(f"Mend {counts}?", err=True):
            write_fixes(fixes)
            click.echo(f"{counts} mended.", err=True)
        else:
            click.echo("Nothing was written.", err=True)
    except FixError as error:
        _fail(str(error), 1)
    except OSError as error:
        _fail(f"{error.strerror or error}: {error.filename or content}", 1)


def _fail(message: str, code: int) -> None:
    click.echo(f"error: {message}", err=True)
    sys.exit(code)
