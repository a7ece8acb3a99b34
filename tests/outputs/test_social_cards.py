"""Social cards: pictures of pages of note, for those who share a link to them."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from jumbo_site.content.load import load_content
from jumbo_site.outputs.output import ExportSources
from jumbo_site.outputs.social_cards import OUTPUT, TEMPLATE, card_data
from jumbo_site.outputs.typst_compiler import compile_pictures, fonts
from jumbo_site.plan.cards import CARD_SIZE, Card, cards, paths_with_cards
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.views import Text
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite

pytestmark = pytest.mark.xdist_group("cards")


@pytest.fixture(scope="module")
def sources() -> ExportSources:
    content = load_content(REPOSITORY / "content").content
    assert content is not None
    return ExportSources(content, BASE_URL, REPOSITORY / "content")


def size(png: bytes) -> tuple[int, int]:
    """Read the header of a PNG (PNG Specification, 11.2.2)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def drawn(sources: ExportSources, tag: str, title: str) -> bytes:
    to = Localizer(sources.content, tag)
    card = Card("/x/", "", Text(title, tag, to.language.direction), "")
    return compile_pictures(TEMPLATE, "cards", card_data(to, [card], "#14545c"))[0]


def test_every_language_has_cards_of_its_own_of_the_right_size(sources: ExportSources) -> None:
    jobs = list(OUTPUT.jobs(sources.content))
    assert [job.language for job in jobs] == list(sources.content.language_tags)
    files = OUTPUT.make(jobs[0], sources)
    assert "cards/ar/home.png" in files
    assert "cards/ar/2022/panels/cybercrime.png" in files
    assert {size(png) for png in files.values()} == {CARD_SIZE}


def test_the_same_content_gives_the_same_bytes(sources: ExportSources) -> None:
    job = next(iter(OUTPUT.jobs(sources.content)))
    assert OUTPUT.make(job, sources) == OUTPUT.make(job, sources)


def test_no_font_of_the_machine_is_used() -> None:
    assert fonts().families() == ["Amiri", "Noto Serif"]


def test_arabic_letters_are_joined(sources: ExportSources) -> None:
    """A non-joiner between the letters of a word changes the picture, so without it they were joined."""
    assert drawn(sources, "ar", "سلام") != drawn(sources, "ar", "س\u200cل\u200cا\u200cم")


@pytest.mark.parametrize(
    "title", ['#eval("1")', "$x$ *bold* _it_", '"; panic()', "<label> @ref \\ [a](b)", "a" * 5_000]
)
def test_a_title_is_data_and_never_markup(sources: ExportSources, title: str) -> None:
    assert size(drawn(sources, "en", title)) == CARD_SIZE
    assert drawn(sources, "en", "*bold*") != drawn(sources, "en", "bold")


def test_a_panel_without_a_translation_has_no_card_of_its_own(sources: ExportSources) -> None:
    arabic, albanian = (paths_with_cards(Localizer(sources.content, tag)) for tag in ("ar", "sq"))
    assert "/2022/panels/cybercrime/" in arabic
    assert {card.path for card in cards(Localizer(sources.content, "ar"))} == arabic
    assert albanian <= arabic


def meta(site: BuiltSite, page: str, name: str) -> list[Any]:
    return list(site.document(page).xpath(f"//meta[@property='{name}']/@content"))


def test_pages_name_pictures_that_exist(jumbo: BuiltSite) -> None:
    for page in jumbo.pages:
        for address in meta(jumbo, page, "og:image"):
            assert (jumbo.folder / address.removeprefix(BASE_URL)).is_file(), page
    assert meta(jumbo, "ar/2022/panels/cybercrime/index.html", "og:image") == [
        f"{BASE_URL}cards/ar/2022/panels/cybercrime.png"
    ]


def test_translations_are_named_as_locales(jumbo: BuiltSite) -> None:
    assert {"en_GB", "it_IT"} <= set(meta(jumbo, "ar/index.html", "og:locale:alternate"))


def test_a_card_is_drawn_again_when_what_it_shows_has_changed(sources: ExportSources, tmp_path: Path) -> None:
    job = next(iter(OUTPUT.jobs(sources.content)))
    assert OUTPUT.fingerprint is not None
    before = OUTPUT.fingerprint(job, sources)
    site = sources.content.site
    other = site.model_copy(update={"theme": site.theme.model_copy(update={"colour": "#123456"})})
    from dataclasses import replace

    changed = replace(sources, content=replace(sources.content, site=other))
    assert OUTPUT.fingerprint(job, sources) == before
    assert OUTPUT.fingerprint(job, changed) != before
