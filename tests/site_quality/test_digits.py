"""The digits of each language in what is read, ASCII digits in what machines read."""

from __future__ import annotations

import re

import pytest
from lxml import html

from tests.conftest import LANGUAGES, BuiltSite

FOR_MACHINES = ("href", "src", "srcset", "id", "datetime", "for", "name", "aria-labelledby", "aria-controls")
SHOWN = "//body//time | //body//*[contains(@class, 'number') or contains(@class, 'count')]"
NOT_ASCII = re.compile(r"(?![0-9])\d")


def pages_of(site: BuiltSite, tag: str) -> list[tuple[str, html.HtmlElement]]:
    return [(page, site.document(page)) for page in site.pages if site.language_of(page) == tag]


def language_of(element: html.HtmlElement) -> str:
    return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def test_machines_read_ascii_digits_alone(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        document = jumbo.document(page)
        read = [value for name in FOR_MACHINES for value in document.xpath(f"//@{name}")]
        read += document.xpath("//meta[@property='og:url' or @property='og:image' or @name='viewport']/@content")
        assert [value for value in read if NOT_ASCII.search(value)] == [], page


@pytest.mark.parametrize(("tag", "digits"), [(tag, "arab" if tag == "ar" else "latn") for tag in LANGUAGES])
def test_lists_are_numbered_in_the_digits_of_the_language(tag: str, digits: str, jumbo: BuiltSite) -> None:
    assert {document.get("data-digits") for _, document in pages_of(jumbo, tag)} == {digits}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_dates_times_and_counts_are_in_the_digits_of_the_language(tag: str, jumbo: BuiltSite) -> None:
    wrong = NOT_ASCII if tag != "ar" else re.compile("[0-9]")
    seen = 0
    for page, document in pages_of(jumbo, tag):
        for element in document.xpath(
            "//body//time | //body//*[contains(@class, 'number') or contains(@class, 'count')]"
        ):
            texts = [text for text in element.xpath(".//text()") if language_of(text.getparent()) == tag]
            seen += any(re.search(r"\d", text) for text in texts)
            assert [text for text in texts if wrong.search(text)] == [], page
    assert seen > 50


def test_no_number_of_the_interface_is_left_in_ascii_on_arabic_pages(jumbo: BuiltSite) -> None:
    """Organisers' own prose has the digits that they write; what the generator writes is outside of it."""
    for page, document in pages_of(jumbo, "ar"):
        for text in document.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::code)]"):
            parent = text.getparent()
            is_prose = bool(parent.xpath("ancestor-or-self::*[contains(@class, 'prose')]"))
            if language_of(parent) == "ar" and not is_prose:
                assert not re.search("[0-9]", text), (page, text)
