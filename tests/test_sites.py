"""Whole small sites: one that is right, and for each diagnostic one that is wrong in one way.

``tests/sites/broken/<case>/`` holds what differs from ``tests/sites/good/``, and ``expected.txt``: the report that an
organiser reads, with file, line, column, message, code and hint.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.site_build import BuildOptions, BuildReport, build_site
from jumbo_site.checks.site_check import check_whole_site
from jumbo_site.diagnostics import CODES, format_text

SITES = Path(__file__).parent / "sites"
CASES = sorted(path.name for path in (SITES / "broken").iterdir())

MADE_IN_TESTS = {
    "yaml-too-large",
    "file-too-large",
    "file-unreadable",
    "symlink-refused",
    "output-refused",
    "output-conflict",
    "content-changing",
    "missing-site",
    "template-error",
    "cache-unwritable",
    "media-heavy",
    "image-oversized",
    "link-dead",
    "link-moved",
    "link-refused",
    "link-unreachable",
}
"""Codes whose cause cannot lie in a repository as plain small files; the tests below and elsewhere make them."""


def place(case: str | None, folder: Path) -> None:
    shutil.copytree(SITES / "good", folder / "content")
    if case is not None:
        shutil.copytree(SITES / "broken" / case, folder / "content", dirs_exist_ok=True)
        (folder / "content" / "expected.txt").unlink()


def check(monkeypatch: pytest.MonkeyPatch, folder: Path) -> BuildReport:
    monkeypatch.chdir(folder)
    return check_whole_site(BuildOptions(Path("content"), Path("site")), SerialExecutor(), lambda done, total: None)


def codes(report: BuildReport) -> list[str]:
    return [one.code for one in report.diagnostics]


def test_the_good_site_has_nothing_to_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(None, tmp_path)
    report = check(monkeypatch, tmp_path)
    assert format_text(report.diagnostics) == ""
    assert report.pages > 0


@pytest.mark.parametrize("case", CASES)
def test_a_broken_site_gets_the_expected_report(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(case, tmp_path)
    expected = (SITES / "broken" / case / "expected.txt").read_text("utf-8")
    assert format_text(check(monkeypatch, tmp_path).diagnostics) == expected


def test_every_code_has_a_site_that_shows_it() -> None:
    shown = {code for case in CASES for code in CODES if f"[{code}]" in _expected(case)}
    assert set(CODES) - shown == MADE_IN_TESTS


def _expected(case: str) -> str:
    return (SITES / "broken" / case / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("case", [case for case in CASES if ": error: " in _expected(case)])
def test_an_error_publishes_nothing_and_the_old_site_stays(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(None, tmp_path)
    monkeypatch.chdir(tmp_path)
    options = BuildOptions(Path("content"), Path("site"))
    assert build_site(options, SerialExecutor(), lambda done, total: None).published
    before = {path: path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}
    shutil.rmtree("content")
    place(case, tmp_path)
    assert not build_site(options, SerialExecutor(), lambda done, total: None).published
    assert {path: path.read_bytes() for path in Path("site").rglob("*") if path.is_file()} == before


def test_all_errors_of_a_run_are_reported_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place("unknown-key", tmp_path)
    for case in ("unknown-topic", "unsafe-url", "outside-edition"):
        shutil.copytree(SITES / "broken" / case, tmp_path / "content", dirs_exist_ok=True)
    (tmp_path / "content" / "expected.txt").unlink()
    assert set(codes(check(monkeypatch, tmp_path))) >= {"unknown-key", "unknown-topic", "unsafe-url", "outside-edition"}


def test_without_a_site_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(None, tmp_path)
    (tmp_path / "content" / "site.yaml").unlink()
    report = check(monkeypatch, tmp_path)
    assert codes(report) == ["missing-site"]
    assert report.diagnostics[0].location is not None
    assert report.diagnostics[0].location.file == "content/site.yaml"


def test_a_list_of_too_many_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(None, tmp_path)
    (tmp_path / "content" / "topics.yaml").write_text("- a\n" * 100_001, "utf-8")
    assert "yaml-too-large" in codes(check(monkeypatch, tmp_path))


def test_a_text_file_of_more_than_two_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(None, tmp_path)
    (tmp_path / "content" / "pages" / "about.en.md").write_text("word " * 500_000, "utf-8")
    assert "file-too-large" in codes(check(monkeypatch, tmp_path))


def test_a_symbolic_link_is_refused_wherever_it_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(None, tmp_path)
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    (tmp_path / "content" / "pages" / "secret.en.md").symlink_to(tmp_path / "secret.md")
    report = check(monkeypatch, tmp_path)
    assert codes(report) == ["symlink-refused"]


def test_a_template_with_an_error_names_its_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(None, tmp_path)
    own = tmp_path / "templates"
    own.mkdir()
    (own / "topics.html").write_text("<p>\n{{ view.nothing }}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    options = BuildOptions(Path("content"), Path("site"), theme_folders=(own,))
    report = check_whole_site(options, SerialExecutor(), lambda done, total: None)
    assert codes(report) == ["template-error"]
    location = report.diagnostics[0].location
    assert location is not None
    assert (location.file, location.line) == ("templates/topics.html", 2)


def test_an_output_that_holds_other_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(None, tmp_path)
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("site/thesis.txt").write_text("mine", "utf-8")
    report = build_site(BuildOptions(Path("content"), Path("site")), SerialExecutor(), lambda done, total: None)
    assert codes(report) == ["output-refused"]
    assert [path.name for path in Path("site").iterdir()] == ["thesis.txt"]


def test_a_file_of_another_hand_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(None, tmp_path)
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("site/CNAME").write_text("harbour.example", "utf-8")
    options = BuildOptions(Path("content"), Path("site"))
    assert build_site(options, SerialExecutor(), lambda done, total: None).published
    Path("content/media").mkdir()
    Path("site/media").mkdir()
    Path("site/media/map.png").write_bytes(b"theirs")
    Path("content/media/map.png").write_bytes(b"ours")
    report = build_site(options, SerialExecutor(), lambda done, total: None)
    assert codes(report) == ["output-conflict"]
    assert Path("site/media/map.png").read_bytes() == b"theirs"
    assert Path("site/CNAME").read_text("utf-8") == "harbour.example"
