"""Metadata for DataCite (kernel 4.5, as JSON): one file for the volume and each contribution that has a DOI.

Required by the kernel: a creator, a title, a publisher, a year of publication, a type. A volume's creators are its
editors. Where one of these is not known, the file is not made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from jumbo_site.outputs.deposited import Deposited, Entry
from jumbo_site.outputs.reference_text import one_line
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.plan.bibliography import Name
from jumbo_site.plan.views import Text

SCHEMA_VERSION = "http://datacite.org/schema/kernel-4"


def datacite_files(it: Deposited) -> Iterator[tuple[str, bytes]]:
    """Yield (key of the record, JSON) of each record that can be registered."""
    for entry in (it.volume, *it.papers):
        record = entry.record
        creators = record.volume.editors if record.kind == "volume" else record.authors
        if record.doi and record.published is not None and record.volume.publisher is not None and creators:
            attributes = _attributes(entry, creators)
            yield record.key, f"{json.dumps(attributes, ensure_ascii=False, indent=1)}\n".encode()


def _attributes(entry: Entry, creators: tuple[Name, ...]) -> dict[str, Any]:
    record = entry.record
    volume = record.volume
    is_whole = record.kind == "volume"
    days = volume.start.isoformat() if volume.start == volume.end else f"{volume.start}/{volume.end}"
    dates = [{"date": record.published.isoformat(), "dateType": "Issued"}] if record.published is not None else []
    given_on = record.given_on.isoformat() if record.given_on is not None else days
    attributes = {
        "doi": record.doi,
        "url": absolute_uri(record.url),
        "types": {
            "resourceTypeGeneral": "ConferenceProceeding" if is_whole else "ConferencePaper",
            "resourceType": "Conference proceedings" if is_whole else "Conference paper",
        },
        "creators": [_creator(name) for name in creators],
        "contributors": []
        if is_whole
        else [{**_creator(name), "contributorType": "Editor"} for name in volume.editors],
        "titles": [
            {"title": one_line(record.title.value), "lang": record.title.lang},
            *({"title": one_line(title), "titleType": "TranslatedTitle", "lang": tag} for tag, title in entry.titles),
        ],
        "publisher": _publisher(volume.publisher, volume.publisher_ror),
        "publicationYear": str(record.issued.year),
        "subjects": [{"subject": one_line(word.value), "lang": word.lang} for word in record.keywords],
        "dates": [*dates, {"date": given_on, "dateType": "Other", "dateInformation": "Conference"}],
        "language": record.language,
        "relatedIdentifiers": [] if is_whole else _part_of(volume.doi, volume.isbn),
        "rightsList": _rights(record.licence, record.licence_url),
        "descriptions": _abstract(record.abstract),
        "schemaVersion": SCHEMA_VERSION,
    }
    return {key: value for key, value in attributes.items() if value}


def _creator(name: Name) -> dict[str, Any]:
    is_split = bool(name.family and name.given)
    shown = f"{name.family}, {name.given}" if is_split else name.text.value
    creator: dict[str, Any] = {"name": one_line(shown), "nameType": "Personal"}
    if is_split:
        creator |= {"givenName": one_line(name.given), "familyName": one_line(name.family)}
    if name.orcid:
        creator["nameIdentifiers"] = [
            {
                "nameIdentifier": f"https://orcid.org/{name.orcid}",
                "nameIdentifierScheme": "ORCID",
                "schemeUri": "https://orcid.org",
            }
        ]
    if name.affiliation:
        ror = {"affiliationIdentifier": f"https://ror.org/{name.ror}", "affiliationIdentifierScheme": "ROR"}
        creator["affiliation"] = [{"name": one_line(name.affiliation)} | (ror if name.ror else {})]
    return creator


def _publisher(publisher: Text | None, ror: str) -> dict[str, str]:
    if publisher is None:
        return {}
    known = {"publisherIdentifier": f"https://ror.org/{ror}", "publisherIdentifierScheme": "ROR"} if ror else {}
    return {"name": one_line(publisher.value), "lang": publisher.lang, **known}


def _part_of(doi: str, isbn: str) -> list[dict[str, str]]:
    found = [("DOI", doi), ("ISBN", isbn)]
    return [
        {
            "relatedIdentifier": value,
            "relatedIdentifierType": kind,
            "relationType": "IsPartOf",
            "resourceTypeGeneral": "ConferenceProceeding",
        }
        for kind, value in found
        if value
    ]


def _rights(licence: str, url: str) -> list[dict[str, str]]:
    if not licence:
        return []
    return [
        {
            "rights": licence,
            "rightsUri": url,
            "rightsIdentifier": licence,
            "rightsIdentifierScheme": "SPDX",
            "schemeUri": "https://spdx.org/licenses/",
        }
    ]


def _abstract(abstract: Text | None) -> list[dict[str, str]]:
    if abstract is None:
        return []
    return [{"description": one_line(abstract.value), "descriptionType": "Abstract", "lang": abstract.lang}]
