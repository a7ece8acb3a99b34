"""Files out of a package of the npm registry: fetched with npm, compared with a digest that is known beforehand."""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.diagnostics import Listed, say
from jumbo_site.importers.timetable import ImportRefusedError

MAX_FILE = 20_000_000
"""Bytes of one file of a package."""
PATIENCE = 300
"""Seconds that npm may take for one package."""


@dataclass(frozen=True)
class NpmPackage:
    """A version of a package, and what is wanted of it."""

    name: str
    version: str
    integrity: str
    """``sha512-`` and the Base64 of the digest of its archive (W3C Subresource Integrity, as npm writes it)."""
    files: Mapping[str, str]
    """Paths in the package → the names that the files get."""

    @property
    def shown(self) -> str:
        """The package as npm names it."""
        return f"{self.name}@{self.version}"


def integrity_of(archive: bytes) -> str:
    """Return the digest of an archive as npm writes it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode("ascii")


def files_of(package: NpmPackage, archive: bytes) -> dict[str, bytes]:
    """Return the wanted files of a package by the names that they get.

    Raises ImportRefusedError where the archive is not that of this version, to the byte, or lacks a file.
    """
    if integrity_of(archive) != package.integrity:
        raise ImportRefusedError(
            say("This is not the archive of {shown}: its SHA-512 is another.", shown=package.shown)
        )
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        for member in opened:
            name = package.files.get(member.name.removeprefix("package/"))
            if name is None or not member.isreg() or member.size > MAX_FILE:
                continue
            stream = opened.extractfile(member)
            found[name] = stream.read() if stream is not None else b""
    missing = sorted(set(package.files.values()) - set(found))
    if missing:
        raise ImportRefusedError(
            say("The archive of {shown} lacks {missing}.", shown=package.shown, missing=Listed(missing))
        )
    return found


def fetch(package: NpmPackage) -> bytes:
    """Return the archive of a package, fetched by npm from the registry that this machine is set up for.

    Nothing of the package is run. Raises ImportRefusedError where that fails.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise ImportRefusedError(
            say("npm is missing on this machine, so {shown} cannot be fetched.", shown=package.shown)
        )
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", package.shown, "--ignore-scripts", "--silent", "--pack-destination", folder]
        try:
            done = subprocess.run(  # noqa: S603 (no shell, our own words)
                command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False, encoding="utf-8"
            )
        except subprocess.TimeoutExpired:
            raise ImportRefusedError(
                say("npm did not give {shown} within {patience} seconds.", shown=package.shown, patience=PATIENCE)
            ) from None
        archives = sorted(Path(folder).glob("*.tgz"))
        if done.returncode != 0 or len(archives) != 1:
            told = next(iter(done.stderr.strip().splitlines()), "it says nothing more")
            raise ImportRefusedError(say("npm could not fetch {shown}: {told}", shown=package.shown, told=told))
        return archives[0].read_bytes()


def matched(packages: Iterable[NpmPackage], archives: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return the wanted files of all packages from archives that are at hand, each with its name for people.

    Raises ImportRefusedError for an archive of another package, and where one is missing.
    """
    by_digest = {package.integrity: package for package in packages}
    found: dict[str, bytes] = {}
    for shown, archive in archives:
        package = by_digest.pop(integrity_of(archive), None)
        if package is None:
            raise ImportRefusedError(
                say("{shown} is not the archive of a package that is needed, to the byte.", shown=shown)
            )
        found |= files_of(package, archive)
    if by_digest:
        lacking = ", ".join(sorted(package.shown for package in by_digest.values()))
        raise ImportRefusedError(say("Archives are missing: {lacking}.", lacking=lacking))
    return found


def place(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder, each at once and whole. Raises OSError, also where the folder is a symbolic link."""
    if folder.is_symlink():
        raise OSError(errno.ELOOP, "This is a symbolic link, which content cannot have", str(folder))
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(folder / name)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
