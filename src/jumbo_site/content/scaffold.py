"""New entries: small files with comments that say what belongs into them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jumbo_site.content.file_names import SITE_FILE
from jumbo_site.content.layout import TOP_KINDS
from jumbo_site.content.yaml_nodes import parse_yaml, to_plain
from jumbo_site.diagnostics import Listed, Message, did_you_mean, say
from jumbo_site.model.record import is_id

_FOLDERS = {
    "speaker": "speakers",
    "organisation": "organisations",
    "place": "places",
    "topic": "topics",
    "page": "pages",
    "news": "news",
    "role": "roles",
    "session": "sessions",
    "panel": "panels",
    "contribution": "contributions",
}
KINDS = (*_FOLDERS, "edition")

_FACTS: Mapping[str, str] = {
    "speaker": "name:\n  Latn: {id}              # the name as its owner writes it; add Arab:, Cyrl: …\n"
    "# honorific:               # Ambassador, Professor …\n# position:                # the office held\n"
    "# affiliation:             # the id of an organisation\n# country:                 # IT, AL, BA …\n",
    "organisation": "name: {id}\nkind: other   # government, international, academic, company, civil-society\n"
    "# short_name:\n# country:                 # IT, AL, BA …; none for an international one\n",
    "place": "name: {id}\n# city:\n# country:\n",
    "topic": "name: {id}\n",
    "role": "name: {id}\n",
    "page": "menu: false              # true puts it into the main menu\norder: 10\n",
    "news": "date: 2022-10-03         # the day on which it is told\n# image: media/photo.jpg\n"
    "# image_text:              # what the image shows\n",
    "session": "kind: session            # opening, closing, keynote, workshop, break, ceremony\norder: 10\n"
    '# day: 2022-11-17\n# start: "09:00"\n# end: "10:30"\n'
    "people: []\n#  - {speaker: id-of-a-speaker, role: speaker}\n",
    "panel": 'number: 1\norder: 10\n# day: 2022-11-17\n# start: "09:00"\n# end: "10:30"\n'
    "people: []\n#  - {speaker: id-of-a-speaker, role: chair}\n"
    "outcomes: []\n#  - {id: a-word-for-it, kind: recommendation}   # finding, challenge, recommendation, strategy\n",
    "contribution": "# session: id-of-a-session\npeople: []\n#  - {speaker: id-of-a-speaker, role: author}\n",
    "edition": "number: 1\nstart: 2022-11-17          # the first day\nend: 2022-11-18\ntimezone: Europe/Rome\n"
    "# venue:                   # the id of a place\norganisers: []\n#  - {organisation: id, role: organiser}\n",
}
_WITH_TITLE = frozenset({"page", "news", "session", "panel", "contribution", "edition"})


class ScaffoldError(Exception):
    """An entry cannot be written; nothing was."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def write_entry(content: Path, kind: str, entry_id: str, edition: str | None) -> list[Path]:
    """Write the files of a new entry and return their paths. Never overwrites. Raises ScaffoldError."""
    if kind not in KINDS:
        raise ScaffoldError(
            say("`{kind}` is not a kind of entry.", kind=kind),
            did_you_mean(kind, KINDS) or say("One of {kinds}.", kinds=Listed(KINDS)),
        )
    if not is_id(entry_id):
        raise ScaffoldError(
            say("`{entry_id}` cannot be an id: lower-case Latin letters, digits, hyphens.", entry_id=entry_id),
            _slug_hint(entry_id),
        )
    site = _site(content)
    language = _default_language(site)
    facts = _FACTS[kind].replace("{id}", entry_id)
    if kind == "edition":
        folder, stem = content / entry_id, "edition"
    else:
        folder, stem = _parent(content, kind, edition or site.get("edition")) / _FOLDERS[kind], entry_id
    list_file = folder.with_suffix(".yaml")
    if kind != "edition" and list_file.is_file():
        return [_append(list_file, entry_id, facts)]
    files = {folder / f"{stem}.yaml": facts}
    if kind in _WITH_TITLE:
        files[folder / f"{stem}.{language}.md"] = f"---\ntitle: {entry_id}\n---\n"
    existing = next((path for path in files if path.exists()), None)
    if existing is not None:
        raise ScaffoldError(
            say("{existing} exists already; nothing was written.", existing=existing.as_posix()),
            say("Choose another id."),
        )
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    return list(files)


def _slug_hint(entry_id: str) -> Message | None:
    from slugify import slugify

    suggestion = slugify(entry_id, max_length=80)
    return say("Try `{id}`.", id=suggestion) if suggestion else None


def _site(content: Path) -> dict[str, object]:
    path = content / SITE_FILE
    if not path.is_file():
        raise ScaffoldError(say("There is no {path}.", path=path.as_posix()), say("Give the folder with --content."))
    plain = to_plain(parse_yaml(path.read_text("utf-8", errors="replace"), str(path)).node)
    return plain if isinstance(plain, dict) else {}


def _default_language(site: Mapping[str, object]) -> str:
    languages = site.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else "en"
    return str(first.get("tag", "en") if isinstance(first, dict) else first)


def _parent(content: Path, kind: str, edition: object) -> Path:
    if _FOLDERS[kind] in TOP_KINDS:
        return content
    if not isinstance(edition, str) or not (content / edition / "edition.yaml").is_file():
        raise ScaffoldError(
            say("There is no edition `{edition}`.", edition=edition), say("Name its folder with --edition.")
        )
    return content / edition


def _append(list_file: Path, entry_id: str, facts: str) -> Path:
    text = list_file.read_text("utf-8")
    known = to_plain(parse_yaml(text, str(list_file)).node) or []
    if any(isinstance(entry, dict) and entry.get("id") == entry_id for entry in known):
        raise ScaffoldError(
            say("`{entry_id}` is already in {list_file}.", entry_id=entry_id, list_file=list_file.as_posix()),
            say("Choose another id."),
        )
    indented = "".join(f"  {line}\n" for line in facts.splitlines())
    separator = "" if not text or text.endswith("\n") else "\n"
    temporary = list_file.with_name(f".{list_file.name}.new")
    temporary.write_text(f"{text}{separator}- id: {entry_id}\n{indented}", "utf-8", newline="\n")
    temporary.replace(list_file)
    return list_file
