"""``jumbo-site serve``: the live preview."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from jumbo_site.cli.language import fail, spoken, told
from jumbo_site.cli.options import content_option
from jumbo_site.messages import Listed, say

EXIT_WRONG_USAGE = 2

NEEDED = ("starlette", "uvicorn", "watchfiles", "websockets")


@click.command()
@content_option
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
        hint = say("Install jumbo-site anew: `pip install jumbo-site`.")
        fail(say("The preview needs {packages}.", packages=Listed(missing)), EXIT_WRONG_USAGE, hint)
    if not content.is_dir():
        message = say("There is no content folder at `{shown}`.", shown=content.as_posix())
        fail(message, EXIT_WRONG_USAGE, say("Give its path with --content."))
    from jumbo_site.diagnostics.reports import labelled
    from jumbo_site.preview.editor_links import DEFAULT_EDITOR, EditorPatternError, checked_pattern
    from jumbo_site.preview.server import PortTakenError, bind
    from jumbo_site.preview.server import serve as run
    from jumbo_site.preview.session import PreviewOptions, PreviewSession

    try:
        pattern = checked_pattern(editor or DEFAULT_EDITOR)
    except EditorPatternError as error:
        fail(error.message, EXIT_WRONG_USAGE, say("The default is `{pattern}`.", pattern=DEFAULT_EDITOR))
    try:
        bound = bind(host, port)
    except PortTakenError as error:
        fail(error.message, EXIT_WRONG_USAGE, say("Give another with --port."))
    if not bound.address.is_loopback:
        message = say("Every machine that reaches {host} can read this site, drafts too.", host=host)
        click.echo(labelled("warning", message, spoken()), err=True)
    elif port is None and bound.address.port != 8000:
        message = say("Port {taken} is taken; this preview is at {port}.", taken=8000, port=bound.address.port)
        click.echo(told(message), err=True)
    templates = content.resolve().parent / "templates"
    session = PreviewSession(PreviewOptions(content, (templates,), drafts=not no_drafts))

    address = f"{bound.address.url}/"

    def tell() -> None:
        click.echo(told(say("The site is at {address} (Ctrl-C ends the preview)", address=address)), err=True)
        if opens:
            import webbrowser

            webbrowser.open(address)

    run(session, bound, pattern, tell, spoken())
    click.echo(told(say("The preview has ended.")), err=True)
