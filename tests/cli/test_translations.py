"""``jumbo-site translations``: what it prints, writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result

from jumbo_site.cli import main
from tests.test_sites import place


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place(None, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["translations", *arguments])


def test_the_table(folder: Path) -> None:
    done = run()
    assert done.exit_code == 0
    assert "Up to date" in done.stdout
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["ar", "panels", "3", "0", "0", "100", "%"] in rows
    assert "ar: without a fingerprint of the source: 5 texts;" in done.stdout


def test_json_and_html(folder: Path) -> None:
    document = json.loads(run("--format", "json", "--lang", "ar").stdout)
    assert [one["tag"] for one in document["languages"]] == ["ar"]
    assert run("--format", "html").stdout.startswith("<!DOCTYPE html>\n")


def test_accepting_writes_fingerprints_once(folder: Path) -> None:
    page = folder / "content" / "pages" / "about.ar.md"
    done = run("accept", "content/pages/about.ar.md")
    assert done.exit_code == 0
    assert done.stdout == "wrote content/pages/about.ar.md\n"
    text = page.read_text("utf-8")
    assert "title: عن اللقاء\nsource: en@" in text
    assert run("accept", "--lang", "ar").stdout == "wrote content/2030/panels/lights.ar.md\n"
    assert run("accept", "--lang", "ar").stdout == ""
    assert page.read_text("utf-8") == text
    assert "fingerprint" not in run().stdout


def test_a_stale_translation_is_shown_and_accepted_again(folder: Path) -> None:
    run("accept", "--lang", "ar")
    source = folder / "content" / "pages" / "about.en.md"
    source.write_text(source.read_text("utf-8").replace("See the", "Read the"), "utf-8")
    check = CliRunner().invoke(main, ["check"])
    assert "about.ar.md:3:1: warning: The text in `en` has changed" in check.stderr
    assert "run `jumbo-site translations accept content/pages/about.ar.md`" in check.stderr
    assert json.loads(run("--format", "json", "--lang", "ar").stdout)["languages"][0]["stale"] == 2
    run("accept", "content/pages/about.ar.md")
    assert CliRunner().invoke(main, ["check", "--strict"]).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["accept", "content/pages/about.en.md"], "is in `en`, the source itself"),
        (["accept", "content/pages/about.ar.md", "--source", "ar"], "is in `ar`, the source itself"),
        (["accept", "content/pages/none.ar.md"], "is not a translation of the content"),
    ],
)
def test_what_cannot_be_accepted(folder: Path, arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 1
    assert message in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "fr"],
        ["--lang", "ar", "export"],
        ["accept"],
        ["accept", "x.md", "--lang", "ar"],
        ["export", "--lang", "fr"],
        ["export", "--lang", "en"],
        ["export", "--lang", "ar", "--source", "fr"],
        ["export"],
        ["import", "none.po", "--lang", "ar"],
    ],
)
def test_wrong_usage_ends_with_two(folder: Path, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_out_and_back(folder: Path) -> None:
    done = run("export", "--lang", "ar", "--output", "ar.po")
    assert done.exit_code == 0
    assert done.stdout == ""
    file = polib.pofile("ar.po")
    file.find("places/old-port#name", by="msgctxt").msgstr = "المرفأ العتيق"
    file.append(polib.POEntry(msgctxt="places/new#name", msgid="New", msgstr="جديد"))
    file.save()
    dry = run("import", "ar.po", "--lang", "ar", "--dry-run")
    assert dry.stdout == "would write content/places.yaml: places/old-port#name\n"
    assert "القديم" in (folder / "content" / "places.yaml").read_text("utf-8")
    back = run("import", "ar.po", "--lang", "ar")
    assert back.exit_code == 1
    assert back.stdout == "wrote content/places.yaml: places/old-port#name\n"
    assert "error: `places/new#name`: the content has no text at this address." in back.stderr
    assert back.stderr.endswith("1 text in 1 file written; 1 refused, 0 marked as fuzzy, 0 not translated.\n")
    assert "{en: Old Port, ar: المرفأ العتيق}" in (folder / "content" / "places.yaml").read_text("utf-8")


def test_standard_output_holds_the_file_alone(folder: Path) -> None:
    assert run("export", "--lang", "ar", "--format", "xliff").stdout.startswith("<?xml")
    assert polib.pofile(run("export", "--lang", "ar").stdout).metadata["Language"] == "ar"


def test_work_that_is_not_imported_yet_is_not_overwritten(folder: Path) -> None:
    run("export", "--lang", "ar", "--output", "ar.po")
    file = polib.pofile("ar.po")
    file.find("places/old-port#name", by="msgctxt").msgstr = "المرفأ العتيق"
    file.save()
    before = Path("ar.po").read_bytes()
    done = run("export", "--lang", "ar", "--output", "ar.po")
    assert done.exit_code == 1
    assert "ar.po has 1 translation that the content does not have: `places/old-port#name`." in done.stderr
    assert Path("ar.po").read_bytes() == before
    assert run("export", "--lang", "ar", "--output", "ar.po", "--force").exit_code == 0
    assert Path("ar.po").read_bytes() != before


def test_content_with_errors_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place("unknown-topic", tmp_path)
    monkeypatch.chdir(tmp_path)
    done = run("export", "--lang", "ar")
    assert done.exit_code == 1
    assert "[unknown-topic]" in done.stderr
    assert "The content has errors; nothing was done." in done.stderr
