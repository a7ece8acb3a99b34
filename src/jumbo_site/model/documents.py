"""What is known of a document of media/ before anybody opens it."""

from __future__ import annotations

from dataclasses import dataclass

PREVIEW_WIDTH = 320
"""Pixels of the picture of a first page."""
MOST_PROPORTION = 3
"""A page longer or wider than so many times its other side has no picture: it would be a thread."""


@dataclass(frozen=True)
class DocumentFacts:
    """A file that pages link to; what concerns pages is known of PDF alone."""

    size: int
    """Bytes."""
    digest: str = ""
    """The first 16 hexadecimal digits of the SHA-256 of a PDF."""
    pages: int | None = None
    first_page: tuple[int, int] | None = None
    """Width and height of the first page, in points."""
    is_tagged: bool = False
    """Whether a PDF tells its structure to screen readers (ISO 32000, 14.8)."""
    language: str | None = None
    """The BCP 47 tag that a PDF gives itself."""

    @property
    def preview(self) -> tuple[str, int, int] | None:
        """The site path of the picture of the first page, its width and its height in pixels."""
        if self.first_page is None:
            return None
        width, height = self.first_page
        if not width or not height or max(width / height, height / width) > MOST_PROPORTION:
            return None
        high = max(1, round(PREVIEW_WIDTH * height / width))
        return f"/assets/previews/page-{PREVIEW_WIDTH}.{self.digest}.webp", PREVIEW_WIDTH, high
