"""The cache: files that make a build faster and that no build needs.

Each holds JSON after a line with its format, the generator's key and the SHA-256 of what follows. A file that does not
begin with the right line, or whose bytes were changed, counts as missing. Nothing in it is ever executed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

FORMAT = "jumbo-site-cache 1"


class Cache:
    """A folder for the cache of one site and output."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        self.key = key
        """Names the generator and all that its results depend on beside the sources."""

    def read(self, name: str, digest: str | None = None) -> Any:
        """Return what was written under a name by this generator; None where there is nothing to be trusted.

        ``digest`` is what ``write`` returned: another document under the same name counts as missing too, such as one
        of an older build that was put back.
        """
        try:
            raw = (self.folder / name).read_bytes()
        except OSError:
            return None
        head, _, body = raw.partition(b"\n")
        own = hashlib.sha256(body).hexdigest()
        if head.decode("ascii", "replace") != self._head(own) or digest not in (None, own):
            return None
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            return None

    def write(self, name: str, document: Any) -> str:
        """Write a document as a whole; return the SHA-256 of it. Raises OSError, and then leaves the old one.

        One process at a time writes: the one that holds the output.
        """
        body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(body).hexdigest()
        temporary = self.folder / f"{name}.new"  # always the same: what a killed build leaves is overwritten
        try:
            temporary.write_bytes(self._head(digest).encode("ascii") + b"\n" + body)
            temporary.replace(self.folder / name)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        return digest

    def forget_unfinished(self) -> None:
        """Remove what a build left that was killed while it wrote."""
        with contextlib.suppress(OSError):
            for leftover in self.folder.glob("*.new"):
                leftover.unlink(missing_ok=True)

    def _head(self, digest: str) -> str:
        return f"{FORMAT} {self.key} {digest}"


def cache_folder(content: Path, output: Path, folder: Path | None = None) -> Path:
    """Return the folder for the cache of a site and an output, by default beside the content folder."""
    root = folder if folder is not None else content.resolve().parent / ".jumbo-site-cache"
    places = f"{content.resolve()}\n{output.resolve()}"
    return root / hashlib.sha256(places.encode("utf-8", "surrogateescape")).hexdigest()[:12]


@lru_cache(maxsize=1)
def generator_key() -> str:
    """Return a digest of this generator's own files, of Python's version and of the libraries': a result of another
    one is never taken for its own.
    """
    import sys

    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256(sys.version.encode())
    for folder, _, names in sorted(os.walk(package)):
        for name in sorted(names):
            if name.endswith((".py", ".po", ".json")):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 (at each start)
                digest.update(f"{folder}/{name} {status.st_size} {status.st_mtime_ns} {status.st_ino}\n".encode())
    for place in sys.path:
        if place.endswith("site-packages"):
            digest.update(f"{place} {os.stat(place).st_mtime_ns}\n".encode())  # noqa: PTH116
    return digest.hexdigest()[:32]
