"""Two builds of one output at once, and one that died while it had the output to itself."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from jumbo_site.build import workers
from jumbo_site.build.folder_lock import FolderBusyError, held
from jumbo_site.build.output_folder import PublishRefusedError
from jumbo_site.build.publication import opened
from jumbo_site.build.site_build import build_site
from tests.build.contents import CONTENTS
from tests.build.faults import Site, differing, ended, forked

pytestmark = pytest.mark.xdist_group("faults-1")


@pytest.fixture(scope="module")
def site(fast_folder: Path) -> Site:
    return Site(fast_folder, {name: CONTENTS[name] for name in ("first", "people")})


def holder(site: Site, *, jobs: int = 1) -> int:
    """Return a process that has the output to itself and is at work for ever."""
    ready, say = os.pipe()

    def work() -> None:
        def stay(done: int, total: int) -> None:
            os.write(say, b".")
            time.sleep(60)

        build_site(site.options, None, stay, jobs=jobs)

    child = forked(work)
    os.close(say)
    assert os.read(ready, 1) == b"."
    os.close(ready)
    return child


def test_the_second_waits(site: Site) -> None:
    site.put("people")
    first = holder(site)
    second = forked(site.build)
    time.sleep(0.3)
    assert os.waitpid(second, os.WNOHANG) == (0, 0)
    os.kill(first, signal.SIGKILL)
    ended(first)
    assert ended(second, 5) == 0
    site.check_after_next_build("people")


def test_who_has_waited_for_long_says_so(site: Site) -> None:
    site.forget()
    first = holder(site)
    with pytest.raises(PublishRefusedError) as refused, opened(site.output, [], patience=0.1):
        pass
    assert [one.message for one in refused.value.diagnostics] == [
        f"`{site.output}` is being published to by another process."
    ]
    os.kill(first, signal.SIGKILL)
    ended(first)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_lock_of_a_dead_process_is_taken_over(site: Site, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its workers, which have the lock too, end with it."""
    monkeypatch.setattr(workers, "SMALL", 0)
    site.put("first")
    site.forget()
    first = holder(site, jobs=jobs)
    os.kill(first, signal.SIGKILL)
    ended(first)
    start = time.monotonic()
    assert site.build().published
    assert time.monotonic() - start < 5
    site.check_after_next_build("first")


def test_many_at_once_make_one_site(site: Site) -> None:
    for name in ("people", "first"):
        site.put(name)
        site.forget()
        children = [forked(site.build) for _ in range(4)]
        assert [ended(child) for child in children] == [0] * 4
        site.check_after_next_build(name)


def test_a_folder_that_is_deleted_while_one_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As by a build that finds errors in the content: it takes away the folder that it has made."""
    folder = tmp_path / "site"
    waits, say = os.pipe()

    def work() -> None:
        with held(folder, 0):
            os.write(say, b".")
            time.sleep(0.3)
            folder.rmdir()

    first = forked(work)
    assert os.read(waits, 1) == b"."
    with held(folder, 5):
        assert folder.is_dir()
        with pytest.raises(FolderBusyError), held(folder, 0):
            pass
    assert ended(first) == 0


def test_a_second_build_meets_a_publication_half_way(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first folders of a new site stand in the output, and no manifest yet: the second waits."""
    site.put("first")
    site.forget()
    ready, say = os.pipe()
    real = os.rename

    def slowly(source: str, target: str) -> None:
        real(source, target)
        os.write(say, b".")
        time.sleep(0.3)

    def work() -> None:
        monkeypatch.setattr(os, "rename", slowly)
        site.build()

    first = forked(work)
    os.close(say)
    assert os.read(ready, 1) == b"."
    os.close(ready)
    assert site.build().published
    assert ended(first) == 0
    assert differing(site.release(), site.clean["first"]) == []
