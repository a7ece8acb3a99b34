"""The git program, called for its plumbing: without hooks, nothing of a calling hook, no prompt where nobody is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from jumbo_site.diagnostics import Message, say
from jumbo_site.publishing.target import PublishingError, last_lines

_OF_A_CALLER = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
)
"""Variables by which a hook would lead git to another repository (gitrepository-layout)."""


class GitError(PublishingError):
    """A command of git failed; ``said`` is what it wrote."""

    def __init__(self, what: Message, said: str, hint: Message | None = None) -> None:
        reason = last_lines(said) or say("git gave no reason.")
        super().__init__(say("{what}: {reason}", what=what, reason=reason), hint)
        self.said = said


class Git:
    """A repository, worked on through its objects and refs alone."""

    def __init__(self, git_dir: Path) -> None:
        self.git_dir = git_dir

    def run(
        self,
        what: Message,
        *arguments: str,
        data: bytes = b"",
        hint: Message | None = None,
        env: Mapping[str, str] | None = None,
    ) -> bytes:
        """Return what a command writes; ``what`` says in an error what could not be done. Raises GitError."""
        return run_git(["--git-dir", str(self.git_dir), *arguments], what, data, hint, env)

    def word(self, what: Message, *arguments: str, data: bytes = b"", env: Mapping[str, str] | None = None) -> str:
        """Return what a command writes, as one word."""
        return self.run(what, *arguments, data=data, env=env).decode("utf-8", "replace").strip()


def run_git(
    arguments: list[str],
    what: Message,
    data: bytes = b"",
    hint: Message | None = None,
    env: Mapping[str, str] | None = None,
) -> bytes:
    """Run git. Raises GitError, and PublishingError where there is no git."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_CALLER}
    environment |= {"LC_ALL": "C", **(env or {})}
    if not sys.stdin or not sys.stdin.isatty():
        environment["GIT_TERMINAL_PROMPT"] = "0"
    options = ["-c", f"core.hooksPath={os.devnull}", "-c", "gc.auto=0", "-c", "protocol.ext.allow=never"]
    try:
        done = subprocess.run(  # noqa: S603 (a list of arguments, no shell)
            ["git", *options, *arguments],  # noqa: S607 (the one that the organiser uses)
            input=data,
            capture_output=True,
            env=environment,
            check=False,
        )
    except FileNotFoundError as error:
        raise PublishingError(say("The program `git` is missing."), say("Install git.")) from error
    if done.returncode != 0:
        raise GitError(what, done.stderr.decode("utf-8", "replace"), hint)
    return done.stdout
