"""Countries by their codes and names."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jumbo_site.i18n.language import language
from jumbo_site.i18n.territories import is_territory, territory_codes, territory_name


@pytest.mark.parametrize(
    ("code", "arabic", "english", "italian"),
    [
        ("MK", "مقدونيا الشمالية", "North Macedonia", "Macedonia del Nord"),
        ("XK", "كوسوفو", "Kosovo", "Kosovo"),
        ("BA", "البوسنة والهرسك", "Bosnia & Herzegovina", "Bosnia ed Erzegovina"),
        ("IT", "إيطاليا", "Italy", "Italia"),
        ("ME", "الجبل الأسود", "Montenegro", "Montenegro"),
        ("NO", "النرويج", "Norway", "Norvegia"),
    ],
)
def test_names_in_three_languages(code: str, arabic: str, english: str, italian: str) -> None:
    assert [territory_name(code, language(tag)) for tag in ("ar", "en", "it")] == [arabic, english, italian]


def test_a_site_has_the_last_word_on_a_name() -> None:
    own = {"BA": "Bosnia and Herzegovina"}
    assert territory_name("BA", language("en"), own) == "Bosnia and Herzegovina"
    assert territory_name("IT", language("en"), own) == "Italy"


def test_the_codes_are_those_of_iso_3166_1_and_kosovos() -> None:
    codes = territory_codes()
    assert len(codes) == len(set(codes)) == 249 + 1
    assert codes == tuple(sorted(codes))
    assert "XK" in codes


@pytest.mark.parametrize("code", ["", "it", "ITA", "EU", "UK", "SU", "YU", "ZZ", "XX", "001", "ＩＴ"])
def test_what_is_no_country(code: str) -> None:
    assert not is_territory(code)


@pytest.mark.parametrize("tag", ["ar", "en", "it", "sq", "mk", "sr", "sr-Latn", "cnr", "bs", "hr"])
def test_every_country_has_a_name(tag: str) -> None:
    names = [territory_name(code, language(tag)) for code in territory_codes()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_montenegro_has_the_names_of_its_own_standard() -> None:
    said = [territory_name(code, language("sr-Latn-ME")) for code in ("MK", "DE", "BY")]
    assert said == ["Sjeverna Makedonija", "Njemačka", "Bjelorusija"]
    assert territory_name("MK", language("sr-Latn")) == "Severna Makedonija"


def test_a_code_without_a_name_is_refused() -> None:
    with pytest.raises(KeyError):
        territory_name("XX", language("en"))


def test_the_check_of_a_code_does_not_load_cldr() -> None:
    script = (
        "import sys; from jumbo_site.i18n.territories import is_territory;"
        "assert is_territory('IT'); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
