"""YAML as plain nodes with places: texts stay texts, every value has its place, nothing hostile is expensive."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.content.yaml_nodes import (
    MAX_DEPTH,
    MAX_NODES,
    MappingNode,
    Node,
    ParsedYaml,
    ScalarNode,
    SequenceNode,
    key_location,
    location_of,
    parse_yaml,
    to_plain,
)
from jumbo_site.diagnostics import Location

FILE = "content/site.yaml"


def node_of(text: str, first_line: int = 1) -> Node:
    parsed = parse_yaml(text, FILE, first_line)
    assert parsed.diagnostics == ()
    assert parsed.node is not None
    return parsed.node


def place(location: Location) -> tuple[int, int]:
    assert location.file == FILE
    return location.line, location.column


def problem(text: str) -> tuple[str, tuple[int, int], str, str | None]:
    """Return the code, the place, the message and the hint of the one thing that is wrong."""
    parsed = parse_yaml(text, FILE)
    assert parsed.node is None
    (found,) = parsed.diagnostics
    assert found.location is not None
    return found.code, place(found.location), found.message, found.hint


def code_and_place(text: str) -> tuple[str, tuple[int, int]]:
    return problem(text)[:2]


class TestValues:
    @pytest.mark.parametrize("written", ["no", "017", "1:30", "2027-02-30", "1e3", "0x1F", "yes", "9" * 5000, ".inf"])
    def test_a_plain_scalar_is_the_text_that_was_written(self, written: str) -> None:
        assert to_plain(node_of(f"country: {written}\n")) == {"country": written}

    @pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "&anchor"])
    def test_nothing_written_is_nothing(self, written: str) -> None:
        assert to_plain(node_of(f"- {written}\n")) == [None]
        assert to_plain(node_of(f"photo: {written}\n")) == {}

    @pytest.mark.parametrize("written", ['"~"', "'null'", '""', "! null"])
    def test_a_quoted_null_is_a_text(self, written: str) -> None:
        assert to_plain(node_of(f"- {written}\n")) == [written.lstrip("! ").strip("'\"")]

    def test_an_empty_file_is_nothing_and_no_error(self) -> None:
        assert parse_yaml("# nothing yet\n", FILE) == ParsedYaml(None)

    def test_block_texts_keep_their_lines(self) -> None:
        assert to_plain(node_of("a: |\n  one\n  two\nb: >\n  one\n  two\n")) == {"a": "one\ntwo\n", "b": "one two\n"}

    def test_an_alias_is_the_value_it_names_at_its_own_place(self) -> None:
        node = node_of("a: &day\n  on: [x]\nb: *day\n")
        assert to_plain(node) == {"a": {"on": ["x"]}, "b": {"on": ["x"]}}
        assert place(location_of(node, ["b"])) == (3, 4)


class TestPlaces:
    TEXT = "title: {ar: جامبو, en: 'JUMBO'}\npeople:\n  - speaker: x  # chair\n    role: chair\n  - y\n𝒶: b\nempty:\n"

    @pytest.mark.parametrize(
        ("path", "value", "key"),
        [
            ([], (1, 1), (1, 1)),
            (["title"], (1, 8), (1, 1)),
            (["title", "ar"], (1, 13), (1, 9)),
            (["title", "en"], (1, 24), (1, 20)),
            (["people"], (3, 3), (2, 1)),
            (["people", 0], (3, 5), (3, 5)),
            (["people", 0, "role"], (4, 11), (4, 5)),
            (["people", 1], (5, 5), (5, 5)),
            (["𝒶"], (6, 4), (6, 1)),
            (["empty"], (7, 7), (7, 1)),
        ],
    )
    def test_values_and_keys_are_found(
        self, path: list[str | int], value: tuple[int, int], key: tuple[int, int]
    ) -> None:
        node = node_of(self.TEXT)
        assert place(location_of(node, path)) == value
        assert place(key_location(node, path)) == key

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (["function-after", "people", "list[Person]", 0, "Person", "role", "str"], (4, 11)),
            (["people", 7], (3, 3)),
            (["people", -1], (3, 3)),
            (["title", 0], (1, 8)),
            (["missing"], (1, 1)),
            (["title", "ar", "deeper"], (1, 13)),
        ],
    )
    def test_what_is_not_in_the_text_is_passed_over(self, path: list[str | int], value: tuple[int, int]) -> None:
        assert place(location_of(node_of(self.TEXT), path)) == value

    def test_lines_count_on_from_the_first_line(self) -> None:
        assert place(location_of(node_of("a: 1\nb: 2\n", first_line=2), ["b"])) == (3, 4)

    def test_lines_are_those_of_an_editor(self) -> None:
        # U+2028 ends a line for YAML 1.1, not for an editor.
        assert place(location_of(node_of('a: "x\u2028y"\nb: z\n'), ["b"])) == (2, 4)


class TestMistakes:
    """What an organiser reads. The places are where the mending is to be done."""

    @pytest.mark.parametrize(
        ("text", "at", "message"),
        [
            (
                "title: JUMBO: VII\n",
                (1, 13),
                "A colon followed by a blank starts a new entry, and this line has one already.",
            ),
            (
                "title: a\n  theme: b\n",
                (2, 3),
                "This line is indented more than the entry above it, which has its value already.",
            ),
            ("title:JUMBO\ntheme: b\n", (1, 7), "A blank is missing after the colon."),
            ("title\ntheme: b\n", (1, 1), "This line has no colon."),
            ("a: 1\ntitle\nb: 2\n", (2, 1), "This line has no colon."),
            ("a:\n\tb: 1\n", (2, 1), "A tab stands here; YAML is indented with blanks."),
            ("a: b\n\tc: d\n", (2, 1), "A tab stands here; YAML is indented with blanks."),
            ("\ta: b\n", (1, 1), "A tab stands here; YAML is indented with blanks."),
            ("a: 'x\nb: c\n", (1, 4), "A quotation mark is opened here and never closed."),
            ('a: 1\nb: "x\nc: d\n', (2, 4), "A quotation mark is opened here and never closed."),
            ('a: "x\n---\nb: c\n', (1, 4), "A quotation mark is opened here and never closed."),
            ("a: 'it's'\n", (1, 8), "The text goes on after its closing quotation mark."),
            ('a: "x" y\n', (1, 8), "The text goes on after its closing quotation mark."),
            ("a: [x] y\n", (1, 8), "The line goes on after its closing bracket."),
            ("a: [1, 2\nb: c\n", (1, 4), "A bracket is opened here and never closed."),
            ("a: {b: c\n", (1, 4), "A bracket is opened here and never closed."),
            ("a: [\n", (1, 4), "A bracket is opened here and never closed."),
            ("a: [b,,c]\n", (1, 7), "`,` cannot stand here."),
            ("a: }\n", (1, 4), "`}` cannot stand here."),
            ("a:\n  b: 1\n c: 2\n", (3, 2), "This line is not aligned with the lines above."),
            ("- a\nb: c\n", (2, 1), "An entry of the list lacks its `- `."),
            ("a: 1\n- b\n", (2, 1), "A list begins here, but the entry above has its value already."),
            ("a: - b\n", (1, 4), "A list cannot begin on this line."),
            ("a: @x\n", (1, 4), "A text cannot begin with this character."),
            ("a: `x`\n", (1, 4), "A text cannot begin with this character."),
            ("a: %x\n", (1, 4), "A text cannot begin with this character."),
            ("a: *x\n", (1, 4), "`*x` refers to nothing."),
            ("a: **x**\n", (1, 5), "A text cannot begin with `&`, `*` or `!` unless it is in quotes."),
            ('a: "\\d"\n', (1, 5), "A backslash in double quotes has a meaning of its own."),
            ("a: |x\n  y\n", (1, 5), "After `|` or `>` the text begins on the next line."),
            ("a: b\n---\nc: d\n", (2, 1), "A second document begins here."),
            ("a: b\n...\nc: d\n", (3, 1), "The file goes on after its end."),
            ("? [a]\n: b\n", (1, 3), "A key must be a text."),
            ("{a: b}: c\n", (1, 1), "A key must be a text."),
            (": b\n", (1, 1), "A key must be a text."),
            ("a: x\x07y\n", (1, 5), "The character U+0007 cannot stand in YAML."),
            ("a: 1\nb: 𝒶\ufeffy\n", (2, 5), "The character U+FEFF cannot stand in YAML."),
        ],
    )
    def test_syntax_in_plain_words(self, text: str, at: tuple[int, int], message: str) -> None:
        code, where, said, hint = problem(text)
        assert (code, where, said) == ("yaml-syntax", at, message)
        assert hint

    @pytest.mark.parametrize("tag", ["!x", "!!str", "!!python/object/apply:os.system", "!<tag:a,2020:b>"])
    @pytest.mark.parametrize("value", ["y", "[y]", "{y: z}"])
    def test_tags_are_refused(self, tag: str, value: str) -> None:
        assert code_and_place(f"a: {tag} {value}\n") == ("yaml-tag", (1, 4))

    def test_merge_keys_are_refused(self) -> None:
        assert code_and_place("a: &a {b: c}\nd:\n  <<: *a\n") == ("unknown-key", (3, 3))

    def test_every_double_key_is_named_with_its_first_line_and_the_first_value_counts(self) -> None:
        parsed = parse_yaml("name: a\nrole:\n  x: 1\n  x: 2\nname: b\nname: c\n", FILE)
        assert [(one.code, one.message, one.location) for one in parsed.diagnostics] == [
            ("yaml-duplicate-key", "`x` was written already in line 3.", Location(FILE, 4, 3)),
            ("yaml-duplicate-key", "`name` was written already in line 1.", Location(FILE, 5, 1)),
            ("yaml-duplicate-key", "`name` was written already in line 1.", Location(FILE, 6, 1)),
        ]
        assert to_plain(parsed.node) == {"name": "a", "role": {"x": "1"}}

    def test_a_double_key_is_not_lost_where_the_rest_cannot_be_read(self) -> None:
        parsed = parse_yaml("a: 1\na: 2\nb: [\n", FILE)
        assert [one.code for one in parsed.diagnostics] == ["yaml-duplicate-key", "yaml-syntax"]


class TestBounds:
    def test_forty_levels_are_read(self) -> None:
        plain = to_plain(node_of("[" * MAX_DEPTH + "]" * MAX_DEPTH))
        for _ in range(MAX_DEPTH - 1):
            (plain,) = plain
        assert plain == []

    @pytest.mark.parametrize(
        ("text", "at"),
        [
            ("[" * 50_000, (1, MAX_DEPTH + 1)),
            ("[\n" * 50_000, (MAX_DEPTH + 1, 1)),
            ("{a: " * 50_000, (1, MAX_DEPTH * 4 + 1)),
            ("- " * 50_000 + "x", (1, MAX_DEPTH * 2 + 1)),
            ("? " * 300 + "x", (1, 3)),
            ("\n".join("  " * level + "- a:" for level in range(300)), (MAX_DEPTH // 2 + 1, MAX_DEPTH + 1)),
        ],
        ids=["[", "[ lines", "{", "-", "?", "list"],
    )
    def test_deeper_nesting_is_refused_where_it_passes_the_bound(self, text: str, at: tuple[int, int]) -> None:
        code, where, _, _ = problem(text)
        assert where == at
        assert code == ("yaml-syntax" if text.startswith("?") else "yaml-too-deep")

    def test_the_parser_in_python_alone_has_the_same_bounds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr(yaml, "CSafeLoader")
        assert code_and_place("[" * 50_000) == ("yaml-too-deep", (1, MAX_DEPTH + 1))
        assert to_plain(node_of("a: [no, {b: c}]\n")) == {"a": ["no", {"b": "c"}]}

    def test_levels_are_counted_through_aliases(self) -> None:
        lines = ["a0: &a0 " + "[" * 30 + "]" * 30, "a1: &a1 " + "[" * 30 + "*a0" + "]" * 30]
        assert code_and_place("\n".join(lines)) == ("yaml-too-deep", (2, 39))

    def test_an_alias_bomb_is_refused_at_the_alias_that_passes_the_bound(self) -> None:
        names = "abcdefghi"
        lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
        lines += [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in itertools.pairwise(names)]
        code, (line, _), message, hint = problem("\n".join(lines))
        assert (code, line) == ("yaml-alias-bomb", 6)
        assert message == f"The file holds more than {MAX_NODES} values."
        assert hint

    @pytest.mark.parametrize(
        ("text", "at"), [("&a [*a]", (1, 5)), ("a: &a\n  b: *a\n", (2, 6)), ("&a {x: [*a]}", (1, 9))]
    )
    def test_an_alias_to_what_it_stands_in_is_refused(self, text: str, at: tuple[int, int]) -> None:
        assert code_and_place(text) == ("yaml-alias-bomb", at)

    def test_a_file_of_too_many_values_is_refused(self) -> None:
        assert to_plain(node_of("- x\n" * (MAX_NODES - 1))) == ["x"] * (MAX_NODES - 1)
        assert code_and_place("- x\n" * (MAX_NODES + 1)) == ("yaml-too-large", (MAX_NODES + 1, 3))

    def test_a_long_key_is_cut_in_the_message(self) -> None:
        (found,) = parse_yaml(f"? {'k' * 9000}\n: 1\n? {'k' * 9000}\n: 2\n", FILE).diagnostics
        assert len(found.message) < 120


printable = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"), max_size=12
)
plain_data = st.recursive(
    printable, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(printable, inner, max_size=4), max_leaves=12
)


def walk(node: Node, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Node]]:
    found: list[tuple[tuple[str | int, ...], Node]] = [(path, node)]
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            found += walk(value, (*path, key.text or ""))
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            found += walk(item, (*path, index))
    return found


def at(text: str, location: Location) -> str:
    """Return the text from a place on, cutting lines as an editor does."""
    return text.split("\n", location.line - 1)[-1][location.column - 1 :]


@given(plain_data.filter(lambda data: "<<" not in repr(data)), st.booleans(), st.sampled_from([None, '"', "'"]))
def test_plain_data_is_read_back_and_each_place_points_at_its_value(data: Any, flow: bool, style: str | None) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, default_style=style, allow_unicode=True, sort_keys=False)
    # Given styles, PyYAML writes `!!str` tags before texts that look like other types in no style but the plain one.
    node = node_of(text)
    assert to_plain(node) == data
    for path, inner in walk(node):
        assert location_of(node, path) == inner.location
        rest = at(text, inner.location)
        if isinstance(inner, SequenceNode):
            assert rest.startswith(("[", "- "))
        elif isinstance(inner, ScalarNode):
            assert to_plain(node_of(rest[0] + "'" if rest[:1] in "'\"" and not rest else "x")) == "x"
            assert rest.startswith(("'", '"', "|", ">", "? ", (inner.text or "")[:1]))


@given(st.text(max_size=60) | st.text("ab:-?[]{}&*!|>'\"%@`#, \t\n~<\u2028\x85\u202e", max_size=60))
def test_any_text_is_read_or_refused_at_a_place_within_it(text: str) -> None:
    parsed = parse_yaml(text, FILE)
    lines = text.split("\n")
    for found in parsed.diagnostics:
        assert found.location is not None
        line, column = place(found.location)
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert "\n" not in found.message
    to_plain(parsed.node)
