"""The marks of Git in files of the content."""

from __future__ import annotations

from pathlib import Path

import pytest

from jumbo_site.build.build_report import BuildOptions
from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.site_build import build_site
from jumbo_site.content.load import load_content
from jumbo_site.content.merge_conflicts import merge_conflicts
from tests.test_sites import place

TORN = "<<<<<<< HEAD\nspring\n=======\nautumn\n>>>>>>> other\n"


def lines(text: str) -> list[int]:
    return [one.location.line for one in merge_conflicts(text, "a.md") if one.location is not None]


def test_each_conflict_is_reported_once_where_it_begins() -> None:
    assert lines(f"a\n\n{TORN}b\n{TORN}") == [3, 9]


def test_versions_with_their_common_origin_are_one_conflict() -> None:
    assert lines("<<<<<<< HEAD\na\n||||||| 1234567\nb\n=======\nc\n>>>>>>> other\n") == [1]


def test_what_is_left_of_a_conflict_is_one() -> None:
    assert lines("a\n>>>>>>> other\n") == [2]
    assert lines("<<<<<<< HEAD\na\n") == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Seasons\n=======\n\nspring\n",
        f"```\n{TORN}```\n",
        "a <<<<<<< b\n",
        "<<<<<<<< eight\n",
        "    >>>>>>> indented\n",
        ">>>>>>>quotation\n",
    ],
)
def test_what_looks_like_a_mark_and_is_none(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    "file", ["site.yaml", "topics.yaml", "pages/about.en.md", "glossary.yaml", "published-urls.txt"]
)
def test_one_report_a_file_whatever_it_holds(file: str, tmp_path: Path) -> None:
    place(None, tmp_path)
    torn = tmp_path / "content" / file
    torn.write_text((torn.read_text("utf-8") if torn.exists() else "") + TORN, "utf-8")
    found = load_content(tmp_path / "content", "content").diagnostics
    assert [one.code for one in found] == ["merge-conflict"]
    assert found[0].location is not None
    assert found[0].location.file == f"content/{file}"


def test_a_conflict_in_a_text_that_was_right_stops_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(None, tmp_path)
    monkeypatch.chdir(tmp_path)
    options = BuildOptions(Path("content"), Path("site"))
    assert build_site(options, SerialExecutor(), lambda done, total: None).published
    about = Path("content/pages/about.en.md")
    about.write_text(about.read_text("utf-8") + "\n" + TORN, "utf-8")
    report = build_site(options, SerialExecutor(), lambda done, total: None)
    assert not report.published
    assert [one.code for one in report.diagnostics] == ["merge-conflict"]
