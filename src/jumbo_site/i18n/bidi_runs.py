"""The parts of a text that a reader would see in the wrong order, or hear in the wrong language.

W3C, "Inline markup and bidirectional text in HTML": a run of the opposite direction is isolated, with the signs that
belong to it. In a text from right to left that holds for more than words of another script: after an Arabic letter
the bidirectional algorithm (UAX 9, W2 and W4) takes ``+39 06 12``, ``-5``, ``$5`` and ``12(3), 45-67`` apart.

One policy for ranges of numbers (``17–18``, ``09:00–10:30``): they are not isolated from a text written from right
to left, so that the first number stands at the right, where reading begins. The algorithm does so with a dash; the
hyphen it treats otherwise at the start of a paragraph and in Hebrew, so the two numbers are isolated each for itself.
Within a run of Latin letters (``pp. 45–67``) a range follows the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jumbo_site.i18n.bidi import BIDI_CONTROLS, isolate

LETTERS = {
    "Latn": r"A-Za-zªºÀ-ÖØ-öø-ʸḀ-ỿ",
    "Arab": r"\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06ff"
    r"\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc",
    "Cyrl": r"\u0400-\u0481\u048a-\u052f",
    "Grek": r"\u0370-\u0373\u0376\u0377\u037b-\u037d\u0386\u0388-\u03ff\u1f00-\u1fff",
    "Hebr": r"\u05d0-\u05f4\ufb1d-\ufb4f",
}
"""The scripts whose runs are told apart (Unicode, Scripts.txt), as parts of a character class."""
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})

_MARKS = r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
_JOINERS = r"\u200c\u200d"
_DIGITS = r"0-9\u06f0-\u06f9"
"""European and Persian digits: of the class EN. Arabic ones (AN) keep their order in a text from right to left."""
_SIGNS = r" .,'’&;/+#@_\-–\u2011:·|°"
_INNER_RTL = r" .,'’\"&;/_\-–:·،؛؟!«»" + _JOINERS
_BEFORE = r"(?<![^\s(\[{«“\"'،؛:/–—…])"
"""A sign belongs to what follows it where nothing stands before it."""

_NUMBER = rf"[{_DIGITS}]+(?:[.,:/][{_DIGITS}]+)*"
_CURRENCY = "$€£¥₪₺"
_UNITS = "km|cm|mm|kg|kB|MB|GB|TB|kHz|MHz|GHz|Hz|kW|MW|GW|kWh|MWh|USD|EUR|m|g|h"
_URL = r"(?:https?|ftp)://[^\s<>«»“”\"،؛؟]*[^\s<>«»“”\"،؛؟.,;:!?)\]}']"
_HYPHEN_PAIR = rf"(?P<pair>(?<![\w.,/:-])(?P<first>{_NUMBER})-(?P<second>{_NUMBER})(?![\w-]))"
_NUMBERS = "|".join(
    (
        # 12(3), 45–67
        rf"[{_DIGITS}]+\([{_DIGITS}]+(?:[–-][{_DIGITS}]+)?\)(?:[,:;] ?[{_DIGITS}]+(?:[–-][{_DIGITS}]+)?)*",
        # +39 (06) 1234567, 0039 06 1234567: seven digits and more
        rf"(?<![\w.,/:-])(?=\+? ?(?:[ ()./-]*[{_DIGITS}]){{7}})(?:\+ ?(?:\([{_DIGITS}]+\))?|\(0[{_DIGITS}]*\)|(?=0))"
        rf"(?:[ ./-]{{0,2}}[{_DIGITS}]+)(?:[ ./-]{{1,2}}[{_DIGITS}]+|[ ./-]?\([{_DIGITS}]+\)[{_DIGITS}]*)*(?![\w-])",
        # -5, $5, #5, -$5.50, ±3 %
        rf"{_BEFORE}(?:[-+−±][{_CURRENCY}]?|[{_CURRENCY}#№] ?[-+−]?){_NUMBER}(?:[ \u00a0\u202f]?[%‰])?",
        # 5+3, 2 × 4 = 8
        rf"(?<![\w.,/:-]){_NUMBER}(?: ?[+×=÷*^−] ?{_NUMBER})+",
        # 50%, 5 €, 25 °C, 10 km
        rf"{_NUMBER}[ \u00a0\u202f]?(?:[%‰{_CURRENCY}]|°(?:[CFK]\b)?|(?:{_UNITS})\b[²³]?)",
        # 978-3-16-148410-0, 2022-11-17
        rf"(?<![\w.,/:-])[{_DIGITS}]+(?:-[{_DIGITS}]+){{2,}}(?![\w-])",
        # 17-18
        _HYPHEN_PAIR,
    )
)

_ABBREVIATION = re.compile(
    r"(?:^|[\s(,&])(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|Dr|Prof|Ph\.D|vol|Vol|no|No|pp|ed|eds|Ed|Eds|al|etc|cf|vs|St"
    r"|(?:[^\W\d_]\.)+[^\W\d_])\Z"
)
"""What keeps its full stop though a sentence goes on: ``Springer Inc.``, ``S.p.A.``, ``et al.``."""


@dataclass(frozen=True)
class Run:
    """A part of a text, from ``start`` to before ``end``, that is isolated in ``direction``."""

    start: int
    end: int
    direction: Literal["ltr", "rtl"]
    script: str | None
    """ISO 15924 of its letters; None for numbers and signs."""


def _left_to_right_run(script: str, *, in_rtl: bool) -> str:
    """A run from its first letter, over digits and inner signs, to its last letter, digit or sign.

    In a text from right to left, with the signs and digits attached before (``.NET``, ``#tag``, ``3D``), and with
    brackets that hold the same script (``JUMBO (Joint Meeting)``, ``f(x)``).
    """
    own = LETTERS[script] + _MARKS
    rest = rf"(?:[{own}{_DIGITS}{_SIGNS}]*[{own}{_DIGITS}+#%®™])?"
    if not in_rtl:
        return rf"(?P<{script}>[{LETTERS[script]}]{rest})"
    before = rf"(?:{_BEFORE}(?:[@#.~/]|--?|[{_CURRENCY}+−-]{{0,2}}[{_DIGITS}][{_DIGITS}.,:/-]*))?"
    group = rf" ?\((?=[^()]*[{own}{_DIGITS}])[{own}{_DIGITS}{_SIGNS}]*\)"
    return rf"(?P<{script}>{before}[{LETTERS[script]}]{rest}(?:{group}{rest})*)"


def _right_to_left_run(script: str, *, in_rtl: bool) -> str:
    own = LETTERS[script] + _MARKS + (r"\u0660-\u0669" if script == "Arab" else "")
    rest = rf"(?:[{own}{_DIGITS}{_INNER_RTL}]*[{own}؟٪])?"
    if in_rtl:
        return rf"(?P<{script}>[{LETTERS[script]}]{rest})"
    group = rf" ?\((?=[^()]*[{own}])[{own}{_DIGITS}{_INNER_RTL}]*\)"
    start = LETTERS[script] + (r"\u0660-\u0669" if script == "Arab" else "")
    return rf"(?P<{script}>(?:{_BEFORE}[@#])?[{start}]{rest}(?:{group}{rest})*)"


@lru_cache(maxsize=16)
def _hint(script: str) -> re.Pattern[str]:
    """Return what shows that a text in a script may hold a run."""
    letters = "".join(LETTERS[other] for other in LETTERS if other != script)
    if script not in RIGHT_TO_LEFT:
        return re.compile(rf"[{letters}\u0660-\u0669]")
    return re.compile(
        rf"[{letters}]|0[{_DIGITS}]* [{_DIGITS}(]|[-+−±#№({_CURRENCY}] ?[{_DIGITS}]"
        rf"|[{_DIGITS}][ \u00a0\u202f]?[-%‰°(+×=÷*^−{_CURRENCY}]"
    )


@lru_cache(maxsize=16)
def _runs(script: str) -> re.Pattern[str]:
    """Return the runs of a text in a script. Compiling takes a while, so it waits until a hint was found."""
    in_rtl = script in RIGHT_TO_LEFT
    others = [other for other in LETTERS if other != script]
    left_to_right = [_left_to_right_run(other, in_rtl=in_rtl) for other in others if other not in RIGHT_TO_LEFT]
    right_to_left = [_right_to_left_run(other, in_rtl=in_rtl) for other in others if other in RIGHT_TO_LEFT]
    if not in_rtl:
        return re.compile("|".join([*left_to_right, *right_to_left]))
    return re.compile("|".join([rf"(?P<url>{_URL})", *left_to_right, _NUMBERS, *right_to_left]))


def may_hold_runs(text: str, script: str) -> bool:
    """Tell, by one search, whether a text written in a script may hold runs to isolate."""
    return _hint(script).search(text) is not None


@lru_cache(maxsize=65_536)
def runs_of(text: str, script: str) -> tuple[Run, ...]:
    """Return the runs to isolate in a text written in ``script`` (ISO 15924), in order, apart from each other.

    Runs are of Latin, Arabic, Cyrillic, Greek and Hebrew letters, and of numbers; the text may be in any script.
    """
    return tuple(_found(text, _runs(script), script)) if may_hold_runs(text, script) else ()


def _found(text: str, pattern: re.Pattern[str], script: str) -> Iterator[Run]:
    in_rtl = script in RIGHT_TO_LEFT
    position = 0
    while (match := pattern.search(text, position)) is not None:
        name = match.lastgroup
        position = match.end()
        if in_rtl and match["pair"] is not None:
            if _is_range(match["first"], match["second"]):
                yield Run(match.start("first"), match.end("first"), "ltr", None)
                yield Run(match.start("second"), match.end("second"), "ltr", None)
            else:
                yield Run(match.start(), match.end(), "ltr", None)
        elif name is None:
            yield Run(match.start(), match.end(), "ltr", None)
        else:
            own = "Latn" if name == "url" else name
            if in_rtl and own not in RIGHT_TO_LEFT:
                position = _with_last_sign(text, match.start(), position)
            yield Run(match.start(), position, "rtl" if own in RIGHT_TO_LEFT else "ltr", own)


def _with_last_sign(text: str, start: int, end: int) -> int:
    """Return the end of a run with the stroke of an address or the full stop of an abbreviation."""
    following = text[end : end + 1]
    if following == "/":
        last = text[start:end].rpartition(" ")[2]
        return end + 1 if "." in last or "/" in last else end
    return end + 1 if following == "." and _ABBREVIATION.search(text[start:end]) else end


def _is_range(first: str, second: str) -> bool:
    """Tell a range from a number with a hyphen in it (phone, ISSN, ``2022-11``): it leads from less to more.

    ``2022-23`` is one too: the second number leaves out what both begin with.
    """
    one, other = (re.split("[.,:/]", number) for number in (first, second))
    if max(len(part) for part in (*one, *other)) > 4 or len(one) != len(other):
        return False
    if len(one) > 1:
        return True
    if len(one[0]) > len(other[0]):
        return len(one[0]) == 4 and len(other[0]) == 2 and int(one[0][2:]) + 1 == int(other[0])
    return int(one[0]) < int(other[0]) and (one[0][0] != "0" or len(one[0]) == len(other[0]) == 2)


_HAS_CONTROLS = re.compile(f"[{BIDI_CONTROLS[-4:]}]")


@lru_cache(maxsize=65_536)
def isolate_in_plain_text(text: str, script: str) -> str:
    """Return a text for places without markup: runs of the opposite direction between Unicode isolates.

    A text that has isolates already stays as it is. Runs that differ in script alone need none.
    """
    base = "rtl" if script in RIGHT_TO_LEFT else "ltr"
    found = [run for run in runs_of(text, script) if run.direction != base]
    if not found or _HAS_CONTROLS.search(text):
        return text
    pieces = []
    position = 0
    for run in found:
        pieces += [text[position : run.start], isolate(text[run.start : run.end], run.direction)]
        position = run.end
    return "".join([*pieces, text[position:]])
