"""robots.txt (RFC 9309): everything may be read, and here is the sitemap."""

from __future__ import annotations


def robots_txt(base_url: str) -> bytes:
    """Return the file for a site at ``base_url``; crawlers read it where that is the root of a host."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode()
