"""How the pages of the books are set up, and when a book is another one than before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from jumbo_site.outputs.typst_compiler import FOLDER, font_families
from jumbo_site.outputs.typst_nodes import typst_language
from jumbo_site.plan.heads import DEFAULT_ACCENT
from jumbo_site.plan.localizer import Localizer

_FIRST_PAGE = {"arab": "١", "arabext": "۱"}


def page_setup(to: Localizer) -> dict[str, Any]:
    """Return what ``book.typ`` needs of every book: language, direction, fonts, digits, colour."""
    return {
        "lang": typst_language(to.tag) or "en",
        "rtl": to.language.direction == "rtl",
        "fonts": font_families(to.language.script),
        "numbering": _FIRST_PAGE.get(to.language.digits, "1"),
        "accent": to.content.site.theme.colour or DEFAULT_ACCENT,
        "comma": to.catalogue.pgettext("between names", ", "),
    }


def site_address(to: Localizer, base_url: str) -> Callable[[str], str]:
    """Return a function that gives the address of a path of the site; files have no language."""
    root = base_url.rstrip("/")
    return lambda path: root + (path if path.startswith(("/media/", "/assets/")) else to.path(path))


def book_digest(data: Mapping[str, Any], *files: str) -> str:
    """Return a digest of what a book says and of the files of this package that draw it."""
    shown = json.dumps(data, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(shown.encode("utf-8", "surrogatepass"))
    for file in files:
        digest.update((FOLDER / file).read_bytes())
    return digest.hexdigest()
