"""The texts of an e-book as XHTML documents (EPUB 3.3, 6.1): one for each part, with its language and direction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from jumbo_site.model import addresses
from jumbo_site.outputs.book_images import book_image
from jumbo_site.outputs.book_pages import site_address
from jumbo_site.plan.book_views import BookTalk, BookView
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.views import NamesInRole, OrganiserGroup, OutcomeGroup, PersonCard, ProceedingsChapter, Prose, Text
from jumbo_site.render.link_marks import resolve_links
from jumbo_site.render.markdown_text import markdown_html
from jumbo_site.render.text_markup import script_for, text_markup


@dataclass(frozen=True)
class BookPage:
    """A document of the book: its file, its name in the contents (empty for none), and its text."""

    file: str
    title: Markup
    xhtml: str
    inner: tuple[tuple[str, Markup], ...] = ()
    """Parts of it that the contents list: (fragment, name)."""


class BookWriter:
    """Writes the parts of one book in one language."""

    def __init__(self, to: Localizer, book: BookView, base_url: str) -> None:
        self._to, self._book = to, book
        self._root = base_url.rstrip("/")
        self._on_site = site_address(to, base_url)
        self.images: dict[str, str] = {}
        """The images that the texts show: file in the book → path in content/."""

    def pages(self) -> list[BookPage]:
        """Return the documents in the order in which they are read, but for cover and contents."""
        gettext, book = self._to.catalogue.gettext, self._book
        pages = [self._title_page(), self._colophon()]
        if book.page.foreword is not None:
            body = self._section("foreword", gettext("Foreword"), self._prose(book.page.foreword))
            pages.append(self.page("foreword.xhtml", escape(gettext("Foreword")), body))
        pages += [self._chapter(chapter, talks) for chapter, talks in book.chapters]
        if book.talks:
            name = gettext("Contributions")
            body = self._section("", name, "".join(self._talk(one) for one in book.talks))
            pages.append(self.page("contributions.xhtml", escape(name), body, _names(book.talks)))
        if book.page.people:
            name = gettext("Speakers")
            body = self._section("", name, "".join(self._person(one) for one in book.page.people))
            pages.append(self.page("people.xhtml", escape(name), body))
        return pages

    def page(
        self, file: str, title: Markup, body: str, inner: tuple[tuple[str, Markup], ...] = (), body_type: str = ""
    ) -> BookPage:
        """Return a whole document round a body."""
        to = self._to
        attributes = f'lang="{to.tag}" xml:lang="{to.tag}" dir="{to.language.direction}"'
        kind = f' epub:type="{body_type}"' if body_type else ""
        xhtml = (
            '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
            f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" {attributes}>\n'
            f'<head>\n<meta charset="utf-8"/>\n<title>{escape(title.striptags())}</title>\n'
            f'<link rel="stylesheet" type="text/css" href="book.css"/>\n</head>\n'
            f"<body{kind}>\n{body}\n</body>\n</html>\n"
        )
        return BookPage(file, title, xhtml, inner)

    # --- parts -------------------------------------------------------------------------------------------

    def _section(self, kind: str, title: str, inner: str) -> str:
        role = f' epub:type="{kind}" role="doc-{kind}"' if kind else ""
        return f'<section{role} aria-labelledby="title">\n<h1 id="title">{title}</h1>\n{inner}</section>'

    def _title_page(self) -> BookPage:
        page = self._book.page
        lines = [f'<p class="quiet">{text_markup(page.series_name)}</p>']
        if page.edition.label:
            lines.append(f'<p class="quiet">{escape(page.edition.label)}</p>')
        lines.append(f"<h1>{text_markup(self._book.title)}</h1>")
        if page.edition.theme is not None:
            lines.append(f'<p class="lead">{text_markup(page.edition.theme)}</p>')
        place = [str(text_markup(one)) for one in (page.edition.place, page.edition.city) if one is not None]
        lines.append(f"<p>{escape(page.edition.dates.text)}</p>")
        if place:
            lines.append(f"<p>{self._comma.join(place)}</p>")
        body = f'<section class="title-page" epub:type="titlepage">\n{_lines(lines)}</section>'
        return self.page("title.xhtml", text_markup(self._book.title), body)

    def _colophon(self) -> BookPage:
        page, name = self._book.page, self._to.catalogue.gettext("About this publication")
        lines = [self._organisers(group) for group in page.organisers]
        for one in self._book.colophon:
            shown = f'<bdi lang="zxx" dir="ltr">{escape(one.text)}</bdi>' if one.text.isascii() else escape(one.text)
            shown = f'<a href="{escape(one.url)}">{shown}</a>' if one.url else shown
            lines.append(f"<p>{f'<strong>{escape(one.label)}:</strong> ' if one.label else ''}{shown}</p>")
        address = f'<a href="{escape(page.citation.url)}" dir="ltr">{escape(page.citation.url)}</a>'
        lines.append(
            f"<p>{escape(self._to.catalogue.gettext('Permanent address of these proceedings:'))} {address}</p>"
        )
        return self.page("colophon.xhtml", escape(name), self._section("colophon", name, _lines(lines)))

    def _organisers(self, group: OrganiserGroup) -> str:
        names = (
            self._comma.join(str(text_markup(ref.text)) for ref in (one.organisation, *one.parents))
            for one in group.organisations
        )
        return f"<p><strong>{escape(group.label)}</strong></p>\n" + "\n".join(f"<p>{one}</p>" for one in names)

    def _chapter(self, chapter: ProceedingsChapter, talks: tuple[BookTalk, ...]) -> BookPage:
        title = text_markup(chapter.card.title)
        lines = [f'<p class="kicker">{escape(chapter.card.label)}</p>'] if chapter.card.label else []
        lines.append(f'<h1 id="title">{title}</h1>')
        lines += self._roles(chapter.roles)
        if chapter.summary is not None:
            lines.append(f'<p class="lead">{text_markup(chapter.summary)}</p>')
        if chapter.body is not None:
            lines.append(self._prose(chapter.body))
        lines += [self._outcomes(group) for group in chapter.outcomes]
        lines += [self._talk(one) for one in talks]
        kind = 'epub:type="chapter" role="doc-chapter"'
        body = f'<section {kind} aria-labelledby="title">\n{_lines(lines)}</section>'
        return self.page(_file(chapter), title, body, _names(talks))

    def _outcomes(self, group: OutcomeGroup) -> str:
        items = "".join(
            f'<li id="{escape(one.id)}"><span class="number">{escape(one.number)}</span> {text_markup(one.text)}</li>\n'
            for one in group.outcomes
        )
        return f'<h2>{escape(group.label)}</h2>\n<ul class="outcomes">\n{items}</ul>'

    def _talk(self, talk: BookTalk) -> str:
        lines = [f"<h2>{text_markup(talk.title)}</h2>", *self._roles(talk.roles)]
        if talk.language:
            lines.append(
                f'<p class="quiet">{escape(self._to.catalogue.gettext("Language"))}: {escape(talk.language)}</p>'
            )
        if talk.url:
            lines.append(f'<p><a href="{escape(talk.url)}" dir="ltr">{escape(talk.url)}</a></p>')
        if talk.summary is not None:
            lines.append(f"<p>{text_markup(talk.summary)}</p>")
        if talk.abstract is not None:
            lines.append(self._prose(talk.abstract, heading_level=3))
        return f'<section id="{escape(talk.anchor)}">\n{_lines(lines)}</section>\n'

    def _roles(self, groups: Iterable[NamesInRole]) -> list[str]:
        lines = []
        for group in groups:
            people = (f'<a href="{self._local[one.path or ""]}">{text_markup(one.text)}</a>' for one in group.people)
            lines.append(f'<p class="quiet">{text_markup(group.label)}: {self._comma.join(people)}</p>')
        return lines

    def _person(self, card: PersonCard) -> str:
        before = f"{text_markup(card.honorific)} " if card.honorific is not None else ""
        lines = [f"<h2>{before}{text_markup(card.name)}</h2>"]
        office = (card.position, card.affiliation.text if card.affiliation else None)
        lines += [f'<p class="quiet">{text_markup(one)}</p>' for one in office if one is not None]
        named = [f'<li><a href="{href}">{text_markup(title)}</a></li>' for href, title in self._mentions[card.path]]
        if named:
            lines.append(f"<ul>{''.join(named)}</ul>")
        return f'<section class="person" id="person-{escape(card.id)}">\n{_lines(lines)}</section>\n'

    # --- links and prose ---------------------------------------------------------------------------------

    @cached_property
    def _comma(self) -> str:
        return str(escape(self._to.catalogue.pgettext("between names", ", ")))

    @cached_property
    def _placed_talks(self) -> list[tuple[str, BookTalk]]:
        inside = [(_file(chapter), talk) for chapter, talks in self._book.chapters for talk in talks]
        return inside + [("contributions.xhtml", talk) for talk in self._book.talks]

    @cached_property
    def _local(self) -> Mapping[str, str]:
        """Where in the book the things are that have pages of their own on the site, by their site paths."""
        found = {chapter.card.path: _file(chapter) for chapter, _ in self._book.chapters if chapter.card.path}
        found |= {person.path: f"people.xhtml#person-{person.id}" for person in self._book.page.people}
        edition = self._book.page.edition.id
        for file, talk in self._placed_talks:
            path = addresses.contribution_path(edition, talk.anchor.removeprefix("contribution-"))
            found[self._to.path(path)] = f"{file}#{talk.anchor}"
        return found

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[str, Text]]]:
        """The parts of the book that name each person, by the person's site path."""
        found: dict[str, list[tuple[str, Text]]] = {person.path: [] for person in self._book.page.people}

        def note(href: str, title: Text, groups: Iterable[NamesInRole]) -> None:
            for path in dict.fromkeys(one.path or "" for group in groups for one in group.people):
                found[path].append((href, title))

        for chapter, talks in self._book.chapters:
            note(_file(chapter), chapter.card.title, chapter.roles)
            for talk in talks:
                note(f"{_file(chapter)}#{talk.anchor}", talk.title, talk.roles)
        for talk in self._book.talks:
            note(f"contributions.xhtml#{talk.anchor}", talk.title, talk.roles)
        return found

    def _address(self, path: str) -> str:
        """Return where a path of the site is found: in the book, or on the site."""
        own, _, fragment = self._to.path(path).partition("#")
        if own not in self._local:
            return self._on_site(path)
        outcomes = {
            one.path for chapter, _ in self._book.chapters for group in chapter.outcomes for one in group.outcomes
        }
        return f"{self._local[own]}#{fragment}" if f"{own}#{fragment}" in outcomes else self._local[own]

    def _prose(self, prose: Prose, heading_level: int = 2) -> str:
        html = markdown_html(
            prose.markdown,
            script=script_for(prose.lang),
            heading_level=heading_level,
            id_prefix=prose.id_prefix,
            backlink_title=self._to.catalogue.gettext("Back to note %(number)s in the text").replace(
                "%(number)s", "{}"
            ),
        )
        text = self._xhtml(resolve_links(html, self._address))
        if not prose.is_foreign:
            return text
        note = ""
        if prose.is_fallback:
            words = self._to.catalogue.gettext(
                "This text is not translated yet; it is shown in this language: %(language)s."
            )
            note = f'<p class="quiet">{escape(words % {"language": prose.language_name})}</p>\n'
        return f'{note}<div lang="{prose.lang}" dir="{prose.dir}">\n{text}</div>\n'

    def _xhtml(self, html: str) -> str:
        """Return sanitised HTML as well-formed XML, its images in the book or as their text alternative."""
        from lxml import etree
        from lxml import html as parser

        root = parser.fragment_fromstring(html, create_parent="div")
        for image in list(root.iter("img")):
            self._take_in(image)
        parts = [str(escape(root.text or ""))]
        parts += [etree.tostring(child, method="xml", encoding="unicode") for child in root]
        return "".join(parts)

    def _take_in(self, image: Any) -> None:
        shown = book_image(self._to.content, self._root, image.get("src") or "")
        image.attrib.pop("loading", None)
        if shown is not None:
            file, path = shown
            self.images[file] = path
            image.set("src", file)
            image.set("alt", image.get("alt") or "")
        else:
            image.tag, words = "span", image.get("alt") or ""
            image.attrib.clear()
            image.text = words


def _file(chapter: ProceedingsChapter) -> str:
    return f"{chapter.anchor}.xhtml"


def _names(talks: Iterable[BookTalk]) -> tuple[tuple[str, Markup], ...]:
    return tuple((talk.anchor, text_markup(talk.title)) for talk in talks)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
