"""What ``jumbo-site translations`` prints: the coverage, and what became of an import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jumbo_site.cli.language import spoken, told
from jumbo_site.messages import Listed, say, say_plural, translated

if TYPE_CHECKING:
    from jumbo_site.content.translation_coverage import LanguageCoverage
    from jumbo_site.content.translation_export import Import


def print_coverage(shown: tuple[LanguageCoverage, ...]) -> None:
    """Print a table of languages and kinds of content."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    transliterated = any(one.total.transliterated for one in shown)
    table = Table(box=box.SIMPLE_HEAD)
    headings = [say("Done"), say("Stale"), say("Missing"), *([say("Translit.")] if transliterated else [])]
    for heading in say("Language"), say("Kind"):
        table.add_column(translated(heading, spoken()), no_wrap=True)
    for heading in *headings, say("Up to date"):
        table.add_column(translated(heading, spoken()), justify="right")
    for one in shown:
        for kind, count in (*one.by_kind.items(), ("all", one.total)):
            extra = [str(count.transliterated)] if transliterated else []
            numbers = [str(count.done), str(count.stale), str(count.missing), *extra, f"{count.percent} %"]
            table.add_row(one.tag, kind, *numbers, end_section=kind == "all")
    Console().print(table)
    for one in shown:
        if one.total.unmarked:
            unmarked = say_plural(
                "{tag}: without a fingerprint of the source: {n} text; "
                "`jumbo-site translations accept --lang {tag}` writes it.",
                "{tag}: without a fingerprint of the source: {n} texts; "
                "`jumbo-site translations accept --lang {tag}` writes it.",
                one.total.unmarked,
                tag=one.tag,
            )
            click.echo(told(unmarked))


def print_import(plan: Import, content: Path, file: Path, *, dry_run: bool) -> None:
    """Print what an import writes, what it does not take, and why."""
    from jumbo_site.diagnostics.reports import labelled, visible

    for change in plan.changes:
        parts = {"file": (content / change.path).as_posix(), "texts": Listed(map(visible, change.changed))}
        click.echo(
            told(say("would write {file}: {texts}", **parts) if dry_run else say("wrote {file}: {texts}", **parts))
        )
    for note in plan.notes:
        reason = say("{reason}.", reason=note.reason)
        if note.address:
            reason = say("`{address}`: {reason}.", address=note.address, reason=note.reason)
        label = "error" if note.is_error else "note"
        click.echo(f"{place(file, note.line)}: {labelled(label, reason, spoken())}", err=True)
        if note.hint:
            click.echo(f"    {labelled('hint', note.hint, spoken())}", err=True)
    counts = {
        "texts": say_plural("{n} text", "{n} texts", sum(len(change.changed) for change in plan.changes)),
        "files": say_plural("{n} file", "{n} files", len(plan.changes)),
        "refused": sum(note.is_error for note in plan.notes),
        "unsure": plan.taken.unsure,
        "empty": plan.taken.empty,
    }
    written = say(
        "{texts} in {files} written; {refused} refused, {unsure} marked as fuzzy, {empty} not translated.", **counts
    )
    to_write = say(
        "{texts} in {files} to write; {refused} refused, {unsure} marked as fuzzy, {empty} not translated.", **counts
    )
    click.echo(told(to_write if dry_run else written), err=True)


def place(file: Path | None, line: int | None) -> str:
    """Return the place of an entry, as diagnostics name it."""
    return f"{file.as_posix() if file else ''}:{line or 1}"
