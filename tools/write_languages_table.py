"""Write docs/languages.md from what the code says in fifteen languages. Usage: python tools/write_languages_table.py"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from jumbo_site.i18n.catalogues import load_catalogue
from jumbo_site.i18n.collation import sort_key
from jumbo_site.i18n.dates import format_date, format_interval, format_time_interval, format_timezone, format_weekday
from jumbo_site.i18n.hijri import format_hijri_interval
from jumbo_site.i18n.language import Language, display_name, language
from jumbo_site.i18n.lists import format_list
from jumbo_site.i18n.numerals import digits_of, format_number
from jumbo_site.i18n.plurals import integer_categories, plural_category
from jumbo_site.i18n.territories import territory_name

TARGET = Path(__file__).resolve().parent.parent / "docs" / "languages.md"

NAMES = {
    "ar": "أحمد، إبراهيم، آدم، ابتسام، إلهام، القاسم، هادي، يحيى، عائشة، عليّ، منى، مؤمن",
    "en": "Smith, Smithson, Smith-Jones, O’Brien, Obama, McDonald, Macdonald, Zoe, Zoë, de Vries, Deacon, Ångström",
    "it": "D’Amico, Damiani, De Luca, Dell’Acqua, Del Vecchio, Dessì, Di Marco, Dosi, Nicolò, Nicolosi, Pardò, Pardo",
    "sq": "Cani, Çela, Dibra, Dhima, Gashi, Gjoka, Luli, Lleshi, Rama, Rrapi, Xoxa, Xhaka",
    "bs": "Cerić, Čolak, Ćosić, Delić, Duranović, Džanić, Đurić, Lukić, Ljubić, Nurić, Njegić, Žunić",
    "hr": "Cvitan, Čačić, Ćorić, Dujmović, Džaja, Đaković, Lovrić, Ljubičić, Novak, Njavro, Šarić, Žic",
    "mk": "Андонов, Гелев, Ѓорѓиев, Заев, Ѕвездев, Јованов, Личков, Љатифи, Ковачев, Ќосев, Цветков, Џајков",
    "sr-Cyrl": "Дучић, Ђурић, Илић, Јовић, Лукић, Љубић, Нушић, Његош, Тешић, Ћосић, Чолић, Џанић",
    "sr-Latn": "Cvijić, Čolić, Ćosić, Dučić, Džanić, Đurić, Lukić, Ljubić, Nušić, Njegoš, Šantić, Žikić",
    "sr-Latn-ME": "Bar, Cerović, Čukić, Ćetković, Drljević, Džaković, Đukanović, Lalić, Ljumović, Novović, Njegoš, Šoć",
    "fa": "آذر، احمدی، بهار، پارسا، ثابت، چمران، ژاله، صادقی، کریمی، گلزار، وحیدی، هاشمی",
    "he": "אברהם, בן־דוד, בן צבי, גולן, הרצוג, ויצמן, חדד, כהן, לוי, צ׳רני, צור, שרון",
    "ur": "آصف، احمد، بٹ، بھٹو، پروین، ٹیپو، چوہدری، ڈار، کھوسہ، گیلانی، وسیم، ہاشمی",
    "fr": "Cabot, Ça, Dubois, d’Alembert, de Gaulle, Éluard, Elvire, Lefebvre, Lefèvre, Le Fèvre, Odin, Œuvrard",
    "tr": "Can, Çelik, Gül, Ağaoğlu, Akın, Ilgaz, İnan, Oral, Öz, Şahin, Sayın, Ünal",
}
"""Twelve names of each language that a sort by code points gets wrong; here in no order that matters."""

INTRODUCTION = """# What readers see in each language

Written by `tools/write_languages_table.py` from what the code gives; a test holds it up to date. Any other BCP 47 tag
that CLDR knows can be a language of a site as well, once the interface is translated into it.

Dates, lists, names and plural rules are those of CLDR 47 (in Babel). Where CLDR's interval formats contradict its own
dates, the dates win: no zero before the day (Italian, Croatian, Serbian), the dot after each year (Bosnian), the prefix
of each month (Hebrew), the comma before the year (Urdu). Montenegro has the ijekavian names that CLDR gives for Bosnia.
A time zone is called by its place; where CLDR has but the bare name of the place for that (Bosnian, Croatian, Serbian),
by its own name.

