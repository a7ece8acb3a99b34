"""The alternative texts of images: those who do not see an image are told what it shows (WCAG 2.2, 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.image_files import SUFFIXES
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.prose_links import ProseLinks
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say
from jumbo_site.model.content import Content
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.news import NewsItem
from jumbo_site.model.organisations import Place

DECORATIVE = "<!-- decorative -->"
"""Stands behind an image that tells nothing: ``![](/media/star.png)<!-- decorative -->``."""

_IS_DECORATIVE = re.compile(r"(?:(?!!\[)[^\n])*?[)\]][ \t]*<!--\s*decorative\s*-->")
"""After the beginning of an image's address: its end and the mark, with no other image between."""
_FILE_NAME = re.compile(
    rf"(?:\S+(?:{'|'.join(map(re.escape, SUFFIXES))}|\.svg)"
    r"|(?:img|dsc|dscn|dscf|pict|image|photo|scan|screenshot)[-_ ]?\d+)\Z",
    re.IGNORECASE,
)
_OPENINGS: Mapping[str, tuple[str, ...]] = {
    "ar": ("صورة لـ", "صورة ل", "صورة تظهر", "صورة توضح"),
    "bs": ("slika na kojoj", "fotografija na kojoj"),
    "en": ("image of", "picture of", "photo of", "photograph of", "a picture of", "an image of", "a photo of"),
    "fa": ("تصویر ", "عکس "),
    "fr": (
        "image de",
        "image du",
        "photo du",
        "image d’",
        "image d'",
        "photo de",
        "photo d’",
        "photo d'",
        "photographie de",
    ),
    "he": ("תמונה של", "צילום של"),
    "hr": ("slika na kojoj", "fotografija na kojoj"),
    "it": ("immagine di", "immagine del", "foto di", "foto del", "fotografia di", "fotografia del"),
    "mk": ("слика на која", "фотографија на"),
    "sq": ("foto e", "foto i", "fotografi e", "imazh i", "imazh e"),
    "sr": ("слика на којој", "фотографија на којој", "slika na kojoj", "fotografija na kojoj"),
    "tr": (),
    "ur": ("تصویر ",),
}
"""How a text begins that says first that it is an image, which a screen reader has said already, by language."""


def prose_image_problems(one: ProseLinks, text: str) -> Iterator[Diagnostic]:
    """Yield the images of a text without an alternative text, or with a poor one; ``text`` is that of the file."""
    images = [link for link in one.shown if link.is_image]
    lines = text.split("\n") if images else []
    for image in images:
        rest = lines[image.location.line - 1][image.location.column - 1 :]
        if image.text.strip():
            yield from _poor(image.text, image.target, one.prose.language, image.location)
        elif _IS_DECORATIVE.match(rest) is None:
            message = say(
                "The image `{target}` has no alternative text: those who do not see it are told nothing.",
                target=image.target,
            )
            hint = say(
                "Say in the brackets what it shows: ![…](…); behind one that only adorns write `{decorative}`.",
                decorative=DECORATIVE,
            )
            yield diagnostic("missing-image-text", message, image.location, hint)


def field_image_problems(content: Content, sources: Mapping[EntityKey, EntitySource]) -> Iterator[Diagnostic]:
    """Yield poor alternative texts of the images of places and news, and of the pictures of editions."""
    places: list[tuple[str, Place | NewsItem]] = [("places", one) for one in content.places.values()]
    news: list[tuple[str, Place | NewsItem]] = [("news", one) for one in content.news.values()]
    for kind, record in (*places, *news):
        if record.image is not None and record.image_text is not None:
            source = sources[EntityKey(kind, "", record.id)]
            yield from _poor_texts(record.image_text, record.image, source, ("image_text",))
    for edition_id, edition in content.editions.items():
        source = sources[EntityKey("edition", edition_id, edition_id)]
        for index, picture in enumerate(edition.edition.gallery):
            yield from _poor_texts(picture.alt, picture.file, source, ("gallery", index, "alt"))


def _poor_texts(
    texts: LocalizedText, target: str, source: EntitySource, path: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    for language, text in texts.texts:
        yield from _poor(text, target, language, source.value_location((*path, language)))


def _poor(text: str, target: str, language: str, place: Location) -> Iterator[Diagnostic]:
    words = " ".join(text.split())
    name = PurePosixPath(unquote(target))
    if _FILE_NAME.match(words) or words.casefold() in (name.name.casefold(), name.stem.casefold()):
        message = say("The alternative text `{words}` is the name of a file.", words=words[:60])
        yield diagnostic("poor-image-text", message, place, say("Say in a sentence what the image shows."))
        return
    for opening in _OPENINGS.get(language.split("-")[0], ()):
        if words.casefold().startswith(opening) and len(words) > len(opening):
            message = say(
                "The alternative text begins with `{opening}`; screen readers say that.",
                opening=words[: len(opening)].strip(),
            )
            yield diagnostic("poor-image-text", message, place, say("Begin with what the image shows."))
            return
