"""The front matter of a contribution in JATS (Journal Publishing, 1.3): for archives that read articles.

The tag set requires a journal with an ISSN and a date of publication: without the series' ISSN, or where nothing was
published, or without a DOI, no file is made.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from jumbo_site.outputs.deposited import Deposited, Entry
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.outputs.xml_tree import XML_LANG, add, add_known, document
from jumbo_site.plan.bibliography import Name, Volume

XLINK = "http://www.w3.org/1999/xlink"
ALI = "http://www.niso.org/schemas/ali/1.0/"


def jats_xml(it: Deposited, paper: Entry) -> bytes:
    """Return the document of a contribution; nothing where a required fact is not known."""
    from lxml import etree

    record = paper.record
    if not (record.doi and record.published is not None and record.volume.issn):
        return b""
    root = etree.Element("article", nsmap={"xlink": XLINK, "ali": ALI})
    root.set("article-type", "other")
    root.set("dtd-version", "1.3")
    root.set(XML_LANG, record.language)
    front = add(root, "front")
    _journal(add(front, "journal-meta"), record.volume)
    meta = add(front, "article-meta")
    doi = add(meta, "article-id", record.doi)
    doi.set("pub-id-type", "doi")
    titles = add(meta, "title-group")
    add(titles, "article-title", record.title.value).set(XML_LANG, record.title.lang)
    for tag, title in paper.titles:
        group = add(titles, "trans-title-group")
        group.set(XML_LANG, tag)
        add(group, "trans-title", title)
    for names, kind in ((record.authors, "author"), (record.volume.editors, "editor")):
        if names:
            contributors = add(meta, "contrib-group")
            for name in names:
                _contributor(contributors, name, kind)
    day = add(meta, "pub-date")
    day.set("publication-format", "electronic")
    day.set("date-type", "pub")
    day.set("iso-8601-date", record.published.isoformat())
    _date(day, record.published)
    add_known(meta, "isbn", record.volume.isbn)
    add_known(meta, "fpage", record.first_page)
    add_known(meta, "lpage", record.last_page)
    if record.licence_url:
        licence = add(add(meta, "permissions"), "license")
        add(licence, f"{{{ALI}}}license_ref", record.licence_url)
    add(meta, "self-uri").set(f"{{{XLINK}}}href", absolute_uri(record.url))
    if record.abstract is not None:
        abstract = add(meta, "abstract")
        abstract.set(XML_LANG, record.abstract.lang)
        add(abstract, "p", record.abstract.value)
    if record.keywords:
        group = add(meta, "kwd-group")
        for word in record.keywords:
            add(group, "kwd", word.value)
    _conference(meta, record.volume)
    return document(root)


def _journal(meta: Any, volume: Volume) -> None:
    add(meta, "journal-id", volume.issn).set("journal-id-type", "issn")
    add(add(meta, "journal-title-group"), "journal-title", volume.series.value)
    add(meta, "issn", volume.issn)
    if volume.publisher is not None:
        publisher = add(meta, "publisher")
        add(publisher, "publisher-name", volume.publisher.value)
        add_known(publisher, "publisher-loc", volume.publisher_place.value if volume.publisher_place else "")


def _contributor(group: Any, name: Name, kind: str) -> None:
    own = add(group, "contrib")
    own.set("contrib-type", kind)
    if name.orcid:
        add(own, "contrib-id", f"https://orcid.org/{name.orcid}").set("contrib-id-type", "orcid")
    if name.family and name.given:
        person = add(own, "name")
        add(person, "surname", name.family)
        add(person, "given-names", name.given)
    else:
        add(own, "string-name", name.text.value)
    if name.affiliation:
        wrap = add(add(own, "aff"), "institution-wrap")
        if name.ror:
            add(wrap, "institution-id", f"https://ror.org/{name.ror}").set("institution-id-type", "ror")
        add(wrap, "institution", name.affiliation)


def _conference(meta: Any, volume: Volume) -> None:
    own = add(meta, "conference")
    days = volume.start.isoformat() if volume.start == volume.end else f"{volume.start}/{volume.end}"
    add(own, "conf-date", days).set("iso-8601-date", days)
    add(own, "conf-name", volume.event.value)
    add_known(own, "conf-num", str(volume.number or ""))
    add_known(own, "conf-loc", volume.place.value if volume.place is not None else "")


def _date(parent: Any, day: date) -> None:
    add(parent, "day", f"{day.day:02}")
    add(parent, "month", f"{day.month:02}")
    add(parent, "year", str(day.year))
