"""Contributions and proceedings described to search engines: ScholarlyArticle, Book, PublicationVolume."""

from __future__ import annotations

from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.model.events import Contribution
from jumbo_site.model.identifiers import LICENCES
from jumbo_site.plan.bibliography import Reference
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.memory import remembered
from jumbo_site.plan.plain_text import alone
from jumbo_site.plan.references import authors_of, volume_of
from jumbo_site.plan.structured_data import Node, Url, filled, organisation_node, person_node


def article_node(to: Localizer, content: EditionContent, talk: Contribution, record: Reference, url: Url) -> Node:
    """Return a contribution as a ScholarlyArticle that is part of the proceedings."""
    title = alone(record.title)
    people = [to.content.speakers[one.speaker] for one in authors_of(talk.people)]
    return filled(
        {
            "@type": "ScholarlyArticle",
            "@id": record.url,
            "name": title,
            "headline": title,
            "abstract": alone(record.abstract) if record.abstract is not None else None,
            "author": [person_node(to, one, url) for one in people],
            "datePublished": record.published.isoformat() if record.published is not None else None,
            "isPartOf": volume_node(to, content, url),
            "identifier": _doi(record.doi),
            "sameAs": _doi(record.doi),
            "license": record.licence_url,
            "pagination": record.pages,
            "pageStart": record.first_page,
            "pageEnd": record.last_page,
            "keywords": [alone(word) for word in record.keywords],
            "inLanguage": talk.language,
            "encoding": {"@type": "MediaObject", "contentUrl": record.pdf_url, "encodingFormat": "application/pdf"}
            if record.pdf_url
            else None,
            "url": record.url,
        }
    )


@remembered(lambda content, url: content.edition.id)
def volume_node(to: Localizer, content: EditionContent, url: Url) -> Node:
    """Return the proceedings of an edition: a Book where they have an ISBN, else a PublicationVolume of the series."""
    publication, volume = content.edition.publication, volume_of(to, content)
    publisher = to.content.organisations.get(publication.publisher or "")
    address = url(to.path(addresses.proceedings_path(content.edition.id))) if content.all_sessions else None
    return filled(
        {
            "@type": "Book" if volume.isbn else "PublicationVolume",
            "@id": address,
            "name": alone(volume.title),
            "isPartOf": filled(
                {
                    "@type": "BookSeries" if volume.isbn else "Periodical",
                    "name": alone(volume.series),
                    "issn": volume.issn,
                }
            ),
            "isbn": volume.isbn.replace("-", ""),
            "volumeNumber": str(volume.number) if volume.number and not volume.isbn else None,
            "editor": [person_node(to, to.content.speakers[one], url) for one in publication.editors],
            "publisher": organisation_node(to, publisher, url) if publisher is not None else None,
            "datePublished": volume.published.isoformat() if volume.published is not None else None,
            "identifier": _doi(volume.doi),
            "sameAs": _doi(volume.doi),
            "license": LICENCES.get(volume.licence),
            "url": address,
        }
    )


def _doi(doi: str) -> str | None:
    return f"https://doi.org/{doi}" if doi else None
