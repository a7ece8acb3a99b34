"""Plural categories (Unicode TR 35, part 3, "Language Plural Rules")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language


CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""In the order of CLDR."""


def plural_category(number: int | float, language: Language) -> str:
    """Return the CLDR plural category of a number: zero, one, two, few, many or other."""
    return str(language.locale.plural_form(number))


_INTEGERS = (*range(200), 1_000, 10_000, 100_000)
"""Integers that between them are of every category that integers below a million can be (CLDR's samples)."""


@lru_cache(maxsize=128)
def integer_categories(language: Language, *, below_a_million: bool = False) -> tuple[str, ...]:
    """Return the categories that whole numbers can be in a language, in the order of CLDR: one, few, other.

    A category that fractions alone have is not among them (many in Czech); one that millions alone have is (many in
    Italian), unless ``below_a_million``.
    """
    numbers = _INTEGERS if below_a_million else (*_INTEGERS, 1_000_000)
    found = {plural_category(number, language) for number in numbers}
    return tuple(category for category in CATEGORIES if category in found)


def select_plural(forms: Mapping[str, str], number: int | float, language: Language) -> str:
    """Return the form of a counted noun for a number; ``other`` serves for a category that is not given.

    ``forms`` maps CLDR plural categories to texts. Raises KeyError where neither the category nor ``other`` is there.
    """
    category = plural_category(number, language)
    return forms[category] if category in forms else forms["other"]
