"""Lists and keys of YAML files change at their places, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jumbo_site.content.translation_yaml import EditRefusedError
from jumbo_site.content.yaml_nodes import parse_yaml, to_plain
from jumbo_site.importers.yaml_parts import with_list, without_item, without_key
from jumbo_site.importers.yaml_writing import yaml_text

WRITTEN = """\
# head
title: {en: A, ar: ب}   # of both
# who
people:
  # the chair
  - {speaker: a, role: chair}  # c1
  - speaker: b
    role: speaker

  - {speaker: c, role: speaker}
languages: [en, ar]   # spoken
room: hall  # the last
"""


def person(name: str) -> dict[str, str]:
    return {"speaker": name, "role": "chair" if name == "a" else "speaker"}


def test_items_that_stay_keep_their_comments() -> None:
    changed = with_list(WRITTEN, ("people",), [person("a"), person("d"), person("c")])
    assert changed == WRITTEN.replace("  - speaker: b\n    role: speaker\n\n", "  - {speaker: d, role: speaker}\n")


def test_an_item_is_added_at_the_end() -> None:
    changed = with_list(WRITTEN, ("people",), [*map(person, "abc"), person("d")])
    last = "  - {speaker: c, role: speaker}\n"
    assert changed == WRITTEN.replace(last, f"{last}  - {{speaker: d, role: speaker}}\n")


def test_a_list_in_brackets_stays_one() -> None:
    assert with_list(WRITTEN, ("languages",), ["it"]) == WRITTEN.replace("[en, ar]", "[it]")


def test_a_list_that_is_not_there_is_added() -> None:
    assert with_list("a: b", ("links",), [{"label": "X: y", "url": "https://x.example/"}]) == (
        'a: b\nlinks:\n  - {label: "X: y", url: "https://x.example/"}\n'.rstrip("\n")
    )


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("title", "en"), "{en: A, ar: ب}", "{ar: ب}"),
        (("title", "ar"), "{en: A, ar: ب}", "{en: A}"),
        (("title",), "title: {en: A, ar: ب}   # of both\n", ""),
        (("room",), "room: hall  # the last\n", ""),
        (("nothing",), "", ""),
    ],
)
def test_a_key_goes_with_its_value(path: tuple[str, ...], old: str, new: str) -> None:
    assert without_key(WRITTEN, path) == WRITTEN.replace(old, new)


def test_a_mapping_does_not_become_empty() -> None:
    assert without_key("a: b\ntitle: {en: A}\n", ("title", "en")) == "a: b\n"


def test_an_entry_of_a_list_file_is_taken_out() -> None:
    text = "rooms:\n  - {id: a, name: A}\n  # the other\n  - {id: b, name: B}\nx: y\n"
    assert without_item(text, ("rooms", 0)) == text.replace("  - {id: a, name: A}\n  # the other\n", "")
    assert without_item(without_item(text, ("rooms", 0)), ("rooms", 0)) == "x: y\n"


def test_aliases_are_left_alone() -> None:
    with pytest.raises(EditRefusedError, match="aliases"):
        with_list("a: &x [b]\nc: *x\n", ("a",), ["d"])


people = st.lists(st.sampled_from("abcdefg"), unique=True, max_size=6)


@settings(max_examples=80)
@given(people, people, st.booleans())
def test_any_list_becomes_any_other(before: list[str], after: list[str], indented: bool) -> None:
    lead = "  " if indented else ""
    lines = "".join(f"{lead}- {{speaker: {name}, role: {person(name)['role']}}}  # {name}\n" for name in before)
    text = f"x: y\n{f'people:{chr(10)}{lines}' if before else ''}z: w  # end\n"
    changed = with_list(text, ("people",), [person(name) for name in after])
    plain = to_plain(parse_yaml(changed, "").node)
    assert plain.get("people", []) == [person(name) for name in after]
    assert "z: w  # end\n" in changed + "\n"
    if after == before:
        assert changed == text


@settings(max_examples=150)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=30))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    line = " ".join(text.split()) or "x"
    written = yaml_text({"title": {"en": line, "ar": line}, "people": [{"speaker": line}]}, ["title", "people"])
    parsed = parse_yaml(written, "")
    assert parsed.diagnostics == ()
    assert to_plain(parsed.node) == {"title": {"en": line, "ar": line}, "people": [{"speaker": line}]}


@pytest.mark.parametrize(
    "text", ["yes", "No", "null", "~", "2031-05-02", "012", "1e3", "09:30", "a: b", "a #b", "- a", "[", "&a"]
)
def test_what_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    import yaml

    assert yaml.safe_load(yaml_text({"title": text}, ["title"])) == {"title": text}
