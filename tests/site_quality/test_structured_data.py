"""What machines read of the conference: JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from tests.conftest import LANGUAGES, BuiltSite
from tests.site_quality.test_structure import in_another_language


def blocks(document: html.HtmlElement) -> list[Any]:
    """Return the JSON-LD blocks of a page. Raises ValueError where one is no JSON."""
    return [json.loads(text) for text in document.xpath("//script[@type='application/ld+json']/text()")]


def block_faults(document: html.HtmlElement) -> list[str]:
    try:
        found = blocks(document)
    except ValueError as error:
        return [f"no JSON: {error}"]
    faults = [] if found else ["no JSON-LD"]
    for block in found:
        if not isinstance(block, dict) or block.get("@context") != "https://schema.org":
            faults.append("no @context of schema.org")
        elif not block.get("@type"):
            faults.append("no @type")
    return faults


def described(jumbo: BuiltSite, page: str, kind: str) -> dict[str, Any]:
    """Return the one thing of a kind that a page describes."""
    (found,) = [block for block in blocks(jumbo.document(page)) if block["@type"] == kind]
    return dict(found)


def test_every_page_within_a_language_describes_itself(jumbo: BuiltSite) -> None:
    pages = [page for page in jumbo.pages if jumbo.language_of(page)]
    fallbacks = {page for page in pages if in_another_language(jumbo, page)}
    # what a page shows in another language's words, the page of that language describes
    assert [page for page in fallbacks if blocks(jumbo.document(page))] == []
    with_own_texts = [page for page in pages if page not in fallbacks]
    assert [f"{page}: {fault}" for page in with_own_texts for fault in block_faults(jumbo.document(page))] == []
    assert len(pages) > 280


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "no JSON-LD"),
        ('<script type="application/ld+json">{"@context"</script>', "no JSON: "),
        ('<script type="application/ld+json">{"@type": "Event"}</script>', "no @context of schema.org"),
        ('<script type="application/ld+json">[]</script>', "no @context of schema.org"),
        ('<script type="application/ld+json">{"@context": "https://schema.org"}</script>', "no @type"),
    ],
)
def test_the_check_finds_a_fault(text: str, fault: str) -> None:
    (found,) = block_faults(html.document_fromstring(f"<html><head>{text}</head><body>x</body></html>"))
    assert found.startswith(fault)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_edition_is_an_event_with_its_sessions(jumbo: BuiltSite, language: str) -> None:
    event = described(jumbo, f"{language}/2022/index.html", "Event")
    assert (event["startDate"], event["endDate"]) == ("2022-11-17", "2022-11-18")
    assert event["inLanguage"] == language
    assert len(event["subEvent"]) == 6
    assert event["location"]["address"]["addressCountry"] == "IT"
    assert len(event["organizer"]) == 3


def test_a_session_without_a_recorded_day_claims_none(jumbo: BuiltSite) -> None:
    panel = described(jumbo, "en/2022/panels/cybercrime/index.html", "Event")
    assert "startDate" not in panel
    assert panel["superEvent"]["startDate"] == "2022-11-17"


def test_persons_and_organisations_are_described(jumbo: BuiltSite) -> None:
    person = described(jumbo, "en/speakers/amer-kapetanovic/index.html", "Person")
    assert person["name"] == "Amer Kapetanović"
    assert person["alternateName"] == ["عامر كابيتانوفيتش"]
    assert person["honorificPrefix"] == "Ambassador"
    assert described(jumbo, "en/organisations/rcc/index.html", "Organization")["alternateName"] == "RCC"
