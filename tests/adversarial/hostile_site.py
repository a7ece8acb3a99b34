"""One site whose every text is hostile: the fields are found by walking the model, so a new one is filled as well."""

from __future__ import annotations

import functools
import itertools
import tempfile
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.site_build import BuildOptions, BuildReport, build_site
from jumbo_site.content.markdown_scan import scan_markdown
from jumbo_site.model.events import Contribution, Edition, Panel, Session
from jumbo_site.model.glossary import GlossaryTerm
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.news import NewsItem
from jumbo_site.model.organisations import Organisation, Place, Topic
from jumbo_site.model.people import Appearance, Names, Role, Speaker
from jumbo_site.model.record import Record, Url
from jumbo_site.model.site import FreePage, Site
from tests.adversarial.payloads import IN_HTML, REFUSED_CHARACTERS, SAFE_ADDRESSES, all_texts
from tests.build.small_site import PIXEL

HOST = "hostile.example"
BASE_URL = f"https://{HOST}/"
LANGUAGES = ("en", "ar")
ENTRIES = 14
"""Of each kind."""


@dataclass(frozen=True)
class Placed:
    """A text and the field in which it stands: ``Speaker.name``."""

    where: str
    text: str
    language: str | None = None


def allowed_texts() -> list[str]:
    """Return the hostile texts that are no fault by themselves, each on one line."""
    kept = (" ".join(text.split()) for text in all_texts() if REFUSED_CHARACTERS.search(text) is None)
    return list(dict.fromkeys(text for text in kept if text))


def allowed_markdown() -> list[str]:
    """Return the hostile texts that the check lets pass as Markdown."""
    return [text for text in all_texts() if not scan_markdown(text, "a.md", 1).diagnostics and "](/" not in text]


@dataclass
class Filler:
    """Makes the data of records, one hostile text after another."""

    texts: Iterator[str] = field(default_factory=lambda: itertools.cycle(allowed_texts()))
    addresses: Iterator[str] = field(
        default_factory=lambda: itertools.cycle([one for one in SAFE_ADDRESSES if one.lower().startswith("http")])
    )
    placed: list[Placed] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def text(self, where: str, longest: int | None = None, language: str | None = None) -> str:
        """Return the next text, with a number before it by which it is found again."""
        text = f"k{next(self.numbers)}k {next(self.texts)}"[: longest or None].rstrip()
        self.placed.append(Placed(where, text, language))
        return text

    def record(self, model: type[BaseModel], given: Mapping[str, Any] = types.MappingProxyType({})) -> dict[str, Any]:
        """Return the data of a record: ``given`` has what is no free text, by field; None leaves a field out."""
        data: dict[str, Any] = {}
        hints = typing.get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            key = info.alias or name
            if name == "body":
                continue
            if key in given:
                value = given[key]
            else:
                bounds = {type(one).__name__: one for one in info.metadata}
                if any(getattr(one, "pattern", None) for one in info.metadata):
                    continue
                longest = getattr(bounds.get("MaxLen"), "max_length", None)
                value = self.value(hints[name], f"{model.__name__}.{name}", longest)
            if value is not None:
                data[key] = value
        return data

    def value(self, hint: Any, where: str, longest: int | None = None) -> Any:
        """Return a value for a field of texts, or None."""
        if hint is LocalizedText:
            return {tag: self.text(where, longest, tag) for tag in LANGUAGES}
        if hint is LocalizedPlural:
            return {tag: {"other": self.text(where, longest, tag)} for tag in LANGUAGES}
        if hint == Names:
            return {
                script: {"text": self.text(where), "sort": self.text(f"{where}.sort")} for script in ("Latn", "Arab")
            }
        if hint == Url:
            return next(self.addresses)
        if hint is str:
            return self.text(where, longest)
        if isinstance(hint, type) and issubclass(hint, Record):
            return self.record(hint, GIVEN.get(hint.__name__, {}))
        return self.inside(hint, where, longest)

    def inside(self, hint: Any, where: str, longest: int | None) -> Any:
        """Return a value for a type that is made of others."""
        arguments = typing.get_args(hint)
        origin = typing.get_origin(hint)
        if origin in (types.UnionType, typing.Union):
            return self.value(next(one for one in arguments if one is not type(None)), where, longest)
        if origin is tuple:
            one = self.value(arguments[0], where, longest)
            return None if one is None else [one]
        if origin is typing.Annotated and typing.get_origin(arguments[0]) in (tuple, typing.Union, types.UnionType):
            return self.value(arguments[0], where, longest)
        return None


PERSON, ORGANISATION = "person-0", "organisation-0"
APPEARANCES = ("chair", "speaker", "witness")
GIVEN: Mapping[str, Mapping[str, Any]] = {
    "Outcome": {"id": "outcome", "kind": "recommendation"},
    "Document": {"file": None, "language": "en"},
    "Figure": {"id": "figure", "value": 7},
    "Organiser": {"organisation": ORGANISATION, "level": "gold", "role": "sponsor"},
    "SponsorLevel": {"id": "gold"},
    "Picture": {"file": "media/ana.png"},
    "Room": {"id": "hall"},
    "Track": {"id": "track"},
    "Publication": {"publisher": ORGANISATION, "editors": [PERSON], "isbn": "978-92-95055-12-4", "doi": "10.5281/z.1"},
    "Deposit": {"email": "deposit@a.example", "gateway": None},
    "Coordinates": {"latitude": 41.9, "longitude": 12.5},
    "OutputChoices": {"default": True, "search": False, "cards": False, "document_previews": False},
    "SecurityContact": {"address": "mailto:a@b.example", "expires": "2031-01-01"},
    "ThemeOptions": {"logo": "media/ana.png"},
}


