"""The command ``jumbo-site fix``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from jumbo_site.cli import main

WRONG, RIGHT = "أولا , ثانيا?\n", "أولا، ثانيا؟\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("content/pages").mkdir(parents=True)
    Path("content/site.yaml").write_text("languages: [ar]\n", "utf-8")
    file = Path("content/pages/about.ar.md")
    file.write_text(WRONG, "utf-8")
    return file


def test_a_dry_run_shows_the_difference_and_writes_nothing(page: Path) -> None:
    result = CliRunner().invoke(main, ["fix", "--dry-run"])
    assert result.exit_code == 0
    assert f"-{WRONG}+{RIGHT}" in result.stdout
    assert result.stderr == "3 faults in 1 file can be mended. Nothing was written.\n"
    assert page.read_text("utf-8") == WRONG


@pytest.mark.parametrize(("answer", "text"), [("y\n", RIGHT), ("n\n", WRONG), ("\n", WRONG)])
def test_files_are_written_after_a_yes_alone(page: Path, answer: str, text: str) -> None:
    result = CliRunner().invoke(main, ["fix"], input=answer)
    assert result.exit_code == 0
    assert f"-{WRONG}+{RIGHT}" in result.stdout
    assert "Mend 3 faults in 1 file?" in result.stderr
    assert page.read_text("utf-8") == text


def test_without_a_question_and_a_second_time(page: Path) -> None:
    assert CliRunner().invoke(main, ["fix", "--yes"]).stderr == "3 faults in 1 file mended.\n"
    assert page.read_text("utf-8") == RIGHT
    again = CliRunner().invoke(main, ["fix", "--yes"])
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "There is nothing to mend.\n")


def test_wrong_folders(page: Path) -> None:
    missing = CliRunner().invoke(main, ["fix", "--content", "nowhere"])
    assert (missing.exit_code, missing.stderr) == (2, "error: There is no content folder at `nowhere`.\n")
    Path("content/site.yaml").unlink()
    without = CliRunner().invoke(main, ["fix"])
    assert without.exit_code == 1
    assert without.stderr == "error: `content/site.yaml` does not tell the languages of the site.\n"
