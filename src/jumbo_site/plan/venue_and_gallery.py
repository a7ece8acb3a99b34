"""Where an edition is held, and pictures of it."""

from __future__ import annotations

from collections.abc import Iterator

from jumbo_site.model import addresses
from jumbo_site.model.content import EditionContent
from jumbo_site.model.organisations import Coordinates, Place
from jumbo_site.plan import pieces
from jumbo_site.plan import structured_data as data
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.images import image_view
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.page import Page, PlannedPage
from jumbo_site.plan.views import GalleryView, PictureView, VenueView

MAP_ZOOM = 17
"""Of the map that a link opens: a few streets."""


def venue_and_gallery_pages(build: PageBuilder, content: EditionContent) -> Iterator[PlannedPage]:
    """Yield the page of the venue where something is known of it, and the gallery where there is one."""
    edition = content.edition
    place = build.to.content.places.get(edition.venue or "")
    if addresses.has_venue_page(place):
        yield build.planned(addresses.venue_path(edition.id), venue_page, content, place)
    if edition.gallery:
        yield build.planned(addresses.gallery_path(edition.id), gallery_page, content, size=len(edition.gallery))


def map_url(point: Coordinates) -> str:
    """Return the address of a map with a mark at a point."""
    at = f"{point.latitude:.5f}", f"{point.longitude:.5f}"
    return f"https://www.openstreetmap.org/?mlat={at[0]}&mlon={at[1]}#map={MAP_ZOOM}/{at[0]}/{at[1]}"


def geo_uri(point: Coordinates) -> str:
    """Return a point as a URI (RFC 5870)."""
    return f"geo:{point.latitude:.5f},{point.longitude:.5f}"


def _coordinates(to: Localizer, point: Coordinates) -> str:
    """Return a point as people read it: degrees with the letters of the four quarters."""
    words = to.catalogue
    if point.latitude >= 0:
        north = words.pgettext("degrees", "%(degrees)s° N")
    else:
        north = words.pgettext("degrees", "%(degrees)s° S")
    if point.longitude >= 0:
        east = words.pgettext("degrees", "%(degrees)s° E")
    else:
        east = words.pgettext("degrees", "%(degrees)s° W")
    parts = ((north, abs(point.latitude)), (east, abs(point.longitude)))
    return " ".join(text.replace("%(degrees)s", to.decimal(degrees, 4)) for text, degrees in parts)


def venue_page(build: PageBuilder, content: EditionContent, place: Place) -> Page:
    """Return the page about the place of an edition."""
    to, edition, point = build.to, content.edition, place.coordinates
    name = to.required(place.name, place.id)
    view = VenueView(
        edition=pieces.edition_card(to, edition),
        name=name,
        address=to.text(place.address),
        city=to.text(place.city),
        country=to.country(place.country) if place.country else None,
        url=place.url,
        map_url=map_url(point) if point is not None else None,
        geo_uri=geo_uri(point) if point is not None else None,
        coordinates=_coordinates(to, point) if point is not None else None,
        image=image_view(to.content, place.image, "picture"),
        image_text=to.text(place.image_text),
        directions=to.prose(place.body, heading_level=3),
    )
    return build.page(
        addresses.venue_path(edition.id),
        "venue.html",
        view,
        title=to.words(to.catalogue.gettext("Venue")),
        description=name,
        section="edition",
        trail=build.edition_trail(edition.id),
        own_texts=(place.name, place.address, place.body),
        data=[data.with_context(data.place_node(to, place) or {})],
    )


def gallery_page(build: PageBuilder, content: EditionContent) -> Page:
    """Return the pictures of an edition."""
    to, edition = build.to, content.edition
    pictures = []
    for picture in edition.gallery:
        image = image_view(to.content, picture.file, "picture")
        if image is not None:
            alt = to.required(picture.alt, picture.file)
            pictures.append(PictureView(image, alt, to.text(picture.caption), picture.credit))
    card = pieces.edition_card(to, edition)
    return build.page(
        addresses.gallery_path(edition.id),
        "gallery.html",
        GalleryView(card, tuple(pictures)),
        title=to.words(to.catalogue.gettext("Pictures")),
        description=card.theme,
        section="edition",
        trail=build.edition_trail(edition.id),
        own_texts=[text for picture in edition.gallery for text in (picture.alt, picture.caption)],
    )
