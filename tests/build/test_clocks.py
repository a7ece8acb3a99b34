"""Clocks that are wrong, and times of files that say nothing: an incremental build equals a clean one all the same."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from tests.build.faults import Site, differing, read_files

pytestmark = pytest.mark.xdist_group("faults-4")

YEARS = 10 * 365 * 86_400 * 10**9
"""Ten, in nanoseconds."""
FILES = (
    "2030/panels/lights.en.md",
    "speakers/ana-deda.yaml",
    "topics.yaml",
    "media/plan.txt",
    "../templates/parts/foot.html",
    "../templates/static/extra.txt",
)
"""Prose, facts, a list, a media file, a template and an asset: each with a mark of four letters."""


@pytest.fixture
def site(fast_folder: Path) -> Site:
    from dataclasses import replace

    from jumbo_site.build.site_build import default_theme_folder

    folder = fast_folder / "project"
    shutil.rmtree(folder, ignore_errors=True)
    site = Site(folder, {"only": {"media/plan.txt": "mark aaaa\n"}})
    site.options = replace(site.options, theme_folders=(folder / "templates",))
    (folder / "templates" / "parts").mkdir(parents=True)
    (folder / "templates" / "static").mkdir()
    foot = (default_theme_folder() / "parts" / "foot.html").read_text("utf-8")
    (folder / "templates" / "parts" / "foot.html").write_text(foot + "<!-- aaaa -->", "utf-8")
    (folder / "templates" / "static" / "extra.txt").write_text("aaaa", "utf-8")
    for path, old, new in (
        ("2030/panels/lights.en.md", "On lights.", "On lights, aaaa."),
        ("speakers/ana-deda.yaml", "Latn: Ana Deda", "Latn: Ana aaaa"),
        ("topics.yaml", "Ships", "Ships aaaa"),
    ):
        file = site.options.content / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    assert site.build().published
    return site


def edit(site: Site, path: str, mark: str) -> os.stat_result:
    """Replace the mark of four letters in place by another, so that the size stays; return the file's status before."""
    file = site.options.content / path
    status = file.stat()
    data = file.read_bytes()
    old = next(one for one in (b"aaaa", b"bbbb", b"cccc", b"dddd") if one in data)
    with file.open("r+b") as stream:
        stream.write(data.replace(old, mark.encode()))
    assert file.stat().st_size == status.st_size
    return status


def check_equals_clean(site: Site) -> None:
    clean = site.folder / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    assert site.build().published
    assert site.build(output=clean, use_cache=False).published
    assert differing(site.release(), read_files(clean)) == []


@pytest.mark.parametrize("years", [-YEARS, YEARS], ids=["ten years ago", "in ten years"])
def test_the_clock_is_wrong(site: Site, years: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """And then right again, and wrong again."""
    real = time.time_ns
    for turn, path in enumerate(FILES):
        with monkeypatch.context() as patch:
            patch.setattr(time, "time_ns", lambda: real() + years)
            edit(site, path, "bbbb")
            check_equals_clean(site)
            edit(site, path, "cccc")
            if turn % 2:
                check_equals_clean(site)
        edit(site, path, "dddd")
        check_equals_clean(site)


@pytest.mark.parametrize("path", FILES)
def test_times_of_files_that_say_nothing(site: Site, path: str) -> None:
    """In the future, zero, before it, and as before an edit of the same size."""
    file = site.options.content / path
    for mark, moment in (
        ("bbbb", time.time_ns() + YEARS),
        ("cccc", time.time_ns() + YEARS),
        ("dddd", 0),
        ("aaaa", 0),
        ("bbbb", -YEARS),
    ):
        edit(site, path, mark)
        os.utime(file, ns=(moment, moment))
        check_equals_clean(site)
    for mark in ("cccc", "dddd"):
        status = edit(site, path, mark)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert file.stat().st_mtime_ns == status.st_mtime_ns
        check_equals_clean(site)


def test_a_file_replaced_by_an_older_one_of_the_same_size(site: Site) -> None:
    """As ``mv`` and ``cp -p`` do."""
    for path in FILES:
        file = site.options.content / path
        copy = site.folder / "copy"
        shutil.copy2(file, copy)
        copy.write_bytes(copy.read_bytes().replace(b"aaaa", b"bbbb"))
        os.utime(copy, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
        copy.replace(file)
        check_equals_clean(site)


def test_a_template_behind_a_link(site: Site) -> None:
    """The link stays as it is when the file that it leads to is edited."""
    link = site.folder / "templates" / "parts" / "foot.html"
    target = site.folder / "foot.html"
    link.rename(target)
    link.symlink_to(target)
    check_equals_clean(site)
    for mark in ("bbbb", "cccc"):
        edit(site, "../foot.html", mark)
        check_equals_clean(site)
        assert f"<!-- {mark} -->" in (site.output / "en" / "index.html").read_text("utf-8")


def test_the_outputs_are_no_wiser(site: Site) -> None:
    """A file of the output that was changed, and given its old size and times, is put right."""
    page = site.output / "en" / "index.html"
    status, data = page.stat(), page.read_bytes()
    with page.open("r+b") as stream:
        stream.write(data[:-8] + b"damaged\n")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    check_equals_clean(site)
    assert page.read_bytes() == data
