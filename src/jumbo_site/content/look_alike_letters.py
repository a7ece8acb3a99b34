"""Names with letters of another script that look like the right ones (Unicode TR 39, 5.1: mixed-script confusables).

Such a name reads as it should and is another one: it is not found by a search, sorts elsewhere, and may stand for a
person who it is not. Mostly a keyboard was switched in the middle of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.diagnostics import Diagnostic, Message, diagnostic, say
from jumbo_site.i18n.bidi_runs import LETTERS
from jumbo_site.model.content import Content
from jumbo_site.model.localized import LocalizedText

MAX_FOUND = 200
_NAMES = {"Latn": say("Latin"), "Cyrl": say("Cyrillic"), "Grek": say("Greek")}
_OF = {script: re.compile(f"[{LETTERS[script]}]") for script in _NAMES}
_WORD = re.compile(f"[{''.join(LETTERS[script] for script in _NAMES)}]{{2,}}")
_LIKE_LATIN = re.compile("[АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+")
_LIKE_CYRILLIC = re.compile(r"(?![IVXLCDM]+\Z)[ABCEHIJKMOPSTXYaceijopsxy]+")
"""But for Roman numbers."""
_Named = tuple[EntityKey, tuple[str | int, ...], str, str]
"""The entry, the path of the name in it, the name, and the script (ISO 15924) it stands under, or an empty text."""


def look_alike_problems(content: Content, sources: Mapping[EntityKey, EntitySource]) -> Iterator[Diagnostic]:
    """Yield a warning for each word of a name that mixes scripts, or is wholly in the letters of another one."""
    yield from islice(_problems(content, sources), MAX_FOUND)


def _problems(content: Content, sources: Mapping[EntityKey, EntitySource]) -> Iterator[Diagnostic]:
    for key, path, name, script in _names(content):
        if name.isascii() and script != "Cyrl":
            continue
        for word in _WORD.findall(name):
            message = _mixed(word) or _wholly_other(word, script)
            if message is not None:
                hint = say("Type the word anew with one keyboard.")
                yield diagnostic("look-alike-letters", message, sources[key].value_location(path), hint)


def _names(content: Content) -> Iterator[_Named]:
    for speaker in content.speakers.values():
        key = EntityKey("speakers", "", speaker.id)
        for script, form in speaker.name.items():
            yield key, ("name", script, "text"), form.text, script
            if form.sort is not None:
                yield key, ("name", script, "sort"), form.sort, script
        for index, alias in enumerate(speaker.aliases):
            yield key, ("aliases", index), alias, ""
    for organisation in content.organisations.values():
        key = EntityKey("organisations", "", organisation.id)
        yield from _of_text(key, "name", organisation.name)
        yield from _of_text(key, "short_name", organisation.short_name)
    for place in content.places.values():
        key = EntityKey("places", "", place.id)
        yield from _of_text(key, "name", place.name)
        yield from _of_text(key, "city", place.city)


def _of_text(key: EntityKey, field: str, text: LocalizedText | None) -> Iterator[_Named]:
    for tag, name in text.texts if text is not None else ():
        yield key, (field, tag), name, ""


def _mixed(word: str) -> Message | None:
    counts = {script: len(letters.findall(word)) for script, letters in _OF.items()}
    present = sorted((script for script in counts if counts[script]), key=lambda script: counts[script])
    if len(present) < 2:
        return None
    odd, most = present[0], present[-1]
    found = _OF[odd].search(word)
    letter = found.group() if found else word[0]
    return say(
        "`{word}` has {most} letters and the {odd} `{letter}` (U+{code}), which may look like one of them.",
        word=word[:60],
        most=_NAMES[most],
        odd=_NAMES[odd],
        letter=letter,
        code=f"{ord(letter):04X}",
    )


def _wholly_other(word: str, script: str) -> Message | None:
    if script == "Latn" and _LIKE_LATIN.fullmatch(word):
        first = next(name for script, name in _NAMES.items() if _OF[script].match(word))
        return say("`{word}` looks Latin, and is written in {script} letters.", word=word[:60], script=first)
    if script == "Cyrl" and _LIKE_CYRILLIC.fullmatch(word):
        return say("`{word}` looks Cyrillic, and is written in Latin letters.", word=word[:60])
    return None
