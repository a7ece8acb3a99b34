"""Faults of writing in one Arabic text: each with its place, what is wrong, and the mending where it is certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from jumbo_site.i18n.bidi_runs import LETTERS, runs_of
from jumbo_site.messages import Message, say

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Vowel signs and the like (Unicode, Scripts.txt and Inherited)."""
_TATWEEL = "\u0640"
_LETTER = re.compile(f"[{LETTERS['Arab']}]")
_ARABIC_DIGIT = "\u0660-\u0669\u06f0-\u06f9"
PRESENTATION = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc"
"""Shapes of letters that only old encodings and PDF files name. Ornate brackets, ﷲ, ﷺ and their like are no shapes."""

_ARABIC_SIGNS = {",": "،", ";": "؛", "?": "؟"}
_LATIN_SIGNS = {
    ",": say("A Latin comma `,` stands in an Arabic text."),
    ";": say("A Latin semicolon `;` stands in an Arabic text."),
    "?": say("A Latin question mark `?` stands in an Arabic text."),
}
_CLOSERS = " \t\u00a0\"'»”’)]}*_"
_OPENERS = " \t\u00a0\"'«“‘([{*_"
_BLANKS = " \t\u00a0\u202f"
_LIST_NUMBER = re.compile(r"^[ \t>]*(?:[-+*][ \t]+)*[0-9]{1,9}[.)](?=[ \t])", re.MULTILINE)

CANDIDATE = re.compile(
    rf"[{LETTERS['Arab']}{_ARABIC_DIGIT}{MARKS}][^\w\n,;?،؛؟]{{0,8}}[,;?](?!\s*[\w-]+:(?:\s|$))"
    rf"|[,;?][^\w\n]{{0,8}}[{LETTERS['Arab']}]"
    rf"|[{_BLANKS}][،؛؟]|{_TATWEEL}{{2}}|[{LETTERS['Arab']}{MARKS}]{_TATWEEL}[{LETTERS['Arab']}]|[{PRESENTATION}]"
)
"""What a file must hold to be looked at closely, but for digits of several kinds."""

_DIGIT_KINDS = tuple(re.compile(f"[{kind}]") for kind in ("0-9", "\u0660-\u0669", "\u06f0-\u06f9"))


@dataclass(frozen=True, order=True)
class Fault:
    """A fault from ``start`` to before ``end`` of a text; ``replacement`` is None where people must decide."""

    start: int
    end: int
    code: str
    message: Message
    hint: Message
    replacement: str | None = None


def arabic_faults(text: str, shown: str) -> list[Fault]:
    """Return the faults of a text in an Arabic script, in order.

    ``shown`` is the text with blanks in place of what is no prose, of the same length.
    """
    signs = list(_latin_signs(shown))
    faults = [*signs, *_blanks_before_signs(text, shown, frozenset(sign.start for sign in signs))]
    faults += [*_tatweels(shown), *_presentation_forms(shown), *_mixed_digits(shown)]
    return sorted(faults)


def has_mixed_digits(text: str) -> bool:
    """Tell whether a text holds digits of several kinds: European, Arabic, Persian."""
    return sum(kind.search(text) is not None for kind in _DIGIT_KINDS) > 1


def _is_arabic(character: str) -> bool:
    return _LETTER.match(character) is not None or unicodedata.bidirectional(character) == "AN"


def _before(text: str, end: int) -> str:
    """Return the last letter, digit or sign before a place, over blanks, closing signs and vowel signs."""
    for character in reversed(text[max(0, end - 40) : end]):
        if character not in _CLOSERS and unicodedata.category(character) != "Mn":
            return character
    return ""


def _after(text: str, start: int) -> str:
    return next((character for character in text[start : start + 40] if character not in _OPENERS + "\n"), "")


def _latin_signs(shown: str) -> Iterator[Fault]:
    for match in re.finditer("[,;?]", shown):
        sign, at = match.group(), match.start()
        is_in_number = shown[at - 1 : at].isdigit() and shown[at + 1 : at + 2].isdigit()
        before, after = _before(shown, at), _after(shown, at + 1)
        follows_arabic = before != "" and _is_arabic(before)
        leads_to_arabic = before != "" and before.isalnum() and sign != "?" and after != "" and _is_arabic(after)
        if is_in_number or not (follows_arabic or leads_to_arabic):
            continue
        message = _LATIN_SIGNS[sign]
        arabic = _ARABIC_SIGNS[sign]
        yield Fault(at, at + 1, "arabic-punctuation", message, say("Write `{sign}`.", sign=arabic), arabic)


