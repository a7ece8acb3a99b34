"""Plural forms of gettext and plural categories of CLDR.

A PO file counts forms in the order of its ``Plural-Forms``; the content names them by CLDR. Only categories that whole
numbers below 1,000 reach are exchanged: Italian ``many`` begins at a million, and gettext's Italian has two forms.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass

from jumbo_site.i18n.language import language
from jumbo_site.i18n.plurals import plural_category
from jumbo_site.messages import Message, say

_ORDER = ("zero", "one", "two", "few", "many", "other")
_NUMBERS = range(1000)
_HEADER = re.compile(r"nplurals\s*=\s*(?P<number>\d{1,2})\s*;\s*plural\s*=\s*(?P<expression>[^;]{1,1000});?\s*")


class PluralFormsError(ValueError):
    """A ``Plural-Forms`` line that cannot be used."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class PluralForms:
    """The plural forms of a language."""

    tag: str
    categories: tuple[str, ...]
    """In the order of the forms."""
    header: str
    """The value of ``Plural-Forms`` in a PO file."""


def plural_forms(tag: str) -> PluralForms:
    """Return the forms of a language. Its formula is gettext's usual one where that says the same as CLDR."""
    from babel.messages.plurals import get_plural
    from babel.plural import to_gettext

    known = language(tag)
    by_number = [plural_category(number, known) for number in _NUMBERS]
    categories = tuple(category for category in _ORDER if category in by_number)
    usual = get_plural(known.locale)
    header = f"nplurals={usual.num_plurals}; plural={usual.plural_expr};"
    if usual.num_plurals == len(categories):
        index_of = _formula(header)[1]
        if all(categories[index_of(number)] == category for number, category in zip(_NUMBERS, by_number, strict=True)):
            return PluralForms(tag, categories, header)
    # CLDR's operands for compact numbers (c, e) and fractions have no meaning in gettext: they are nought
    own = re.sub(r"\b[ce]\b", "0", str(to_gettext(known.locale.plural_form.rules)))
    return PluralForms(tag, categories, own)


def form_indexes(header: str, tag: str) -> tuple[int, ...]:
    """Return, for each plural category of a language in order, which form of a PO file is meant.

    It is the form of the first whole number of the category. Raises PluralFormsError.
    """
    number_of_forms, index_of = _formula(header)
    known = language(tag)
    first: dict[str, int] = {}
    for number in _NUMBERS:
        first.setdefault(plural_category(number, known), number)
    indexes = tuple(index_of(first[category]) for category in _ORDER if category in first)
    if any(index >= number_of_forms for index in indexes):
        raise PluralFormsError(say("`Plural-Forms: {header}` names a form that is not there.", header=header[:80]))
    return indexes


def _formula(header: str) -> tuple[int, Callable[[int], int]]:
    """Return the number of forms and the function that chooses one. Raises PluralFormsError."""
    match = _HEADER.fullmatch(header.strip())
    problem = PluralFormsError(say("`Plural-Forms: {header}` cannot be read.", header=header[:80]))
    if match is None:
        raise problem
    try:
        # gettext reads C's formula token by token and lets nothing but numbers, n and operators pass
        chosen: Callable[[int], int] = gettext.c2py(match["expression"])
        chosen(0)
    except (ValueError, ArithmeticError, RecursionError):
        raise problem from None

    def index_of(number: int) -> int:
        try:
            return int(chosen(number))
        except ArithmeticError:
            raise problem from None

    return int(match["number"]), index_of
