"""The messages that templates and code use, and how they get into the catalogues."""

from __future__ import annotations

import io
from collections.abc import Iterator
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
Extracted = tuple[str | tuple[str, ...], str | None]


def extract_messages(template_folder: Path, package_folder: Path) -> tuple[Extracted, ...]:
    """Return each message once, as ``(id or (singular, plural), context)``, in the order of files and lines."""
    found: dict[Extracted, None] = {}
    for path in sorted(template_folder.rglob("*.html")):
        found.update(dict.fromkeys(_extract("jinja2", path, {"trimmed": "true"})))
    for path in sorted(package_folder.rglob("*.py")):
        if path != Path(__file__):
            found.update(dict.fromkeys(_extract("python", path, {})))
    return tuple(found)


def _extract(method: str, path: Path, options: dict[str, str]) -> Iterator[Extracted]:
    from babel.messages.extract import extract

    with path.open("rb") as stream:
        entries = extract(method, stream, keywords=_KEYWORDS, comment_tags=(), options=options)
        for _line, message, _comments, context in entries:
            yield message, context


def read_catalogue_file(path: Path) -> Catalog:
    """Return the entries of a .po file."""
    from babel.messages.pofile import read_po

    with path.open("rb") as stream:
        return read_po(stream, locale=path.parent.name.replace("-", "_"))


def update_catalogue(path: Path, messages: tuple[Extracted, ...]) -> None:
    """Write the messages into a .po file, keeping the translations it has; messages no longer used go."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    old = read_catalogue_file(path)
    new = Catalog(locale=old.locale, header_comment=old.header_comment, fuzzy=False)
    new.mime_headers = old.mime_headers
    for message, context in messages:
        known = old.get(message if isinstance(message, str) else message[0], context)
        new.add(message, known.string if known else None, context=context, flags=set(known.flags) if known else ())
    written = io.BytesIO()
    write_po(written, new, omit_header=False, sort_output=True, width=120, ignore_obsolete=True)
    path.write_bytes(written.getvalue())
