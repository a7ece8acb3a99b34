"""Languages by their BCP 47 tags, with what CLDR knows of each.

A tag means what it says or nothing: where Babel would resolve it to a wider or another language in silence
(``ar-Latn`` to Arabic script, ``iw`` to Hebrew, ``de-1996`` to plain German), it is unknown here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

Direction = Literal["ltr", "rtl"]

_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[A-Z][a-z]{3}))?"
    r"(?:-(?P<territory>[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?P<variant>[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))?"
)
"""Language, script, region and one variant (RFC 5646, 2.1); CLDR has no data for more."""

_WORLD_ENGLISH = frozenset({"en", "en-Latn"})
"""CLDR writes English without a region as the United States do. Without a region it is the English of the world here
(CLDR en-001): 17 November 2022, "a, b and c". ``en-US`` keeps its own."""

_LIKE = {
    "cnr": "sr_Latn_ME",
    "cnr-ME": "sr_Latn_ME",
    "cnr-Latn": "sr_Latn_ME",
    "cnr-Latn-ME": "sr_Latn_ME",
    "cnr-Cyrl": "sr_Cyrl_ME",
    "cnr-Cyrl-ME": "sr_Cyrl_ME",
}
"""CLDR has no data for Montenegrin; its dates and numbers are those of Montenegro, its name is its own."""

_MONTENEGRIN_IN_CLDR = "sr-Latn-ME"
"""The tag under which CLDR keeps what it has of Montenegrin: it names ``sr_ME`` so in English, without a script."""

_IJEKAVIAN = {"sr_Latn_ME": "sr_Latn_BA", "sr_Cyrl_ME": "sr_Cyrl_BA"}
"""Locales whose days, countries, languages and zones CLDR has in the wrong standard (``ponedeljak`` beside ``srijeda``,
``Severna Makedonija``), and those that have them in the right one (``ponedjeljak``, ``Sjeverna Makedonija``)."""

_MONTENEGRIN = {
    "ar": "لغة الجبل الأسود",
    "bs": "crnogorski",
    "bs-Cyrl": "црногорски",
    "cnr": "crnogorski",
    "cnr-Cyrl": "црногорски",
    "en": "Montenegrin",
    "fa": "مونته‌نگرویی",
    "fr": "monténégrin",
    "he": "מונטנגרית",
    "hr": "crnogorski",
    "it": "montenegrino",
    "mk": "црногорски",
    "sq": "malazeze",
    "sr": "црногорски",
    "sr-Latn": "crnogorski",
    "tr": "Karadağca",
    "ur": "مونٹے نیگرین",
}
"""The name of Montenegrin in other languages, which CLDR does not give either; elsewhere it keeps its own."""


class UnknownLanguageError(ValueError):
    """A tag that CLDR does not know. ``candidates`` are the tags that it does."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag

    def __str__(self) -> str:
        return f"`{self.tag}` is not a language that CLDR knows."

    @property
    def candidates(self) -> tuple[str, ...]:
        """All tags that are known, sorted."""
        from babel.localedata import locale_identifiers

        return tuple(sorted({*_LIKE, *(canonical_tag(name) for name in locale_identifiers())}))


@dataclass(frozen=True)
class Language:
    """A language of the site."""

    tag: str
    """Canonical BCP 47: ``ar``, ``sr-Latn``."""
    direction: Direction
    script: str
    """ISO 15924: ``Arab``, ``Latn`` …"""
    digits: str
    """The CLDR numbering system: ``arab``, ``latn`` …"""
    name: str
    """Its name in itself."""

    @property
    def locale(self) -> Locale:
        """The CLDR data of the language."""
        return _locale(self.tag)

    @property
    def names(self) -> Locale:
        """The CLDR data for names of days, countries and zones; that of the language but for Montenegro."""
        return _names(self.tag)


def canonical_tag(tag: str) -> str:
    """Return a tag in the case that RFC 5646, 2.1.1, recommends: ``sr-latn-me`` becomes ``sr-Latn-ME``."""
    first, *others = tag.replace("_", "-").split("-")
    shaped = [first.lower()]
    for part in others:
        if len(part) == 4 and part.isalpha():
            shaped.append(part.title())
        else:
            shaped.append(part.upper() if len(part) == 2 else part.lower())
    return "-".join(shaped)


@lru_cache(maxsize=128)
def _locale(tag: str) -> Locale:
    """Return Babel's locale of a canonical tag; it holds what the tag says, or UnknownLanguageError is raised."""
    from babel import Locale, UnknownLocaleError

    parts = _TAG.fullmatch(tag)
    if parts is None:
        raise UnknownLanguageError(tag)
    if tag in _LIKE:
        return Locale.parse(_LIKE[tag])
    name = "en_001" if tag in _WORLD_ENGLISH else "_".join(part for part in parts.groups() if part)
    try:
        found = Locale.parse(name if parts["variant"] is None else _upper_variant(name))
    except (UnknownLocaleError, ValueError):
        raise UnknownLanguageError(tag) from None
    says_the_same = (
        found.language == parts["language"]
        and parts["script"] in (None, found.script, _likely_script(found))
        and parts["territory"] in (None, found.territory)
        and (parts["variant"] or "") == (found.variant or "").lower()
    )
    if not says_the_same:
        raise UnknownLanguageError(tag)
    return found


