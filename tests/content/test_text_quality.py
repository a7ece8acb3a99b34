"""Where in the files faults of writing are found: YAML, front matter, bodies; names; invisible characters."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from jumbo_site.content.name_spellings import name_index
from jumbo_site.content.source_files import SourceFile
from jumbo_site.content.text_quality import file_faults, text_quality_problems
from jumbo_site.content.text_spans import text_spans
from jumbo_site.diagnostics import Diagnostic
from jumbo_site.model.people import NameForm, Speaker

LANGUAGES = ("ar", "en", "fa")
AMER = Speaker(
    id="amer",
    name={"Latn": NameForm(text="Amer Kapetanović"), "Arab": NameForm(text="عامر كابيتانوفيتش")},
    aliases=("عامر قابيتانوفيتش",),
)
ASMAA = Speaker(id="asmaa", name={"Arab": NameForm(text="أسماء عبد الهادي فتى")})


def file(path: str, text: str) -> SourceFile:
    return SourceFile(path=PurePosixPath(path), shown=f"content/{path}", text=text)


def report(path: str, text: str, *speakers: Speaker) -> list[str]:
    return [_line(one) for one in text_quality_problems([file(path, text)], LANGUAGES, speakers)]


def _line(one: Diagnostic) -> str:
    assert one.location is not None
    return f"{one.location.line}:{one.location.column} {one.code}"


@pytest.mark.parametrize(
    ("yaml_text", "found"),
    [
        ("title: {ar: أولا, en: First}\n", []),
        ("title: {en: First, ar: 'أولا, ثانيا'}\n", ["1:29 arabic-punctuation"]),
        ("title:\n  ar: أولا, ثانيا\n", ["2:11 arabic-punctuation"]),
        ("title:\n  en: the words أولا, ثانيا\n", []),
        ("title:\n  fa: اول, دوم\n", ["2:10 arabic-punctuation"]),
        ("label: {ar: {one: نص ،, other: نصوص}}\n", ["1:21 arabic-space-before-punctuation"]),
        ("- id: x\n  name: اسم , آخر\n", ["2:12 arabic-space-before-punctuation", "2:13 arabic-punctuation"]),
        ("name: {Arab: كـتاب, Latn: Kitab}\n", ["1:15 arabic-tatweel"]),
        ('title: {ar: "قال \\"نعم\\", ثم"}\n', ["1:25 arabic-punctuation"]),
        ("title:\n  ar: |\n    أولا، ثانيا\n    ثالثا, رابعا\n", ["4:10 arabic-punctuation"]),
        ("title:\n  ar: أولا, # كلام, في تعليق\n", ["2:11 arabic-punctuation"]),
        ("aliases: [عامر, سامر]\n", []),
        ("title: [\n  ar: أولا, ثانيا\n", []),
    ],
)
def test_yaml(yaml_text: str, found: list[str]) -> None:
    assert report("2022/panels/x.yaml", yaml_text) == found


def test_markdown_with_front_matter() -> None:
    text = "---\ntitle: أولا, ثانيا\n---\nنص\n\n```\nأ, ب\n```\n\nكتاب ؟\n"
    assert report("pages/x.ar.md", text) == ["2:12 arabic-punctuation", "10:5 arabic-space-before-punctuation"]
    assert report("pages/x.en.md", text) == []
    assert report("pages/x.ar.md", "في ٢٠٢٢\n\nفي 2023\n") == ["3:4 mixed-digits"]


def test_a_text_is_found_as_it_is_written() -> None:
    written = "a: 'it''s'\nb: [x, \"y\\n\"]\nc: >-\n  one\n  two\nar: {k: *a}\nd: &a v\n"
    source = file("x.yaml", written)
    spans = list(text_spans(source, LANGUAGES))
    assert all(source.text[span.start : span.start + len(span.text)] == span.text for span in spans)
    assert all(len(span.shown) == len(span.text) for span in spans)
    assert [" ".join(span.shown.split()) for span in spans] == ["it s", "x", "y", "one two", "v"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال عامر كابيتانوفيتش شيئا", []),
        ("قال عامر قابيتانوفيتش شيئا", []),
        ("قال عامر كابيتانوفيتش وقال عآمر كابيتانوفيتش", ["1:28 name-spelled-two-ways"]),
        ("قالت اسماء عبد الهادى فتي", ["1:6 name-spelled-two-ways"]),
        ("وأسماء عبد الهادي فتى", []),
        ("ولأسماء عبد\nالهادي فتى", []),
        ("ولاسماء عبد\nالهادي فتى", ["1:3 name-spelled-two-ways"]),
        ("أسماءُ عبد الهادي فتى", ["1:1 name-spelled-two-ways"]),
        ("عامر كابيتانوفيتشي", []),
        ("عآمر", []),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert report("pages/x.ar.md", text, AMER, ASMAA) == found
    assert report("pages/x.en.md", text, AMER, ASMAA) == []


def test_the_hint_names_the_declared_form() -> None:
    (problem,) = text_quality_problems([file("pages/x.ar.md", "عآمر كابيتانوفيتش")], LANGUAGES, [AMER])
    assert problem.message == "`عآمر كابيتانوفيتش` is spelled `عامر كابيتانوفيتش` elsewhere."
    assert problem.hint == "Write `عامر كابيتانوفيتش`, or add this spelling to the person's `aliases`."


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("site.yaml", "title: a\u202eb\n", ["1:9 bidi-control"]),
        ("site.yaml", "title: a\u2066b\u2069c\u200bd\u2060e\n", [f"1:{n} bidi-control" for n in (9, 11, 13, 15)]),
        ("site.yaml", 'title: "a\\u202Eb \\\\u202E \\U0000200b"\n', ["1:10 bidi-control", "1:26 bidi-control"]),
        ("site.yaml", "title: می\u200cخواهم و\u200d\n", []),
        ("pages/x.ar.md", "---\ntitle: a\u202d\n---\nنص\n", ["2:9 bidi-control"]),
        (
            "pages/x.en.md",
            "a &#x202e; b &#8238; c &ZeroWidthSpace; &amp; &zwnj;\n",
            [f"1:{n} bidi-control" for n in (3, 14, 24)],
        ),
    ],
)
def test_invisible_characters(path: str, text: str, found: list[str]) -> None:
    assert report(path, text) == found


def test_a_file_without_arabic_is_passed_over() -> None:
    assert list(file_faults(file("x.yaml", "title: one , two ?\n"), LANGUAGES, name_index([]))) == []


def test_a_text_beyond_the_bounds_of_markdown_is_not_looked_at() -> None:
    assert report("pages/x.ar.md", "أ, ب " + "`أ" * 100_000) == []


@pytest.mark.parametrize("part", ["ا,", "ا ، ", "ـا", "١1", "\ufedb", "ا" + " " * 50 + "، ", "عآمر كابيتانوفيتش "])
def test_long_texts_take_time_in_proportion(part: str) -> None:
    # two megabytes are the most that a file may hold; what grows with the square would not end
    assert report("2022/panels/x.yaml", f"title: {{ar: 'ا{part * (40_000 // len(part))}'}}", AMER) != []
