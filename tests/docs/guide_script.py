"""A guide as a script: its commands and files, in the order in which a reader meets them.

A block of ``sh`` is run. A block of another language that follows a line which ends in a path in backticks and a colon
is the content of that file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

_BLOCK = re.compile(r"(?:^`(?P<path>[^`\n]+)`:\n\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Step:
    """A block of commands, or a file that is written."""

    body: str
    file: str | None = None

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands of a block, each as one line."""
        joined = self.body.replace("\\\n", " ")
        return tuple(" ".join(line.split()) for line in joined.splitlines()) if self.file is None else ()


def steps(text: str) -> Iterator[Step]:
    """Yield the steps of a guide. Raises ValueError for a block that is neither commands nor a file."""
    for found in _BLOCK.finditer(text):
        if found["language"] == "sh" and found["path"] is None:
            yield Step(found["body"])
        elif found["path"] is not None and ".." not in PurePosixPath(found["path"]).parts:
            yield Step(found["body"], found["path"])
        else:
            raise ValueError(f"a block of {found['language'] or 'nothing'} that is nowhere used: {found['body'][:60]}")


def script(text: str) -> str:
    """Return a guide as a bash script that ends at the first command that fails."""
    lines = ["set -euo pipefail"]
    for step in steps(text):
        if step.file is None:
            lines.append(step.body.rstrip("\n"))
        else:
            folder = PurePosixPath(step.file).parent
            lines += [f"mkdir -p '{folder}'", f"cat > '{step.file}' <<'END OF FILE'", step.body + "END OF FILE"]
    return "\n".join(lines) + "\n"
