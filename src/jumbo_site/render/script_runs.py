"""Runs of another script inside a text, marked so that browsers order and pronounce them rightly.

W3C, "Inline markup and bidirectional text in HTML": text of the opposite direction is isolated, and its language
is declared. Where the language of a run is not known its script is, as ``und-Latn`` (BCP 47, RFC 5646, 4.1).
"""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_ARABIC = r"\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_CYRILLIC = r"\u0400-\u052f"
_GREEK = r"\u0370-\u03ff\u1f00-\u1fff"
_HEBREW = r"\u05d0-\u05f2"

_LETTERS = {"Latn": _LATIN, "Arab": _ARABIC, "Cyrl": _CYRILLIC, "Grek": _GREEK, "Hebr": _HEBREW}
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})

_TAG = re.compile(r"(<[^>]*>)")
_UNTOUCHED = re.compile(r"<(/?)(code|pre|bdi|bdo)\b[^>]*>")


def _run_pattern(script: str) -> str:
    """A run: from a letter of the script, over digits and inner punctuation, to its last letter, digit or sign."""
    letters = _LETTERS[script]
    tail = r"0-9+#%" if script not in _RIGHT_TO_LEFT else r""
    return rf"(?P<{script}>[{letters}](?:[{letters}\u0300-\u036f\u064b-\u065f0-9 .,'’&;/+#@_\-–]*[{letters}{tail}])?)"


@lru_cache(maxsize=8)
def _foreign_runs(script: str) -> re.Pattern[str]:
    return re.compile("|".join(_run_pattern(other) for other in _LETTERS if other != script))


@lru_cache(maxsize=8)
def _foreign_letters(script: str) -> re.Pattern[str]:
    return re.compile("[" + "".join(letters for other, letters in _LETTERS.items() if other != script) + "]")


def _wrap(match: re.Match[str]) -> str:
    script = str(match.lastgroup)
    direction = "rtl" if script in _RIGHT_TO_LEFT else "ltr"
    run = match.group()
    return f'<bdi lang="und-{script}" dir="{direction}">{run}</bdi>'


@lru_cache(maxsize=65_536)
def isolate_runs(html_text: str, script: str) -> str:
    """Return escaped text with each run of another script than ``script`` (ISO 15924) inside a ``bdi``.

    The input is HTML text without tags, in which ``& < >`` are escaped already. Character references
    (``&amp;``, ``&#39;``) are not taken for runs.
    """
    if _foreign_letters(script).search(html_text) is None:
        return html_text
    pieces = re.split(r"(&[#\w]+;)", html_text)
    pattern = _foreign_runs(script)
    return "".join(piece if index % 2 else pattern.sub(_wrap, piece) for index, piece in enumerate(pieces))


def isolate_runs_in_html(html: str, script: str) -> str:
    """Do the same for the text between the tags of well-formed HTML; code and what is isolated stays as it is."""
    if _foreign_letters(script).search(_TAG.sub("", html)) is None:
        return html
    pieces = _TAG.split(html)
    untouched = 0
    for index, piece in enumerate(pieces):
        if index % 2:
            tag = _UNTOUCHED.match(piece)
            if tag is not None:
                untouched += -1 if tag.group(1) else 1
        elif not untouched:
            pieces[index] = isolate_runs(piece, script)
    return "".join(pieces)
