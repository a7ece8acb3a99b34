"""What processes leave in the staging folder that are lost half-way is never published."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from jumbo_site.build import page_work
from jumbo_site.build.page_work import WorkOrder
from jumbo_site.render.environment import ThemeSettings
from tests.build.faults import ended, forked


def test_a_machine_that_is_lost_leaves_nothing_in_folders_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new folder is moved into place with all that is in it."""
    order = WorkOrder("content", "key", "https://x.example/", ThemeSettings((), {}), {}, str(tmp_path), "snapshot")
    path = "en/2030/index.html"

    def work() -> None:
        monkeypatch.setattr(Path, "replace", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        page_work._stage(order, path, b"<p>1")

    assert ended(forked(work)) == -signal.SIGKILL
    page_work._stage(order, path, b"<p>1")
    files = [file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.is_file()]
    assert [file.as_posix() for file in files if len(file.parts) > 1] == [path]
    assert len(files) == 2
