"""Readers, Markdown and importers under random input: from grammars near our content, and by coverage.

`make fuzz SECONDS=600` runs the same targets for longer.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumbo_site.content.load import load_content
from tests.adversarial.fuzz_targets import TARGETS, check_address, read_picture, read_yaml, show_markdown
from tests.adversarial.payloads import IN_ATTRIBUTES, IN_HTML, IN_MARKDOWN, UNSAFE_ADDRESSES
from tests.build.small_site import FILES, Project

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).parent / "corpus"
RUNS = {"yaml": 1500, "markdown": 600, "schedule": 1500, "systems": 1200}
"""Of one run by coverage; a few seconds."""


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*/*")), ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_was_found_once_stays_mended(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())


def test_each_target_has_a_corpus() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)


@pytest.mark.parametrize("target", RUNS)
def test_by_coverage(target: str, tmp_path: Path) -> None:
    command = [sys.executable, "tools/fuzz.py", target, "--runs", str(RUNS[target]), "--keep", str(tmp_path / "keep")]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert f"stat::number_of_executed_units: {RUNS[target]}" in done.stderr


def test_a_broken_promise_ends_the_run(tmp_path: Path) -> None:
    """The tests above could not fail if an exception of a target went unseen."""
    program = (
        "import sys, atheris\n"
        "def one(data):\n    assert not data.startswith(b'x')\n"
        "atheris.Setup([sys.argv[0], '-runs=5000', '-seed=1', f'-artifact_prefix={sys.argv[1]}/'], one)\n"
        "atheris.Fuzz()\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False)
    assert done.returncode != 0
    assert "AssertionError" in done.stdout + done.stderr


# --- From grammars ----------------------------------------------------------------------------------------

RIGHT_TO_LEFT = (
    "\u0645\u0646\u0627\u0631\u0629",
    "\u0661\u0662",
    "\u200f",
    "\u202e",
    "\u2067",
    "\u0640",
    "\u05d0",
    "\u064e",
)
FRAGMENTS = (
    *(*IN_MARKDOWN, *IN_HTML, *IN_ATTRIBUTES, *RIGHT_TO_LEFT, *(f"]({address})" for address in UNSAFE_ADDRESSES)),
    *(
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "<",
        ">",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~~\n",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "> ",
    ),
    *(
        "- ",
        "1. ",
        ": ",
        "# ",
        "===",
        "---",
        "|",
        "\n|---|\n",
        "[^1]",
        "\n[^1]: ",
        "\n*[a]: ",
        "\n[a]: ",
        "\\",
        "&",
        ";",
    ),
    *(
        "<!--",
        "-->",
        "<b ",
        "</b>",
        "<i title=",
        '"',
        "'",
        "a",
        " ",
        "\ue000",
        "\ufffc",
        "\x02",
        "\x03",
        "klzzwxh:0001",
    ),
)
markdown_texts = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)


@settings(max_examples=250)
@given(markdown_texts)
def test_markdown_of_hostile_fragments(text: str) -> None:
    show_markdown(text.encode("utf-8", "ignore"))


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from([*UNSAFE_ADDRESSES, "/", ":", "%3a", "&#58;", "a", "https", "\\", "\t", "@"]), max_size=5)
)
def test_addresses_of_parts(parts: list[str]) -> None:
    check_address("".join(parts).encode("utf-8", "ignore"))


KEYS = (
    *(
        "name",
        "Latn",
        "title",
        "en",
        "ar",
        "people",
        "speaker",
        "role",
        "outcomes",
        "id",
        "kind",
        "text",
        "day",
        "start",
    ),
    *(
        "documents",
        "url",
        "file",
        "links",
        "label",
        "topics",
        "no",
        "1",
        "~",
        "<<",
        "x: y",
        "\u202e",
        "[a]",
        "",
        "languages",
    ),
)
scalars = st.one_of(
    st.sampled_from(
        (
            *(
                "omar-nur",
                "2030-05-02",
                "2027-02-30",
                "10:30",
                "1:30",
                "no",
                "017",
                "~",
                "null",
                "1e999",
                "9" * 5000,
                "0x1",
            ),
            *(
                "!!str x",
                "!x y",
                "&a b",
                "*a",
                "*b",
                "|\n  x",
                ">-\n  y",
                "'",
                '"',
                "\\",
                "#14545c",
                "a: b",
                "- x",
                "\t",
                "%x",
            ),
            *("@", "`", "{{7*7}}", "media/../../x", "javascript:x", "\u202e", "\ufeff", "\x85", "\u2028", "\U0001f600"),
        )
    ),
    st.text(max_size=8),
)


def _block(value: object, indent: int = 0) -> str:
    """Write data as YAML by hand, so that what is written need not be right."""
    margin = " " * indent
    if isinstance(value, dict):
        return "".join(f"\n{margin}{key}: {_block(inner, indent + 2)}" for key, inner in value.items()) or "{}"
    if isinstance(value, list):
        return "".join(f"\n{margin}- {_block(inner, indent + 2)}" for inner in value) or "[]"
    return str(value)


documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=10,
).map(lambda value: _block(value).lstrip("\n") + "\n")


@settings(max_examples=150)
@given(documents)
def test_yaml_near_our_content(text: str) -> None:
    read_yaml(text.encode("utf-8", "ignore"))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Project.at(tmp_path_factory.mktemp("fuzzed")).folder / "content"


YAML_FILES = sorted(path for path in FILES if path.endswith(".yaml"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(YAML_FILES), text=documents, keep=st.integers(0, 12))
def test_a_site_with_one_damaged_file_is_read_or_refused(content: Path, path: str, text: str, keep: int) -> None:
    """Some lines of the file stay, so that the damage is within what is otherwise right."""
    lines = FILES[path].splitlines(keepends=True)
    _load_with(content, path, "".join(lines[:keep]) + text + "".join(lines[keep + 1 :]))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from([path for path in FILES if path.endswith(".md")]), front=documents, body=markdown_texts)
def test_a_site_with_one_hostile_text_is_read_or_refused(content: Path, path: str, front: str, body: str) -> None:
    _load_with(content, path, f"---\n{front}---\n{body}\n")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(sorted(FILES)), place=st.integers(0, 400), damage=st.binary(max_size=6))
def test_a_site_with_changed_bytes_is_read_or_refused(content: Path, path: str, place: int, damage: bytes) -> None:
    data = FILES[path].encode()
    _load_with(content, path, data[:place] + damage + data[place + len(damage) :])


def _load_with(content: Path, path: str, text: str | bytes) -> None:
    file = content / path
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    file.write_bytes(data)
    try:
        result = load_content(content, "content")
        for found in result.diagnostics:
            assert found.message
            assert found.location is not None
            assert found.location.line >= 1
            assert found.location.column >= 1
        assert result.content is not None or result.diagnostics
    finally:
        file.write_text(FILES[path], "utf-8")


@pytest.mark.parametrize("read", [read_yaml, show_markdown, check_address, read_picture])
def test_the_traps_that_were_measured(read: Callable[[bytes], None]) -> None:
    """ABUSE.md's texts that crashed or stalled the libraries below."""
    for trap in TRAPS:
        read(trap)


TRAPS = [
    b"[" * 50_000,
    b"[" * 1000,
    b"{a: " * 1000,
    b"- " * 50_000,
    b"a: &a [x]\n" + b"".join(b"b%d: &b%d [%s]\n" % (n, n, b",".join([b"*a"] * 9)) for n in range(50)),
    b"a: 2027-02-30\nb: " + b"9" * 5000 + b"\nc: 1:30\nd: no\ne: 017\n",
    b"- {a: b}\n" * 20_000,
    b"\n".join(b"  " * level + b"- x" for level in range(300)),
    b"> " * 300 + b"x",
    b"# x\n" * 3000,
    b"***\n" * 3000,
    b"*a " * 3000,
    b"`" * 5000,
    b"![" * 5000,
    b"<" * 5000,
    b"<!--" * 3000,
    b"&" * 5000,
    b"|" * 5000 + b"\n" + b"|-" * 2000,
    b"[^1]" * 1000 + b"\n\n[^1]: x",
    b"\\" * 5000,
    b"~~~\n" * 1001,
    b": x\n" * 3000,
    b"x " * 100_000,
]
