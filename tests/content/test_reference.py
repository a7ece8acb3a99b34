"""docs/content-reference.md is written from the model."""

from __future__ import annotations

from jumbo_site.content.reference import content_reference
from tests.conftest import REPOSITORY


def test_the_reference_is_up_to_date() -> None:
    written = (REPOSITORY / "docs" / "content-reference.md").read_text("utf-8")
    assert written == content_reference(), "run: python tools/write_content_reference.py"


def test_every_key_has_a_meaning() -> None:
    rows = [line for line in content_reference().splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    assert [row for row in rows if row.endswith("|  |")] == []
