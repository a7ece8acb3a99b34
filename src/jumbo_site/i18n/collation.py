"""The order of names, and the letter under which an index lists a name.

The order is CLDR's for the reader's language (UTS 10, UTS 35, part 5), of the letters and languages that
``collation_data`` lists. Deliberate differences:

* Letters of the language's own script come first in every language, those of other scripts in CLDR's order of scripts.
  (CLDR says so too, by ``reorder``, for nearly all languages that are not written in Latin letters.)
* Signs before the first letter or digit do not count: “’t Hooft” stands and is headed as “t Hooft”.
* ʿ and ʾ of romanised Arabic are filed as apostrophes, not as letters after z.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from jumbo_site.i18n.collation_rules import FIRST_LETTER, Collation, collation

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language

SortKey = str
"""Letters, then marks, then case, then the text itself in NFC: equal for canonically equivalent texts alone.

Compared by code points. The levels' characters are weights, not text; some are surrogates, which have no UTF-8.
"""

_POINTS = "[\u0640\u064b-\u0652\u0670]*"
_ARABIC_LETTER = "[\u0620-\u063f\u0641-\u064a\u0671-\u06d3]"
_ARTICLE = re.compile(
    rf"\W*{_POINTS}[اٱ]{_POINTS}ل{_POINTS}(?!ل{_POINTS}ه{_POINTS}(?!\w))(?={_ARABIC_LETTER}{_POINTS}{_ARABIC_LETTER})"
)
"""The Arabic article before at least two letters, as in الشريف; not in الله."""


@lru_cache(maxsize=128)
def _collation(language: Language) -> Collation:
    # the locale of Montenegrin is Serbian's; the script is the tag's own
    return collation(str(language.locale.language), language.script)


@lru_cache(maxsize=65_536)
def _key(text: str, language: Language, ignore_article: bool) -> SortKey:
    composed = unicodedata.normalize("NFC", text)
    article = _ARTICLE.match(composed) if ignore_article else None
    levels = _collation(language).levels(composed[article.end() :] if article else composed)
    letters, marks, cases = map("".join, zip(*levels, strict=True)) if levels else ("", "", "")
    return f"{letters}\0{marks}\0{cases}\0{composed}"


def sort_key(text: str, language: Language, *, ignore_article: bool = False) -> SortKey:
    """Return the key by which a text is sorted among others in the order of a language.

    ``ignore_article`` sorts الشريف as شريف. It cannot tell an article from the first letters of a name (الهام): for
    such a name give the form to sort by, without this option.
    """
    return _key(text, language, ignore_article)


def index_letter(text: str, language: Language, *, ignore_article: bool = False) -> str:
    """Return the heading under which an index lists a text: ``Dž``, ``ا``, ``Ж``; ``#`` where it begins with none.

    Letters that are none in the language stand under the one before them in its order (ñ under N in English); those
    of other scripts under their own. In a list sorted by ``sort_key`` the texts of one heading stand together.
    """
    key = _key(text, language, ignore_article)
    return _collation(language).heading(key[:2]) if key >= FIRST_LETTER else "#"
