"""Bibliographic records as CSL-JSON (Citation Style Language 1.0.2; the schema is csl-data.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from jumbo_site.outputs.reference_text import one_line
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.views import Text

_TYPES = {"contribution": "paper-conference", "panel": "chapter", "volume": "book"}


def csl_json(references: Iterable[Reference]) -> bytes:
    """Return records as a CSL-JSON file: a list of items."""
    text = json.dumps([csl_item(one) for one in references], ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def csl_item(one: Reference) -> dict[str, Any]:
    """Return a record as an item of CSL-JSON; what is not known has no key, a licence has none in CSL."""
    volume = one.volume
    is_part = one.kind != "volume"
    item = {
        "id": one.key,
        "type": _TYPES[one.kind],
        "title": _text(one.title),
        "author": [_name(name) for name in one.authors],
        "chair": [_name(name) for name in one.chairs],
        "editor": [_name(name) for name in volume.editors],
        "container-title": _text(volume.title) if is_part else "",
        "collection-title": _text(volume.series),
        "event-title": _text(volume.event),
        "event-place": _text(volume.place),
        "event-date": _dates(volume.start, volume.end),
        "issued": _dates(one.issued, one.issued) if one.published or one.given_on else _dates(volume.start, volume.end),
        "page": one.pages,
        "publisher": _text(volume.publisher),
        "publisher-place": _text(volume.publisher_place),
        "DOI": one_line(one.doi),
        "URL": absolute_uri(one.url),
        "ISBN": volume.isbn,
        "ISSN": volume.issn,
        "language": one.language,
        "keyword": ", ".join(_text(word) for word in one.keywords),
        "abstract": _text(one.abstract),
    }
    return {key: value for key, value in item.items() if value}


def _dates(first: date, last: date) -> dict[str, Any]:
    days = (first,) if first == last else (first, last)
    return {"date-parts": [[day.year, day.month, day.day] for day in days]}


def _text(text: Text | None) -> str:
    return one_line(text.value) if text is not None else ""


def _name(name: Name) -> dict[str, str]:
    if name.family and name.given:
        return {"family": one_line(name.family), "given": one_line(name.given)}
    return {"literal": one_line(name.text.value)}
