"""``jumbo-site translations``: the state of the translations, files for translators, and their way back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from jumbo_site.content.load import LoadResult
    from jumbo_site.content.translation_coverage import LanguageCoverage
    from jumbo_site.content.translation_export import Import, SiteTexts

EXIT_NOT_ALL_DONE = 1

_content = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder that holds site.yaml.",
)
_source = click.option("--source", metavar="TAG", help="The language translated from; by default the site's first.")


@click.group(invoke_without_command=True)
@_content
@click.option("--lang", metavar="TAG", help="One language alone.")
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="html is a page of its own.",
)
@click.pass_context
def translations(context: click.Context, content: Path, lang: str | None, report_format: str) -> None:
    """Show what is translated, stale or missing, per language and kind of content."""
    if context.invoked_subcommand is not None:
        given = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
        if given:
            raise click.UsageError(f"Give options after `{context.invoked_subcommand}`, not before it.")
        return
    from jumbo_site.content.translation_coverage import coverage, coverage_json
    from jumbo_site.content.translation_page import coverage_page

    loaded, site = _load(content)
    if loaded.content is None:
        return
    shown = coverage(site.entries, loaded.content.site.languages)
    if lang is not None:
        _check_language(site, lang, "--lang")
        shown = tuple(one for one in shown if one.tag == lang)
    if report_format == "json":
        click.echo(coverage_json(shown), nl=False)
    elif report_format == "html":
        click.echo(coverage_page(shown, site.title), nl=False)
    else:
        _print_table(shown)


@translations.command("export")
@_content
@click.option("--lang", metavar="TAG", required=True, help="The language to translate into.")
@_source
@click.option("--format", "file_format", type=click.Choice(["po", "xliff"]), default="po", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="The file to write; by default standard output.")
@click.option("--force", is_flag=True, help="Write even where this drops translations of the old file.")
def export_command(
    content: Path, lang: str, source: str | None, file_format: str, output: Path | None, force: bool
) -> None:
    """Write all texts for translators, as PO or XLIFF 2. Translations of an older file of that name are kept."""
    from jumbo_site.content.translation_exchange import ExchangeError
    from jumbo_site.content.translation_export import export

    _, site = _load(content)
    source = _languages(site, lang, source)
    try:
        previous = output.read_bytes() if output is not None and output.exists() else None
        made = export(site, source, lang, file_format, previous)
    except ExchangeError as error:
        _fail(f"{_place(output, error.line)}: {error}", "Move the file away, or give another name.")
    except OSError as error:
        _fail(f"{output}: {error.strerror}")
    dropped = [*made.differing, *made.lost]
    if dropped and not force:
        named = ", ".join(f"`{address}`" for address in dropped[:3]) + (" …" if len(dropped) > 3 else "")
        message = f"{output} has {_number(len(dropped), 'translation')} that the content does not have: {named}."
        _fail(message, f"Run `jumbo-site translations import {output} --lang {lang}` first, or give --force.")
    if output is None:
        click.echo(made.data, nl=False)
    else:
        try:
            output.write_bytes(made.data)
        except OSError as error:
            _fail(f"{output}: {error.strerror}")
    done = sum(all(unit.targets) and not unit.is_stale for unit in made.units)
    click.echo(f"{_number(len(made.units), 'text')} from {source} into {lang}, {done} of them translated.", err=True)
    if made.without_source:
        click.echo(f"Left out, since not written in {source}: {_number(made.without_source, 'text')}.", err=True)


@translations.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_content
@click.option("--lang", metavar="TAG", required=True, help="The language that the file holds.")
@_source
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def import_command(file: Path, content: Path, lang: str, source: str | None, dry_run: bool) -> None:
    """Bring a translated PO or XLIFF 2 FILE back into the content, and change nothing else there."""
    from jumbo_site.content.translation_exchange import ExchangeError
    from jumbo_site.content.translation_export import check_languages, planned_import, read_exchange
    from jumbo_site.content.translation_files import write_changes

    _, site = _load(content)
    _check_language(site, lang, "--lang")
    try:
        translated = read_exchange(file.read_bytes(), lang)
        source = _languages(site, lang, source or translated.source_language)
        check_languages(translated, source, lang)
    except ExchangeError as error:
        _fail(f"{_place(file, error.line)}: {error}", "Nothing was written.")
    except OSError as error:
        _fail(f"{file}: {error.strerror}")
    plan = planned_import(site, translated, source, lang)
    if not dry_run:
        try:
            write_changes(site.root, plan.changes)
        except OSError as error:
            _fail(f"{error.filename}: {error.strerror}")
    _print_import(plan, content, file, dry_run=dry_run)
    if any(note.is_error for note in plan.notes):
        sys.exit(EXIT_NOT_ALL_DONE)


@translations.command("accept")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@_content
@click.option("--lang", metavar="TAG", help="All translations into this language, instead of files.")
@_source
def accept_command(files: tuple[Path, ...], content: Path, lang: str | None, source: str | None) -> None:
    """Say that translations (Markdown FILEs) are up to date: write the fingerprint of their source."""
    if bool(files) == (lang is not None):
        raise click.UsageError("Give files, or --lang with a language.")
    from jumbo_site.content.translation_accept import acceptance
    from jumbo_site.content.translation_files import write_changes

    _, site = _load(content)
    if lang is not None:
        _check_language(site, lang, "--lang")
    if source is not None:
        _check_language(site, source, "--source")
    found = acceptance(site, files, lang, source)
    try:
        write_changes(site.root, found.changes)
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}")
    for change in found.changes:
        click.echo(f"wrote {(content / change.path).as_posix()}")
    click.echo(f"{_number(len(found.changes), 'fingerprint')} written, {found.unchanged} already there.", err=True)
    for problem in found.problems:
        click.echo(f"error: {problem}", err=True)
    if found.problems:
        sys.exit(EXIT_NOT_ALL_DONE)


def _load(content: Path) -> tuple[LoadResult, SiteTexts]:
    """Read the content; with errors nothing can be said of its texts."""
    from jumbo_site.content.load import load_content
    from jumbo_site.content.source_files import read_tree
    from jumbo_site.content.translation_checks import glossary_of
    from jumbo_site.content.translation_export import SiteTexts
    from jumbo_site.content.translation_texts import all_texts
    from jumbo_site.diagnostics import Severity, format_text

    loaded = load_content(content)
    if loaded.content is None:
        errors = [one for one in loaded.diagnostics if one.severity is Severity.ERROR]
        click.echo(format_text(errors), nl=False, err=True)
        _fail("The content has errors; nothing was done.")
    resolved = loaded.content.site.title.resolve(loaded.content.language_tags)
    entries = all_texts(loaded.content, loaded.sources)
    title = resolved[0] if resolved else ""
    languages = loaded.content.language_tags
    glossary, _ = glossary_of(read_tree(content, content.as_posix()).files, languages)
    return loaded, SiteTexts(content, content.as_posix(), title, languages, entries, glossary)


def _languages(site: SiteTexts, lang: str, source: str | None) -> str:
    """Check both languages and return the source."""
    chosen = source or site.languages[0]
    _check_language(site, lang, "--lang")
    _check_language(site, chosen, "--source")
    if chosen == lang:
        raise click.BadParameter(f"`{lang}` is the source itself; name another with --source.", param_hint="--lang")
    return chosen


def _check_language(site: SiteTexts, tag: str, option: str) -> None:
    from jumbo_site.diagnostics import did_you_mean

    if tag not in site.languages:
        message = f"`{tag}` is not one of the languages of this site ({', '.join(site.languages)})."
        hint = did_you_mean(tag, site.languages) or "Add it to `languages` in site.yaml."
        raise click.BadParameter(f"{message} {hint}", param_hint=option)


def _print_table(shown: tuple[LanguageCoverage, ...]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    transliterated = any(one.total.transliterated for one in shown)
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("Language", no_wrap=True)
    table.add_column("Kind", no_wrap=True)
    for heading in ("Done", "Stale", "Missing", *(["Translit."] if transliterated else []), "Up to date"):
        table.add_column(heading, justify="right")
    for one in shown:
        for kind, count in (*one.by_kind.items(), ("all", one.total)):
            extra = [str(count.transliterated)] if transliterated else []
            numbers = [str(count.done), str(count.stale), str(count.missing), *extra, f"{count.percent} %"]
            table.add_row(one.tag, kind, *numbers, end_section=kind == "all")
    Console().print(table)
    for one in shown:
        if one.total.unmarked:
            hint = f"`jumbo-site translations accept --lang {one.tag}` writes it"
            click.echo(
                f"{one.tag}: without a fingerprint of the source: {_number(one.total.unmarked, 'text')}; {hint}."
            )


def _print_import(plan: Import, content: Path, file: Path, *, dry_run: bool) -> None:
    from jumbo_site.diagnostics.reports import visible

    for change in plan.changes:
        verb = "would write" if dry_run else "wrote"
        click.echo(f"{verb} {(content / change.path).as_posix()}: {visible(', '.join(change.changed))}")
    for note in plan.notes:
        word = "error" if note.is_error else "note"
        address = f"`{visible(note.address)}`: " if note.address else ""
        click.echo(f"{_place(file, note.line)}: {word}: {address}{visible(note.reason)}.", err=True)
        if note.hint:
            click.echo(f"    hint: {visible(note.hint)}", err=True)
    texts = _number(sum(len(change.changed) for change in plan.changes), "text")
    files = _number(len(plan.changes), "file")
    refused = sum(note.is_error for note in plan.notes)
    click.echo(
        f"{texts} in {files} {'to write' if dry_run else 'written'}; {refused} refused, "
        f"{plan.taken.unsure} marked as fuzzy, {plan.taken.empty} not translated.",
        err=True,
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _place(file: Path | None, line: int | None) -> str:
    return f"{file.as_posix() if file else ''}:{line or 1}"


def _fail(message: str, hint: str | None = None) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"    hint: {hint}", err=True)
    sys.exit(EXIT_NOT_ALL_DONE)
