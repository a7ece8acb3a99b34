"""The site in memory is the site that a build would make, after each edit."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jumbo_site.build.manifest import read_manifest
from jumbo_site.content.load import load_content
from jumbo_site.preview.editor_links import DEFAULT_EDITOR, EditorPatternError, checked_pattern, editor_link
from jumbo_site.preview.hub import Hub
from jumbo_site.preview.session import PreviewOptions, PreviewSession
from tests.build.small_site import Project

WELCOME = "2030/sessions/welcome.yaml"
EDITS = (
    ("speakers/ana-deda.en.md", "the *harbour*", "a *harbour*"),
    ("speakers/omar-nur.en.md", "Omar guides", "<<<<<<< ours\nOmar\n=======\nNur\n>>>>>>> theirs\nguides"),
    ("speakers/omar-nur.en.md", "<<<<<<< ours\nOmar\n=======\nNur\n>>>>>>> theirs\nguides", "Omar guides"),
    ("2030/panels/lights.en.md", "title: Lights at sea", "title: Lamps at sea"),
    (WELCOME, 'end: "10:00"', 'end: "10:10"'),
    (WELCOME, "room: hall", "room: hal"),
    (WELCOME, "room: hal\n", "room: hall\n"),
    (WELCOME, "speaker: ana-deda", "speaker: ana-dede"),
    (WELCOME, "speaker: ana-dede", "speaker: ana-deda"),
    ("pages/about.en.md", "/2030/programme/", "/2030/programm/"),
    ("pages/about.en.md", "/2030/programm/", "/2030/programme/"),
    ("2030/panels/lights.yaml", "id: more-lights", "id: fewer-lights"),
    ("2030/panels/lights.yaml", "id: fewer-lights", "id: more-lights"),
    ("topics.yaml", "en: Weather", "en: Wind"),
    ("2030/edition.yaml", "en: Hall", "en: Great hall"),
    ("site.yaml", "en: Harbour Meeting, ar", "en: Port Meeting, ar"),
)


def session_of(project: Project) -> PreviewSession:
    options = PreviewOptions(project.folder / "content", (project.folder / "templates",))
    return PreviewSession(options)


def test_after_each_edit_content_and_problems_are_those_of_a_new_reading(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    session = session_of(project)
    session.look()
    for path, old, new in EDITS:
        project.edit(path, old, new)
        session.look([str(project.content(path))])
        session.check()
        fresh = load_content(project.folder / "content", drafts=True)
        assert session.findings.diagnostics == fresh.diagnostics, path
        if fresh.content is not None:
            assert session.site is not None
            assert session.site.content == fresh.content, path


def test_the_last_good_site_stays_while_the_content_is_broken(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    session = session_of(project)
    session.look()
    good = session.site
    project.edit(WELCOME, "kind: opening", "kind: [")
    assert session.look()
    assert session.site is good
    assert session.findings.has_errors
    project.edit(WELCOME, "kind: [", "kind: opening")
    assert session.look()
    assert session.site is not good
    assert not session.findings.has_errors


def test_files_that_come_and_go_are_seen(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    session = session_of(project)
    session.look()
    project.write("pages/venue-map.en.md", "---\ntitle: Map\n---\nHere.\n")
    session.look([str(project.content("pages/venue-map.en.md"))])
    assert b"Here." in session.page("/en/venue-map/").body
    project.content("pages/venue-map.en.md").unlink()
    session.look([str(project.content("pages/venue-map.en.md"))])
    assert not session.page("/en/venue-map/").is_found


def test_nothing_is_done_where_nothing_has_changed(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    session = session_of(project)
    assert session.look()
    assert not session.look()


def test_every_file_is_the_one_that_a_build_writes_and_the_preview_writes_none(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    project.edit(
        "site.yaml",
        "outputs: {default: false}",
        "outputs: {volume: false, booklet: false, epub: false, search: false, cards: false}",
    )
    before = sorted(path for path in project.folder.rglob("*"))
    session = session_of(project)
    session.look()
    session.check()
    assert session.site is not None
    served: dict[str, bytes | None] = {}
    project_after = sorted(path for path in project.folder.rglob("*"))
    assert project_after == before
    project.build()
    output = project.options.output
    for path in read_manifest(output):
        site_path = f"/{path.removesuffix('index.html')}"
        page = session.page(site_path) if site_path in session.site.pages else None
        served[path] = page.body if page is not None else session.file(path)
    assert [path for path, data in served.items() if data != (output / path).read_bytes()] == []
    assert len(served) > 100


def test_drafts_are_shown_and_marked_unless_they_are_left_out(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    project.edit("2030/contributions/beams.yaml", "session: lights", "session: lights\ndraft: true")
    path = "/en/2030/contributions/beams/"
    shown, hidden = session_of(project), PreviewSession(PreviewOptions(project.folder / "content", drafts=False))
    shown.look()
    hidden.look()
    assert shown.site is not None
    assert shown.page(path).is_found
    assert shown.site.is_draft(path)
    assert not shown.site.is_draft("/en/2030/programme/")
    assert not hidden.page(path).is_found


def test_before_there_is_a_good_site_a_page_says_why_with_hostile_texts_as_texts(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    project.write("topics.yaml", '- id: "<script>alert(1)</script>"\n  name: {en: X}\n')
    session = session_of(project)
    session.look()
    with ThreadPoolExecutor(1) as pool:  # in the process of a browser's tests a loop runs already
        page = pool.submit(lambda: asyncio.run(Hub(session, DEFAULT_EDITOR).page("/en/"))).result()
    text = page.body.decode()
    assert page.is_stand_in
    assert "topics.yaml:1:7" in text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize("pattern", ["javascript:alert('{path}')", "vscode://file/", "{path}", "data:text/html,{path}"])
def test_a_pattern_that_opens_no_editor_is_refused(pattern: str) -> None:
    with pytest.raises(EditorPatternError):
        checked_pattern(pattern)


def test_a_link_to_an_editor_quotes_what_a_file_name_may_hold() -> None:
    assert (
        editor_link("idea://open?file=/{path}&line={line}", "/a b/&c?.md", 3)
        == "idea://open?file=/a%20b/%26c%3F.md&line=3"
    )