A site can change the digits of one language and of all, and the names of countries, languages and time zones: see
`digits`, `territories`, `language_names` and `time_zones` in [content-reference.md](content-reference.md).
"""


def languages_table() -> str:
    """Return docs/languages.md."""
    readers = [language(tag) for tag in NAMES]
    parts = [
        INTRODUCTION,
        "## Direction, script and digits\n",
        _table(["In English", "Direction", "Script", "Digits", "A number"], readers, _basics),
        "## Dates from one day to another\n",
        "In one month, across months, across years.\n",
        _table(["One month", "Two months", "Two years"], readers, _intervals),
        "## Days, times and time zones\n",
        _table(["Date with weekday", "Weekday", "Time", "Time zone of Europe/Rome"], readers, _times),
        "## The Hijri date\n",
        "With `hijri: true`, after the Gregorian one in brackets (Umm al-Qura calendar).\n",
        _table(["One month", "Two months"], readers, _hijri),
        "## A counted noun in each plural category\n",
        "Each category that whole numbers can be, with the smallest number that is of it.\n",
        _table(["Category: number and noun"], readers, _plurals),
        "## Lists\n",
        _table(["And", "Or"], readers, _lists),
        "## Names in order\n",
        _table(["Twelve names, sorted"], readers, _names),
    ]
    return "\n".join(parts)


def _table(headings: Sequence[str], readers: Iterable[Language], cells: Callable[[Language], Sequence[str]]) -> str:
    lines = [f"| Language | {' | '.join(headings)} |", "|---" * (len(headings) + 1) + "|"]
    for reader in readers:
        lines.append(f"| {_own(reader.name, reader)} `{reader.tag}` | {' | '.join(cells(reader))} |")
    return "\n".join(lines) + "\n"


def _own(text: str, reader: Language) -> str:
    """Mark a text as the language's own: it keeps its direction inside the English page."""
    return f'<bdi lang="{reader.tag}" dir="{reader.direction}">{text}</bdi>'


def _basics(reader: Language) -> list[str]:
    digits = f"{_own(digits_of(reader.digits), reader)} `{reader.digits}`"
    direction = {"ltr": "left to right", "rtl": "right to left"}[reader.direction]
    return [str(display_name(reader.tag, "en")), direction, reader.script, digits, _own(_number(reader), reader)]


def _number(reader: Language) -> str:
    return format_number(1_234_567.5, reader)


def _intervals(reader: Language) -> list[str]:
    first = date(2022, 11, 7)
    ends = (date(2022, 11, 18), date(2022, 12, 2), date(2023, 1, 3))
    return [_own(format_interval(first, end, reader), reader) for end in ends]


def _times(reader: Language) -> list[str]:
    shown = (
        format_date(date(2022, 11, 17), reader, "full"),
        format_weekday(date(2022, 11, 14), reader),
        format_time_interval("09:30", "10:45", reader),
        format_timezone("Europe/Rome", reader),
    )
    return [_own(text, reader) for text in shown]


def _hijri(reader: Language) -> list[str]:
    catalogue, first = load_catalogue(reader), date(2022, 11, 17)
    ends = (date(2022, 11, 18), date(2022, 12, 2))
    return [_own(str(format_hijri_interval(first, end, catalogue, reader)), reader) for end in ends]


def _plurals(reader: Language) -> list[str]:
    catalogue = load_catalogue(reader)
    shown = []
    for category in integer_categories(reader):
        numbers = (*range(200), 1_000_000)
        number = next(number for number in numbers if plural_category(number, reader) == category)
        form = catalogue.ngettext("%(num)s speaker", "%(num)s speakers", number)
        shown.append(f"{category}: {_own(form.replace('%(num)s', format_number(number, reader)), reader)}")
    return ["<br>".join(shown)]


def _lists(reader: Language) -> list[str]:
    three = [territory_name(code, reader) for code in ("IT", "AL", "MK")]
    return [_own(format_list(three, reader), reader), _own(format_list(three, reader, "or"), reader)]


def _names(reader: Language) -> list[str]:
    comma = "، " if reader.script == "Arab" else ", "
    names = sorted(NAMES[reader.tag].split(comma), key=lambda name: sort_key(name, reader))
    return [_own(comma.join(names), reader)]


if __name__ == "__main__":
    TARGET.write_text(languages_table(), "utf-8", newline="\n")
