"""The scripts in which texts are written (ISO 15924), and the names of languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language

_RANGES = (
    ("Latn", "A-Za-zªºÀ-ÖØ-öø-ʸᴀ-ᴥḀ-ỿ"),
    (
        "Arab",
        "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff"
        "\u0750-\u077f\u0870-\u08c9\ufb50-\ufdff\ufe70-\ufefc",
    ),
    ("Cyrl", "\u0400-\u0481\u048a-\u052f\u1c80-\u1c88"),
    ("Grek", "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03ff\u1f00-\u1fff"),
    ("Hebr", "\u05d0-\u05f2\ufb1d-\ufb4f"),
    ("Armn", "\u0531-\u0556\u0561-\u0587"),
    ("Geor", "\u10a0-\u10fa\u10fc-\u10ff\u1c90-\u1cbf"),
    ("Deva", "\u0904-\u0939\u0958-\u0961\u0971-\u097f"),
    ("Beng", "\u0985-\u09b9\u09dc-\u09e1"),
    ("Thai", "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46"),
    ("Ethi", "\u1200-\u137f"),
    ("Hang", "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"),
    ("Hira", "\u3041-\u309f"),
    ("Kana", "\u30a1-\u30fa\u30fd-\u30ff"),
    ("Hani", "\u3400-\u4dbf\u4e00-\u9fff"),
)
"""The letters of the scripts (Unicode, Scripts.txt). Tatweel, marks and digits belong to no script alone."""

_LETTERS = tuple((script, re.compile(f"[{ranges}]")) for script, ranges in _RANGES)


def script_of(text: str) -> str:
    """Return the script of most letters of a text; ``Zyyy`` (common) where it has none, ``Zzzz`` for others.

    Where two scripts have as many letters, the one that the text begins with is meant.
    """
    found = [(len(letters.findall(text)), letters.search(text), script) for script, letters in _LETTERS]
    counted = [(count, -first.start(), script) for count, first, script in found if first is not None]
    if counted:
        return max(counted)[2]
    is_unknown = any(unicodedata.category(character) in ("Lu", "Ll", "Lt", "Lo") for character in text)
    return "Zzzz" if is_unknown else "Zyyy"


def undetermined_tag(script: str) -> str:
    """Return the tag of a text of which the script alone is known (RFC 5646, 4.1): ``und-Latn``."""
    return f"und-{script}"


def language_name(tag: str, in_language: Language, overrides: Mapping[str, str] | None = None) -> str:
    """Return the name of a language (BCP 47 tag) in another one; the tag itself where CLDR has no name.

    ``overrides`` (tag → name) come before CLDR's names.
    """
    if overrides is not None and tag in overrides:
        return overrides[tag]
    from jumbo_site.i18n.language import UnknownLanguageError, display_name

    try:
        return display_name(tag, in_language.tag) or tag
    except UnknownLanguageError:
        return str(in_language.locale.languages.get(tag, tag))
