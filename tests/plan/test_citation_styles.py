"""References in APA 7, Chicago and IEEE: order, limits on authors, punctuation of the language, isolates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jumbo_site.model.content import Content
from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.citation_styles import citation_styles
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.references import edition_references
from jumbo_site.plan.views import Text
from tests.citing_site import BASE_URL, citing_content


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    changes = {
        "2030/contributions/winds.yaml": "title: {en: Why winds?, ar: لماذا الرياح؟}\npeople: [{speaker: ana-deda}]\n"
    }
    return citing_content(tmp_path_factory.mktemp("content"), changes)


def record(to: Localizer, key: str) -> Reference:
    (found,) = [
        one for one in edition_references(to, to.content.editions["2030"], BASE_URL) if one.key == f"2030-{key}"
    ]
    return found


def shown(to: Localizer, one: Reference) -> dict[str, str]:
    """Return each style as one line, with ``_`` round the title of the volume."""
    return {
        style.name: "".join(f"_{text}_" if is_title else text for text, is_title in style.parts)
        for style in citation_styles(to, one)
    }


def test_a_paper_in_english(content: Content) -> None:
    to = Localizer(content, "en")
    assert shown(to, record(to, "contributions-alone")) == {
        "APA 7": "Deda, A. (2031). Alone. In A. Deda (Ed.), _Lights, Tides & Ports: 100% of {the} Sea_ (p. 7). "
        "Port Office.",
        "Chicago": "Deda, Ana. 2031. “Alone.” In _Lights, Tides & Ports: 100% of {the} Sea_, edited by Ana Deda, 7. "
        "Durrës: Port Office.",
        "IEEE": "A. Deda, “Alone,” in _Lights, Tides & Ports: 100% of {the} Sea_, A. Deda, Ed. Durrës: "
        "Port Office, 2031, p. 7. [Online]. Available:",
    }


def test_a_paper_in_arabic_has_arabic_marks_digits_and_isolates(content: Content) -> None:
    to = Localizer(content, "ar")
    assert shown(to, record(to, "contributions-tides")) == {
        "APA 7": "نور، عمر وآنا ديدا (٢٠٣١). المد والجزر في \u2066NATO\u2069. في: آنا ديدا (تحرير)، _الأضواء والمد_ "
        "(ص ص ١٢–١٩). مكتب المرفأ.",
        "Chicago": "نور، عمر وآنا ديدا. ٢٠٣١. «المد والجزر في \u2066NATO\u2069». في: _الأضواء والمد_، تحرير آنا ديدا، "
        "١٢–١٩. دوريس: مكتب المرفأ.",
        "IEEE": "عمر نور وآنا ديدا، «المد والجزر في \u2066NATO\u2069»، في: _الأضواء والمد_، آنا ديدا، تحرير. "
        "دوريس: مكتب المرفأ، ٢٠٣١، ص ص ١٢–١٩.",
    }


def test_a_panel_has_no_author_and_a_volume_its_editors(content: Content) -> None:
    to = Localizer(content, "en")
    panel = shown(to, record(to, "panels-lights"))
    assert panel["APA 7"].startswith("Lights at sea. (2031). In A. Deda (Ed.), ")
    assert panel["Chicago"].startswith("“Lights at sea.” 2031. In ")
    volume = shown(to, record(to, "proceedings"))
    assert volume["APA 7"] == "Deda, A. (Ed.). (2031). _Lights, Tides & Ports: 100% of {the} Sea_. Port Office."
    assert volume["Chicago"].startswith("Deda, Ana, ed. 2031. _Lights")


def test_parts_of_another_language_are_isolated(content: Content) -> None:
    to = Localizer(content, "sr-Cyrl")
    apa = shown(to, record(to, "contributions-beams"))["APA 7"]
    assert apa.startswith("\u2067نور، عمر\u2069 (2031). \u2066Beams\u2069. У: \u2066A. Deda\u2069 (ур.), ")
    for text in shown(to, record(to, "contributions-tides")).values():
        depth = 0
        for sign in text:
            depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
            assert depth in (0, 1)
        assert depth == 0


def test_a_doi_is_the_address(content: Content) -> None:
    to = Localizer(content, "en")
    styles = citation_styles(to, record(to, "contributions-tides"))
    assert {style.url for style in styles} == {"https://doi.org/10.5555/harbour.2030.tides"}
    assert styles[2].link_text == "doi:10.5555/harbour.2030.tides"


@pytest.mark.parametrize(("tag", "title"), [("en", "Why winds?"), ("ar", "لماذا الرياح؟")])
def test_a_question_has_one_mark(content: Content, tag: str, title: str) -> None:
    to = Localizer(content, tag)
    styles = shown(to, record(to, "contributions-winds"))
    assert f"{title} " in styles["APA 7"]
    assert "؟." not in "".join(styles.values()) and "?." not in "".join(styles.values())


def people(number: int) -> tuple[Name, ...]:
    letters = [chr(ord("A") + place) for place in range(number)]
    return tuple(Name(Text(f"Ana {one}ov", "en", "ltr"), f"{one}ov", "Ana Jean-Lu") for one in letters)


@pytest.mark.parametrize(
    ("number", "apa", "chicago", "ieee"),
    [
        (1, "Aov, A. J.-L. (2031)", "Aov, Ana Jean-Lu. 2031", "A. J.-L. Aov, “"),
        (
            2,
            "Aov, A. J.-L., & Bov, A. J.-L. (2031)",
            "Aov, Ana Jean-Lu, and Ana Bov. 2031",
            "A. J.-L. Aov and A. J.-L. Bov, “",
        ),
        (7, "& Gov, A. J.-L. (2031)", ", and Ana Gov. 2031", "A. J.-L. Aov et al., “"),
        (11, "& Kov, A. J.-L. (2031)", "Ana Gov et al. 2031", "A. J.-L. Aov et al., “"),
        (21, "Sov, A. J.-L., … Uov, A. J.-L. (2031)", "Ana Gov et al. 2031", "A. J.-L. Aov et al., “"),
    ],
)
def test_so_many_authors_are_named(content: Content, number: int, apa: str, chicago: str, ieee: str) -> None:
    to = Localizer(content, "en")
    styles = shown(to, replace(record(to, "contributions-alone"), authors=people(number)))
    assert apa in styles["APA 7"]
    assert chicago in styles["Chicago"]
    assert styles["IEEE"].startswith(ieee)


def test_a_name_in_one_part_is_never_cut(content: Content) -> None:
    to = Localizer(content, "en")
    styles = shown(to, record(to, "contributions-beams"))
    assert styles["APA 7"].startswith("Omar Nur (2031). ")
    assert styles["IEEE"].startswith("Omar Nur, “Beams,” in ")


def test_what_is_not_known_is_left_out(content: Content) -> None:
    to = Localizer(content, "en")
    one = record(to, "contributions-alone")
    volume = replace(one.volume, editors=(), publisher=None, publisher_place=None)
    styles = shown(to, replace(one, volume=volume, first_page="", authors=()))
    assert styles == {
        "APA 7": "Alone. (2031). In _Lights, Tides & Ports: 100% of {the} Sea_.",
        "Chicago": "“Alone.” 2031. In _Lights, Tides & Ports: 100% of {the} Sea_.",
        "IEEE": "“Alone,” in _Lights, Tides & Ports: 100% of {the} Sea_. 2031. [Online]. Available:",
    }