@dataclass(frozen=True)
class HostileSite:
    """The site as it was built."""

    folder: Path
    report: BuildReport
    placed: tuple[Placed, ...]

    @property
    def output(self) -> Path:
        """What was published."""
        return self.folder / "site"


def write_hostile_content(content: Path, entries: int = ENTRIES) -> tuple[Placed, ...]:
    """Write content/ in which every text of every kind of entry is hostile; return the texts."""
    filler = Filler()
    numbers = range(entries)
    taking_part = [
        {"speaker": f"person-{number}", "role": APPEARANCES[number % 3], "affiliation": ORGANISATION}
        for number in numbers
    ]
    languages = [*LANGUAGES]
    site = {"edition": "2030", "languages": languages, "base_url": BASE_URL, "digits": None}
    site |= {"moved": None, "cms": None, "publish": None}
    named = {"territories": {"IT": filler.value(LocalizedText, "Site.territories")}}
    named["language_names"] = {"it": filler.value(LocalizedText, "Site.language_names")}
    named["time_zones"] = {"Europe/Rome": filler.value(LocalizedText, "Site.time_zones")}
    files: dict[str, Any] = {"site.yaml": filler.record(Site, {**site, **named})}
    files["topics.yaml"] = [filler.record(Topic, {"id": f"topic-{number}"}) for number in numbers]
    files["roles.yaml"] = [filler.record(Role, {"id": "witness"})]
    files["places.yaml"] = [
        filler.record(Place, {"id": "venue", "country": "IT", "image": "media/ana.png"}),
    ]
    files["organisations.yaml"] = [
        filler.record(Organisation, {"id": f"organisation-{number}", "country": "IT", "logo": "media/ana.png"})
        | ({"parent": ORGANISATION} if number else {})
        for number in numbers
    ]
    files["glossary.yaml"] = [filler.record(GlossaryTerm, {"forbidden": None})]
    edition = {"id": None, "start": "2030-05-02", "end": "2030-05-04", "timezone": "Europe/Rome", "venue": "venue"}
    files["2030/edition.yaml"] = filler.record(Edition, edition)
    for number in numbers:
        person = {"id": None, "affiliation": ORGANISATION, "country": "IT", "photo": "media/ana.png"}
        files[f"speakers/person-{number}.yaml"] = filler.record(Speaker, person)
        files[f"pages/page-{number}.yaml"] = filler.record(FreePage, {"id": None, "menu": number < 2})
        news = {"id": None, "date": "2030-01-02", "image": "media/ana.png"}
        files[f"news/news-{number}.yaml"] = filler.record(NewsItem, news)
        common = {"id": None, "topics": [f"topic-{number}"], "people": [*_people(filler, taking_part, number)]}
        files[f"2030/panels/panel-{number}.yaml"] = filler.record(Panel, {**common, "number": number + 1})
        clock = {"day": "2030-05-02", "start": f"{number:02}:00", "end": f"{number:02}:50", "room": "hall"}
        files[f"2030/sessions/session-{number}.yaml"] = filler.record(Session, {**common, **clock, "track": "track"})
        talk = {"session": f"panel-{number}", "doi": f"10.5281/z.{number + 2}", "language": "en"}
        files[f"2030/contributions/talk-{number}.yaml"] = filler.record(Contribution, {**common, **talk})
    _write(content, files)
    _write_bodies(content, files)
    return tuple(filler.placed)


def _people(filler: Filler, people: list[dict[str, str]], number: int) -> Iterator[dict[str, Any]]:
    for one in (people[number], people[(number + 1) % len(people)]):
        yield filler.record(Appearance, one)


def _write(content: Path, files: Mapping[str, Any]) -> None:
    for path, data in files.items():
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(data, sort_keys=False, width=10**6, allow_unicode=False), "utf-8")
    (content / "media").mkdir()
    (content / "media" / "ana.png").write_bytes(PIXEL)


def _write_bodies(content: Path, files: Mapping[str, Any]) -> None:
    """Write a Markdown text for each entry that may have one: hostile Markdown, and hostile texts in code."""
    bodies = itertools.cycle(allowed_markdown())
    code = itertools.cycle(IN_HTML)
    for path in files:
        if not path.startswith(("speakers/", "pages/", "news/", "2030/")) or path.endswith("edition.yaml"):
            continue
        for tag in LANGUAGES:
            parts = [next(bodies), next(bodies), f"```\n{next(code)}\n```", next(bodies)]
            text = "\n\n".join(parts)
            kept = text if not scan_markdown(text, "a.md", 1).diagnostics else parts[0]
            (content / path).with_suffix(f".{tag}.md").write_text(f"{kept}\n", "utf-8")


@functools.cache
def hostile_site() -> HostileSite:
    """Return the site, built once in this process with all outputs but those that start other programs."""
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    placed = write_hostile_content(folder / "content")
    options = BuildOptions(folder / "content", folder / "site")
    report = build_site(options, SerialExecutor(), lambda done, total: None)
    return HostileSite(folder, report, placed)
