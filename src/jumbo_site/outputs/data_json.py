"""The whole site as one JSON file, ``data.json``, and the JSON Schema that it keeps, ``data.schema.json``.

Each record of the model is written as it is, with the texts by the language that they are written in and the absolute
addresses of its page in each language. One record stands on a line, so that two versions can be compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from jumbo_site.i18n.language import language
from jumbo_site.model import addresses
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.events import Session
from jumbo_site.model.localized import LocalizedPlural, LocalizedText
from jumbo_site.model.record import Record
from jumbo_site.outputs.data_schema import FORMAT, data_schema
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.plan import labels
from jumbo_site.plan.localizer import Localizer


def plain(value: object) -> Any:
    """Return a value of the model as JSON has it; fields without a value are left out of their record.

    Raises TypeError for a value that the model has not.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, LocalizedText):
        return dict(value.texts)
    if isinstance(value, LocalizedPlural):
        return {tag: dict(forms) for tag, forms in value.forms}
    if isinstance(value, Record):
        return {name: plain(own) for name, own in value.__dict__.items() if own is not None}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(own) for name, own in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    raise TypeError(f"{type(value).__name__} has no form in JSON")


class _Writer:
    def __init__(self, content: Content, base_url: str) -> None:
        self._content = content
        self._root = base_url.rstrip("/")

    def urls(self, path: str) -> dict[str, str]:
        """Return the addresses of a path in all languages."""
        return {tag: absolute_uri(f"{self._root}/{tag}{path}") for tag in self._content.language_tags}

    def with_page(self, record: Record, path: str) -> dict[str, Any]:
        return {**plain(record), "urls": self.urls(path)}

    def session(self, edition: str, session: Session) -> dict[str, Any]:
        outcomes = [
            {"number": place, **plain(one), "urls": self.urls(addresses.outcome_path(edition, session, one))}
            for place, one in enumerate(session.outcomes, start=1)
        ]
        has_page = addresses.has_page(session)
        urls = self.urls(addresses.session_path(edition, session)) if has_page else {}
        return {**plain(session), "outcomes": outcomes, "urls": urls}

    def edition(self, content: EditionContent) -> dict[str, Any]:
        edition = content.edition.id
        talks = content.contributions.values()
        return {
            **self.with_page(content.edition, addresses.edition_path(edition)),
            "sessions": [self.session(edition, one) for one in content.all_sessions],
            "contributions": [self.with_page(one, addresses.contribution_path(edition, one.id)) for one in talks],
        }

    def roles(self) -> list[dict[str, Any]]:
        """Return the roles with their names; built-in ones have that of the catalogue in each language."""
        catalogues = {tag: Localizer(self._content, tag).catalogue for tag in self._content.language_tags}
        found = []
        for role in self._content.roles.roles:
            built_in = {tag: labels.role_label(words, role.id, 1) for tag, words in catalogues.items()}
            name = plain(role.name) or {tag: text for tag, text in built_in.items() if text}
            found.append({"id": role.id, "name": name} if name else {"id": role.id})
        return found

    def languages(self) -> list[dict[str, str]]:
        found = (language(tag) for tag in self._content.language_tags)
        return [{"tag": one.tag, "direction": one.direction, "script": one.script} for one in found]


def site_data(content: Content, base_url: str) -> dict[str, Any]:
    """Return the site as ``data_schema.SiteData`` describes it. The order is that of the content."""
    writer, site, page = _Writer(content, base_url), content.site, addresses
    organisations, speakers = content.organisations.values(), content.speakers.values()
    data = {
        "$schema": absolute_uri(base_url.rstrip("/") + addresses.SITE_DATA_SCHEMA),
        "format": FORMAT,
        "url": absolute_uri(base_url),
        "default_language": content.default_language,
        "languages": writer.languages(),
        "title": plain(site.title),
        "description": plain(site.description),
        "urls": writer.urls(addresses.HOME),
        "series": plain(site.series),
        "edition": site.edition,
        "roles": writer.roles(),
        "topics": [writer.with_page(one, page.topic_path(one.id)) for one in content.topics.values()],
        "places": [plain(one) for one in content.places.values()],
        "organisations": [writer.with_page(one, page.organisation_path(one.id)) for one in organisations],
        "speakers": [writer.with_page(one, page.speaker_path(one.id)) for one in speakers],
        "editions": [writer.edition(one) for one in content.editions.values()],
        "news": [writer.with_page(one, page.news_path(one.id)) for one in content.news.values()],
        "pages": [writer.with_page(one, page.free_page_path(one.id)) for one in content.pages.values()],
    }
    return {name: value for name, value in data.items() if value is not None}


def data_text(data: Mapping[str, Any]) -> str:
    """Return the site's data as JSON: each entry of a list on a line of its own, those of an edition too."""
    return f"{_object(data, depth=2)}\n"


def _object(data: Mapping[str, Any], depth: int) -> str:
    fields = (f"{_value(name, 0)}: {_value(value, depth)}" for name, value in data.items())
    return "{\n" + ",\n".join(fields) + "\n}"


def _value(value: Any, depth: int) -> str:
    if depth and isinstance(value, list) and value:
        lines: Iterable[str] = (
            _object(one, depth - 1) if depth and isinstance(one, dict) and "sessions" in one else _value(one, 0)
            for one in value
        )
        return "[\n" + ",\n".join(lines) + "\n]"
    return json.dumps(value, ensure_ascii=False)


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    data = site_data(sources.content, sources.base_url)
    files = {addresses.SITE_DATA: data_text(data).encode(), addresses.SITE_DATA_SCHEMA: data_schema(data["$schema"])}
    return {path.removeprefix("/"): file for path, file in files.items()}


OUTPUT = Output("data_json", lambda content: (ExportJob("data_json"),), _make, shows_bodies=True)
