"""The table of the comparison, and the edits between its builds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks.generators import REPOSITORY, Generator, eleventy, hugo, jumbo_site, pelican
from benchmarks.measure import CommandFailedError, Measurement, OverLimitError, measure
from benchmarks.results import Key, Results
from benchmarks.steps import BIOGRAPHY, STEPS, TEMPLATE, TIME, Edits, StaleOutputError
from benchmarks.workload import make_conference

TINY = 6


def test_ratios_are_medians_over_pairs_of_the_same_repetition() -> None:
    results = Results(limit=10)
    for own, other in ((1.0, 2.0), (9.0, 3.0), (4.0, 4.0)):
        results.add(Key(60, "cold build", "jumbo-site"), Measurement(own, own, 1_000_000))
        results.add(Key(60, "cold build", "Hugo"), Measurement(other, other, 2_000_000))
    assert results.ratio(Key(60, "cold build", "jumbo-site")) == 1.0
    results.mark_over(Key(60, "cold build", "Pelican"))
    lines = results.table().splitlines()
    assert lines[2].startswith("| 60 | cold build | jumbo-site | 4.00 | 1.00 | 4.00 | 1 |")
    assert lines[3].startswith("| 60 | cold build | Hugo | 3.00 | 1.00 | 3.00 | 2 |")
    assert lines[4].startswith("| 60 | cold build | Pelican | over 10 s |")
    assert {line.count("|") for line in lines} == {lines[0].count("|")}


def test_memory_and_processor_time_are_those_of_all_processes(tmp_path: Path) -> None:
    child = "import time; data = b'x' * 40_000_000; time.sleep(0.4); sum(range(10_000_000))"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    taken = measure([sys.executable, "-c", parent], tmp_path, {}, 60)
    assert taken.peak > 40_000_000
    assert taken.wall > 0.4
    assert taken.cpu > 0.05


def test_a_command_that_takes_too_long_is_ended_and_one_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(OverLimitError):
        measure([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {}, 0.2)
    with pytest.raises(CommandFailedError, match="no content here"):
        measure([sys.executable, "-c", "raise SystemExit('no content here')"], tmp_path, {}, 60)


@pytest.fixture(params=["jumbo-site", "Hugo", "Eleventy", "Pelican"])
def generator(request: pytest.FixtureRequest, tmp_path: Path) -> Generator:
    folder = tmp_path / "site"
    made = {
        "jumbo-site": lambda: jumbo_site(folder, REPOSITORY, 1),
        "Hugo": lambda: hugo(folder, tmp_path),
        "Eleventy": lambda: eleventy(folder, tmp_path),
        "Pelican": lambda: pelican(folder, tmp_path),
    }
    return made[request.param]()


def test_each_edit_changes_files_otherwise_each_time_and_is_undone(generator: Generator) -> None:
    conference = make_conference(TINY)
    generator.set_up(conference)
    edits = Edits(generator, conference)

    def texts() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in generator.folder.rglob("*") if path.is_file()}

    original = texts()
    for step, changed in ((BIOGRAPHY, 1), (TIME, 1 if generator.name == "jumbo-site" else 3), (TEMPLATE, 1)):
        seen = []
        for repetition in range(2):
            edits.make(step, repetition)
            now = texts()
            seen.append({path: now[path] for path in now if now[path] != original[path]})
            edits.undo()
        assert [len(each) for each in seen] == [changed, changed]
        assert seen[0] != seen[1]
        assert texts() == original


def test_an_output_that_does_not_show_an_edit_is_refused(tmp_path: Path) -> None:
    conference = make_conference(TINY)
    generator = hugo(tmp_path / "site", tmp_path)
    generator.set_up(conference)
    edits = Edits(generator, conference)
    with pytest.raises(StaleOutputError):
        edits.assert_shown(STEPS[0], 0)
