"""In which of a site's languages an imported text is, and which language a source means by a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jumbo_site.i18n.language import UnknownLanguageError, language, script_of_tag
from jumbo_site.i18n.scripts import script_of

_NAMES_IN = ("en", "ar", "it", "fr", "de")
"""Languages in which a source may name others: Arabic, العربية, arabo."""


def language_of_text(told: str, text: str, site: Sequence[str], default: str) -> str:
    """Return the language of the site under which a text belongs.

    That which the source tells, where the site has it and its script is that of the text; else the default, else the
    first in the script of the text; else the default.
    """
    script = script_of(text)
    wanted = told_language(told) or ""
    fitting = [tag for tag in site if script in ("Zyyy", "Zzzz") or script_of_tag(tag) == script]
    if wanted in fitting:
        return wanted
    base = wanted.split("-")[0]
    same = [tag for tag in fitting if base and tag.split("-")[0] == base]
    if same:
        return same[0]
    return default if default in fitting or not fitting else fitting[0]


@lru_cache(maxsize=1024)
def told_language(word: str) -> str | None:
    """Return the BCP 47 tag that a source means: ``en_US``, ``de-formal``, English, العربية; None where unknown."""
    cleaned = word.strip().replace("_", "-")
    if not cleaned or len(cleaned) > 40:
        return None
    parts = cleaned.split("-")
    if re.fullmatch(r"[A-Za-z]{2,3}", parts[0]):
        for length in range(len(parts), 0, -1):
            candidate = "-".join([parts[0].lower(), *parts[1:length]])
            try:
                return language(candidate).tag
            except UnknownLanguageError:
                continue
    return _tags_by_name().get(word.strip().casefold())


@lru_cache(maxsize=1)
def _tags_by_name() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for reader in _NAMES_IN:
        for tag, name in Locale(reader).languages.items():
            if re.fullmatch(r"[a-z]{2,3}", tag):
                found.setdefault(str(name).casefold(), str(tag))
    for tag in ("ar", "en", "it", "fr", "de", "es", "tr", "fa", "sq", "bs", "hr", "mk", "sr"):
        found.setdefault(str(Locale(tag).languages[tag]).casefold(), tag)
    return found
