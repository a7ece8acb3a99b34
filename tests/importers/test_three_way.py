"""The merge: what is taken from the source, what stays, and that nothing which people wrote is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.importers.three_way import Merged, merge_list, merge_value

TABLE = [
    # base, here, source → what stands, conflict
    ("a", "a", "a", "a", False),
    ("a", "a", "b", "b", False),  # changed at the source alone
    ("a", "b", "a", "b", False),  # changed here alone
    ("a", "b", "b", "b", False),  # changed alike
    ("a", "b", "c", "b", True),  # changed differently: ours stands
    ("a", "a", None, None, False),  # taken away at the source
    ("a", None, "a", None, False),  # taken away here: it stays away
    ("a", None, "b", None, True),  # taken away here, changed at the source
    ("a", "b", None, "b", True),  # changed here, taken away at the source
    (None, None, "b", "b", False),  # new at the source
    (None, "b", None, "b", False),  # new here
    (None, "b", "c", "b", True),  # new on both sides
    (None, "b", "b", "b", False),
    ("a", None, None, None, False),
]


@pytest.mark.parametrize(("base", "here", "source", "stands", "conflict"), TABLE)
def test_the_merge_of_a_value(
    base: str | None, here: str | None, source: str | None, stands: str | None, conflict: bool
) -> None:
    assert merge_value(base, here, source) == Merged(stands, conflict)


def first(item: str) -> str:
    return item[:1]


LISTS = [
    (["a1", "b1"], ["a1", "b1"], ["b1", "c1"], ["b1", "c1"], False),  # untouched here: the source's, in its order
    (["a1"], ["a1", "x1"], ["a1", "c1"], ["a1", "x1", "c1"], False),  # added on both sides
    (["a1", "b1"], ["a1", "b1", "x1"], ["a1"], ["a1", "x1"], False),  # taken away at the source
    (["a1", "b1"], ["a1"], ["a1", "b1", "c1"], ["a1", "c1"], False),  # taken away here: it stays away
    (["a1", "b1"], ["a2", "b1"], ["a1", "b2"], ["a2", "b2"], False),  # different items changed
    (["a1"], ["a2"], ["a3"], ["a2"], True),
    (["a1"], ["a2"], None, ["a2"], True),
    (["a1", "b1"], ["b1"], ["a2", "b1"], ["b1"], True),
    (None, ["x1"], ["c1"], ["x1", "c1"], False),
]


@pytest.mark.parametrize(("base", "here", "source", "stands", "conflict"), LISTS)
def test_the_merge_of_a_list(
    base: list[str] | None, here: list[str] | None, source: list[str] | None, stands: list[str], conflict: bool
) -> None:
    assert merge_list(base, here, source, first) == Merged(stands, conflict)


values = st.none() | st.sampled_from("abc")
lists = st.none() | st.lists(
    st.builds("".join, st.tuples(st.sampled_from("abc"), st.sampled_from("12"))), unique_by=first
)


@given(values, values, values)
def test_no_value_of_people_is_lost(base: str | None, here: str | None, source: str | None) -> None:
    merged = merge_value(base, here, source)
    if here != base:
        assert merged.value == here
    if source not in (base, merged.value):
        assert merged.is_conflict
    assert merge_value(source, merged.value, source).value == merged.value  # the next import changes nothing


@given(lists, lists, lists)
def test_no_item_of_people_is_lost(base: list[str] | None, here: list[str] | None, source: list[str] | None) -> None:
    merged = merge_list(base, here, source, first)
    stands = merged.value or []
    assert {item for item in here or [] if item not in (base or [])} <= set(stands) or here == base
    for item in source or []:
        if item not in (base or []) and item not in stands:
            assert merged.is_conflict
    gone = {first(item) for item in base or []} - {first(item) for item in here or []}
    assert gone & {first(item) for item in stands} == set() or here == base
    again = merge_list(source, merged.value, source, first)
    assert (again.value or []) == stands and not again.is_conflict
