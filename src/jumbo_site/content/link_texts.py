"""The words of links in Markdown texts.

Who listens often has the links of a page read out alone: their words should say where they lead (WCAG 2.2, 2.4.4 and
2.4.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jumbo_site.content.prose_links import ProseLinks
from jumbo_site.content.vague_words import bare_words, is_vague
from jumbo_site.diagnostics import Diagnostic, diagnostic

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
            message = f"The words `{shown[:40]}` do not say where the link leads."
            hint = "Make a link of the words that name it: [programme of the first day](…)."
            yield diagnostic("link-text-vague", message, link.location, hint)
        elif _ADDRESS.match(shown):
            if len(shown) > LONG_ADDRESS:
                message = f"The link shows its address, {len(shown)} characters that a screen reader spells out."
                hint = "Write the name of the page: [name](address)."
                yield diagnostic("link-text-address", message, link.location, hint)
        elif shown:
            words = bare_words(shown)
            target, line = targets.setdefault(words, (link.target, link.location.line))
            if target != link.target:
                message = f"`{shown[:40]}` leads to `{target[:80]}` in line {line} and to another page here."
                hint = "Give links to different pages different words."
                yield diagnostic("link-text-ambiguous", message, link.location, hint)
