"""``jumbo-site cms``."""

from __future__ import annotations

from pathlib import Path

import click

from jumbo_site.cli.language import fail, failure, told
from jumbo_site.messages import say, say_plural


@click.group()
def cms() -> None:
    """The editor in the browser (see docs/editing-in-a-browser.md)."""


@cms.command()
@click.option("--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True)
@click.option(
    "--from",
    "archives",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="The archive of a package that is at hand (npm pack); give all of them. Nothing is fetched then.",
)
def fetch(content: Path, archives: tuple[Path, ...]) -> None:
    """Fetch what the editor is made of into content/cms/, in the versions that this generator knows.

    npm fetches it from the registry that this machine is set up for; each archive is compared with its known digest.
    """
    from jumbo_site.content.file_names import CMS_FOLDER
    from jumbo_site.importers import npm_package
    from jumbo_site.importers.cms_packages import CMS_PACKAGES
    from jumbo_site.importers.timetable import ImportRefusedError

    if not content.is_dir():
        fail(say("There is no content folder at `{shown}`.", shown=content), 2, say("Give its path with --content."))
    try:
        given = [(path.as_posix(), path.read_bytes()) for path in archives]
        if not given:
            given = [(package.shown, npm_package.fetch(package)) for package in CMS_PACKAGES]
        files = npm_package.matched(CMS_PACKAGES, given)
        npm_package.place(files, content / CMS_FOLDER)
    except ImportRefusedError as error:
        names = " ".join(package.shown for package in CMS_PACKAGES)
        fail(
            error.message,
            1,
            say("Run `npm pack {names}` where it works, and give the files by --from.", names=names),
        )
    except OSError as error:
        fail(failure(error, content), 1)
    folder = f"{(content / CMS_FOLDER).as_posix()}/"
    click.echo(
        told(say_plural("wrote {n} file into {folder}", "wrote {n} files into {folder}", len(files), folder=folder))
    )
