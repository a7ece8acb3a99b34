"""``jumbo-site schema``."""

from __future__ import annotations

from pathlib import Path

import click

from jumbo_site.cli.language import fail, failure, spoken, told
from jumbo_site.messages import say


@click.command()
@click.option("--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schemas"),
    show_default=True,
    help="The folder for the schemas.",
)
def schema(content: Path, output: Path) -> None:
    """Write JSON Schemas of the content's files, so that editors complete keys, ids, countries and languages.

    Run it again when entries were added. Settings for VS Code are written where there are none.
    """
    from jumbo_site.content.editor_files import SETTINGS_FILE, schema_files, vscode_settings
    from jumbo_site.content.load import load_content
    from jumbo_site.diagnostics.reports import labelled

    loaded = load_content(content)
    schemas = schema_files(loaded.content)
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in schemas.items():
            (output / name).write_text(text, "utf-8")
    except OSError as error:
        fail(failure(error, output), 1)
    if loaded.content is None:
        message = say("The content has errors (see `jumbo-site check`): its ids are not suggested.")
        click.echo(labelled("warning", message, spoken()), err=True)
    settings = vscode_settings(list(schemas), output.as_posix(), content.as_posix())
    click.echo(told(say("wrote {number} schemas into {folder}", number=len(schemas), folder=f"{output.as_posix()}/")))
    path = Path(SETTINGS_FILE)
    if path.exists():
        if path.read_text("utf-8", errors="replace") != settings:
            message = say("{file} is left as it is; its `yaml.schemas` should be:", file=SETTINGS_FILE)
            click.echo(f"{told(message)}\n{settings}", nl=False)
        return
    path.parent.mkdir(exist_ok=True)
    path.write_text(settings, "utf-8")
    click.echo(told(say("wrote {file}", file=SETTINGS_FILE)))
