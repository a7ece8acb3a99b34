"""Records to the content that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from jumbo_site.content.layout import EDITION_KINDS, EntityKey
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.documents import DocumentFacts
from jumbo_site.model.images import ImageFacts
from jumbo_site.model.people import RoleSet
from jumbo_site.model.site import Site


def assemble(
    site: Site,
    records: Mapping[EntityKey, BaseModel],
    written: Iterable[EntityKey],
    media: tuple[str, ...],
    images: Mapping[str, ImageFacts],
    documents: Mapping[str, DocumentFacts],
) -> Content:
    """Return the content that these records make.

    ``written`` are the entries in the order in which they stand in files: it means something for roles and topics.
    What persons withhold is not in it.
    """
    by_kind: dict[tuple[str, str], dict[str, Any]] = {}
    for key, record in records.items():
        by_kind.setdefault((key.kind, key.edition), {})[key.id] = record
    rank = {(key.kind, key.id): index for index, key in enumerate(written) if key.kind in ("roles", "topics")}

    def of_kind(kind: str, edition: str = "") -> dict[str, Any]:
        return by_kind.get((kind, edition), {})

    def in_written_order(kind: str) -> list[Any]:
        return sorted(of_kind(kind).values(), key=lambda record: rank.get((kind, record.id), 0))

    editions = {}
    for key in sorted(key for key in records if key.kind == "edition"):
        kinds = {kind: of_kind(kind, key.id) for kind in EDITION_KINDS}
        edition: Any = records[key]
        editions[key.id] = EditionContent(edition, **kinds)
    withheld = frozenset(
        one.photo.removeprefix("/")
        for one in of_kind("speakers").values()
        if one.photo and "photo" in (one.withhold or ())
    )
    pages = dict(sorted(of_kind("pages").items(), key=lambda item: (item[1].order, item[0])))
    return Content(
        site=site,
        roles=RoleSet.with_own(in_written_order("roles")),
        topics={topic.id: topic for topic in in_written_order("topics")},
        places=of_kind("places"),
        organisations=of_kind("organisations"),
        speakers={own: speaker.as_published() for own, speaker in of_kind("speakers").items()},
        pages=pages,
        news=dict(sorted(of_kind("news").items(), key=lambda item: (-item[1].date.toordinal(), item[0]))),
        editions=editions,
        media=tuple(path for path in media if path not in withheld),
        images={path: facts for path, facts in images.items() if path not in withheld},
        documents=documents,
    )
