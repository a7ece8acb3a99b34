"""The language that the commands speak: that of ``--lang``, else of the environment."""

from __future__ import annotations

import copy
import gettext
import os
import sys
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from jumbo_site.messages import Message, say, translated
from jumbo_site.messages.languages import ENGLISH, LANGUAGES, Speech, language_of, speech

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

P = TypeVar("P", bound=click.Parameter)
ENVIRONMENT_VARIABLE = "JUMBO_SITE_LANG"
_spoken: ContextVar[Speech] = ContextVar("spoken", default=ENGLISH)
_RIGHT_TO_LEFT_ISOLATE, _POP = "\u2067", "\u2069"


def spoken() -> Speech:
    """Return the language that is spoken now."""
    return _spoken.get()


def told(message: str) -> str:
    """Return a message as it is shown on a terminal."""
    words = spoken()
    said = translated(message, words, isolate=True)
    return f"{_RIGHT_TO_LEFT_ISOLATE}{said}{_POP}" if words.is_right_to_left and isinstance(message, Message) else said


def fail(message: Message, code: int, hint: Message | None = None) -> NoReturn:
    """Say what went wrong, and end with an exit code."""
    from jumbo_site.diagnostics.reports import labelled

    click.echo(labelled("error", message, spoken()), err=True)
    if hint:
        click.echo(f"    {labelled('hint', hint, spoken())}", err=True)
    sys.exit(code)


def failure(error: OSError, place: Path) -> Message:
    """Return what the system refused, and where; ``place`` is where it says nothing of that."""
    from jumbo_site.messages.system_errors import reason_of

    return say("{reason}: {file}", reason=reason_of(error), file=error.filename or place)


class SpokenGroup(click.Group):
    """A group of commands that speaks the language that was asked for, whatever its commands are made of."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command, and leave the language as it was: one process may run several."""
        token = _spoken.set(speech(language_of(os.environ)))
        if spoken() is not ENGLISH:
            _let_click_speak()
        try:
            return super().main(*args, **kwargs)
        finally:
            _spoken.reset(token)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command of that name, with its help in the language spoken."""
        command = super().get_command(ctx, cmd_name)
        return command if command is None or spoken() is ENGLISH else _in_words(command, spoken())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, which click makes before the language is known."""
        option = super().get_help_option(ctx)
        return option if option is None or spoken() is ENGLISH else _option_in_words(option, spoken())

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the group itself, whose options are read before its language is known."""
        shown = self if spoken() is ENGLISH else _in_words(self, spoken())
        click.Group.format_help(shown, ctx, formatter)


def _in_words(command: click.Command, words: Speech) -> click.Command:
    """Return a copy of a command whose texts are in a language, its own commands included."""
    made = copy.copy(command)
    made.help = words.gettext(_flowing(command.help)) if command.help else command.help
    made.params = [_option_in_words(one, words) for one in command.params]
    if isinstance(made, click.Group) and isinstance(command, click.Group) and not isinstance(command, SpokenGroup):
        made.commands = {name: _in_words(one, words) for name, one in command.commands.items()}
    return made


def _option_in_words(parameter: P, words: Speech) -> P:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    made = copy.copy(parameter)
    made.help = words.gettext(parameter.help)
    return made


def _flowing(text: str) -> str:
    """Return a docstring as a translator sees it: one line a paragraph."""
    import inspect

    return "\n\n".join(" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n"))


def texts_of(command: click.Command) -> list[str]:
    """Return what there is to translate in a command's help and in that of its own commands."""
    found = [_flowing(command.help)] if command.help else []
    found += [one.help for one in command.params if isinstance(one, click.Option) and one.help]
    for own in command.commands.values() if isinstance(command, click.Group) else ():
        found += texts_of(own)
    return found


def _choose(_context: click.Context, _parameter: click.Parameter, tag: str | None) -> str | None:
    if tag is not None:
        _spoken.set(speech(tag))
        _let_click_speak()
    return tag


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lang`` to a group."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar=ENVIRONMENT_VARIABLE,
        is_eager=True,
        expose_value=False,
        callback=_choose,
        help="The language to speak; by default that of the environment (JUMBO_SITE_LANG, LC_ALL, LC_MESSAGES, LANG).",
    )(command)


def _let_click_speak() -> None:
    """Have click's own words looked up in the language spoken.

    Click takes them from gettext's global domain, which is read from compiled files of a folder alone; so its modules
    are given these functions instead, which return what they are given while English is spoken.
    """
    own: dict[Any, Any] = {
        gettext.gettext: lambda message: spoken().gettext(message),
        gettext.ngettext: lambda singular, plural, number: spoken().ngettext(singular, plural, number),
    }
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for known in ("_", "ngettext"):
                replacement = own.get(vars(module).get(known))
                if replacement is not None:
                    setattr(module, known, replacement)
