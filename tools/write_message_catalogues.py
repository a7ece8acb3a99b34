"""Bring src/jumbo_site/messages/catalogues/*.po up to date with what the program says to organisers.

Translations are kept, messages that are no longer used go, new ones come in without a translation.

Usage: python tools/write_message_catalogues.py
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polib

import jumbo_site
import jumbo_site.model
from jumbo_site.cli import main as commands
from jumbo_site.cli.language import texts_of
from jumbo_site.messages.languages import LANGUAGES, SOURCE_LANGUAGE, catalogue_path
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.record import Record

PACKAGE = Path(jumbo_site.__file__).parent
FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
CLICK_WORDS = (
    "Aborted!",
    "Choose from:\n\t{choices}",
    "Commands",
    "Error: invalid input",
    "Error: {message}",
    "Invalid value for {param_hint}: {message}",
    "Invalid value: {message}",
    "Missing argument",
    "Missing command.",
    "Missing option",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "Option {name!r} does not take a value.",
    "Options",
    "Show the version and exit.",
    "Show this message and exit.",
    "Try '{command} {option}' for help.",
    "Usage:",
    "default: {default}",
    "directory",
    "file",
    "path",
    "required",
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is not readable.",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
)
"""What click itself says in these commands."""
CLICK_PLURALS = {
    "Got unexpected extra argument ({args})": "Got unexpected extra arguments ({args})",
    "Option {name!r} requires an argument.": "Option {name!r} requires {nargs} arguments.",
    "Did you mean {possibility}?": "(Did you mean one of: {possibilities}?)",
    "{value!r} is not {choice}.": "{value!r} is not one of {choices}.",
}


def messages() -> dict[str, str | None]:
    """Return all messages, each with the template for several, or None where it has no number."""
    found: dict[str, str | None] = dict.fromkeys(CLICK_WORDS) | CLICK_PLURALS
    found |= dict.fromkeys(_described())
    found |= dict.fromkeys(texts_of(commands))
    for path in sorted(PACKAGE.rglob("*.py")):
        found |= _said(ast.parse(path.read_text("utf-8")))
    return {template: plural for template, plural in sorted(found.items()) if re.search("[A-Za-z]", _bare(template))}


def _bare(template: str) -> str:
    return FIELD.sub("", template)


def _said(tree: ast.AST) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "say_plural"):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            found[texts[0]] = texts[1] if node.func.id == "say_plural" else None
    return found


def _described() -> Iterator[str]:
    """Yield the descriptions of fields that serve as hints: of those that are needed, and of those with keys below."""
    for module in pkgutil.iter_modules(jumbo_site.model.__path__):
        importlib.import_module(f"jumbo_site.model.{module.name}")
    for record in _kinds(Record):
        for info in record.model_fields.values():
            if info.description and (info.is_required() or _has_keys(info.annotation)):
                yield info.description


def _kinds(record: type[Record]) -> Iterator[type[Record]]:
    for kind in record.__subclasses__():
        yield kind
        yield from _kinds(kind)


def _has_keys(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, (Record, LocalizedText, LocalizedPlural)):
        return True
    origin = typing.get_origin(annotation)
    if origin in (dict, Mapping):
        return True
    return origin not in (tuple, list) and any(_has_keys(part) for part in typing.get_args(annotation))


def updated(catalogue: polib.POFile, wanted: Mapping[str, str | None]) -> polib.POFile:
    """Return a catalogue with exactly these messages."""
    known = {entry.msgid: entry for entry in catalogue}
    made = polib.POFile(wrapwidth=100)
    made.metadata = catalogue.metadata
    forms = range(int(re.findall(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[0]))
    for template, plural in sorted(wanted.items()):
        old = known.get(template)
        if plural is None:
            made.append(polib.POEntry(msgid=template, msgstr=old.msgstr if old is not None else ""))
            continue
        kept = old.msgstr_plural if old is not None and old.msgid_plural == plural else {}
        texts = {form: kept.get(form, "") for form in forms}
        made.append(polib.POEntry(msgid=template, msgid_plural=plural, msgstr_plural=texts))
    return made


def main() -> None:
    """Write the catalogues."""
    wanted = messages()
    for tag in LANGUAGES:
        if tag == SOURCE_LANGUAGE:
            continue
        path = catalogue_path(tag)
        made = updated(polib.pofile(str(path), encoding="utf-8"), wanted)
        path.write_text(f"{made}", "utf-8")
        missing = sum(not (entry.msgstr or all(entry.msgstr_plural.values() or [""])) for entry in made)
        print(f"{tag}: {len(made)} messages, {missing} without a translation")


if __name__ == "__main__":
    main()
