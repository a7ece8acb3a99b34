"""``jumbo-site serve``: the live preview."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import click

NEEDED = ("starlette", "uvicorn", "watchfiles", "websockets")


@click.command()
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds site.yaml.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port to listen at.  [default: the first free one from 8000 on]"
)
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@click.option(
    "--editor",
    envvar="JUMBO_SITE_EDITOR",
    metavar="PATTERN",
    help="The address that opens a file, with {path}, {line} and {column}.  [default: Visual Studio Code's]",
)
@click.option("--no-drafts", is_flag=True, help="Leave out what is marked as a draft, as `build` does.")
def serve(
    content: Path,
    host: str,
    port: int | None,
    opens: bool,
    editor: str | None,
    no_drafts: bool,
) -> None:
    """Show the site in the browser while it is written. Each save is seen at once; nothing is written."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        _fail(f"The preview needs {', '.join(missing)}.", "Install jumbo-site anew: `pip install jumbo-site`.")
    if not content.is_dir():
        _fail(f"There is no content folder at `{content.as_posix()}`.", "Give its path with --content.")
    from jumbo_site.preview.editor_links import DEFAULT_EDITOR, EditorPatternError, checked_pattern
    from jumbo_site.preview.server import PortTakenError, bind
    from jumbo_site.preview.server import serve as run
    from jumbo_site.preview.session import PreviewOptions, PreviewSession

    try:
        pattern = checked_pattern(editor or DEFAULT_EDITOR)
    except EditorPatternError as error:
        _fail(f"`{editor}` is no address of an editor: {error}.", f"The default is `{DEFAULT_EDITOR}`.")
    try:
        bound = bind(host, port)
    except PortTakenError as error:
        _fail(f"{error.strerror}.", "Give another with --port.")
    if not bound.address.is_loopback:
        click.echo(f"warning: Every machine that reaches {host} can read this site, drafts too.", err=True)
    elif port is None and bound.address.port != 8000:
        click.echo(f"Port 8000 is taken; this preview is at {bound.address.port}.", err=True)
    templates = content.resolve().parent / "templates"
    session = PreviewSession(PreviewOptions(content, (templates,), drafts=not no_drafts))

    def tell() -> None:
        click.echo(f"The site is at {bound.address.url}/ (Ctrl-C ends the preview)", err=True)
        if opens:
            import webbrowser

            webbrowser.open(f"{bound.address.url}/")

    run(session, bound, pattern, tell)
    click.echo("The preview has ended.", err=True)


def _fail(message: str, hint: str) -> None:
    click.echo(f"error: {message}\n    hint: {hint}", err=True)
    sys.exit(2)
