"""Runs of another script or direction inside a text, marked so that browsers order and pronounce them rightly.

Which runs these are ``i18n.bidi_runs`` tells. Where the language of a run is not known its script is declared, as
``und-Latn`` (BCP 47, RFC 5646, 4.1); numbers and signs keep the language of the text.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from jumbo_site.i18n.bidi_runs import Run, may_hold_runs, runs_of

_TAG = re.compile(r"(<[^>]*>)")
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_UNTOUCHED = re.compile(r"<(/?)(code|pre|bdi|bdo)\b[^>]*>")


def _bdi(run: Run, escaped: str) -> str:
    language = f' lang="und-{run.script}"' if run.script else ""
    return f'<bdi{language} dir="{run.direction}">{escaped}</bdi>'


@lru_cache(maxsize=65_536)
def isolate_runs(html_text: str, script: str) -> str:
    """Return escaped text with each run of another script or direction than ``script`` (ISO 15924) has in a ``bdi``.

    The input is HTML text without tags, in which ``& < >`` are escaped already. A character reference (``&amp;``,
    ``&#39;``) counts as the character that it stands for: ``AT&amp;T`` is one run.
    """
    text, ends = (html_text, None) if "&" not in html_text else _without_references(html_text)
    runs = runs_of(text, script)
    if not runs:
        return html_text
    pieces = []
    position = 0
    for run in runs:
        start, end = (run.start, run.end) if ends is None else (ends[run.start], ends[run.end])
        pieces += [html_text[position:start], _bdi(run, html_text[start:end])]
        position = end
    return "".join([*pieces, html_text[position:]])


def _without_references(html_text: str) -> tuple[str, list[int]]:
    """Return the text that is meant, and where each of its characters, and its end, stands in what is written."""
    characters: list[str] = []
    places: list[int] = []
    position = 0
    while position < len(html_text):
        reference = _REFERENCE.match(html_text, position) if html_text[position] == "&" else None
        meant = html.unescape(reference.group()) if reference else ""
        places.append(position)
        if reference is not None and len(meant) == 1:
            characters.append(meant)
            position = reference.end()
        else:
            characters.append(html_text[position])
            position += 1
    return "".join(characters), [*places, len(html_text)]


def isolate_runs_in_html(markup: str, script: str) -> str:
    """Do the same for the text between the tags of well-formed HTML; code and what is isolated stays as it is."""
    if not may_hold_runs(markup, script):
        return markup  # so it mostly is from left to right, where tags hold no letter of another script
    pieces = _TAG.split(markup)
    untouched = 0
    for index, piece in enumerate(pieces):
        if index % 2:
            tag = _UNTOUCHED.match(piece)
            if tag is not None:
                untouched += -1 if tag.group(1) else 1
        elif piece and not untouched:
            pieces[index] = isolate_runs(piece, script)
    return "".join(pieces)
