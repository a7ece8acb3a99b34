"""Which folder may be written to."""

from __future__ import annotations

import contextlib
import re
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from jumbo_site.build.output_paths import MANIFEST
from jumbo_site.diagnostics import Diagnostic, Listed, Message, diagnostic, say

_NOBODYS_FILE = re.compile(r"CNAME|README.*|LICENSE.*|google[0-9a-f]+\.html|yandex_[0-9a-f]+\.html|BingSiteAuth\.xml")
"""Files that repositories, hosts and search engines ask for: no sign that a folder serves another purpose."""


class PublishRefusedError(Exception):
    """Nothing was published; the diagnostics say why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(one.message for one in diagnostics))
        self.diagnostics = tuple(diagnostics)


def refusal(message: Message, hint: Message | None = None) -> PublishRefusedError:
    """Return the error that refuses an output folder."""
    return PublishRefusedError([diagnostic("output-refused", message, None, hint)])


def check_output_folder(output: Path, forbidden: Iterable[Path]) -> None:
    """Raise PublishRefusedError where the folder must not be written to. Reads names alone and changes nothing.

    Refused are the root of the disk, the home folder, the working folder and what holds these; whatever is, holds or
    lies in a forbidden folder; a symbolic link; and what is not a folder.
    """
    if output.is_symlink():
        raise refusal(say("`{output}` is a symbolic link.", output=output), say("Name the folder itself."))
    try:
        resolved = output.resolve()
    except (OSError, RuntimeError) as error:  # symbolic links in a circle, by the version of Python
        raise refusal(say("`{output}` cannot be reached.", output=output), say("Name another folder.")) from error
    for place in _places_of_other_things():
        if _holds(resolved, place):
            message = say("`{output}` is no folder for a site alone.", output=output)
            raise refusal(message, say("Name an empty folder, such as site/."))
    for folder in forbidden:
        other = folder.resolve()
        if _holds(resolved, other) or _holds(other, resolved):
            message = say("`{output}` is, holds or lies in `{folder}`.", output=output, folder=folder)
            raise refusal(message, say("Name a folder beside it, such as site/."))
    if not output.exists():
        return
    if not output.is_dir():
        raise refusal(say("`{output}` is a file.", output=output), say("Name a folder."))


def _places_of_other_things() -> list[Path]:
    places = [Path.cwd().resolve()]
    with contextlib.suppress(RuntimeError):  # a user without a home
        places.append(Path.home().resolve())
    return places  # the root holds them all


def _holds(outer: Path, inner: Path) -> bool:
    """Tell whether ``inner`` is ``outer`` or lies in it; by the disk's own account, so that Content/ is content/."""
    return any(_is_same(outer, folder) for folder in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    if one == other:
        return True
    try:
        return one.samefile(other)
    except OSError:  # one of them does not exist
        return False


def check_foreign_content(output: Path) -> None:
    """Raise PublishRefusedError where a folder holds other things and was never written by this generator.

    These count as nobody's, since hosts and repositories put them there: whatever is hidden (``.git``, ``.nojekyll``,
    ``.well-known``), CNAME, README and LICENSE files, and files by which search engines know the owner. They stay as
    they are. A publication that is at work, or was interrupted, has its manifest last: ask when none is.
    """
    try:
        mode = (output / MANIFEST).lstat().st_mode
    except FileNotFoundError:
        foreign = sorted(entry.name for entry in output.iterdir() if not _is_nobodys(entry))
        if foreign:
            named = Listed([*foreign[:3], "…"] if len(foreign) > 3 else foreign)
            message = say(
                "`{output}` holds files that were not written by jumbo-site ({named}).", output=output, named=named
            )
            raise refusal(message, say("Name an empty folder.")) from None
        return
    if not stat.S_ISREG(mode):  # a link could lend this folder the manifest of another, and with it its ownership
        message = say("`{output}` has a manifest that is no file of its own ({file}).", output=output, file=MANIFEST)
        raise refusal(message, say("Name an empty folder."))


def is_nobodys(path: str) -> bool:
    """Tell whether a file (POSIX path from the root of a site) is no sign that a place serves another purpose."""
    return path.startswith(".") or _NOBODYS_FILE.fullmatch(path) is not None


def _is_nobodys(entry: Path) -> bool:
    return is_nobodys(entry.name) and (entry.name.startswith(".") or entry.is_file())
