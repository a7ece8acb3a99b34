"""robots.txt (RFC 9309): everything may be read, and here is the sitemap."""

from __future__ import annotations

from jumbo_site.outputs.uri import absolute_uri


def robots_txt(base_url: str) -> bytes:
    """Return the file for a site at ``base_url``; crawlers read it where that is the root of a host.

    The sitemap's address is absolute, as sitemaps.org wants it ("Submitting your Sitemap"). Raises ValueError where
    ``base_url`` is not.
    """
    root = absolute_uri(base_url).rstrip("/")
    return f"User-agent: *\nAllow: /\n\nSitemap: {root}/sitemap.xml\n".encode("ascii")
