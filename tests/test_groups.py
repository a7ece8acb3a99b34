"""Tests that share something costly share a process; pytest and pytest-xdist can fall out over it without a word."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

GROUPS = """
import pytest

@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("number", range(4))
def test_one(number):
    pass

@pytest.mark.xdist_group("two")
@pytest.mark.parametrize("number", range(4))
def test_two(number):
    pass
"""


def test_the_tests_of_a_group_run_in_one_process(tmp_path: Path) -> None:
    (tmp_path / "test_groups.py").write_text(GROUPS, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-v", "-p", "no:cacheprovider"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", env=environment, check=False)
    found = re.findall(r"\[(gw\d)\].* PASSED .*test_(one|two)\[", done.stdout)
    assert len(found) == 8, done.stdout
    assert len({process for process, group in found if group == "one"}) == 1
    assert len({process for process, group in found if group == "two"}) == 1
