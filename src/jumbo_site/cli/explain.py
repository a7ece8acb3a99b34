"""``jumbo-site explain``."""

from __future__ import annotations

import sys

import click


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a code of a report means, show an example, and how it is mended."""
    from jumbo_site.diagnostics import CODES, did_you_mean
    from jumbo_site.diagnostics.explanations import explanation, read_examples

    code = code.strip("[] ").lower()
    if code not in CODES:
        click.echo(f"error: There is no code `{code}`.", err=True)
        hint = did_you_mean(code, CODES) or "The code stands in brackets at the end of a report."
        click.echo(f"    hint: {hint}", err=True)
        sys.exit(2)
    told = explanation(code, read_examples())
    click.echo(f"{told.code} ({told.severity})\n\n{told.summary}\n")
    if told.example is not None:
        if told.example.written:
            click.echo(f"For example:\n\n    {told.example.written}\n")
        report = told.example.report(told.code, told.severity)
        click.echo("\n".join(f"    {line}" for line in report.splitlines()) + "\n")
    click.echo(told.cure)
