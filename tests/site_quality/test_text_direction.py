"""Every text stands under the language and direction of its script.

No ready checker looks at this: axe-core has no rule on direction.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

import pytest
from lxml import html

from tests.conftest import BuiltSite

SCRIPTS = {"ARABIC": "Arab", "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr"}
"""First word of a letter's name in the Unicode Character Database → ISO 15924 code."""
DIRECTIONS = {"Arab": "rtl", "Hebr": "rtl", "Latn": "ltr", "Cyrl": "ltr", "Grek": "ltr"}
LANGUAGES = {"ar": "Arab", "fa": "Arab", "ur": "Arab", "he": "Hebr", "el": "Grek", "mk": "Cyrl", "sr": "Cyrl"}
"""Languages (RFC 5646 primary subtags) whose usual script is not Latin; a script subtag goes before."""
NOT_READ = {"script", "style", "template"}
NO_LANGUAGE = "zxx"
"""ISO 639: no linguistic content. Addresses and identifiers; any letters may stand there."""
READ_ATTRIBUTES = ("alt", "aria-description", "aria-label", "content", "label", "placeholder", "title")
READ_IN_HEAD = "title | meta[@name='description'] | meta[@property='og:title' or @property='og:description'] \
 | meta[@property='og:site_name']"
ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")


@functools.cache
def script_of(character: str) -> str | None:
    """Return the script of a letter; None for whatever is no letter. An unknown script is named as Unicode does."""
    if not character.isalpha():
        return None
    word = unicodedata.name(character, "UNKNOWN").split()[0]
    return None if word in ("MODIFIER", "FEMININE", "MASCULINE") else SCRIPTS.get(word, word)


def scripts_in(text: str) -> set[str]:
    return {script for character in set(text) if (script := script_of(character))}


def script_of_language(tag: str) -> str:
    subtags = tag.split("-")
    written = [subtag for subtag in subtags[1:] if re.fullmatch("[A-Z][a-z]{3}", subtag)]
    return written[0] if written else LANGUAGES.get(subtags[0], "Latn")


def without_isolated_runs(text: str) -> str:
    """Return a plain text without its isolated runs (UAX #9, X5a to X5c), from the inmost outwards."""
    while (shorter := ISOLATED.sub("", text)) != text:
        text = shorter
    return text


def scripts_unmarked(holder: html.HtmlElement, text: str) -> set[str]:
    """Return the scripts of a plain text that should have been isolated, or are all of it.

    Within words of the page's own script, a word of the same direction (JUMBO in Cyrillic) needs no isolation.
    """
    scripts = scripts_in(without_isolated_runs(text))
    if script_of_language(inherited(holder, "lang")) in scripts:
        scripts -= {script for script in scripts if DIRECTIONS.get(script) == inherited(holder, "dir")}
    return scripts


def inherited(element: html.HtmlElement, attribute: str) -> str:
    values = element.xpath(f"ancestor-or-self::*[@{attribute}][1]/@{attribute}")
    return str(values[0]) if values else ""


def texts(document: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Give each text node of the body with the element that holds it."""
    for element in document.body.iter():
        if element.tail and element is not document.body and element.getparent().tag not in NOT_READ:
            yield element.getparent(), element.tail
        if isinstance(element.tag, str) and element.tag not in NOT_READ and element.text:
            yield element, element.text


def attributes(document: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Give each attribute that is read out or shown, and what the head says of the page."""
    for element in document.body.iter(html.etree.Element):
        yield from ((element, element.get(name)) for name in READ_ATTRIBUTES if element.get(name))
    for element in document.head.xpath(READ_IN_HEAD):
        yield element, element.get("content") or element.text or ""


def fault(holder: html.HtmlElement, scripts: set[str]) -> str | None:
    """Say what is wrong with letters of these scripts within an element."""
    language, direction = inherited(holder, "lang"), inherited(holder, "dir")
    if language != NO_LANGUAGE and scripts - {script_of_language(language)}:
        return f"under lang={language}"
    if {DIRECTIONS.get(script) for script in scripts} - {direction}:
        return f"under dir={direction}"
    return None


def misplaced(document: html.HtmlElement) -> list[str]:
    found = [(text, fault(holder, scripts_in(text))) for holder, text in texts(document)]
    # where there is no markup, a run of the other direction is isolated by characters
    found += [(text, fault(holder, scripts_unmarked(holder, text))) for holder, text in attributes(document)]
    return [f"{text.strip()!r} {wrong}" for text, wrong in found if wrong]


def test_every_text_carries_the_language_and_direction_of_its_script(jumbo: BuiltSite) -> None:
    assert [f"{file}: {found}" for file in jumbo.files for found in misplaced(jumbo.document(file))] == []


def test_the_site_holds_texts_of_both_directions_on_one_page(jumbo: BuiltSite) -> None:
    # else the check above would have nothing to look at
    held = {inherited(holder, "dir") for holder, text in texts(jumbo.document("ar/index.html")) if scripts_in(text)}
    assert held == {"rtl", "ltr"}


def arabic(body: str, head: str = "") -> html.HtmlElement:
    return html.document_fromstring(f'<html lang="ar" dir="rtl"><head>{head}</head><body>{body}</body></html>')


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>مجلس RCC</p>", "'مجلس RCC' under lang=ar"),
        ("<p>مجلس <br>RCC</p>", "'RCC' under lang=ar"),
        ("<p><!-- x -->RCC</p>", "'RCC' under lang=ar"),
        ("<p><script>f()</script>RCC</p>", "'RCC' under lang=ar"),
        ('<p><bdi lang="en">RCC</bdi></p>', "'RCC' under dir=rtl"),
        ('<p lang="en" dir="ltr">مجلس</p>', "'مجلس' under lang=en"),
        ('<p lang="sr" dir="ltr">Beograd</p>', "'Beograd' under lang=sr"),
        ('<p lang="zxx">+39 x</p>', "'+39 x' under dir=rtl"),
        ('<img alt="Rome" src="x.png">', "'Rome' under lang=ar"),
        ('<nav aria-label="Menu"></nav>', "'Menu' under lang=ar"),
        ('<a title="مجلس RCC"></a>', "'مجلس RCC' under lang=ar"),
    ],
)
def test_the_check_finds_a_fault(body: str, found: str) -> None:
    assert misplaced(arabic(body)) == [found]


def test_the_check_finds_a_fault_in_the_head() -> None:
    head = '<title>مجلس RCC</title><meta name="description" content="مجلس RCC">'
    assert misplaced(arabic("", head)) == ["'مجلس RCC' under lang=ar"] * 2


@pytest.mark.parametrize(
    "body",
    [
        '<p>مجلس <bdi lang="en" dir="ltr">RCC</bdi> ١٧ – 18</p>',
        '<p lang="sr-Latn" dir="ltr">Beograd</p>',
        '<p lang="und-Latn" dir="ltr">Kapetanović</p>',
        '<p lang="zxx" dir="ltr">https://rcc.example/</p>',
        '<img alt="مجلس \u2066RCC\u2069" src="x.png">',
        '<a title="مجلس \u2067(\u2066RCC\u2069)\u2069"></a>',
        '<a lang="sr-Cyrl" dir="ltr" title="Састанак JUMBO"></a>',
    ],
)
def test_the_check_lets_good_texts_pass(body: str) -> None:
    assert misplaced(arabic(body)) == []
