"""The proceedings as an e-book in EPUB 3.3, one a language and edition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.outputs.book_images import IMAGE_TYPES, image_bytes
from jumbo_site.outputs.book_pages import book_digest, page_setup
from jumbo_site.outputs.epub_package import BookFacts, Item, archive, navigation, package
from jumbo_site.outputs.epub_pages import BookPage, BookWriter
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.typst_compiler import FOLDER, FONT_FOLDER, compile_pictures
from jumbo_site.outputs.typst_nodes import plain
from jumbo_site.plan import pieces
from jumbo_site.plan.book_views import BookView, book_view, licence_name
from jumbo_site.plan.edition_pages import has_epub
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import alone

COVER, STYLES = "epub_cover.typ", "epub.css"
_ARABIC = ("Amiri-Regular.ttf", "Amiri-Bold.ttf")
_OTHERS = {"Latn": ("noto-serif-latin.woff2",), "Cyrl": ("noto-serif-latin.woff2", "noto-serif-cyrillic.woff2")}
_NUMBERS = {"arab": "arabic-indic", "arabext": "persian"}
"""CLDR's numbering system → CSS's counter style."""
_FONT_TYPES = {"ttf": "font/ttf", "woff2": "font/woff2"}


@dataclass(frozen=True)
class Book:
    """All of a book but its cover, its fonts and the bytes of its images."""

    texts: Mapping[str, str]
    """File → text."""
    cover: Mapping[str, Any]
    images: Mapping[str, str]
    """File in the book → path in content/."""
    fonts: tuple[str, ...]


def _jobs(content: Content) -> Iterator[ExportJob]:
    for one in content.editions.values():
        for tag in content.language_tags:
            if one.all_sessions and has_epub(content, one.edition, tag):
                yield ExportJob("epub", one.edition.id, tag)


def make_book(job: ExportJob, sources: ExportSources) -> Book:
    """Return the texts of a book."""
    to = Localizer(sources.content, job.language)
    book = book_view(PageBuilder(to, sources.base_url), sources.content.editions[job.edition])
    writer = BookWriter(to, book, sources.base_url)
    gettext = to.catalogue.gettext
    pages = writer.pages()
    facts = _facts(to, job, book, has_images=bool(writer.images))
    alt = f'<img src="cover.png" alt="{escape(facts.title)}"/>'
    cover = writer.page("cover.xhtml", escape(gettext("Cover")), f'<p class="cover">{alt}</p>', (), "cover")
    contents = gettext("Contents")
    listed = [(one.file, one.title, one.inner) for one in pages]
    landmarks = (
        ("cover", "cover.xhtml", gettext("Cover")),
        ("toc", "nav.xhtml", contents),
        ("bodymatter", pages[2].file if len(pages) > 2 else pages[0].file, str(plain(book.title))),
    )
    nav = writer.page("nav.xhtml", escape(contents), navigation(contents, listed, landmarks))
    fonts = _ARABIC if to.language.script == "Arab" else _OTHERS.get(to.language.script, ())
    fonts = tuple(font for font in fonts if _font(font, sources) is not None)
    texts = {"package.opf": package(facts, _items(cover, nav, pages, writer.images, fonts))}
    texts |= {one.file: one.xhtml for one in (cover, nav, *pages)}
    return Book(texts | {"book.css": _styles(fonts, to.language.digits)}, _cover(to, book), writer.images, fonts)


def _facts(to: Localizer, job: ExportJob, book: BookView, *, has_images: bool) -> BookFacts:
    content = to.content.editions[job.edition]
    edition, volume, page = content.edition, content.edition.publication, book.page
    publisher = pieces.organisation_ref(to, volume.publisher)
    parts = (plain(page.series_name), page.edition.label, plain(book.title))
    summary = to.catalogue.gettext(
        "All content is text in reading order, with headings, a table of contents and marked languages; the picture on"
        " the cover is described. There is no sound, no video and no flashing."
    )
    return BookFacts(
        tag=to.tag,
        direction=to.language.direction,
        identifier=page.citation.url,
        title=" · ".join(one for one in parts if one),
        modified=(volume.published or edition.end).isoformat(),
        published=volume.published.isoformat() if volume.published is not None else "",
        series=plain(page.series_name),
        series_issn=to.content.site.series.issn or "",
        position=str(edition.number or ""),
        editors=tuple(alone(to.name(to.content.speakers[one])) for one in volume.editors),
        publisher=plain(publisher.text) if publisher is not None else "",
        rights=licence_name(volume.licence) if volume.licence is not None else "",
        isbn=volume.isbn or "",
        summary=summary,
        has_images=has_images,
    )


def _items(
    cover: BookPage, nav: BookPage, pages: list[BookPage], shown: Mapping[str, str], fonts: tuple[str, ...]
) -> Iterator[Item]:
    xhtml = "application/xhtml+xml"
    yield Item("cover", cover.file, xhtml, is_read=True)
    for page in pages[:2]:
        yield Item(page.file.removesuffix(".xhtml"), page.file, xhtml, is_read=True)
    yield Item("nav", nav.file, xhtml, "nav", is_read=True)
    for page in pages[2:]:
        yield Item(page.file.removesuffix(".xhtml"), page.file, xhtml, is_read=True)
    yield Item("styles", "book.css", "text/css")
    yield Item("cover-picture", "cover.png", "image/png", "cover-image")
    for number, font in enumerate(fonts, start=1):
        yield Item(f"font-{number}", f"fonts/{font}", _FONT_TYPES[font.rpartition(".")[2]])
    for number, image in enumerate(shown, start=1):
        yield Item(f"image-{number}", image, IMAGE_TYPES[image[image.rindex(".") :]])


def _cover(to: Localizer, book: BookView) -> dict[str, Any]:
    card = book.page.edition
    return {
        **page_setup(to),
        "series": plain(book.page.series_name),
        "edition": card.label,
        "title": plain(book.title),
        "theme": plain(card.theme),
        "dates": card.dates.text,
        "city": plain(card.city),
    }


def _styles(fonts: tuple[str, ...], digits: str) -> str:
    faces = []
    for font in fonts:
        weight = "400 700" if font.endswith(".woff2") else "700" if "Bold" in font else "400"
        faces.append(f'@font-face {{ font-family: "Book"; src: url("fonts/{font}"); font-weight: {weight}; }}\n')
    # a file of some letters alone is asked for those, and the next one for the others
    if len(fonts) > 1 and all(font.endswith(".woff2") for font in fonts):
        faces[1] = faces[1].replace("; }", "; unicode-range: U+0301, U+0400-04FF; }")
    numbers = f"ol {{ list-style-type: {_NUMBERS[digits]}; }}\n" if digits in _NUMBERS else ""
    return "".join(faces) + numbers + (FOLDER / STYLES).read_text("utf-8")


def _font(name: str, sources: ExportSources) -> bytes | None:
    places = [FONT_FOLDER / name, *(folder / "static/fonts" / name for folder in sources.theme_folders)]
    return next((place.read_bytes() for place in places if place.is_file()), None)


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    book = make_book(job, sources)
    letters = [hashlib.sha256(_font(font, sources) or b"").hexdigest() for font in book.fonts]
    return book_digest({"texts": book.texts, "cover": book.cover, "fonts": letters}, COVER)


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    book = make_book(job, sources)
    files = {file: text.encode("utf-8") for file, text in book.texts.items()}
    files["cover.png"] = compile_pictures(COVER, "book", book.cover)[0]
    files |= {f"fonts/{font}": _font(font, sources) or b"" for font in book.fonts}
    files |= {file: image_bytes(path, sources) for file, path in book.images.items()}
    return {f"{job.language}{addresses.epub_path(job.edition)}": archive(files)}


OUTPUT = Output("epub", _jobs, _make, _fingerprint, shows_bodies=True)
