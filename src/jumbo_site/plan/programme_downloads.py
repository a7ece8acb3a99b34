"""The files in which a programme is taken along."""

from __future__ import annotations

from jumbo_site.i18n.language import script_of_tag
from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent

PAPERS = ("a4", "a5")
"""The sizes of paper (ISO 216) of the booklet."""

_BOOK_SCRIPTS = frozenset({"Arab", "Latn", "Cyrl", "Grek"})
"""The scripts (ISO 15924) of the fonts that the PDFs are set in."""


def has_book_letters(tag: str) -> bool:
    """Tell whether a language can be set as a PDF: an e-book leaves that to its reader's fonts."""
    return script_of_tag(tag) in _BOOK_SCRIPTS


def has_booklet(content: Content, edition: EditionContent, tag: str) -> bool:
    """Tell whether the programme of an edition is a booklet in a language: where a session's title is in it."""
    site = content.site
    titles = (one.title for one in edition.all_sessions)
    is_in = any(site.has_text_for(tag, title.languages) for title in titles if title is not None)
    return has_book_letters(tag) and is_in and site.outputs.has("booklet")


def booklet_downloads(content: Content, edition: EditionContent, tag: str) -> tuple[tuple[str, str], ...]:
    """Return the booklets of a programme: (size of paper, site path)."""
    if not has_booklet(content, edition, tag):
        return ()
    return tuple((paper.upper(), f"/{tag}{addresses.booklet_path(edition.edition.id, paper)}") for paper in PAPERS)
