"""The messages that templates and code use, and how they get into the catalogues."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "count": (1, 2),
}
"""The functions that take messages, and which of their arguments they are (xgettext's ``--keyword``). ``count`` is that
of plan's localizer."""

_TEMPLATE_OPTIONS = {"trimmed": "true", "newstyle_gettext": "true", "trim_blocks": "true", "silent": "false"}
"""As render's environment has them; a template that cannot be parsed is an error, not a template without messages."""


@dataclass(frozen=True)
class Message:
    """A message as the sources have it."""

    msgid: str
    plural: str | None
    context: str | None
    locations: tuple[tuple[str, int], ...] = ()
    """Files (POSIX, from their folder's name on) and lines, 1-based. They help a reader; no catalogue holds them."""


def extract_messages(template_folder: Path, package_folder: Path) -> tuple[Message, ...]:
    """Return the messages of the templates (``*.html``) and of the Python code, each once, sorted.

    Raises ValueError where one message has two plurals, and jinja2.TemplateSyntaxError.
    """
    found: dict[tuple[str, str], Message] = {}
    sources: tuple[tuple[Path, str, str, dict[str, str]], ...] = (
        (template_folder, "*.html", "jinja2", _TEMPLATE_OPTIONS),
        (package_folder, "*.py", "python", {}),
    )
    for folder, pattern, method, options in sources:
        for path in sorted(folder.rglob(pattern)):
            file = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            for message in _extract(method, path, file, options):
                key = (message.msgid, message.context or "")
                found[key] = _united(found[key], message) if key in found else message
    return tuple(found[key] for key in sorted(found))


def _extract(method: str, path: Path, file: str, options: dict[str, str]) -> Iterator[Message]:
    from babel.messages.extract import extract

    with path.open("rb") as stream:
        entries = extract(method, stream, keywords=_KEYWORDS, comment_tags=(), options=options)
        for line, words, _comments, context in entries:
            msgid, plural = (words, None) if isinstance(words, str) else (words[0], words[1])
            yield Message(msgid, plural, context, ((file, line),))


def _united(first: Message, second: Message) -> Message:
    """Return one message for two uses; gettext knows a message by its singular and its context alone."""
    if None not in (first.plural, second.plural) and first.plural != second.plural:
        places = ", ".join(f"{file}:{line}" for file, line in first.locations + second.locations)
        raise ValueError(f"`{first.msgid}` has two plurals, `{first.plural}` and `{second.plural}`: {places}.")
    locations = dict.fromkeys(first.locations + second.locations)
    return replace(first, plural=first.plural or second.plural, locations=tuple(locations))


def update_catalogues(folder: Path, messages: Iterable[Message]) -> tuple[Path, ...]:
    """Bring all catalogues of a folder (``<tag>/messages.po``) up to date; return those that changed."""
    listed = tuple(messages)
    return tuple(path for path in sorted(folder.glob("*/messages.po")) if update_catalogue(path, listed))


def update_catalogue(path: Path, messages: Iterable[Message]) -> bool:
    """Write the messages into a .po file, keeping the translations it has; messages no longer used go.

    Nothing else goes into it: neither dates nor lines, so that it changes with the words alone. A message that has
    got or lost its plural keeps its translation as fuzzy. Returns whether the file has changed.
    """
    raw = path.read_bytes()
    written = updated(raw, path.parent.name, messages)
    if written == raw:
        return False
    path.write_bytes(written)
    return True


def updated(raw: bytes, tag: str, messages: Iterable[Message]) -> bytes:
    """Return a .po file's bytes with exactly these messages; see ``update_catalogue``."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    old = read_po(io.BytesIO(raw), locale=tag.replace("-", "_"), abort_invalid=True)
    new = Catalog(locale=old.locale)
    new.mime_headers = old.mime_headers  # the file's plural forms: Babel's own are not CLDR's for Turkish and others
    for message in messages:
        _carry_over(message, old, new)
    written = io.BytesIO()
    write_po(written, new, omit_header=True, sort_output=True, width=120, ignore_obsolete=True)
    header, _, _ = raw.partition(b"\n\n")  # Babel would put the clock into it
    return header.rstrip(b"\n") + b"\n\n" + written.getvalue()


def _carry_over(message: Message, old: Catalog, new: Catalog) -> None:
    msgid = message.msgid if message.plural is None else (message.msgid, message.plural)
    known = old.get(message.msgid, message.context)
    if known is None:
        new.add(msgid, context=message.context)
        return
    flags = set(known.flags)
    string = known.string
    if message.plural is None and isinstance(string, tuple):
        string, flags = string[-1], flags | {"fuzzy"}
    elif message.plural is not None and isinstance(string, str):
        string, flags = (string,) * old.num_plurals, flags | ({"fuzzy"} if string else set())
    new.add(msgid, string, context=message.context, flags=flags, user_comments=known.user_comments)
