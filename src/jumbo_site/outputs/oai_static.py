"""An edition as a static repository of OAI-PMH 2.0: one file that a gateway serves to harvesters, in Dublin Core.

Source: "Specification for an OAI Static Repository and an OAI Static Repository Gateway" (2004), 3.2. It requires an
administrator's e-mail address and, in ``baseURL``, the address of the gateway followed by the file's own without its
scheme: without ``publication.deposit.gateway`` no file is made. A record's datestamp is its day of publication.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from jumbo_site.outputs.deposited import Deposited
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.outputs.xml_tree import XSI, add, add_known, document
from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.views import Text

STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
_SCHEMAS = f"{STATIC} {STATIC}.xsd"
_DC_SCHEMAS = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


def oai_xml(it: Deposited) -> bytes:
    """Return the repository; nothing where a required fact is not known or nothing was published."""
    from lxml import etree

    deposit = it.deposit
    records = [one.record for one in (it.volume, *it.papers) if one.record.published is not None]
    if deposit is None or deposit.gateway is None or not records:
        return b""
    spaces: dict[str | None, str] = {None: STATIC, "oai": OAI, "oai_dc": OAI_DC, "dc": DC, "xsi": XSI}
    root = etree.Element(f"{{{STATIC}}}Repository", nsmap=spaces)
    root.set(f"{{{XSI}}}schemaLocation", _SCHEMAS)
    own = urlsplit(absolute_uri(f"{it.base_url.rstrip('/')}/deposits/{it.edition}/oai.xml"))
    identify = add(root, "Identify")
    for name, text in (
        ("repositoryName", it.site_title),
        ("baseURL", f"{deposit.gateway.rstrip('/')}/{own.netloc}{own.path}"),
        ("protocolVersion", "2.0"),
        ("adminEmail", deposit.email),
        ("earliestDatestamp", min(_day(one) for one in records)),
        ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DD"),
    ):
        add(identify, f"{{{OAI}}}{name}", text)
    form = add(add(root, "ListMetadataFormats"), f"{{{OAI}}}metadataFormat")
    add(form, "metadataPrefix", "oai_dc")
    add(form, "schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    add(form, "metadataNamespace", OAI_DC)
    listed = add(root, "ListRecords", metadataPrefix="oai_dc")
    for record in records:
        _record(listed, record, own.netloc.partition(":")[0])
    return document(root)


def _record(listed: Any, record: Reference, host: str) -> None:
    own = add(listed, f"{{{OAI}}}record")
    header = add(own, "header")
    add(header, "identifier", f"oai:{host}:{record.key}")
    add(header, "datestamp", _day(record))
    metadata = add(add(own, "metadata"), f"{{{OAI_DC}}}dc")
    metadata.set(f"{{{XSI}}}schemaLocation", _DC_SCHEMAS)
    creators = record.volume.editors if record.kind == "volume" else record.authors
    facts = (
        ("title", _value(record.title)),
        *(("creator", _name(name)) for name in creators),
        *(("subject", _value(word)) for word in record.keywords),
        ("description", _value(record.abstract)),
        ("publisher", _value(record.volume.publisher)),
        ("date", _day(record)),
        ("type", "Text"),
        ("identifier", f"https://doi.org/{record.doi}" if record.doi else ""),
        ("identifier", absolute_uri(record.url)),
        ("language", record.language),
        ("relation", _value(record.volume.title) if record.kind != "volume" else ""),
        ("rights", record.licence_url),
    )
    for name, text in facts:
        add_known(metadata, f"{{{DC}}}{name}", text)


def _day(record: Reference) -> str:
    return record.issued.isoformat()


def _value(text: Text | None) -> str:
    return text.value if text is not None else ""


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.family and name.given else name.text.value
