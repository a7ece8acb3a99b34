"""What fuzzing calls: each target takes bytes of a stranger, and fails by an exception where a promise is broken.

``tools/fuzz.py`` runs them by coverage (atheris); the tests run them on the corpus and from grammars (hypothesis).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jumbo_site.content.front_matter import split_front_matter
from jumbo_site.content.markdown_scan import scan_markdown
from jumbo_site.content.svg_files import svg_fault
from jumbo_site.content.yaml_nodes import MAX_NODES, parse_yaml, to_plain
from jumbo_site.diagnostics import Diagnostic
from jumbo_site.importers.formats import ReadOptions, SourceFile, read_source
from jumbo_site.importers.schedule import read_schedule
from jumbo_site.importers.timetable import ImportRefusedError
from jumbo_site.model.web_address import url_problem
from jumbo_site.render.markdown_text import markdown_html, plain_text
from tests.adversarial.active_content import SCHEMES, in_text, scheme

FILE = "content/a.md"


def _check_place(found: Diagnostic, text: str) -> None:
    assert found.location is not None
    lines = text.split("\n")
    assert 1 <= found.location.line <= len(lines) + 1, found
    line = lines[found.location.line - 1] if found.location.line <= len(lines) else ""
    assert 1 <= found.location.column <= len(line) + 1, found
    assert found.message and "\n" not in found.message, found
    assert len(found.message) < 500, found


def read_yaml(data: bytes) -> None:
    """A YAML file, and the same as front matter: nodes within bounds, or problems at places within the file."""
    text = _text(data)
    parsed = parse_yaml(text, FILE)
    assert parsed.node is not None or parsed.diagnostics or _is_empty(text)
    for found in parsed.diagnostics:
        _check_place(found, text)
    assert _count(to_plain(parsed.node)) <= MAX_NODES
    whole = f"---\n{text}\n---\nBody.\n"
    source = split_front_matter(whole, FILE)
    assert source.front is not None
    for found in source.front.diagnostics:
        _check_place(found, whole)


def _is_empty(text: str) -> bool:
    """Comments, directives and marks of a document without a value are no value."""
    kept = [line for line in text.replace("\x85", "\n").splitlines() if line.strip() and line.lstrip()[0] not in "#%"]
    return all(line.strip().startswith(("---", "...")) for line in kept)


def _count(data: object) -> int:
    pending, total = [data], 0
    while pending:
        one = pending.pop()
        total += 1
        pending += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    return total


def show_markdown(data: bytes) -> None:
    """A text: refused at a place, or HTML in which nothing acts and that links to nothing unsafe."""
    body = _text(data)
    scan = scan_markdown(body, FILE, 1)
    for found in scan.diagnostics:
        _check_place(found, body)
    if any(found.code == "markdown-too-complex" for found in scan.diagnostics):
        return
    shown = markdown_html(body, script="Latn", heading_level=2, id_prefix="p-", backlink_title="Back to {}")
    assert in_text(shown) == []
    plain_text(shown)


def check_address(data: bytes) -> None:
    """An address that may be linked to has a scheme of the list, by a browser's reading."""
    address = _text(data)
    if url_problem(address) is None:
        assert scheme(address) in SCHEMES, address


def read_picture(data: bytes) -> None:
    """An SVG: a mere picture, or a fault."""
    found = svg_fault(data)
    if found is not None:
        assert found.line >= 1 and found.column >= 1
        assert found.message.endswith(".")
        return
    lower = data.lower()
    assert b"<script" not in lower or b"<!--" in lower or b"cdata" in lower, data


def import_schedule(data: bytes) -> None:
    """A schedule: a timetable, or one refusal."""
    try:
        read_schedule(data)
    except ImportRefusedError as error:
        assert str(error)


SYSTEMS = ("frab", "pretalx", "indico", "sessionize", "open-event", "csv")
"""The formats of other systems, by the digit that a case begins with."""


def import_system(data: bytes) -> None:
    """An export of a system that the first byte chooses: a conference whose entries can be made, or one refusal."""
    kind = SYSTEMS[data[0] % len(SYSTEMS)] if data else "csv"
    try:
        _, read = read_source([SourceFile("file", data[1:])], ReadOptions(kind, "Europe/Rome"))
    except ImportRefusedError as error:
        assert str(error)
        return
    for session in read.sessions:
        assert all("\0" not in text for _, text in session.title)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "ignore").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "yaml": read_yaml,
    "markdown": show_markdown,
    "address": check_address,
    "svg": read_picture,
    "schedule": import_schedule,
    "systems": import_system,
}
"""By the names of the folders of ``corpus/``."""
