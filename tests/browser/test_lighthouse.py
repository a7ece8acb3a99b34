"""Lighthouse gives the main pages full marks, in Arabic and English, on a telephone.

How fast they are is no test: `make lighthouse` shows it, for each page in both languages.
"""

from __future__ import annotations

import pytest

from lighthouse import ONE_OF_EACH, PAGES, STEADY, report_on
from tests.conftest import BuiltSite

pytestmark = pytest.mark.xdist_group("lighthouse")


def test_the_main_pages_have_full_marks(jumbo: BuiltSite) -> None:
    assert set(ONE_OF_EACH) <= set(PAGES)
    assert report_on(jumbo.folder, jumbo.base_path, ONE_OF_EACH, STEADY) == []


def test_a_fault_costs_marks(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "index.html").write_text("<!doctype html><title>x</title><img src='x.png'>", "utf-8")
    (found,) = report_on(folder, "/", [""], STEADY)
    assert "image-alt" in found
