"""rsync: a line that is cut, and words that a shell or rsync would take otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jumbo_site.publishing.address import RsyncAddress, parse_address
from jumbo_site.publishing.target import WrongTargetError
from tests.publishing.conftest import Builds
from tests.publishing.places import RECORD, Daemon, FolderPlace, serve_rsync
from tests.publishing.test_every_target import made


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[tuple[Daemon, FolderPlace]]:
    (tmp_path / "www").mkdir()
    with serve_rsync(tmp_path / "www") as served:
        yield served, FolderPlace(tmp_path / "www" / "site", f"rsync://127.0.0.1:{served.port}/www/site")


def test_where_the_line_is_cut_the_next_publication_completes_it(
    builds: Builds, daemon: tuple[Daemon, FolderPlace]
) -> None:
    served, place = daemon
    assert builds.publish(builds.first, place.word, "--yes").exit_code == 0
    assert builds.publish(builds.second, place.word, "--yes").exit_code == 0
    cuts = 0
    while True:
        output = (builds.first, builds.second)[cuts % 2]
        before, after = place.read(), made(output)
        served.breaks_at = served.connections + 3 * cuts + 1
        done = builds.publish(output, place.word, "--yes")
        if done.exit_code == 0:
            break
        cuts += 1
        assert done.exit_code == 1
        assert "error: `rsync://127.0.0.1:" in done.stderr
        assert "Traceback" not in done.output
        if cuts == 1:  # nothing was sent yet
            assert place.read() == before
        done = builds.publish(output, place.word, "--yes")
        assert done.exit_code == 0, done.output
        there = place.read()
        assert after.items() <= there.items()
        assert {path for path in there.keys() - after.keys() if not path.startswith("assets/")} == {RECORD}
    served.breaks_at = 0
    assert cuts >= 3, "while looking, while files come, and at the end"
    assert builds.publish(output, place.word).stderr == "All is as it should be; nothing was sent.\n"
    assert builds.publish(builds.second, place.word, "--yes").exit_code == 0
    assert not (place.folder / "en" / "about").exists(), "an empty folder is left"


def test_what_rsync_held_back_when_it_was_cut_is_cleared_away(
    builds: Builds, daemon: tuple[Daemon, FolderPlace]
) -> None:
    _, place = daemon
    assert builds.publish(builds.first, place.word, "--yes").exit_code == 0
    half = place.folder / "en" / ".~tmp~" / "index.html"
    half.parent.mkdir()
    half.write_bytes(b"half a page")
    assert builds.publish(builds.second, place.word, "--yes").exit_code == 0
    assert not half.parent.exists()
    assert (place.folder / "en" / "index.html").read_bytes() == (builds.second / "en" / "index.html").read_bytes()


def test_files_that_others_may_read(builds: Builds, daemon: tuple[Daemon, FolderPlace]) -> None:
    _, place = daemon
    (builds.first / "en" / "index.html").chmod(0o600)
    assert builds.publish(builds.first, place.word, "--yes").exit_code == 0
    assert (place.folder / "en" / "index.html").stat().st_mode & 0o777 == 0o644
    assert (place.folder / "en").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    "word",
    [
        "-e sh pwned:/srv",
        "-x@host:/srv",
        "host -x:/srv",
        "$(touch pwned):/srv",
        "rsync://-e/www/site",
        "rsync://host/",
        "rsync://host",
        "rsync://host/www/../../etc",
        "host:",
        "host:/",
        "host::www",
        "host:~/site",
        "host:/srv/../etc",
        "host:/srv\nx",
    ],
)
def test_words_that_ssh_or_rsync_would_take_otherwise_are_refused(word: str, tmp_path: Path) -> None:
    with pytest.raises(WrongTargetError):
        assert isinstance(parse_address(word, tmp_path), RsyncAddress)


@pytest.mark.parametrize(
    "word", ["web.example:/srv/www/site", "mira@web.example:/srv/site", "mira@[::1]:site", "rsync://h:873/www/a b/"]
)
def test_words_of_rsync(word: str, tmp_path: Path) -> None:
    assert parse_address(word, tmp_path) == RsyncAddress(word.rstrip("/"))


def test_a_shell_on_the_other_side_sees_no_command_in_a_path(
    builds: Builds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shell = tmp_path / "ssh"
    shell.write_text('#!/bin/sh\nwhile [ "$1" = -l ]; do shift 2; done\nshift\nexec sh -c "$*"\n', "utf-8")
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    done = builds.publish(builds.first, f"mira@web.example:{tmp_path}/w;touch pwned/`touch pwned`", "--yes")
    assert done.exit_code == 0, done.output
    assert not list(tmp_path.rglob("pwned"))
    assert (tmp_path / "w;touch pwned" / "`touch pwned`" / "index.html").is_file()


def test_nobody_answers(builds: Builds) -> None:
    done = builds.publish(builds.first, "rsync://127.0.0.1:9/www/site", "--yes")
    assert done.exit_code == 1
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.output
