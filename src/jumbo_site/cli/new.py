"""``jumbo-site new``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from jumbo_site.cli.language import fail, failure, spoken, told
from jumbo_site.messages import say

if TYPE_CHECKING:
    from jumbo_site.content.scaffold import Place, ScaffoldError

EXIT_WRONG_USAGE = 2


@click.command()
@click.argument("kind")
@click.argument("names", metavar="NAME…", nargs=-1)
@click.option("--id", "entry_id", metavar="ID", help="The id, a part of the entry's address; asked for otherwise.")
@click.option("-y", "--yes", is_flag=True, help="Take the proposed id without asking.")
@click.option("--language", metavar="TAG", help="The language of NAME, where its script does not tell.")
@click.option("--content", type=click.Path(path_type=Path), default=Path("content"), show_default=True)
@click.option(
    "--edition", help="The edition's folder, for sessions, panels and contributions.  [default: the current one]"
)
def new(
    kind: str,
    names: tuple[str, ...],
    entry_id: str | None,
    yes: bool,
    language: str | None,
    content: Path,
    edition: str | None,
) -> None:
    """Write the files of a new entry. KIND is speaker, organisation, place, topic, role, page, news, edition, session,
    panel or contribution; NAME is its name or title, in any script, in quotes. Names in several scripts may follow each
    other: "آمنة الحسن" "Amina al-Hasan".

    An id is made from the name and asked for; without a terminal give --id, or --yes to take the proposal. A NAME that
    is an id already (jane-roe) is taken as it is. Nothing is ever overwritten.
    """
    from jumbo_site.content.entry_hints import next_steps
    from jumbo_site.content.scaffold import ScaffoldError, find_place, named_texts, proposed_id, write_entry
    from jumbo_site.model.record import is_id

    try:
        place = find_place(content, kind, edition)
        if not names:
            names = (_asked_name(kind),)
        only_id = len(names) == 1 and is_id(names[0]) and entry_id is None
        texts = {} if only_id else named_texts(place, names, language)
        if only_id:
            entry_id = names[0]
        elif entry_id is None:
            entry_id = _confirmed(place, proposed_id(place, texts), yes)
        written = write_entry(place, entry_id, texts, date.today())
    except ScaffoldError as error:
        _fail(error)
    except OSError as error:
        fail(failure(error, content), EXIT_WRONG_USAGE)
    for path in written:
        click.echo(told(say("wrote {file}", file=path.as_posix())))
    for step in next_steps(place, entry_id, texts, written):
        click.echo(told(say("next: {step}", step=step)))


def _asked_name(kind: str) -> str:
    from jumbo_site.content.scaffold import ScaffoldError

    if not sys.stdin.isatty():
        raise ScaffoldError(say("The name is missing."), say('jumbo-site new {kind} "Its name"', kind=kind))
    return str(click.prompt(told(say("Name, in any script")), err=True))


def _confirmed(place: Place, proposal: str, yes: bool) -> str:
    """Return the id that is agreed to. Raises ScaffoldError where there is nobody to ask."""
    from jumbo_site.content.scaffold import ScaffoldError, check_id, free_id_like, id_holder

    if yes or not sys.stdin.isatty():
        if not proposal:
            raise ScaffoldError(
                say("No id can be made from the name."), say("Give one with --id: lower-case Latin letters.")
            )
        check_id(place, proposal)
        if yes:
            return proposal
        raise ScaffoldError(
            say("There is no terminal to ask for the id."),
            say("Give `--id {id}`, or --yes to take what is proposed.", id=proposal),
        )
    taken = id_holder(place, proposal)
    if taken is not None:
        message = say("`{id}` exists already, in {file}: is it the same?", id=proposal, file=taken.as_posix())
        click.echo(told(message), err=True)
        proposal = free_id_like(place, proposal)
    while True:
        question = told(say("Id, a part of the address that stays"))
        answer = str(click.prompt(question, default=proposal or None, err=True)).strip()
        try:
            check_id(place, answer)
        except ScaffoldError as error:
            _tell(error)
        else:
            return answer


def _tell(error: ScaffoldError) -> None:
    from jumbo_site.diagnostics.reports import labelled

    click.echo(labelled("error", error.message, spoken()), err=True)
    if error.hint is not None:
        click.echo(f"    {labelled('hint', error.hint, spoken())}", err=True)
    if error.lines:
        click.echo(error.lines, err=True)


def _fail(error: ScaffoldError) -> NoReturn:
    _tell(error)
    sys.exit(EXIT_WRONG_USAGE)
