"""A deposit of conference proceedings for Crossref (schema 5.3.1): the volume, and each contribution that has a DOI.

Required by the schema, and not made up: depositor, e-mail address, publisher, day of publication. The timestamp, which
has to grow from deposit to deposit, is the day of publication and ``publication.deposit.revision``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from jumbo_site.outputs.deposited import Deposited, Entry, family_and_given, two_letters
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.outputs.xml_tree import XSI, add, add_known, document
from jumbo_site.plan.bibliography import Name

NAMESPACE = "http://www.crossref.org/schema/5.3.1"
SCHEMA = "https://www.crossref.org/schemas/crossref5.3.1.xsd"
JATS = "http://www.ncbi.nlm.nih.gov/JATS1"
ACCESS = "http://www.crossref.org/AccessIndicators.xsd"


def crossref_xml(it: Deposited) -> bytes:
    """Return the deposit; nothing where a required fact is not known or nothing has a DOI."""
    from lxml import etree

    record, deposit = it.volume.record, it.deposit
    volume = record.volume
    papers = [paper for paper in it.papers if paper.record.doi]
    if deposit is None or volume.publisher is None or volume.published is None or not (volume.doi or papers):
        return b""
    root = etree.Element(f"{{{NAMESPACE}}}doi_batch", nsmap={None: NAMESPACE, "xsi": XSI, "jats": JATS, "ai": ACCESS})
    root.set("version", "5.3.1")
    root.set(f"{{{XSI}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    head = add(root, "head")
    stamp = f"{volume.published:%Y%m%d}{deposit.revision:06}"
    add(head, "doi_batch_id", f"{it.edition}-{stamp}")
    add(head, "timestamp", stamp)
    depositor = add(head, "depositor")
    add(depositor, "depositor_name", deposit.name)
    add(depositor, "email_address", deposit.email)
    add(head, "registrant", volume.publisher.value)
    conference = add(add(root, "body"), "conference")
    _contributors(conference, volume.editors, "editor")
    _event(conference, it)
    _proceedings(conference, it, volume.published)
    for paper in papers:
        _paper(conference, paper)
    return document(root)


def _event(conference: Any, it: Deposited) -> None:
    volume = it.volume.record.volume
    event = add(conference, "event_metadata")
    add(event, "conference_name", volume.event.value)
    add_known(event, "conference_theme", it.theme)
    for sponsor in it.sponsors[:10]:
        add(event, "conference_sponsor", sponsor)
    add_known(event, "conference_number", str(volume.number or ""))
    add_known(event, "conference_location", volume.place.value if volume.place is not None else "")
    first, last = volume.start, volume.end
    add(
        event,
        "conference_date",
        f"{first}/{last}" if first != last else str(first),
        start_year=str(first.year),
        start_month=f"{first.month:02}",
        start_day=f"{first.day:02}",
        end_year=str(last.year),
        end_month=f"{last.month:02}",
        end_day=f"{last.day:02}",
    )


def _proceedings(conference: Any, it: Deposited, published: date) -> None:
    record = it.volume.record
    volume = record.volume
    if volume.issn:
        own = add(conference, "proceedings_series_metadata")
        series = add(own, "series_metadata")
        add(add(series, "titles"), "title", volume.series.value)
        add(series, "issn", volume.issn)
    else:
        own = add(conference, "proceedings_metadata", language=two_letters(record.language))
    add(own, "proceedings_title", volume.title.value)
    publisher = add(own, "publisher")
    add(publisher, "publisher_name", volume.publisher.value if volume.publisher is not None else "")
    add_known(publisher, "publisher_place", volume.publisher_place.value if volume.publisher_place is not None else "")
    _published(own, published)
    if volume.isbn:
        add(own, "isbn", volume.isbn)
    else:
        add(own, "noisbn", reason="simple_series" if volume.issn else "monograph")
    if record.doi:
        _doi(own, record.doi, record.url)


def _paper(conference: Any, paper: Entry) -> None:
    record = paper.record
    own = add(conference, "conference_paper", language=two_letters(record.language))
    _contributors(own, record.authors, "author")
    titles = add(own, "titles")
    add(titles, "title", record.title.value)
    for tag, title in paper.titles:
        if tag == record.language:
            add(titles, "original_language_title", title, language=two_letters(tag))
    if record.abstract is not None:
        abstract = add(own, f"{{{JATS}}}abstract")
        add(abstract, f"{{{JATS}}}p", record.abstract.value)
    if record.published is not None:
        _published(own, record.published)
    if record.first_page:
        pages = add(own, "pages")
        add(pages, "first_page", record.first_page)
        add_known(pages, "last_page", record.last_page)
    if record.licence_url:
        program = add(own, f"{{{ACCESS}}}program", name="AccessIndicators")
        add(program, "license_ref", record.licence_url)
    _doi(own, record.doi, record.url)


def _contributors(parent: Any, names: Iterable[Name], role: str) -> None:
    own: Any = None
    for name in names:
        sequence = "additional" if own is not None else "first"
        own = add(parent, "contributors") if own is None else own
        person = add(own, "person_name", sequence=sequence, contributor_role=role)
        family, given = family_and_given(name)
        add_known(person, "given_name", given)
        add(person, "surname", family)
        if name.affiliation:
            institution = add(add(person, "affiliations"), "institution")
            add(institution, "institution_name", name.affiliation)
            add_known(institution, "institution_id", f"https://ror.org/{name.ror}" if name.ror else "", type="ror")
        add_known(person, "ORCID", f"https://orcid.org/{name.orcid}" if name.orcid else "")


def _published(parent: Any, day: date) -> None:
    own = add(parent, "publication_date", media_type="online")
    add(own, "month", f"{day.month:02}")
    add(own, "day", f"{day.day:02}")
    add(own, "year", str(day.year))


def _doi(parent: Any, doi: str, url: str) -> None:
    data = add(parent, "doi_data")
    add(data, "doi", doi)
    add(data, "resource", absolute_uri(url))
