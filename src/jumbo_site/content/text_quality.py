"""How texts are written: Arabic signs and letters, invisible characters, names spelled in two ways.

Warnings, but for invisible characters, which can make a text read otherwise than it is (Unicode TR 36, 2.5).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from jumbo_site.content.arabic_faults import CANDIDATE, Fault, arabic_faults, has_mixed_digits
from jumbo_site.content.name_spellings import NameIndex, name_index, names_in, other_spellings
from jumbo_site.content.source_files import SourceFile
from jumbo_site.content.text_places import TextPlaces
from jumbo_site.content.text_spans import TextSpan, file_language, front_and_body, text_spans
from jumbo_site.diagnostics import Diagnostic, diagnostic, say, together
from jumbo_site.i18n.bidi_runs import LETTERS
from jumbo_site.model.people import Speaker

MAX_FAULTS = 200
"""Of one file that are reported."""

_ARABIC = re.compile(f"[{LETTERS['Arab']}]")
_INVISIBLE = "\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Zero width space, embeddings and overrides, word joiner, isolates, byte order mark; ZWJ and ZWNJ shape letters."""
_INVISIBLE_IN_YAML = re.compile(
    rf"(?!\ufeff)[{_INVISIBLE}]|(?<!\\)(?:\\\\)*(?P<escape>\\(?:u|U0000)(?:200[bB]|202[a-eA-E]|2060|206[6-9]|[fF][eE][fF][fF]))"
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,32});")
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_BLOCK = re.compile(r"[:-] [|>][^\n]{0,3}$", re.MULTILINE)
"""The head of a text of several lines in YAML."""


def text_quality_problems(
    files: Iterable[SourceFile], languages: Sequence[str], speakers: Iterable[Speaker]
) -> list[Diagnostic]:
    """Return what is wrong with the writing of YAML and Markdown files, each with its place in its file."""
    names = name_index(speakers)
    return [problem for file in files for problem in file_problems(file, languages, names)]


def file_problems(file: SourceFile, languages: Sequence[str], names: NameIndex) -> list[Diagnostic]:
    """Return what is wrong with the writing of one file; ``names`` are those of the speakers."""
    if file.path.suffix not in (".yaml", ".md"):
        return []
    places = TextPlaces(file.text, file.shown, 1)
    problems = list(invisible_characters(file, places))
    for fault in islice(file_faults(file, languages, names), MAX_FAULTS):
        hint = (
            fault.hint
            if fault.replacement is None
            else together(fault.hint, say("`jumbo-site fix` does it for all files."))
        )
        problems.append(diagnostic(fault.code, fault.message, places.at(fault.start), hint))
    return problems


def file_faults(file: SourceFile, languages: Sequence[str], names: NameIndex) -> Iterator[Fault]:
    """Yield the faults of a file's Arabic texts, with offsets in the file's text."""
    if not _may_be_arabic(file) or _ARABIC.search(file.text) is None:
        return
    has_candidate = CANDIDATE.search(file.text) is not None
    if not has_candidate and has_mixed_digits(file.text):
        is_long = file.path.suffix == ".md" or _BLOCK.search(file.text) is not None
        has_candidate = is_long or any(has_mixed_digits(line) for line in file.text.split("\n"))
    named = [name for name in sorted(names_in(file.text, names)) if any(other_spellings(file.text, name, names))]
    if not has_candidate and not named:
        return
    for span in text_spans(file, languages):
        if is_arabic(span):
            yield from _moved(arabic_faults(span.text, span.shown), span.start)
            yield from _moved(_name_faults(span, named, names), span.start)


def _may_be_arabic(file: SourceFile) -> bool:
    language = file_language(file)
    return language is None or _is_arabic_tag(language)


def is_arabic(span: TextSpan) -> bool:
    """Tell whether a text is one of a language in Arabic script, or, where its language is not told, in that script."""
    if span.language is not None:
        return _is_arabic_tag(span.language)
    from jumbo_site.i18n.scripts import script_of

    return script_of(span.text) == "Arab"


def _is_arabic_tag(tag: str) -> bool:
    from jumbo_site.i18n.language import UnknownLanguageError, script_of_tag

    try:
        return script_of_tag(tag) == "Arab"
    except UnknownLanguageError:
        return False


def _moved(faults: Iterable[Fault], offset: int) -> Iterator[Fault]:
    for one in faults:
        yield Fault(one.start + offset, one.end + offset, one.code, one.message, one.hint, one.replacement)


def _name_faults(span: TextSpan, named: Iterable[tuple[str, ...]], names: NameIndex) -> Iterator[Fault]:
    for name in named:
        for offset, spelling in other_spellings(span.shown, name, names):
            declared = names.spellings[name][0]
            message = say("`{spelling}` is spelled `{declared}` elsewhere.", spelling=spelling, declared=declared)
            hint = say("Write `{declared}`, or add this spelling to the person's `aliases`.", declared=declared)
            yield Fault(offset, offset + len(spelling), "name-spelled-two-ways", message, hint)


def invisible_characters(file: SourceFile, places: TextPlaces) -> Iterator[Diagnostic]:
    """Yield invisible characters of YAML and front matter, also as escapes, and character references to such in bodies.

    Those that stand in a Markdown body themselves are reported by its scan, U+FEFF in YAML by its reader.
    """
    if "\\" not in file.text and "&" not in file.text and _IS_INVISIBLE.search(file.text) is None:
        return
    is_markdown = file.path.suffix == ".md"
    (start, end), body = front_and_body(file.text) if is_markdown else ((0, len(file.text)), len(file.text))
    found = [
        (match.start("escape"), int(match["escape"][2:], 16))
        if match["escape"]
        else (match.start(), ord(match.group()))
        for match in _INVISIBLE_IN_YAML.finditer(file.text, start, end)
    ]
    for reference in _REFERENCE.finditer(file.text, body) if is_markdown and "&" in file.text else ():
        meant = html.unescape(reference.group())
        if _IS_INVISIBLE.match(meant):
            found.append((reference.start(), ord(meant[0])))
    for offset, code in found[:MAX_FAULTS]:
        message = say("The invisible character U+{code} stands here.", code=f"{code:04X}")
        hint = say("Delete it; the site isolates words of the other direction by itself.")
        yield diagnostic("bidi-control", message, places.at(offset), hint)
