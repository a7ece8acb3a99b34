"""The Unicode Collation Algorithm (UTS 10) over the orders of ``collation_data``, as far as names need it.

A text is cut into clusters: a letter, or several that a language files as one (a contraction), with their marks. Each
cluster has its weights on three levels, worked out once: letters, then marks, then case. Spaces and signs count as
letters before all others (CLDR's default, "non-ignorable").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from jumbo_site.i18n import collation_data as data
from jumbo_site.i18n.scripts import script_of

Levels = tuple[str, str, str]
"""The weights of a text on the first, second and third level. On the first each element has two characters."""

_SIGN, _DIGIT, _OTHER = "Zyyy", "digit", "Zzzz"
FIRST_DIGIT, FIRST_LETTER = chr(2), chr(3)
"""Where the first level of digits begins, after that of spaces and signs, and that of letters."""

_STEP = 128
"""Room for a language's letters between two letters of the root."""
_UNLISTED = 60_000
"""Where the letters begin that the root does not list: in Unicode's order, after the others of their script."""

_COMMON, _LIGATURE, _FIRST_MARK, _MARK_STEP = 50, 100, 200, 16
"""The second level: of a plain letter, of a ligature, and of the first mark."""
_COMPATIBLE, _UPPER, _UPPER_COMPATIBLE, _IGNORABLE = 80, 120, 121, 200
"""The third level: of forms that Unicode decomposes for compatibility, of capitals, of marks that count there alone."""

_RULE = re.compile(r"&(?:\[before ([12])\])?([^<=\s]+)((?:(?:<{1,3}\*?|=)[^<=&\s]+)+)")
_RELATION = re.compile(r"(<{1,3}|=)(\*?)([^<=&\s]+)")

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
)
_IS_MARK = re.compile(f"[{_MARKS}]")


class _Element(NamedTuple):
    script: str
    """Empty where the element counts on the lower levels alone."""
    letter: int
    mark: int
    case: int


_Table = dict[str, tuple[_Element, ...]]


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@lru_cache(maxsize=1)
def _root() -> _Table:
    """Return the elements of all letters, signs and marks that the root lists, by their canonical decomposition."""
    table: _Table = {}
    for script, letters in {_SIGN: data.WHITESPACE + data.SIGNS, **data.LETTERS}.items():
        for place, letter in enumerate(letters, start=1):
            table[_decomposed(letter)] = (_Element(script, place * _STEP, _COMMON, _COMMON),)
            capital = letter.upper()
            if capital != letter == capital.lower():
                table[_decomposed(capital)] = (_Element(script, place * _STEP, _COMMON, _UPPER),)
    for place, marks in enumerate(data.MARKS):
        for mark in marks:
            table[mark] = (_Element("", 0, _FIRST_MARK + place * _MARK_STEP, _COMMON),)
    _tailor(table, data.ROOT_RULES)
    for letter, spelled in data.LIGATURES.items():
        for written, case, after in ((letter, _COMMON, _COMPATIBLE), (letter.swapcase(), _UPPER, _UPPER_COMPATIBLE)):
            if len(written) == 1:
                first, second = (table[part][0] for part in spelled)
                table[written] = (first._replace(mark=_LIGATURE, case=case), second._replace(case=after))
    return table


def _tailor(table: _Table, rules: str) -> list[str]:
    """Put a language's letters at their places in the table; return those that got places on the first level."""
    own_places = []
    for before, anchor, relations in _RULE.findall(rules):
        if anchor == "[ignorable]":
            *start, last = (_Element("", 0, 0, _IGNORABLE),)
        else:
            *start, last = Clusters(table, {}).elements(_decomposed(anchor))
        if before == "1":
            last = last._replace(letter=last.letter - _STEP)
        elif before == "2":
            last = last._replace(mark=last.mark - 40)
        for relation, is_list, written in _RELATION.findall(relations):
            for tailored in written if is_list else (written,):
                text, _, expansion = tailored.partition("/")
                if relation == "<":
                    last = _Element(last.script, last.letter + 1, _COMMON, _COMMON)
                    own_places.append(_decomposed(text))
                elif relation == "<<":
                    last = last._replace(mark=last.mark + 1, case=_COMMON)
                elif relation == "<<<":
                    last = last._replace(case=last.case + 1)
                more = Clusters(table, {}).elements(_decomposed(expansion)) if expansion else ()
                table[_decomposed(text)] = (*start, last, *more)
    return own_places


