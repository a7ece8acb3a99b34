"""Where the tests of faults work."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def fast_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory, where there is one: hundreds of builds need not wait for a disk that is busy."""
    if not os.access("/dev/shm", os.W_OK):  # noqa: S108
        yield tmp_path_factory.mktemp("faults")
        return
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)
