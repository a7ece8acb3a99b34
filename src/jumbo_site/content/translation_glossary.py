"""content/glossary.yaml: the words that translators have agreed on, and where the texts use others.

Only forms that the glossary forbids are reported. That a text has a term and its translation lacks the agreed word is
not: words are inflected in every language of the region, and a good translation may use a pronoun instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from jumbo_site.content.markdown_code import blank_fences, blank_hidden
from jumbo_site.content.text_places import TextPlaces
from jumbo_site.content.translation_texts import ContentText, EntryTexts
from jumbo_site.content.translation_units import BODY
from jumbo_site.content.validation import problems_of
from jumbo_site.content.yaml_nodes import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    key_location,
    location_of,
    parse_yaml,
    to_plain,
)
from jumbo_site.diagnostics import Diagnostic, Listed, Location, diagnostic, did_you_mean, say
from jumbo_site.model.glossary import GlossaryTerm

_ARABIC = "[\u0621-\u064a\u066e-\u06d3]"
_MARKS = "[\u064b-\u065f\u0670\u0640]*"
"""Vowel marks and tatweel, which may stand after any letter."""
_ANY_MARK = re.compile(_MARKS.replace("*", "+"))
_BEFORE = "(?<![\\w\u064b-\u065f\u0670\u0640])"
_AFTER = "(?![\\w\u064b-\u065f\u0670\u0640])"
_WITHOUT_ARTICLE = "[وف]?(?:[بك]?(?:ال)?|لل?)"
"""Conjunctions, prepositions and the article, which Arabic writes together with the word that follows."""
_WITH_ARTICLE = "[وف]?(?:[بك]?ال|لل)"
_TARGET = re.compile(r"\]\([^)\n]*\)|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\n]*>|https?://\S+")
_ENDING = r"\w{0,3}"
"""What inflection may add to a term, where it is looked for as a remark to translators."""


@dataclass(frozen=True)
class Remark:
    """A line for the translators of those texts in which a term is found."""

    pattern: re.Pattern[str]
    line: str


@dataclass(frozen=True)
class Glossary:
    """The terms of a site."""

    terms: tuple[GlossaryTerm, ...] = ()

    def forbidden(self, language: str) -> Iterator[tuple[str, GlossaryTerm]]:
        """Yield the forms that are not to be used in a language, each with its term."""
        for term in self.terms:
            for form in term.forbidden.get(language, ()):
                yield form, term

    def remarks(self, source: str, target: str) -> tuple[Remark, ...]:
        """Return what translators from one language into another should know of the terms."""
        return tuple(self._remarks(source, target))

    def _remarks(self, source: str, target: str) -> Iterator[Remark]:
        for term in self.terms:
            own, theirs = term.term.get(source), term.term.get(target)
            parts = [f"{own} = {theirs}"] if theirs else [f"{own}"]
            if term.forbidden.get(target):
                parts.append(f"not: {', '.join(term.forbidden[target])}")
            if term.note:
                parts.append(term.note)
            if own is not None and (theirs or len(parts) > 1):
                pattern = re.compile(f"{_BEFORE}{_form(own)}{_ENDING}{_AFTER}", re.IGNORECASE)
                yield Remark(pattern, f"Glossary: {'; '.join(parts)}")


def read_glossary(
    text: str, file: str, languages: Sequence[str], default_language: str
) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """Read glossary.yaml, a list of terms."""
    parsed = parse_yaml(text, file)
    problems = list(parsed.diagnostics)
    node = parsed.node
    if node is None or (isinstance(node, ScalarNode) and node.text is None):
        return Glossary(), tuple(problems)
    if not isinstance(node, SequenceNode):
        message = say("The file must hold a list: entries that begin with `- term: …`.")
        return Glossary(), (*problems, diagnostic("wrong-type", message, node.location))
    terms = []
    for item in node.items:
        if not isinstance(item, MappingNode):
            message = say("Each entry must be lines of `key: value`.")
            problems.append(diagnostic("yaml-not-a-mapping", message, item.location))
            continue
        data = to_plain(item)
        try:
            context = {"default_language": default_language, "languages": tuple(languages)}
            term = GlossaryTerm.model_validate(data, context=context)
        except ValidationError as error:
            for problem in problems_of(error, GlossaryTerm, data):
                locate = key_location if problem.at_key else location_of
                place = locate(item, problem.path)
                problems.append(diagnostic(problem.code, problem.message, place, problem.hint))
            continue
        terms.append(term)
        for language in term.forbidden:
            if language not in languages:
                message = say(
                    "`{language}` is not one of the languages of this site ({languages}).",
                    language=language,
                    languages=Listed(languages),
                )
                place = key_location(item, ("forbidden", language))
                hint = did_you_mean(language, languages) or say("The languages are listed in site.yaml.")
                problems.append(diagnostic("unknown-language", message, place, hint))
    return Glossary(tuple(terms)), tuple(problems)


def glossary_problems(
    glossary: Glossary, entries: Iterable[EntryTexts], files: Mapping[str, str], languages: Sequence[str]
) -> Iterator[Diagnostic]:
    """Yield a warning for each forbidden form in a text, at the word. ``files`` are the texts of all files, by name."""
    searches = [search for search in (_Search(glossary, language) for language in languages) if search.forms]
    for entry in entries:
        for search in searches:
            for text in entry.texts:
                if search.language in text.values:
                    yield from _text_problems(entry, text, search, files)


class _Search:
    """The forbidden forms of one language, and the agreed terms, inside which a form does not count."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        self.language = language
        self.forms = sorted(glossary.forbidden(language), key=lambda pair: (-len(pair[0]), pair[0]))
        self.stems = [tuple(_folded(_stem(word)) for word in form.split()) for form, _ in self.forms]
        groups = "|".join(f"(?P<f{index}>{_form(form)})" for index, (form, _) in enumerate(self.forms))
        self.pattern = re.compile(f"{_BEFORE}(?:{groups}){_AFTER}", re.IGNORECASE)
        agreed = [term.term.get(language) for term in glossary.terms]
        terms = "|".join(sorted((_form(term) for term in agreed if term), key=lambda form: (-len(form), form)))
        self.agreed = re.compile(f"{_BEFORE}(?:{terms or '(?!)'}){_AFTER}", re.IGNORECASE)

    def _may_find(self, text: str) -> bool:
        """Tell whether it is worth while to look: all words of some form are in the text, in whatever shape."""
        folded = _folded(text)
        return any(all(stem in folded for stem in stems) for stems in self.stems)

    def find(self, text: str) -> list[re.Match[str]]:
        """Return the forbidden forms in a text."""
        found = list(self.pattern.finditer(text)) if self._may_find(text) else []
        spans = [match.span() for match in self.agreed.finditer(text)] if found else []
        return [match for match in found if not any(a <= match.start() and match.end() <= b for a, b in spans)]

    def problem(self, match: re.Match[str], place: Location) -> Diagnostic:
        """Return the warning for one of them."""
        _, term = self.forms[int(str(match.lastgroup)[1:])]
        agreed = term.term.get(self.language)
        message = say("The glossary rules `{word}` out.", word=match.group())
        hint = (
            say("It says `{agreed}`.", agreed=agreed)
            if agreed
            else say("{note}", note=term.note)
            if term.note
            else None
        )
        return diagnostic("glossary-forbidden", message, place, hint)


