"""The images of media/ that the texts of a book show, as they go into it."""

from __future__ import annotations

from pathlib import PurePosixPath

from jumbo_site.model.content import Content
from jumbo_site.outputs import images
from jumbo_site.outputs.output import ExportJob, ExportSources

IMAGE_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
"""The images that every reading system shows (EPUB 3.3, 3.2), and Typst too, by the ends of their names."""


def book_image(content: Content, base_url: str, address: str) -> tuple[str, str] | None:
    """Return an image's file in a book and its path in content/; None where a book cannot show it.

    The file's name holds the digest of what it is made from.
    """
    path = address.removeprefix(f"{base_url.rstrip('/')}/")
    facts, suffix = content.images.get(path), PurePosixPath(path).suffix.lower()
    return (f"images/{facts.digest}{suffix}", path) if facts is not None and suffix in IMAGE_TYPES else None


def image_bytes(path: str, sources: ExportSources) -> bytes:
    """Return an image as the site publishes it: upright, without what a camera wrote into it."""
    return images.OUTPUT.make(ExportJob("images", item=path), sources)[path]
