"""What each template depends on: its own text and that of all that it extends, includes or imports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

_REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']|shared\(\s*["']([^"']+)["']""")
_INDIRECT = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+[^"'\s]|shared\(\s*[^"'\s]""")


def template_fingerprints(folders: Sequence[Path]) -> Mapping[str, str]:
    """Return a digest for each template of the theme, by its name (``parts/people.html``).

    The first folder that has a template gives it. A template that names another one by an expression depends on all.
    """
    texts: dict[str, str] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            texts.setdefault(path.relative_to(folder).as_posix(), path.read_text("utf-8", errors="replace"))
    direct: dict[str, set[str]] = {}
    for name, text in texts.items():
        named = {one or other for one, other in _REFERENCE.findall(text)}
        direct[name] = set(texts) if _INDIRECT.search(text) else named & set(texts)
    return {name: _digest(texts, _closure(name, direct)) for name in texts}


def _closure(name: str, direct: Mapping[str, set[str]]) -> list[str]:
    found = {name}
    pending = [name]
    while pending:
        for other in direct[pending.pop()] - found:
            found.add(other)
            pending.append(other)
    return sorted(found)


def _digest(texts: Mapping[str, str], names: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        digest.update(f"{name}\0{texts[name]}\0".encode())
    return digest.hexdigest()
