"""``jumbo-site import`` as an organiser calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jumbo_site.cli import main
from tests.importers.import_site import EDITION, SAMPLES, new_site, tree

SCHEDULE = SAMPLES / "schedule.xml"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    new_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path("content")


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def test_an_import_says_what_it_did(content: Path) -> None:
    result = call(SCHEDULE, "--edition", EDITION)
    assert result.exit_code == 0
    assert "Entries: 9 new, 0 changed, 0 as they were, 0 deleted. 7 files written." in result.output
    again = call(SCHEDULE, "--edition", EDITION)
    assert "Entries: 0 new, 0 changed, 9 as they were, 0 deleted. 0 files written." in again.output
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_a_dry_run_writes_nothing(content: Path) -> None:
    before = tree(content)
    result = call(SCHEDULE, "--edition", EDITION, "--dry-run")
    assert result.exit_code == 0
    assert f"+++ b/content/{EDITION}/edition.yaml\n" in result.stdout
    assert "7 files would be written." in result.output
    assert tree(content) == before


def test_a_site_whose_first_edition_is_imported(content: Path) -> None:
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").replace('"2030"', f'"{EDITION}"'), "utf-8")
    assert f'edition: "{EDITION}"' in site.read_text("utf-8")
    result = call(SCHEDULE, "--edition", EDITION)
    assert result.exit_code == 0, result.output
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_a_conflict_is_shown_with_its_place(content: Path, tmp_path: Path) -> None:
    call(SCHEDULE, "--edition", EDITION)
    session = content / EDITION / "sessions" / "welcome-to-the-harbour.yaml"
    session.write_text(session.read_text("utf-8").replace("Welcome to the harbour", "Ours"), "utf-8")
    changed = tmp_path / "new.xml"
    changed.write_text(SCHEDULE.read_text("utf-8").replace("Welcome to the harbour", "Theirs"), "utf-8")
    result = call(changed, "--edition", EDITION)
    assert result.exit_code == 0
    place = f"content/{EDITION}/sessions/welcome-to-the-harbour.yaml:2: warning: `title en` was changed here and at"
    assert place in result.output
    assert "    here:   Ours\n    source: Theirs\n" in result.output
    assert "Conflicts of earlier imports that are still open: 1" in call(changed, "--edition", EDITION).output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--from", "fraab"), "Did you mean `frab`?"),
        (("--from", "indico"), "no JSON"),
        (("--encoding", "zip"), "--encoding: `zip` is not known"),
        (("--lang", "klingonish"), "is not a language"),
        (("--timezone", "Rome"), "not a time zone of the IANA database"),
        (("--map", "Titel"), "must be COLUMN=FIELD"),
        (("--map", "Titel=titel"), "Did you mean `title`?"),
        (("--content", "nowhere"), "no content folder at `nowhere`"),
    ],
)
def test_wrong_usage_is_told(content: Path, arguments: tuple[str, str], told: str) -> None:
    result = call(SCHEDULE, "--edition", EDITION, *arguments)
    assert result.exit_code == 1
    assert told in result.output and "Nothing was written." in result.output


def test_what_an_edition_needs_is_asked_for(content: Path) -> None:
    result = call(SAMPLES / "sessionize.json", "--edition", EDITION)
    assert result.exit_code == 1
    assert "the source does not tell its timezone: give --timezone Europe/Rome" in result.output


def test_files_of_two_systems_are_not_mixed(content: Path) -> None:
    result = call(SCHEDULE, SAMPLES / "indico.json", "--edition", EDITION)
    assert result.exit_code == 1 and "import them one after the other" in result.output


def test_content_that_cannot_be_read_is_mended_first(content: Path) -> None:
    (content / "speakers" / "x.yaml").write_text("name: [", "utf-8")
    result = call(SCHEDULE, "--edition", EDITION)
    assert result.exit_code == 1 and "Mend the content first" in result.output


def test_errors_of_the_check_are_shown_and_nothing_is_written(content: Path, tmp_path: Path) -> None:
    data = json.loads((SAMPLES / "sessionize.json").read_text("utf-8"))
    data["sessions"][1] |= {"startsAt": "2031-05-02T09:30:00", "roomId": 2}
    (tmp_path / "all.json").write_text(json.dumps(data), "utf-8")
    before = tree(content)
    result = call("all.json", "--edition", EDITION, "--timezone", "Europe/Rome")
    assert result.exit_code == 1
    assert "[room-double-booked]" in result.output and "Nothing was written." in result.output
    assert tree(content) == before
    forced = call("all.json", "--edition", EDITION, "--timezone", "Europe/Rome", "--allow-errors")
    assert forced.exit_code == 0 and (content / EDITION / "sessions" / "lunch.yaml").is_file()
