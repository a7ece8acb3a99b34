"""The same content gives the same bytes, whatever the machine, the user and the moment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.build.contents import CONTENTS
from tests.build.faults import Site, build, differing, ended, forked, read_files

pytestmark = pytest.mark.xdist_group("faults-4")

WITHOUT_TYPST = "outputs: {volume: false, booklet: false, epub: false, cards: false, offline: false}\n"
PROGRAM = """\
import os, sys
os.umask(int(sys.argv.pop(1), 8))
from jumbo_site.build import workers
workers.SMALL = 0
from jumbo_site.cli import main
main()
"""

SURROUNDINGS: Mapping[str, tuple[dict[str, str], str, str]] = {
    "east": ({"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "0", "LANG": "C"}, "0", "1"),
    "west": ({"TZ": "Pacific/Niue", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "LANGUAGE": "ar"}, "077", "2"),
    "many": ({"TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4294967295"}, "022", "8"),
    "late": ({"TZ": "UTC", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": "1"}, "027", "2"),
}
"""Environment, umask, jobs."""


@pytest.fixture(scope="module")
def site(fast_folder: Path) -> Site:
    site = Site(fast_folder / "one", {"people": CONTENTS["people"]})
    assert site.build().published
    return site


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_surroundings(site: Site, name: str, fast_folder: Path) -> None:
    """Time zone, locale, hash seed, umask, jobs, another folder with other letters in its name."""
    environment, umask, jobs = SURROUNDINGS[name]
    folder = fast_folder / f"Ordner mit Leerzeichen {name} ö ى"
    shutil.copytree(site.options.content, folder / "content", ignore=shutil.ignore_patterns("*.txt"))
    shutil.copytree(site.options.content / "media", folder / "content" / "media", dirs_exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, umask, "build", "--jobs", jobs],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert differing(read_files(folder / "site"), site.release()) == []
    manifests = [(one / "site" / ".jumbo-site.json").read_bytes() for one in (folder, site.folder)]
    assert manifests[0] == manifests[1]
    ledgers = [(one / "content" / "published-urls.txt").read_bytes() for one in (folder, site.folder)]
    assert ledgers[0] == ledgers[1]


@pytest.mark.parametrize("order", ["sorted", "reversed", "shuffled"])
def test_the_order_of_folders(site: Site, order: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are listed as the file system likes, and were made in another order."""
    orders: Mapping[str, Callable[[list[str]], object]] = {
        "sorted": lambda names: names.sort(),
        "reversed": lambda names: names.sort(reverse=True),
        "shuffled": Random(7).shuffle,  # noqa: S311
    }
    files = sorted(read_files(site.options.content).items())
    Random(order).shuffle(files)  # noqa: S311
    for path, data in files:
        if path == "published-urls.txt":
            continue
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_bytes(data)
    real_scandir, real_listdir = os.scandir, os.listdir

    class Listing:
        def __init__(self, entries: Iterable[os.DirEntry[str]]) -> None:
            self.entries = iter(entries)

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return self.entries

        def __next__(self) -> os.DirEntry[str]:
            return next(self.entries)

        def __enter__(self) -> Listing:
            return self

        def __exit__(self, *_: object) -> None:
            return None

    def scandir(path: str = ".") -> Listing:
        with real_scandir(path) as entries:
            found = {entry.name: entry for entry in entries}
        names = list(found)
        orders[order](names)
        return Listing([found[name] for name in names])

    def listdir(path: str = ".") -> list[str]:
        names = real_listdir(path)
        orders[order](names)
        return names

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "listdir", listdir)
    from dataclasses import replace

    from tests.build.faults import build

    options = replace(site.options, content=tmp_path / "content", output=tmp_path / "site")
    assert build(options).published
    monkeypatch.undo()
    assert differing(read_files(tmp_path / "site"), site.release()) == []


def test_another_user(site: Site, fast_folder: Path) -> None:
    """Root's site is nobody's too; without the books and cards, which a fork makes in a new process (Typst).

    Nobody may have no leave to start one, where Python lies in another's home.
    """
    folder = fast_folder / "nobody"
    shutil.copytree(site.options.content, folder / "content")
    (folder / "content" / "published-urls.txt").unlink()
    settings = folder / "content" / "site.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}{WITHOUT_TYPST}", "utf-8")
    roots = replace(site.options, content=folder / "content", output=folder / "roots", cache=folder / "roots-cache")
    assert build(roots).published
    (folder / "content" / "published-urls.txt").unlink()
    if os.geteuid() == 0:
        fast_folder.chmod(0o755)
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, 65534, 65534)

    def work() -> None:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        os.environ["HOME"] = "/nonexistent"
        options = replace(site.options, content=folder / "content", output=folder / "site")
        assert build(options).published

    assert ended(forked(work)) == 0
    assert differing(read_files(folder / "site"), read_files(folder / "roots")) == []
