"""Which files of media/ may be published: kinds that a browser shows, plays or keeps, and never runs.

All that is published is of the site's origin. A page or a script among the files of media/ could do whatever the site's
own pages may; the kinds are therefore listed, and no other is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from jumbo_site.content.image_files import SUFFIXES as IMAGE_SUFFIXES
from jumbo_site.content.svg_files import svg_fault
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say
from jumbo_site.messages.system_errors import reason_of

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("images", (*IMAGE_SUFFIXES, ".svg")),
    ("documents", (".pdf", ".txt", ".md", ".tex", ".rtf", ".epub", ".ics")),
    ("office files", (".odt", ".ods", ".odp", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx")),
    ("data", (".csv", ".tsv", ".json", ".geojson", ".bib", ".ris")),
    ("sound", (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac")),
    ("film", (".mp4", ".m4v", ".webm", ".ogv", ".mov", ".vtt", ".srt")),
    ("archives", (".zip", ".7z", ".tar", ".gz", ".xz")),
    ("fonts", (".woff2",)),
)
"""What may be published, by endings in lower case. A browser runs nothing of these under the types that hosts give."""
_PUBLISHED = frozenset(suffix for _, suffixes in KINDS for suffix in suffixes)
_ACTIVE_INSIDE = re.compile(
    r"\.(?:[xs]?html?|xht|mht|mhtml|xml|xsl|xslt|rdf|svgz?|m?js|wasm|php\d?|phtml|phar|cgi|pl|py|asp|aspx|jsp|shtml)\.",
    re.IGNORECASE,
)
"""Endings before the last that some hosts go by as well (Apache's mod_mime: files with several extensions)."""


def media_problems(root: Path, media: Iterable[str], shown: str) -> list[Diagnostic]:
    """Return an error for each file that must not be published. ``media`` are paths relative to content/, ``root``."""
    problems: list[Diagnostic] = []
    for path in media:
        place = Location(f"{shown}/{path}")
        name = path.rpartition("/")[2]
        suffix = Path(name.lower()).suffix
        if suffix not in _PUBLISHED:
            message = (
                say("Files that end in `{suffix}` are not published.", suffix=suffix[:20])
                if suffix
                else say("`{name}` has no ending.", name=name)
            )
            hint = say("Put it into a .zip, save it as PDF, or take it out of media/: browsers could run such a file.")
            problems.append(diagnostic("media-refused", message, place, hint))
        elif _ACTIVE_INSIDE.search(name):
            message = say("`{name}` has an ending before its last that makes some hosts take it for a page.", name=name)
            problems.append(
                diagnostic("media-refused", message, place, say("Write hyphens in place of the full stops."))
            )
        elif suffix == ".svg":
            problems += _svg_problems(root / path, place)
    return problems


def _svg_problems(file: Path, place: Location) -> list[Diagnostic]:
    try:
        with file.open("rb") as stream:
            data = stream.read(20_000_000)
    except FileNotFoundError:
        raise  # the content changes while it is read, and is read anew
    except OSError as error:
        return [
            diagnostic("file-unreadable", say("The file cannot be read: {reason}.", reason=reason_of(error)), place)
        ]
    fault = svg_fault(data)
    if fault is None:
        return []
    hint = say("Save it as plain SVG without links and scripts, or as PNG.")
    return [diagnostic("svg-unsafe", fault.message, Location(place.file, fault.line, fault.column), hint)]
