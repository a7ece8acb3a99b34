"""Folders that no site may be published into: refused, and nothing in them is changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from jumbo_site.cli import main
from tests.build.contents import FIRST
from tests.build.faults import Site


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with a project and other things in it."""
    home = tmp_path / "home"
    Site(home / "project", {"first": FIRST}).put("first")
    (home / "letters").mkdir()
    (home / "letters" / "to-ana.txt").write_text("Dear Ana", "utf-8")
    (home / "letters" / "index.html").write_text("<p>Mine", "utf-8")
    (home / "project" / "empty").mkdir()
    (home / "project" / "notes.txt").write_text("Notes", "utf-8")
    (home / "project" / "link").symlink_to(home / "project" / "empty")
    (home / "project" / "stranger").mkdir()
    (home / "project" / "stranger" / ".jumbo-site.json").symlink_to(home / "letters" / "to-ana.txt")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home / "project")
    return home


def everything(folder: Path) -> dict[str, object]:
    """Return all that is below a folder, with bytes and times."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        data: object = path.read_bytes() if path.is_file() else b""
        if path.is_symlink():
            data = path.readlink()
        found[str(path)] = (data, status.st_mtime_ns, status.st_ino, status.st_mode)
    return found


@pytest.mark.parametrize(
    "output",
    [
        "/",
        "~",
        "..",
        ".",
        "content",
        "content/site",
        "./content/../content",
        "../letters",
        "link",
        "notes.txt",
        "stranger",
    ],
)
def test_refused(folder: Path, output: str) -> None:
    before, root = everything(folder), sorted(Path("/").iterdir())
    for _ in range(2):
        done = CliRunner().invoke(main, ["build", "--output", str(Path(output).expanduser())])
        assert done.exit_code == 2
        assert isinstance(done.exception, SystemExit)
        assert "[output-refused]" in done.stderr
        assert "hint:" in done.stderr
        assert "Nothing was built: 1 error" in done.stderr
        assert "Traceback" not in done.output
    assert everything(folder) == before
    assert sorted(Path("/").iterdir()) == root


@pytest.mark.parametrize("name", ["Content", "CONTENT"])
def test_content_by_another_name_of_a_file_system_without_case(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulated: the two names lead to the same folder."""
    real = os.stat

    def stat(path: object, *arguments: object, **keywords: object) -> os.stat_result:
        text = os.fspath(path) if isinstance(path, str | os.PathLike) else path
        if isinstance(text, str) and text.endswith(f"/{name}"):
            path = text.removesuffix(name) + "content"
        return real(path, *arguments, **keywords)  # type: ignore[arg-type]

    before = everything(folder)
    monkeypatch.setattr(os, "stat", stat)
    done = CliRunner().invoke(main, ["build", "--output", name])
    monkeypatch.undo()
    assert "[output-refused]" in done.stderr
    assert done.exit_code == 2
    assert everything(folder) == before


def test_a_folder_of_no_one_is_taken_and_what_it_holds_stays(folder: Path) -> None:
    """An empty one, and what hosts and repositories put there."""
    for path in ("empty/CNAME", "empty/.nojekyll", "empty/.git/config", "empty/README.md"):
        (folder / "project" / path).parent.mkdir(exist_ok=True)
        (folder / "project" / path).write_text("theirs", "utf-8")
    assert CliRunner().invoke(main, ["build", "--output", "empty"]).exit_code == 0
    for path in ("empty/CNAME", "empty/.nojekyll", "empty/.git/config", "empty/README.md"):
        assert (folder / "project" / path).read_text("utf-8") == "theirs"


def test_files_of_another_hand_in_a_published_folder(folder: Path) -> None:
    """They stay, and where a page needs their place the build is refused."""
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    site = folder / "project" / "site"
    (site / "en" / "mine.txt").write_text("mine", "utf-8")
    (site / "en" / "2031").mkdir()
    content = folder / "project" / "content" / "pages"
    (site / "en" / "venue").mkdir()
    (site / "en" / "venue" / "index.html").write_text("mine", "utf-8")
    (content / "venue.en.md").write_text("---\ntitle: Venue\n---\nBy the sea.\n", "utf-8")
    (content / "venue.ar.md").write_text("---\ntitle: المكان\n---\nعلى البحر.\n", "utf-8")
    before = everything(site)
    done = CliRunner().invoke(main, ["build"])
    assert done.exit_code == 1
    assert "`en/venue/index.html` in the output was not written by jumbo-site." in done.stderr
    assert everything(site) == before
    (site / "en" / "venue" / "index.html").unlink()
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    assert (site / "en" / "mine.txt").read_text("utf-8") == "mine"
