"""The files in which a page's bibliographic records are found, beside the page."""

from __future__ import annotations

FORMATS = (
    ("BibTeX", "cite.bib", "application/x-bibtex"),
    ("BibLaTeX", "cite.biblatex.bib", "application/x-bibtex"),
    ("RIS", "cite.ris", "application/x-research-info-systems"),
    ("CSL-JSON", "cite.json", "application/vnd.citationstyles.csl+json"),
)
"""(name, file, media type): names of formats are the same in every language."""


def citation_downloads(page_path: str) -> tuple[tuple[str, str, str], ...]:
    """Return (label, site path, media type) of a page's files. ``page_path`` ends with a slash."""
    return tuple((label, f"{page_path}{file}", media_type) for label, file, media_type in FORMATS)
