"""Words of other systems for what we have a word of our own for: kinds of sessions and documents, countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """Return the host of an address, for a link without a label; the address itself where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (host or url[:200]).removeprefix("www.")


def document_kind(title: str, url: str) -> str:
    """Return our kind of a document by its title and the ending of its address; empty where neither tells it."""
    words = f"{title} {url}".casefold()
    for kind, signs in (
        ("slides", ("slide", "شرائح", "diapositiv", ".pptx", ".odp")),
        ("video", ("video", "recording", "فيديو", ".mp4", ".webm")),
        ("paper", ("paper", "ورقة", "articolo")),
    ):
        if any(sign in words for sign in signs):
            return kind
    return ""


_KINDS = (
    ("keynote", ("keynote", "plenary lecture", "كلمة رئيسية", "discorso principale")),
    ("workshop", ("workshop", "tutorial", "ورشة", "laboratorio", "seminar")),
    ("opening", ("opening", "welcome", "افتتاح", "apertura", "benvenut")),
    ("closing", ("closing", "ختام", "chiusura")),
    ("break", ("break", "lunch", "coffee", "service", "استراحة", "pausa", "pranzo")),
    ("ceremony", ("ceremony", "award", "حفل", "cerimonia", "premiazione")),
)


def session_kind(written: str) -> str:
    """Return our kind for a source's word, empty for any other: it is then a session."""
    words = written.casefold()
    return next((kind for kind, signs in _KINDS if any(sign in words for sign in signs)), "")


def country_code(written: str) -> str | None:
    """Return the ISO 3166 code of a country that is written as a code or as CLDR's name in some languages."""
    from jumbo_site.i18n.territories import is_territory

    return written.upper() if is_territory(written.upper()) else _countries().get(_folded_country(written))


_OTHER_NAMES = {
    "uk": "GB",
    "great britain": "GB",
    "usa": "US",
    "united states of america": "US",
    "czech republic": "CZ",
    "turkey": "TR",
}
"""Common names beside those of CLDR."""


def _folded_country(name: str) -> str:
    """Return a name without what people write or leave out: `and` for `&`, an article, the case of letters."""
    return " ".join(name.casefold().replace("&", " and ").split()).removeprefix("the ")


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    from jumbo_site.i18n.language import language
    from jumbo_site.i18n.territories import territory_codes, territory_name

    found = dict(_OTHER_NAMES)
    for tag in ("it", "ar", "en"):
        for code in territory_codes():
            found[_folded_country(territory_name(code, language(tag)))] = code
    return found
