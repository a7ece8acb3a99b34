"""Content, templates and media that are edited while a build reads them, and what random steps leave behind."""

from __future__ import annotations

import mmap
import os
import re
import shutil
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from jumbo_site.build import site_build
from jumbo_site.build.site_build import default_theme_folder
from jumbo_site.content.layout import LEDGER_FILE
from tests.build.faults import Site, differing, forked, read_files

EDITS = 500
STEPS = 300
PLACES = (
    "content/2030/panels/lights.en.md",
    "content/topics.yaml",
    "content/media/plan.txt",
    "templates/parts/foot.html",
    "templates/static/extra.txt",
    "content/pages/about.en.md",
)
"""What is edited in turn: prose, facts, a media file, a template, an asset, prose again."""


def project(folder: Path) -> Site:
    """Return a site in which each of the places shows the number of its last edit."""
    site = Site(folder, {"only": {"media/plan.txt": "edit2-0000\n"}})
    site.options = replace(site.options, theme_folders=(folder / "templates",))
    shutil.copytree(default_theme_folder() / "parts", folder / "templates" / "parts")
    (folder / "templates" / "static").mkdir()
    (folder / "templates" / "static" / "extra.txt").write_text("edit4-0000", "utf-8")
    for place, old, mark in (
        (0, "On lights.", "edit0-0000 "),
        (1, "Ships", "edit1-0000 "),
        (3, "<footer", "<!-- edit3-0000 -->"),
        (5, "\n---\n", "\n---\nMark edit5-0000.\n\n"),
    ):
        file = folder / PLACES[place]
        text = file.read_text("utf-8")
        assert old in text
        new = mark if place == 5 else mark + old
        file.write_text(text.replace(old, new, 1), "utf-8")
    return site


def put_mark(folder: Path, number: int) -> None:
    """Do the edit of this number: the place whose turn it is shows it. The new file comes in one step."""
    file = folder / PLACES[number % len(PLACES)]
    temporary = folder / "temporary"
    temporary.write_bytes(re.sub(rb"(edit\d-)\d{4}", rb"\g<1>%04d" % number, file.read_bytes()))
    temporary.replace(file)


def shown_marks(output: Path) -> list[int]:
    """Return the number that each place shows, in the order of the places: the same on all pages."""
    found: dict[int, set[int]] = {place: set() for place in range(len(PLACES))}
    for data in read_files(output).values():
        for place, number in re.findall(rb"edit(\d)-(\d{4})", data):
            found[int(place)].add(int(number))
    assert all(len(numbers) == 1 for numbers in found.values()), found
    return [numbers.pop() for numbers in found.values()]


def is_snapshot(numbers: list[int]) -> bool:
    """Tell whether there was a moment at which the places had these numbers: after the edit with the largest."""
    last = max(numbers)
    places = len(PLACES)
    return all(number == max(0, last - (last - place) % places) for place, number in enumerate(numbers))


def test_what_a_snapshot_is() -> None:
    assert is_snapshot([0, 0, 0, 0, 0, 0])
    assert is_snapshot([6, 7, 2, 3, 4, 5])
    assert not is_snapshot([6, 1, 8, 3, 4, 5])
    assert not is_snapshot([0, 0, 2, 0, 0, 0])


