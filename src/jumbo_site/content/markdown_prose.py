"""What of a Markdown text is prose: words that readers see, apart from code, addresses, tags and references."""

from __future__ import annotations

import re

from jumbo_site.content.markdown_code import blank_fences, blank_hidden

_LIST_MARK = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\n]*\]:|:)[ \t]")
_ADDRESS = (
    r"(?:https?|ftp)://[^\s<>]+|\bwww\.[^\s<>]+|(?<![^\s<>()\[\]])[^\s@<>()\[\]]{1,64}@[^\s@<>()\[\],;?،؛؟]{1,255}"
)
_PLAIN_ADDRESS = re.compile(_ADDRESS)
_HIDDEN = re.compile(
    r"(?P<destination>(?<=\]\()[ \t]*(?:<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"|(?P<definition>(?<=\]:)[ \t]+(?:<[^>\n]*>|(?:https?|mailto|tel|/)\S*))"
    r"|(?P<autolink><[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|<[^<>\s@]+@[^<>\s]+>)"
    r"|(?P<foreign><(?P<name>\w+)\b[^<>]*\blang=[^<>]*>[^<]*</(?P=name)>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<entity>&(?:#\w+|\w+);)"
    rf"|{_ADDRESS}",
    re.MULTILINE,
)
_LABEL = re.compile(r"\[\^[^\]\n]*\]|(?<=\])\[[^\]\n]*\]|^ {0,3}\[[^\]\n]+\](?=:)", re.MULTILINE)
_DEFINED = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]*)\]:", re.MULTILINE)
_SHORTCUT = re.compile(r"\[([^\[\]\n]+)\](?![(\[])")


def visible_prose(markdown: str, *, with_labels: bool = False) -> str:
    """Return the text with blanks in place of all that is no prose, of the same length and with the same lines.

    No prose are code, comments, addresses, tags, character references, labels of footnotes and link references, and
    what HTML marks as text of another language. The words of a link and its title are prose. ``with_labels`` leaves
    the labels, for changes that make of each label always the same.
    """
    if not markdown:
        return markdown
    text = _blank_indented_code(blank_hidden(blank_fences(markdown)), markdown)
    if not with_labels and "[" in text:
        defined = {label.casefold() for label in _DEFINED.findall(text)}
        if defined:
            text = _SHORTCUT.sub(lambda one: _blank(one) if one[1].casefold() in defined else one.group(), text)
        text = _LABEL.sub(_blank, text)
    return _HIDDEN.sub(_blank, text)


def visible_plain_text(text: str) -> str:
    """Return a text that is no Markdown with blanks in place of addresses."""
    return _PLAIN_ADDRESS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _blank_indented_code(text: str, written: str) -> str:
    """Put blanks in place of paragraphs indented by four, but for those that go on a list or a footnote."""
    if "    " not in written and "\t" not in written:
        return text
    lines = text.split("\n")
    is_list = False
    after_blank = True
    in_code = False
    for number, line in enumerate(written.split("\n")):
        if not line.strip():
            after_blank = True
            continue
        is_indented = line.startswith(("    ", "\t"))
        if is_indented and not is_list and (after_blank or in_code):
            lines[number] = " " * len(line)
            in_code = True
        else:
            in_code = False
            if not is_indented and (after_blank or _LIST_MARK.match(line)):
                is_list = _LIST_MARK.match(line) is not None
        after_blank = False
    return "\n".join(lines)
