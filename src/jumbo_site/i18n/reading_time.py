"""How long a text takes to read, in the language that it is in.

Words a minute of adults reading aloud from a page, by language: S. Trauzettel-Klosinski, K. Dietz and the IReST study
group, "Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST", Investigative
Ophthalmology & Visual Science 53 (2012), table 2. Slovenian's figure stands for its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jumbo_site.i18n.language import script_of_tag

_WORDS_A_MINUTE: Mapping[str, int] = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
    "bs": 180,
    "hr": 180,
    "mk": 180,
    "sr": 180,
    "cnr": 180,
}
_ARABIC_SCRIPT = 138
_OTHERS = 184
"""The mean of the study's languages with alphabets."""
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def reading_minutes(words: int, tag: str) -> int:
    """Return the whole minutes, at least one, that so many words in a language take."""
    speed = _WORDS_A_MINUTE.get(tag.split("-")[0])
    if speed is None:
        speed = _ARABIC_SCRIPT if script_of_tag(tag) == "Arab" else _OTHERS
    return max(1, round(words / speed))
