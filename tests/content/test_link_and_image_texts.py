"""The words of links and images in Markdown texts."""

from __future__ import annotations

import pytest

from jumbo_site.content.entities import ProseSource
from jumbo_site.content.image_texts import prose_image_problems
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.link_texts import link_text_problems
from jumbo_site.content.markdown_scan import scan_markdown
from jumbo_site.content.prose_links import ProseLinks, with_links
from jumbo_site.content.vague_words import is_vague
from jumbo_site.i18n.catalogues import catalogue_tags
from jumbo_site.render.markdown_text import general_html

FILE = "content/pages/about.en.md"


def text(body: str, language: str = "en") -> ProseLinks:
    links = scan_markdown(body, FILE, 1).links
    return with_links(EntityKey("pages", "", "about"), ProseSource(language, FILE, None, body, 1), links)


def link_codes(body: str, language: str = "en") -> list[str]:
    return [one.code for one in link_text_problems(text(body, language))]


def image_codes(body: str, language: str = "en") -> list[str]:
    return [one.code for one in prose_image_problems(text(body, language), body)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        *(("en", "here"), ("en", "Click here!"), ("en", "**Read more** »"), ("en", "More…")),
        *(("ar", "هنا"), ("ar", "اضغط هنا"), ("ar", "هُنا."), ("ar", "هنـــا"), ("ar", "اقرأ المزيد")),
        *(("it", "qui"), ("it", "Clicca qui"), ("it", "di più"), ("fr", "cliquez ici"), ("tr", "buraya")),
        *(("sr-Cyrl", "овде"), ("sr-Latn-ME", "ovdje"), ("mk", "тука"), ("sq", "këtu"), ("he", "כָּאן")),
        *(("fa", "اینجا"), ("ur", "یہاں"), ("bs", "ovdje"), ("hr", "više")),
    ],
)
def test_words_that_say_nothing_of_the_target(language: str, words: str) -> None:
    assert is_vague(words, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "here is the programme"),
        ("en", "qui"),
        ("it", "here"),
        ("ar", "البرنامج"),
        ("en", "Hereford"),
        ("en", ""),
    ],
)
def test_words_that_name_something_or_are_of_another_language(language: str, words: str) -> None:
    assert not is_vague(words, language)


def test_every_language_of_the_interface_has_such_words() -> None:
    from jumbo_site.content.vague_words import _BARE

    assert {tag.split("-")[0] for tag in catalogue_tags()} == set(_BARE)
    assert all(words for words in _BARE.values())


def test_one_name_for_two_pages() -> None:
    assert link_codes("[The list](/a/) and [the list](/b/).") == ["link-text-ambiguous"]
    assert link_codes("[The list](/a/) and [the list](/a/).") == []


def test_links_by_a_label_are_read_with_their_words_and_the_label_is_seen_by_nobody() -> None:
    definitions = "\n\n[here]: /a/\n[There]: </b/>\n[wide]:\n  /c/\n"
    assert link_codes(f"[The tides][here] and [the depths] [there], [buoys][wide].{definitions}") == []
    assert link_codes(f"[More][here], [here][], `[more][here]`.{definitions}") == ["link-text-vague"] * 2
    assert link_codes(f"[Tides][here] and [tides][there].{definitions}") == ["link-text-ambiguous"]
    assert link_codes(f"[Here][nowhere].{definitions}") == []


def test_images_by_a_label() -> None:
    assert image_codes("![][pier]\n\n[pier]: /media/pier.png\n") == ["missing-image-text"]
    assert image_codes("![][pier]<!-- decorative -->\n\n[pier]: /media/pier.png\n") == []
    assert image_codes("![The pier at low water][pier]\n\n[pier]: /media/pier.png\n") == []


def test_an_address_in_the_place_of_words() -> None:
    assert link_codes("<https://harbour-authority.example/notices/2030/05/02>") == ["link-text-address"]
    assert link_codes("<https://harbour.example/>") == []
    assert link_codes("[Notices](https://harbour-authority.example/notices/2030/05/02)") == []


def test_an_image_needs_a_text_or_the_mark_of_an_ornament() -> None:
    assert image_codes("![](/media/pier.png)") == ["missing-image-text"]
    assert image_codes("![ ](/media/pier.png)") == ["missing-image-text"]
    assert image_codes('![](/media/pier.png "The pier")') == ["missing-image-text"]
    assert image_codes("![](/media/star.png)<!-- decorative -->") == []
    assert image_codes('![](/media/star.png "A star") <!-- decorative -->') == []
    assert image_codes("![](/media/a.png) ![](/media/star.png)<!-- decorative -->") == ["missing-image-text"]


def test_the_mark_of_an_ornament_is_not_published() -> None:
    html = general_html("![](/media/star.png)<!-- decorative -->", 2, "", "")
    assert "decorative" not in html
    assert 'alt=""' in html


@pytest.mark.parametrize("words", ["pier.png", "IMG_2041", "DSC-0042", "Pier", "image1", "Scan 3", "harbour.JPG"])
def test_the_name_of_a_file_says_nothing(words: str) -> None:
    assert image_codes(f"![{words}](/media/pier.png)") == ["poor-image-text"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Image of the pier"), ("ar", "صورة لرصيف المرفأ"), ("it", "Foto del molo"), ("fr", "Image du port")],
)
def test_a_text_that_says_first_that_it_is_an_image(language: str, words: str) -> None:
    assert image_codes(f"![{words}](/media/pier.png)", language) == ["poor-image-text"]


def test_a_text_that_says_what_is_to_be_seen_is_right() -> None:
    assert image_codes("![The pier at low water, with two boats](/media/pier.png)") == []
