"""The guide for organisers does what it says: each of its commands is run, each of its files written, in order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jumbo_site.content.load import load_content
from tests.conftest import REPOSITORY
from tests.docs.guide_script import script, steps

pytestmark = pytest.mark.xdist_group("guide")

GUIDES = {"en": REPOSITORY / "docs" / "guide.md", "ar": REPOSITORY / "docs" / "guide.ar.md"}


def environment(folder: Path) -> dict[str, str]:
    """Commands as a reader has them: ``jumbo-site`` and ``pip`` on the path, and an own name for Git."""
    programs = folder / "programs"
    programs.mkdir()
    serve = REPOSITORY / "tests" / "docs" / "serve_once.py"
    run = f'#!/bin/sh\nif [ "$1" = serve ]; then exec {sys.executable} {serve} "$@"; fi\n'
    (programs / "jumbo-site").write_text(f'{run}exec {sys.executable} -m jumbo_site "$@"\n', "utf-8")
    (programs / "jumbo-site").chmod(0o755)
    (programs / "python3").symlink_to(sys.executable)
    names = {
        f"GIT_{who}_{what}": "reader@harbour.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    pip = {"PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_TARGET": str(folder / "installed"), "PIP_QUIET": "1"}
    return {
        **os.environ,
        **names,
        **pip,
        "PIP_FIND_LINKS": str(folder / "wheels"),
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def build_wheel(folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader who has done all that the guide says; in Arabic it says the same (below)."""
    folder = tmp_path_factory.mktemp("guide")
    build_wheel(folder / "wheels")
    (folder / "desk").mkdir()
    (folder / "desk" / "speakers.csv").touch()
    text = GUIDES["en"].read_text("utf-8")
    done = subprocess.run(
        ["bash", "-c", script(text)],
        cwd=folder / "desk",
        env=environment(folder),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    assert "Traceback" not in done.stderr
    return folder


def test_the_package_was_installed(followed: Path) -> None:
    assert (followed / "installed" / "jumbo_site" / "cli" / "commands.py").is_file()


def test_the_content_has_what_the_guide_wrote(followed: Path) -> None:
    loaded = load_content(followed / "desk" / "harbour" / "content")
    assert loaded.content is not None
    assert not [one for one in loaded.diagnostics if one.severity == "error"]
    assert {"ana-deda", "omar-nur", "sefika-djuverovic"} <= loaded.content.speakers.keys()
    edition = loaded.content.editions["2030"]
    assert edition.sessions["ships-at-night"].start == "09:00"  # the change was undone
    assert [one.id for one in edition.panels["light-on-the-water"].outcomes] == ["one-chart", "dark-buoys"]
    assert edition.contributions["a-common-chart"].session == "light-on-the-water"
    assert "2032" in loaded.content.editions


def test_the_published_folder_has_the_proceedings(followed: Path) -> None:
    public = followed / "desk" / "public"
    for language, outcome in (("en", "Every fifth buoy is dark."), ("ar", "عوامة من كل خمس عوامات مطفأة.")):
        assert outcome in (public / language / "2030" / "panels" / "light-on-the-water" / "index.html").read_text(
            "utf-8"
        )
        assert (public / language / "2030" / "proceedings" / "volume.pdf").read_bytes().startswith(b"%PDF")
    assert "citation_title" in (public / "en/2030/contributions/a-common-chart/index.html").read_text("utf-8")


def test_both_guides_do_the_same() -> None:
    english, arabic = (list(steps(GUIDES[language].read_text("utf-8"))) for language in ("en", "ar"))
    assert [step.commands for step in english] == [step.commands for step in arabic]
    assert [(step.file, step.body) for step in english if step.file] == [
        (step.file, step.body) for step in arabic if step.file
    ]


def test_a_block_that_nothing_runs_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere used"):
        list(steps("```\njumbo-site build\n```\n"))
