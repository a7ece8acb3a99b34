"""Disks that are full, fail, or may not be written to: the build is refused, and the published site stays as it was.

Refused means: an exit code, one sentence, no traceback.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from jumbo_site.cli import main
from tests.build.contents import CONTENTS
from tests.build.faults import (
    DiskCalls,
    Site,
    check_account,
    differing,
    ended,
    forked,
    may_mount,
    no_space,
    read_files,
    read_only,
    small_disk,
)

pytestmark = pytest.mark.xdist_group("faults-3")


@pytest.fixture(scope="module")
def site(fast_folder: Path) -> Site:
    return Site(fast_folder, CONTENTS)


@pytest.fixture(autouse=True)
def _in_its_folder(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.folder)


def run(*arguments: str) -> Result:
    """Run the command on the site; however it ends, it speaks in sentences."""
    here = Path.cwd()
    places = ["--content", str(here / "content"), "--output", str(here / "site")]
    done = CliRunner().invoke(main, ["build", "--jobs", "1", *places, *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return done


def check_refused(done: Result) -> None:
    assert done.exit_code != 0
    errors = [line for line in done.stderr.splitlines() if "error:" in line]
    assert len(errors) == 1, done.stderr


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "changes" in metafunc.fixturenames:
        thorough = metafunc.config.getoption("--thorough")
        metafunc.parametrize("changes", ["people", "prose", "colour"] if thorough else ["people", "prose"])


@pytest.mark.parametrize("kind", DiskCalls.KINDS)
def test_the_nth_call_of_a_kind_fails(site: Site, kind: str, changes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every n: refused, or the new site, where what was begun could be carried out at the second attempt."""
    site.put("first")
    assert site.build().published
    with monkeypatch.context() as patch:
        calls = DiskCalls(patch, no_space, (kind,))
        at, is_reached = 0, True
        while is_reached:
            at += 1
            site.put(changes)
            old, new = read_files(site.output), site.expected(changes)
            calls.start(at)
            done = run()
            is_reached = calls.count >= at
            calls.start(0)
            if done.exit_code == 0:
                assert differing(read_files(site.output), new) == []
                site.put("first")
                assert site.build().published
            else:
                check_refused(done)
                assert check_account(site, old, new) == "old"
        assert at > 1 or kind in ("mkdir", "unlink")
    site.put(changes)
    assert site.build().published
    site.check_after_next_build(changes)


@pytest.mark.parametrize("kind", ["write", "fsync", "rename", "mkdir"])
def test_all_calls_fail_from_the_nth_on(site: Site, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the journal stands nobody can go back: the next command completes what was begun."""
    accounts = set()
    with monkeypatch.context() as patch:
        calls = DiskCalls(patch, no_space, (kind,))
        for at in (1, 2, 5, 10, 20):
            site.put("first")
            assert site.build().published
            site.put("people")
            old, new = read_files(site.output), site.expected("people")
            calls.start(at)
            calls.goes_on = True
            done = run()
            is_reached = calls.count >= at
            calls.goes_on = False
            calls.start(0)
            if is_reached and done.exit_code != 0:
                check_refused(done)
                accounts.add(check_account(site, old, new))
            assert site.build().published
            site.check_after_next_build("people")
    assert "old" in accounts
    assert kind != "rename" or "new by the journal" in accounts


@pytest.mark.parametrize("percent", [10, 50, 90, 99])
def test_a_disk_that_becomes_full(site: Site, percent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is room for a part of what a build writes."""
    block = 4096
    site.put("first")
    assert site.build().published
    site.put("colour")
    written = sum(-(-len(data) // block) for path, data in site.clean["colour"].items() if path.endswith(".html"))
    room = written * percent // 100 * block
    with full_disk(site, room, monkeypatch) as fill:
        site.put("first")
        assert site.build().published
        old = read_files(site.output)
        site.put("colour")
        new = site.expected("colour")
        with fill():
            done = run()
        check_refused(done)
        assert "No space left on device" in done.stderr
        assert check_account(site, old, new) == "old"
        assert site.build().published
        site.check_after_next_build("colour")
    site.forget()


@contextlib.contextmanager
def full_disk(site: Site, room: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Any]]:
    """Let the output lie on a disk of its own, which has so much room after ``fill``: a real one, where root may mount
    it, else calls that fail after so many bytes.
    """

    @contextlib.contextmanager
    def fill_calls() -> Iterator[None]:
        left = room
        real_write, real_filing = os.write, Path.write_bytes

        def take(size: int) -> None:
            nonlocal left
            left -= size
            if left < 0:
                no_space("write")

        def write(handle: int, data: bytes) -> int:
            take(len(data))
            return real_write(handle, data)

        def write_bytes(path: Path, data: bytes) -> int:
            take(len(data))
            return real_filing(path, data)

        with monkeypatch.context() as patch:
            patch.setattr(os, "write", write)
            patch.setattr(Path, "write_bytes", write_bytes)
            yield

    @contextlib.contextmanager
    def fill_disk() -> Iterator[None]:
        filler = site.output / ".filler"
        free = os.statvfs(site.output)
        filler.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))
        try:
            yield
        finally:
            filler.unlink()

    if not may_mount():
        yield fill_calls
        return
    site.forget()
    site.output.mkdir()
    with small_disk(site.output, 8_000_000):
        yield fill_disk


