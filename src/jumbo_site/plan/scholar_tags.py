"""What scholarly search engines and reference managers read in the head of a page: Highwire Press tags, Dublin Core.

Sources: Google Scholar, "Inclusion Guidelines for Webmasters" (citation_* tags); DCMI, "Expressing Dublin Core metadata
using HTML/XHTML meta and link elements" (2008). Scholar wants title, authors and a date of publication: where one is
not known there are no citation_* tags at all. Dublin Core requires nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.views import Text

Tags = tuple[tuple[str, str], ...]


def scholar_tags(one: Reference) -> Tags:
    """Return (name, content) of the meta elements of a contribution's page, in order; none is empty."""
    return tuple((name, content) for name, content in (*_highwire(one), *_dublin_core(one)) if content)


def _highwire(one: Reference) -> Iterator[tuple[str, str]]:
    if one.published is None or not one.authors:
        return
    volume = one.volume
    yield "citation_title", _line(one.title)
    for author in one.authors:
        yield "citation_author", _name(author)
        # what describes an author follows its tag
        yield "citation_author_institution", " ".join(author.affiliation.split())
        yield "citation_author_orcid", f"https://orcid.org/{author.orcid}" if author.orcid else ""
    yield "citation_publication_date", f"{one.published:%Y/%m/%d}"
    yield "citation_conference_title", _line(volume.event)
    yield "citation_firstpage", one.first_page
    yield "citation_lastpage", one.last_page
    yield "citation_pdf_url", one.pdf_url
    yield "citation_abstract_html_url", one.url
    yield "citation_doi", one.doi
    yield "citation_isbn", volume.isbn
    yield "citation_issn", volume.issn
    yield "citation_publisher", _line(volume.publisher)
    yield "citation_language", one.language


def _dublin_core(one: Reference) -> Iterator[tuple[str, str]]:
    yield "DC.title", _line(one.title)
    yield from (("DC.creator", _name(author)) for author in one.authors)
    yield "DC.description", _line(one.abstract)
    yield "DC.publisher", _line(one.volume.publisher)
    yield "DC.date", one.published.isoformat() if one.published is not None else ""
    yield "DC.type", "Text"
    yield "DC.identifier", one.permanent_url
    yield "DC.language", one.language
    yield "DC.rights", one.licence_url
    yield "DC.relation", _line(one.volume.title)
    yield from (("DC.subject", _line(word)) for word in one.keywords)


def _line(text: Text | None) -> str:
    return " ".join(text.value.split()) if text is not None else ""


def _name(name: Name) -> str:
    """Return ``Family, Given``, or the name as it is written."""
    return f"{name.family}, {name.given}" if name.family and name.given else _line(name.text)
