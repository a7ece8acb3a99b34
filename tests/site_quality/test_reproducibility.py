"""The same content gives the same bytes, whatever the machine, the locale, the hash seed or the folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, build


def built(folder: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    folder.mkdir()
    shutil.copytree(REPOSITORY / "content", folder / "content")
    done = build(folder / "content", folder / "site", *arguments, **environment)
    assert done.returncode == 0, done.stderr
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("seed", "zone", "locale", "jobs"),
    [("1", "Pacific/Kiritimati", "C", "1"), ("4242", "America/New_York", "tr_TR.UTF-8", "2")],
)
def test_builds_are_byte_identical(tmp_path: Path, seed: str, zone: str, locale: str, jobs: str) -> None:
    one = built(tmp_path / "one", PYTHONHASHSEED="0", TZ="UTC", LANG="C.UTF-8")
    other = built(tmp_path / "other", "--jobs", jobs, PYTHONHASHSEED=seed, TZ=zone, LANG=locale, LC_ALL=locale)
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
    assert len(one) > 100


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    built(tmp_path / "one")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*") if path.is_file()}
    done = build(tmp_path / "one" / "content", tmp_path / "one" / "site")
    assert "0 files written, 0 removed" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "one").rglob("*") if path.is_file()} == before