def _names(tag: str) -> Locale:
    from babel import Locale

    locale = _locale(tag)
    return Locale.parse(_IJEKAVIAN[str(locale)]) if str(locale) in _IJEKAVIAN else locale


def _upper_variant(name: str) -> str:
    """Return a locale's name with its variant as Babel writes it: ``ca_ES_VALENCIA``."""
    wider, _, variant = name.rpartition("_")
    return f"{wider}_{variant.upper()}"


def _likely_script(locale: Locale) -> str | None:
    """Return the script of a locale, its own or by CLDR's likely subtags (TR 35, part 1, 4.3)."""
    from babel.core import get_global

    if locale.script:
        return str(locale.script)
    likely = get_global("likely_subtags")
    for name in (f"{locale.language}_{locale.territory}", locale.language):
        if name in likely:
            return next((part for part in str(likely[name]).split("_") if len(part) == 4), None)
    return None


@lru_cache(maxsize=128)
def script_of_tag(tag: str) -> str:
    """Return the script (ISO 15924) in which a language is written. Raises UnknownLanguageError.

    ``und-Latn`` and the like name a script alone.
    """
    tag = canonical_tag(tag)
    if tag.startswith("und-") and len(tag) == 8:
        return tag.removeprefix("und-")
    return _likely_script(_locale(tag)) or "Latn"


@lru_cache(maxsize=128)
def direction_of(tag: str) -> Direction:
    """Return the direction in which a language (or a script alone, as ``und-Arab``) is written.

    Raises UnknownLanguageError.
    """
    return "rtl" if script_of_tag(tag) in _RIGHT_TO_LEFT_SCRIPTS else "ltr"


def _default_digits(locale: Locale) -> str:
    """Return the numbering system of the language in its likely region: CLDR gives Arabic's per country."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    likely = get_global("likely_subtags").get(locale.language)
    if likely is not None and (locale.territory is None or locale.territory == "001"):
        try:
            return str(Locale.parse(likely).default_numbering_system)
        except UnknownLocaleError:
            pass  # CLDR has no data for the likely region (``no_NO``)
    return str(locale.default_numbering_system)


@lru_cache(maxsize=128)
def language(tag: str, *, digits: str | None = None) -> Language:
    """Return the language of a BCP 47 tag.

    ``digits`` is a CLDR numbering system, by default the language's own. Raises UnknownLanguageError for a tag that
    CLDR does not know, ValueError for a numbering system without decimal digits.
    """
    from jumbo_site.i18n.numerals import digits_of

    tag = canonical_tag(tag)
    locale = _locale(tag)
    system = digits or _default_digits(locale)
    digits_of(system)
    return Language(tag, direction_of(tag), script_of_tag(tag), system, display_name(tag, tag) or tag)


@lru_cache(maxsize=512)
def display_name(tag: str, reader: str) -> str | None:
    """Return the name of a language in the language ``reader``: ``Serbian (Latin)``; None where CLDR has none.

    A language without a name for itself is named in English. Both are tags; raises UnknownLanguageError.
    """
    from babel import Locale

    tag, reader = canonical_tag(tag), canonical_tag(reader)
    named, words = _locale(tag), _names(reader)
    if tag in _LIKE or tag == _MONTENEGRIN_IN_CLDR:
        own_script = "cnr-Cyrl" if reader.startswith("cnr-Cyrl") else reader.split("-")[0]
        narrower = "-".join(reader.split("-")[:2])
        name: str | None = _MONTENEGRIN.get(narrower) or _MONTENEGRIN.get(own_script, _MONTENEGRIN["cnr"])
        subtags = tag.split("-")[1:] if tag in _LIKE else []
        details = [words.scripts.get(part) or words.territories.get(part) for part in subtags]
    else:
        name = words.languages.get(named.language)
        if name is None and tag == reader:
            words = Locale.parse("en")
            name = words.languages.get(named.language)
        is_plain = tag in _WORLD_ENGLISH
        details = [
            words.scripts.get(named.script) if named.script else None,
            words.territories.get(named.territory) if named.territory and not is_plain else None,
            words.variants.get(named.variant.lower()) if named.variant else None,
        ]
    shown = [str(detail) for detail in details if detail]
    if name is None or not shown:
        return name
    comma = "، " if script_of_tag(reader) == "Arab" else ", "
    return f"{name} ({comma.join(shown)})"
