"""Lists of words joined as a language joins them (CLDR listPatterns)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from jumbo_site.i18n.scripts import script_of

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language

_ALTERNATIVES = {"bs_Cyrl": " или "}
"""The word between the last two of several alternatives where CLDR 47 has the English one, by Babel's locale."""


def format_list(items: Sequence[str], language: Language, style: Literal["and", "or"] = "and") -> str:
    """Return ``a, b and c``, ``أ وب وج`` … of the items, or ``a, b or c``; the empty text of none."""
    from babel.lists import format_list as babel_format_list

    if not items:
        return ""
    joining = _ALTERNATIVES.get(str(language.locale)) if style == "or" else None
    if joining is not None:
        return joining.join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
    if style == "and" and language.locale.language == "he" and len(items) > 1:
        items = [*items[:-1], _after_hebrew_and(items[-1])]
    return str(babel_format_list(items, "standard" if style == "and" else "or", locale=language.locale))


def _after_hebrew_and(item: str) -> str:
    """Put a hyphen before a text that the Hebrew ו would otherwise touch in another script, as ICU does: ``ו-NATO``."""
    return item if script_of(item[:1]) == "Hebr" else f"-{item}"
