"""A preview that really runs, as the command starts it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

START = "The site is at "


@dataclass
class Preview:
    """A running command and the address that it told."""

    process: subprocess.Popen[str]
    url: str

    def interrupt(self) -> tuple[int, str]:
        """End it as Ctrl-C does; return the exit code and what it said since it began."""
        self.process.send_signal(signal.SIGINT)
        _, told = self.process.communicate(timeout=30)
        return self.process.returncode, told


@contextlib.contextmanager
def preview(project: Path, *options: str, port: int = 0) -> Iterator[Preview]:
    """Run ``jumbo-site serve`` in a project's folder until the end of the block."""
    command = [sys.executable, "-m", "jumbo_site", "serve", "--port", str(port), *options]
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True, env=os.environ)
    try:
        assert process.stderr is not None
        told = ""
        while not told.startswith(START):
            told = process.stderr.readline()
            assert told, "the preview ended before it began"
        yield Preview(process, told.removeprefix(START).split(" ")[0])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
