"""A folder: published to as a build publishes."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from jumbo_site.build.output_paths import JOURNAL, STAGING
from tests.publishing.conftest import Builds
from tests.publishing.places import RECORD, FolderPlace
from tests.publishing.test_every_target import made

ASSET = re.compile(rb'(?:href|src)="(?:\.\./)*(assets/css/[^"#?]*)"')


@pytest.fixture
def www(tmp_path: Path) -> FolderPlace:
    return FolderPlace(tmp_path / "www", f"{tmp_path}/www")


def test_a_reader_finds_at_any_moment_what_a_page_names(builds: Builds, www: FolderPlace) -> None:
    assert builds.publish(builds.first, www.word, "--yes").exit_code == 0
    ended, missing, read = threading.Event(), [], 0

    def read_on() -> None:
        nonlocal read
        while not ended.is_set():
            for page in ("index.html", "en/index.html", "ar/2030/index.html"):
                try:
                    data = (www.folder / page).read_bytes()
                except FileNotFoundError:
                    missing.append(page)
                    continue
                missing.extend(path for path in ASSET.findall(data) if not (www.folder / path.decode()).is_file())
            read += 1

    reader = threading.Thread(target=read_on)
    reader.start()
    for _ in range(5):
        for output in (builds.second, builds.first):
            assert builds.publish(output, www.word, "--yes").exit_code == 0
    ended.set()
    reader.join()
    assert missing == []
    assert read > 10


def test_a_whole_build(builds: Builds, www: FolderPlace) -> None:
    assert builds.publish(builds.whole, www.word, "--yes").exit_code == 0
    assert {path: data for path, data in www.read().items() if path != RECORD} == made(builds.whole)


def test_an_interrupted_publication_is_completed(
    builds: Builds, www: FolderPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert builds.publish(builds.first, www.word, "--yes").exit_code == 0
    renames = 0
    rename = Path.rename

    def fails_after_three(self: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames > 3:
            raise OSError(28, "No space left on device", str(target))
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fails_after_three)
        patch.setattr(Path, "replace", lambda self, target: fails_after_three(self, Path(target)))
        done = builds.publish(builds.second, www.word, "--yes")
    assert (done.exit_code, "No space left on device" in done.stderr) == (1, True)
    assert (www.folder / JOURNAL).is_file()
    done = builds.publish(builds.second, www.word, "--yes")
    assert done.exit_code == 0, done.output
    there = www.read()
    assert made(builds.second).items() <= there.items()
    assert {path for path in there.keys() - made(builds.second).keys() if "assets/" not in path} == {RECORD}
    assert not (www.folder / STAGING).exists()


def test_a_file_that_was_changed_there_is_mended(builds: Builds, www: FolderPlace) -> None:
    assert builds.publish(builds.first, www.word, "--yes").exit_code == 0
    www.put("en/index.html", b"defaced")
    (www.folder / "ar" / "index.html").unlink()
    done = builds.publish(builds.first, www.word, "--yes")
    assert done.stderr.endswith(": 1 new, 1 changed, 0 removed.\n")
    assert {path: data for path, data in www.read().items() if path != RECORD} == made(builds.first)


def test_folders_that_are_not_for_a_site_are_refused(builds: Builds, www: FolderPlace, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").write_bytes(b"")
    inside = builds.first / "inside"
    for word in ("/", str(Path.home()), str(builds.content), str(inside), f"{builds.first}", "folder:", ".", "./"):
        done = builds.publish(builds.first, word, "--yes")
        assert (done.exit_code, "error: " in done.stderr) == (2, True), (word, done.output)
    for name in ("link", "file"):
        assert builds.publish(builds.first, str(tmp_path / name), "--yes").exit_code == 2
    assert not inside.exists()
    assert list((tmp_path / "real").iterdir()) == []
