"""sitemap.xml after sitemaps.org, with the translations of each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jumbo_site.outputs.uri import absolute_uri

SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
MAX_URLS = 50_000
MAX_BYTES = 52_428_800
"""The bounds of one file (sitemaps.org, "Using Sitemap index files"); above either, an index names the parts."""


@dataclass(frozen=True)
class SitemapEntry:
    """A page's absolute address and its translations, itself among them: (hreflang or x-default, absolute address)."""

    url: str
    alternates: tuple[tuple[str, str], ...] = ()
    changed: date | None = None
    """The day on which it was last changed in substance, where that is known."""


def sitemap_xml(entries: Sequence[SitemapEntry]) -> bytes:
    """Return one sitemap, UTF-8, the entries in their order.

    Raises ValueError for more than 50,000 entries and for an address that is not absolute.
    """
    from lxml import etree

    if len(entries) > MAX_URLS:
        raise ValueError(f"a sitemap holds at most {MAX_URLS} addresses")
    root = etree.Element(f"{{{SITEMAP_NAMESPACE}}}urlset", nsmap={None: SITEMAP_NAMESPACE, "xhtml": XHTML_NAMESPACE})
    for entry in entries:
        url = etree.SubElement(root, f"{{{SITEMAP_NAMESPACE}}}url")
        etree.SubElement(url, f"{{{SITEMAP_NAMESPACE}}}loc").text = absolute_uri(entry.url)
        if entry.changed is not None:
            etree.SubElement(url, f"{{{SITEMAP_NAMESPACE}}}lastmod").text = entry.changed.isoformat()
        for hreflang, target in entry.alternates:
            link = {"rel": "alternate", "hreflang": hreflang, "href": absolute_uri(target)}
            etree.SubElement(url, f"{{{XHTML_NAMESPACE}}}link", link)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def sitemap_files(entries: Sequence[SitemapEntry], base_url: str) -> dict[str, bytes]:
    """Return ``sitemap.xml``; where one file cannot hold all entries, that is the index of ``sitemap-1.xml`` and on."""
    parts = _parts(entries)
    if len(parts) == 1:
        return {"sitemap.xml": parts[0]}
    files = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, start=1)}
    root = absolute_uri(base_url).rstrip("/")
    return {"sitemap.xml": _index([f"{root}/{name}" for name in files]), **files}


def _parts(entries: Sequence[SitemapEntry]) -> list[bytes]:
    if len(entries) > MAX_URLS:
        return [
            part for start in range(0, len(entries), MAX_URLS) for part in _parts(entries[start : start + MAX_URLS])
        ]
    whole = sitemap_xml(entries)
    if len(whole) <= MAX_BYTES or len(entries) <= 1:
        return [whole]
    middle = len(entries) // 2
    return [*_parts(entries[:middle]), *_parts(entries[middle:])]


def _index(addresses: Sequence[str]) -> bytes:
    from lxml import etree

    root = etree.Element(f"{{{SITEMAP_NAMESPACE}}}sitemapindex", nsmap={None: SITEMAP_NAMESPACE})
    for address in addresses:
        sitemap = etree.SubElement(root, f"{{{SITEMAP_NAMESPACE}}}sitemap")
        etree.SubElement(sitemap, f"{{{SITEMAP_NAMESPACE}}}loc").text = address
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
