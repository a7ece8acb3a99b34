"""Little memory and few open files: a build succeeds, or says in a sentence that it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.contents import CONTENTS
from tests.build.faults import Site, differing

pytestmark = pytest.mark.xdist_group("faults-1")

PROGRAM = """\
import resource, sys
from jumbo_site.build import workers
workers.SMALL = 0
from jumbo_site.cli import main
limit, value = getattr(resource, sys.argv.pop(1)), int(sys.argv.pop(1))
resource.setrlimit(limit, (value, value))
main()
"""
MEGABYTES = 1 << 20


@pytest.fixture(scope="module")
def site(fast_folder: Path) -> Site:
    return Site(fast_folder, {"people": CONTENTS["people"]})


@pytest.mark.parametrize("jobs", [1, 2, 8])
@pytest.mark.parametrize(
    ("limit", "value", "is_enough"),
    [
        ("RLIMIT_AS", 512 * MEGABYTES, True),
        ("RLIMIT_AS", 160 * MEGABYTES, False),
        ("RLIMIT_NOFILE", 64, True),
        ("RLIMIT_NOFILE", 12, False),
    ],
)
def test_limits(site: Site, jobs: int, limit: str, value: int, is_enough: bool) -> None:
    site.forget()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, limit, str(value), "build", "--jobs", str(jobs)],
        cwd=site.folder,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in ((0,) if is_enough else (0, 1))
    if done.returncode == 0:
        assert differing(site.release(), site.clean["people"]) == []
    else:
        assert done.stderr.count("error:") == 1
        assert not site.output.exists()
