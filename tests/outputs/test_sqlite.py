"""The database is whole by SQLite's own checks, holds what data.json holds, and has the same bytes everywhere."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jumbo_site.content.load import load_content
from jumbo_site.model.content import Content
from jumbo_site.outputs.output import ExportJob, ExportSources
from jumbo_site.outputs.sqlite import OUTPUT, database
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite

JOB = ExportJob("sqlite")


@pytest.fixture(scope="module")
def content() -> Content:
    loaded = load_content(REPOSITORY / "content").content
    assert loaded is not None
    return loaded


@pytest.fixture(params=["jumbo", "invented"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    found: BuiltSite = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def tables(site: BuiltSite) -> Iterator[sqlite3.Connection]:
    address = f"file:{site.folder / 'data.sqlite'}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        yield connection


@pytest.fixture
def data(site: BuiltSite) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.folder / "data.json").read_text("utf-8"))
    return found


def number(tables: sqlite3.Connection, query: str) -> int:
    found: int = tables.execute(query).fetchone()[0]
    return found


def test_sqlite_finds_nothing_wrong_with_it(tables: sqlite3.Connection) -> None:
    assert tables.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert tables.execute("PRAGMA foreign_key_check").fetchall() == []
    assert number(tables, "PRAGMA user_version") == 1
    assert number(tables, "PRAGMA freelist_count") == 0
    assert number(tables, "PRAGMA auto_vacuum") == 0
    assert number(tables, "SELECT count(*) FROM pragma_foreign_key_list('appearances')") == 5


def test_it_holds_as_many_of_each_as_data_json(tables: sqlite3.Connection, data: dict[str, Any]) -> None:
    sessions = [one for edition in data["editions"] for one in edition["sessions"]]
    talks = [one for edition in data["editions"] for one in edition["contributions"]]
    expected = {
        "languages": len(data["languages"]),
        "topics": len(data["topics"]),
        "roles": len(data["roles"]),
        "organisations": len(data["organisations"]),
        "places": len(data["places"]),
        "speakers": len(data["speakers"]),
        "speaker_names": sum(len(one["name"]) for one in data["speakers"]),
        "editions": len(data["editions"]),
        "organisers": sum(len(one["organisers"]) for one in data["editions"]),
        "sessions": len(sessions),
        "session_topics": sum(len(one["topics"]) for one in sessions),
        "session_languages": sum(len(one["languages"]) for one in sessions),
        "outcomes": sum(len(one["outcomes"]) for one in sessions),
        "contributions": len(talks),
        "appearances": sum(len(one["people"]) for one in (*sessions, *talks)),
    }
    assert {name: number(tables, f"SELECT count(*) FROM {name}") for name in expected} == expected  # noqa: S608


def test_titles_and_outcomes_are_there_in_each_language(tables: sqlite3.Connection, data: dict[str, Any]) -> None:
    written = {
        (tag, text)
        for edition in data["editions"]
        for one in edition["sessions"]
        for tag, text in one.get("title", {}).items()
    }
    assert set(tables.execute("SELECT language, title FROM session_titles")) == written
    outcomes = {
        (tag, text, outcome["number"])
        for edition in data["editions"]
        for one in edition["sessions"]
        for outcome in one["outcomes"]
        for tag, text in outcome["text"].items()
    }
    assert set(tables.execute("SELECT language, text, number FROM outcome_texts")) == outcomes


def test_a_question_goes_through_the_tables(invented: BuiltSite) -> None:
    """Who spoke on what, by organisation: each join finds its rows."""
    with closing(sqlite3.connect(invented.folder / "data.sqlite")) as tables:
        rows = tables.execute(
            "SELECT speaker_names.name, organisation_names.name, session_titles.title, pages.url FROM appearances "
            "JOIN speaker_names ON speaker_names.speaker = appearances.speaker AND script = 'Arab' "
            "JOIN organisation_names ON organisation_names.id = appearances.affiliation "
            "  AND organisation_names.language = 'ar' "
            "JOIN session_titles ON session_titles.id = appearances.session AND session_titles.language = 'ar' "
            "JOIN pages ON record_table = 'sessions' AND record = appearances.session AND pages.language = 'ar' "
            "ORDER BY appearances.id"
        ).fetchall()
        assert len(rows) == number(tables, "SELECT count(*) FROM appearances")
    assert all(invented.folder.joinpath(url.removeprefix(BASE_URL), "index.html").is_file() for *_, url in rows)


def test_another_process_makes_the_same_bytes(jumbo: BuiltSite, content: Content) -> None:
    made = OUTPUT.make(JOB, ExportSources(content, BASE_URL, Path()))
    assert made == {"data.sqlite": (jumbo.folder / "data.sqlite").read_bytes()}


def test_the_header_names_neither_changes_nor_the_library(site: BuiltSite) -> None:
    header = (site.folder / "data.sqlite").read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\0")
    assert struct.unpack_from(">I", header, 24) == (1,)
    assert struct.unpack_from(">II", header, 92) == (1, 3_037_000)
    assert header[16:20] == struct.pack(">H", 4096) + b"\1\1"


def test_the_fingerprint_tells_another_address_and_other_content(content: Content) -> None:
    assert OUTPUT.fingerprint is not None
    own = OUTPUT.fingerprint(JOB, ExportSources(content, BASE_URL, Path("one")))
    assert own == OUTPUT.fingerprint(JOB, ExportSources(content, BASE_URL, Path("two")))
    assert own != OUTPUT.fingerprint(JOB, ExportSources(content, "https://other.example/", Path("one")))


def test_a_row_that_refers_to_nothing_is_refused() -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database(iter([("speakers", ("ana", "nowhere", None, None))]))
