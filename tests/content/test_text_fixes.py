"""What is mended in the files, and that nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.content.arabic_faults import arabic_faults
from jumbo_site.content.markdown_prose import visible_prose
from jumbo_site.content.text_fixes import FixError, apply_faults, find_fixes, write_fixes

SITE = "title: {ar: لقاء, en: Meeting}\nlanguages: [ar, {tag: en}]\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "site.yaml").write_text(SITE, "utf-8")
    return tmp_path


def mend(content: Path) -> str:
    fixes = find_fixes(content, "content")
    write_fixes(fixes)
    assert find_fixes(content, "content") == ()
    return "".join(fix.diff for fix in fixes)


def test_yaml_keeps_its_comments_order_and_quotes(content: Path) -> None:
    (content / "speakers").mkdir()
    file = content / "speakers" / "x.yaml"
    file.write_text(
        "# تعليق, يبقى ,\nname:   {Arab: كـتاب}   # نعم, ؟\nposition:\n"
        "    en: 'one, two'\n    ar: \"أولا , \\u062b, ثم\"\n",
        "utf-8",
    )
    diff = mend(content)
    assert file.read_text("utf-8") == (
        "# تعليق, يبقى ,\nname:   {Arab: كتاب}   # نعم, ؟\nposition:\n"
        "    en: 'one, two'\n    ar: \"أولا، \\u062b, ثم\"\n"
    )
    assert diff == (
        "--- content/speakers/x.yaml\n+++ content/speakers/x.yaml\n@@ -1,5 +1,5 @@\n # تعليق, يبقى ,\n"
        "-name:   {Arab: كـتاب}   # نعم, ؟\n+name:   {Arab: كتاب}   # نعم, ؟\n position:\n     en: 'one, two'\n"
        '-    ar: "أولا , \\u062b, ثم"\n+    ar: "أولا، \\u062b, ثم"\n'
    )


def test_line_ends_byte_order_mark_and_mode_stay(content: Path) -> None:
    file = content / "pages" / "about.ar.md"
    file.write_bytes("\ufeff---\r\ntitle: من نحن?\r\n---\r\nأ, ب\r\n\rج ؟  ".encode())
    file.chmod(0o640)
    mend(content)
    assert file.read_bytes() == "\ufeff---\r\ntitle: من نحن؟\r\n---\r\nأ، ب\r\n\rج؟  ".encode()
    assert file.stat().st_mode & 0o777 == 0o640


def test_code_addresses_and_other_languages_stay(content: Path) -> None:
    for name, text in {"about.ar.md": "`أ, ب` [نص](/ا,ب/) https://x.org/ا,ب\n", "about.en.md": "أ, ب\n"}.items():
        (content / "pages" / name).write_text(text, "utf-8")
    assert find_fixes(content, "content") == ()


def test_files_that_are_no_part_of_the_site_stay(content: Path) -> None:
    (content / "notes.md").write_text("أ, ب\n", "utf-8")
    (content / "media").mkdir()
    (content / "media" / "x.ar.md").write_text("أ, ب\n", "utf-8")
    assert find_fixes(content, "content") == ()


def test_a_file_that_changed_meanwhile_is_not_overwritten(content: Path) -> None:
    first, second = content / "pages" / "a.ar.md", content / "pages" / "b.ar.md"
    for file in (first, second):
        file.write_text("أ, ب\n", "utf-8")
    fixes = find_fixes(content, "content")
    second.write_text("أ, ب, ج\n", "utf-8")
    with pytest.raises(FixError, match="has changed meanwhile"):
        write_fixes(fixes)
    assert first.read_text("utf-8") == "أ, ب\n"


@pytest.mark.parametrize("site", ["title: x\n", "languages: [\n", "- a\n", None])
def test_without_languages_nothing_is_guessed(content: Path, site: str | None) -> None:
    (content / "site.yaml").unlink()
    if site is not None:
        (content / "site.yaml").write_text(site, "utf-8")
    with pytest.raises(FixError, match="languages"):
        find_fixes(content, "content")


@given(st.text(alphabet="اكتبهـ\u064e\ufe77\ufedb\ufefb ،؛؟,;?a1١`*[]()|:.\n\u00a0", max_size=60))
def test_mending_twice_changes_no_more_and_mending_keeps_the_words(text: str) -> None:
    once = _mended(text)
    assert _mended(once) == once
    assert re.sub("[^a1١`*()|:.\n]", "", once) == re.sub("[^a1١`*()|:.\n]", "", text)


def _mended(text: str) -> str:
    return apply_faults(text, arabic_faults(text, visible_prose(text)))
