"""The marks that Git leaves in a file where two versions contradict each other.

``git merge`` writes a line of seven ``<`` before the one version, of seven ``=`` between the two and of seven ``>``
behind the other, each at the beginning of its line (git-merge, "How conflicts are presented"). In YAML they are mostly
no syntax at all, in Markdown they would be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jumbo_site.content.markdown_code import blank_fences
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say

_MARK = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)


def merge_conflicts(text: str, file: str) -> list[Diagnostic]:
    """Return a diagnostic for each conflict in the text of a file, at the first of its marks.

    A line of ``=`` alone is none: in Markdown it makes a heading of the line above. Marks in fenced code are shown to
    readers, as on a page about Git.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    shown = blank_fences(text)
    message = say("Here Git marks two versions that contradict each other.")
    hint = say("Keep the right one and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.")
    return [diagnostic("merge-conflict", message, Location(file, line), hint) for line in _conflicts(shown)]


def _conflicts(text: str) -> Iterator[int]:
    """Yield the line of each conflict: of its beginning, or of an end that has none."""
    is_open = False
    for mark in _MARK.finditer(text):
        opens = mark.group()[0] == "<"
        if opens or not is_open:
            yield text.count("\n", 0, mark.start()) + 1
        is_open = opens
