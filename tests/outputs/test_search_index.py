"""The files of the search: the same each time, and read by nobody but the site's own page."""

from __future__ import annotations

from pathlib import Path

import pytest

from jumbo_site.content.load import load_content
from jumbo_site.outputs.output import ExportJob, ExportSources
from jumbo_site.outputs.search_index import OUTPUT, record_page
from jumbo_site.outputs.search_order import UnknownIndexError, in_stable_order
from jumbo_site.plan.search_records import SearchRecord
from jumbo_site.plan.views import Text
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite


@pytest.fixture(scope="module")
def sources() -> ExportSources:
    folder = REPOSITORY / "content"
    content = load_content(folder).content
    assert content is not None
    return ExportSources(content, BASE_URL, folder)


def test_the_same_content_gives_the_same_bytes(sources: ExportSources, jumbo: BuiltSite) -> None:
    made = OUTPUT.make(ExportJob("search", language="ar"), sources)
    assert {path: (jumbo.folder / path).read_bytes() for path in made} == made
    published = {path.relative_to(jumbo.folder).as_posix() for path in (jumbo.folder / "search/ar").rglob("*.*")}
    assert published == set(made)


def test_pagefinds_own_interfaces_are_left_out(jumbo: BuiltSite) -> None:
    kinds = {path.name for path in (jumbo.folder / "search").rglob("*") if path.suffix in (".js", ".css")}
    assert kinds == {"pagefind.js", "pagefind-worker.js"}


def test_what_an_organiser_writes_stays_text() -> None:
    hostile = Text('"><script>alert(1)</script>', "en", "ltr")
    page = record_page(SearchRecord("/en/", hostile, hostile, "<b>", (("kind", ('"x',)),)))
    assert "<script" not in page
    assert "<b>" not in page


def test_files_of_another_version_are_refused(jumbo: BuiltSite) -> None:
    folder = jumbo.folder / "search" / "ar"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*.*")}
    assert in_stable_order(files) == dict(sorted(files.items()))
    (meta,) = [name for name in files if name.endswith(".pf_meta")]
    import gzip

    with pytest.raises(UnknownIndexError):
        in_stable_order({**files, meta: gzip.compress(b"another")})
