"""New entries: they pass the check, and never overwrite."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jumbo_site.content.load import load_content
from jumbo_site.content.scaffold import KINDS, ScaffoldError, write_entry
from jumbo_site.diagnostics import Severity
from tests.test_sites import SITES


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "good", tmp_path / "content")
    return tmp_path / "content"


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_entry_of_each_kind_is_right_as_it_is_written(content: Path, kind: str) -> None:
    written = write_entry(content, kind, "new-one", None)
    assert all(path.is_file() for path in written)
    errors = [one for one in load_content(content).diagnostics if one.severity is Severity.ERROR]
    assert errors == []


def test_an_entry_joins_the_list_where_there_is_one(content: Path) -> None:
    before = (content / "organisations.yaml").read_text("utf-8")
    assert write_entry(content, "organisation", "crane-club", None) == [content / "organisations.yaml"]
    after = (content / "organisations.yaml").read_text("utf-8")
    assert after.startswith(before)
    loaded = load_content(content).content
    assert loaded is not None
    assert "crane-club" in loaded.organisations


@pytest.mark.parametrize(("kind", "entry"), [("speaker", "ana-deda"), ("panel", "lights"), ("topic", "ships")])
def test_an_existing_entry_stays_as_it_is(content: Path, kind: str, entry: str) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    with pytest.raises(ScaffoldError, match="already"):
        write_entry(content, kind, entry, None)
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_a_name_that_is_no_id_gets_a_suggestion(content: Path) -> None:
    with pytest.raises(ScaffoldError) as refused:
        write_entry(content, "speaker", "Amer Kapetanović", None)
    assert refused.value.hint == "Try `amer-kapetanovic`."


def test_an_unknown_kind_gets_the_closest(content: Path) -> None:
    with pytest.raises(ScaffoldError) as refused:
        write_entry(content, "speeker", "jane-roe", None)
    assert refused.value.hint == "Did you mean `speaker`?"


@pytest.mark.parametrize("entry", ["../outside", "a/b", "..", "a\\b", "/etc/passwd"])
def test_no_id_leads_out_of_the_folder(content: Path, entry: str) -> None:
    with pytest.raises(ScaffoldError):
        write_entry(content, "speaker", entry, None)


def test_a_session_of_an_edition_that_does_not_exist(content: Path) -> None:
    with pytest.raises(ScaffoldError, match="no edition `2031`"):
        write_entry(content, "session", "tea", "2031")
