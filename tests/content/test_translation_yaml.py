"""Texts changed in YAML: only they change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.content.translation_yaml import EditRefusedError, applied, yaml_edits
from jumbo_site.content.yaml_nodes import parse_yaml, to_plain


def changed(text: str, changes: dict, default: str = "en") -> str:
    return applied(text, yaml_edits(text, changes, default))


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        pytest.param(
            "a: {en: x, ar: y}   # c\n", {("a", "sq"): "z, w"}, "a: {en: x, ar: y, sq: 'z, w'}   # c\n", id="braces"
        ),
        pytest.param("a: { en: x }\n", {("a", "en"): "y"}, "a: { en: y }\n", id="blanks inside braces"),
        pytest.param("a: {}\n", {("a", "sq"): "z"}, "a: {sq: z}\n", id="empty braces"),
        pytest.param(
            "a: {en: x,\n    ar: y}\nb: 1\n", {("a", "sq"): "z"}, "a: {en: x,\n    ar: y, sq: z}\nb: 1\n", id="lines"
        ),
        pytest.param(
            "b:\n    en:   x   # why\n    # end\nc: 1\n",
            {("b", "sq"): "y"},
            "b:\n    en:   x   # why\n    sq: y\n    # end\nc: 1\n",
            id="own indentation, comments",
        ),
        pytest.param(
            "b:\n  en: >-\n    long\n    text\n\nc: 1\n",
            {("b", "sq"): "y"},
            "b:\n  en: >-\n    long\n    text\n  sq: y\n\nc: 1\n",
            id="after a folded text",
        ),
        pytest.param(
            "b:\n  en: >-\n     long\n     text\nc: 1\n",
            {("b", "en"): "short"},
            "b:\n  en: >-\n     short\nc: 1\n",
            id="a folded text",
        ),
        pytest.param(
            "b: |\n  one\n\n  two\nc: 1\n", {("b",): "three\n\nfour"}, "b: |\n  three\n\n  four\nc: 1\n", id="literal"
        ),
        pytest.param("a: 'x'\n", {("a",): "it's"}, "a: 'it''s'\n", id="single quotation marks stay"),
        pytest.param('a: "x"\n', {("a",): "y"}, 'a: "y"\n', id="double quotation marks stay"),
        pytest.param("a: x\n", {("a",): "y: z"}, "a: 'y: z'\n", id="quoted where it must be"),
        pytest.param("a: x\n", {("a", "sq"): "y"}, "a: {en: x, sq: y}\n", id="a plain text becomes a mapping"),
        pytest.param("a: 'x'  # c\n", {("a", "sq"): "y"}, "a: {en: 'x', sq: y}  # c\n", id="its quotation marks stay"),
        pytest.param("a: x, y\n", {("a", "sq"): "z"}, "a:\n  en: x, y\n  sq: z\n", id="not in braces as it is"),
        pytest.param(
            "- id: q\n  a: >-\n    x\n\n    y\n  b: 1\n",
            {(0, "a", "sq"): "z"},
            "- id: q\n  a:\n    en: >-\n      x\n\n      y\n    sq: z\n  b: 1\n",
            id="a folded text keeps its lines",
        ),
        pytest.param(
            "a: 'x\n  y'  # c\n", {("a", "sq"): "z"}, "a:\n  en: 'x\n    y'\n  sq: z  # c\n", id="and a quoted one"
        ),
        pytest.param("a: x\n", {("a", "en"): "y"}, "a: y\n", id="a plain text of the default language"),
        pytest.param(
            "a: 'x'\n", {("a", "en"): "y", ("a", "sq"): "z"}, "a: {en: 'y', sq: z}\n", id="a plain text changes too"
        ),
        pytest.param("l: days\n", {("l", "one"): "day"}, "l: {other: days, one: day}\n", id="a plural of one form"),
        pytest.param(
            "- id: a\n  name: x\n- {id: b, name: y}\n",
            {(0, "name", "sq"): "p", (1, "name", "sq"): "q"},
            "- id: a\n  name: {en: x, sq: p}\n- {id: b, name: {en: y, sq: q}}\n",
            id="entries of a list",
        ),
        pytest.param(
            "l: {en: days, ar: {other: x}}\n",
            {("l", "sq"): {"one": "ditë", "other": "ditë"}, ("l", "ar"): {"few": "y"}, ("l", "en"): {"one": "day"}},
            "l: {en: {other: days, one: day}, ar: {other: x, few: y}, sq: {one: ditë, other: ditë}}\n",
            id="plural forms",
        ),
        pytest.param("a: b", {("c",): "d"}, "a: b\nc: d", id="no line end at the end"),
        pytest.param(
            "",
            {("title",): "x", ("outcomes", "early-warning"): "y"},
            "title: x\noutcomes:\n  early-warning: y\n",
            id="an empty file",
        ),
        pytest.param("a: NO\nb: 1\n", {("a",): "no"}, "a: 'no'\nb: 1\n", id="what other readers take for false"),
    ],
)
def test_only_the_text_changes(before: str, changes: dict, after: str) -> None:
    assert changed(before, changes) == after


def test_nothing_asked_nothing_done() -> None:
    assert yaml_edits("a:   x\n", {}, "en") == []


@pytest.mark.parametrize(
    ("text", "changes", "why"),
    [
        ("a: &n x\nb: *n\n", {("b",): "y"}, "aliases"),
        ("a: &n x\n", {("a",): "y"}, "anchor"),
        ("a: [x]\n", {("a",): "y"}, "a list or a mapping"),
        ("a: [x]\n", {("a", 3): "y"}, "no such entry"),
        ("a: [x\n", {("b",): "y"}, "errors"),
        ("a: |2\n   x\n", {("a",): "y"}, "with a number"),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text: str, changes: dict, why: str) -> None:
    with pytest.raises(EditRefusedError, match=why):
        yaml_edits(text, changes, "en")


_TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1
)
_FORMS = [
    "# c\nk:   {en: %s}  # d\nz: 'q'\n",
    "k:\n   en: %s\n   # d\nz:\n- 'q'\n",
    'k: %s   # d\n\nz: "q"\n',
    'k: {en: "%s" }\n#e\n',
]


@given(_TEXTS.filter(lambda text: text.strip() == text), st.sampled_from(_FORMS))
def test_any_text_can_be_read_again_and_the_rest_stays(text: str, form: str) -> None:
    before = form % "old"
    after = changed(before, {("k", "sq"): text})
    assert to_plain(parse_yaml(after, "").node)["k"] == {"en": "old", "sq": text}
    for line in before.split("\n"):
        if not line.startswith("k:") and "en:" not in line:
            assert line in after.split("\n")
    again = changed(after, {("k", "sq"): "short", ("k", "en"): text})
    assert to_plain(parse_yaml(again, "").node)["k"] == {"en": text, "sq": "short"}
