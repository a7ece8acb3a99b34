"""Each code explained: what it means, an example of it, and how it is mended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.diagnostics.codes import CODES
from jumbo_site.diagnostics.reports import labelled
from jumbo_site.messages import Message, from_plain, say
from jumbo_site.messages.languages import ENGLISH, Speech

EXAMPLES = Path(__file__).with_name("examples.json")
"""Written by tools/write_diagnostics.py from the broken sites of the tests."""

CURES: Mapping[str, Message] = {
    "yaml-syntax": say(
        "Most often a colon, a quotation mark or a bracket is missing, or a line is indented by a tab. "
        "Texts with a colon or a leading sign stand in quotation marks."
    ),
    "yaml-too-deep": say("Write entries side by side; nothing in content/ needs more than a few levels."),
    "yaml-too-large": say("Split the list into files of their own, one an entry."),
    "yaml-alias-bomb": say("Write the values out instead of referring to them."),
    "yaml-duplicate-key": say("Keep one of the two lines."),
    "yaml-not-a-mapping": say("Write `key: value` lines, without a dash before the first."),
    "yaml-tag": say("Leave the word with the exclamation mark out."),
    "front-matter-unclosed": say("Put a line of three hyphens below the last `key: value` line."),
    "file-encoding": say("Save the file as UTF-8; every editor offers that when it saves."),
    "file-too-large": say("Split the text, or put the file into media/ and link to it."),
    "file-unreadable": say("Give yourself leave to read the file, or delete it."),
    "symlink-refused": say("Put the file itself in the place of the link."),
    "id-invalid": say("Use lower-case Latin letters, digits and single hyphens; the name shown may have any letters."),
    "id-collision": say("Rename one of the two: some systems cannot tell them apart."),
    "duplicate-id": say("Rename one of the two, or delete it."),
    "unknown-key": say("Look for a typing mistake; docs/content-reference.md lists the keys of each kind of entry."),
    "vanished-url": say(
        "Readers may have kept the address: let it lead to the page's new place by `moved` in site.yaml. "
        "If nobody has seen it yet, delete its line in published-urls.txt."
    ),
    "draft-link": say("Take the link out until the page is published, or publish it by deleting its `draft: true`."),
    "draft-edition": say("Let `edition` in site.yaml name an edition that is published, or publish this one."),
    "missing-site": say("The folder content/ is read where the command is started; name another with --content."),
    "template-error": say("The message names the template and its line; without templates/ the default theme is used."),
    "output-refused": say("Choose another folder with --output, or empty it: files of another hand are never removed."),
    "output-conflict": say("Move the file away, or rename the page whose place it takes."),
    "content-changing": say("Wait until a copy or a checkout has ended, and build again."),
    "cache-unwritable": say("Nothing is lost. Choose a folder for the cache with --cache."),
    "merge-conflict": say(
        "Git puts both versions into the file and leaves the choice to you: keep the right one, and "
        "delete the other and the three lines of marks."
    ),
    "missing-image-text": say(
        "Write between the square brackets what the image shows. Behind an image that only adorns put "
        "`<!-- decorative -->`, which is not published: `![](/media/star.png)<!-- decorative -->`."
    ),
    "poor-image-text": say("Say what the image shows to somebody on the telephone."),
    "heading-level": say(
        "Begin a text with `##` and go down one level at a time: `###` stands within a part that `##` begins."
    ),
    "link-text-vague": say(
        "Make a link of the words that name its target, as in “the [programme](/2022/programme/) of the "
        "first day”: who listens may hear the links of a page alone, one after the other."
    ),
    "link-text-address": say("Write `[name of the page](https://…)`; the address is read out sign by sign."),
    "low-contrast": say(
        "Take the colour of the hint, or another one as dark; `check` measures the tones that the theme "
        "mixes of it for light and dark screens (WCAG 2.2, 1.4.3)."
    ),
    "unused-media": say(
        "Delete the file, or keep it outside content/. If its address was given to somebody, leave it."
    ),
    "media-heavy": say("Make the file smaller, or put it on a site for such files and link to it."),
    "image-oversized": say(
        "Keep the original elsewhere. The site is no smaller for it, but each copy of the repository is."
    ),
    "link-dead": say(
        "`check --links` was told that there is no such page (404 or 410). Look for its new address, or "
        "link to a copy in an archive of the web."
    ),
    "link-moved": say("`check --links` was told the new address: write it in the place of the old one."),
    "link-refused": say("Some sites answer to browsers alone, or to fewer questions. Open the page yourself."),
    "link-unreachable": say(
        "`check --links` got no answer. Open the page yourself; the fault may be there, or in the "
        "network between. An address in a private network is never asked, since no reader can go there."
    ),
    "media-refused": say(
        "What is published belongs to the site, so a page or a script of media/ could act in its name. "
        "Images, PDF, office files, data, sound, film and .zip are published."
    ),
    "svg-unsafe": say(
        "Drawing programs save plain SVG, without links, scripts and styles of other places; or save a PNG."
    ),
    "look-alike-letters": say(
        "Cyrillic and Greek have letters that look like Latin ones, and searches tell them apart. Mostly"
        " the keyboard was switched in the middle of a word."
    ),
    "missing-cms-file": say(
        "Run `jumbo-site cms fetch` and commit what it puts into content/cms/; without a network, give "
        "it the archives with `--from`. Or take `cms` out of site.yaml."
    ),
}
"""Where the hint of an example does not say it all."""
_BY_THE_HINT = say("The report itself says at the place what to write instead.")


@dataclass(frozen=True)
class Example:
    """A report of a small broken site, and the line that it speaks of."""

    place: str
    message: str
    hint: str
    written: str

    def report(self, code: str, severity: str, words: Speech = ENGLISH) -> str:
        """Return the report as an organiser reads it."""
        hint = f"\n    {labelled('hint', self.hint, words)}" if self.hint else ""
        return f"{self.place}: {labelled(severity, self.message, words)} [{code}]{hint}"


@dataclass(frozen=True)
class Explanation:
    """What there is to say of a code."""

    code: str
    severity: str
    summary: Message
    example: Example | None
    cure: Message


def read_examples() -> dict[str, Example]:
    """Return the examples that come with the generator, by code."""
    written = json.loads(EXAMPLES.read_text("utf-8"))
    return {
        code: Example(parts["place"], from_plain(parts["message"]), from_plain(parts["hint"]), parts["written"])
        for code, parts in written.items()
    }


def explanation(code: str, examples: Mapping[str, Example]) -> Explanation:
    """Return what there is to say of a code. Raises KeyError for one that is not registered."""
    known = CODES[code]
    cure = CURES.get(code, _BY_THE_HINT)
    return Explanation(code, known.severity.value, known.summary, examples.get(code), cure)
