"""Texts for carriers without markup: title elements, meta and Open Graph, JSON-LD, calendars.

Direction is carried by Unicode isolates (UAX 9, 2.4; W3C, "Strings on the Web"): for runs within the text, and round
a text of another language where it stands among words of the page's.
"""

from __future__ import annotations

from functools import lru_cache

from jumbo_site.i18n.bidi import base_direction, isolate
from jumbo_site.i18n.bidi_runs import isolate_in_plain_text, runs_of
from jumbo_site.i18n.language import script_of_tag
from jumbo_site.plan.views import Text


def joined(text: Text) -> str:
    """Return a text that stands among other words: in another language than the page's, between isolates."""
    value = isolate_in_plain_text(text.value, script_of_tag(text.lang))
    return isolate(value, text.dir) if text.is_foreign else value


def alone(text: Text) -> str:
    """Return a text that is all of a value, whose readers take the direction from its first strong letter.

    It is isolated as a whole only where that letter would mislead them.
    """
    return _alone(text.value, text.lang, text.dir)


@lru_cache(maxsize=65_536)
def _alone(value: str, lang: str, direction: str) -> str:
    script = script_of_tag(lang)
    runs = runs_of(value, script)
    if len(runs) == 1 and (runs[0].start, runs[0].end) == (0, len(value)):
        return value
    shown = isolate_in_plain_text(value, script)
    if base_direction(shown) in (None, direction):
        return shown
    return isolate(shown, "rtl" if direction == "rtl" else "ltr")
