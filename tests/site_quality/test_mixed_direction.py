"""Risky runs on a published site, in every carrier: each is shown as it is by itself.

The judge is python-bidi (UAX 9). Markup is read as browsers do: a ``bdi`` is an isolate of its direction.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bidi import get_display
from icalendar import Calendar
from lxml import html

from jumbo_site.i18n.bidi import strip_bidi_controls
from tests.conftest import BuiltSite, build

pytestmark = pytest.mark.xdist_group("mixed-direction")

SITES = Path(__file__).parent.parent / "sites"
TITLE = "لغة C++ (ISO 14882) والسعر $5"
TEXT = "اتصل على +39 06 1234567 أو @user، وانظر 12(3), 45–67 عند Springer Inc. بنسبة 50% في AT&T."
RUNS = {
    "title": ["C++ (ISO 14882)", "$5"],
    "text": ["+39 06 1234567", "@user", "12(3), 45–67", "Springer Inc.", "50%", "AT&T"],
}
OPENERS = {"ltr": "\u2066", "rtl": "\u2067"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("mixed")
    content = folder / "content"
    shutil.copytree(SITES / "good", content)
    panel = content / "2030" / "panels" / "lights.ar.md"
    panel.write_text(f"---\ntitle: {TITLE}\nsummary: {TEXT}\noutcomes:\n  more-lights: {TEXT}\n---\n{TEXT}\n", "utf-8")
    done = build(content, folder / "site")
    assert done.returncode == 0, done.stderr
    return BuiltSite(folder / "site")


def holds(text: str, runs: list[str]) -> list[str]:
    """Return the runs that an Arabic line does not show as they are by themselves."""
    line = strip_bidi_controls(get_display(text, base_dir="R"))
    return [run for run in runs if get_display(run, base_dir="L") not in line]


def as_shown(element: html.HtmlElement) -> str:
    """Return an element's text with its ``bdi`` elements as Unicode isolates."""
    inner = "".join(as_shown(child) + (child.tail or "") for child in element)
    text = (element.text or "") + inner
    return f"{OPENERS[element.get('dir')]}{text}\u2069" if element.tag == "bdi" else text


def test_the_runs_do_break_where_nothing_is_done() -> None:
    assert holds(TITLE, RUNS["title"]) == ["$5"]
    assert holds(TEXT, RUNS["text"]) == ["+39 06 1234567", "@user", "12(3), 45–67", "Springer Inc.", "50%"]


def test_headings_and_texts(site: BuiltSite) -> None:
    page = site.document("ar/2030/panels/lights/index.html")
    assert holds(as_shown(page.xpath("//h1")[0]), RUNS["title"]) == []
    (paragraph,) = page.xpath("//div[@class='prose']/p")
    assert holds(as_shown(paragraph), RUNS["text"]) == []


def test_titles_and_meta(site: BuiltSite) -> None:
    page = site.document("ar/2030/panels/lights/index.html")
    assert holds(page.xpath("string(//title)"), RUNS["title"]) == []
    for name in ("@property='og:title'", "@name='description'", "@property='og:description'"):
        (value,) = page.xpath(f"//meta[{name}]/@content")
        assert holds(value, RUNS["title" if "title" in name else "text"]) == [], name


def test_structured_data(site: BuiltSite) -> None:
    page = site.document("ar/2030/panels/lights/index.html")
    blocks = [json.loads(text) for text in page.xpath("//script[@type='application/ld+json']/text()")]
    (event,) = [block for block in blocks if block["@type"] == "Event"]
    assert holds(event["name"], RUNS["title"]) == []
    assert holds(event["description"], RUNS["text"]) == []
    crumbs = next(block for block in blocks if block["@type"] == "BreadcrumbList")
    assert holds(crumbs["itemListElement"][-1]["name"], RUNS["title"]) == []


def test_calendar(site: BuiltSite) -> None:
    edition = site.folder / "ar" / "2030"
    for file in (edition / "calendar.ics", edition / "calendar-2030-05-02.ics", edition / "panels/lights/calendar.ics"):
        events = [one for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT") if "lights" in str(one["UID"])]
        assert [holds(str(one["SUMMARY"]), RUNS["title"]) for one in events] == [[]]
        assert [holds(str(one["DESCRIPTION"]), RUNS["text"]) for one in events] == [[]]
        assert "، " in str(events[0]["LOCATION"])


def test_the_words_are_the_same_everywhere(site: BuiltSite) -> None:
    page = site.document("ar/2030/panels/lights/index.html")
    assert re.sub(r"\s+", " ", page.xpath("string(//h1)")).strip().endswith(TITLE)
    assert strip_bidi_controls(page.xpath("string(//title)")).startswith(TITLE)
