"""``jumbo-site translations``: the state of the translations, files for translators, and their way back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from click.core import ParameterSource

from jumbo_site.cli.language import fail, spoken, told
from jumbo_site.cli.options import content_option
from jumbo_site.messages import Listed, Message, say, say_plural, together

if TYPE_CHECKING:
    from jumbo_site.content.load import LoadResult
    from jumbo_site.content.translation_export import SiteTexts

EXIT_NOT_ALL_DONE = 1

_source = click.option("--source", metavar="TAG", help="The language translated from; by default the site's first.")


@click.group(invoke_without_command=True)
@content_option
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
            message = say("Give options after `{command}`, not before it.", command=context.invoked_subcommand)
            raise click.UsageError(told(message))
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
        from jumbo_site.cli.translation_reports import print_coverage

        print_coverage(shown)


@translations.command("export")
@content_option
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
        _fail(_at(output, error.line, error.message), say("Move the file away, or give another name."))
    except OSError as error:
        _fail(_not_done(output, error))
    dropped = [*made.differing, *made.lost]
    if dropped and not force:
        named = Listed(f"`{address}`" for address in dropped[:3])
        message = say_plural(
            "{file} has {n} translation that the content does not have: {named}{more}.",
            "{file} has {n} translations that the content does not have: {named}{more}.",
            len(dropped),
            file=output,
            named=named,
            more=" …" if len(dropped) > 3 else "",
        )
        command = f"jumbo-site translations import {output} --lang {lang}"
        _fail(message, say("Run `{command}` first, or give --force.", command=command))
    if output is None:
        click.echo(made.data, nl=False)
    else:
        try:
            output.write_bytes(made.data)
        except OSError as error:
            _fail(_not_done(output, error))
    done = sum(all(unit.targets) and not unit.is_stale for unit in made.units)
    summary = say_plural(
        "{n} text from {source} into {target}, {done} of them translated.",
        "{n} texts from {source} into {target}, {done} of them translated.",
        len(made.units),
        source=source,
        target=lang,
        done=done,
    )
    click.echo(told(summary), err=True)
    if made.without_source:
        left_out = say_plural(
            "Left out, since not written in {source}: {n} text.",
            "Left out, since not written in {source}: {n} texts.",
            made.without_source,
            source=source,
        )
        click.echo(told(left_out), err=True)


@translations.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@content_option
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
        _fail(_at(file, error.line, error.message), say("Nothing was written."))
    except OSError as error:
        _fail(_not_done(file, error))
    plan = planned_import(site, translated, source, lang)
    if not dry_run:
        try:
            write_changes(site.root, plan.changes)
        except OSError as error:
            _fail(_not_done(error.filename, error))
    from jumbo_site.cli.translation_reports import print_import

    print_import(plan, content, file, dry_run=dry_run)
    if any(note.is_error for note in plan.notes):
        sys.exit(EXIT_NOT_ALL_DONE)


@translations.command("accept")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@content_option
@click.option("--lang", metavar="TAG", help="All translations into this language, instead of files.")
@_source
def accept_command(files: tuple[Path, ...], content: Path, lang: str | None, source: str | None) -> None:
    """Say that translations (Markdown FILEs) are up to date: write the fingerprint of their source."""
    if bool(files) == (lang is not None):
        raise click.UsageError(told(say("Give files, or --lang with a language.")))
    from jumbo_site.content.translation_accept import acceptance
    from jumbo_site.content.translation_files import write_changes
    from jumbo_site.diagnostics.reports import labelled

    _, site = _load(content)
    if lang is not None:
        _check_language(site, lang, "--lang")
    if source is not None:
        _check_language(site, source, "--source")
    found = acceptance(site, files, lang, source)
    try:
        write_changes(site.root, found.changes)
    except OSError as error:
        _fail(_not_done(error.filename, error))
    for change in found.changes:
        click.echo(told(say("wrote {file}", file=(content / change.path).as_posix())))
    summary = say_plural(
        "{n} fingerprint written, {kept} already there.",
        "{n} fingerprints written, {kept} already there.",
        len(found.changes),
        kept=found.unchanged,
    )
    click.echo(told(summary), err=True)
    for problem in found.problems:
        click.echo(labelled("error", problem, spoken()), err=True)
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
        click.echo(format_text(errors, spoken()), nl=False, err=True)
        _fail(say("The content has errors; nothing was done."))
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
        message = say("`{tag}` is the source itself; name another with --source.", tag=lang)
        raise click.BadParameter(told(message), param_hint="--lang")
    return chosen


def _check_language(site: SiteTexts, tag: str, option: str) -> None:
    from jumbo_site.diagnostics import did_you_mean

    if tag not in site.languages:
        message = say(
            "`{tag}` is not one of the languages of this site ({languages}).", tag=tag, languages=Listed(site.languages)
        )
        hint = did_you_mean(tag, site.languages) or say("Add it to `languages` in site.yaml.")
        raise click.BadParameter(told(together(message, hint)), param_hint=option)


def _at(file: Path | None, line: int | None, message: Message) -> Message:
    from jumbo_site.cli.translation_reports import place

    return say("{place}: {message}", place=place(file, line), message=message)


def _not_done(file: Path | str | None, error: OSError) -> Message:
    from jumbo_site.messages.system_errors import reason_of

    return say("{file}: {reason}", file=file, reason=reason_of(error))


def _fail(message: Message, hint: Message | None = None) -> NoReturn:
    fail(message, EXIT_NOT_ALL_DONE, hint)
