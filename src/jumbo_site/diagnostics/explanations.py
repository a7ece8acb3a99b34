"""Each code explained: what it means, an example of it, and how it is mended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.diagnostics.codes import CODES

EXAMPLES = Path(__file__).with_name("examples.json")
"""Written by tools/write_diagnostics.py from the broken sites of the tests."""

CURES: Mapping[str, str] = {
    "missing-cms-file": "Run `jumbo-site cms fetch` and commit what it puts into content/cms/; without a network, give "
    "it the archives with `--from`. Or take `cms` out of site.yaml.",
    "yaml-syntax": "Most often a colon, a quotation mark or a bracket is missing, or a line is indented by a tab. "
    "Texts with a colon or a leading sign stand in quotation marks.",
    "yaml-too-deep": "Write entries side by side; nothing in content/ needs more than a few levels.",
    "yaml-too-large": "Split the list into files of their own, one an entry.",
    "yaml-alias-bomb": "Write the values out instead of referring to them.",
    "yaml-duplicate-key": "Keep one of the two lines.",
    "yaml-not-a-mapping": "Write `key: value` lines, without a dash before the first.",
    "yaml-tag": "Leave the word with the exclamation mark out.",
    "front-matter-unclosed": "Put a line of three hyphens below the last `key: value` line.",
    "file-encoding": "Save the file as UTF-8; every editor offers that when it saves.",
    "file-too-large": "Split the text, or put the file into media/ and link to it.",
    "file-unreadable": "Give yourself leave to read the file, or delete it.",
    "symlink-refused": "Put the file itself in the place of the link.",
    "id-invalid": "Use lower-case Latin letters, digits and single hyphens; the name shown may have any letters.",
    "id-collision": "Rename one of the two: some systems cannot tell them apart.",
    "duplicate-id": "Rename one of the two, or delete it.",
    "unknown-key": "Look for a typing mistake; docs/content-reference.md lists the keys of each kind of entry.",
    "missing-site": "The folder content/ is read where the command is started; name another with --content.",
    "template-error": "The message names the template and its line; without templates/ the default theme is used.",
    "output-refused": "Choose another folder with --output, or empty it: files of another hand are never removed.",
    "output-conflict": "Move the file away, or rename the page whose place it takes.",
    "content-changing": "Wait until a copy or a checkout has ended, and build again.",
    "cache-unwritable": "Nothing is lost. Choose a folder for the cache with --cache.",
}
"""Where the hint of an example does not say it all."""
_BY_THE_HINT = "The report itself says at the place what to write instead."


@dataclass(frozen=True)
class Example:
    """A report of a small broken site, and the line that it speaks of."""

    place: str
    message: str
    hint: str
    written: str

    def report(self, code: str, severity: str) -> str:
        """Return the report as an organiser reads it."""
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{self.place}: {severity}: {self.message} [{code}]{hint}"


@dataclass(frozen=True)
class Explanation:
    """What there is to say of a code."""

    code: str
    severity: str
    summary: str
    example: Example | None
    cure: str


def read_examples() -> dict[str, Example]:
    """Return the examples that come with the generator, by code."""
    return {code: Example(**parts) for code, parts in json.loads(EXAMPLES.read_text("utf-8")).items()}


def explanation(code: str, examples: Mapping[str, Example]) -> Explanation:
    """Return what there is to say of a code. Raises KeyError for one that is not registered."""
    known = CODES[code]
    cure = CURES.get(code, _BY_THE_HINT)
    return Explanation(code, known.severity.value, known.summary, examples.get(code), cure)
