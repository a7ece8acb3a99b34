"""What each template depends on: its own text and that of all that it extends, includes or imports, and assets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from jumbo_site.render.assets import OPTIONS_NAME

_STATEMENT = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}|shared\(\s*(.*?)\)", re.DOTALL)
_NAMED = re.compile(
    r"""\s*(["'])(?P<name>[^"']+)\1\s*(?:(?:as|import)\s[\w\s,]*)?(?:ignore\s+missing\s*)?(?:with(?:out)?\s+context\s*)?"""
)
"""What stands after the word where one template is named, and nothing else."""
_ASSET = re.compile(r"""\basset\b(?:\(\s*(?:(["'])(?P<name>[^"']+)\1|(?P<options>options_css|own_font))\s*\))?""")


def template_fingerprints(folders: Sequence[Path], asset_names: Mapping[str, str]) -> Mapping[str, str]:
    """Return a digest for each template of the theme, by its name (``parts/people.html``).

    The first folder that has a template gives it; any file may be included, a drawing of ``static/`` too. A template
    that names another one by an expression depends on all files, and one that names an asset so on all assets.
    ``asset_names`` are those of ``collect_assets``.
    """
    names: set[str] = set()
    for folder in folders:
        names.update(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    texts: dict[str, str] = {}
    direct: dict[str, frozenset[str] | None] = {}
    pending = sorted(names)
    while pending:
        name = pending.pop()
        if name not in texts:
            texts[name] = _read(folders, name)
            direct[name] = _named_in(texts[name])
            pending += direct[name] or ()
    everything = _everything(folders, asset_names) if None in direct.values() else ""
    return {name: _digest(texts, _closure(name, direct), everything, asset_names) for name in sorted(names)}


def theme_version(fingerprints: Mapping[str, str]) -> str:
    """Return a name of all templates as they are: with another one, nothing compiled before may be used."""
    return hashlib.sha256(repr(sorted(fingerprints.items())).encode()).hexdigest()[:16]


def _read(folders: Sequence[Path], name: str) -> str:
    """Return the text of a template, an empty one where there is none: that too is what another depends on."""
    for folder in folders:
        try:
            return (folder / name).read_text("utf-8", errors="replace")
        except OSError:
            continue
    return ""


def _named_in(text: str) -> frozenset[str] | None:
    """Return the templates that one names; None where an expression may name any."""
    names = set()
    for statement, argument in _STATEMENT.findall(text):
        match = _NAMED.fullmatch(statement or argument)
        if match is None:
            return None
        names.add(match["name"])
    return frozenset(names)


def _everything(folders: Sequence[Path], asset_names: Mapping[str, str]) -> str:
    digest = hashlib.sha256(repr(sorted(asset_names.items())).encode("utf-8", "backslashreplace"))
    for place, folder in enumerate(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(f"{place}/{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _closure(name: str, direct: Mapping[str, frozenset[str] | None]) -> dict[str, bool]:
    """Return the templates that one depends on, itself among them, each with whether it may name any other."""
    found: dict[str, bool] = {}
    pending = [name]
    while pending:
        one = pending.pop()
        if one not in found:
            named = direct[one]
            found[one] = named is None
            pending += named or ()
    return found


def _assets_in(text: str, asset_names: Mapping[str, str]) -> set[str]:
    found = {OPTIONS_NAME} if "options_css" in text else set()
    for match in _ASSET.finditer(text):
        if match["name"] is not None:
            found.add(match["name"])
        elif match["options"] is None:
            return {*asset_names, OPTIONS_NAME}
    return found


def _digest(
    texts: Mapping[str, str], closure: Mapping[str, bool], everything: str, asset_names: Mapping[str, str]
) -> str:
    digest = hashlib.sha256()
    for name in sorted(closure):
        digest.update(f"{name}\0{texts[name]}\0".encode())
        for asset in sorted(_assets_in(texts[name], asset_names)):
            digest.update(f"{asset}\0{asset_names.get(asset)}\0".encode("utf-8", "surrogateescape"))
    if any(closure.values()):
        digest.update(everything.encode())
    return digest.hexdigest()
