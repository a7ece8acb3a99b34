"""What holds for every target alike."""

from __future__ import annotations

import json
from pathlib import Path

from jumbo_site.build.manifest import read_kept, read_manifest
from tests.publishing.conftest import Builds
from tests.publishing.places import RECORD, Place

OLD_PAGE = "en/about/index.html"


def made(output: Path) -> dict[str, bytes]:
    """Return the files of a build, without those that it keeps for readers of an earlier one."""
    return {path: (output / path).read_bytes() for path in read_manifest(output).keys() - read_kept(output)}


def test_a_site_comes_changes_and_stays(builds: Builds, place: Place) -> None:
    first, second = made(builds.first), made(builds.second)
    assert OLD_PAGE in first
    assert OLD_PAGE not in second

    looked = builds.publish(builds.first, place.word, "--dry-run")
    assert (looked.exit_code, looked.stderr) == (0, "Nothing was sent.\n")
    assert f": {len(first)} new (" in looked.stdout
    assert place.read() == {}

    sent = builds.publish(builds.first, place.word, "--yes")
    assert (sent.exit_code, sent.stderr.endswith(f" {len(first)} new, 0 changed, 0 removed.\n")) == (0, True), (
        sent.output
    )
    there = place.read()
    record = json.loads(there.pop(RECORD))
    assert there == first
    assert record == {"version": 1, "files": read_manifest(builds.first)}

    again = builds.publish(builds.first, place.word)
    assert (again.exit_code, again.stderr) == (0, "All is as it should be; nothing was sent.\n")

    # the second build: what differs is sent, old pages leave, and old assets stay for one release
    old_assets = {path for path in first.keys() - second.keys() if path.startswith("assets/")}
    gone = first.keys() - second.keys() - old_assets
    changed = {path for path in first.keys() & second.keys() if first[path] != second[path]}
    assert old_assets and gone and changed
    sent = builds.publish(builds.second, place.word, "--yes", "--verbose")
    assert sent.exit_code == 0, sent.output
    assert {line[4:] for line in sent.stdout.splitlines() if line.startswith("  ~ ")} == changed
    assert {line[4:] for line in sent.stdout.splitlines() if line.startswith("  - ")} == gone
    there = place.read()
    record = json.loads(there.pop(RECORD))
    assert there == {**second, **{path: first[path] for path in old_assets}}
    assert set(record["kept"]) == old_assets
    assert builds.publish(builds.second, place.word).stderr == "All is as it should be; nothing was sent.\n"

    # a release later they are gone
    assert builds.publish(builds.first, place.word, "--yes").exit_code == 0
    assert builds.publish(builds.second, place.word, "--yes").exit_code == 0
    there = place.read()
    assert there.keys() == second.keys() | old_assets | {RECORD}


def test_what_another_put_there_is_neither_overwritten_nor_removed(builds: Builds, place: Place) -> None:
    place.put("index.html", b"<h1>Another's</h1>")
    place.put("CNAME", b"harbour.example\n")
    before = place.read()
    refused = builds.publish(builds.first, place.word, "--yes")
    assert refused.exit_code == 2
    assert "index.html" in refused.stderr
    assert "hint: " in refused.stderr
    assert place.read() == before


def test_a_place_that_serves_another_purpose_is_refused(builds: Builds, place: Place) -> None:
    place.put("novel/chapter-1.txt", b"It was a dark night.")
    before = place.read()
    for arguments in (["--dry-run"], ["--yes"]):
        refused = builds.publish(builds.first, place.word, *arguments)
        assert refused.exit_code == 2
        assert "novel" in refused.stderr
        assert place.read() == before


def test_beside_our_files_those_of_another_stay(builds: Builds, place: Place) -> None:
    assert builds.publish(builds.first, place.word, "--yes").exit_code == 0
    theirs = {"google1234.html": b"verified", "notes/ملاحظة [1] #2.txt": b"mine", "en/about/extra.txt": b"also mine"}
    for path, data in theirs.items():
        place.put(path, data)
    sent = builds.publish(builds.second, place.word, "--yes")
    assert sent.exit_code == 0, sent.output
    assert "3 files by another hand stay as they are." in sent.stdout
    there = place.read()
    assert {path: there[path] for path in theirs} == theirs
    assert OLD_PAGE not in there
    # a file of another where a page comes
    place.put(OLD_PAGE, b"theirs")
    refused = builds.publish(builds.first, place.word, "--yes")
    assert (refused.exit_code, OLD_PAGE in refused.stderr) == (2, True)
    assert place.read() == {**there, OLD_PAGE: b"theirs"}
    sent = builds.publish(builds.first, place.word, "--yes", "--force")
    assert sent.exit_code == 0, sent.output
    there = place.read()
    assert there[OLD_PAGE] == (builds.first / OLD_PAGE).read_bytes()
    assert {path: there[path] for path in theirs} == theirs
