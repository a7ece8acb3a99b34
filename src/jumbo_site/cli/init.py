"""``jumbo-site init``: a new site from a few answers."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from jumbo_site import __version__
from jumbo_site.cli.language import fail, failure, spoken, told
from jumbo_site.messages import Listed, Message, say, say_plural

if TYPE_CHECKING:
    from jumbo_site.content.existing_entries import ScaffoldError
    from jumbo_site.content.starter.answers import SiteAnswers

T = TypeVar("T")
EXIT_WRONG_USAGE = 2


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--languages", metavar="TAGS", help="The languages, the default one first: ar,en,it.")
@click.option("--title", "titles", multiple=True, metavar="[TAG=]TEXT", help="The site's name; once a language.")
@click.option("--start", metavar="DAY", help="The first day of the first edition: 2030-05-02.")
@click.option("--end", metavar="DAY", help="The last day.  [default: the first one]")
@click.option("--edition", metavar="ID", help="The first edition's folder.  [default: the year]")
@click.option("--city", "cities", multiple=True, metavar="[TAG=]TEXT", help="Where it is held; once a language.")
@click.option("--time-zone", metavar="NAME", help="The time zone of all clock times: Europe/Rome, or Rome.")
@click.option("--base-url", metavar="URL", help="The address at which the site will be published.")
@click.option("--contact", metavar="MAIL", help="A mail address for questions; it is published.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing: defaults serve for what is not given.")
def init(
    folder: Path,
    languages: str | None,
    titles: tuple[str, ...],
    start: str | None,
    end: str | None,
    edition: str | None,
    cities: tuple[str, ...],
    time_zone: str | None,
    base_url: str | None,
    contact: str | None,
    yes: bool,
) -> None:
    """Write a small complete site into FOLDER, with comments that explain it: content to replace, files for GitHub and
    GitLab that check and publish it, settings for editors.

    What no option tells is asked for. FOLDER must be empty or new; nothing is ever overwritten.
    """
    from jumbo_site.content.existing_entries import ScaffoldError
    from jumbo_site.content.starter.new_site import check_folder, site_files, write_site

    required = {"--languages": languages, "--title": titles, "--start": start, "--base-url": base_url}
    missing = [name for name, value in ({**required, "--time-zone": time_zone}).items() if not value]
    given = _Given(languages, titles, start, end, edition, cities, time_zone, base_url, contact)
    try:
        check_folder(folder)
        if missing and not yes and not sys.stdin.isatty():
            raise ScaffoldError(
                say("There is no terminal to ask; missing: {options}.", options=Listed(missing)),
                say("Give them, or --yes to take what is proposed."),
            )
        answers = given.answers(ask=bool(missing) and not yes)
        files = site_files(answers, __version__)
        write_site(folder, files)
    except ScaffoldError as error:
        fail(error.message, EXIT_WRONG_USAGE, error.hint)
    except OSError as error:
        fail(failure(error, folder), EXIT_WRONG_USAGE)
    click.echo(
        told(
            say_plural(
                "wrote {n} file into {folder}",
                "wrote {n} files into {folder}",
                len(files),
                folder=f"{folder.as_posix()}/",
            )
        )
    )
    commands = f"cd {shlex.quote(folder.as_posix())} && jumbo-site serve"
    for step in (
        Message("{commands}", {"commands": commands}),
        say("Read README.md, then content/site.yaml; replace what is invented."),
    ):
        click.echo(told(say("next: {step}", step=step)))


@dataclass(frozen=True)
class _Given:
    """The options that were given; the rest is asked for, or has a default."""

    languages: str | None
    titles: tuple[str, ...]
    start: str | None
    end: str | None
    edition: str | None
    cities: tuple[str, ...]
    time_zone: str | None
    base_url: str | None
    contact: str | None

    def answers(self, *, ask: bool) -> SiteAnswers:
        """Return all answers. Raises ScaffoldError for an option that cannot be."""
        from jumbo_site.content.starter import answers as rules

        languages = _answer(
            self.languages,
            say("Languages, the default one first (ar, en, it …)"),
            ",".join(rules.DEFAULT_LANGUAGES),
            rules.check_languages,
            ask,
        )
        titles = rules.by_language(self.titles, languages, say("Titles are given by language: en=…"))
        if not titles:
            proposed = rules.default_titles(languages)
            titles = _per_language(_title_question, languages, proposed) if ask else proposed
        if languages[0] not in titles:
            titles = {languages[0]: next(iter(titles.values())), **titles}
        today = date.today()
        start = _answer(self.start, say("First day"), (today + rules.HALF_A_YEAR).isoformat(), rules.check_date, ask)
        end = _answer(self.end, say("Last day"), start.isoformat(), rules.check_date, ask)
        rules.check_days(start, end)
        edition = _answer(
            self.edition,
            say("Folder of this edition, a part of its address"),
            str(start.year),
            rules.check_edition,
            ask,
        )
        cities = rules.by_language(self.cities, languages, say("Cities are given by language: en=…"))
        if ask and not cities:
            cities = _per_language(_city_question, languages, {})
        zone = _answer(
            self.time_zone,
            say("Time zone (Europe/Rome, Africa/Cairo …)"),
            rules.DEFAULT_TIME_ZONE,
            rules.check_time_zone,
            ask,
        )
        base_url = _answer(
            self.base_url, say("Address of the published site"), rules.DEFAULT_BASE_URL, rules.check_base_url, ask
        )
        contact = _answer(self.contact, say("Mail address for questions (empty: none)"), "", _optional_contact, ask)
        ordered = {tag: titles[tag] for tag in languages if tag in titles}
        return rules.SiteAnswers(languages, ordered, edition, start, end, zone, base_url, cities, contact)


def _optional_contact(text: str) -> str | None:
    from jumbo_site.content.starter.answers import check_contact

    return check_contact(text) if text.strip() else None


def _answer(given: str | None, question: Message, default: str, check: Callable[[str], T], ask: bool) -> T:
    """Return what was given, or else the answer to a question, or else the default; each by the same rules.

    A wrong answer is asked for again. Raises ScaffoldError for what was given as an option.
    """
    from jumbo_site.content.existing_entries import ScaffoldError

    if given is not None or not ask:
        return check(default if given is None else given)
    while True:
        try:
            return check(str(click.prompt(told(question), default=default, err=True, show_default=bool(default))))
        except ScaffoldError as error:
            _tell(error)


def _title_question(language: str) -> Message:
    return say("Name of the conference, in {language}", language=language)


def _city_question(language: str) -> Message:
    return say("City (empty: not known yet), in {language}", language=language)


def _per_language(
    question: Callable[[str], Message], languages: tuple[str, ...], proposed: dict[str, str]
) -> dict[str, str]:
    from jumbo_site.i18n.language import language
    from jumbo_site.i18n.scripts import language_name

    own = language(spoken().tag)
    texts = {}
    for tag in languages:
        asked = told(question(language_name(tag, own)))
        default = proposed.get(tag, "")
        answer = " ".join(str(click.prompt(asked, default=default, err=True, show_default=bool(default))).split())
        if answer:
            texts[tag] = answer
    return texts


def _tell(error: ScaffoldError) -> None:
    from jumbo_site.diagnostics.reports import labelled

    click.echo(labelled("error", error.message, spoken()), err=True)
    if error.hint is not None:
        click.echo(f"    {labelled('hint', error.hint, spoken())}", err=True)
