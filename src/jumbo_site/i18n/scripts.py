"""The scripts in which texts are written (ISO 15924), and the names of languages."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language

_RANGES = (
    ("Latn", "A-Za-zªºÀ-ÖØ-öø-ʸᴀ-ᴥḀ-ỿ"),
    ("Arab", "\u0620-\u064a\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"),
    ("Cyrl", "\u0400-\u052f\u1c80-\u1c88"),
    ("Grek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Hebr", "\u05d0-\u05f2\ufb1d-\ufb4f"),
)
_LETTERS = tuple((script, re.compile(f"[{ranges}]")) for script, ranges in _RANGES)


def script_of(text: str) -> str:
    """Return the script of most letters of a text; ``Zyyy`` (common) where it has none, ``Zzzz`` for others."""
    counts = [(len(letters.findall(text)), script) for script, letters in _LETTERS]
    most, script = max(counts, key=lambda count: count[0])
    if most:
        return script
    return "Zzzz" if any(unicodedata.category(character).startswith("L") for character in text) else "Zyyy"


def language_name(tag: str, language: Language) -> str:
    """Return the name of a language (BCP 47 tag) in another one; the tag itself where CLDR has no name."""
    from jumbo_site.i18n.language import UnknownLanguageError
    from jumbo_site.i18n.language import language as language_of

    if tag == language.tag:
        return language.name
    try:
        name = language_of(tag).locale.get_display_name(language.locale) if "-" in tag else None
    except UnknownLanguageError:
        return tag
    return str(name or language.locale.languages.get(tag.split("-")[0], tag))
