"""What can befall a build: processes that are killed, disks that fail. And what must be true of the output then."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from jumbo_site.build import publication
from jumbo_site.build.build_report import BuildReport
from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.manifest import read_kept, read_manifest
from jumbo_site.build.output_paths import JOURNAL, MANIFEST
from jumbo_site.build.publication import complete_interrupted
from jumbo_site.build.site_build import BuildOptions, build_site
from jumbo_site.content.file_names import LEDGER_FILE

GOOD = Path(__file__).parent.parent / "sites" / "good"
Files = Mapping[str, bytes]
"""Path → bytes."""


class Site:
    """A project's folder with one of several contents, its output, and what a clean build of each content gives."""

    def __init__(self, folder: Path, contents: Mapping[str, Mapping[str, str]]) -> None:
        """``contents`` maps names to what differs from tests/sites/good, path → text."""
        self.folder = folder
        self.contents = contents
        self.options = BuildOptions(folder / "content", folder / "site")
        self.placed = ""
        self.clean: dict[str, Files] = {}
        self.ledgers: dict[str, bytes] = {}
        for name in contents:
            self.put(name)
            assert self.build(use_cache=False).published
            self.clean[name] = read_files(self.output)
            self.ledgers[name] = (self.options.content / LEDGER_FILE).read_bytes()
            self.forget()
        self.put(next(iter(contents)))

    @property
    def output(self) -> Path:
        return self.options.output

    def put(self, name: str) -> None:
        """Make content/ hold one of the contents, and nothing else; files that are right are left alone.

        The ledger, which forbids to go back, stays only where both contents have the same addresses.
        """
        content = self.options.content
        wanted = {path.relative_to(GOOD).as_posix(): path.read_text("utf-8") for path in GOOD.rglob("*.*")}
        wanted |= self.contents[name]
        for path in [path for path in content.rglob("*") if path.is_file()]:
            own = path.relative_to(content).as_posix()
            if own == LEDGER_FILE and self.ledgers.get(name) == self.ledgers.get(self.placed, b""):
                continue
            if own not in wanted:
                path.unlink()
        for path, text in wanted.items():
            target = content / path
            if not target.exists() or target.read_text("utf-8") != text:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
        self.placed = name

    def build(self, **changes: Any) -> BuildReport:
        """Build in this process."""
        return build(self.options, **changes)

    def forget(self) -> None:
        """Remove output and cache."""
        shutil.rmtree(self.output, ignore_errors=True)
        shutil.rmtree(self.folder / ".jumbo-site-cache", ignore_errors=True)

    def release(self) -> Files:
        """Return the files of the last release: all that is published, but the assets that stay of an older one."""
        kept = read_kept(self.output)
        return {path: data for path, data in read_files(self.output).items() if path not in kept}

    def expected(self, name: str) -> Files:
        """Return all files that a publication of a content leaves now: the assets of the last release stay."""
        before = self.release()
        if before == self.clean[name]:
            return read_files(self.output)
        assets = {path: data for path, data in before.items() if path.startswith("assets/")}
        return {**assets, **self.clean[name]}

    def check_after_next_build(self, name: str) -> None:
        """Demand the bytes of a clean build, of the ledger too, and that nothing is left lying about."""
        assert differing(self.release(), self.clean[name]) == []
        assert read_manifest(self.output).keys() - read_kept(self.output) == self.clean[name].keys()
        assert (self.options.content / LEDGER_FILE).read_bytes() == self.ledgers[name]
        assert temporary_files(self.folder) == []


def build(options: BuildOptions, **changes: Any) -> BuildReport:
    """Build in this process, with other options; ``jobs`` asks for processes."""
    from dataclasses import replace

    jobs = changes.pop("jobs", 1)
    executor = SerialExecutor() if jobs == 1 else None
    return build_site(replace(options, **changes), executor, lambda done, total: None, jobs=jobs)


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the files of an output, without the generator's own notes, which are hidden."""
    found: dict[str, bytes] = {}
    pending = [(str(folder), "")]
    while pending:
        place, prefix = pending.pop()
        with contextlib.suppress(FileNotFoundError), os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith(".jumbo-site"):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    found[prefix + entry.name] = Path(entry.path).read_bytes()
    return found


