"""The same content gives the same bytes, whatever the machine, the locale, the hash seed or the folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, build

ELSEWHERE = [
    # a machine without any locale, where files are ASCII unless a program says otherwise
    pytest.param(
        "1",
        {
            "PYTHONHASHSEED": "1",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        },
        id="no locale",
    ),
    pytest.param(
        "2",
        {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
        id="Turkish and two processes",
    ),
]


def built(folder: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    """Build a copy of the repository's content within a folder; return the content of each file of the site."""
    folder.mkdir()
    shutil.copytree(REPOSITORY / "content", folder / "content")
    done = build(folder / "content", folder / "site", *arguments, **environment)
    assert done.returncode == 0, done.stderr
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(("jobs", "environment"), ELSEWHERE)
def test_builds_are_byte_identical(tmp_path: Path, jobs: str, environment: dict[str, str]) -> None:
    one = built(tmp_path / "one", PYTHONHASHSEED="0", TZ="UTC", LANG="C.UTF-8", LC_ALL="C.UTF-8")
    other = built(tmp_path / "in another folder", "--jobs", jobs, **environment)
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
    assert len(one) > 100


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    built(tmp_path / "one")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*") if path.is_file()}
    done = build(tmp_path / "one" / "content", tmp_path / "one" / "site")
    assert "0 files written, 0 removed" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*") if path.is_file()} == before
