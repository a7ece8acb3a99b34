"""Serbian Cyrillic texts that serve pages in Latin letters, where the site declares it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jumbo_site.content.load import load_content
from jumbo_site.diagnostics import format_text
from jumbo_site.model.content import Content
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.site_pages import free_page

FILES = {
    "site.yaml": """
        title: {sr: Скуп у луци, sr-Latn: Skup u luci, en: Harbour Meeting}
        base_url: https://harbour.example/
        languages: [sr, {tag: sr-Latn, transliterate: sr}, {tag: en, partial: true}]
        edition: "2030"
        series: {name: Љубљански скуп}
        territories: {MK: {sr: Сјеверна Македонија}, AL: {sr: Шћиперија, sr-Latn: Albanija}}
    """,
    "2030/edition.yaml": """
        start: 2030-05-02
        end: 2030-05-03
        timezone: Europe/Belgrade
        figures:
          - {id: people, value: 21, label: {sr: {one: учесник, few: учесника, other: учесника}}}
    """,
    "2030/sessions/opening.yaml": """
        title: Отварање
        kind: opening
        people: [{speaker: ana}, {speaker: boris}, {speaker: vera}, {speaker: goran}]
    """,
    "speakers/ana.yaml": "name: {Cyrl: {text: Љиљана Џамић, sort: 'Џамић, Љиљана'}}",
    "speakers/boris.yaml": "name: {Cyrl: {text: Борис Иванов, lang: ru}}",
    "speakers/vera.yaml": "name: {Cyrl: Вера Њего, Latn: Vera Njego-Smith}",
    "speakers/goran.yaml": "name: {Cyrl: Ѓорѓи Кочо}",
    "pages/about.sr.md": "---\ntitle: О скупу\n---\nТекст `код` [веза](/2030/).\n",
    "pages/venue.sr.md": "---\ntitle: Место\n---\nЛука.\n",
    "pages/venue.sr-Latn.md": "---\ntitle: Mesto\n---\nSopstveni tekst.\n",
}


def load(folder: Path, **changed: str) -> Content:
    for name, text in {**FILES, **changed}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = text.strip("\n").split("\n")
        margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
        file.write_text("\n".join(line[margin:] for line in lines) + "\n", "utf-8")
    result = load_content(folder, "content")
    assert format_text(result.diagnostics) == ""
    assert result.content is not None
    return result.content


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return load(tmp_path)


def test_a_short_text_is_shown_in_the_letters_of_the_page_and_marked(content: Content) -> None:
    shown = Localizer(content, "sr-Latn").text(content.site.series.name)
    assert shown is not None
    assert (shown.value, shown.lang, shown.dir) == ("Ljubljanski skup", "sr-Latn", "ltr")
    assert (shown.is_transliterated, shown.is_fallback, shown.is_foreign) == (True, False, False)
    assert shown.source_language_name == "srpski"


def test_an_own_text_comes_first_and_other_languages_are_not_served(content: Content) -> None:
    own = Localizer(content, "sr-Latn").text(content.site.title)
    assert own is not None
    assert (own.value, own.is_transliterated) == ("Skup u luci", False)
    english = Localizer(content, "en").text(content.site.series.name)
    assert english is not None
    assert (english.value, english.lang, english.is_fallback) == ("Љубљански скуп", "sr", True)


def test_prose_keeps_code_and_addresses(content: Content) -> None:
    prose = Localizer(content, "sr-Latn").prose(content.pages["about"].body)
    assert prose is not None
    assert prose.markdown == "Tekst `код` [veza](/2030/)."
    assert (prose.lang, prose.is_transliterated, prose.is_fallback) == ("sr-Latn", True, False)
    own = Localizer(content, "sr-Latn").prose(content.pages["venue"].body)
    assert own is not None
    assert not own.is_transliterated


def test_figures(content: Content) -> None:
    figure = Localizer(content, "sr-Latn").figure(content.current.edition.figures[0])
    assert figure is not None
    assert (figure.label.value, figure.label.lang, figure.label.is_transliterated) == ("učesnik", "sr-Latn", True)


def test_a_name_is_transliterated_for_want_of_a_latin_form_and_only_from_serbian(content: Content) -> None:
    to = Localizer(content, "sr-Latn")
    names = {one: to.name(speaker) for one, speaker in content.speakers.items()}
    assert {one: (name.value, name.lang, name.is_transliterated) for one, name in names.items()} == {
        "ana": ("Ljiljana Džamić", "sr-Latn", True),
        "boris": ("Борис Иванов", "ru", False),
        "vera": ("Vera Njego-Smith", "sr-Latn", False),
        "goran": ("Ѓорѓи Кочо", "und-Cyrl", False),
    }
    assert to.letter(content.speakers["ana"]) == "Dž"
    assert [name.value for name in to.other_names(content.speakers["ana"])] == ["Љиљана Џамић"]


def test_a_name_that_the_site_sets_for_a_country_holds_in_both_scripts(content: Content) -> None:
    to = Localizer(content, "sr-Latn")
    assert [to.country(code) for code in ("MK", "AL", "HR")] == ["Sjeverna Makedonija", "Albanija", "Hrvatska"]
    assert Localizer(content, "en").country("MK") == "North Macedonia"


def test_a_transliterated_page_is_one_of_the_translations(content: Content) -> None:
    page = free_page(PageBuilder(Localizer(content, "sr-Latn"), "https://harbour.example/"), content.pages["about"])
    assert page.is_translated
    assert page.head.canonical == "https://harbour.example/sr-Latn/about/"
    assert [one.hreflang for one in page.head.alternates] == ["sr", "sr-Latn", "x-default"]


def test_one_line_turns_it_off(content: Content) -> None:
    languages = tuple(entry.model_copy(update={"transliterate": None}) for entry in content.site.languages)
    site = content.site.model_copy(update={"languages": languages})
    to = Localizer(replace(content, site=site), "sr-Latn")
    shown = to.text(content.site.series.name)
    assert shown is not None
    assert (shown.value, shown.lang, shown.is_fallback) == ("Љубљански скуп", "sr", True)
    assert to.name(content.speakers["ana"]).value == "Љиљана Џамић"
