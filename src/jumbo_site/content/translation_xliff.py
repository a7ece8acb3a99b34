"""XLIFF 2.0 (OASIS Standard, 5 August 2014), read and written without network and without entities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from jumbo_site.content.translation_exchange import (
    ExchangeEntry,
    ExchangeError,
    ExchangeFile,
    ExchangeOptions,
    comments,
    shown_place,
)
from jumbo_site.content.translation_units import TranslationUnit
from jumbo_site.i18n.language import canonical_tag
from jumbo_site.messages import Message, say

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STALE = "jumbo:stale"
"""The sub-state of a translation whose source has changed since."""


def xliff_bytes(units: Iterable[TranslationUnit], options: ExchangeOptions) -> bytes:
    """Return an XLIFF 2.0 document: a file element for each file of content, a unit for each text."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}xliff", nsmap={None: NAMESPACE})
    root.set("version", "2.0")
    root.set("srcLang", options.source_language)
    root.set("trgLang", options.target_language)
    by_file = sorted(units, key=lambda unit: shown_place(unit, options.file_prefix)[0])
    for name, group in groupby(by_file, key=lambda unit: shown_place(unit, options.file_prefix)[0]):
        file = etree.SubElement(root, f"{{{NAMESPACE}}}file", id=_id(name), original=f"content/{name}")
        for unit in group:
            _write_unit(file, unit, shown_place(unit, options.file_prefix))
    etree.indent(root, "  ")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _write_unit(file: Any, unit: TranslationUnit, place: tuple[str, int]) -> None:
    from lxml import etree

    element = etree.SubElement(file, f"{{{NAMESPACE}}}unit", id=_id(unit.address), name=unit.address)
    notes = etree.SubElement(element, f"{{{NAMESPACE}}}notes")
    etree.SubElement(notes, f"{{{NAMESPACE}}}note", category="location").text = f"content/{place[0]}:{place[1]}"
    for line in comments(unit):
        etree.SubElement(notes, f"{{{NAMESPACE}}}note", category="translator").text = line
    segment = etree.SubElement(element, f"{{{NAMESPACE}}}segment")
    target = unit.targets[0]
    segment.set("state", "translated" if target and not unit.is_stale else "initial")
    if target and unit.is_stale:
        segment.set("subState", _STALE)
    for name, text in (("source", unit.source), ("target", target)):
        if text:
            written = etree.SubElement(segment, f"{{{NAMESPACE}}}{name}")
            written.set(_SPACE, "preserve")
            written.text = text


def _id(address: str) -> str:
    """Return an address as an NMTOKEN; the characters that cannot stand in one are written by their numbers."""
    return re.sub(r"[^A-Za-z0-9.-]", lambda match: {"/": ":"}.get(match.group(), f"_{ord(match.group()):x}_"), address)


def read_xliff(data: bytes) -> ExchangeFile:
    """Read an XLIFF 2 document. Raises ExchangeError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ExchangeError(say("This cannot be read as XML."), error.lineno) from None
    if root.getroottree().docinfo.doctype:
        raise ExchangeError(say("A document type is declared; XLIFF has none."))
    tag = etree.QName(root)
    if tag.localname != "xliff" or not str(tag.namespace).startswith("urn:oasis:names:tc:xliff:document:2."):
        raise ExchangeError(say("This is not an XLIFF 2 file. XLIFF 1.2 is another format; export as XLIFF 2 or PO."))
    entries = tuple(_read_unit(unit) for unit in root.iter(f"{{{tag.namespace}}}unit"))
    source, target = root.get("srcLang"), root.get("trgLang")
    return ExchangeFile(
        False, canonical_tag(source) if source else None, canonical_tag(target) if target else None, entries
    )


def _read_unit(unit: Any) -> ExchangeEntry:
    space = f"{{{unit.tag[1:].partition('}')[0]}}}"
    address = unit.get("name") or unit.get("id") or ""
    texts: dict[str, list[str]] = {"source": [], "target": []}
    unsure = False
    problem: Message | None = None
    for part in unit.iter(f"{space}segment", f"{space}ignorable"):
        unsure = unsure or part.get("subState") == _STALE
        for name, found in texts.items():
            for element in part.findall(f"{space}{name}"):
                if len(element):
                    problem = say("it has inline elements, and the content's texts are plain")
                found.append(element.text or "")
    source, target = "".join(texts["source"]), "".join(texts["target"])
    return ExchangeEntry(address, source, None, (target,), unsure, unit.sourceline or 1, problem)
