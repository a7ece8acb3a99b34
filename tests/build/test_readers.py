"""Who reads the site while it is published finds at any moment all that a page names."""

from __future__ import annotations

import mmap
import os
import re
import signal
import time
from pathlib import Path

import pytest

from jumbo_site.build.manifest import read_kept, read_manifest
from tests.build.contents import FIRST
from tests.build.faults import Site, ended, forked, read_files

PUBLISHES = 100
LINK = re.compile(rb'(?:href|src)="/([^"#?]*)')


def _content(turn: int) -> dict[str, str]:
    """Another colour each time, so that every page loads another stylesheet; each tenth time one more page."""
    from tests.build.faults import GOOD

    site = (GOOD / "site.yaml").read_text("utf-8") + f'theme: {{colour: "#70{turn:02d}30"}}\n'
    pages = {
        f"pages/more-{number}.{tag}.md": f"---\ntitle: {{more}} {number}\n---\nWords.\n".replace("{more}", "More")
        for number in range(turn // 10)
        for tag in ("en", "ar")
    }
    return {**FIRST, "site.yaml": site, **pages}


def read_for_ever(output: Path, published: mmap.mmap, say: int) -> None:
    """Follow the links of each page, and load what it names; say what is missing.

    A reader who is so slow that two more releases are published meanwhile may miss the assets of the page's own.
    """
    while True:
        pending, seen = ["index.html", "en/index.html", "ar/index.html"], set()
        while pending:
            page = pending.pop()
            if page in seen:
                continue
            seen.add(page)
            release = published[0]
            try:
                data = (output / page).read_bytes()
            except FileNotFoundError:
                os.write(say, f"404: {page}\n".encode())
                continue
            if not data.rstrip().endswith(b"</html>"):
                os.write(say, f"half a page: {page}\n".encode())
            time.sleep(0.001)
            for link in dict.fromkeys(LINK.findall(data)):
                path = link.decode()
                if path.startswith("assets/"):
                    if not (output / path).is_file() and (published[0] - release) % 256 <= 1:
                        os.write(say, f"{page} lacks {path}\n".encode())
                elif path.endswith("/") or not path:
                    pending.append(f"{path}index.html")
                elif not (output / path).is_file():
                    os.write(say, f"{page} leads to {path}\n".encode())
        published[1] = min(255, published[1] + 1)


@pytest.mark.xdist_group("faults-4")
def test_a_reader_during_a_hundred_publishes(fast_folder: Path) -> None:
    site = Site(fast_folder, {"first": FIRST})
    contents = {f"turn {turn}": _content(turn) for turn in range(PUBLISHES)}
    site.contents = contents
    site.put("turn 0")
    assert site.build().published
    published = mmap.mmap(-1, 2)
    heard, say = os.pipe()
    reader = forked(lambda: read_for_ever(site.output, published, say))
    os.close(say)
    for turn in range(1, PUBLISHES):
        site.put(f"turn {turn}")
        published[0] = (published[0] + 1) % 256
        assert site.build().written > 30
    os.kill(reader, signal.SIGKILL)
    assert ended(reader) == -signal.SIGKILL
    with os.fdopen(heard, "rb") as stream:
        assert stream.read().decode() == ""
    assert published[1] > 10, "the reader went over the site too seldom"
    stylesheets = [path for path in read_files(site.output) if path.startswith("assets/css/options.")]
    assert len(stylesheets) == 2, "of this release and of the last one"


def test_assets_stay_for_one_release_and_no_longer(tmp_path: Path) -> None:
    """A build that changes nothing is no release; one of a text alone is."""
    site = Site(tmp_path, {"first": FIRST})
    site.contents = {f"turn {turn}": _content(turn) for turn in range(3)}
    own: list[str] = []
    for turn in range(3):
        site.put(f"turn {turn}")
        assert site.build().published
        own += [path for path in read_files(site.output) if path.startswith("assets/css/options.") and path not in own]
    assert read_kept(site.output) == {own[1]}
    assert own[0] not in read_files(site.output)
    topics = site.options.content / "topics.yaml"
    topics.write_text(topics.read_text("utf-8") + "# a remark\n", "utf-8")
    report = site.build()
    assert (report.way, report.written, report.removed) == ("full", 0, 0)
    assert read_kept(site.output) == {own[1]}
    assert (site.output / own[1]).is_file()
    text = site.options.content / "2030" / "panels" / "lights.en.md"
    text.write_text(text.read_text("utf-8") + "\nMore words.\n", "utf-8")
    report = site.build()
    assert (report.way, report.removed_files) == ("prose", (own[1],))
    assert read_kept(site.output) == frozenset()
    assert read_manifest(site.output).keys() == read_files(site.output).keys()
    assert site.build().way == "unchanged"


def test_an_asset_that_comes_back_is_of_the_release_again(tmp_path: Path) -> None:
    site = Site(tmp_path, {"first": FIRST})
    site.contents = {f"turn {turn}": _content(turn) for turn in range(2)}
    for turn in (0, 1, 0):
        site.put(f"turn {turn}")
        assert site.build().published
    kept = read_kept(site.output)
    assert len(kept) == 1
    page = (site.output / "en" / "index.html").read_bytes()
    assert not any(path.encode() in page for path in kept)
    assert all((site.output / link.decode()).exists() for link in LINK.findall(page) if link.startswith(b"assets/"))
