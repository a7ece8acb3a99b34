"""Languages as Open Graph names them."""

from __future__ import annotations

import pytest

from jumbo_site.plan.heads import _og_locale


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("ar", "ar_AR"),
        ("en", "en_GB"),
        ("it", "it_IT"),
        ("sq", "sq_AL"),
        ("sr-Latn", "sr_RS"),
        ("sr-Cyrl", "sr_RS"),
        ("sr-Latn-ME", "sr_ME"),
        ("bs", "bs_BA"),
        ("ar-EG", "ar_EG"),
    ],
)
def test_language_and_territory(tag: str, locale: str) -> None:
    assert _og_locale(tag) == locale
