"""What is read from rendered pages."""

from __future__ import annotations

from jumbo_site.checks.page_facts import PageFacts, PageReader, without_language

LANGUAGES = ("ar", "en")


def read(path: str, html: str, base: str = "/", asked_for: frozenset[str] = frozenset()) -> PageFacts:
    return PageReader(LANGUAGES, base, asked_for)(path, html.encode())


def leads_to(path: str, *addresses: str, base: str = "/") -> set[str]:
    html = "".join(f'<p><a class="x" href="{address}">x</a></p>' for address in addresses)
    return set(read(path, html, base).leads_to)


def test_links_lead_to_pages_whatever_the_language() -> None:
    assert leads_to("/en/2030/", "../speakers/", "panels/lights/#a", "./programme/", "../../ar/topics/") == {
        "/speakers/",
        "/2030/panels/lights/",
        "/2030/programme/",
        "/topics/",
    }


def test_addresses_are_read_as_html_and_as_uris() -> None:
    assert leads_to("/en/", "a&#x27;b/", "%D9%85/", "c/?x=1&amp;y=2#z", "../../../../d/") == {
        "/a'b/",
        "/م/",
        "/c/",
        "/d/",
    }


def test_a_page_and_its_other_languages_do_not_lead_to_it() -> None:
    assert leads_to("/en/2030/", "../../ar/2030/", "#top", "./", "../2030/") == set()


def test_what_lies_elsewhere_is_no_page() -> None:
    assert leads_to("/en/", "https://harbour.example/en/x/", "//a.example/", "mailto:a@b.example", "") == set()


def test_rooted_links_begin_with_the_path_of_the_site() -> None:
    assert leads_to("/404.html", "/jumbo/en/speakers/", "/other/", base="/jumbo/") == {"/speakers/"}


def test_the_links_of_a_head_are_none_of_readers() -> None:
    assert read("/en/", '<link rel="next" href="a/"><area href="b/">').leads_to == frozenset()


def test_places_are_read_where_they_are_asked_for() -> None:
    html = '<h2 id="section-1">x</h2><li id="fn:1">y</li><p data-id="no">z</p>'
    assert read("/en/about/", html, asked_for=frozenset({"/en/about/"})).places == {"section-1", "fn:1"}
    assert read("/en/about/", html).places == frozenset()


def test_what_one_page_has_told_another_need_not_tell() -> None:
    reader = PageReader(LANGUAGES, "/", frozenset())
    html = b'<a href="../topics/">x</a>'
    assert reader("/en/a/", html).leads_to == {"/topics/"}
    assert reader("/en/b/", html).leads_to == frozenset()
    again = PageReader(LANGUAGES, "/", frozenset())
    assert again("/en/b/", html).leads_to == {"/topics/"}


def test_paths_without_their_language() -> None:
    assert without_language("/ar/2030/", LANGUAGES) == "/2030/"
    assert without_language("/en/", LANGUAGES) == "/"
    assert without_language("/fr/2030/", LANGUAGES) == "/fr/2030/"
    assert without_language("/", LANGUAGES) == "/"
