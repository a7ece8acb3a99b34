"""A folder of another machine, through the rsync program: its daemon, or ssh.

Each file is replaced by a rename, and those of one step together at its end (``--delay-updates``): nearly atomic, no
more. What is ours there is noted before the first file goes, so that an interrupted publication can be completed.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from jumbo_site.build.output_paths import MANIFEST, folders_above
from jumbo_site.diagnostics import say
from jumbo_site.publishing.address import RsyncAddress
from jumbo_site.publishing.plan import Plan
from jumbo_site.publishing.record import Record, read_record, record_bytes
from jumbo_site.publishing.release import Release
from jumbo_site.publishing.target import Found, PublishingError, Sent, WrongTargetError, last_lines, masked

TIMEOUT = 120
"""Seconds without a byte after which the other side counts as gone."""
_LINE = re.compile(r"(?P<kind>.)\S* +(?P<size>[0-9,.]+) [0-9/]{10} [0-9:]{8} (?P<path>.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\#([0-7]{3})")
_NOT_THERE = re.compile(r"failed: .*\(2\)")
"""ENOENT: the number is the same in every language of the other side."""
_DELAYED = ".~tmp~/"
"""The folders in which rsync holds files back with ``--delay-updates``: an interruption leaves them."""
_REASONS = {
    5: "The other side refused: name or password may be wrong, or the module is not there.",
    10: "The other side cannot be reached.",
    12: "The connection broke, or rsync is missing on the other side.",
    23: "Some files could not be written.",
    30: "The other side gave no answer for too long.",
    35: "The other side gave no answer for too long.",
    255: "ssh could not connect.",
}
"""Exit codes of rsync(1)."""


class RsyncTarget:
    """A destination of rsync that holds a site alone."""

    def __init__(self, address: RsyncAddress) -> None:
        self.destination = address.destination
        self._found = Record({}, frozenset(), frozenset())
        self._sizes: dict[str, int] = {}
        self._halves: set[str] = set()

    @property
    def name(self) -> str:
        """The destination, without a user's name."""
        return masked(self.destination)

    def look(self, release: Release) -> Found:
        """List what is there and fetch our record."""
        listed = self._listing()
        self._sizes = {path: size for path, size in listed.items() if _DELAYED not in path}
        record = self._record() if MANIFEST in self._sizes else None
        self._found = record or Record({}, frozenset(), frozenset())
        self._halves = {path for path in listed.keys() - self._sizes.keys() if _place_of(path) in self._found.files}
        certain = {
            path
            for path, digest in self._found.files.items()
            if path not in self._found.pending
            and release.files.get(path, digest) == digest
            and release.sizes.get(path) == self._sizes.get(path)
        }
        present = {path: self._found.files[path] if path in certain else "" for path in self._sizes if path != MANIFEST}
        return Found(record.files if record else None, self._found.kept, present)

    def send(self, release: Release, plan: Plan, sent: Sent) -> None:
        """Send the steps one after the other, then remove what is old."""
        if plan.sent:
            pending = {*plan.sent, *self._found.pending}
            self._put_record(record_bytes({**self._found.files, **plan.record}, self._found.kept, pending))
        blocking = {path for path in plan.removed if self._is_in_the_way(path, plan.sent)}
        blocking |= {path for path in plan.in_the_way if path not in release.files}
        self._remove(blocking, plan)
        for step in plan.steps:
            self._transfer(release.folder, step, "--checksum", "--delay-updates")
            sent(len(step))
        self._remove({*plan.removed, *self._halves} - blocking, plan)
        sent(len(plan.removed))
        self._put_record(record_bytes(plan.record, plan.stay))

    def close(self) -> None:
        """Nothing is kept open."""

    def _listing(self) -> dict[str, int]:
        """Return the bytes of each file there, by its path; links and devices count as files."""
        options = ["--list-only", "--recursive", "--no-human-readable", "--8-bit-output"]
        done = _rsync([*options, "--", f"{self.destination}/"])
        if done.returncode == 23 and _NOT_THERE.search(done.stderr.decode("utf-8", "replace")):
            return {}
        self._check(done)
        sizes = {}
        for line in done.stdout.decode("utf-8", "surrogateescape").split("\n"):
            found = _LINE.fullmatch(line)
            if not found or found["kind"] == "d":
                continue
            path = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), found["path"])
            if found["kind"] == "l":
                path = path.partition(" -> ")[0]
            sizes[path] = int(re.sub(r"\D", "", found["size"])) if found["kind"] == "-" else -1
        return sizes

    def _record(self) -> Record:
        with tempfile.TemporaryDirectory(prefix="jumbo-site-publish-") as folder:
            self._check(_rsync(["--", f"{self.destination}/{MANIFEST}", f"{folder}/"]))
            file = Path(folder) / MANIFEST
            if file.is_symlink() or not file.is_file():
                raise WrongTargetError(
                    say("`{name}/{manifest}` is no file.", name=self.name, manifest=MANIFEST),
                    say("Name a folder for the site alone."),
                )
            return read_record(file.read_bytes(), self.name)

    def _put_record(self, data: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="jumbo-site-publish-") as folder:
            (Path(folder) / MANIFEST).write_bytes(data)
            self._transfer(Path(folder), [MANIFEST], "--checksum")

    def _remove(self, paths: Iterable[str], plan: Plan) -> None:
        """Remove files, and then the folders that are empty without them, the innermost first."""
        gone = set(paths)
        if not gone:
            return
        left = {*self._sizes, *plan.sent} - set(plan.removed) - gone
        needed = {folder for path in left for folder in folders_above(path)}
        folders = {folder for path in gone for folder in folders_above(path)} - needed
        self._make_absent(gone)
        for depth in sorted({folder.count("/") for folder in folders}, reverse=True):
            self._make_absent({folder for folder in folders if folder.count("/") == depth})

    def _make_absent(self, paths: Iterable[str]) -> None:
        """Let rsync find that files are not here: it removes them there."""
        # names that come from the other side are made into folders here: none may lead out
        gone = sorted(path for path in paths if ".." not in path.split("/") and not path.startswith("/"))
        with tempfile.TemporaryDirectory(prefix="jumbo-site-publish-") as folder:
            for above in {folder for path in gone for folder in folders_above(path)} - set(gone):
                (Path(folder) / above).mkdir(parents=True, exist_ok=True)
            self._transfer(Path(folder), gone, "--delete-missing-args")

    def _is_in_the_way(self, path: str, sent: tuple[str, ...]) -> bool:
        """Tell whether an old file's name is a new folder's, or the reverse."""
        above = {folder for new in sent for folder in folders_above(new)}
        return path in above or any(folder in sent for folder in folders_above(path))

    def _transfer(self, folder: Path, paths: Iterable[str], *options: str) -> None:
        """Send files of a folder to their places below the destination; those on the way are made."""
        data = b"".join(os.fsencode(path) + b"\0" for path in paths)
        fixed = ["--files-from=-", "--from0", "--mkpath", "--perms", "--chmod=D755,F644"]
        self._check(_rsync([*fixed, *options, "--", f"{folder}/", f"{self.destination}/"], data))

    def _check(self, done: subprocess.CompletedProcess[bytes]) -> None:
        if done.returncode == 0:
            return
        said = done.stderr.decode("utf-8", "replace")
        reason = _REASONS.get(done.returncode, "rsync failed.")
        message = say(
            "`{name}`: {reason} rsync said: {last_lines}",
            name=self.name,
            reason=reason,
            last_lines=last_lines(said) or f"exit code {done.returncode}",
        )
        raise PublishingError(
            message, say("Look whether `rsync` works with it; the next publication completes this one.")
        )


def _rsync(arguments: list[str], data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run rsync. No shell takes part, here or (``--protect-args``) on the other side."""
    try:
        return subprocess.run(  # noqa: S603
            ["rsync", "--protect-args", f"--timeout={TIMEOUT}", *arguments],  # noqa: S607 (the organiser's own)
            input=data,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except FileNotFoundError as error:
        raise PublishingError(
            say("The program `rsync` is missing."), say("Install rsync, here and on the other side.")
        ) from error


def _place_of(path: str) -> str:
    """Return the place of a file that rsync held back."""
    return path.replace(_DELAYED, "", 1)
