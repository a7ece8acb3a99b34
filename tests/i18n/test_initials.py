"""Initials in the scripts of the names that conferences have."""

from __future__ import annotations

import pytest

from jumbo_site.i18n.initials import initials_of, join_initials


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", ("A", "L")),
        ("Dr. Ada King Lovelace", ("A", "L")),
        ("Prof. Šime Čorić", ("Š", "Č")),
        ("S\u030cime Coric\u0301", ("Š", "C")),
        ("Plato", ("P",)),
        ("Dr.", ("D",)),
        ("Ada Lovelace (1815)", ("A", "L")),
        ("", ()),
        ("Проф. Милева Марић", ("М", "М")),
        ("د. محمد الخوارزمي", ("م", "خ")),
        ("الدكتورة مريم الأسطرلابي", ("م", "أ")),
        ("مَريم اَلْأندلسي", ("م", "أ")),
        ("الياس السيد", ("ا", "س")),
        ("السيد حسن", ("س", "ح")),
        ("أ.د. ليلى حداد", ("ل", "ح")),
        ("Г. Петров", ("Г", "П")),
        ("علی رضایی", ("ع", "ر")),
        ("الخليل بن أحمد", ("خ", "أ")),
        ("ليلى الم", ("ل", "ا")),
    ],
)
def test_initials_leave_out_titles_and_the_article(name: str, expected: tuple[str, ...]) -> None:
    assert initials_of(name) == expected


def test_arabic_initials_do_not_join() -> None:
    assert join_initials(("م", "خ"), right_to_left=True) == "م\u200cخ"
    assert join_initials(("A", "L"), right_to_left=False) == "AL"
