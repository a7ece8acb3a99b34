"""Messages on their way from templates and code into the catalogues."""

from __future__ import annotations

import io
from pathlib import Path

import jinja2
import pytest
from babel.messages.pofile import read_po

import jumbo_site
from jumbo_site.i18n.catalogues import CATALOGUE_FOLDER, catalogue_tags, read_entries
from jumbo_site.i18n.extraction import Message, extract_messages, update_catalogues, updated

REPOSITORY = Path(__file__).resolve().parents[2]
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)


@pytest.fixture(scope="module")
def messages() -> tuple[Message, ...]:
    """What the project's own templates and code say."""
    return extract_messages(REPOSITORY / "templates", Path(jumbo_site.__file__).parent)


def extracted(folder: Path, *, template: str = "", code: str = "") -> tuple[Message, ...]:
    for name, file, text in (("templates", "page.html", template), ("package", "code.py", code)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / file).write_text(text, encoding="utf-8")
    return extract_messages(folder / "templates", folder / "package")


@pytest.mark.parametrize("tag", catalogue_tags())
def test_the_catalogues_hold_the_messages_of_the_project_and_no_others(tag: str, messages: tuple[Message, ...]) -> None:
    raw = (CATALOGUE_FOLDER / tag / "messages.po").read_bytes()
    assert updated(raw, tag, messages) == raw, "run jumbo_site.i18n.extraction.update_catalogues"


def test_words_of_templates(tmp_path: Path) -> None:
    template = """<h1>{{ _("Programme") }}</h1>
{{ pgettext("session", "Panel") }} {{ ngettext("%(num)s speaker", "%(num)s speakers", n) }}
{{ npgettext("role", "Chair", "Chairs", n) }}
{% trans %}
  Read the
  proceedings
{% endtrans %}"""
    assert extracted(tmp_path, template=template) == (
        Message("%(num)s speaker", "%(num)s speakers", None, (("templates/page.html", 2),)),
        Message("Chair", "Chairs", "role", (("templates/page.html", 3),)),
        Message("Panel", None, "session", (("templates/page.html", 2),)),
        Message("Programme", None, None, (("templates/page.html", 1),)),
        Message("Read the proceedings", None, None, (("templates/page.html", 4),)),
    )


def test_words_of_code(tmp_path: Path) -> None:
    code = """_ = catalogue.gettext
title = _("Programme"), words.gettext("Speakers")
label = words.npgettext("role", "Chair", "Chairs", 2), words.pgettext("session", "Panel")
number = "a.b".count("."), to.count("%(num)s outcome", "%(num)s outcomes", 3)
"""
    found = [(one.msgid, one.plural, one.context) for one in extracted(tmp_path, code=code)]
    assert found == [
        ("%(num)s outcome", "%(num)s outcomes", None),
        ("Chair", "Chairs", "role"),
        ("Panel", None, "session"),
        ("Programme", None, None),
        ("Speakers", None, None),
    ]


def test_one_message_has_all_its_places(tmp_path: Path) -> None:
    (message,) = extracted(tmp_path, template='{{ _("Home") }}\n{{ _("Home") }}', code='_("Home")\n')
    assert message.locations == (("templates/page.html", 1), ("templates/page.html", 2), ("package/code.py", 1))


def test_a_message_with_and_without_its_plural_is_one(tmp_path: Path) -> None:
    (message,) = extracted(tmp_path, template='{{ _("Panel") }}{{ ngettext("Panel", "Panels", n) }}')
    assert (message.msgid, message.plural) == ("Panel", "Panels")


def test_two_plurals_of_one_message_are_refused(tmp_path: Path) -> None:
    template = '{{ ngettext("person", "people", n) }}\n{{ ngettext("person", "persons", n) }}'
    with pytest.raises(ValueError, match=r"templates/page.html:1, templates/page.html:2"):
        extracted(tmp_path, template=template)


def test_a_template_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError):
        extracted(tmp_path, template='{% if %}{{ _("Home") }}')


def test_translations_stay_new_messages_come_and_old_ones_go() -> None:
    raw = HEADER + 'msgid "Home"\nmsgstr "Inizio"\n\nmsgid "Gone"\nmsgstr "Sparito"\n'
    new = updated(raw.encode(), "it", [Message("Home", None, None), Message("Speakers", None, None)])
    assert new.decode() == HEADER + 'msgid "Home"\nmsgstr "Inizio"\n\nmsgid "Speakers"\nmsgstr ""\n\n'


def test_the_plural_forms_are_those_of_the_file() -> None:
    """Babel gives Turkish one form, CLDR two."""
    body = '#, python-format\nmsgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "bir"\nmsgstr[1] "çok"\n\n'
    raw = (HEADER.replace("Language: it", "Language: tr") + body).encode()
    assert updated(raw, "tr", [Message("%(num)s day", "%(num)s days", None)]) == raw


def test_the_order_of_the_messages_does_not_matter(messages: tuple[Message, ...]) -> None:
    raw = (CATALOGUE_FOLDER / "ar" / "messages.po").read_bytes()
    assert updated(raw, "ar", messages[::-1]) == updated(raw, "ar", messages)


def test_a_catalogue_is_written_only_where_its_words_change(tmp_path: Path) -> None:
    (tmp_path / "it").mkdir()
    path = tmp_path / "it" / "messages.po"
    path.write_text(HEADER, encoding="utf-8")
    found = [Message("Home", None, None, (("templates/page.html", 1),))]
    moved = [Message("Home", None, None, (("templates/page.html", 9),))]
    assert update_catalogues(tmp_path, found) == (path,)
    written = path.read_bytes()
    assert update_catalogues(tmp_path, moved) == ()
    assert path.read_bytes() == written
    assert b"page.html" not in written


def test_a_message_that_gets_a_plural_keeps_its_translation_for_review() -> None:
    raw = HEADER + 'msgid "Panel"\nmsgstr "Tavola"\n'
    (entry,) = read_entries(updated(raw.encode(), "it", [Message("Panel", "Panels", None)]))
    assert (entry.translations, entry.is_fuzzy) == (("Tavola", "Tavola"), True)


def test_a_message_that_loses_its_plural_keeps_its_translation_for_review() -> None:
    raw = HEADER + 'msgid "Panel"\nmsgid_plural "Panels"\nmsgstr[0] "Tavola"\nmsgstr[1] "Tavole"\n'
    (entry,) = read_entries(updated(raw.encode(), "it", [Message("Panel", None, None)]))
    assert (entry.plural, entry.translations, entry.is_fuzzy) == (None, ("Tavole",), True)


@pytest.mark.parametrize("tag", catalogue_tags())
def test_the_header_names_the_language_and_no_hour(tag: str) -> None:
    raw = (CATALOGUE_FOLDER / tag / "messages.po").read_bytes()
    header = raw.partition(b"\n\n")[0].decode()
    assert f"Language: {tag}" in header
    assert "Date" not in header
    three_forms = dict.fromkeys(("bs", "he", "hr", "sr", "sr-Latn", "sr-Latn-ME"), 3)
    assert read_po(io.BytesIO(raw)).num_plurals == ({"ar": 6} | three_forms).get(tag, 2)
