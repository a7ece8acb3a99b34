"""Social cards: a PNG of 1200 × 630 pixels for each page of note, drawn by Typst, which shapes Arabic."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.typst_compiler import FOLDER, compile_pictures, font_families
from jumbo_site.plan import pieces
from jumbo_site.plan.cards import Card, card_path, cards
from jumbo_site.plan.heads import DEFAULT_ACCENT
from jumbo_site.plan.localizer import Localizer

TEMPLATE = "social_card.typ"
PIECE = 24
"""Cards of one document: a piece of work that any process may take."""
MAX_TITLE = 240
"""Characters; what is longer is cut at a word, with an ellipsis."""


def _jobs(content: Content) -> Iterator[ExportJob]:
    for tag in content.language_tags:
        number = sum(1 for _ in cards(Localizer(content, tag)))
        for piece in range(0, number, PIECE):
            yield ExportJob("cards", language=tag, item=str(piece))


def _cards(job: ExportJob, content: Content) -> tuple[Localizer, list[Card]]:
    to = Localizer(content, job.language)
    first = int(job.item)
    return to, list(cards(to))[first : first + PIECE]


def _shortened(text: str) -> str:
    if len(text) <= MAX_TITLE:
        return text
    return text[:MAX_TITLE].rsplit(None, 1)[0] + "…"


def card_data(to: Localizer, drawn: list[Card], accent: str) -> dict[str, Any]:
    """Return what the template draws: colours, direction, and the texts of each card."""
    edition = to.content.current.edition
    site_name = to.required(to.content.site.title, edition.id).value
    label = pieces.edition_card(to, edition).label
    return {
        "lang": to.language.tag.split("-")[0],
        "rtl": to.language.direction == "rtl",
        "fonts": font_families(to.language.script),
        "accent": accent,
        "cards": [
            {
                "kicker": _shortened(one.kicker),
                "title": _shortened(one.title.value),
                "detail": _shortened(one.detail),
                "site": _shortened(site_name if one.path != addresses.HOME else label),
                "when": to.edition_dates(edition).text,
            }
            for one in drawn
        ],
    }


def _data(job: ExportJob, sources: ExportSources) -> tuple[dict[str, Any], list[Card]]:
    to, drawn = _cards(job, sources.content)
    return card_data(to, drawn, sources.content.site.theme.colour or DEFAULT_ACCENT), drawn


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    data, drawn = _data(job, sources)
    shown = json.dumps([data, [card.path for card in drawn]], ensure_ascii=False)
    digest = hashlib.sha256(shown.encode("utf-8", "surrogatepass"))
    digest.update((FOLDER / TEMPLATE).read_bytes())
    return digest.hexdigest()


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    data, drawn = _data(job, sources)
    pictures = compile_pictures(TEMPLATE, "cards", data)
    return {
        card_path(job.language, card.path).removeprefix("/"): picture
        for card, picture in zip(drawn, pictures, strict=True)
    }


OUTPUT = Output("cards", _jobs, _make, _fingerprint)
