"""Small files that programs look for: the description of each language's search, humans.txt, security.txt."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from jumbo_site import __version__
from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.model.site import SecurityContact
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.outputs.xml_text import xml_text
from jumbo_site.plan import labels, pieces
from jumbo_site.plan.localizer import Localizer

OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
MAX_SHORT_NAME, MAX_LONG_NAME, MAX_DESCRIPTION = 16, 48, 1024
"""Characters (OpenSearch 1.1 Draft 6, 4.3 to 4.5)."""
SECURITY_FILE = ".well-known/security.txt"


def _jobs(content: Content) -> Iterator[ExportJob]:
    yield ExportJob("site_files")
    if content.site.outputs.has("search"):
        for tag in content.language_tags:
            yield ExportJob("site_files", language=tag)


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    content, base_url = sources.content, sources.base_url
    if job.language:
        to = Localizer(content, job.language)
        return {to.path(addresses.SEARCH_DESCRIPTION).removeprefix("/"): search_description(to, base_url)}
    files = {"humans.txt": humans_txt(Localizer(content, content.default_language))}
    contact = content.site.security_contact
    if contact is not None and urlsplit(base_url).path in ("", "/"):
        files[SECURITY_FILE] = security_txt(contact, content.language_tags, base_url)
    return files


def shortened(text: str, length: int) -> str:
    """Return at most so many characters of a text, cut between words where it can be."""
    if len(text) <= length:
        return text
    return text[: length + 1].rpartition(" ")[0].rstrip() or text[:length]


def search_description(to: Localizer, base_url: str) -> bytes:
    """Return how a browser asks the search of a language (OpenSearch 1.1 Draft 6)."""
    from lxml import etree

    site = to.content.site
    title = to.required(site.title, site.edition).value
    short = to.text(site.series.short_name)
    description = to.text(site.description)
    root = absolute_uri(base_url.rstrip("/") + to.path(addresses.SEARCH))
    document = etree.Element("OpenSearchDescription", nsmap={None: OPEN_SEARCH})

    def add(element: str, text: str | None = None, **attributes: str) -> None:
        etree.SubElement(document, element, attributes).text = xml_text(text or "")

    add("ShortName", shortened(short.value if short else title, MAX_SHORT_NAME))
    add("LongName", shortened(title, MAX_LONG_NAME))
    add("Description", shortened(description.value if description else title, MAX_DESCRIPTION))
    add("Url", type="text/html", method="get", template=f"{root}?q={{searchTerms}}")
    add("Language", to.tag)
    add("InputEncoding", "UTF-8")
    add("OutputEncoding", "UTF-8")
    data: bytes = etree.tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def humans_txt(to: Localizer) -> bytes:
    """Return who holds the conference and what the site is (humanstxt.org), in the default language.

    The names of the parts and fields are those of the form that the file's readers know.
    """
    content = to.content
    groups = pieces.organiser_groups(to, content.current.edition)
    team = [
        f"{labels.organiser_label(to.catalogue, group.role, 1)}: {one.organisation.text.value}"
        for group in groups
        for one in group.organisations
    ]
    site = [
        f"Name: {to.required(content.site.title, content.site.edition).value}",
        f"Languages: {', '.join(content.language_tags)}",
        "Standards: HTML, CSS, SVG, WCAG 2.2",
        f"Software: jumbo-site {__version__}",
    ]
    parts = (("TEAM", team), ("SITE", site))
    return "\n".join(
        f"/* {name} */\n" + "".join(f"  {line}\n" for line in lines) for name, lines in parts if lines
    ).encode()


def security_txt(contact: SecurityContact, tags: tuple[str, ...], base_url: str) -> bytes:
    """Return to whom faults in the site's security are told (RFC 9116), for a site at the root of a host."""
    root = absolute_uri(base_url).rstrip("/")
    fields = (
        ("Contact", contact.address),
        ("Expires", f"{contact.expires.isoformat()}T00:00:00Z"),
        ("Preferred-Languages", ", ".join(tags)),
        ("Canonical", f"{root}/{SECURITY_FILE}"),
    )
    return "".join(f"{name}: {value}\n" for name, value in fields).encode("ascii")


OUTPUT = Output("site_files", _jobs, _make)
