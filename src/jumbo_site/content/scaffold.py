"""New entries: small files with comments that say what belongs into them."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jumbo_site.content.entry_texts import FOLDERS, KINDS, PARTS, WITH_TITLE, EntryFacts, facts_text, title_text
from jumbo_site.content.existing_entries import (
    ExistingContent,
    ScaffoldError,
    holder_of,
    next_number,
    next_order,
    read_existing,
    read_facts,
)
from jumbo_site.content.layout import TOP_KINDS
from jumbo_site.content.source_files import name_problem
from jumbo_site.content.yaml_nodes import parse_yaml, to_plain
from jumbo_site.diagnostics import Listed, did_you_mean, say
from jumbo_site.i18n.romanisation import id_from_name
from jumbo_site.i18n.scripts import script_of
from jumbo_site.model.addresses import RESERVED_PAGE_IDS
from jumbo_site.model.record import is_id

__all__ = [
    "KINDS",
    "Place",
    "ScaffoldError",
    "check_id",
    "find_place",
    "free_id_like",
    "id_holder",
    "named_texts",
    "proposed_id",
    "write_entry",
]

_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Place:
    """Where entries of a kind stand."""

    content: ExistingContent
    kind: str
    edition: str | None
    """The edition of a session, panel or contribution."""

    @property
    def parent(self) -> Path:
        """The folder that holds the kind's folder or list."""
        return self.content.root if self.edition is None else self.content.root / self.edition

    @property
    def folder(self) -> str:
        """The name of the kind's folder; none for editions."""
        return FOLDERS.get(self.kind, "")

    @property
    def list_file(self) -> Path | None:
        """The file with all entries of the kind, where there is one."""
        path = self.parent / f"{self.folder}.yaml"
        return path if self.folder and path.is_file() else None


def find_place(root: Path, kind: str, edition: str | None) -> Place:
    """Return where an entry goes. ``edition`` is by default the site's current one. Raises ScaffoldError."""
    if kind not in KINDS:
        hint = PARTS.get(kind) or did_you_mean(kind, KINDS) or say("One of {kinds}.", kinds=Listed(KINDS))
        raise ScaffoldError(say("`{kind}` is not a kind of entry.", kind=kind), hint)
    content = read_existing(root)
    if kind == "edition" or FOLDERS[kind] in TOP_KINDS:
        if edition is not None:
            raise ScaffoldError(say("A {kind} belongs to no edition.", kind=kind), say("Leave --edition out."))
        return Place(content, kind, None)
    wanted = edition if edition is not None else content.edition
    if wanted not in content.editions:
        hint = did_you_mean(wanted or "", content.editions) or (
            say("--edition names one of {known}.", known=Listed(content.editions))
            if content.editions
            else say("Make one first: `jumbo-site new edition 2030`.")
        )
        raise ScaffoldError(say("There is no edition `{edition}`.", edition=wanted or ""), hint)
    return Place(content, kind, wanted)


def named_texts(place: Place, names: Sequence[str], language: str | None = None) -> dict[str, str]:
    """Return names by the script or language that each is for. Raises ScaffoldError.

    A speaker's names go by their scripts. Another text is in ``language``, or in the first language of the site that is
    written in its script and has no text yet, or else in the default one.
    """
    from jumbo_site.i18n.language import script_of_tag

    languages = place.content.languages
    if language is not None and language not in languages:
        hint = did_you_mean(language, languages) or say("Add it to `languages` in site.yaml.")
        raise ScaffoldError(
            say(
                "`{language}` is not one of the languages of this site ({languages}).",
                language=language,
                languages=Listed(languages),
            ),
            hint,
        )
    texts: dict[str, str] = {}
    for name in (_clean(name) for name in names):
        script = script_of(name)
        if place.kind == "speaker":
            keys = ["Latn" if script in ("Zyyy", "Zzzz") else script]
        else:
            keys = [language] if language else [tag for tag in languages if script_of_tag(tag) == script]
        key = next((key for key in keys or languages[:1] if key not in texts), None)
        if key is None:
            hint = say('Put a name of several words into quotes: "{names}".', names=" ".join(names))
            raise ScaffoldError(say("`{name}` is a second name in the same script.", name=name), hint)
        texts[key] = name
    return texts


def proposed_id(place: Place, texts: Mapping[str, str]) -> str:
    """Return an id for names, from the one in Latin letters where there is one; empty where none can be made."""
    latin = [name for name in texts.values() if script_of(name) == "Latn"]
    return next((found for found in map(id_from_name, [*latin, *texts.values()]) if found), "")


def check_id(place: Place, entry_id: str) -> None:
    """Raise ScaffoldError where an id cannot be one, or where an entry has it."""
    if not is_id(entry_id):
        suggestion = id_from_name(entry_id)
        raise ScaffoldError(
            say("`{id}` cannot be an id: lower-case Latin letters, digits, single hyphens.", id=entry_id),
            say("Try `{id}`.", id=suggestion) if suggestion else say("Give one with --id."),
        )
    wrong = name_problem(entry_id)
    if wrong is not None:
        raise ScaffoldError(wrong, say("Choose another id."))
    if place.kind in ("page", "edition") and entry_id in RESERVED_PAGE_IDS:
        raise ScaffoldError(
            say("`{page}` is the address of a page that every site has.", page=entry_id), say("Choose another id.")
        )
    taken = id_holder(place, entry_id)
    if taken is not None:
        raise ScaffoldError(
            say("`{id}` exists already, in {file}.", id=entry_id, file=taken.as_posix()),
            say("Edit what is there, or take another id, such as `{id}`.", id=free_id_like(place, entry_id)),
        )


