"""What a store of objects is told to send with each file, where no server of our own does: type and lifetime.

The types are fixed here, since those of Python's ``mimetypes`` differ by machine.
"""

from __future__ import annotations

from jumbo_site.build.output_paths import is_named_by_content
from jumbo_site.outputs.host_headers import EACH_TIME, FOR_GOOD

_TEXTS = {
    "bib": "application/x-bibtex",
    "conf": "text/plain",
    "css": "text/css",
    "csv": "text/csv",
    "html": "text/html",
    "ics": "text/calendar",
    "js": "text/javascript",
    "md": "text/markdown",
    "mjs": "text/javascript",
    "ris": "application/x-research-info-systems",
    "tsv": "text/tab-separated-values",
    "txt": "text/plain",
    "vtt": "text/vtt",
}
"""Suffix → type of what is text, all in UTF-8."""

_OTHERS = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "geojson": "application/geo+json",
    "gif": "image/gif",
    "gz": "application/gzip",
    "ico": "image/vnd.microsoft.icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "wasm": "application/wasm",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""Suffix → type of the rest (the IANA's list of media types); JSON and XML say themselves that they are UTF-8."""


def content_type(path: str) -> str:
    """Return the media type of a file by its name."""
    name = path.rsplit("/", 1)[-1]
    if name == "_headers":
        return "text/plain; charset=utf-8"
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if suffix in _TEXTS:
        return f"{_TEXTS[suffix]}; charset=utf-8"
    return _OTHERS.get(suffix, "application/octet-stream")


def cache_control(path: str) -> str:
    """Return how long readers may keep a file: for good where its name holds the digest of its bytes."""
    return FOR_GOOD if is_named_by_content(path) else EACH_TIME
