"""``jumbo-site schema``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from jumbo_site.cli.language import fail, failure, spoken, told
from jumbo_site.messages import say

SETTINGS = Path(".vscode/settings.json")


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
    from jumbo_site.content.load import load_content
    from jumbo_site.content.schemas import content_schemas, schema_patterns
    from jumbo_site.diagnostics.reports import json_text, labelled

    loaded = load_content(content)
    schemas = content_schemas(loaded.content)
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, one in schemas.items():
            (output / f"{name}.json").write_text(json_text(one), "utf-8")
    except OSError as error:
        fail(failure(error, output), 1)
    if loaded.content is None:
        message = say("The content has errors (see `jumbo-site check`): its ids are not suggested.")
        click.echo(labelled("warning", message, spoken()), err=True)
    patterns = schema_patterns(tuple(schemas), content.as_posix())
    mapping = {f"./{output.as_posix()}/{name}.json": paths for name, paths in patterns.items()}
    settings = json.dumps({"yaml.schemas": mapping}, indent=2)
    click.echo(told(say("wrote {number} schemas into {folder}", number=len(schemas), folder=f"{output.as_posix()}/")))
    if SETTINGS.exists():
        message = say("{file} is left as it is; its `yaml.schemas` should be:", file=SETTINGS.as_posix())
        click.echo(f"{told(message)}\n{settings}")
        return
    SETTINGS.parent.mkdir(exist_ok=True)
    SETTINGS.write_text(settings + "\n", "utf-8")
    click.echo(told(say("wrote {file}", file=SETTINGS.as_posix())))
