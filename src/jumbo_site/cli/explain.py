"""``jumbo-site explain``."""

from __future__ import annotations

import click

from jumbo_site.cli.language import fail, spoken, told
from jumbo_site.messages import say, translated


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a code of a report means, show an example, and how it is mended."""
    from jumbo_site.diagnostics import CODES, did_you_mean
    from jumbo_site.diagnostics.explanations import explanation, read_examples
    from jumbo_site.diagnostics.reports import LABELS

    code = code.strip("[] ").lower()
    if code not in CODES:
        hint = did_you_mean(code, CODES) or say("The code stands in brackets at the end of a report.")
        fail(say("There is no code `{code}`.", code=code), 2, hint)
    known = explanation(code, read_examples())
    click.echo(f"{known.code} ({translated(LABELS[known.severity], spoken())})\n\n{told(known.summary)}\n")
    if known.example is not None:
        if known.example.written:
            click.echo(f"{told(say('For example:'))}\n\n    {known.example.written}\n")
        report = known.example.report(known.code, known.severity, spoken())
        click.echo("\n".join(f"    {line}" for line in report.splitlines()) + "\n")
    click.echo(told(known.cure))
