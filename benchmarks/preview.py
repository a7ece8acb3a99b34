"""How long after a save the live preview shows it: `python -m benchmarks.preview [SESSIONS] [--saves N]`.

For each kind of edit the page that shows it is open, as in a browser: a socket that is told to reload, then a request
for the page. Measured is the time from the end of writing the file to the answer that holds the new words (for a
stylesheet, to the message and the answer with the new file). A browser's own work comes on top of it: 20 to 40 ms.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from benchmarks.jumbo_content import write_content
from benchmarks.workload import EDITION, Conference, make_conference

LIMIT = 300
"""Milliseconds: what was promised for 1,000 sessions."""
MARK = re.compile(r'data-token="([^"]+)" data-version="([^"]+)"')


@dataclass(frozen=True)
class Kind:
    """A kind of edit: which page is open, which file is saved, and how its text changes with each save."""

    name: str
    path: str
    file: Path
    edited: Callable[[str, int], str]
    sign: Callable[[int], str]
    """What the answer holds afterwards."""


def kinds(conference: Conference, folder: Path, theme: Path) -> list[Kind]:
    """Return the kinds of edits on a conference's files."""
    person = conference.people[len(conference.people) // 2]
    session = next(one for one in conference.sessions if one.number is None)
    content = folder / "content"
    place = content / EDITION / session.folder
    own, programme = f"en/{EDITION}/{session.folder}/{session.id}/", f"en/{EDITION}/programme/"
    end = session.end

    def new_end(text: str, number: int) -> str:
        return text.replace(f'end: "{end}"', f'end: "{end[:3]}{int(end[3:]) + 1 + number % 9:02}"')

    def time_of(number: int) -> str:
        return f"{end[:3]}{int(end[3:]) + 1 + number % 9:02}"

    def new_title(text: str, number: int) -> str:
        return re.sub(r"^title: .*$", f"title: Edited {number}", text, count=1, flags=re.MULTILINE)

    def new_edition(text: str, number: int) -> str:
        return re.sub(r'(theme:.*?\ben: )"[^"]*"', rf'\g<1>"Edition {number}"', text, count=1, flags=re.DOTALL)

    edition = content / EDITION / "edition.yaml"
    biography = content / "speakers" / f"{person.id}.en.md"
    facts, prose = place / f"{session.id}.yaml", place / f"{session.id}.en.md"
    return [
        Kind("body of a biography", f"en/speakers/{person.id}/", biography, _appended("Sentence"), _sign("Sentence")),
        Kind("body of an abstract", own, prose, _appended("Sentence"), _sign("Sentence")),
        Kind("title of a session", own, prose, new_title, lambda number: f"Edited {number}"),
        Kind("time of a session", own, facts, new_end, time_of),
        Kind("title, the programme open", programme, prose, new_title, lambda number: f"Edited {number}"),
        Kind("time, the programme open", programme, facts, new_end, time_of),
        Kind("title, the home page open", "en/", prose, new_title, lambda number: "<html"),
        Kind(
            "theme of the edition, its page open",
            f"en/{EDITION}/",
            edition,
            new_edition,
            lambda number: f"Edition {number}",
        ),
        Kind("template", own, theme / "session.html", _template, lambda number: f"edit-{number}"),
        Kind("stylesheet", own, theme / "static" / "css" / "site.css", _with_rule, lambda number: f".edit-{number}"),
    ]


def _appended(word: str) -> Callable[[str, int], str]:
    return lambda text, number: f"{text.rstrip()}\n\n{word} {number}.\n"


def _with_rule(text: str, number: int) -> str:
    return f"{text}\n.edit-{number} {{ color: red; }}\n"


def _sign(word: str) -> Callable[[int], str]:
    return lambda number: f"{word} {number}."


def _template(text: str, number: int) -> str:
    return text.replace('<article class="', f'<article class="edit-{number} ', 1)


class Viewer:
    """A page that is open, without a browser."""

    def __init__(self, base: str, path: str) -> None:
        self.base, self.path = base, path
        self._open = contextlib.ExitStack()
        self.socket = self._connect()

    def get(self, path: str) -> str:
        """Return what is at a path now."""
        with urllib.request.urlopen(self.base + path) as answer:  # noqa: S310 (the preview itself)
            return str(answer.read().decode("utf-8"))

    def _connect(self) -> ClientConnection:
        found = MARK.search(self.get(self.path))
        if found is None:
            raise SystemExit("The page has no script of the preview.")
        address = self.base.replace("http:", "ws:") + f"_preview/socket?token={found[1]}"
        socket = self._open.enter_context(connect(address))
        socket.send(f"{found[2]} /{self.path}")
        self.socket = socket
        self.wait_for(lambda message: message["type"] == "state" and message["complete"])
        return socket

    def wait_for(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the first message that is the one."""
        while True:
            message: dict[str, Any] = json.loads(self.socket.recv(timeout=60))
            if is_it(message):
                return message


def measure(base: str, kind: Kind, saves: int) -> list[float]:
    """Return the milliseconds of each save; the file is as it was afterwards."""
    viewer = Viewer(base, kind.path)
    first = kind.file.read_text("utf-8")
    taken = []
    try:
        for number in range(saves + 1):
            text = kind.edited(first, number)
            new = kind.file.with_suffix(".tmp~")
            new.write_text(text, "utf-8")
            new.replace(kind.file)
            started = time.perf_counter()
            message = viewer.wait_for(lambda one: one["type"] in ("reload", "styles"))
            path = kind.path if message["type"] == "reload" else next(iter(message["renamed"].values()))
            answer = viewer.get(path)
            taken.append((time.perf_counter() - started) * 1000)
            if kind.sign(number) not in answer:
                raise SystemExit(f"{kind.name}: the answer does not show the edit.")
            viewer.wait_for(lambda one: one["type"] == "state" and one["complete"])
            if message["type"] == "reload":
                viewer.socket.close()
                viewer = Viewer(base, kind.path)
    finally:
        kind.file.write_text(first, "utf-8")
    viewer.wait_for(lambda one: one["type"] in ("reload", "styles"))
    viewer.wait_for(lambda one: one["type"] == "state" and one["complete"])
    viewer.socket.close()
    return taken[1:]


def main() -> None:
    """Measure and print a table of the median and the longest time of each kind of edit."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("sessions", type=int, nargs="?", default=1_000)
    parser.add_argument("--saves", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        conference = make_conference(options.sessions, 1)
        write_content(conference, folder / "content")
        theme = folder / "templates"
        shutil.copytree(Path(__file__).parent.parent / "templates", theme)
        command = [sys.executable, "-m", "jumbo_site", "serve", "--port", "0"]
        server = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)  # noqa: S603
        try:
            told = server.stderr.readline() if server.stderr is not None else ""
            base = told.removeprefix("The site is at ").split(" ")[0]
            print(f"| edit at {options.sessions:,} sessions | median ms | longest ms |\n|---|---:|---:|")
            for kind in kinds(conference, folder, theme):
                taken = measure(base, kind, options.saves)
                print(f"| {kind.name} | {statistics.median(taken):.0f} | {max(taken):.0f} |", flush=True)
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
