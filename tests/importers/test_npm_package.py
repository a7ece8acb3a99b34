"""A package of the npm registry is taken for what it is known to be, to the byte, or not at all."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from jumbo_site.cli.commands import main
from jumbo_site.content.file_names import CMS_FILES
from jumbo_site.importers.cms_packages import CMS_PACKAGES
from jumbo_site.importers.npm_package import NpmPackage, fetch, files_of, integrity_of, matched, place
from jumbo_site.importers.timetable import ImportRefusedError
from tests.conftest import REPOSITORY


def archive(files: dict[str, bytes], link: str | None = None) -> bytes:
    """Return an archive as npm packs them, perhaps with a symbolic link of a name."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as made:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            made.addfile(member, io.BytesIO(data))
        if link is not None:
            member = tarfile.TarInfo(link)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            made.addfile(member)
    return buffer.getvalue()


PACKED = archive({"package/dist/a.js": b"a", "package/../b.js": b"b", "package/LICENSE": b"free"})


def package(packed: bytes, **files: str) -> NpmPackage:
    return NpmPackage("some", "1.2.3", integrity_of(packed), files or {"dist/a.js": "own.js"})


def test_only_what_is_wanted_is_taken_under_the_name_that_it_gets() -> None:
    assert files_of(package(PACKED), PACKED) == {"own.js": b"a"}


def test_another_archive_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match=r"not the archive of some@1\.2\.3"):
        files_of(package(PACKED), archive({"package/dist/a.js": b"another"}))


@pytest.mark.parametrize(
    "packed", [archive({"package/x.js": b""}), archive({}, link="package/dist/a.js")], ids=["missing", "a link"]
)
def test_a_file_that_is_missing_or_a_link_is_told(packed: bytes) -> None:
    with pytest.raises(ImportRefusedError, match=r"lacks own\.js"):
        files_of(package(packed), packed)


def test_archives_at_hand_are_known_by_what_they_hold() -> None:
    other = archive({"package/c.js": b"c"})
    packages = (package(PACKED), NpmPackage("other", "1.0.0", integrity_of(other), {"c.js": "c.js"}))
    assert matched(packages, [("2.tgz", other), ("1.tgz", PACKED)]) == {"own.js": b"a", "c.js": b"c"}
    with pytest.raises(ImportRefusedError, match=r"missing: other@1\.0\.0"):
        matched(packages, [("1.tgz", PACKED)])
    with pytest.raises(ImportRefusedError, match=r"2\.tgz is not"):
        matched(packages[:1], [("2.tgz", other)])


def test_files_are_placed_whole_and_through_no_link(tmp_path: Path) -> None:
    place({"a.js": b"1"}, tmp_path / "cms")
    place({"a.js": b"2"}, tmp_path / "cms")
    assert {file.name: file.read_bytes() for file in (tmp_path / "cms").iterdir()} == {"a.js": b"2"}
    (tmp_path / "link").symlink_to(tmp_path / "cms")
    with pytest.raises(OSError, match="symbolic link"):
        place({"a.js": b"3"}, tmp_path / "link")
    assert (tmp_path / "cms" / "a.js").read_bytes() == b"2"


def test_npm_is_asked_for_the_archive_and_its_failure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "packed").write_bytes(PACKED)
    npm = tmp_path / "npm"
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    npm.write_text(f'#!/bin/sh\n[ "$1 $2" = "pack some@1.2.3" ] && cp {tmp_path}/packed "$6/some.tgz"\n', "utf-8")
    npm.chmod(0o755)
    assert fetch(package(PACKED)) == PACKED
    npm.write_text("#!/bin/sh\necho 'npm error 404 Not Found' >&2\nexit 1\n", "utf-8")
    with pytest.raises(ImportRefusedError, match=r"could not fetch some@1\.2\.3: npm error 404 Not Found"):
        fetch(package(PACKED))
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    with pytest.raises(ImportRefusedError, match="npm is missing"):
        fetch(package(PACKED))


def test_the_versions_of_the_editor_are_those_that_are_tested() -> None:
    locked = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))["packages"]
    known = {one.name: (one.version, one.integrity) for one in CMS_PACKAGES}
    for name in ("@sveltia/cms", "js-yaml"):
        entry = locked[f"node_modules/{name}"]
        assert known[name] == (entry["version"], entry["integrity"])
    assert sorted(name for one in CMS_PACKAGES for name in one.files.values()) == sorted(CMS_FILES)


def test_the_command_says_what_to_do_where_it_is_given_something_else(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "other.tgz").write_bytes(PACKED)
    arguments = ["cms", "fetch", "--content", str(content), "--from", str(tmp_path / "other.tgz")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "other.tgz is not the archive of a package that is needed" in result.output
    assert "hint: Run `npm pack @sveltia/cms@" in result.output
    assert not (content / "cms").exists()
    missing = CliRunner().invoke(main, ["cms", "fetch", "--content", str(tmp_path / "none")])
    assert missing.exit_code == 2 and "There is no content folder" in missing.output
