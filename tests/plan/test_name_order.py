"""The order and the headings of persons as the site sets them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jumbo_site.content.load import load_content
from jumbo_site.model.people import Speaker
from jumbo_site.plan.localizer import Localizer

GOOD = Path(__file__).resolve().parents[1] / "sites" / "good"
NAMES = {
    "elham": {"text": "الهام", "sort": "الهام"},
    "qasim": {"text": "القاسم"},
    "sharif": {"text": "الشريف"},
    "dalil": {"text": "دليل"},
    "zahra": {"text": "الزهراء"},
}


@pytest.mark.parametrize(
    ("ignores", "order", "letters"),
    [
        (True, ["elham", "dalil", "zahra", "sharif", "qasim"], "ادزشق"),
        (False, ["zahra", "sharif", "qasim", "elham", "dalil"], "ااااد"),
    ],
)
def test_the_article_counts_unless_the_site_says_no_and_the_form_to_sort_by_is_taken_as_it_is(
    ignores: bool, order: list[str], letters: str
) -> None:
    loaded = load_content(GOOD)
    assert loaded.content is not None
    site = loaded.content.site
    settings = [entry.model_copy(update={"ignore_article": ignores}) for entry in site.languages]
    site = site.model_copy(update={"languages": tuple(settings)})
    to = Localizer(replace(loaded.content, site=site), "ar")
    people = [Speaker.model_validate({"id": name, "name": {"Arab": form}}) for name, form in NAMES.items()]
    ordered = sorted(people, key=to.name_key)
    assert [person.id for person in ordered] == order
    assert "".join(map(to.letter, ordered)) == letters
