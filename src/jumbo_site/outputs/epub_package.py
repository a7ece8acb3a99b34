"""What makes documents an e-book: the package, the contents, and the container (EPUB 3.3; OCF ZIP)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

MIME_TYPE = "application/epub+zip"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can tell: the same for every file, so that the bytes are the same."""
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>\n'
    "</container>\n"
)


@dataclass(frozen=True)
class BookFacts:
    """What the package says of the book."""

    tag: str
    direction: str
    identifier: str
    title: str
    modified: str
    """A day: 2022-11-18."""
    published: str
    series: str
    series_issn: str
    position: str
    """The number of the edition; may be empty, as what follows may."""
    editors: tuple[str, ...]
    publisher: str
    rights: str
    isbn: str
    summary: str
    """What readers with disabilities should know of it."""
    has_images: bool


@dataclass(frozen=True)
class Item:
    """A file of the book, in the manifest."""

    id: str
    file: str
    media_type: str
    properties: str = ""
    is_read: bool = False
    """Whether it stands in the order of reading."""


def package(facts: BookFacts, items: Iterable[Item]) -> str:
    """Return the package document (EPUB 3.3, 5)."""
    items = list(items)
    manifest = "".join(
        f'<item id="{one.id}" href="{escape(one.file)}" media-type="{one.media_type}"'
        f"{f' properties={chr(34)}{one.properties}{chr(34)}' if one.properties else ''}/>\n"
        for one in items
    )
    spine = "".join(f'<itemref idref="{one.id}"/>\n' for one in items if one.is_read)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier"'
        f' xml:lang="{facts.tag}" dir="{facts.direction}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_metadata(facts)}</metadata>\n'
        f"<manifest>\n{manifest}</manifest>\n"
        f'<spine page-progression-direction="{facts.direction}">\n{spine}</spine>\n</package>\n'
    )


def _metadata(facts: BookFacts) -> str:
    lines = [
        f"<dc:language>{facts.tag}</dc:language>",
        f'<dc:identifier id="identifier">{escape(facts.identifier)}</dc:identifier>',
        f"<dc:title>{escape(facts.title)}</dc:title>",
        f'<meta property="dcterms:modified">{facts.modified}T00:00:00Z</meta>',
    ]
    for number, editor in enumerate(facts.editors, start=1):
        lines.append(f'<dc:creator id="editor-{number}">{escape(editor)}</dc:creator>')
        lines.append(f'<meta refines="#editor-{number}" property="role" scheme="marc:relators">edt</meta>')
    given = {"publisher": facts.publisher, "date": facts.published, "rights": facts.rights}
    lines += [f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in given.items() if value]
    if facts.isbn:
        lines.append(f"<dc:source>urn:isbn:{facts.isbn.replace('-', '')}</dc:source>")
    lines.append(f'<meta property="belongs-to-collection" id="series">{escape(facts.series)}</meta>')
    lines.append('<meta refines="#series" property="collection-type">series</meta>')
    if facts.position:
        lines.append(f'<meta refines="#series" property="group-position">{facts.position}</meta>')
    if facts.series_issn:
        lines.append(f'<meta refines="#series" property="dcterms:identifier">urn:issn:{facts.series_issn}</meta>')
    return "".join(f"{line}\n" for line in [*lines, *_accessibility(facts)])


def _accessibility(facts: BookFacts) -> list[str]:
    """Return what EPUB Accessibility 1.1, 2, asks for."""
    features = ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "alternativeText")
    told = [
        ("accessMode", "textual"),
        *([("accessMode", "visual")] if facts.has_images else []),
        ("accessModeSufficient", "textual"),
        *(("accessibilityFeature", feature) for feature in features),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", str(escape(facts.summary))),
    ]
    return [f'<meta property="schema:{name}">{value}</meta>' for name, value in told]


def navigation(
    title: str,
    entries: Iterable[tuple[str, Markup, Iterable[tuple[str, Markup]]]],
    landmarks: Iterable[tuple[str, str, str]],
) -> str:
    """Return the body of the contents (EPUB 3.3, 7): entries of (file, name, parts of (fragment, name)).

    ``landmarks`` are (kind, file, name).
    """
    lines = []
    for file, name, parts in entries:
        inner = "".join(f'<li><a href="{file}#{anchor}">{part}</a></li>\n' for anchor, part in parts)
        lines.append(f'<li><a href="{file}">{name}</a>{f"<ol>{inner}</ol>" if inner else ""}</li>\n')
    marks = "".join(
        f'<li><a epub:type="{kind}" href="{file}">{escape(name)}</a></li>\n' for kind, file, name in landmarks
    )
    return (
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="title">\n<h1 id="title">{escape(title)}</h1>\n'
        f'<ol>\n{"".join(lines)}</ol>\n</nav>\n<nav epub:type="landmarks" hidden="hidden">\n<ol>\n{marks}</ol>\n</nav>'
    )


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return the files in a container (EPUB 3.3, 4.3): the type comes first and is not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as folder:
        _put(folder, "mimetype", MIME_TYPE.encode("ascii"), zipfile.ZIP_STORED)
        _put(folder, "META-INF/container.xml", CONTAINER.encode("ascii"), zipfile.ZIP_DEFLATED)
        for path, data in files.items():
            packed = path.endswith((".png", ".jpg", ".jpeg", ".webp", ".gif", ".woff2"))
            _put(folder, f"EPUB/{path}", data, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _put(folder: zipfile.ZipFile, path: str, data: bytes, method: int) -> None:
    info = zipfile.ZipInfo(path, _EARLIEST)
    info.compress_type, info.create_system, info.external_attr = method, 3, 0o100644 << 16
    folder.writestr(info, data)