def _stem(word: str) -> str:
    """Return an Arabic word without its article; any other as it is."""
    stem = word.removeprefix("ال")
    return stem if len(stem) > 2 else word


def _folded(text: str) -> str:
    return _ANY_MARK.sub("", text).lower()


def _form(form: str) -> str:
    """Return the pattern of a term: Arabic with what is written together with it, with or without vowel marks."""
    return r"\s+".join(_word(word, is_first=index == 0) for index, word in enumerate(form.split()))


def _word(word: str, *, is_first: bool) -> str:
    if re.match(_ARABIC, word) is None:
        return re.escape(word)
    stem = _stem(word)
    has_article = stem != word
    letters = "".join(re.escape(letter) + _MARKS for letter in stem)
    if not is_first:
        return ("ال" if has_article else "(?:ال)?") + letters
    return (_WITH_ARTICLE if has_article else _WITHOUT_ARTICLE) + letters


def _shown(body: str) -> str:
    """Return a Markdown text with blanks in place of code and addresses, of the same length."""
    return _TARGET.sub(lambda match: " " * len(match.group()), blank_hidden(blank_fences(body)))


def rules_out(glossary: Glossary, body: str, language: str) -> bool:
    """Tell whether a Markdown text has a word that is not to be used in its language."""
    search = _Search(glossary, language)
    return bool(search.forms and search.find(_shown(body)))


def _text_problems(
    entry: EntryTexts, text: ContentText, search: _Search, files: Mapping[str, str]
) -> Iterator[Diagnostic]:
    prose = entry.prose(search.language)
    if text.path == BODY and prose is not None:
        places = TextPlaces(prose.body, prose.file, prose.body_line)
        for match in search.find(_shown(prose.body)) if search.find(prose.body) else ():
            yield search.problem(match, places.at(match.start()))
        return
    value = text.values[search.language]
    start = entry.location(text, search.language)
    for written in (value,) if isinstance(value, str) else value.values():
        found = search.find(written)
        if found:
            yield from _located(found, written, start, search, files.get(start.file, ""))


def _located(
    found: Sequence[re.Match[str]], value: str, start: Location, search: _Search, file_text: str
) -> Iterator[Diagnostic]:
    """Yield the warnings for a value of YAML at the words as they are written; with escapes, at the value."""
    places = TextPlaces(file_text, start.file, 1)
    offset = places.starts[start.line - 1] + start.column - 1 if start.line <= len(places.starts) else 0
    written = search.find(file_text[offset : offset + 2 * len(value) + 200])
    for index, match in enumerate(found):
        same = index < len(written) and written[index].group() == match.group()
        yield search.problem(match, places.at(offset + written[index].start()) if same else start)
