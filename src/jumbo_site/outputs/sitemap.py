"""sitemap.xml after sitemaps.org, with the translations of each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
MAX_URLS = 50_000
"""The bound of one file; above it, an index names the parts."""


@dataclass(frozen=True)
class SitemapEntry:
    """A page's absolute address and its translations: (hreflang, absolute address)."""

    url: str
    alternates: tuple[tuple[str, str], ...] = ()


def sitemap_xml(entries: Sequence[SitemapEntry]) -> bytes:
    """Return one sitemap."""
    from lxml import etree

    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})
    for entry in entries:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = entry.url
        for hreflang, target in entry.alternates:
            etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=hreflang, href=target)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def sitemap_files(entries: Sequence[SitemapEntry], base_url: str) -> dict[str, bytes]:
    """Return ``sitemap.xml``, and its parts where one file cannot hold all entries."""
    if len(entries) <= MAX_URLS:
        return {"sitemap.xml": sitemap_xml(entries)}
    from lxml import etree

    files = {}
    root = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap={None: _SITEMAP})
    for part, start in enumerate(range(0, len(entries), MAX_URLS), start=1):
        name = f"sitemap-{part}.xml"
        files[name] = sitemap_xml(entries[start : start + MAX_URLS])
        sitemap = etree.SubElement(root, f"{{{_SITEMAP}}}sitemap")
        etree.SubElement(sitemap, f"{{{_SITEMAP}}}loc").text = base_url + name
    files["sitemap.xml"] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
    return files
