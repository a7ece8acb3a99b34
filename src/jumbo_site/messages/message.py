"""Messages to organisers that can be said in another language than English.

A message is a template in English with named fields, and what stands in them. As a text it is the English one, so that
sorting, comparing and writing need not know of languages; only who shows it translates it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jumbo_site.messages.languages import Speech

_FIELD, _QUOTED = r"\{([a-z][a-z0-9_]*)\}", "`[^`]*`"
"""Compiled when the first message is made: commands that say nothing are not to wait for it."""
_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"


class Message(str):
    """A text in English that knows its template and its arguments. Made by ``say`` and ``say_plural``."""

    __slots__ = ("arguments", "number", "plural", "template")
    template: str
    """The key of its translations; ``{name}`` is a field where there is an argument of that name."""
    arguments: Mapping[str, Argument]
    plural: str | None
    """The template for several, where the message has a number that decides."""
    number: int

    def __new__(
        cls, template: str, arguments: Mapping[str, Argument] | None = None, plural: str | None = None, number: int = 1
    ) -> Message:
        """Fill the template. ``number`` counts only where there is a ``plural``."""
        arguments = arguments or {}
        used = template if plural is None or number == 1 else plural
        made = super().__new__(cls, _filled(used, arguments, str) if arguments else used)
        made.template, made.arguments, made.plural, made.number = template, arguments, plural, number
        return made

    def __str__(self) -> Message:
        """Return the message itself, so that ``str(error)`` of an exception that carries one can be translated."""
        return self

    def __reduce__(self) -> tuple[type[Message], tuple[Any, ...]]:
        return Message, (self.template, dict(self.arguments), self.plural, self.number)


class Listed(str):
    """Several texts in a message, as English lists them; another language may part them by another comma."""

    __slots__ = ("items",)
    items: tuple[str, ...]

    def __new__(cls, items: Iterable[str]) -> Listed:
        """Join the items by ``, ``."""
        kept = tuple(items)
        made = super().__new__(cls, ", ".join(kept))
        made.items = kept
        return made

    def __reduce__(self) -> tuple[type[Listed], tuple[Any, ...]]:
        return Listed, (self.items,)


Argument = str | int
"""A plain text (an id, a path) stays as it is in every language; a Message and the commas of a Listed do not."""


def say(template: str, /, **arguments: object) -> Message:
    """Return a message. ``template`` is one plain literal: that is how translators are told of it."""
    return Message(template, {name: _argument(value) for name, value in arguments.items()})


def say_plural(singular: str, plural: str, n: int, /, **arguments: object) -> Message:
    """Return a message whose words depend on a number, which stands at ``{n}``."""
    return Message(singular, {"n": n, **{name: _argument(value) for name, value in arguments.items()}}, plural, n)


def together(first: Message, second: Message) -> Message:
    """Return two sentences, one after the other."""
    return Message("{first} {second}", {"first": first, "second": second})


def translated(text: str, words: Speech, shown: Callable[[str], str] = str, *, isolate: bool = False) -> str:
    """Return a message in another language; a text that is no message stays as it is.

    ``shown`` makes each plain text fit for what it is shown on. With ``isolate``, what is quoted or filled in is kept
    from mixing with a text of the other direction, by isolates of Unicode (UAX #9, 2.4).
    """
    isolate = isolate and words.is_right_to_left
    if isinstance(text, Listed):
        items = [translated(item, words, shown, isolate=isolate) for item in text.items]
        return words.comma.join(
            item if isinstance(own, Message) else _kept(item, isolate=isolate)
            for own, item in zip(text.items, items, strict=True)
        )
    if not isinstance(text, Message):
        return shown(text)
    plural = text.plural
    template = words.gettext(text.template) if plural is None else words.ngettext(text.template, plural, text.number)
    parts: list[str] = []
    end = 0
    for quoted in re.finditer(_QUOTED, template):
        parts.append(_said(template[end : quoted.start()], text.arguments, words, shown, isolate=isolate))
        inside = _said(quoted.group(), text.arguments, words, shown, isolate=False)
        parts.append(_kept(inside, isolate=isolate))
        end = quoted.end()
    parts.append(_said(template[end:], text.arguments, words, shown, isolate=isolate))
    return "".join(parts)


def _said(
    template: str, arguments: Mapping[str, Argument], words: Speech, shown: Callable[[str], str], *, isolate: bool
) -> str:
    def say_argument(value: Argument) -> str:
        if isinstance(value, int):
            return str(value)
        said = translated(value, words, shown, isolate=isolate)
        return said if isinstance(value, Message | Listed) else _kept(said, isolate=isolate)

    return _filled(template, arguments, say_argument)


def _kept(text: str, *, isolate: bool) -> str:
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}" if isolate else text


def _filled(template: str, arguments: Mapping[str, Argument], show: Callable[[Argument], str]) -> str:
    return re.sub(_FIELD, lambda field: show(arguments[field[1]]) if field[1] in arguments else field[0], template)


def _argument(value: object) -> Argument:
    if isinstance(value, Message | Listed):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    return str(value)


def as_plain(value: Argument) -> Any:
    """Return a message, or an argument of one, as data for JSON."""
    if isinstance(value, Message):
        plain: dict[str, Any] = {"say": value.template}
        if value.arguments:
            plain["with"] = {name: as_plain(one) for name, one in value.arguments.items()}
        if value.plural is not None:
            plain |= {"plural": value.plural, "number": value.number}
        return plain
    return {"list": [as_plain(item) for item in value.items]} if isinstance(value, Listed) else value


def from_plain(plain: Any) -> Any:
    """Return what ``as_plain`` was given. Raises KeyError, TypeError for data that it did not make."""
    if not isinstance(plain, dict):
        return plain
    if "list" in plain:
        return Listed(from_plain(item) for item in plain["list"])
    arguments = {name: from_plain(one) for name, one in plain.get("with", {}).items()}
    return Message(plain["say"], arguments, plain.get("plural"), plain.get("number", 1))
