"""``jumbo-site fix``: mend what is certainly wrong in the writing of Arabic texts."""

from __future__ import annotations

from pathlib import Path

import click

from jumbo_site.cli.language import fail, failure, told
from jumbo_site.cli.options import content_option
from jumbo_site.messages import say, say_plural


@click.command()
@content_option
@click.option("--dry-run", is_flag=True, help="Show the difference and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def fix(content: Path, dry_run: bool, yes: bool) -> None:
    """Mend the writing of Arabic texts: Latin punctuation, blanks before ، ؛ ؟, stretched words, shapes from a PDF.

    The difference is shown first. Nothing else in the files is touched.
    """
    from jumbo_site.content.text_fixes import FixError, find_fixes, write_fixes

    if not content.is_dir():
        fail(say("There is no content folder at `{shown}`.", shown=content.as_posix()), 2)
    try:
        fixes = find_fixes(content, content.as_posix())
        for one in fixes:
            click.echo(one.diff, nl=False)
        faults, files = sum(one.count for one in fixes), len(fixes)
        counts = {
            "faults": say_plural("{n} fault", "{n} faults", faults),
            "files": say_plural("{n} file", "{n} files", files),
        }
        if not fixes:
            click.echo(told(say("There is nothing to mend.")), err=True)
        elif dry_run:
            click.echo(told(say("{faults} in {files} can be mended. Nothing was written.", **counts)), err=True)
        elif yes or click.confirm(told(say("Mend {faults} in {files}?", **counts)), err=True):
            write_fixes(fixes)
            click.echo(told(say("{faults} in {files} mended.", **counts)), err=True)
        else:
            click.echo(told(say("Nothing was written.")), err=True)
    except FixError as error:
        fail(error.message, 1)
    except OSError as error:
        fail(failure(error, content), 1)
