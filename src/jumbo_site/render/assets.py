"""The files of the theme that pages load: read once, named by their content.

``css/site.css`` becomes ``assets/css/site.1a2b3c4d5e6f.css``, so that browsers may keep each file for good. What a
stylesheet names by ``url(…)`` is renamed with it.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.messages import Message, say
from jumbo_site.model.theme_fonts import ThemeFonts
from jumbo_site.render.own_fonts import own_fonts_css

_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
OUTPUT_FOLDER = "assets"
OPTIONS_NAME = "css/options.css"


class UnknownAssetError(LookupError):
    """A template or stylesheet names a file that is not in ``static/``."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Assets:
    """``names``: path under static/ → path in the output. ``files``: path in the output → bytes."""

    names: Mapping[str, str]
    files: Mapping[str, bytes]


def _hashed_name(name: str, content: bytes) -> str:
    if name.endswith(".txt"):  # licences stay under their own names
        return f"{OUTPUT_FOLDER}/{name}"
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:12]
    return f"{OUTPUT_FOLDER}/{stem}.{digest}{dot}{suffix}"


def _rewrite_urls(name: str, content: bytes, names: Mapping[str, str]) -> bytes:
    folder = posixpath.dirname(name)

    def replace(match: re.Match[str]) -> str:
        target = match.group(2).strip()
        if target.startswith(("data:", "#")):
            return match.group()
        source = posixpath.normpath(posixpath.join(folder, target))
        if source not in names:
            raise UnknownAssetError(
                say("static/{name} names `{target}`, which is not in static/.", name=name, target=target)
            )
        own_folder = posixpath.join(OUTPUT_FOLDER, folder)
        return f'url("{posixpath.relpath(names[source], own_folder)}")'

    return _URL.sub(replace, content.decode("utf-8")).encode("utf-8")


def collect_assets(
    theme_folders: Sequence[Path],
    accent: str | None = None,
    fonts: ThemeFonts | None = None,
    content_folder: Path | None = None,
) -> Assets:
    """Read ``static/`` of each theme folder; the first folder that has a file gives it.

    ``accent`` (``#rrggbb``) and the site's own ``fonts``, which may lie in ``media/`` of the content folder, become a
    small stylesheet of their own, since the pages' policy forbids inline styles.
    Raises UnknownAssetError when a stylesheet names a file that is missing.
    """
    sources: dict[str, bytes] = {}
    for folder in theme_folders:
        static = folder / "static"
        for path in sorted(static.rglob("*")):
            name = path.relative_to(static).as_posix()
            if path.is_file() and name not in sources and not path.name.startswith("."):
                sources[name] = path.read_bytes()
    for font in (*fonts.text, *fonts.heading) if fonts is not None else ():
        file = content_folder / font.file if content_folder is not None else None
        if font.file.startswith("media/") and file is not None and file.is_file():
            sources[font.file] = file.read_bytes()
    options = f":root {{ --accent: {accent}; }}\n" if accent is not None else ""
    options += own_fonts_css(fonts) if fonts is not None else ""
    if options:
        sources[OPTIONS_NAME] = options.encode()
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for name in sorted(sources, key=lambda name: (name.endswith(".css"), name)):
        content = sources[name]
        if name.endswith(".css"):
            content = _rewrite_urls(name, content, names)
        names[name] = _hashed_name(name, content)
        files[names[name]] = content
    return Assets(names, files)
