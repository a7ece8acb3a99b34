"""The JUMBO site, built once for each test process from a copy of the repository's content/."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

REPOSITORY = Path(__file__).resolve().parent.parent
BASE_URL = "https://jumbo.example/seventh/"
BASE_PATH = "/seventh/"
"""The site is tested as a project page: at a path, not at the root of a host."""


@dataclass(frozen=True)
class BuiltSite:
    """A published site."""

    folder: Path

    @property
    def pages(self) -> list[str]:
        """Paths of all HTML files, relative to the site, sorted."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def document(self, page: str) -> html.HtmlElement:
        """Return a page as a parsed document."""
        return html.document_fromstring((self.folder / page).read_bytes())


def build(content: Path, output: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``jumbo-site build`` in a process of its own."""
    command = [sys.executable, "-m", "jumbo_site", "build", "--content", str(content), "--output", str(output)]
    return subprocess.run(
        [*command, *arguments],
        capture_output=True,
        text=True,
        cwd=output.parent,
        env={**os.environ, **environment},
        check=False,
    )


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site under BASE_PATH, as a plain file server does, with its 404 page."""

    def translate_path(self, path: str) -> str:
        within = path.removeprefix(BASE_PATH) if path.startswith(BASE_PATH) else "no-such-file"
        return super().translate_path("/" + within)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the report for what matters."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a built site on this machine alone; give its address, which ends in BASE_PATH."""
    handler = functools.partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def jumbo_address(jumbo: BuiltSite) -> Iterator[str]:
    with serving(jumbo.folder) as address:
        yield address


@pytest.fixture(scope="session")
def jumbo_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("jumbo") / "content"
    shutil.copytree(REPOSITORY / "content", folder)
    return folder


@pytest.fixture(scope="session")
def jumbo(jumbo_content: Path) -> BuiltSite:
    output = jumbo_content.parent / "site"
    done = build(jumbo_content, output, "--base-url", BASE_URL, "--strict")
    assert done.returncode == 0, done.stderr
    return BuiltSite(output)