def differing(one: Files, other: Files) -> list[str]:
    """Return the paths that two sets of files do not share with the same bytes."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def half_written(now: Files, old: Files, new: Files) -> list[str]:
    """Return the files that have neither their old nor their new bytes."""
    return sorted(path for path, data in now.items() if data not in (old.get(path), new.get(path)))


def temporary_files(project: Path) -> list[str]:
    """Return what builds make in passing and must not leave."""
    found = [*(project / "site").glob(".jumbo-site*"), *project.glob("content/**/.*"), *project.rglob("*.new")]
    return sorted(str(path.relative_to(project)) for path in found if path.name != MANIFEST)


def check_account(site: Site, old: Files, new: Files) -> str:
    """Demand that an output is the old or the new set by its journal's account; return which.

    Without a journal it is the old set, or the new one where all was done; with one it becomes the new set. Before that
    is carried out, no file is half-written.
    """
    now = read_files(site.output)
    assert half_written(now, old, new) == []
    if (site.output / JOURNAL).exists():
        assert complete_interrupted(site.output)
        assert differing(read_files(site.output), new) == []
        return "new by the journal"
    if differing(now, new) == []:
        return "new"
    assert differing(now, old) == []
    return "old"


# --- processes -----------------------------------------------------------------------------------------------


def forked(work: Callable[[], object], *, quiet: bool = True) -> int:
    """Run something in a copy of this process; return its id. It ends with 0, ``SystemExit``'s code, or 70."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # from Python 3.12 on, where the test runner has threads
        child = os.fork()
    if child:
        return child
    code = 70
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if quiet:
            null = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(null, stream)
        work()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    finally:
        os._exit(code)


def ended(child: int, patience: float = 30.0) -> int:
    """Wait for a process; return its exit code, or the negative number of the signal that ended it."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise AssertionError(f"the process did not end within {patience} s")


# --- calls that change a disk --------------------------------------------------------------------------------


class DiskCalls:
    """Counts what this process asks of the disk; at a chosen call ``befall`` is asked, which raises or kills.

    With ``goes_on`` that befalls every later call too. Of a write that befalls, half was done.
    """

    KINDS = ("write", "fsync", "rename", "mkdir", "unlink")

    def __init__(
        self, patch: pytest.MonkeyPatch, befall: Callable[[str], None], kinds: tuple[str, ...] = KINDS
    ) -> None:
        self.count = 0
        self.at = -1
        self.goes_on = False
        self.befall = befall
        self.kinds = kinds
        for module, name, kind in (
            (os, "rename", "rename"),
            (os, "replace", "rename"),
            (os, "mkdir", "mkdir"),
            (Path, "rmdir", "unlink"),
            (Path, "unlink", "unlink"),
            (os, "fsync", "fsync"),
            (publication, "_flush_all", "fsync"),
            (shutil, "copyfile", "write"),
        ):
            patch.setattr(module, name, self._counted(getattr(module, name), kind))
        patch.setattr(os, "write", self._writing(os.write))
        patch.setattr(Path, "write_bytes", self._filing(Path.write_bytes))
        patch.setattr(Path, "write_text", self._filing(Path.write_text))

    def start(self, at: int) -> None:
        """Let it befall at the call of this number, from 1; 0 for never."""
        self.count, self.at = 0, at

    def _is_now(self, kind: str) -> bool:
        if kind not in self.kinds:
            return False
        self.count += 1
        return self.count == self.at or (self.goes_on and self.count > self.at > 0)

    def _counted(self, call: Callable[..., Any], kind: str) -> Callable[..., Any]:
        def counted(*args: Any, **keywords: Any) -> Any:
            if self._is_now(kind):
                self.befall(kind)
            return call(*args, **keywords)

        return counted

    def _writing(self, call: Callable[..., int]) -> Callable[..., int]:
        def write(handle: int, data: bytes) -> int:
            if self._is_now("write"):
                call(handle, data[: len(data) // 2])
                self.befall("write")
            return call(handle, data)

        return write

    def _filing(self, call: Callable[..., int]) -> Callable[..., int]:
        def write(path: Path, data: Any, *args: Any, **keywords: Any) -> int:
            if self._is_now("write"):
                call(path, data[: len(data) // 2], *args, **keywords)
                self.befall("write")
            return call(path, data, *args, **keywords)

        return write


def no_space(kind: str) -> None:
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def may_mount() -> bool:
    """Tell whether this process may mount file systems, which root in many containers may not."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode == 0


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing below a folder be changed: by a read-only mount where root may do that, else by its permissions."""
    if may_mount():
        _mount("--bind", str(folder), str(folder))
        try:
            _mount("-o", "remount,ro,bind", str(folder))
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True, capture_output=True)
        return
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    modes = [path.stat().st_mode for path in folders]
    for path in reversed(folders):
        path.chmod(0o555)
    try:
        yield
    finally:
        for path, mode in zip(folders, modes, strict=True):
            path.chmod(mode)


@contextlib.contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    """Let a folder be a disk of so many bytes. Only where ``may_mount``."""
    folder.mkdir(exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={size}", "none", str(folder))
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True, capture_output=True)


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)
