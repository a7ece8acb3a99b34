"""The texts of a new site's invented conference, in the languages for which they were written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

Texts = Mapping[str, str]
"""Key → text, all keys in each language."""

_HERE = Path(__file__).parent
SOURCE = "en"


@cache
def samples() -> Mapping[str, Texts]:
    """Return all texts by language, from ``texts.json``."""
    import json

    read: Mapping[str, Texts] = json.loads((_HERE / "texts.json").read_text("utf-8"))
    return read


def base_language(tag: str) -> str | None:
    """Return the language of the sample that serves for a tag (``ar`` for ``ar-EG``), or None."""
    if tag in samples():
        return tag
    if tag == "sr":  # without a script it is Cyrillic (CLDR, likely subtags)
        return "sr-Cyrl"
    language, *parts = tag.split("-")
    has_own_script = any(len(part) == 4 for part in parts)
    return language if language in samples() and not has_own_script else None


def sample_languages(languages: tuple[str, ...]) -> dict[str, Texts]:
    """Return the sample's texts for a site's languages (BCP 47), by language.

    Where there is none for any of them, the English texts stand in the default language's files, so that the site is
    whole and shows what is to be replaced.
    """
    found = {tag: samples()[base] for tag in languages if (base := base_language(tag)) is not None}
    return found or {languages[0]: samples()[SOURCE]}


def readme(language: str, title: str, edition: str) -> str:
    """Return what organisers read first, in a language (BCP 47), or in English where it was not written in it."""
    own = _HERE / f"README.{base_language(language) or SOURCE}.md"
    source = own if own.is_file() else _HERE / f"README.{SOURCE}.md"
    return source.read_text("utf-8").replace("{title}", title).replace("{edition}", edition)
