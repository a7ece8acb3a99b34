"""``jumbo-site new`` as an organiser uses it: names, an id that is agreed to, what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jumbo_site.cli import main
from tests.cli.terminal import in_a_terminal
from tests.test_sites import place


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place(None, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments])


def errors_of_check() -> str:
    return CliRunner().invoke(main, ["check"]).stderr.splitlines()[-1]


def test_an_id_is_proposed_from_the_name_and_asked_for(folder: Path) -> None:
    done = in_a_terminal(folder, "new", "speaker", "آمنة الحسن", answers="\n")
    assert done.returncode == 0, done.stderr
    assert "Id, a part of the address that stays [amina-al-hasan]:" in done.stderr
    assert done.stdout.startswith("wrote content/speakers/amina-al-hasan.yaml\n")
    assert "  Arab: آمنة الحسن\n" in (folder / "content/speakers/amina-al-hasan.yaml").read_text("utf-8")


def test_a_wrong_or_taken_answer_is_asked_for_again(folder: Path) -> None:
    done = in_a_terminal(folder, "new", "speaker", "Ana Deda", answers="Ana\nana-deda\nana-b\n")
    assert done.returncode == 0, done.stderr
    assert "`ana-deda` exists already, in content/speakers/ana-deda.yaml: is it the same?" in done.stderr
    assert "[ana-deda-2]:" in done.stderr
    assert "`Ana` cannot be an id" in done.stderr
    assert (folder / "content/speakers/ana-b.yaml").is_file()


def test_a_name_that_is_missing_is_asked_for(folder: Path) -> None:
    done = in_a_terminal(folder, "new", "topic", answers="Weather\n\n")
    assert done.returncode == 0, done.stderr
    assert "- id: weather\n" in (folder / "content/topics.yaml").read_text("utf-8")


def test_without_a_terminal_nothing_is_asked(folder: Path) -> None:
    done = run("speaker", "Šefika Đuverović")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "error: There is no terminal to ask for the id.\n"
        "    hint: Give `--id sefika-djuverovic`, or --yes to take what is proposed.\n"
    )
    assert run("speaker").stderr == 'error: The name is missing.\n    hint: jumbo-site new speaker "Its name"\n'
    assert run("speaker", "!!!", "--yes").exit_code == 2
    assert run("speaker", "!!!", "--id", "bang").exit_code == 0
    assert run("speaker", "Šefika Đuverović", "--yes").exit_code == 0
    assert run("speaker", "jane-roe").exit_code == 0  # an id needs no question
    assert " 0 errors, " in errors_of_check()


def test_yes_takes_no_other_id_in_silence(folder: Path) -> None:
    done = run("speaker", "Ana Deda", "--yes")
    assert done.exit_code == 2
    assert done.stderr == (
        "error: `ana-deda` exists already, in content/speakers/ana-deda.yaml.\n"
        "    hint: Edit what is there, or take another id, such as `ana-deda-2`.\n"
    )
    assert not (folder / "content/speakers/ana-deda-2.yaml").exists()


def test_what_to_do_next_is_told_with_files_that_exist(folder: Path) -> None:
    done = run("speaker", "Jane Roe", "--yes")
    assert "such as content/2030/panels/lights.yaml:\n        - {speaker: jane-roe, role: speaker}\n" in done.stdout
    panel = folder / "content/2030/panels/lights.yaml"
    text = panel.read_text("utf-8")
    panel.write_text(text.replace("people:\n", "people:\n  - {speaker: jane-roe, role: speaker}\n"), "utf-8")
    assert " 0 errors, 0 warnings" in errors_of_check()

    done = run("organisation", "Crane Club", "--yes")
    assert "next: Its lines are the last ones of content/organisations.yaml" in done.stdout
    assert "{organisation: crane-club, role: partner}" in done.stdout
    done = run("edition", "2031")
    assert 'write `edition: "2031"` in site.yaml' in done.stdout
    assert "The name is still `2031`: write the real one in content/2031/edition.en.md." in done.stdout
    done = run("session", "Tea", "--yes")
    assert "next: It belongs to the edition 2030; --edition names another." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("speeker", "x"), "hint: Did you mean `speaker`?"),
        (("speaker", "Jane", "Roe"), 'hint: Put a name of several words into quotes: "Jane Roe".'),
        (("speaker", "Jane Roe", "--id", "Jane"), "hint: Try `jane`."),
        (("session", "Tea", "--id", "tea", "--edition", "2033"), "error: There is no edition `2033`."),
        (("topic", "Weather", "--id", "w", "--language", "fr"), "error: `fr` is not one of the languages of this site"),
        (("topic", "Weather", "--id", "w", "--content", "x"), "There is no x/site.yaml."),
    ],
)
def test_a_mistake_is_answered_with_a_hint(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run(*arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_language_can_be_named(folder: Path) -> None:
    assert run("page", "Menu", "--id", "menu", "--language", "ar").exit_code == 0
    assert (folder / "content/pages/menu.ar.md").is_file()
