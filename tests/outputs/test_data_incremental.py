"""The files of data are after each change what a clean build would make them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree

from jumbo_site.content.load import load_content
from jumbo_site.plan.data_downloads import edition_data_downloads, site_data_downloads
from jumbo_site.plan.localizer import Localizer
from tests.build.small_site import Project, differences

CHOSEN = "outputs: {default: false, data_json: true, sqlite: true, schedule: true, tables: true, site_files: true}"
FILES = {
    "data.json",
    "data.schema.json",
    "data.sqlite",
    "humans.txt",
    *(
        f"{tag}/2030/{name}"
        for tag in ("en", "ar", "sr-Cyrl", "sr-Latn")
        for name in ("schedule.json", "schedule.xml", "sessions.csv", "speakers.csv")
    ),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project.at(tmp_path_factory.mktemp("project"))
    made.edit("site.yaml", "outputs: {default: false}", CHOSEN)
    assert made.build().published
    return made


@pytest.mark.parametrize(
    ("file", "old", "new", "way"),
    [
        ("speakers/omar-nur.en.md", "guides", "leads", "prose"),
        ("2030/sessions/welcome.yaml", "Welcome", "-1 Good morning", "full"),
        ("speakers/ana-deda.yaml", "Ana Deda", "Anna Deda", "full"),
        ("2030/sessions/welcome.yaml", '"09:00"', '"08:30"', "full"),
    ],
)
def test_a_change_reaches_every_file(project: Project, tmp_path: Path, file: str, old: str, new: str, way: str) -> None:
    project.edit(file, old, new)
    assert project.build().way == way
    assert project.clean_build(tmp_path / "clean").published
    assert differences(project.folder / "site", tmp_path / "clean") == []
    assert {path for path in FILES if not (project.folder / "site" / path).is_file()} == set()


def test_a_new_body_stands_in_the_data_and_in_the_database(project: Project) -> None:
    project.edit("speakers/omar-nur.en.md", "ships", "boats")
    assert project.build().way == "prose"
    site = project.folder / "site"
    data = json.loads((site / "data.json").read_text("utf-8"))
    (omar,) = [one for one in data["speakers"] if one["id"] == "omar-nur"]
    assert "boats" in omar["body"]["en"]
    with closing(sqlite3.connect(site / "data.sqlite")) as tables:
        query = "SELECT text FROM texts WHERE record_table = 'speakers' AND record = 'omar-nur' AND field = 'body'"
        assert tables.execute(query).fetchall() == [(omar["body"]["en"],)]


def test_what_is_offered_is_there(project: Project) -> None:
    content = load_content(project.folder / "content").content
    assert content is not None
    for tag in content.language_tags:
        to = Localizer(content, tag)
        offered = [*site_data_downloads(to), *edition_data_downloads(to, content.current)]
        assert [media_type for *_, media_type in offered] == [
            *("application/json", "application/vnd.sqlite3", "text/csv", "text/csv"),
            *("application/xml", "application/json"),
        ]
        assert all(label and (project.folder / "site" / path[1:]).is_file() for label, path, _ in offered)


@pytest.mark.parametrize("character", ["\\u0001", "\\u000b", "\\ufffe"])
def test_a_character_that_xml_cannot_hold_stops_no_build(tmp_path: Path, character: str) -> None:
    made = Project.at(tmp_path)
    made.edit("site.yaml", "outputs: {default: false}", CHOSEN.replace("{", "{feed: true, "))
    made.edit("2030/sessions/welcome.yaml", "{en: Welcome,", f'{{en: "Wel{character}come",')
    made.edit("site.yaml", "title: {en: Harbour Meeting", f'title: {{en: "Harb{character}our Meeting"')
    made.write("news/call.yaml", f'date: 2030-01-02\ntitle: {{en: "A c{character}all"}}\n')
    assert made.build().published
    schedule = etree.parse(made.folder / "site" / "en" / "2030" / "schedule.xml")
    assert "Welcome" in schedule.xpath("//title/text()")
    feed = etree.parse(made.folder / "site" / "en" / "news" / "feed.xml")
    assert feed.xpath("//*[local-name() = 'entry']/*[local-name() = 'title']/text()") == ["A call"]


def test_outputs_that_are_turned_off_leave_no_file(project: Project) -> None:
    project.edit("site.yaml", CHOSEN, "outputs: {default: false}")
    assert project.build().published
    assert {path for path in FILES if (project.folder / "site" / path).exists()} == set()
