"""After any edits, what a build makes of the last one equals what it makes of nothing, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from jumbo_site.build import publication, site_build
from tests.build.random_edits import edit_at_random, edit_prose_at_random
from tests.build.small_site import Project, differences

STEPS = 12
"""Comparisons with a clean build in one run."""
EDITS_IN_A_STEP = 6
RUNS = 10
THOROUGH_RUNS = 80
"""Runs with ``--thorough``: about 3,400 edits."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        runs = THOROUGH_RUNS if metafunc.config.getoption("--thorough") else RUNS
        metafunc.parametrize("seed", range(runs))


def test_random_edits(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the disk's own patience is no part of this test, and takes most of its time
    monkeypatch.setattr(publication, "_flush_all", lambda folder: None)
    rng = Random(seed)  # noqa: S311
    project = Project.at(tmp_path)
    monkeypatch.setattr(site_build, "default_theme_folder", lambda: project.theme)
    assert project.build().published
    history: list[str] = []
    for step in range(STEPS):
        last_good = tmp_path / "last-good"
        shutil.rmtree(last_good, ignore_errors=True)
        shutil.copytree(tmp_path / "content", last_good)
        edit = edit_prose_at_random if rng.random() < 0.3 else edit_at_random
        history += [edit(project, rng) for _ in range(rng.randint(1, EDITS_IN_A_STEP))]
        history.append("(build)")
        clean = tmp_path / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        made = project.build()
        wanted = project.clean_build(clean)
        told = f"seed {seed}, step {step}, {made.way}: {history}"
        assert made.diagnostics == wanted.diagnostics, told
        assert made.published == wanted.published, told
        if made.published:
            assert (made.pages, made.languages) == (wanted.pages, wanted.languages), told
            assert differences(tmp_path / "site", clean) == [], told
        else:
            history.append("(refused: all as before)")
            shutil.rmtree(tmp_path / "content")
            shutil.copytree(last_good, tmp_path / "content")
