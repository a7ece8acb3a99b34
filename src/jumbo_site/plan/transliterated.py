"""Markdown of one script read in another."""

from __future__ import annotations

from functools import lru_cache

from jumbo_site.content.markdown_prose import visible_prose
from jumbo_site.i18n.transliteration import has_cyrillic, transliterate


@lru_cache(maxsize=4096)
def transliterated_markdown(markdown: str) -> str:
    """Return a Serbian text with its Cyrillic prose in Latin letters; code, addresses and tags stay."""
    return transliterate(markdown, visible_prose(markdown, with_labels=True)) if has_cyrillic(markdown) else markdown
