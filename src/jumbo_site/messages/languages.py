"""The languages that organisers are spoken to in: which one is wanted, and its words.

The words of the public pages are other catalogues (i18n/catalogues): a language may have one and not the other.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SOURCE_LANGUAGE = "en"
LANGUAGES = (SOURCE_LANGUAGE, "ar", "it")
CATALOGUE_FOLDER = Path(__file__).parent / "catalogues"
_COMMAS = {"ar": "، "}
_SEPARATORS = str.maketrans(".@-", "___")
"""Of the language from country, encoding and variant."""
_RIGHT_TO_LEFT = frozenset({"ar"})


class Speech:
    """A language that messages can be said in. Not changed once it is made."""

    __slots__ = ("comma", "is_right_to_left", "tag", "translations")

    def __init__(self, tag: str, translations: gettext.NullTranslations) -> None:
        self.tag = tag
        self.comma = _COMMAS.get(tag, ", ")
        """What stands between the items of a list, with its blank."""
        self.is_right_to_left = tag in _RIGHT_TO_LEFT
        self.translations = translations

    def gettext(self, message: str) -> str:
        """Return the translation of a template, or the template where there is none."""
        return self.translations.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the translation of a template for a number."""
        return self.translations.ngettext(singular, plural, number)


ENGLISH = Speech(SOURCE_LANGUAGE, gettext.NullTranslations())


@cache
def speech(tag: str) -> Speech:
    """Return one of LANGUAGES, its catalogue read once a process. Raises KeyError for another."""
    if tag not in LANGUAGES:
        raise KeyError(tag)
    if tag == SOURCE_LANGUAGE:
        return ENGLISH
    import polib

    # polib is imported in a tenth of the time that Babel takes
    compiled = polib.pofile(str(catalogue_path(tag)), encoding="utf-8").to_binary()
    return Speech(tag, gettext.GNUTranslations(io.BytesIO(compiled)))


def catalogue_path(tag: str) -> Path:
    """Return the .po file of a language other than English."""
    return CATALOGUE_FOLDER / f"{tag}.po"


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that the environment asks for, as GNU gettext reads it (its manual, 2.3).

    LC_ALL comes before LC_MESSAGES and LANG. LANGUAGE lists languages by preference, and counts only where the locale
    is not ``C``. English stands for whatever is not one of LANGUAGES.
    """
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "C")
    if _language(locale) in ("c", "posix"):
        return SOURCE_LANGUAGE
    wanted = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next((_language(name) for name in wanted if _language(name) in LANGUAGES), SOURCE_LANGUAGE)


def _language(locale: str) -> str:
    return locale.strip().lower().translate(_SEPARATORS).partition("_")[0]
