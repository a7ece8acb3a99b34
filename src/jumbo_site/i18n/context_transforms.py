"""Capital letters that a word gets from the place where it stands (CLDR contextTransforms, UTS 35, part 2).

CLDR writes names of languages as they stand within a sentence: ``italiano``. Babel does not carry its rules for menus.
"""

from __future__ import annotations

_TITLECASED_LANGUAGES = frozenset(
    ("cs", "da", "es", "fi", "fr", "hr", "it", "kgp", "pt", "ru", "sk", "sv", "uk", "yrl"),
)
"""Languages for which CLDR 47 has ``contextTransformUsage type="languages"`` with ``uiListOrMenu`` as
``titlecase-firstword``; no script or region of theirs has it otherwise."""


def language_name_in_menu(name: str, tag: str) -> str:
    """Return the name of a language, which is written in the language ``tag``, as it stands in a list or menu."""
    return name[:1].title() + name[1:] if tag.split("-")[0] in _TITLECASED_LANGUAGES else name
