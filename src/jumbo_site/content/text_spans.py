"""The texts of a file as they are written, each with its language and what of it is prose."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumbo_site.content.markdown_bounds import complexity_problem
from jumbo_site.content.markdown_code import blank_fences
from jumbo_site.content.markdown_prose import visible_plain_text, visible_prose
from jumbo_site.content.source_files import SourceFile
from jumbo_site.content.text_places import TextPlaces

if TYPE_CHECKING:
    from yaml.events import ScalarEvent

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_SCRIPT = re.compile(r"[A-Z][a-z]{3}\Z")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
"""The name that aliases refer to, and a tag, before a value."""
_BLOCK_HEADER = re.compile(r"[|>][^\n]*")


@dataclass(frozen=True)
class TextSpan:
    """A text from ``start`` of a file's text; ``shown`` has blanks in place of what is no prose.

    ``language`` is its BCP 47 tag, ``und-Arab`` and the like for a name in a script, None where it is not told.
    """

    start: int
    text: str
    shown: str
    language: str | None


def file_language(file: SourceFile) -> str | None:
    """Return the language of a Markdown file, ``ar`` of ``about.ar.md``."""
    if file.path.suffix != ".md":
        return None
    return file.path.stem.rpartition(".")[2] or None


def front_and_body(text: str) -> tuple[tuple[int, int], int]:
    """Return where the front matter's YAML begins and ends, and where the body begins."""
    front = _FRONT.match(text)
    if front is None:
        return (0, 0), 0
    return (front.start("yaml"), front.end("yaml")) if front["yaml"] else (0, 0), front.end()


def text_spans(file: SourceFile, languages: Collection[str]) -> Iterator[TextSpan]:
    """Yield the texts of a YAML or Markdown file. YAML that cannot be read and Markdown beyond the bounds have none."""
    if file.path.suffix == ".yaml":
        yield from _scalars(file.text, 0, None, languages)
    elif file.path.suffix == ".md":
        language = file_language(file)
        (start, end), body = front_and_body(file.text)
        yield from _scalars(file.text[start:end], start, language, ())
        text = file.text[body:]
        if complexity_problem(blank_fences(text), TextPlaces(text, file.shown, 1)) is None:
            yield TextSpan(body, text, visible_prose(text), language)


def _scalars(yaml_text: str, offset: int, language: str | None, languages: Collection[str]) -> Iterator[TextSpan]:
    """Yield the values of mappings and lists; the nearest key that is a language or a script tells theirs."""
    import yaml

    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(yaml_text)
    told: list[tuple[bool, str | None, str | None]] = []
    """Of each open collection: whether it is a mapping, its language, and the key that waits for its value."""
    try:
        while parser.check_event():
            event = parser.get_event()
            waiting = told[-1] if told else (False, language, None)
            is_key = bool(told) and waiting[0] and waiting[2] is None
            if isinstance(event, yaml.ScalarEvent) and is_key:
                told[-1] = (True, waiting[1], event.value)
                continue
            own = _language_of_key(waiting[2], languages) or waiting[1]
            if isinstance(event, yaml.CollectionStartEvent):
                told.append((isinstance(event, yaml.MappingStartEvent), own, None))
                continue
            if isinstance(event, yaml.CollectionEndEvent):
                told.pop()
                waiting = told[-1] if told else waiting
            elif isinstance(event, yaml.ScalarEvent):
                yield _span(yaml_text, event, offset, own)
            if told:
                told[-1] = (told[-1][0], told[-1][1], None)
    except yaml.YAMLError:
        return


def _language_of_key(key: str | None, languages: Collection[str]) -> str | None:
    if key is None:
        return None
    if key in languages:
        return key
    return f"und-{key}" if _SCRIPT.match(key) else None


def _span(yaml_text: str, event: ScalarEvent, offset: int, language: str | None) -> TextSpan:
    """Return a scalar as written, without its quotes; escapes and the header of a block are no prose."""
    start = event.start_mark.index if event.start_mark else 0
    end = event.end_mark.index if event.end_mark else start
    if event.anchor is not None or event.tag is not None:
        properties = _PROPERTIES.match(yaml_text, start, end)
        start = properties.end() if properties else start
    text = yaml_text[start:end]
    if event.style in ("'", '"'):
        start, text = start + 1, text[1:-1]
        escapes = r"\\(?:x..|u.{4}|U.{8}|.)" if event.style == '"' else "''"
        shown = re.sub(escapes, lambda match: " " * len(match.group()), text, flags=re.DOTALL)
    elif event.style in ("|", ">"):
        shown = _BLOCK_HEADER.sub(lambda match: " " * len(match.group()), text, count=1)
    else:
        shown = text
    return TextSpan(offset + start, text, visible_plain_text(shown), language)
