"""The languages that organisers are spoken to in: which one is wanted, and its words.

The words of the public pages are other catalogues (i18n/catalogues): a language may have one and not the other.
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SOURCE_LANGUAGE = "en"
LANGUAGES = (SOURCE_LANGUAGE, "ar", "it")
CATALOGUE_FOLDER = Path(__file__).parent / "catalogues"
_COMMAS = {"ar": "، "}
_RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True)
class Speech:
    """A language with its catalogue; see ``message.Words``."""

    tag: str
    comma: str = ", "
    is_right_to_left: bool = False
    translations: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, compare=False, repr=False)

    def gettext(self, message: str) -> str:
        """Return the translation of a template, or the template where there is none."""
        return self.translations.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the translation of a template for a number."""
        return self.translations.ngettext(singular, plural, number)


ENGLISH = Speech(SOURCE_LANGUAGE)


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
    words = gettext.GNUTranslations(io.BytesIO(compiled))
    return Speech(tag, _COMMAS.get(tag, ", "), tag in _RIGHT_TO_LEFT, words)


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
    return re.split(r"[_.@-]", locale.strip().lower())[0]
