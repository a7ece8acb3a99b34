"""Bibliographic records as RIS, the format of reference managers (Research Information Systems, 2011).

A line is a tag of two signs, two blanks, a hyphen, a blank and a value on one line; a record begins with TY and
ends with ER. Lines end with CR LF; the text is UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jumbo_site.outputs.reference_text import one_line
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.views import Text

_TYPES = {"contribution": "CPAPER", "panel": "CHAP", "volume": "CONF"}


def ris(references: Iterable[Reference]) -> bytes:
    """Return records as an RIS file."""
    lines: list[str] = []
    for one in references:
        lines += [f"{tag}  - {value}\r\n" for tag, value in _fields(one) if value]
        lines.append("ER  - \r\n")
    return "".join(lines).encode()


def _fields(one: Reference) -> Iterator[tuple[str, str]]:
    volume = one.volume
    is_part = one.kind != "volume"
    yield "TY", _TYPES[one.kind]
    yield "ID", one.key
    yield from (("AU", _name(name)) for name in one.authors)
    yield "TI", _text(one.title)
    yield "T2", _text(volume.title) if is_part else ""
    yield from (("A2" if is_part else "ED", _name(name)) for name in volume.editors)
    yield "T3", _text(volume.series)
    yield "C1", _text(volume.place) if one.kind == "contribution" else ""
    yield "PY", str(one.issued.year)
    yield "DA", f"{one.issued:%Y/%m/%d}/" if one.published or one.given_on else ""
    yield "SP", one.first_page
    yield "EP", one.last_page
    yield "PB", _text(volume.publisher)
    yield "CY", _text(volume.publisher_place) or _text(volume.place)
    yield "SN", volume.isbn or volume.issn
    yield "DO", one_line(one.doi)
    yield "UR", absolute_uri(one.url)
    yield "L1", absolute_uri(one.pdf_url) if one.pdf_url else ""
    yield "LA", one.language
    yield from (("KW", _text(word)) for word in one.keywords)
    yield "AB", _text(one.abstract)


def _text(text: Text | None) -> str:
    return one_line(text.value) if text is not None else ""


def _name(name: Name) -> str:
    """Return ``Family, Given``; a name in one part has no comma, for what follows one would be the given name."""
    if name.family and name.given:
        return f"{one_line(name.family)}, {one_line(name.given)}"
    return one_line(name.text.value.replace(",", " "))
