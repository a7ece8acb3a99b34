"""The steps that are measured, and the edits that go before them: others each time, undone before a cold build."""

from __future__ import annotations

from pathlib import Path

from benchmarks.generators import Generator
from benchmarks.workload import EDITION, Conference

COLD, UNCHANGED, BIOGRAPHY, TIME, TEMPLATE = STEPS = (
    "cold build",
    "no change",
    "one biography",
    "one session's time",
    "one template",
)
TEMPLATE_MARK = '<article class="page'


class StaleOutputError(Exception):
    """A build did not show the edit that went before it."""


class Edits:
    """The edits of one generator's files, and the files as they were."""

    def __init__(self, generator: Generator, conference: Conference) -> None:
        person, self._session = conference.people[len(conference.people) // 2], conference.sessions[-1]
        folder = generator.folder
        self._output = folder / generator.output / "en"
        self._person = person.id
        self._biography = folder / generator.biography(person.id)
        self._times = [folder / path for path in generator.session(self._session.folder, self._session.id)]
        self._template = folder / generator.template
        edited = (self._biography, *self._times, self._template)
        self._originals = {path: path.read_text("utf-8") for path in edited}

    def undo(self) -> None:
        """Give every file its first text."""
        for path, text in self._originals.items():
            path.write_text(text, "utf-8")

    def make(self, step: str, repetition: int) -> None:
        """Make the edit that goes before a step."""
        if step == BIOGRAPHY:
            self._rewrite(self._biography, "", f"\nA new sentence, the {repetition + 1}.\n")
        elif step == TIME:
            for path in self._times:
                self._rewrite(path, self._session.end, self._new_end(repetition))
        elif step == TEMPLATE:
            self._rewrite(self._template, TEMPLATE_MARK, f"{TEMPLATE_MARK} edit-{repetition}")

    def _new_end(self, repetition: int) -> str:
        """Return a time before the session's end, another for each of thirty repetitions."""
        minutes = int(self._session.end[:2]) * 60 + int(self._session.end[3:]) - 1 - repetition % 30
        return f"{minutes // 60:02}:{minutes % 60:02}"

    def _rewrite(self, path: Path, old: str, new: str) -> None:
        text = self._originals[path]
        changed = text.replace(old, new, 1) if old else text + new
        if changed == text:
            raise StaleOutputError(f"{path} has no {old!r} to edit.")
        path.write_text(changed, "utf-8")

    def assert_shown(self, step: str, repetition: int) -> None:
        """Raise StaleOutputError unless the output shows the edit that went before the step."""
        person = self._output / "speakers" / self._person / "index.html"
        session = self._output / EDITION / self._session.folder / self._session.id / "index.html"
        page, sign = {
            BIOGRAPHY: (person, f"A new sentence, the {repetition + 1}."),
            TIME: (session, self._new_end(repetition)),
            TEMPLATE: (person, f"edit-{repetition}"),
        }.get(step, (person, "</html>"))
        if not page.is_file() or sign not in page.read_text("utf-8"):
            raise StaleOutputError(f"{page} does not show {sign!r} after the step “{step}”.")
