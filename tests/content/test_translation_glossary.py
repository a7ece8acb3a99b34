"""The glossary: what it says to translators, and what it rules out."""

from __future__ import annotations

import pytest

from jumbo_site.content.translation_glossary import Glossary, read_glossary, rules_out

TEXT = """
- term: {en: cybercrime, ar: الجريمة السيبرانية, it: criminalità informatica}
  forbidden: {en: [cyber crime, cyber-crime], ar: [الجريمة الإلكترونية, إنترنت], it: [cybercrime]}
- term: {en: Western Balkans, ar: غرب البلقان}
  forbidden: {ar: [البلقان الغربي]}
  note: Never abbreviated.
- term: {en: panel}
"""


@pytest.fixture
def glossary() -> Glossary:
    found, problems = read_glossary(TEXT, "glossary.yaml", ("ar", "en", "it"), "ar")
    assert problems == ()
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Cyber  crime and more."),
        ("en", "cyber-crime"),
        ("it", "Il Cybercrime."),
        ("ar", "الجريمة الإلكترونية"),
        ("ar", "والجريمةُ الإلكترونيّة"),
        ("ar", "بالجريمة الإلكترونية"),
        ("ar", "مكافحة للجريمة الإلكترونية"),
        ("ar", "وبالإنترنت"),
        ("ar", "للإنترنت"),
        ("ar", "إنترنت"),
        ("ar", "في البـلقان الغربي"),
    ],
)
def test_a_forbidden_form_is_found(glossary: Glossary, language: str, text: str) -> None:
    assert rules_out(glossary, text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "cybercrime, cyber crimes, a cyber-criminal"),
        ("it", "la criminalità informatica, cybercrimes"),
        (
            "it",
            "[qui](/2022/panels/cybercrime/), `cybercrime`, <https://x.example/cybercrime>, https://y.example/cybercrime",
        ),
        ("ar", "الجريمة السيبرانية"),
        ("ar", "إنترنتية"),
        ("ar", "جريمة إلكترونية"),
        ("en", "الجريمة الإلكترونية"),
    ],
)
def test_other_words_are_not(glossary: Glossary, language: str, text: str) -> None:
    assert not rules_out(glossary, text, language)


def test_a_form_inside_an_agreed_term_does_not_count() -> None:
    text = "- term: {en: violent extremism}\n- term: {en: extreme views}\n  forbidden: {en: [extremism]}\n"
    glossary, _ = read_glossary(text, "", ("en",), "en")
    assert not rules_out(glossary, "On violent extremism.", "en")
    assert rules_out(glossary, "On extremism.", "en")


def test_translators_are_told_of_the_terms_in_a_text(glossary: Glossary) -> None:
    remarks = glossary.remarks("en", "ar")
    text = "Cybercrimes in the western Balkans, seen by a panel."
    assert [remark.line for remark in remarks if remark.pattern.search(text)] == [
        "Glossary: cybercrime = الجريمة السيبرانية; not: الجريمة الإلكترونية, إنترنت",
        "Glossary: Western Balkans = غرب البلقان; not: البلقان الغربي; Never abbreviated.",
    ]
    arabic = glossary.remarks("ar", "it")
    assert [remark.line for remark in arabic if remark.pattern.search("وبالجريمة السيبرانية")] == [
        "Glossary: الجريمة السيبرانية = criminalità informatica; not: cybercrime"
    ]


def test_an_empty_file_is_an_empty_glossary() -> None:
    assert read_glossary("# nothing yet\n", "glossary.yaml", ("en",), "en") == (Glossary(), ())
