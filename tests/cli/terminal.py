"""A terminal for a command that asks: it types the answers and returns what was shown."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY


def in_a_terminal(folder: Path, *arguments: str, answers: str) -> subprocess.CompletedProcess[str]:
    """Run ``jumbo-site`` in a folder with a terminal as its input; ``answers`` are typed, a line each."""
    ours, theirs = pty.openpty()
    try:
        os.write(ours, answers.encode())
        return subprocess.run(
            [sys.executable, "-m", "jumbo_site", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "PYTHONUTF8": "1"},
            stdin=theirs,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(theirs)
        os.close(ours)
