"""Files of strangers end in one clear error, without a traceback, and nothing is written."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from jumbo_site.cli import main
from jumbo_site.importers.abstracts import as_markdown, passes
from jumbo_site.importers.formats import ReadOptions, SourceFile, read_source
from jumbo_site.importers.timetable import ImportRefusedError
from tests.importers.import_site import EDITION, SAMPLES, checked, new_site, open_event_zip, tree, workbook

SESSION = {"id": 1, "title": "A talk", "speakers": [], "startsAt": "2031-05-02T09:00:00"}


def sessionize(**changes: object) -> bytes:
    return json.dumps({"sessions": [{**SESSION, **changes}], "speakers": [], "rooms": []}).encode()


def archive(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as stream:
        for name, data in files.items():
            stream.writestr(name, data)
    return made.getvalue()


def with_doctype() -> bytes:
    """A workbook of which one part declares an entity."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(workbook(Path(folder))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    parts[sheet] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[sheet]
    return archive(parts)


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10))
HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "entity bomb": ("a.xml", f"<!DOCTYPE s [{BOMB}]><schedule>&e9;</schedule>".encode(), "The file"),
    "external entity": (
        "a.xml",
        b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule><day>&x;</day></schedule>',
        "document type",
    ),
    "external DTD": ("a.xml", b'<!DOCTYPE s SYSTEM "http://127.0.0.1:9/x.dtd"><schedule/>', "document type"),
    "parameter entity": (
        "a.xml",
        b'<!DOCTYPE s [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><schedule/>',
        "The file",
    ),
    "nested XML": ("a.xml", b"<schedule>" * 5000, "no well-formed XML"),
    "nested JSON": ("a.json", b"[" * 100_000, "nested deeper than 64 levels"),
    "nested JSON objects": ("a.json", b'{"a":' * 100_000, "nested deeper than 64 levels"),
    "cut JSON": ("a.json", sessionize()[:-20], "no JSON"),
    "a long number": ("a.json", b'{"schedule": ' + b"1" * 5000 + b"}", "no JSON"),
    "NaN": ("a.json", b'{"schedule": NaN}', "no value of JSON"),
    "unknown JSON": ("a.json", b'{"a": 1}', "of no system that is known"),
    "unknown bytes": ("a.bin", b"\x7fELF", "no format that is known"),
    "an empty file": ("a.json", b"", "no format that is known"),
    "Latin-1 JSON": ("a.json", '{"sessions": "é"}'.encode("latin-1"), "not UTF-8"),
    "no date": ("a.json", sessionize(startsAt="soon"), "is no date and time"),
    "a year of five digits": ("a.json", sessionize(startsAt="99999-01-01T00:00:00"), "is no date and time"),
    "the year 1": ("a.json", sessionize(startsAt="0001-01-01T00:00:00Z"), "outside 1900 to 2199"),
    "the year 9999": ("a.json", sessionize(startsAt="9999-12-31T23:59:59-12:00"), "outside 1900 to 2199"),
    "30 February": ("a.json", sessionize(startsAt="2031-02-30T09:00:00"), "is no date and time"),
    "a long title": ("a.json", sessionize(title="x" * 5000), "longer than 1000 characters"),
    "a long text": ("a.json", sessionize(description="x" * 200_000), "longer than 150000 characters"),
    "no id": ("a.json", sessionize(id=None), "has no id"),
    "an id that is a list": ("a.json", sessionize(id=["../x"]), "has no id"),
    "sessions that are none": ("a.json", b'{"sessions": [3], "speakers": [], "rooms": []}', "no object"),
    "speakers that are a number": ("a.json", sessionize(speakers=3), "does not have the form of `sessionize`"),
    "two events": ("a.json", b'{"_type": "HTTPAPIResult", "results": [{}, {}]}', "holds 2 events"),
    "zip bomb": ("a.zip", archive({"sessions": b"0" * 210_000_000}), "unfolds to more than 200 MB"),
    "a zip of others": ("a.zip", archive({"x": b"y"}), "holds no `sessions`"),
    "a cut zip": ("a.zip", archive({"sessions": b"[]"})[:40], "cannot be opened"),
    "a workbook that is none": ("a.xlsx", archive({"xl/workbook.xml": b"<a/>"}), "cannot be read as an Excel workbook"),
    "a workbook with entities": ("a.xlsx", with_doctype(), "declares a document type"),
    "a long cell": ("a.csv", b'Title\n"' + b"x" * 140_000 + b'"\n', "field larger than field limit"),
    "an open quote": ("a.csv", b'Title,Day\n"x,y\n', "cannot be read as CSV"),
    "NUL in a table": ("a.csv", b"Title\nx\0y\n", "NUL"),
    "Arabic Windows without saying so": ("a.csv", "Title\nمرحبا\n".encode("cp1256"), "--encoding windows-1256"),
    "a table without titles": ("a.csv", b"Colour;Size\nred;3\n", '--map "Colour=name"'),
    "two columns for one thing": ("a.csv", b"Title,Session title\na,b\n", "would both be `title`"),
    "a day that could be two": ("a.csv", b"Title,Day\na,03/04/2031\n", "could be two days"),
    "no time": ("a.csv", b"Title,Day,Start\na,2031-05-02,25:00\n", "row 2: `25:00` is no time of day"),
    "too many rows": ("a.csv", b"Title\n" + b"a\n" * 100_002, "more than 100000 rows"),
    "too many columns": ("a.csv", b"Title" + b",a" * 300 + b"\n", "more than 200 columns"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name: str, tmp_path: Path) -> None:
    file_name, data, told = HOSTILE[name]
    with pytest.raises(ImportRefusedError, match=re.escape(told)):
        read_source([SourceFile(file_name, data)], ReadOptions(time_zone="Europe/Rome"))


