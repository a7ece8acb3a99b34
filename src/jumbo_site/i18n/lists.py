"""Lists of words joined as a language joins them (CLDR listPatterns)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language


def format_list(items: Sequence[str], language: Language) -> str:
    """Return ``a, b and c``, ``أ وب وج`` … of the items; the empty text of none."""
    from babel.lists import format_list as babel_format_list

    return str(babel_format_list(items, locale=language.locale)) if items else ""
