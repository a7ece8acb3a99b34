"""Organisers' Markdown is safe, and keeps its structure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from jumbo_site.content.markdown_scan import scan_markdown
from jumbo_site.render.link_marks import LINK_MARKER, resolve_links
from jumbo_site.render.markdown_text import markdown_html, plain_text


def convert(markdown: str, *, level: int = 2, prefix: str = "", script: str = "Latn") -> str:
    return markdown_html(markdown, script=script, heading_level=level, id_prefix=prefix, backlink_title="Back to {}")


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src='https://evil.example'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    '[x](https://a.example "onmouseover=alert(1)")',
    "<style>body{display:none}</style>",
    "<form action='https://evil.example'><input name=a></form>",
    "<base href='https://evil.example'>",
    "<meta http-equiv='refresh' content='0;url=https://evil.example'>",
    "<b style='position:fixed'>x</b>",
    '```"><script>alert(1)</script>\nx\n```',
]


def dangers(fragment: str) -> list[str]:
    """Judge by an independent parser."""
    if not fragment.strip():
        return []
    tree = html.fragment_fromstring(fragment, create_parent="div")
    found = []
    forbidden = {"script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "base", "meta", "link"}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in forbidden:
            found.append(element.tag)
        for name, value in element.attrib.items():
            address = "".join(character for character in value if ord(character) > 32).lower()
            if name.startswith("on") or name == "style" or address.startswith(("javascript:", "data:", "vbscript:")):
                found.append(f"{name}={value}")
    return found


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_dangerous_survives(attack: str) -> None:
    assert dangers(convert(attack)) == []


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*ATTACKS, "text", "*", "[", "](", "\n", "<", ">", "`", "&"]), max_size=8))
def test_nothing_dangerous_survives_in_any_mixture(parts: list[str]) -> None:
    text = "".join(parts)
    if not any(one.code == "markdown-too-complex" for one in scan_markdown(text, "a.md", 1).diagnostics):
        assert dangers(convert(text)) == []


def test_template_syntax_stays_as_it_is_written() -> None:
    assert "{{ 7*7 }}" in convert("{{ 7*7 }} {% raw %}")


def test_the_highest_heading_gets_the_level_of_its_place() -> None:
    assert convert("## One\n\n### Two\n") == '<h2 id="section-1">One</h2>\n<h3 id="section-2">Two</h3>'
    assert '<h3 id="p-section-1">' in convert("# One", level=3, prefix="p-")


def test_no_heading_level_is_left_out() -> None:
    converted = convert("# One\n\n#### Four\n\n## Two\n")
    assert [converted.count(f"<h{level}") for level in (2, 3, 4, 5)] == [1, 2, 0, 0]


def test_footnotes_of_two_texts_on_one_page_do_not_meet() -> None:
    one, other = (convert("Text[^1].\n\n[^1]: Note.", prefix=prefix) for prefix in ("a-", "b-"))
    ids = [set(html.fragment_fromstring(text, create_parent="div").xpath("//@id")) for text in (one, other)]
    assert ids[0]
    assert not ids[0] & ids[1]
    assert 'title="Back to 1"' in one


def test_links_to_the_site_are_resolved_for_each_page() -> None:
    converted = convert("[programme](/2022/programme/) and [other](https://a.example/)")
    assert LINK_MARKER in converted
    resolved = resolve_links(converted, lambda path: f"../..{path}")
    assert LINK_MARKER not in resolved
    assert 'href="../../2022/programme/"' in resolved
    assert 'href="https://a.example/"' in resolved


def test_the_marker_cannot_be_written_by_an_organiser() -> None:
    assert LINK_MARKER not in convert(f"{LINK_MARKER}text [x](https://a.example/{LINK_MARKER}y)")


def test_columns_of_a_table_are_aligned_without_inline_style() -> None:
    converted = convert("| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert "style" not in converted
    assert '<th class="align-end" scope="col">' in converted or '<th scope="col" class="align-end">' in converted


def test_words_of_another_script_are_isolated() -> None:
    assert convert("مجلس RCC هنا", script="Arab") == '<p>مجلس <bdi lang="und-Latn" dir="ltr">RCC</bdi> هنا</p>'


def test_plain_text() -> None:
    assert plain_text(convert("One *two* &amp; three")) == "One two & three"
