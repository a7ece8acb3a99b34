"""The smallest pieces of every page as markup: texts, links and dates.

They stand in each page hundreds of times, so they are functions and not macros of the templates.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup, escape

from jumbo_site.plan.views import Ref, Text, TimeText
from jumbo_site.render.script_runs import isolate_runs


@lru_cache(maxsize=64)
def script_for(tag: str) -> str:
    """Return the script (ISO 15924) of a language tag."""
    from jumbo_site.i18n.language import script_of_tag

    return tag.partition("-")[2] if tag.startswith("und-") else script_of_tag(tag)


@lru_cache(maxsize=65_536)
def _markup(value: str, lang: str, direction: str, is_foreign: bool) -> Markup:
    inner = isolate_runs(str(escape(value)), script_for(lang))
    return Markup(f'<bdi lang="{lang}" dir="{direction}">{inner}</bdi>' if is_foreign else inner)  # noqa: S704


def text_markup(text: Text) -> Markup:
    """Return a short text, escaped; in another language than the page's it carries its own language and direction.

    Runs of other scripts than its language's are put into ``bdi``.
    """
    return _markup(text.value, text.lang, text.dir, text.is_foreign)


def link_markup(href: Callable[[str], str], ref: Ref) -> Markup:
    """Return a link, or the text alone where there is no page."""
    inner = text_markup(ref.text)
    return Markup(f'<a href="{escape(href(ref.path))}">{inner}</a>') if ref.path else inner  # noqa: S704


def time_markup(time: TimeText) -> Markup:
    """Return a date, a time or an interval with its machine-readable start (HTML ``time``)."""
    return Markup(f'<time datetime="{escape(time.start_iso)}">{escape(time.text)}</time>')  # noqa: S704
