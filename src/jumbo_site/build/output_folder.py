"""Which folder may be written to, and which names may stand in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from jumbo_site.diagnostics import Diagnostic, diagnostic

MANIFEST = ".jumbo-site.json"
STAGING = ".jumbo-site-staging"
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


class PublishRefusedError(Exception):
    """Nothing was published; the diagnostics say why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(one.message for one in diagnostics))
        self.diagnostics = tuple(diagnostics)


def refusal(output: Path, message: str, hint: str | None = None) -> PublishRefusedError:
    """Return the error that refuses an output folder."""
    return PublishRefusedError([diagnostic("output-refused", f"`{output}` {message}", None, hint)])


def check_output_folder(output: Path, forbidden: Iterable[Path]) -> None:
    """Raise PublishRefusedError where the folder must not be written to.

    Refused are the root, the home folder, the working folder, whatever is, holds or lies in a forbidden folder, a
    symbolic link, a file, and a folder that holds other things and was never written by this generator. Hidden files,
    CNAME, README and LICENSE files count as nobody's: hosts and repositories put them there.
    """
    if output.is_symlink():
        raise refusal(output, "is a symbolic link.", "Name the folder itself.")
    resolved = output.resolve()
    if resolved == Path(resolved.anchor) or resolved == Path.home().resolve() or resolved == Path.cwd().resolve():
        raise refusal(output, "is no folder for a site alone.", "Name an empty folder, such as site/.")
    for folder in forbidden:
        other = folder.resolve()
        if resolved == other or resolved in other.parents or other in resolved.parents:
            raise refusal(output, f"is, holds or lies in `{folder}`.", "Name a folder beside it, such as site/.")
    if not output.exists():
        return
    if not output.is_dir():
        raise refusal(output, "is a file.", "Name a folder.")
    if not (output / MANIFEST).is_file():
        foreign = sorted(entry.name for entry in output.iterdir() if not _is_nobodys(entry.name))
        if foreign:
            named = ", ".join(foreign[:3])
            raise refusal(
                output, f"holds files that were not written by jumbo-site ({named}).", "Name an empty folder."
            )


def _is_nobodys(name: str) -> bool:
    return name == "CNAME" or name.startswith((".", "README", "LICENSE"))


def check_paths(paths: Iterable[str]) -> None:
    """Raise PublishRefusedError for paths that leave the output, collide, or cannot exist everywhere."""
    problems: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for path in paths:
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\x00" in path or parts[0] == STAGING:
            problems.append(diagnostic("path-outside", f"`{path}` is no path within the output."))
        if any(_is_bad_name(part) for part in parts):
            problems.append(diagnostic("reserved-name", f"`{path}` cannot be a file on every system."))
        folded = unicodedata.normalize("NFKC", path).casefold()
        if folded in seen:
            message = f"`{path}` and `{seen[folded]}` would be the same file."
            problems.append(diagnostic("url-collision", message))
        seen[folded] = path
    if problems:
        raise PublishRefusedError(problems)


def _is_bad_name(name: str) -> bool:
    too_long = len(name.encode("utf-8")) > 200
    return too_long or name.partition(".")[0].casefold() in _RESERVED or name != name.rstrip(" .")
