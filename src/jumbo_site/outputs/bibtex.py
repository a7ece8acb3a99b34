r"""Bibliographic records as BibTeX and BibLaTeX, in UTF-8.

Rules: Patashnik, "BibTeXing" (1988), for BibTeX; the manual of BibLaTeX 3.20, section 2, for BibLaTeX. A value stands
between braces, and TeX's special characters are escaped. A brace is written as a command, since BibTeX counts even an
escaped one (``\{``) when it looks for the end of a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jumbo_site.outputs.reference_text import one_line
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.views import Text

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros that every style of BibTeX defines."""
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_TABLE = str.maketrans(_ESCAPES)
_CAPITALS = re.compile(r"\S*\S[A-Z]\S*")
"""A word of English with a capital letter after its first: a style that lowers titles must not touch it."""
_LANGUAGES = {
    "ar": "arabic",
    "bs": "bosnian",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "he": "hebrew",
    "hr": "croatian",
    "it": "italian",
    "mk": "macedonian",
    "sq": "albanian",
    "sr": "serbian",
    "tr": "turkish",
    "ur": "urdu",
}
"""Names of languages in babel and polyglossia, by the first part of their tags."""
_TYPES = {"contribution": "inproceedings", "panel": "misc", "volume": "proceedings"}
"""A panel has no author, which ``@inproceedings`` and ``@incollection`` require."""


def escaped(value: str) -> str:
    """Return a text for a value between braces: one line, TeX's special characters as commands."""
    return one_line(value).translate(_TABLE)


def bibtex(references: Iterable[Reference]) -> bytes:
    """Return records as a BibTeX file."""
    return "\n".join(_entry(one, _bibtex_fields(one)) for one in references).encode()


def biblatex(references: Iterable[Reference]) -> bytes:
    """Return records as a BibLaTeX file, for Biber."""
    return "\n".join(_entry(one, _biblatex_fields(one)) for one in references).encode()


def _entry(one: Reference, fields: Sequence[tuple[str, str]]) -> str:
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields if value]
    return f"@{_TYPES[one.kind]}{{{one.key},\n{''.join(lines)}}}\n"


def _bibtex_fields(one: Reference) -> list[tuple[str, str]]:
    volume = one.volume
    return [
        ("author", _names(one.authors)),
        ("title", _title(one.title)),
        ("editor", _names(volume.editors)),
        ("booktitle", _title(volume.title) if one.kind == "contribution" else ""),
        ("howpublished", _title(volume.title) if one.kind == "panel" else ""),
        ("series", _plain(volume.series) if one.kind != "panel" else ""),
        ("year", str(one.issued.year)),
        ("month", MONTHS[one.issued.month - 1]),
        ("pages", one.pages.replace("-", "--")),
        ("publisher", _plain(volume.publisher)),
        ("address", _plain(volume.publisher_place) or _plain(volume.place)),
        *_shared(one),
    ]


def _biblatex_fields(one: Reference) -> list[tuple[str, str]]:
    volume = one.volume
    days = volume.start.isoformat() if volume.start == volume.end else f"{volume.start}/{volume.end}"
    issued = one.issued.isoformat() if one.published or one.given_on else days
    return [
        ("author", _names(one.authors)),
        ("title", _title(one.title)),
        ("editor", _names(volume.editors)),
        ("booktitle", _title(volume.title) if one.kind == "contribution" else ""),
        ("howpublished", _title(volume.title) if one.kind == "panel" else ""),
        ("series", _plain(volume.series) if one.kind != "panel" else ""),
        ("eventtitle", _plain(volume.event)),
        ("eventdate", days),
        ("venue", _plain(volume.place)),
        ("date", issued),
        ("pages", one.pages.replace("-", "--")),
        ("publisher", _plain(volume.publisher)),
        ("location", _plain(volume.publisher_place)),
        *_shared(one),
    ]


def _shared(one: Reference) -> list[tuple[str, str]]:
    """Return the fields that both formats have."""
    tag = one.language.split("-")[0]
    return [
        ("doi", _verbatim(one_line(one.doi))),
        ("url", _verbatim(absolute_uri(one.url))),
        ("isbn", one.volume.isbn),
        ("issn", one.volume.issn),
        ("language", _LANGUAGES.get(tag, "")),
        ("langid", _LANGUAGES.get(tag, "")),
        ("keywords", ", ".join(escaped(word.value).replace(",", " ") for word in one.keywords)),
        ("abstract", _plain(one.abstract)),
        ("copyright", one.licence),
    ]


def _plain(text: Text | None) -> str:
    return escaped(text.value) if text is not None else ""


def _title(text: Text) -> str:
    """Return a title whose capitals stay: all of it, save in English, whose styles lower what may be lowered."""
    value = escaped(text.value)
    if not text.lang.startswith("en"):
        return f"{{{value}}}"
    return _CAPITALS.sub(lambda word: f"{{{word[0]}}}", value) if "\\" not in value else f"{{{value}}}"


def _names(names: Iterable[Name]) -> str:
    """Return names as ``Family, Given``; in braces, as one word, where the content does not say which is which."""
    shown = []
    for one in names:
        family, given = escaped(one.family), escaped(one.given)
        shown.append(f"{{{family}}}, {{{given}}}" if family and given else f"{{{escaped(one.text.value)}}}")
    return " and ".join(shown)


def _verbatim(value: str) -> str:
    """Return an address or DOI, which styles read as it is: what could end the value is percent-encoded."""
    for sign in "\\{}":
        value = value.replace(sign, f"%{ord(sign):02X}")
    return value
