"""Addresses that open a file in an editor at a line."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from jumbo_site.messages import Message, say

DEFAULT_EDITOR = "vscode://file/{path}:{line}:{column}"
"""What Visual Studio Code answers to (its command line's documentation, "Opening VS Code with URLs")."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_RUN_IN_PAGES = frozenset({"javascript", "data", "vbscript", "blob", "file"})


class EditorPatternError(ValueError):
    """An address that opens nothing, or runs in the page."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def checked_pattern(pattern: str) -> str:
    """Return an editor's pattern: an address with ``{path}``, and ``{line}`` and ``{column}`` where it takes them.

    Raises EditorPatternError.
    """
    scheme = _SCHEME.match(pattern)
    if scheme is None or scheme[1].lower() in _RUN_IN_PAGES:
        raise EditorPatternError(
            say(
                "`{pattern}` must begin with the scheme that the editor answers to, such as `vscode:`.", pattern=pattern
            )
        )
    if "{path}" not in pattern:
        raise EditorPatternError(
            say(
                "`{pattern}` must hold {path}, and may hold {line} and {column}.",
                pattern=pattern,
                path="{path}",
                line="{line}",
                column="{column}",
            )
        )
    return pattern


def editor_link(pattern: str, file: str, line: int = 1, column: int = 1) -> str:
    """Return the address that opens a file; ``file`` is absolute or relative to the working folder.

    The path is written without the slash that it begins with, and percent-encoded.
    """
    path = quote(Path(file).absolute().as_posix().removeprefix("/"), safe="/:")
    return pattern.replace("{path}", path).replace("{line}", str(line)).replace("{column}", str(column))