class Clusters(dict[str, Levels]):
    """The weights of clusters, worked out when they are first asked for. ``groups`` orders the scripts."""

    def __init__(self, table: _Table, groups: dict[str, str]) -> None:
        super().__init__()
        self._table = table
        self._groups = groups
        several = sorted((text for text in table if len(_IS_MARK.sub("", text)) > 1), key=len, reverse=True)
        contractions = "".join(f"{re.escape(text)}|" for text in several)
        self.split = re.compile(f"(?:{contractions}.)[{_MARKS}]*", re.DOTALL).findall

    def __missing__(self, cluster: str) -> Levels:
        elements = self.elements(cluster)
        other = self._groups[_OTHER]
        letters = "".join(self._groups.get(e.script, other) + chr(e.letter) for e in elements if e.script)
        levels = (
            letters,
            "".join(chr(element.mark) for element in elements if element.mark),
            "".join(chr(element.case) for element in elements if element.case),
        )
        self[cluster] = levels
        return levels

    def elements(self, text: str) -> tuple[_Element, ...]:
        """Return the elements of a decomposed text."""
        return tuple(element for cluster in self.split(text) for element in self._cluster(cluster))

    def _cluster(self, cluster: str) -> tuple[_Element, ...]:
        """Return the elements of one cluster, marks joined to its letter over others between (UTS 10, S2.1)."""
        end = len(cluster)
        while end > 1 and cluster[:end] not in self._table:
            end -= 1
        head, kept = cluster[:end], ""
        for mark in cluster[end:]:
            is_free = not kept or unicodedata.combining(kept[-1]) != unicodedata.combining(mark)
            if is_free and head + mark in self._table:
                head += mark
            else:
                kept += mark
        return tuple(element for part in (head, *kept) for element in self._table.get(part) or self._unlisted(part))

    def _unlisted(self, character: str) -> tuple[_Element, ...]:
        """Return the elements of a character that neither root nor tailoring lists."""
        folded = character.casefold()
        small = folded if len(folded) == 1 else character.lower()
        if small != character and small in self._table:
            return tuple(e._replace(case=_UPPER) for e in self._table[small])
        if character in data.STROKES:
            return self.elements(data.STROKES[character])
        if small in data.STROKES:
            return self.elements(data.STROKES[small].upper())
        category = unicodedata.category(character)
        compatible = data.SPELLED_OUT.get(character) or unicodedata.normalize("NFKD", character)
        if compatible != character:
            cases = {_COMMON: _COMPATIBLE, _UPPER: _UPPER_COMPATIBLE}
            return tuple(e._replace(case=cases.get(e.case, e.case)) for e in self.elements(compatible))
        if character in data.IGNORED or category in ("Cc", "Cf", "Cs"):
            return ()
        if _IS_MARK.match(character):
            return (_Element("", 0, _FIRST_MARK + data.MARKS.index("\u0336\u0337") * _MARK_STEP, _COMMON),)
        digit = unicodedata.digit(character, None)
        if digit is not None:
            return (_Element(_DIGIT, 1 + digit, _COMMON, _COMMON),)
        if category.startswith("N") and not character.isalpha():
            return (_Element(_DIGIT, _unlisted_place(character), _COMMON, _COMMON),)
        if character.isalpha() or category in ("Mn", "Mc"):
            # the vowel signs of Indian scripts are letters in their order
            case = _COMMON if small == character else _UPPER
            return (_Element(script_of(small), _unlisted_place(small), _COMMON, case),)
        return (_Element(_SIGN, _unlisted_place(character), _COMMON, _COMMON),)


def _unlisted_place(character: str) -> int:
    return min(_UNLISTED + ord(character), 0x10FFFF)


class Collation:
    """The order of one language in one script, and the headings of its indexes."""

    def __init__(self, subtag: str, script: str) -> None:
        name = data.TAILORED_AS.get(f"{subtag}-{script}", subtag)
        table = dict(_root())
        if script == "Cyrl" and subtag in data.SEPARATE_SHORT_I:
            for letter in "йЙ":
                del table[_decomposed(letter)]
        own_places = _tailor(table, data.TAILORINGS.get(name, ""))
        own = data.SEVERAL_SCRIPTS.get(script, (script,))
        if script == "Latn" and subtag in data.LATIN_BEFORE_CYRILLIC:
            own = ("Latn", "Cyrl")
        order = [_SIGN, _DIGIT, *own, *(other for other in data.LETTERS if other not in own), _OTHER]
        groups = {script: chr(place) for place, script in enumerate(order, start=1)}
        self.clusters = Clusters(table, groups)
        self._dotted_capital = subtag in ("az", "tr")
        self._letters: dict[str, str] = {}
        for text, elements in table.items():
            if len(elements) == 1 and elements[0][2:] == (_COMMON, _COMMON):
                self._letters.setdefault(self.clusters[text][0], text)
        latin = "abcdefghijklmnopqrstuvwxyz"
        arabic = data.ARABIC_HEADINGS.get(name, data.ARABIC_HEADINGS["ar"])
        headings = {"Latn": [*latin, *(own_places if script == "Latn" else ())], "Arab": list(arabic)}
        self._headings = {
            groups[of]: sorted((self.clusters[_decomposed(text)][0], text) for text in texts)
            for of, texts in headings.items()
        }
        self._latin = groups["Latn"]

    def levels(self, text: str) -> list[Levels]:
        """Return the weights of the clusters of a text. What stands before the first letter or digit has none."""
        found = [self.clusters[cluster] for cluster in self.clusters.split(_decomposed(text))]
        if found and found[0][0] < FIRST_DIGIT:
            start = next((place for place, levels in enumerate(found) if levels[0] >= FIRST_DIGIT), 0)
            return found[start:]
        return found

    def heading(self, letter: str) -> str:
        """Return the heading of the letter that has these two characters on the first level."""
        headings = self._headings.get(letter[0])
        if headings is not None:
            _, text = headings[max(bisect_right(headings, (letter, "\U0010ffff")) - 1, 0)]
            # what comes after z is no kind of z (þ, ʔ), but what comes after ي is a kind of ي
            if letter[0] != self._latin or letter <= headings[-1][0]:
                return self._capital(text)
        return self._capital(self._letters.get(letter) or chr(max(ord(letter[1]) - _UNLISTED, 0)))

    def _capital(self, text: str) -> str:
        """Return a letter as headings show it: ``Dž``, ``İ`` in Turkish."""
        if self._dotted_capital and text == "i":
            return "İ"
        capital = text[0].title() + text[1:]
        composed = unicodedata.normalize("NFC", capital)
        return composed if capital.lower() == text or text == "ı" else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=64)
def collation(subtag: str, script: str) -> Collation:
    """Return the order of a language (its first subtag) in a script (ISO 15924)."""
    return Collation(subtag, script)
