"""Names of languages in the language switcher, against CLDR's contextTransforms."""

from __future__ import annotations

import pytest

from jumbo_site.i18n.context_transforms import language_name_in_menu
from jumbo_site.i18n.language import language


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("it", "Italiano"),
        ("fr", "Français"),
        ("hr", "Hrvatski"),
        ("uk", "Українська"),
        ("en", "English"),
        ("ar", "العربية"),
        ("bs", "bosanski"),
        ("sq", "shqip"),
        ("mk", "македонски"),
        ("sr-Latn", "srpski (latinica)"),
        ("ka", "ქართული"),
    ],
)
def test_the_name_that_a_language_gives_itself_in_a_menu(tag: str, expected: str) -> None:
    assert language_name_in_menu(language(tag).name, tag) == expected


def test_a_digraph_gets_its_title_form() -> None:
    assert language_name_in_menu("ǆ", "hr") == "ǅ"
