"""Plural categories (Unicode TR 35, part 3, "Language Plural Rules")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language


def plural_category(number: int | float, language: Language) -> str:
    """Return the CLDR plural category of a number: zero, one, two, few, many or other."""
    return str(language.locale.plural_form(number))


def select_plural(forms: Mapping[str, str], number: int | float, language: Language) -> str:
    """Return the form of a counted noun for a number; ``other`` serves for a category that is not given.

    ``forms`` maps CLDR plural categories to texts. Raises KeyError where neither the category nor ``other`` is there.
    """
    category = plural_category(number, language)
    return forms[category] if category in forms else forms["other"]
