"""Whether an SVG image is nothing but a picture: no script, nothing that it loads, nothing that it leads to.

An SVG that a page shows with ``img`` runs nothing (SVG Integration, "secure static mode"); one that a reader opens at
its own address is a document of the site's origin. So what would run or load there is refused wherever it is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumbo_site.messages import Message, say

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

MAX_BYTES = 10_000_000
MAX_DEPTH = 200
"""Levels of elements: drawing programs write some ten."""
SVG = "http://www.w3.org/2000/svg"
_REFUSED_NAMESPACES = {
    "http://www.w3.org/1999/xhtml": "HTML",
    "http://www.w3.org/1998/Math/MathML": "MathML",
    "http://www.w3.org/2001/xml-events": "XML Events",
}
_REFUSED_ELEMENTS = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "object", "embed"})
_ANIMATIONS = frozenset({"set", "animate", "animatemotion", "animatetransform", "animatecolor", "discard"})
_ADDRESSES = frozenset({"href", "src", "base", "data", "action", "formaction"})
_TEXTS = frozenset({"id", "class", "d", "points"})
_FRAGMENT = re.compile(r"#[^\s]*")
_RASTER = re.compile(r"data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_DATA_OF_STYLES = re.compile(
    r"data:(?:image/(?:png|jpe?g|gif|webp)|(?:application/(?:x-)?)?font[\w./+-]*)[;,]", re.IGNORECASE
)
_STYLE_ADDRESS = re.compile(r"(?:url|src)\(\s*[\"']?\s*(?P<address>[^\s\"')]*)", re.IGNORECASE)
_STYLE_LOADS = re.compile(r"@import|image-set\(|image\(|expression\(|-moz-binding|behavior\s*:", re.IGNORECASE)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9A-Fa-f]{1,6})\s?|(?P<sign>[^\n]))")
_ENCODINGS = frozenset({"utf-8", "us-ascii", "iso-8859-1"})
"""All that have ASCII's signs where ASCII has them, so that a browser reads no other markup than is read here."""


@dataclass(frozen=True)
class SvgFault:
    """What is not allowed, as a sentence, and where: line and column from 1."""

    message: Message
    line: int
    column: int


class _FoundError(Exception):
    """Ends the reading at the first fault."""

    def __init__(self, fault: Message) -> None:
        super().__init__(fault)
        self.fault = fault


def svg_fault(data: bytes) -> SvgFault | None:
    """Return the first thing of an SVG file that is not allowed, or None where it is a mere picture.

    The file is read once without recursion; entities, external document types and their networks are never followed.
    """
    from xml.parsers import expat

    if len(data) > MAX_BYTES:
        return SvgFault(say("The image is larger than {number} MB.", number=MAX_BYTES // 1_000_000), 1, 1)
    parser = expat.ParserCreate(namespace_separator=" ")
    reading = _Reading(parser)
    try:
        parser.Parse(data, True)
    except _FoundError as found:
        return SvgFault(found.fault, *reading.place)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0)
        return SvgFault(say("The file is no well-formed SVG."), line, column + 1)
    return None


class _Reading:
    """Looks at one event of the parser after another."""

    def __init__(self, parser: XMLParserType) -> None:
        self.parser = parser
        self.place = (1, 1)
        """Where the last markup began, from 1: a parser that has been stopped tells its end."""
        self.depth = 0
        self.style: list[str] | None = None
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = self.document_type
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def moved(self) -> None:
        self.place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise _FoundError(say("The image is in the encoding `{encoding}`, not in UTF-8.", encoding=encoding[:40]))

    def document_type(self, name: str, system: str | None, public: str | None, has_own: int) -> None:
        self.moved()
        if has_own:
            raise _FoundError(say("The image declares entities or a document type of its own."))

    def instruction(self, target: str, data: str) -> None:
        self.moved()
        raise _FoundError(say("The image has the processing instruction `{target}`.", target=target[:40]))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.moved()
        namespace, _, local = name.rpartition(" ")
        element = local.lower()
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _FoundError(say("Elements are nested deeper than any picture needs."))
        if self.depth == 1 and (namespace, local) != (SVG, "svg"):
            raise _FoundError(
                say("The file is not an SVG image: its outermost element is no `svg` of SVG's namespace.")
            )
        if namespace in _REFUSED_NAMESPACES:
            raise _FoundError(
                say(
                    "The image has `{local}` of {language} in it.",
                    local=local[:40],
                    language=_REFUSED_NAMESPACES[namespace],
                )
            )
        if element in _REFUSED_ELEMENTS:
            raise _FoundError(say("The image has the element `{local}`, which a browser could run.", local=local[:40]))
        for written, value in attributes.items():
            space, _, own = written.rpartition(" ")
            self.attribute(element, own.lower(), value)
            if not space and not own.startswith("aria-") and own not in _TEXTS:
                _check_style(value)
        if element == "style":
            self.style = []

    def attribute(self, element: str, name: str, value: str) -> None:
        if name.startswith("on"):
            raise _FoundError(say("The image has the attribute `{name}`, which a browser would run.", name=name[:40]))
        if name in _ADDRESSES and not _is_inside(value.strip(), element):
            raise _FoundError(say("The image leads to or loads `{address}`.", address=value.strip()[:60]))
        if element in _ANIMATIONS and name == "attributename":
            changed = value.strip().lower().rpartition(":")[2]
            if changed in _ADDRESSES or changed.startswith("on"):
                raise _FoundError(
                    say("The image changes the attribute `{changed}` while it is shown.", changed=changed[:40])
                )

    def text(self, data: str) -> None:
        if self.style is not None:
            self.style.append(data)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.style is not None and name.rpartition(" ")[2].lower() == "style":
            _check_style("".join(self.style))
            self.style = None


def _is_inside(address: str, element: str) -> bool:
    if not address or _FRAGMENT.fullmatch(address):
        return True
    return element in ("image", "feimage") and _RASTER.match(address) is not None


def _check_style(written: str) -> None:
    """Look at a stylesheet, a style attribute or a presentation attribute (CSS Syntax 3, 4.3.7: escapes)."""
    if "(" not in written and "@" not in written and "\\" not in written and ":" not in written:
        return
    style = _STYLE_ESCAPE.sub(_unescaped, _STYLE_COMMENT.sub("", written))
    if _STYLE_LOADS.search(style):
        raise _FoundError(say("A style of the image loads something."))
    for found in _STYLE_ADDRESS.finditer(style):
        address = found["address"]
        if not (address.startswith("#") or _DATA_OF_STYLES.match(address)):
            raise _FoundError(say("A style of the image loads `{address}`.", address=address[:60]))


def _unescaped(match: re.Match[str]) -> str:
    if match["sign"]:
        return match["sign"]
    code = int(match["code"], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
