"""The plan: from two lists of files to what is sent, in which order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.publishing.plan import make_plan
from jumbo_site.publishing.target import Found, masked

PATHS = st.sampled_from(
    ["index.html", "en/index.html", "en/a/index.html", "assets/css/a.0a.css", "assets/js/b.0b.js", "CNAME", "en/a.pdf"]
)
FILES = st.dictionaries(PATHS, st.sampled_from(["1", "2"]))


@given(FILES, FILES, st.sets(PATHS), FILES)
def test_a_plan_leads_to_the_new_files_and_leaves_those_of_others(
    files: dict[str, str], own: dict[str, str], kept: set[str], there: dict[str, str]
) -> None:
    found = Found(own, frozenset(kept & own.keys()), there)
    plan = make_plan(files, found)
    after = {path: digest for path, digest in there.items() if path not in plan.removed}
    after.update({path: files[path] for path in plan.sent})
    assert {path: after[path] for path in files} == files
    assert {path: after[path] for path in there.keys() - own.keys() - files.keys()} == {
        path: there[path] for path in there.keys() - own.keys() - files.keys()
    }
    assert plan.in_the_way == tuple(
        sorted(path for path in files.keys() & there.keys() - own.keys() if files[path] != there[path])
    )
    assert sorted(plan.sent) == sorted([*plan.new, *plan.changed])
    assert after.keys() - files.keys() - plan.stay == there.keys() - own.keys() - files.keys()
    assert plan.record.keys() == files.keys() | plan.stay
    # and again: nothing is left to do
    again = make_plan(files, Found(plan.record, plan.stay, after))
    assert (again.is_empty, again.is_record_new) == (True, False)


def test_the_order_of_coming() -> None:
    files = dict.fromkeys(
        ["en/index.html", "index.html", "en/a/b/index.html", "en/new/index.html", "assets/a.0.css"], "1"
    )
    there = dict.fromkeys(["en/index.html", "index.html", "en/a/b/index.html"], "0")
    assert make_plan(files, Found(there, frozenset(), there)).steps == (
        ("assets/a.0.css",),
        ("en/new/index.html",),
        ("en/a/b/index.html",),
        ("en/index.html", "index.html"),
    )


def test_a_file_of_another_where_a_folder_or_a_file_comes_is_in_the_way() -> None:
    found = Found({}, frozenset(), {"en": "", "a.pdf/x": "", "other": ""})
    assert make_plan({"en/index.html": "1", "a.pdf": "1"}, found).in_the_way == ("a.pdf/x", "en")


def test_what_stands_before_a_host_is_masked() -> None:
    assert masked("to https://mira:s3cret@git.example/x and ssh://git@h/") == (
        "to https://***@git.example/x and ssh://***@h/"
    )
