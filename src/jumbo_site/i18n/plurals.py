"""Plural categories (Unicode TR 35, part 3, "Language Plural Rules")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language


def plural_category(number: int, language: Language) -> str:
    """Return the CLDR plural category of a number: zero, one, two, few, many or other."""
    return str(language.locale.plural_form(number))


def select_plural(forms: Mapping[str, str], number: int, language: Language) -> str:
    """Return the form of a counted noun for a number; ``other`` serves for a category that is not given."""
    return forms.get(plural_category(number, language), forms["other"])
