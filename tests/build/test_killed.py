"""A build that is ended at any moment: by SIGKILL, and by the requests that it may answer (SIGTERM, SIGINT).

The output is always the old or the new set by the journal's account, and the next build equals a clean one.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from jumbo_site.build import workers
from jumbo_site.cli import main
from tests.build.contents import CONTENTS
from tests.build.faults import DiskCalls, Site, check_account, ended, forked, read_files

ROUTE = ("people", "prose", "colour", "first", "prose", "first", "colour", "people", "first")
"""The contents that are built in turn: the small way, new and vanishing pages, and all pages anew."""
KILLS = 50
"""Of each of the four ways to be killed."""


@pytest.fixture(scope="module")
def site(fast_folder: Path) -> Site:
    return Site(fast_folder, CONTENTS)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> Random:
    return Random(request.node.name)  # noqa: S311


def kill_builds(site: Site, is_cold: bool, kill: Callable[[int], tuple[int, int]]) -> dict[str, int]:
    """Begin ``KILLS`` builds; ``kill`` ends each and tells how it ended and how it should have. Count the accounts."""
    accounts: dict[str, int] = {}
    site.put("first")
    site.build()
    for turn in range(KILLS):
        name = ROUTE[turn % len(ROUTE)]
        site.put(name)
        if is_cold:
            site.forget()
        old = read_files(site.output)
        new = site.expected(name)
        how, expected = kill(turn)
        assert how in (expected, 0)
        account = check_account(site, old, new) if site.output.exists() else "old"
        accounts[account] = accounts.get(account, 0) + 1
        assert site.build().published
        site.check_after_next_build(name)
    return accounts


@pytest.mark.xdist_group("faults-1")
@pytest.mark.parametrize("is_cold", [True, False], ids=["cold", "incremental"])
def test_killed_at_any_call_that_changes_the_disk(
    site: Site, rng: Random, is_cold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(kind: str) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        calls = DiskCalls(patch, die)
        calls.start(0)
        counts: dict[str, int] = {}
        for name in ("first", *ROUTE):
            site.put(name)
            if is_cold:
                site.forget()
            calls.start(0)
            site.build()
            counts[name] = max(counts.get(name, 0), calls.count)

        def kill(turn: int) -> tuple[int, int]:
            at = rng.randint(1, counts[ROUTE[turn % len(ROUTE)]])

            def work() -> None:
                calls.start(at)
                site.build()

            calls.start(0)
            return ended(forked(work)), -signal.SIGKILL

        accounts = kill_builds(site, is_cold, kill)
    assert accounts["old"] > 0
    assert accounts["new by the journal"] > 0


@pytest.mark.xdist_group("faults-2")
@pytest.mark.parametrize("is_cold", [True, False], ids=["cold", "incremental"])
def test_killed_at_any_time(site: Site, rng: Random, is_cold: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other build has two processes: none of them goes on when the first one is killed."""
    monkeypatch.setattr(workers, "SMALL", 0)
    took: dict[int, float] = {}
    for jobs in (1, 2):
        site.put("colour")
        site.forget()
        start = time.monotonic()
        assert ended(forked(lambda jobs=jobs: site.build(jobs=jobs))) == 0  # type: ignore[misc]
        took[jobs] = time.monotonic() - start

    def kill(turn: int) -> tuple[int, int]:
        jobs = 1 + turn % 2
        child = forked(lambda: site.build(jobs=jobs))
        time.sleep(rng.uniform(0, took[jobs]))
        os.kill(child, signal.SIGKILL)
        return ended(child), -signal.SIGKILL

    assert kill_builds(site, is_cold, kill)["old"] > 0


@pytest.mark.xdist_group("faults-2")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_asked_to_end(site: Site, rng: Random, number: signal.Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is gone in under two seconds, says what became of the site, and leaves no temporary file."""
    monkeypatch.setattr(workers, "SMALL", 0)
    monkeypatch.chdir(site.folder)
    site.put("first")
    site.build()
    codes = set()
    for turn in range(20):
        name = ROUTE[turn % len(ROUTE)]
        site.put(name)
        old, new = read_files(site.output), site.expected(name)
        child = forked(lambda: main(["build", "--jobs", str(1 + turn % 2)]))  # noqa: B023
        time.sleep(rng.uniform(0.01, 0.25))
        os.kill(child, number)
        start = time.monotonic()
        codes.add(ended(child))
        assert time.monotonic() - start < 2
        check_account(site, old, new)
        assert site.build().published
        site.check_after_next_build(name)
    assert 128 + number in codes
    assert codes <= {0, 1, 128 + number, -number}  # the second and the last: before the command was begun


def test_a_first_publication_that_was_interrupted_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files stand in the output before the manifest that calls them the generator's own."""
    site = Site(tmp_path, {"first": CONTENTS["first"]})

    def work() -> None:
        monkeypatch.setattr("jumbo_site.build.journal.Path.rename", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        site.build()

    assert ended(forked(work)) == -signal.SIGKILL
    (site.output / ".jumbo-site-staging" / "en").rename(site.output / "en")
    assert not (site.output / ".jumbo-site.json").exists()
    assert site.build().published
    site.check_after_next_build("first")
