"""What of a Markdown text is prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.content.markdown_prose import visible_prose
from jumbo_site.i18n.transliteration import transliterate


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("plain *words* **here**", "plain *words* **here**"),
        ("`code` and ``more ` code`` end", "and end"),
        ("a\n\n```\ncode\n```\n\nb", "a b"),
        ("a\n\n    code\n\n    more\n\nb", "a b"),
        ("- item\n\n    goes on\n\nb", "- item goes on b"),
        ('[words](/2022/x/ "title") end', '[words]( "title") end'),
        ("[words](<a b> 'title')", "[words]( 'title')"),
        ("![alt](/media/a_(1).png)", "![alt]( )"),
        ('[words][label] and [label]\n\n[label]: https://x.org/ "title"', '[words] and : "title"'),
        ("text[^1]\n\n[^1]: the note", "text : the note"),
        ("<https://x.org/> <a@x.org> https://x.org/a, www.x.org end", "end"),
        ('a <bdi lang="en">foreign</bdi> <span title="x">own</span> b', "a own b"),
        ("a &amp; b &#39; c", "a b c"),
        ("a <!-- hidden --> b", "a <!-- hidden --> b"),
        ("<!-- hidden -->\n\nb", "b"),
    ],
)
def test_prose(markdown: str, words: str) -> None:
    assert " ".join(visible_prose(markdown).split()) == words


@given(st.text(alphabet="ab`~[]()<>:/&;@.#-*_ \n\t^!\"'1", max_size=80))
def test_places_stay(markdown: str) -> None:
    shown = visible_prose(markdown)
    assert len(shown) == len(markdown)
    assert all(seen in (" ", written) for seen, written in zip(shown, markdown, strict=True))
    assert shown.count("\n") == markdown.count("\n")


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("## Наслов\n\nРеч `код` [веза](/путања/ \"Наслов\").", "## Naslov\n\nReč `код` [veza](/путања/ \"Naslov\")."),
        ("```\nкод\n```\n\nреч", "```\nкод\n```\n\nreč"),
        ("[веза][име] и [име]\n\n[име]: /путања/", "[veza][ime] i [ime]\n\n[ime]: /путања/"),
        ("реч[^а]\n\n[^а]: белешка", "reč[^a]\n\n[^a]: beleška"),
        ('<span lang="ru">Москва</span> и <abbr title="Назив">НВО</abbr>',
         '<span lang="ru">Москва</span> i <abbr title="Назив">NVO</abbr>'),
        ("| Ђак | Њива |\n|---|---|\n| џеп | ЉУТ |", "| Đak | Njiva |\n|---|---|\n| džep | LJUT |"),
    ],
)  # fmt: skip
def test_markdown_is_transliterated_where_it_is_prose(cyrillic: str, latin: str) -> None:
    assert transliterate(cyrillic, visible_prose(cyrillic, with_labels=True)) == latin
