"""The words of links in Markdown texts.

Who listens often has the links of a page read out alone: their words should say where they lead (WCAG 2.2, 2.4.4 and
2.4.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jumbo_site.content.prose_links import ProseLinks
from jumbo_site.content.vague_words import bare_words, is_vague
from jumbo_site.diagnostics import Diagnostic, diagnostic, say

LONG_ADDRESS = 40
"""Characters of an address shown as it is; a shorter one, such as that of a home page, can be read out."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)


def link_text_problems(one: ProseLinks) -> Iterator[Diagnostic]:
    """Yield the links of a text whose words do not say where they lead."""
    targets: dict[str, tuple[str, int]] = {}
    for link in one.shown:
        if link.is_image or link.text.lstrip().startswith("!["):
            continue
        shown = link.text.strip()
        if is_vague(shown, one.prose.language):
            message = say("The words `{shown}` do not say where the link leads.", shown=shown[:40])
            hint = say("Make a link of the words that name it: [programme of the first day](…).")
            yield diagnostic("link-text-vague", message, link.location, hint)
        elif _ADDRESS.match(shown):
            if len(shown) > LONG_ADDRESS:
                message = say(
                    "The link shows its address, {number} characters that a screen reader spells out.",
                    number=len(shown),
                )
                hint = say("Write the name of the page: [name](address).")
                yield diagnostic("link-text-address", message, link.location, hint)
        elif shown:
            words = bare_words(shown)
            target, line = targets.setdefault(words, (link.target, link.location.line))
            if target != link.target:
                message = say(
                    "`{shown}` leads to `{target}` in line {line} and to another page here.",
                    shown=shown[:40],
                    target=target[:80],
                    line=line,
                )
                hint = say("Give links to different pages different words.")
                yield diagnostic("link-text-ambiguous", message, link.location, hint)
