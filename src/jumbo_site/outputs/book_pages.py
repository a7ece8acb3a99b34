"""How the pages of the books are set up: language, direction, fonts, digits, colour."""

from __future__ import annotations

from typing import Any

from jumbo_site.outputs.typst_compiler import font_families
from jumbo_site.outputs.typst_nodes import typst_language
from jumbo_site.plan.heads import DEFAULT_ACCENT
from jumbo_site.plan.localizer import Localizer

_FIRST_PAGE = {"arab": "١", "arabext": "۱"}


def page_setup(to: Localizer) -> dict[str, Any]:
    """Return what ``book.typ`` needs of every book."""
    return {
        "lang": typst_language(to.tag) or "en",
        "rtl": to.language.direction == "rtl",
        "fonts": font_families(to.language.script),
        "numbering": _FIRST_PAGE.get(to.language.digits, "1"),
        "accent": to.content.site.theme.colour or DEFAULT_ACCENT,
        "comma": to.catalogue.pgettext("between names", ", "),
    }
