"""The short scan of simple texts finds what the thorough one finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jumbo_site.content.markdown_scan import scan_markdown, scan_thoroughly
from jumbo_site.content.text_places import TextPlaces

FILE = "content/pages/about.en.md"
PIECES = st.lists(
    st.sampled_from(
        [
            "- ",
            "\n- ",
            "- a\n- b",
            "\n\n- c\n- d\n\n",
            "*a*",
            "**b c**",
            "***d***",
            "*",
            "[f g](/2022/x/)",
            "[h](https://a.example/b)",
            "[i](//a/)",
            "[k](/../l)",
            "[*n*](/o/)",
            "[p]",
            "(q)",
            '[r](/s/ "t")',
            "[u](javascript:v)",
            "[](/w/)",
            "x",
            " ",
            "\n",
            "\n\n",
            "كلمة",
            "«y»",
            "1",
            "2.",
            "(",
            ")",
            "'",
            "<b>",
            "&amp;",
            "`c`",
            "https://a.example/",
            "[a]: /b/",
            "\u202e",
            "!",
        ]
    ),
    max_size=9,
).map("".join)


@settings(max_examples=400)
@given(PIECES)
def test_both_ways_agree(text: str) -> None:
    assert scan_markdown(text, FILE, 3) == scan_thoroughly(text, TextPlaces(text, FILE, 3))