@pytest.mark.parametrize("name", ["external entity", "nested JSON", "no date", "a long cell", "zip bomb"])
def test_the_command_says_so_and_writes_nothing(name: str, tmp_path: Path) -> None:
    file_name, data, told = HOSTILE[name]
    content = new_site(tmp_path)
    before = tree(content)
    (tmp_path / file_name).write_bytes(data)
    arguments = ["import", str(tmp_path / file_name), "--content", str(content), "--edition", EDITION]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert told in result.output and "Nothing was written." in result.output
    assert tree(content) == before


def read_or_refused(name: str, data: bytes) -> None:
    """Read a damaged file: it is read, or refused in words; anything else fails the test."""
    try:
        read_source([SourceFile(name, data)], ReadOptions(time_zone="Europe/Rome"))
    except ImportRefusedError as error:
        assert str(error)


SMALL = (
    "schedule.xml",
    "pretalx-submissions.json",
    "indico.json",
    "sessionize.json",
    "open-event.json",
    "sessions.csv",
)


@pytest.mark.parametrize("name", SMALL)
def test_a_cut_or_damaged_file_is_read_or_refused(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    chance = random.Random(name)  # noqa: S311
    for place in range(0, len(data), max(1, len(data) // 100)):
        read_or_refused(name, data[:place])
    for _ in range(800):
        damaged = bytearray(data)
        damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        read_or_refused(name, bytes(damaged))


def test_a_cut_or_damaged_archive_is_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311
    for file, number in ((open_event_zip(tmp_path), 200), (workbook(tmp_path), 40)):
        data = file.read_bytes()
        for _ in range(number):
            damaged = bytearray(data)
            damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            read_or_refused(file.name, bytes(damaged))
            read_or_refused(file.name, data[: chance.randrange(len(data))])


def test_ids_that_are_paths_lead_nowhere(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    before = tree(tmp_path)
    data = {
        "sessions": [
            {**SESSION, "id": "../../../x", "title": "../../../../tmp/evil\u202e", "speakers": ["/etc/passwd"]}
        ],
        "speakers": [{"id": "/etc/passwd", "fullName": "..\\..\\con \ud800", "bio": "---\ntitle: x\n---\nhi"}],
        "rooms": [],
    }
    (tmp_path / "a.json").write_text(json.dumps(data))
    arguments = ["import", str(tmp_path / "a.json"), "--content", str(content), "--edition", EDITION]
    result = CliRunner().invoke(main, [*arguments, "--timezone", "Europe/Rome"])
    assert result.exit_code == 0, result.output
    new = sorted(set(tree(tmp_path)) - set(before) - {"a.json"})
    assert new == [
        f"content/.import/{EDITION}-sessionize.json",
        f"content/{EDITION}/edition.yaml",
        f"content/{EDITION}/sessions/tmp-evil.yaml",
        "content/speakers/speaker-con.en.md",
        "content/speakers/speaker-con.yaml",
    ]
    biography = checked(content).speakers["speaker-con"].body
    assert biography is not None and "hi" in str(biography.get("en"))


def test_a_name_of_a_source_is_no_path(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    for option in (["--edition", "../x"], ["--edition", EDITION, "--name", "../../x"]):
        arguments = ["import", str(SAMPLES / "schedule.xml"), "--content", str(content), *option]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 1 and "must be lower-case Latin letters" in result.output


def test_symbolic_links_are_not_followed(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    (tmp_path / "outside").mkdir()
    (content / ".import").symlink_to(tmp_path / "outside")
    result = CliRunner().invoke(
        main, ["import", str(SAMPLES / "schedule.xml"), "--content", str(content), "--edition", EDITION]
    )
    assert result.exit_code == 1 and "symbolic link" in result.output
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    (content / ".import").mkdir()
    (content / ".import" / f"{EDITION}-frab.json").write_text('{"version": 1, "entries": {"sessions": {"x": {}}}}')
    result = CliRunner().invoke(
        main, ["import", str(SAMPLES / "schedule.xml"), "--content", str(content), "--edition", EDITION]
    )
    assert result.exit_code == 1 and "is damaged" in result.output


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 50_000, "<div>" * 20_000, "<b>" * 20_000, "> " * 5000, "`" * 3000, "a\n" * 6000, "![a](" * 9000),
        *("<p>" + "*a" * 20_000, "<ul><li>" * 3000, "</div>" * 9000, "&amp;" * 9000 + "<p>", "<x" * 20_000 + "<p>"),
        *(
            "<script>alert(1)",
            "<img src=x onerror=alert(1)>",
            "<a href='java\tscript:alert(1)'>x</a>",
            "[a](javascript:b)",
        ),
        *("<!-- open", "<?php", "[x]: javascript:y", "<p>{: onclick=x}</p>", "<svg><style><img src=x></style></svg>"),
    ],
)
def test_whatever_an_abstract_holds_the_check_accepts_what_becomes_of_it(text: str) -> None:
    assert passes(as_markdown(text))


def test_words_of_html_read_the_same_after_the_conversion() -> None:
    from lxml import html
    from markdown import markdown

    text = (
        "<p>a = b &amp; c &lt;b&gt; *x* _y_ [z](w) `c` #1 snake_case &amp;amp; C:\\x</p><p>- no list</p><p>1. none</p>"
    )
    shown = html.fragment_fromstring(markdown(as_markdown(text)), create_parent=True).text_content()
    wanted = html.fragment_fromstring(text, create_parent=True).text_content()
    assert shown.split() == wanted.replace("list1.", "list 1.").replace("x-", "x -").split()


def test_a_document_type_opens_no_connection_and_no_file(tmp_path: Path) -> None:
    import socket

    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY x "opened">', "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x.dtd"
        for system in (address, secret.as_uri()):
            data = f'<!DOCTYPE s SYSTEM "{system}"><schedule><conference><title>&x;</title></conference></schedule>'
            with pytest.raises(ImportRefusedError) as refused:
                read_source([SourceFile("a.xml", data.encode())], ReadOptions())
            assert "opened" not in str(refused.value)
        with pytest.raises(BlockingIOError):
            server.accept()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.just("2031-05-02T09:00:00"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "title", "name", "code", "speakers", "slots", "startDate", "date", "items", "links"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@pytest.mark.parametrize("name", ["pretalx", "indico", "sessionize", "open-event"])
@settings(max_examples=60)
@given(one=JSON, two=JSON)
def test_whatever_json_comes_is_read_or_refused(name: str, one: object, two: object) -> None:
    parts = {"sessions": one, "speakers": two, "rooms": [one], "microlocations": two, "categories": [two]}
    data = {**parts, "results": [one, {**parts, "_type": "Conference", "contributions": two, "title": "x"}]}
    for value in (data, {**data, "results": [data["results"][1]]}):  # type: ignore[index]
        try:
            read_source([SourceFile("a.json", json.dumps(value).encode())], ReadOptions(format=name))
        except ImportRefusedError as error:
            assert str(error)
