"""New entries: they pass the check, join what is there, and never overwrite."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from jumbo_site.content.load import LoadResult, load_content
from jumbo_site.content.scaffold import (
    KINDS,
    ScaffoldError,
    find_place,
    named_texts,
    proposed_id,
    write_entry,
)
from jumbo_site.diagnostics import Severity
from tests.test_sites import SITES

TODAY = date(2030, 3, 1)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "good", tmp_path / "content")
    return tmp_path / "content"


def new(content: Path, kind: str, *names: str, entry_id: str = "", edition: str | None = None) -> list[Path]:
    place = find_place(content, kind, edition)
    texts = named_texts(place, names)
    return write_entry(place, entry_id or proposed_id(place, texts), texts, TODAY)


def snapshot(content: Path) -> Mapping[Path, bytes]:
    return {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}


def loaded(content: Path) -> LoadResult:
    result = load_content(content)
    assert [one for one in result.diagnostics if one.severity is Severity.ERROR] == []
    return result


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_entry_of_each_kind_is_right_as_it_is_written(content: Path, kind: str) -> None:
    written = new(content, kind, "New one", "الجديد")
    assert all(path.is_file() for path in written)
    result = loaded(content)
    wrong = {one.code for one in result.diagnostics} - {"unused-speaker", "unused-organisation"}
    assert wrong == set()  # no translation is missing either: there is a name in both languages


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_alone_is_enough(content: Path, kind: str) -> None:
    place = find_place(content, kind, None)
    write_entry(place, "new-one", {}, TODAY)
    loaded(content)


def test_names_stand_under_their_scripts(content: Path) -> None:
    new(content, "speaker", "آمنة الحسن")
    new(content, "speaker", "Šefika Đuverović")
    new(content, "speaker", "Борис Ђокић", "Boris Đokić")
    site = loaded(content).content
    assert site is not None
    names = {id_: {script: form.text for script, form in one.name.items()} for id_, one in site.speakers.items()}
    assert names["amina-al-hasan"] == {"Arab": "آمنة الحسن"}
    assert names["sefika-djuverovic"] == {"Latn": "Šefika Đuverović"}
    assert names["boris-djokic"] == {"Cyrl": "Борис Ђокић", "Latn": "Boris Đokić"}
    written = (content / "speakers" / "amina-al-hasan.yaml").read_text("utf-8")
    assert "  # Latn:\n" in written  # a script in which the site would show the name, for want of which it asks


def test_titles_stand_in_the_language_of_their_script(content: Path) -> None:
    assert [path.name for path in new(content, "page", "الدليل", entry_id="guide")] == ["guide.yaml", "guide.ar.md"]
    assert [path.name for path in new(content, "page", "Travel")] == ["travel.yaml", "travel.en.md"]
    new(content, "topic", "الطقس", "Weather")
    site = loaded(content).content
    assert site is not None
    assert site.pages["guide"].title is not None
    assert site.pages["guide"].title.languages == ("ar",)
    assert site.topics["weather"].name.languages == ("ar", "en")


@pytest.mark.parametrize(
    "title", ['Said: "yes" #1', "{a}: b", "- x", "'quoted'", "null", "@home & <b>away</b>", "*star*", "a\\b", "100%"]
)
def test_a_title_stays_what_it_is_whatever_it_holds(content: Path, title: str) -> None:
    new(content, "panel", title, entry_id="odd")
    new(content, "place", title, entry_id="odd")
    site = loaded(content).content
    assert site is not None
    panel = site.editions["2030"].panels["odd"]
    assert panel.title is not None
    assert (panel.title.get("en"), site.places["odd"].name.get("en")) == (title, title)


def test_a_panel_takes_the_next_number_and_place(content: Path) -> None:
    (content / "2030" / "sessions" / "welcome.yaml").write_text("title: Welcome\norder: 15\n", "utf-8")
    new(content, "panel", "Lamps")
    new(content, "panel", "Buoys")
    site = loaded(content).content
    assert site is not None
    panels = site.editions["2030"].panels
    assert [(panels[name].number, panels[name].order) for name in ("lamps", "buoys")] == [(2, 20), (3, 30)]


def test_an_edition_takes_year_number_and_time_zone(content: Path) -> None:
    new(content, "edition", "Harbour Meeting", entry_id="2032")
    site = loaded(content).content
    assert site is not None
    edition = site.editions["2032"].edition
    assert (edition.number, edition.timezone, edition.start) == (2, "Europe/Tirane", date(2032, 1, 1))


def test_an_entry_joins_the_list_where_there_is_one(content: Path) -> None:
    before = (content / "organisations.yaml").read_text("utf-8")
    assert new(content, "organisation", "Crane Club") == [content / "organisations.yaml"]
    after = (content / "organisations.yaml").read_text("utf-8")
    assert after.startswith(before)
    site = loaded(content).content
    assert site is not None
    assert "crane-club" in site.organisations


@pytest.mark.parametrize(
    "text",
    ["  - id: one\n    name: One\n", "- id: one\n  name: One", "- id: one\n  name: One\n\n# an end\n", "", "# none\n"],
    ids=["indented", "no end of line", "comment", "empty", "comments alone"],
)
def test_a_list_is_joined_however_it_is_written(content: Path, text: str) -> None:
    (content / "roles.yaml").write_text(text, "utf-8")
    new(content, "role", "Ferry pilot")
    site = loaded(content).content
    assert site is not None
    assert "ferry-pilot" in {role.id for role in site.roles.roles}
    assert (content / "roles.yaml").read_text("utf-8").startswith(text)


@pytest.mark.parametrize("text", ["[{id: one, name: One}]\n", "one: {name: One}\n", "- id: [\n"])
def test_a_list_that_cannot_be_joined_stays_and_the_lines_are_told(content: Path, text: str) -> None:
    (content / "roles.yaml").write_text(text, "utf-8")
    with pytest.raises(ScaffoldError, match="no list to whose end") as refused:
        new(content, "role", "Ferry pilot")
    assert "- id: ferry-pilot\n  name:\n    en: Ferry pilot\n" in refused.value.lines
    assert (content / "roles.yaml").read_text("utf-8") == text
    assert [path.name for path in content.iterdir() if "roles" in path.name] == ["roles.yaml"]


@pytest.mark.parametrize(
    ("kind", "entry", "holder"),
    [
        ("speaker", "ana-deda", "speakers/ana-deda.yaml"),
        ("panel", "lights", "2030/panels/lights"),
        ("topic", "ships", "topics.yaml"),
        ("edition", "2030", "2030/edition.yaml"),
        ("edition", "about", "pages/about"),
        ("page", "2030", "2030/edition.yaml"),
    ],
)
def test_an_existing_entry_stays_as_it_is_and_its_file_is_named(
    content: Path, kind: str, entry: str, holder: str
) -> None:
    before = snapshot(content)
    with pytest.raises(ScaffoldError, match="exists already, in .*" + holder) as refused:
        new(content, kind, entry_id=entry)
    assert f"`{entry}-2`" in (refused.value.hint or "")
    assert snapshot(content) == before


def test_an_id_in_another_case_is_taken_too(content: Path) -> None:
    (content / "speakers" / "Jane-Roe.yaml").write_text("name: {Latn: Jane Roe}\n", "utf-8")
    with pytest.raises(ScaffoldError, match=r"exists already, in .*Jane-Roe\.yaml"):
        new(content, "speaker", "Jane Roe")


def test_a_text_without_facts_is_an_entry_too(content: Path) -> None:
    (content / "pages" / "travel.ar.md").write_text("---\ntitle: السفر\n---\n", "utf-8")
    with pytest.raises(ScaffoldError, match=r"exists already, in .*travel\.ar\.md"):
        new(content, "page", "Travel")


@pytest.mark.parametrize(
    "entry", ["../outside", "a/b", "..", "a\\b", "/etc/passwd", "Jane", "con", "ä", "-a", "a--b", ""]
)
def test_what_cannot_be_an_id_is_refused_before_anything_is_written(content: Path, entry: str) -> None:
    before = snapshot(content)
    place = find_place(content, "speaker", None)
    with pytest.raises(ScaffoldError):
        write_entry(place, entry, {}, TODAY)
    assert snapshot(content) == before
    assert [path.name for path in content.parent.iterdir()] == ["content"]


@pytest.mark.parametrize("entry", ["speakers", "news", "media", "search", "assets"])
@pytest.mark.parametrize("kind", ["page", "edition"])
def test_addresses_that_every_site_has_are_refused(content: Path, kind: str, entry: str) -> None:
    with pytest.raises(ScaffoldError, match="a page that every site has"):
        new(content, kind, entry_id=entry)


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("speeker", "Did you mean `speaker`?"),
        ("Speakers", "Did you mean `speaker`?"),
        ("room", "A room is a line under `rooms:` in edition.yaml: - {id: hall, name: {en: Hall}}"),
        ("xyz", f"One of {', '.join(KINDS)}."),
    ],
)
def test_what_is_no_kind_gets_a_hint(content: Path, kind: str, hint: str) -> None:
    with pytest.raises(ScaffoldError) as refused:
        find_place(content, kind, None)
    assert refused.value.hint == hint


def test_a_wrong_edition_gets_the_closest(content: Path) -> None:
    with pytest.raises(ScaffoldError) as refused:
        find_place(content, "session", "2031")
    assert refused.value.hint == "Did you mean `2030`?"
    with pytest.raises(ScaffoldError) as refused:
        find_place(content, "session", "x")
    assert refused.value.hint == "--edition names one of 2030."
    with pytest.raises(ScaffoldError, match="belongs to no edition"):
        find_place(content, "speaker", "2030")


def test_of_two_editions_the_current_one_is_meant(content: Path) -> None:
    new(content, "edition", "Later", entry_id="2031")
    assert new(content, "session", "Tea")[0] == content / "2030" / "sessions" / "tea.yaml"
    assert new(content, "session", "Tea", edition="2031")[0] == content / "2031" / "sessions" / "tea.yaml"
    loaded(content)


def test_a_folder_that_is_no_content_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match=r"There is no .*site\.yaml"):
        find_place(tmp_path, "speaker", None)


def test_two_words_without_quotes_are_no_two_names(content: Path) -> None:
    with pytest.raises(ScaffoldError) as refused:
        named_texts(find_place(content, "speaker", None), ("Jane", "Roe"))
    assert refused.value.hint == 'Put a name of several words into quotes: "Jane Roe".'


@pytest.mark.parametrize("name", ["", "  ", "\u200f\u202e", "\u200d"])
def test_a_name_of_nothing_is_refused(content: Path, name: str) -> None:
    with pytest.raises(ScaffoldError, match="empty"):
        named_texts(find_place(content, "speaker", None), (name,))


def test_direction_marks_and_line_ends_do_not_get_into_files(content: Path) -> None:
    texts = named_texts(find_place(content, "speaker", None), ("Jane\n\u202eRoe\u200f\x1b",))
    assert texts == {"Latn": "Jane Roe"}


def test_a_file_that_appears_meanwhile_is_not_overwritten_and_nothing_else_stays(content: Path) -> None:
    place = find_place(content, "page", None)
    (content / "pages" / "travel.en.md").mkdir()  # not an entry, but in the way
    before = snapshot(content)
    with pytest.raises(ScaffoldError, match="exists already"):
        write_entry(place, "travel", {"en": "Travel"}, TODAY)
    assert snapshot(content) == before


def test_the_schema_is_named_where_the_project_has_schemas(content: Path) -> None:
    (content.parent / "schemas").mkdir()
    for name in ("speakers", "panels", "edition"):
        (content.parent / "schemas" / f"{name}.json").write_text("{}", "utf-8")
    for kind, entry in (("speaker", "a"), ("panel", "b"), ("edition", "c")):
        file = new(content, kind, entry_id=entry)[0]
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=../")
        assert (file.parent / first.partition("=")[2]).resolve().is_file()
    assert not new(content, "page", "Travel")[0].read_text("utf-8").startswith("#")
    loaded(content)
