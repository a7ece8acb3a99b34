"""Rows 11 and 13 of ABUSE.md: public test suites and lists as files of content/: read or refused at a place.

Whole sites are loaded: a file for each case, so that one reading sees hundreds of them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jumbo_site.content.load import LoadResult, load_content
from jumbo_site.content.markdown_scan import scan_markdown
from jumbo_site.content.yaml_nodes import parse_yaml
from jumbo_site.model.web_address import url_problem
from jumbo_site.render.markdown_text import markdown_html
from tests.adversarial.active_content import SCHEMES, in_text, scheme, text_of
from tests.adversarial.fuzz_targets import read_yaml, show_markdown
from tests.adversarial.payloads import (
    DATA,
    IN_MARKDOWN,
    REFUSED_CHARACTERS,
    SAFE_ADDRESSES,
    UNSAFE_ADDRESSES,
    all_texts,
    commonmark_examples,
)
from tests.build.small_site import Project

YAML_CASES = json.loads((DATA / "yaml-suite.json").read_text("utf-8"))


def check_places(result: LoadResult) -> None:
    """Every problem has a file of the site and a place within it."""
    for found in result.diagnostics:
        assert found.location is not None, found
        text = result.texts.get(found.location.file)
        if text is not None:
            lines = text.split("\n")
            assert 1 <= found.location.line <= len(lines), found
            assert 1 <= found.location.column <= len(lines[found.location.line - 1]) + 1, found


def problems_by_file(result: LoadResult) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in result.diagnostics:
        if one.location is not None:
            found.setdefault(one.location.file.rpartition("/")[2].partition(".")[0], set()).add(one.code)
    return found


# --- YAML -------------------------------------------------------------------------------------------------


def test_the_yaml_test_suite_as_files_of_a_site(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    for number, case in enumerate(YAML_CASES):
        project.write(f"speakers/case-{number}.yaml", case["yaml"])
    result = load_content(tmp_path / "content", "content")
    check_places(result)
    told = problems_by_file(result)
    assert result.content is None
    # no case is a person, so that each has something that is wrong
    assert {f"case-{number}" for number in range(len(YAML_CASES))} <= set(told)


def test_what_is_no_yaml_is_no_content() -> None:
    """A reader may be stricter than the standard, but not looser: libyaml is, in the cases that are listed."""
    looser = {case["id"] for case in YAML_CASES if case["fails"] and not parse_yaml(case["yaml"], "a.yaml").diagnostics}
    assert looser == LOOSER


LOOSER = {
    *("9C9N", "QB6E", "DK95/1", "Y79Y/3"),  # lines of a value that are not indented, or indented by a tab
    *("9JBA", "CVW2", "SU5Z", "X4QW"),  # a comment without a blank before it
    *("G5U8", "YJV2"),  # a hyphen as a text within brackets
    *("MUS6/0", "S98Z"),  # a comment after a directive; blank lines before a comment
}
"""None of these means another thing to libyaml than it does to its reader."""


@pytest.mark.parametrize("form", ["{}", "key: {}", "- {}", '"{}"', "'{}'", "key: |\n  {}", "# {}", "{{{}}}", "? {}"])
def test_naughty_strings_where_yaml_may_have_them(form: str) -> None:
    for text in all_texts():
        read_yaml(form.format(text).encode("utf-8", "ignore"))


# --- Markdown ---------------------------------------------------------------------------------------------


def test_examples_of_commonmark_and_hostile_markdown_act_in_no_page() -> None:
    for text in (*commonmark_examples(), *all_texts()):
        show_markdown(text.encode("utf-8", "ignore"))


def test_the_sanitiser_alone_is_enough() -> None:
    """Whatever the check would refuse: what comes out of the conversion is harmless by itself."""
    for text in (*IN_MARKDOWN, *(f"[x]({address})" for address in UNSAFE_ADDRESSES)):
        assert in_text(_html(text)) == [], text
        assert in_text(_html(f"> - {text}")) == [], text


def test_markdown_as_files_of_a_site(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    texts = [*commonmark_examples()[::3], *all_texts()]
    for number, text in enumerate(texts):
        project.write(
            f"pages/case-{number}.en.md", f"---\ntitle: Case {number}\n---\n{text.encode('utf-8', 'ignore').decode()}\n"
        )
    result = load_content(tmp_path / "content", "content")
    check_places(result)
    told = problems_by_file(result)
    scripts = [number for number, text in enumerate(texts) if text.lower().startswith(("<script", "<iframe", "<svg/"))]
    assert len(scripts) > 20
    assert all(told[f"case-{number}"] & {"unsafe-html", "bidi-control"} for number in scripts)


def test_a_text_in_code_is_shown_as_it_is_written() -> None:
    for text in all_texts():
        line = " ".join(text.split())
        if REFUSED_CHARACTERS.search(line) or "\ue000" in line or not line:
            continue
        shown = text_of(_html(f"~~~~\n{line}\n~~~~"))
        assert shown.strip("\n") == line


def _html(text: str) -> str:
    return markdown_html(text, script="Latn", heading_level=2, id_prefix="p-", backlink_title="Back to {}")


# --- Characters and addresses -----------------------------------------------------------------------------


def test_a_refused_character_is_told_at_its_place_in_yaml_and_markdown(tmp_path: Path) -> None:
    naughty = [text for text in all_texts() if REFUSED_CHARACTERS.search(text) and "\0" not in text]
    assert len(naughty) > 5
    project = Project.at(tmp_path)
    for number, text in enumerate(naughty):
        line = " ".join(text.split(" "))
        project.write(f"pages/mark-{number}.en.md", f"---\ntitle: Mark\n---\n```\n{line}\n```\n")
        quoted = line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
        project.write(f"speakers/name-{number}.yaml", f'name: {{Latn: "{quoted}"}}\n')
    result = load_content(tmp_path / "content", "content")
    check_places(result)
    told = problems_by_file(result)
    for number in range(len(naughty)):
        assert told[f"mark-{number}"] & {"bidi-control", "file-encoding"}, naughty[number]
        assert told[f"name-{number}"] & {"bidi-control", "yaml-syntax"}, naughty[number]


@pytest.mark.parametrize("address", UNSAFE_ADDRESSES)
def test_an_unsafe_address_is_refused_in_a_field_and_leads_nowhere_in_a_text(address: str) -> None:
    is_path = address.startswith("../") or (scheme(address) == "" and "/" in address[:2])
    assert url_problem(address) is not None or (is_path and ":" not in address)
    for text in (f"[x]({address})", f"[x](<{address}>)", f"![x]({address})", f"[x][y]\n\n[y]: {address}"):
        assert in_text(_html(text)) == []


@pytest.mark.parametrize("address", SAFE_ADDRESSES)
def test_a_safe_address_is_none_of_it(address: str) -> None:
    assert url_problem(address) is None
    assert scheme(address) in SCHEMES
    assert not [one for one in scan_markdown(f"[x](<{address}>)", "a.md", 1).diagnostics if one.code == "unsafe-url"]


def test_no_unsafe_address_passes_any_field_that_takes_one(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    addresses = [address for address in UNSAFE_ADDRESSES if "\0" not in address]
    for number, address in enumerate(addresses):
        quoted = json.dumps(address)
        project.write(f"organisations/o-{number}.yaml", f"name: {{en: O, ar: O}}\nurl: {quoted}\n")
        project.write(f"places/p-{number}.yaml", f"name: {{en: P, ar: P}}\nurl: {quoted}\n")
        links = f"links:\n  - {{label: {{en: L, ar: L}}, url: {quoted}}}\n"
        project.write(f"speakers/s-{number}.yaml", f"name: {{Latn: S}}\n{links}")
        document = f"documents:\n  - {{title: {{en: D, ar: D}}, url: {quoted}}}\n"
        project.write(f"2030/sessions/d-{number}.yaml", f"title: {{en: D, ar: D}}\n{document}")
    result = load_content(tmp_path / "content", "content")
    check_places(result)
    told = problems_by_file(result)
    for number, address in enumerate(addresses):
        for kind in "opsd":
            assert told[f"{kind}-{number}"] & {"unsafe-url", "bidi-control", "yaml-syntax"}, (kind, address)
