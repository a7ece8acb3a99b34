"""Recordings among the documents: those of media/ play on the page, others are plain links that say where they lead.

Nothing is loaded from elsewhere before a reader follows such a link, and the pages' policy allows no foreign frames.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from jumbo_site.model.events import Document

_PLAYABLE = (".mp4", ".webm")


def plays_here(document: Document) -> bool:
    """Tell whether a document is a recording in media/ of a form that browsers play."""
    return document.kind == "video" and (document.file or "").lower().endswith(_PLAYABLE)


def video_host(document: Document) -> str | None:
    """Return the host of a recording that lies elsewhere, without ``www.``; None for all other documents."""
    if document.kind != "video" or document.file is not None or document.url is None:
        return None
    host = urlsplit(document.url).hostname
    return host.removeprefix("www.") if host else None
