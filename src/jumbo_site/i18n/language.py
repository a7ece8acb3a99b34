"""Languages by their BCP 47 tags, with what CLDR knows of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

Direction = Literal["ltr", "rtl"]

_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})

_LOCALES = {"en": "en_001"}
"""A bare ``en`` is the English of the world (CLDR en-001): 17 November 2022, not November 17, 2022."""

_LIKE = {"cnr": "sr_Latn_ME", "cnr-Latn": "sr_Latn_ME", "cnr-Cyrl": "sr_Cyrl_ME"}
"""CLDR has no data for Montenegrin; its dates and numbers are those of Montenegro, its name is its own."""
_NAMES = {"cnr": "crnogorski", "cnr-Latn": "crnogorski (latinica)", "cnr-Cyrl": "црногорски (ћирилица)"}


class UnknownLanguageError(ValueError):
    """A tag that CLDR does not know. ``candidates`` are the tags that it does."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"`{tag}` is not a language that CLDR knows.")
        self.tag = tag

    @property
    def candidates(self) -> tuple[str, ...]:
        """All tags that are known."""
        from babel.localedata import locale_identifiers

        return tuple(sorted(name.replace("_", "-") for name in locale_identifiers()))


@dataclass(frozen=True)
class Language:
    """A language of the site."""

    tag: str
    direction: Direction
    script: str
    digits: str
    """The CLDR numbering system: ``arab``, ``latn`` …"""
    name: str
    """Its name in itself."""

    @property
    def locale(self) -> Locale:
        """The CLDR data of the language."""
        return _locale(self.tag)


def canonical_tag(tag: str) -> str:
    """Return a tag in the case that RFC 5646, 2.1.1, recommends: ``sr-latn-me`` becomes ``sr-Latn-ME``."""
    parts = tag.replace("_", "-").split("-")
    shaped = [parts[0].lower()]
    for part in parts[1:]:
        shaped.append(part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower())
    return "-".join(shaped)


@lru_cache(maxsize=128)
def _locale(tag: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    tag = canonical_tag(tag)
    name = _LIKE.get(tag) or _LOCALES.get(tag) or tag.replace("-", "_")
    try:
        found = Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        raise UnknownLanguageError(tag) from None
    if tag not in _LIKE and found.language != tag.split("-")[0]:
        raise UnknownLanguageError(tag)  # Babel resolves some tags to another language in silence
    return found


@lru_cache(maxsize=128)
def script_of_tag(tag: str) -> str:
    """Return the script (ISO 15924) of a language, by CLDR's likely subtags. Raises UnknownLanguageError."""
    from babel.core import get_global

    locale = _locale(tag)
    if locale.script:
        return str(locale.script)
    likely = get_global("likely_subtags")
    for name in (f"{locale.language}_{locale.territory}", locale.language):
        if name in likely:
            return next(part for part in str(likely[name]).split("_") if len(part) == 4)
    return "Latn"


def direction_of(tag: str) -> Direction:
    """Return the direction in which a language is written; ``und-Arab`` and the like name a script alone."""
    script = tag.partition("-")[2] if tag.startswith("und-") else script_of_tag(tag)
    return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"


def _default_digits(tag: str) -> str:
    """Return the numbering system of the language in its likely region: CLDR gives Arabic's per country."""
    from babel import Locale
    from babel.core import get_global

    locale = _locale(tag)
    if locale.territory and locale.territory != "001":
        return str(locale.default_numbering_system)
    likely = get_global("likely_subtags")
    name = likely.get(locale.language)
    return str((Locale.parse(name) if name else locale).default_numbering_system)


@lru_cache(maxsize=128)
def language(tag: str, *, digits: str | None = None) -> Language:
    """Return the language of a BCP 47 tag.

    ``digits`` is a CLDR numbering system, by default the language's own. Raises UnknownLanguageError for a tag that
    CLDR does not know, ValueError for a numbering system without decimal digits.
    """
    from jumbo_site.i18n.numerals import digits_of

    tag = canonical_tag(tag)
    locale = _locale(tag)
    system = digits or _default_digits(tag)
    digits_of(system)
    name = _NAMES.get(tag) or str(locale.display_name)
    if tag in _LOCALES:
        from babel import Locale

        name = str(Locale.parse(tag).display_name)
    return Language(tag, direction_of(tag), script_of_tag(tag), system, name)