def id_holder(place: Place, entry_id: str) -> Path | None:
    """Return the file or folder that has an id already, in whatever case, or None."""
    root, editions = place.content.root, place.content.editions
    if place.kind == "edition" and entry_id in TOP_KINDS:
        return root / entry_id
    held = holder_of(place.parent, "pages" if place.kind == "edition" else place.folder, entry_id)
    if held is None and place.kind in ("page", "edition"):
        alike = next((name for name in editions if name.casefold() == entry_id.casefold()), None)
        held = None if alike is None else root / alike / "edition.yaml"
    return held


def free_id_like(place: Place, entry_id: str) -> str:
    """Return the id with the first number behind it that makes it a free one."""
    number = 2
    while id_holder(place, f"{entry_id}-{number}") is not None:
        number += 1
    return f"{entry_id}-{number}"


def write_entry(place: Place, entry_id: str, texts: Mapping[str, str], today: date) -> list[Path]:
    """Write the files of a new entry and return their paths. Never overwrites. Raises ScaffoldError, OSError."""
    check_id(place, entry_id)
    languages = place.content.languages
    if not texts:
        texts = {"Latn" if place.kind == "speaker" else languages[0]: entry_id}
    facts = facts_text(place.kind, texts, _keys(place), _facts(place, entry_id, today))
    if place.list_file is not None:
        return [_append(place.list_file, entry_id, facts)]
    folder = place.parent / (entry_id if place.kind == "edition" else place.folder)
    stem = "edition" if place.kind == "edition" else entry_id
    own = folder / f"{stem}.yaml"
    schema = place.content.schema(place.folder or "edition", own)
    header = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    files = {own: header + facts}
    if place.kind in WITH_TITLE:
        files |= {folder / f"{stem}.{tag}.md": title_text(text) for tag, text in texts.items()}
    _write_new(files)
    return list(files)


def _keys(place: Place) -> list[str]:
    """Return the scripts or languages in which an entry could have a name."""
    from jumbo_site.i18n.language import UnknownLanguageError, script_of_tag

    if place.kind != "speaker":
        return list(place.content.languages)
    scripts = []
    for tag in place.content.languages:
        with contextlib.suppress(UnknownLanguageError):
            scripts.append(script_of_tag(tag))
    return list(dict.fromkeys(scripts))


def _facts(place: Place, entry_id: str, today: date) -> EntryFacts:
    root, editions = place.content.root, place.content.editions
    own = read_facts(root / (place.edition or place.content.edition or "") / "edition.yaml")
    start, timezone = _day(own.get("start")) or today, own.get("timezone")
    if place.kind == "edition":
        start = (
            date(int(entry_id), 1, 1) if len(entry_id) == 4 and entry_id.isdecimal() and entry_id > "1900" else today
        )
        numbers = [read_facts(root / name / "edition.yaml").get("number") for name in editions]
        number = max((int(one) for one in numbers if isinstance(one, str) and one.isdecimal()), default=0) + 1
    else:
        number = next_number(place.parent, place.folder)
    order = next_order(place.parent, place.folder) if place.folder else 0
    return EntryFacts(number, order, today, start, timezone if isinstance(timezone, str) else "UTC")


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _clean(name: str) -> str:
    """Return a name in one line, without control characters and direction marks."""
    composed = " ".join(unicodedata.normalize("NFC", name).split())
    kept = "".join(one for one in composed if unicodedata.category(one) not in ("Cc", "Cf", "Cs") or one in _JOINERS)
    if not kept.strip(_JOINERS + " "):
        raise ScaffoldError(say("The name is empty."), say('Give it in quotes: "Jane Roe".'))
    return kept


def _write_new(files: Mapping[Path, str]) -> None:
    """Write files that must not exist, all of them or none."""
    written: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(path)
                stream.write(text)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise ScaffoldError(
                say("{existing} exists already; nothing was written.", existing=path.as_posix()),
                say("Choose another id."),
            ) from None
        raise


def _append(list_file: Path, entry_id: str, facts: str) -> Path:
    """Add an entry to the end of a list; where its writing does not allow that, say what to add by hand."""
    text = list_file.read_text("utf-8")
    known = to_plain(parse_yaml(text, str(list_file)).node)
    last = next((line for line in reversed(text.splitlines()) if line.lstrip(" ").startswith("- ")), "")
    indent = " " * (len(last) - len(last.lstrip(" "))) if last and not _is_nested(text) else ""
    entry = f"{indent}- id: {entry_id}\n" + "".join(f"{indent}  {line}\n" for line in facts.splitlines())
    separator = "" if not text or text.endswith("\n") else "\n"
    added = f"{text}{separator}{entry}"
    parsed = parse_yaml(added, str(list_file))
    found = to_plain(parsed.node)
    listed = known if isinstance(known, list) else []
    fits = known is None or isinstance(known, list)
    if parsed.diagnostics or not fits or not isinstance(found, list) or found[:-1] != listed or not found:
        raise ScaffoldError(
            say(
                "{file} holds no list to whose end an entry can be added; nothing was written.",
                file=list_file.as_posix(),
            ),
            say("Add these lines to the list by hand:"),
            entry,
        )
    temporary = list_file.with_name(f".{list_file.name}.new")
    temporary.write_text(added, "utf-8", newline="\n")
    temporary.replace(list_file)
    return list_file


def _is_nested(text: str) -> bool:
    """Tell whether the list's own entries begin without an indent."""
    return any(line.startswith("- ") for line in text.splitlines())
