"""Typst serves each process, also one that was forked from another which has used it."""

from __future__ import annotations

import multiprocessing
import sys

import pytest

from jumbo_site.outputs.typst_compiler import compile_pictures, font_families

CARD = {"kicker": "a", "title": "b", "detail": "c", "site": "d", "when": "e"}
DATA = {"lang": "en", "rtl": False, "fonts": font_families("Latn"), "accent": "#14545c", "cards": [CARD, CARD]}


def _pictures() -> list[bytes]:
    return compile_pictures("social_card.typ", "cards", DATA)


@pytest.mark.skipif(sys.platform == "win32", reason="processes do not fork there")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fork_of_a_process_that_used_it() -> None:
    own = _pictures()
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply_async(_pictures).get(timeout=60) == own
    assert len(own) == 2