def _blanks_before_signs(text: str, shown: str, latin: frozenset[int]) -> Iterator[Fault]:
    for match in re.finditer("[،؛؟,;?]", shown):
        at = match.start()
        if match.group() in _ARABIC_SIGNS and at not in latin:
            continue
        start = at
        while start > 0 and text[start - 1] in _BLANKS:
            start -= 1
        if start == at:
            continue
        line = text[max(0, start - 200) : start].rpartition("\n")[2]
        if any(character.isalnum() for character in line) and not line.endswith(("|", ":")):
            sign = _ARABIC_SIGNS.get(match.group(), match.group())
            message = say("A blank stands before `{sign}`.", sign=sign)
            yield Fault(start, at, "arabic-space-before-punctuation", message, say("Delete the blank."), "")


def _tatweels(shown: str) -> Iterator[Fault]:
    """Yield strokes that stretch a word; ``هـ`` for the Hijri year and ``الـ`` before a foreign word keep theirs."""
    for match in re.finditer(f"{_TATWEEL}+", shown):
        before, after = _before_mark(shown, match.start()), shown[match.end() : match.end() + 1]
        is_between = _is_letter(before) and _is_letter(after)
        if is_between or len(match.group()) > 1:
            kept = "" if is_between else _TATWEEL
            message = say("A word is stretched with tatweel (ـ), which search and copying stumble over.")
            hint = say("Delete it; the font does what looks need.") if is_between else say("Write one ـ at most.")
            yield Fault(match.start(), match.end(), "arabic-tatweel", message, hint, kept)


def _before_mark(text: str, end: int) -> str:
    while end > 0 and unicodedata.category(text[end - 1]) == "Mn":
        end -= 1
    return text[end - 1 : end] if end > 0 else ""


def _is_letter(character: str) -> bool:
    return character != "" and character != _TATWEEL and _LETTER.match(character) is not None


def _presentation_forms(shown: str) -> Iterator[Fault]:
    for match in re.finditer(f"[{PRESENTATION}]+", shown):
        plain = "".join(_plain_letter(character) for character in match.group())
        if plain == match.group():
            continue
        message = say(
            "`{word}` is written with shapes of letters, as a PDF gives them, not with letters.",
            word=match.group()[:20],
        )
        hint = say("Write `{plain}`; read it through, as a PDF may also turn the order round.", plain=plain[:20])
        yield Fault(match.start(), match.end(), "presentation-forms", message, hint, plain)


def _plain_letter(character: str) -> str:
    """Return the letters of a presentation form (NFKC); vowel signs alone, without the blank or tatweel below them."""
    letters = unicodedata.normalize("NFKC", character)
    has_mark = len(letters) > 1 and unicodedata.category(letters[1]) == "Mn"
    return letters[1:] if has_mark and letters[0] in f" {_TATWEEL}" else letters


def _mixed_digits(shown: str) -> Iterator[Fault]:
    """Yield the first digit that is of another kind than those before it.

    Numbers of Latin words (``COVID-19``, ``ISO 27001``) and long ones (phone, ISBN) count for nothing, nor do the
    numbers by which Markdown knows a list.
    """
    if not has_mixed_digits(shown):
        return
    hidden = _LIST_NUMBER.sub(lambda match: " " * len(match.group()), shown)
    for run in runs_of(hidden, "Arab"):
        part = hidden[run.start : run.end]
        if run.script == "Latn" or sum(character.isdigit() for character in part) >= 7:
            hidden = hidden[: run.start] + " " * len(part) + hidden[run.end :]
    digits = list(re.finditer(f"[0-9{_ARABIC_DIGIT}]", hidden))
    for one in digits:
        if _kind(one.group()) != _kind(digits[0].group()):
            message = say(
                "`{digit}` stands in a text that has digits such as `{other}`.",
                digit=one.group(),
                other=digits[0].group(),
            )
            yield Fault(
                one.start(), one.end(), "mixed-digits", message, say("Write all numbers of a text in one kind.")
            )
            return


def _kind(digit: str) -> int:
    """Return the zero of a digit's kind: European, Arabic or Persian."""
    return ord(digit) - unicodedata.digit(digit)
