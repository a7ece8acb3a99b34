"""The JUMBO site: built once for all test processes from a copy of the repository's content/, and served."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from lxml import html

from site_server import serving

REPOSITORY = Path(__file__).resolve().parent.parent
BASE_URL = "https://jumbo.example/seventh/"
"""The site is tested as a project page: at a path, not at the root of a host."""
ROOT_URL = "https://jumbo.example/"
WHOLE_LANGUAGES = ("ar", "en", "it")
"""The languages into which the JUMBO site is translated in full."""
LANGUAGES = (*WHOLE_LANGUAGES, "sq", "bs", "hr", "mk", "sr-Latn-ME", "sr-Cyrl", "sr-Latn")
ONE_PAGE_OF_EACH_KIND = (
    "",
    "2022/programme/",
    "2022/panels/cybercrime/",
    "speakers/",
    "speakers/amer-kapetanovic/",
    "about/",
    "404.html",
)
"""What a browser looks at in the further languages: the pages of a kind have the same templates in every language."""

os.environ["JUMBO_SITE_LANG"] = "en"
"""What is said to organisers is English in the tests, whatever the machine speaks."""

# no test depends on how fast the machine is; in CI, neither on chance
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="Many more random cases: minutes instead of seconds.")


@dataclass(frozen=True)
class BuiltSite:
    """A published site."""

    folder: Path
    base_url: str = BASE_URL

    @property
    def base_path(self) -> str:
        """The path under which the site is served; it starts and ends with a slash."""
        return urlsplit(self.base_url).path

    @cached_property
    def files(self) -> list[str]:
        """Paths of all HTML files, relative to the site, sorted."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    @cached_property
    def pages(self) -> list[str]:
        """The HTML files that are read: all but those that only lead on to where a page has moved."""
        return [file for file in self.files if not self.document(file).xpath("//meta[@http-equiv='refresh']")]

    @cached_property
    def visited(self) -> list[str]:
        """The pages that a browser looks at: all in the languages that are whole, one of each kind in the others."""
        chosen = {
            f"{language}/{page}" if page.endswith(".html") else f"{language}/{page}index.html"
            for language in self.languages
            for page in ONE_PAGE_OF_EACH_KIND
        }
        assert chosen <= set(self.pages)
        return [page for page in self.pages if self.language_of(page) in {None, *WHOLE_LANGUAGES} or page in chosen]

    def is_one_of_its_kind(self, page: str) -> bool:
        """Tell whether a page stands for those of its kind in its language."""
        own = page.partition("/")[2].removesuffix("index.html")
        return own in ONE_PAGE_OF_EACH_KIND

    @cached_property
    def languages(self) -> list[str]:
        """The tags of the site's languages: the folders with a home page, except the assets'."""
        return sorted(path.parent.name for path in self.folder.glob("*/index.html"))

    @cached_property
    def _documents(self) -> dict[str, html.HtmlElement]:
        return {}

    def document(self, page: str) -> html.HtmlElement:
        """Return a page as a parsed document; it is parsed once, and not to be changed."""
        if page not in self._documents:
            self._documents[page] = html.document_fromstring((self.folder / page).read_bytes())
        return self._documents[page]

    def language_of(self, page: str) -> str | None:
        """Return the language folder that a page lies in; the choice of languages and the site's 404 lie in none."""
        first = page.split("/")[0]
        return first if first in self.languages else None

    def url(self, page: str) -> str:
        """Return the public address of a page."""
        return self.base_url + page.removesuffix("index.html")


def build(content: Path, output: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``jumbo-site build`` in a process of its own."""
    command = [sys.executable, "-m", "jumbo_site", "build", "--content", str(content), "--output", str(output)]
    return subprocess.run(
        [*command, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=output.parent,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )


def _copy_jumbo(folder: Path) -> None:
    shutil.copytree(REPOSITORY / "content", folder)


def _built_once(shared: Path, name: str, base_url: str, write: Callable[[Path], None] = _copy_jumbo) -> Path:
    """Build a site of the content that is written, or take what another test process has built meanwhile."""
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").is_dir():
            shutil.rmtree(folder, ignore_errors=True)
            write(folder / "content")
            done = build(folder / "content", folder / "unfinished", "--base-url", base_url, "--strict")
            assert done.returncode == 0, done.stderr
            (folder / "unfinished").rename(folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all processes of this run of the tests."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def jumbo_site_folder(shared_folder: Path) -> Path:
    return _built_once(shared_folder, "jumbo", BASE_URL)


@pytest.fixture(scope="session")
def jumbo(jumbo_site_folder: Path) -> BuiltSite:
    return BuiltSite(jumbo_site_folder)


@pytest.fixture(scope="session")
def jumbo_at_root(shared_folder: Path) -> BuiltSite:
    return BuiltSite(_built_once(shared_folder, "jumbo-at-root", ROOT_URL), ROOT_URL)


@pytest.fixture(scope="session")
def jumbo_address(jumbo: BuiltSite) -> Iterator[str]:
    with serving(jumbo.folder, jumbo.base_path) as address:
        yield address


@pytest.fixture(scope="session")
def invented(shared_folder: Path) -> BuiltSite:
    """A conference that never was: two days, three rooms, four tracks, parallel sessions at clock times, photos."""
    return BuiltSite(_built_once(shared_folder, "invented", BASE_URL, _write_invented))


def _write_invented(folder: Path) -> None:
    from benchmarks.workload import Shape

    from tests.large_site import SLOTS, write_invented_site

    write_invented_site(folder, 24, Shape(rooms=3, speakers=30, slots=SLOTS[1:6]))


@pytest.fixture(scope="session")
def invented_address(invented: BuiltSite) -> Iterator[str]:
    with serving(invented.folder, invented.base_path) as address:
        yield address
