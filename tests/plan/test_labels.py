"""Headings above several things: the plural of the language, whatever their number."""

from __future__ import annotations

import pytest

from jumbo_site.i18n.catalogues import catalogue_tags, load_catalogue
from jumbo_site.plan.labels import organisation_kind_label, organiser_label, role_label


@pytest.mark.parametrize("tag", catalogue_tags())
@pytest.mark.parametrize("number", [4, 11, 21, 100, 101, 111])
def test_a_heading_does_not_change_with_a_large_number(tag: str, number: int) -> None:
    catalogue = load_catalogue(tag)
    assert role_label(catalogue, "chair", number) == role_label(catalogue, "chair", 3)
    assert organiser_label(catalogue, "partner", number) == organiser_label(catalogue, "partner", 3)
    assert organisation_kind_label(catalogue, "academic", number) == organisation_kind_label(catalogue, "academic", 3)


def test_one_and_two_keep_their_forms() -> None:
    arabic = load_catalogue("ar")
    forms = {organisation_kind_label(arabic, "academic", number) for number in (1, 2, 3)}
    assert len(forms) == 3
