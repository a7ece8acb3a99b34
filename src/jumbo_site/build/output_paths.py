"""Which paths may stand in an output folder, so that it can be copied to any system and be served by any host."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from jumbo_site.diagnostics import Diagnostic, diagnostic, say

MANIFEST = ".jumbo-site.json"
STAGING = ".jumbo-site-staging"
JOURNAL = ".jumbo-site-journal.json"
MAX_NAME_BYTES = 200
"""Bytes of UTF-8 of one name: common file systems hold 255, and a host may append to it."""

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names of devices, whatever their suffix (Microsoft, "Naming Files, Paths, and Namespaces")."""

_IMPOSSIBLE = re.compile('[\x00-\x1f\x7f<>:"|?*\ud800-\udfff]')
"""What Windows does not allow, and halves of surrogate pairs: bytes of a file name that are not UTF-8."""


def path_problem(path: str) -> Diagnostic | None:
    """Return what is wrong with one path, relative to the output and with ``/`` between its parts; None if nothing is.

    Codes: ``path-outside`` where it could lead out of the output or is not written in its one normal form,
    ``reserved-name`` where it cannot exist on every system or belongs to the generator or to git.
    """
    parts = path.split("/")
    if "\\" in path or "\x00" in path or any(part in ("", ".", "..") for part in parts):
        return diagnostic("path-outside", say("`{path}` is no path within the output.", path=path))
    if any(_is_impossible(part) for part in parts):
        return diagnostic(
            "reserved-name", say("`{path}` cannot be a file on every system.", path=path), None, say("Rename it.")
        )
    top = folded(parts[0])
    if top in (MANIFEST, STAGING, JOURNAL) or ".git" in (folded(part) for part in parts):
        return diagnostic(
            "reserved-name", say("`{path}` is taken by jumbo-site or by git.", path=path), None, say("Rename it.")
        )
    return None


def check_paths(paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a set of paths: each of them, and those that a file system would hold as one.

    The code of the latter is ``url-collision``: two paths that differ by case or Unicode form alone, or a file that
    another path needs as a folder.
    """
    problems: list[Diagnostic] = []
    by_form: dict[str, str] = {}
    for path in paths:
        problem = path_problem(path)
        if problem is not None:
            problems.append(problem)
            continue
        form = folded(path)
        if form in by_form:
            problems.append(
                diagnostic(
                    "url-collision",
                    say("`{path}` and `{other}` would be the same file.", path=path, other=by_form[form]),
                )
            )
        by_form.setdefault(form, path)
    for form, path in by_form.items():
        for folder in folders_above(form):
            if folder in by_form:
                message = say(
                    "`{other}` would be a file, and the folder of `{path}`.", other=by_form[folder], path=path
                )
                problems.append(diagnostic("url-collision", message))
    return tuple(problems)


def is_named_by_content(path: str) -> bool:
    """Tell whether a file's name holds the digest of its bytes: pages that readers have open may still ask for it."""
    return path.startswith("assets/") and len(path.rsplit(".", 2)) == 3


def folded(path: str) -> str:
    """Return the form in which paths are the same that any file system takes as the same."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())


def folders_above(path: str) -> tuple[str, ...]:
    """Return the folders that a path lies in, the outermost first: ``a/b/c`` → ``a``, ``a/b``."""
    parts = path.split("/")
    return tuple("/".join(parts[:length]) for length in range(1, len(parts)))


def _is_impossible(name: str) -> bool:
    if _IMPOSSIBLE.search(name) or name != name.strip() or name.endswith("."):
        return True
    stem = unicodedata.normalize("NFKC", name).partition(".")[0].strip().casefold()  # COM¹ is COM1 to Windows
    return stem in _RESERVED or len(name.encode("utf-8")) > MAX_NAME_BYTES
