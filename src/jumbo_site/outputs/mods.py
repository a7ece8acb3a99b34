"""The proceedings of an edition in MODS 3.7 (Library of Congress), each contribution as a part of them.

MODS requires nothing but one element; what is not known is left out. No package has its XML Schema: the order of values
and their codes follow the "MODS User Guidelines, version 3".
"""

from __future__ import annotations

from typing import Any

from jumbo_site.outputs.deposited import Deposited
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.outputs.xml_tree import XSI, add, add_known, document
from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.views import Text

NAMESPACE = "http://www.loc.gov/mods/v3"
SCHEMA = "http://www.loc.gov/standards/mods/v3/mods-3-7.xsd"


def mods_xml(it: Deposited) -> bytes:
    """Return the record of the volume."""
    from lxml import etree

    record = it.volume.record
    volume = record.volume
    root = etree.Element(f"{{{NAMESPACE}}}mods", nsmap={None: NAMESPACE, "xsi": XSI})
    root.set("version", "3.7")
    root.set(f"{{{XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    _title(root, record.title)
    for tag, title in it.volume.titles:
        _title(root, Text(title, tag, "ltr"), "translated")
    for name in volume.editors:
        _person(root, name, "edt")
    conference = add(root, "name", type="conference")
    add(conference, "namePart", volume.event.value)
    add(root, "typeOfResource", "text")
    add(root, "genre", "conference publication", authority="marcgt")
    origin = add(root, "originInfo", eventType="publication")
    _place(origin, volume.publisher_place)
    add_known(origin, "publisher", volume.publisher.value if volume.publisher is not None else "")
    if volume.published is not None:
        add(origin, "dateIssued", volume.published.isoformat(), encoding="w3cdtf")
    if len(origin) == 0:
        root.remove(origin)
    _language(root, record)
    series = add(root, "relatedItem", type="series")
    _title(series, volume.series)
    add_known(series, "identifier", volume.issn, type="issn")
    for paper in it.papers:
        _part(root, paper.record)
    _identifiers(root, record)
    add_known(root, "identifier", volume.isbn, type="isbn")
    _licence(root, record)
    return document(root)


def _part(root: Any, record: Reference) -> None:
    own = add(root, "relatedItem", type="constituent")
    _title(own, record.title)
    for name in record.authors:
        _person(own, name, "aut")
    _language(own, record)
    if record.first_page:
        extent = add(add(own, "part"), "extent", unit="pages")
        add(extent, "start", record.first_page)
        add_known(extent, "end", record.last_page)
    _identifiers(own, record)
    _licence(own, record)


def _title(parent: Any, text: Text, kind: str = "") -> None:
    add(add(parent, "titleInfo", type=kind, lang=text.lang), "title", text.value)


def _person(parent: Any, name: Name, role: str) -> None:
    own = add(parent, "name", type="personal")
    if name.family and name.given:
        add(own, "namePart", name.family, type="family")
        add(own, "namePart", name.given, type="given")
    else:
        add(own, "namePart", name.text.value)
    add(add(own, "role"), "roleTerm", role, type="code", authority="marcrelator")
    add_known(own, "affiliation", name.affiliation)
    add_known(own, "nameIdentifier", f"https://orcid.org/{name.orcid}" if name.orcid else "", type="orcid")


def _place(origin: Any, place: Text | None) -> None:
    if place is not None:
        add(add(origin, "place"), "placeTerm", place.value, type="text")


def _language(parent: Any, record: Reference) -> None:
    add(add(parent, "language"), "languageTerm", record.language, type="code", authority="rfc5646")


def _identifiers(parent: Any, record: Reference) -> None:
    add_known(parent, "identifier", record.doi, type="doi")
    add(parent, "identifier", absolute_uri(record.url), type="uri")


def _licence(parent: Any, record: Reference) -> None:
    if record.licence_url:
        own = add(parent, "accessCondition", record.licence, type="use and reproduction")
        own.set("{http://www.w3.org/1999/xlink}href", record.licence_url)
