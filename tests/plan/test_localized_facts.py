"""Dates, counts and names as a site sets them for its languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jumbo_site.content.load import load_content
from jumbo_site.model.localized import LocalizedText
from jumbo_site.plan import pieces
from jumbo_site.plan.localizer import Localizer, own_names

GOOD = Path(__file__).resolve().parents[1] / "sites" / "good"
FIGURES = """
figures:
  - {id: guests, value: 1200, label: {en: {one: guest, other: guests}, ar: {zero: ضيف, one: ضيف, two: ضيفان, few: ضيوف, many: ضيفًا, other: ضيف}}}
"""  # noqa: E501


def localizer(folder: Path, tag: str, settings: str) -> Localizer:
    """The good site with other languages and more settings, in one language."""
    shutil.copytree(GOOD, folder / "content")
    site = folder / "content" / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("languages: [en, ar]", settings), "utf-8")
    edition = folder / "content" / "2030" / "edition.yaml"
    edition.write_text(edition.read_text("utf-8") + FIGURES, "utf-8")
    loaded = load_content(folder / "content")
    assert loaded.content is not None, loaded.diagnostics
    return Localizer(loaded.content, tag)


def dates(to: Localizer) -> str:
    return to.edition_dates(to.content.current.edition).text


@pytest.mark.parametrize(
    ("settings", "tag", "text"),
    [
        ("languages: [en, ar]", "ar", "٢–٣ مايو ٢٠٣٠"),
        ("languages: [en, ar]\ndigits: latn", "ar", "2–3 مايو 2030"),
        ("languages: [en, {tag: ar, digits: arab}]\ndigits: latn", "ar", "٢–٣ مايو ٢٠٣٠"),
        ("languages: [en, {tag: ar, digits: latn}]", "ar", "2–3 مايو 2030"),
        ("languages: [en, {tag: ar, digits: latn}]\ndigits: arab", "en", "٢–٣ May ٢٠٣٠"),
    ],
)
def test_the_digits_of_the_language_come_before_those_of_the_site(
    settings: str, tag: str, text: str, tmp_path: Path
) -> None:
    assert dates(localizer(tmp_path, tag, settings)) == text


def test_machines_read_ascii_digits(tmp_path: Path) -> None:
    to = localizer(tmp_path, "ar", "languages: [en, ar]")
    shown = to.edition_dates(to.content.current.edition)
    assert (shown.start_iso, shown.end_iso) == ("2030-05-02", "2030-05-03")


def test_counts_and_figures_have_the_digits_and_separators_of_the_language(tmp_path: Path) -> None:
    to = localizer(tmp_path, "ar", "languages: [en, ar]")
    assert to.count("%(num)s speaker", "%(num)s speakers", 1234) == "١٬٢٣٤ متحدثًا"
    figure = to.figure(to.content.current.edition.figures[0])
    assert figure is not None
    assert (figure.number, figure.label.value) == ("١٬٢٠٠", "ضيف")


def test_a_language_shows_both_calendars_where_it_asks_for_the_hijri_one(tmp_path: Path) -> None:
    to = localizer(tmp_path, "ar", "languages: [en, {tag: ar, hijri: true}]")
    session = to.content.current.all_sessions[0]
    day = to.session_date(session)
    assert dates(to) == "٢–٣ مايو ٢٠٣٠ (٢٩ ذو الحجة ١٤٥١ هـ – ١ محرم ١٤٥٢ هـ)"
    assert day is not None
    assert day.text == "الخميس، ٢ مايو ٢٠٣٠ (٢٩ ذو الحجة ١٤٥١ هـ)"
    assert day.start_iso == "2030-05-02"
    assert dates(Localizer(to.content, "en")) == "2–3 May 2030"


NAMES = """languages: [en, ar]
territories:
  AL: {en: Republic of Albania}
language_names:
  sq: {en: Shqip}
  ar: {ar: عربي}
time_zones:
  Europe/Tirane: {en: Central European Time}"""


def test_the_sites_own_names_come_before_those_of_cldr(tmp_path: Path) -> None:
    to = localizer(tmp_path, "en", NAMES)
    assert to.country("AL") == "Republic of Albania"
    assert to.language_name("sq") == "Shqip"
    assert pieces.edition_card(to, to.content.current.edition).timezone == "Central European Time"


def test_a_name_in_one_language_does_not_appear_in_another(tmp_path: Path) -> None:
    to = localizer(tmp_path, "ar", NAMES)
    assert to.country("AL") == "ألبانيا"
    assert to.language_name("sq") == "الألبانية"
    assert to.timezone("Europe/Tirane") == "توقيت ألبانيا"
    assert to.language_name("ar") == "عربي"


def test_a_narrower_tag_takes_the_name_of_a_wider_one_in_its_own_script() -> None:
    named = {"XK": LocalizedText((("sr", "Косово"), ("sr-Latn", "Kosovo")))}
    assert own_names(named, "sr-Latn-ME") == {"XK": "Kosovo"}
    assert own_names(named, "sr-Cyrl") == {"XK": "Косово"}
    assert own_names({"XK": LocalizedText((("sr", "Косово"),))}, "sr-Latn") == {}
