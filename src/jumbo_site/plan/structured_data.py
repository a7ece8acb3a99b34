"""Pages described for search engines: schema.org as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.model.events import Session
from jumbo_site.model.news import NewsItem
from jumbo_site.model.organisations import Organisation, Place
from jumbo_site.model.people import Speaker
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.memory import remembered
from jumbo_site.plan.plain_text import alone

Node = dict[str, Any]
Url = Callable[[str], str]

CONTEXT = "https://schema.org"
_MODES = {
    "in-person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def json_text(node: Mapping[str, Any]) -> str:
    """Return JSON that may stand in a script element: ``<``, ``>`` and ``&`` are escaped (HTML, 4.12.1.3)."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def filled(node: Mapping[str, Any]) -> Node:
    """Return a node without the properties that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def breadcrumb_list(crumbs: Sequence[tuple[str, str | None]], url: Url, path: str) -> Node:
    """Return a BreadcrumbList; the last crumb, the page itself, needs no address."""
    items = [
        filled({"@type": "ListItem", "position": position, "name": name, "item": url(target) if target else None})
        for position, (name, target) in enumerate(crumbs, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


@remembered(lambda place: place.id if place is not None else None)
def place_node(to: Localizer, place: Place | None) -> Node | None:
    """Return a Place with its postal address."""
    if place is None:
        return None
    city, address = to.text(place.city), to.text(place.address)
    postal = filled(
        {
            "@type": "PostalAddress",
            "streetAddress": alone(address) if address else None,
            "addressLocality": alone(city) if city else None,
            "addressCountry": place.country,
        }
    )
    named = {"@type": "Place", "name": alone(to.required(place.name, place.id)), "url": place.url}
    point = place.coordinates
    geo = None
    if point is not None:
        geo = {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}
    return filled({**named, "address": postal if len(postal) > 1 else None, "geo": geo})


@remembered(lambda organisation, url, full=False: (organisation.id, full))
def organisation_node(to: Localizer, organisation: Organisation, url: Url, *, full: bool = False) -> Node:
    """Return an Organization; in full with what it is a part of."""
    short = to.text(organisation.short_name)
    parent = to.content.organisations.get(organisation.parent or "")
    node: Node = {
        "@type": "GovernmentOrganization" if organisation.kind == "government" else "Organization",
        "@id": url(to.path(addresses.organisation_path(organisation.id))),
        "name": alone(to.required(organisation.name, organisation.id)),
        "url": organisation.url,
        "sameAs": f"https://ror.org/{organisation.ror}" if organisation.ror else None,
    }
    if full:
        node["alternateName"] = alone(short) if short else None
        node["parentOrganization"] = organisation_node(to, parent, url) if parent else None
    return filled(node)


@remembered(lambda speaker, url, full=False: (speaker.id, full))
def person_node(to: Localizer, speaker: Speaker, url: Url, *, full: bool = False) -> Node:
    """Return a Person; in full with position, affiliation and the other forms of the name."""
    address = url(to.path(addresses.speaker_path(speaker.id)))
    node: Node = {"@type": "Person", "@id": address, "name": alone(to.name(speaker)), "url": address}
    own_pages = [_orcid(speaker.orcid)] if speaker.orcid else []
    node["sameAs"] = [*(link.url for link in speaker.links), *own_pages] if full else own_pages
    if full:
        position, honorific = to.text(speaker.position), to.text(speaker.honorific)
        organisation = to.content.organisations.get(speaker.affiliation or "")
        node["alternateName"] = [*(alone(name) for name in to.other_names(speaker)), *speaker.aliases]
        node["honorificPrefix"] = alone(honorific) if honorific else None
        node["jobTitle"] = alone(position) if position else None
        node["affiliation"] = organisation_node(to, organisation, url) if organisation else None
    return filled(node)


def _orcid(identifier: str) -> str:
    return f"https://orcid.org/{identifier}"


@remembered(lambda content, url, with_sessions: (content.edition.id, with_sessions))
def event_node(to: Localizer, content: EditionContent, url: Url, *, with_sessions: bool) -> Node:
    """Return the Event of an edition, with its sessions as subEvents."""
    edition, series = content.edition, to.content.site.series
    theme = to.text(edition.theme)
    name = to.required(edition.title, to.required(series.name, edition.id).value)
    organisers = [
        to.content.organisations[organiser.organisation]
        for organiser in edition.organisers
        if organiser.organisation in to.content.organisations
    ]
    address = url(to.path(addresses.edition_path(edition.id)))
    node: Node = {
        "@type": "Event",
        "@id": address,
        "name": alone(name),
        "description": alone(theme) if theme else None,
        "url": address,
        "inLanguage": to.tag,
        "startDate": edition.start.isoformat(),
        "endDate": edition.end.isoformat(),
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{CONTEXT}/{_MODES[edition.mode]}",
        "location": place_node(to, to.content.places.get(edition.venue or "")),
        "organizer": [organisation_node(to, organisation, url) for organisation in organisers],
        "superEvent": {"@type": "EventSeries", "name": alone(to.required(series.name, edition.id))},
    }
    if with_sessions:
        node["subEvent"] = [
            session_node(to, content, session, url) for session in content.all_sessions if addresses.has_page(session)
        ]
    return filled(node)


def session_node(to: Localizer, content: EditionContent, session: Session, url: Url, *, full: bool = False) -> Node:
    """Return a session as an Event; in full with its persons and the edition that it is part of.

    A session without a recorded day has none here either: nothing is made up.
    """
    edition = content.edition
    summary = to.text(session.summary)
    address = url(to.path(addresses.session_path(edition.id, session)))
    node: Node = {
        "@type": "Event",
        "@id": address,
        "name": alone(to.required(session.title, session.id)),
        "description": alone(summary) if summary else None,
        "url": address,
        "startDate": _moment(to, content, session, session.start) if session.day else None,
        "endDate": _moment(to, content, session, session.end) if session.day and session.end else None,
    }
    if full:
        people = dict.fromkeys(appearance.speaker for appearance in session.people)
        node["performer"] = [person_node(to, to.content.speakers[person], url) for person in people]
        node["superEvent"] = event_node(to, content, url, with_sessions=False)
        node["inLanguage"] = to.tag
    return filled(node)


def _moment(to: Localizer, content: EditionContent, session: Session, clock: str | None) -> str:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    day = session.day.isoformat() if session.day else ""
    if clock is None:
        return day
    moment = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(content.edition.timezone))
    return moment.isoformat()


def news_node(to: Localizer, item: NewsItem, url: Url) -> Node:
    """Return a piece of news as a NewsArticle."""
    summary = to.text(item.summary)
    address = url(to.path(addresses.news_path(item.id)))
    series = alone(to.required(to.content.site.series.name, to.content.site.edition))
    return filled(
        {
            "@type": "NewsArticle",
            "@id": address,
            "headline": alone(to.required(item.title, item.id)),
            "description": alone(summary) if summary else None,
            "datePublished": item.date.isoformat(),
            "dateModified": (item.updated or item.date).isoformat(),
            "author": {"@type": "Organization", "name": series, "url": url(to.path(addresses.HOME))},
            "image": url(f"/{item.image.removeprefix('/')}") if item.image else None,
            "inLanguage": to.tag,
            "url": address,
        }
    )


def with_context(node: Node) -> Node:
    """Return a node as the root of a document."""
    return {"@context": CONTEXT, **node}
