"""Every text node stands under the language and direction of its script.

No ready checker looks at this: axe-core has no rule on direction.
"""

from __future__ import annotations

import re

from lxml import html

from tests.conftest import BuiltSite

SCRIPTS = {
    "Arab": re.compile(r"[\u0620-\u064a\u066e-\u06d3]"),
    "Latn": re.compile(r"[A-Za-zÀ-ɏ]"),
    "Cyrl": re.compile(r"[\u0400-\u052f]"),
}
SCRIPT_OF = {"ar": "Arab", "en": "Latn", "it": "Latn", "und-Latn": "Latn", "und-Arab": "Arab", "und-Cyrl": "Cyrl"}
DIRECTION_OF = {"Arab": "rtl", "Latn": "ltr", "Cyrl": "ltr"}
READ = ("title", "alt", "aria-label", "placeholder")


def scripts_in(text: str) -> set[str]:
    return {script for script, letters in SCRIPTS.items() if letters.search(text)}


def inherited(element: html.HtmlElement, attribute: str) -> str:
    while element is not None:
        if element.get(attribute) is not None:
            return str(element.get(attribute))
        element = element.getparent()
    return ""


def misplaced(document: html.HtmlElement) -> list[str]:
    faults = []
    for element in document.body.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        own = [(element, element.text or "")]
        own += [(element.getparent(), element.tail or "")] if element is not document.body else []
        own += [(element, element.get(name, "")) for name in READ]
        for holder, text in own:
            language = inherited(holder, "lang")
            if language == "zxx":  # addresses and identifiers are in no language
                continue
            expected = SCRIPT_OF[language]
            if scripts_in(text) - {expected}:
                faults.append(f"{text.strip()!r} under lang={language}")
            elif scripts_in(text) and inherited(holder, "dir") != DIRECTION_OF[expected]:
                faults.append(f"{text.strip()!r} under dir={inherited(holder, 'dir')}")
    return faults


def test_the_check_finds_a_fault() -> None:
    page = html.document_fromstring('<html lang="ar" dir="rtl"><body><p>مجلس RCC</p></body></html>')
    assert misplaced(page) == ["'مجلس RCC' under lang=ar"]
    page = html.document_fromstring('<html lang="ar" dir="rtl"><body><p><bdi lang="en">RCC</bdi></p></body></html>')
    assert misplaced(page) == ["'RCC' under dir=rtl"]


def test_every_text_carries_the_language_and_direction_of_its_script(jumbo: BuiltSite) -> None:
    faults = {page: misplaced(jumbo.document(page)) for page in jumbo.pages}
    assert {page: found for page, found in faults.items() if found} == {}


def test_titles_isolate_names_of_the_other_direction(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        title = jumbo.document(page).findtext(".//title") or ""
        if len(scripts_in(title)) > 1:
            assert re.search("[\u2066-\u2068].+\u2069", title), f"{page}: {title}"
