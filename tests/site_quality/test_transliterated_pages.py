"""A site in Serbian Cyrillic that serves Latin letters by declaration, as it is published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jumbo_site.i18n.catalogues import load_catalogue
from tests.conftest import BuiltSite, build

pytestmark = pytest.mark.xdist_group("transliterated")

FILES = {
    "site.yaml": """title: Скуп у луци
base_url: https://harbour.example/
languages: [sr, {tag: sr-Latn, transliterate: sr}]
edition: "2030"
series: {name: Љубљански скуп}
""",
    "2030/edition.yaml": "start: 2030-05-02\nend: 2030-05-03\ntimezone: Europe/Belgrade\n",
    "2030/edition.sr.md": "Први скуп.\n",
    "2030/sessions/opening.yaml": "title: Отварање\nkind: opening\npeople: [{speaker: ana}]\n",
    "speakers/ana.yaml": "name: {Cyrl: Љиљана Џамић}\nposition: директорка\n",
    "pages/about.sr.md": "---\ntitle: О скупу\n---\nТекст са `кодом` и [везом](/2030/).\n",
}
MESSAGE = "This text was transliterated automatically; its source is in this language: %(language)s."
CYRILLIC = re.compile("[\u0400-\u04ff]+")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder: Path = tmp_path_factory.mktemp("serbian")
    for name, text in FILES.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    done = build(folder / "content", folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    return BuiltSite(folder / "site")


def test_long_texts_say_that_they_were_transliterated(site: BuiltSite) -> None:
    page = site.document("sr-Latn/about/index.html")
    note = load_catalogue("sr-Latn").gettext(MESSAGE) % {"language": "srpski"}
    assert [" ".join(one.text_content().split()) for one in page.xpath("//p[@class='fallback-note']")] == [note]
    assert site.document("sr/about/index.html").xpath("//p[@class='fallback-note']") == []


def test_the_words_are_latin_and_tagged_as_the_page_is(site: BuiltSite) -> None:
    page = site.document("sr-Latn/about/index.html")
    (prose,) = page.xpath("//div[@class='prose']")
    assert " ".join(prose.text_content().split()) == "Tekst sa кодом i vezom."
    assert prose.get("lang") is None
    assert page.xpath("string(//h1)").strip() == "O skupu"
    assert page.xpath("string(//title)") == "O skupu · Skup u luci"


def test_cyrillic_stands_where_it_is_meant_to_alone(site: BuiltSite) -> None:
    found = {}
    for file in (page for page in site.pages if page.startswith("sr-Latn/")):
        page = site.document(file)
        for other in page.xpath("//nav | //code | //script | //*[@lang='sr' or starts-with(@lang, 'und-')]"):
            other.drop_tree()
        found[file] = CYRILLIC.findall(page.text_content())
    assert {file: words for file, words in found.items() if words} == {}


def test_search_engines_get_both_scripts_as_translations(site: BuiltSite) -> None:
    for file in ("about/index.html", "speakers/ana/index.html", "2030/sessions/opening/index.html"):
        page = site.document(f"sr-Latn/{file}")
        assert page.xpath("//link[@hreflang='sr-Latn']/@href") == page.xpath("//link[@rel='canonical']/@href")
        assert len(page.xpath("//link[@hreflang]")) == 3
