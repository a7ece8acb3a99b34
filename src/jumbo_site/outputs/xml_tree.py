"""XML documents put together element by element, from texts of one line."""

from __future__ import annotations

from typing import Any

from jumbo_site.outputs.reference_text import one_line

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def add(parent: Any, name: str, text: str = "", /, **attributes: str) -> Any:
    """Append an element of the parent's namespace, or of the one that the name has in braces, and return it.

    Attributes that are empty are left out.
    """
    from lxml import etree

    own = name if name.startswith("{") else f"{{{etree.QName(parent).namespace}}}{name}"
    if etree.QName(parent).namespace is None and not name.startswith("{"):
        own = name
    made = etree.SubElement(parent, own, {key: one_line(value) for key, value in attributes.items() if value})
    if text:
        made.text = one_line(text)
    return made


def add_known(parent: Any, name: str, text: str, /, **attributes: str) -> None:
    """Append an element that has a text; nothing where there is none."""
    if text:
        add(parent, name, text, **attributes)


def document(root: Any) -> bytes:
    """Return the bytes of a document, in UTF-8, indented."""
    from lxml import etree

    etree.indent(root, " ")
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return data + b"\n"