# --- what may not be written ---------------------------------------------------------------------------------


def test_a_read_only_output(site: Site) -> None:
    site.put("first")
    assert site.build().published
    old = read_files(site.output)
    with read_only(site.output):
        assert run().exit_code == 0, "there is nothing to do"
        for name in ("prose", "people"):
            site.put(name)
            check_refused(run())
            assert differing(read_files(site.output), old) == []
    assert site.build().published
    site.check_after_next_build("people")


def test_a_folder_of_the_output_is_read_only(site: Site) -> None:
    """Nothing is begun that could not be carried out."""
    site.put("first")
    assert site.build().published
    site.put("colour")
    old, new = read_files(site.output), site.expected("colour")
    with read_only(site.output / "en" / "2030"):
        check_refused(run())
        assert check_account(site, old, new) == "old"
    assert site.build().published
    site.check_after_next_build("colour")


def test_a_read_only_parent(site: Site) -> None:
    parent = site.folder / "parent"
    parent.mkdir()
    with read_only(parent):
        check_refused(run("--output", "parent/site"))
        assert list(parent.iterdir()) == []


def test_content_whose_ledger_cannot_be_written(site: Site) -> None:
    """An address is not published that would not be remembered."""
    site.put("first")
    assert site.build().published
    site.put("people")
    old = read_files(site.output)
    with read_only(site.options.content):
        check_refused(run())
        assert differing(read_files(site.output), old) == []
    assert site.build().published
    site.check_after_next_build("people")


def test_a_read_only_cache(site: Site) -> None:
    """A warning, and the right bytes; in each of the ways to build."""
    cache = site.folder / "cache"
    cache.mkdir()
    site.put("first")
    assert site.build(cache=cache).published
    for name, way in (("prose", "prose"), ("colour", "full"), ("first", "full")):
        site.put(name)
        with read_only(cache):
            done = run("--cache", "cache")
        assert done.exit_code == 0
        assert "warning: The cache cannot be written" in done.stderr
        assert "[cache-unwritable]" in done.stderr
        assert differing(site.release(), site.clean[name]) == []
        if way == "prose":
            assert site.build(cache=cache).published  # for the next one to have something to read
    (site.options.content / "site.yaml").touch()
    with read_only(cache):
        assert "[cache-unwritable]" in run("--cache", "cache").stderr


def test_a_cache_on_a_full_disk(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("first")
    assert site.build().published
    for kind in ("write", "rename"):
        for name in ("prose", "colour", "first"):
            site.put(name)
            with monkeypatch.context() as patch:
                patch.setattr("jumbo_site.build.cache.Cache.write", lambda *_: no_space("write"))
                done = run()
            assert done.exit_code == 0, kind
            assert "[cache-unwritable]" in done.stderr
            assert differing(site.release(), site.clean[name]) == []


def test_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may not write to the output is told so, and changes nothing."""
    monkeypatch.chdir(tmp_path)
    site = Site(tmp_path, {"first": CONTENTS["first"], "prose": CONTENTS["prose"]})
    assert site.build().published
    site.put("prose")
    old = read_files(site.output)
    if os.geteuid() != 0:
        with read_only(site.output):
            check_refused(run())
    else:
        for folder in (tmp_path, *tmp_path.parents):
            if (
                folder.stat().st_uid == 0
                and folder != Path("/")
                and str(folder).startswith(str(tmp_path.parent.parent))
            ):
                folder.chmod(0o755)

        def work() -> None:
            os.setgid(65534)
            os.setuid(65534)
            check_refused(run())

        assert ended(forked(work)) == 0
    assert differing(read_files(site.output), old) == []
