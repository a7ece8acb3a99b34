"""The documents of media/: their sizes, and of PDF what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from jumbo_site.content.image_files import SUFFIXES as IMAGE_SUFFIXES
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say
from jumbo_site.model.documents import DocumentFacts

if TYPE_CHECKING:
    import pypdfium2

MAX_BYTES = 300_000_000
"""A PDF beyond this is linked and not looked into."""


def read_documents(root: Path, media: Iterable[str], shown: str) -> tuple[dict[str, DocumentFacts], list[Diagnostic]]:
    """Return what is known of each file that is no image, by its path relative to content/, and what is wrong."""
    facts: dict[str, DocumentFacts] = {}
    problems: list[Diagnostic] = []
    for path in media:
        if path.lower().endswith(IMAGE_SUFFIXES):
            continue
        size = (root / path).stat().st_size
        facts[path] = DocumentFacts(size)
        if path.lower().endswith(".pdf") and size <= MAX_BYTES:
            read = _read_pdf(root / path)
            if read is None:
                message = say("`{path}` is no PDF that can be opened without a password.", path=path)
                place = Location(f"{shown}/{path}")
                problems.append(diagnostic("document-unreadable", message, place, say("Save it as PDF once more.")))
            else:
                facts[path] = read
    return facts, problems


def _read_pdf(file: Path) -> DocumentFacts | None:
    import pypdfium2

    data = file.read_bytes()
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        return None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        pages = len(document)
        size = document[0].get_size() if pages else None
        tagged = bool(pypdfium2.raw.FPDFCatalog_IsTagged(document.raw))
        language = _language(document)
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    first = (round(size[0]), round(size[1])) if size is not None else None
    return DocumentFacts(len(data), hashlib.sha256(data).hexdigest()[:16], pages, first, tagged, language)


def _language(document: pypdfium2.PdfDocument) -> str | None:
    """Return the language that a PDF gives itself (ISO 32000, 14.9.2)."""
    import ctypes

    from pypdfium2 import raw

    needed = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if not 2 < needed < 200:
        return None
    buffer = ctypes.create_string_buffer(needed)
    letters = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFCatalog_GetLanguage(document.raw, letters, needed)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0") or None