@pytest.mark.xdist_group("faults-3")
def test_each_published_output_matches_one_snapshot(fast_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred edits while builds run, in bursts as people and tools make them."""
    monkeypatch.setattr(site_build, "PAUSE", 0.02)
    folder = fast_folder / "edits"
    site = project(folder)
    assert site.build().published

    builds = mmap.mmap(-1, 1)

    def edit() -> None:
        rng = Random(6)  # noqa: S311
        for number in range(1, EDITS + 1):
            put_mark(folder, number)
            time.sleep(rng.choice([0, 0, 0.002, 0.01]))
            if rng.random() < 0.1:  # a rest, until a build has ended: some of its edits came in the midst of it
                before = builds[0]
                while builds[0] == before:
                    time.sleep(0.002)
                time.sleep(rng.uniform(0, 0.05))

    editor = forked(edit)
    outcomes: dict[str, int] = {}
    distinct = set()
    is_over = False
    while not is_over:
        is_over = os.waitpid(editor, os.WNOHANG)[0] != 0
        report = site.build()
        builds[0] = (builds[0] + 1) % 256
        outcome = report.way if report.published else report.diagnostics[0].code
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        numbers = shown_marks(site.output)
        distinct.add(max(numbers))
        assert is_snapshot(numbers), numbers
    assert outcomes.keys() <= {"full", "prose", "unchanged", "content-changing"}
    assert len(distinct) > 10, outcomes
    report = site.build()
    assert max(shown_marks(site.output)) == EDITS
    clean = folder / "clean"
    assert site.build(output=clean, use_cache=False).published
    assert differing(site.release(), read_files(clean)) == []


def test_content_that_never_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is edited each time that it is read, the build says so and publishes nothing."""
    from jumbo_site.content import load

    site = project(tmp_path)
    assert site.build().published
    old = read_files(site.output)
    real, number = load.load_content, 0

    def restless(root: Path) -> load.LoadResult:
        nonlocal number
        loaded = real(root)
        number += len(PLACES)
        put_mark(tmp_path, number)
        return loaded

    monkeypatch.setattr(load, "load_content", restless)
    monkeypatch.setattr(site_build, "PAUSE", 0)
    put_mark(tmp_path, 1)
    report = site.build()
    assert not report.published
    assert [one.code for one in report.diagnostics] == ["content-changing"]
    assert differing(read_files(site.output), old) == []


@pytest.mark.parametrize("place", [2, 3, 4], ids=["media", "template", "asset"])
def test_an_edit_after_the_content_was_read(place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read to the end is read again; then, where the edit is taken back, all is as before."""
    site = project(tmp_path)
    assert site.build().published
    real, edits = site_build._Build.all_files, [place + len(PLACES)]

    def edited(*arguments: object) -> object:
        made = real(*arguments)  # type: ignore[arg-type]
        if edits:
            put_mark(tmp_path, edits.pop())
        return made

    before = read_files(site.output)
    monkeypatch.setattr(site_build._Build, "all_files", edited)
    file = tmp_path / "content" / "topics.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Ships", "Boats"), "utf-8")
    assert site.build().published
    assert shown_marks(site.output)[place] == place + len(PLACES)
    edited_file = tmp_path / PLACES[place]
    edited_file.write_bytes(re.sub(rb"-\d{4}", b"-0000", edited_file.read_bytes()))
    file.write_text(text, "utf-8")
    assert site.build().published
    assert differing(site.release(), before) == []


# --- random steps --------------------------------------------------------------------------------------------


class Steps:
    """Adds, renames and deletes speakers, sessions, pages, media files and assets, and takes things back."""

    def __init__(self, site: Site, rng: Random) -> None:
        self.site = site
        self.rng = rng
        self.content = site.options.content
        self.history: list[dict[str, bytes]] = []

    def step(self) -> str:
        """Do one; return what it was."""
        self.history.append({path: data for path, data in read_files(self.content).items() if path != LEDGER_FILE})
        (self.content / LEDGER_FILE).unlink(missing_ok=True)  # these are no promises: addresses may vanish
        do = self.rng.choice([self.add, self.add, self.rename, self.delete, self.revert])
        return f"{do.__name__} {do()}"

    def own(self) -> list[Path]:
        """Return the files that were added: the names of all begin alike."""
        return sorted(self.content.rglob("own-*"))

    def add(self) -> str:
        number = self.rng.randint(1, 12)
        kinds: list[tuple[str, str]] = [
            (f"speakers/own-{number}.yaml", f"name: {{Latn: Own {number}}}\n"),
            (f"2030/sessions/own-{number}.yaml", f"title: {{en: Own {number}, ar: جلسة}}\nday: 2030-05-02\n"),
            (f"pages/own-{number}.en.md", f"---\ntitle: Own {number}\n---\nWords.\n"),
            (f"media/own-{number}.txt", f"{number}"),
            (f"media/own-{number}/own-a.txt", f"{number}"),
        ]
        path, text = self.rng.choice(kinds)
        target = self.content / path
        if target.parent.is_file() or target.is_dir():
            return "nothing"
        target.parent.mkdir(exist_ok=True, parents=True)
        target.write_text(text, "utf-8")
        return path

    def rename(self) -> str:
        if not self.own():
            return "nothing"
        file = self.rng.choice(self.own())
        target = file.with_name(re.sub(r"own-\w+", f"own-{self.rng.randint(1, 12)}", file.name))
        if target.exists():
            return "nothing"
        file.rename(target)
        return f"{file.name} to {target.name}"

    def delete(self) -> str:
        if not self.own():
            return "nothing"
        file = self.rng.choice(self.own())
        shutil.rmtree(file) if file.is_dir() else file.unlink()
        return file.name

    def revert(self) -> str:
        steps = self.rng.randint(1, min(6, len(self.history)))
        old = self.history[-steps]
        shutil.rmtree(self.content)
        for path, data in old.items():
            (self.content / path).parent.mkdir(parents=True, exist_ok=True)
            (self.content / path).write_bytes(data)
        return f"{steps} steps"


@pytest.mark.xdist_group("faults-3")
def test_random_steps_leave_no_orphan(fast_folder: Path, pytestconfig: pytest.Config) -> None:
    """After each build the output is the set of files that a clean one has, which is made after each tenth."""
    site = Site(fast_folder / "steps", {"only": {"site.yaml": STRICTLESS}})
    steps = Steps(site, Random(300))  # noqa: S311
    every = 1 if pytestconfig.getoption("--thorough") else 10
    clean = site.folder / "clean"
    told: list[str] = []
    for number in range(STEPS):
        told.append(steps.step())
        report = site.build()
        assert report.published, (told[-8:], report.diagnostics)
        files = read_files(site.output)
        folders = [path for path in site.output.rglob("*") if path.is_dir()]
        assert all(any(folder.iterdir()) for folder in folders), told[-8:]
        assert sum(path.endswith(".html") for path in files) == report.pages, told[-8:]
        media = {path for path in read_files(site.options.content) if path.startswith("media/")}
        assert {path for path in files if path.startswith("media/")} == media, told[-8:]
        if number % every == every - 1:
            shutil.rmtree(clean, ignore_errors=True)
            assert site.build(output=clean, use_cache=False).published
            assert differing(files, read_files(clean)) == [], told[-20:]


STRICTLESS = (
    "title: {en: Harbour Meeting, ar: لقاء المرفأ}\nbase_url: https://harbour.example/\nlanguages: [en, ar]\n"
    'edition: "2030"\nmissing_translations: ignore\nseries:\n  name: {en: Harbour Meeting, ar: لقاء المرفأ}\n'
)
