"""Markdown texts in blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.content.translation_blocks import are_aligned, block_edits, blocks
from jumbo_site.content.translation_yaml import applied

BODY = """
First line,
second line.

## A heading {#here}

- one
- two

  still two

```python
a = 1

b = 2
```
After the fence.

---

    indented
      code
"""


def test_the_blocks_of_a_text() -> None:
    assert [(block.shape, block.text) for block in blocks(BODY)] == [
        ("", "First line,\nsecond line."),
        ("##", "A heading {#here}"),
        ("", "- one\n- two"),
        ("", "still two"),
        ("code", "```python\na = 1\n\nb = 2\n```"),
        ("", "After the fence."),
        ("", "---"),
        ("", "indented\n  code"),
    ]
    assert [block.line for block in blocks(BODY)] == [1, 4, 6, 9, 11, 16, 18, 20]


def test_a_rule_has_nothing_to_translate() -> None:
    assert [block.is_translatable for block in blocks("text\n\n---\n\n١٢٣\n")] == [True, False, False]


def test_a_translated_block_keeps_its_marks_and_indentation() -> None:
    texts = {1: "Titull", 3: "ende\n\ndy", 7: "kod"}
    new = applied(BODY, block_edits(blocks(BODY), texts))
    assert new == BODY.replace("A heading {#here}", "Titull").replace("still two", "ende\n\n  dy").replace(
        "indented\n      code", "kod"
    )


def test_texts_with_the_same_shape_are_aligned() -> None:
    assert are_aligned(blocks("# A\n\nb\n"), blocks("# C\n\n\nd"))
    assert not are_aligned(blocks("# A\n\nb\n"), blocks("## C\n\nd"))
    assert not are_aligned(blocks("# A\n\nb\n"), blocks("# C\n\nd\n\ne"))


@given(st.text(alphabet="ab \n#-`~\t>1.", max_size=120))
def test_blocks_cover_all_that_is_written(body: str) -> None:
    structure = blocks(body)
    assert block_edits(structure, {index: block.text for index, block in enumerate(structure)}) == []
    shown_to = 0
    for block in structure:
        assert not body[shown_to : block.start].strip()
        assert body[block.start : block.end].strip()
        shown_to = block.end
    assert not body[shown_to:].strip()
    rewritten = applied(body, [(block.start, block.end, block.written(block.text)) for block in structure])
    assert [block.text for block in blocks(rewritten)] == [block.text for block in structure]
