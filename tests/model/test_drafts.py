"""What is a draft, and what goes with it, is nowhere in what is published; the preview has it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jumbo_site.content.load import LoadResult, load_content
from jumbo_site.model.content import Content
from jumbo_site.model.drafts import draft_paths, without_drafts
from tests.build.small_site import Project

GOOD = Path(__file__).parent.parent / "sites" / "good"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "content")
    return tmp_path / "content"


def make_draft(file: Path) -> None:
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\ndraft: true\n", "utf-8")


def content_of(loaded: LoadResult) -> Content:
    assert loaded.content is not None, loaded.diagnostics
    return loaded.content


def test_a_person_who_is_a_draft_is_in_no_session(folder: Path) -> None:
    make_draft(folder / "speakers" / "ana-deda.yaml")
    published, seen = content_of(load_content(folder)), content_of(load_content(folder, drafts=True))
    assert "ana-deda" in seen.speakers
    assert "ana-deda" in {one.speaker for one in seen.editions["2030"].appearances}
    assert "ana-deda" not in published.speakers
    assert "ana-deda" not in {one.speaker for one in published.editions["2030"].appearances}
    assert without_drafts(seen) == published
    assert list(draft_paths(seen)) == ["/speakers/ana-deda/"]
    assert list(draft_paths(published)) == []


def test_a_talk_of_a_session_that_is_a_draft_is_one_too(folder: Path) -> None:
    make_draft(folder / "2030" / "panels" / "lights.yaml")
    (folder / "2030" / "contributions").mkdir()
    talk = "title: {en: Lamps, ar: مصابيح}\nsession: lights\npeople: [{speaker: omar-nur, role: author}]\n"
    (folder / "2030" / "contributions" / "lamps.yaml").write_text(talk, "utf-8")
    published, seen = content_of(load_content(folder)), content_of(load_content(folder, drafts=True))
    assert set(draft_paths(seen)) == {"/2030/panels/lights/", "/2030/contributions/lamps/"}
    assert not published.editions["2030"].panels
    assert not published.editions["2030"].contributions
    assert published.editions["2030"].sessions.keys() == seen.editions["2030"].sessions.keys()


def test_an_edition_that_is_a_draft_goes_with_all_that_is_in_it(folder: Path) -> None:
    shutil.copytree(folder / "2030", folder / "2031")
    edition = folder / "2031" / "edition.yaml"
    edition.write_text(
        edition.read_text("utf-8").replace("start: 2030", "start: 2031").replace("end: 2030", "end: 2031")
    )
    for session in (folder / "2031").glob("*/*.yaml"):
        session.write_text(session.read_text("utf-8").replace("2030-", "2031-"), "utf-8")
    make_draft(edition)
    assert content_of(load_content(folder)).editions.keys() == {"2030"}
    assert content_of(load_content(folder, drafts=True)).editions.keys() == {"2030", "2031"}


def test_an_unfinished_draft_needs_no_translation(folder: Path) -> None:
    page = folder / "pages" / "travel.yaml"
    page.write_text("title: {en: Travel}\ndraft: true\n", "utf-8")
    assert load_content(folder).diagnostics == ()
    page.write_text("title: {en: Travel}\n", "utf-8")
    assert {one.code for one in load_content(folder).diagnostics} == {"missing-translation"}


def test_a_draft_may_lead_to_a_draft(folder: Path) -> None:
    for name, target in ("travel", "hotels"), ("hotels", "travel"):
        (folder / "pages" / f"{name}.yaml").write_text("draft: true\ntitle: {en: T, ar: ت}\n", "utf-8")
        (folder / "pages" / f"{name}.en.md").write_text(f"See [more of it](/{target}/).\n", "utf-8")
    assert load_content(folder).diagnostics == ()
    (folder / "pages" / "travel.yaml").write_text("title: {en: T, ar: ت}\n", "utf-8")
    assert [one.code for one in load_content(folder).diagnostics] == ["missing-translation", "draft-link"]


def test_nothing_of_a_draft_is_in_any_file_of_the_site(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    project.edit("site.yaml", "{default: false}", "{default: false, data_json: true, tables: true, schedule: true}")
    assert project.build().published
    name = "آنا ديدا"
    assert any(name in text for text in texts(project))
    make_draft(project.folder / "content" / "speakers" / "ana-deda.yaml")
    ledger = project.folder / "content" / "published-urls.txt"
    report = project.build()
    assert not report.published  # it was published: its address would vanish
    assert {one.code for one in report.diagnostics} == {"vanished-url"}
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if "ana-deda" not in line), "utf-8")
    assert project.build().published
    assert not any(name in text or "ana-deda" in text for text in texts(project))


def texts(project: Project) -> list[str]:
    files = [path for path in (project.folder / "site").rglob("*") if path.is_file()]
    assert files
    return [path.read_bytes().decode("utf-8", "replace") for path in files]
