"""Words of people's own tables: headings and countries as they write them."""

from __future__ import annotations

import pytest

from jumbo_site.importers.source_words import country_code
from jumbo_site.importers.table_columns import Column, columns_of


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Full name", Column("name")),
        ("Name (ar)", Column("name", "ar")),
        ("Name in Arabic", Column("name", "ar")),
        ("Arabic name", Column("name", "ar")),
        ("الاسم بالعربية", Column("name", "ar")),
        ("Nome in arabo", Column("name", "ar")),
        ("English biography", Column("biography", "en")),
        ("Name of the dog", None),
        ("Arabic", None),
    ],
)
def test_a_heading_may_name_the_language_in_words(heading: str, column: Column | None) -> None:
    assert columns_of([heading], {}, "speakers") == (column,)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Bosnia and Herzegovina", "BA"),
        ("Bosnia & Herzegovina", "BA"),
        ("bosnia  AND herzegovina", "BA"),
        ("The Netherlands", "NL"),
        ("البوسنة والهرسك", "BA"),
        ("Bosnia ed Erzegovina", "BA"),
        ("USA", "US"),
        ("it", "IT"),
        ("Ruritania", None),
    ],
)
def test_a_country_is_known_as_people_write_it(written: str, code: str | None) -> None:
    assert country_code(written) == code
