"""The XML Schemas of tests/schemas, read without a network."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

SCHEMAS = Path(__file__).parent.parent / "schemas"
JATS_NAMESPACE = "http://www.ncbi.nlm.nih.gov/JATS1"


class _FromZip(etree.Resolver):
    """Answers every address with the file of that name in the archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def resolve(self, url: str, public_id: str, context: object) -> Any:
        return self.resolve_string(self._archive.read(url.rsplit("/", 1)[-1]), context, base_url=url)


@cache
def crossref_schema() -> etree.XMLSchema:
    """Return Crossref's schema, which has that of JATS in it."""
    with zipfile.ZipFile(SCHEMAS / "crossref-5.3.1.zip") as archive:
        parser = etree.XMLParser(no_network=True)
        parser.resolvers.add(_FromZip(archive))
        name = "crossref5.3.1.xsd"
        return etree.XMLSchema(etree.fromstring(archive.read(name), parser, base_url=f"https://schemas.invalid/{name}"))


def crossref_errors(data: bytes) -> list[str]:
    return _errors(etree.fromstring(data))


def jats_errors(data: bytes) -> list[str]:
    """Return the errors of an article.

    Crossref's edition of the schema has a namespace, which JATS itself has not, and is of the last draft of 1.3.
    """
    root = etree.fromstring(data)
    for one in root.iter(etree.Element):
        if etree.QName(one).namespace is None:
            one.tag = f"{{{JATS_NAMESPACE}}}{one.tag}"
    if root.get("dtd-version") == "1.3":
        root.set("dtd-version", "1.3d2")
    return _errors(root)


def _errors(root: etree._Element) -> list[str]:
    own = crossref_schema()
    own.validate(root)
    return [str(error) for error in own.error_log]


@cache
def oai_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "OAI-PMH.xsd", etree.XMLParser(no_network=True)))
