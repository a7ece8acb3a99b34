"""The commands: what they print, where, and how they end."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jumbo_site import __version__
from jumbo_site.cli import main
from tests.test_sites import place


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place(None, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_version() -> None:
    assert run("--version").output == f"jumbo-site, version {__version__}\n"


def test_build_without_options_does_the_right_thing(folder: Path) -> None:
    done = run("build")
    assert done.exit_code == 0
    assert re.match(r"38 pages in 2 languages \(en, ar\), \d+\.\d\d s, 0 errors, 0 warnings\. site: ", done.stderr)
    assert "site: 38 pages rendered, 0 as they were; " in done.stderr
    assert done.stdout == ""
    assert (folder / "site" / "en" / "index.html").is_file()
    assert (folder / "content" / "published-urls.txt").is_file()


def test_build_says_what_it_did(folder: Path) -> None:
    run("build")
    done = run("build", "--report", "report.json")
    assert done.stderr.endswith("site: 0 pages rendered, 38 as they were; 0 files written, 0 removed.\n")
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert (report["version"], report["published"], report["way"], report["pages"]) == (1, True, "unchanged", 38)
    assert (report["read"], report["rendered"], report["skipped"], report["written"]) == ([], [], 38, [])

    page = folder / "content" / "pages" / "about.en.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    done = run("build", "--report", "report.json")
    assert "site: 1 page rendered, 37 as they were; " in done.stderr  # and the index of the search
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert (report["way"], report["changed_sources"]) == ("prose", ["content/pages/about.en.md"])
    assert report["read"] == report["changed_sources"]
    assert (report["rendered"], report["skipped"]) == (["/en/about/"], 37)
    assert [path for path in report["written"] if path.endswith(".html")] == ["en/about/index.html"]
    assert list(report["stages"]) == ["scan", "load", "render", "publish", "remember"]
    assert all(seconds >= 0 for seconds in report["stages"].values())

    (folder / "content" / "speakers" / "new-one.yaml").write_text("name: {Latn: New One}\n", "utf-8")
    done = run("build", "--report", "report.json")
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert (report["way"], report["languages"]) == ("full", ["en", "ar"])
    assert report["changed_sources"] == ["content/speakers/new-one.yaml"]
    assert {"content/site.yaml", "content/pages/about.ar.md", "content/speakers/new-one.yaml"} <= set(report["read"])
    assert {"/en/speakers/new-one/", "/ar/speakers/", "/en/countries/"} <= set(report["rendered"])
    assert report["skipped"] == report["pages"] - len(report["rendered"]) > 20
    [problem] = report["diagnostics"]
    assert (problem["code"], problem["severity"]) == ("unused-speaker", "warning")
    assert problem["file"] == "content/speakers/new-one.yaml"

    (folder / "content" / "speakers" / "new-one.yaml").write_text("nom: x\n", "utf-8")
    assert run("build", "--report", "report.json").exit_code == 1
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert (report["published"], report["written"], report["rendered"]) == (False, [], [])
    assert "unknown-key" in {problem["code"] for problem in report["diagnostics"]}


def test_check_writes_nothing(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    done = run("check")
    assert done.exit_code == 0
    assert done.stderr.endswith("Nothing was written.\n")
    assert sorted(folder.rglob("*")) == before


def test_errors_end_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place("unknown-speaker", tmp_path)
    monkeypatch.chdir(tmp_path)
    done = run("build")
    assert done.exit_code == 1
    assert "lights.yaml:8:15: error: There is no speaker `omar-noor`. [unknown-speaker]" in done.stderr
    assert not (tmp_path / "site").exists()


def test_wrong_usage_ends_with_two(folder: Path) -> None:
    assert run("bild").exit_code == 2
    assert run("build", "--colour").exit_code == 2
    assert run("build", "--base-url", "jumbo.example").exit_code == 2
    assert run("new", "speeker", "x").exit_code == 2
    assert run("build", "--output", "content").exit_code == 2


def test_a_content_folder_that_does_not_exist(folder: Path) -> None:
    done = run("build", "--content", "contents")
    assert done.exit_code == 2
    assert "There is no content folder at `contents`." in done.stderr
    assert "Traceback" not in done.stderr


def test_strict_makes_warnings_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place("unused-speaker", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("build").exit_code == 0
    shutil.rmtree(tmp_path / "site")
    assert run("build", "--strict").exit_code == 1
    assert not (tmp_path / "site").exists()


def test_json_goes_to_standard_output_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place("unknown-topic", tmp_path)
    monkeypatch.chdir(tmp_path)
    done = run("check", "--format", "json")
    document = json.loads(done.stdout)
    assert (document["errors"], document["warnings"]) == (1, 0)
    assert document["diagnostics"][0]["code"] == "unknown-topic"
    assert document["diagnostics"][0]["line"] == 6


def test_github_annotations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place("unknown-topic", tmp_path)
    monkeypatch.chdir(tmp_path)
    done = run("check", "--format", "github")
    assert done.stdout == (
        "::error file=content/2030/panels/lights.yaml,line=6,col=10,title=unknown-topic"
        "::There is no topic `ship`. Did you mean `ships`?\n"
    )


def test_new_names_what_it_wrote(folder: Path) -> None:
    done = run("new", "speaker", "jane-roe")
    assert done.exit_code == 0
    assert done.stdout.startswith("wrote content/speakers/jane-roe.yaml\nnext: ")


def test_the_base_url_of_the_command_line_comes_first(folder: Path) -> None:
    assert run("build", "--base-url", "https://other.example/name").exit_code == 0
    page = (folder / "site" / "en" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://other.example/name/en/">' in page
    assert "harbour.example" not in page
    assert 'href="/name/en/"' in (folder / "site" / "404.html").read_text("utf-8")
