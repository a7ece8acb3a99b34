"""data.json keeps the schema that is published beside it (checked by jsonschema), and says all that content/ says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import html

from jumbo_site.content.load import load_content
from jumbo_site.model.content import Content
from jumbo_site.outputs.data_json import OUTPUT, plain, site_data
from jumbo_site.outputs.output import ExportSources
from tests.conftest import BASE_URL, REPOSITORY, BuiltSite

pytestmark = pytest.mark.xdist_group("data")

SITES = ("jumbo", "invented")


def read(site: BuiltSite, name: str = "data.json") -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site.folder / name).read_text("utf-8"))
    return data


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> BuiltSite:
    found: BuiltSite = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def content() -> Content:
    loaded = load_content(REPOSITORY / "content").content
    assert loaded is not None
    return loaded


def test_the_data_keep_the_schema_that_they_name(site: BuiltSite) -> None:
    schema, data = read(site, "data.schema.json"), read(site)
    Draft202012Validator.check_schema(schema)
    assert data["$schema"] == schema["$id"] == f"{BASE_URL}data.schema.json"
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(format=2),
        lambda data: data.pop("speakers"),
        lambda data: data["editions"][0]["sessions"][0].update(title="no language"),
        lambda data: data["editions"][0]["sessions"][0].update(title={}),
        lambda data: data["editions"][0].update(start="17 November"),
        lambda data: data["editions"][0]["sessions"][0].update(unheard=1),
        lambda data: data["speakers"][0].update(orcid=None),
        lambda data: data["speakers"][0].pop("urls"),
        lambda data: data["editions"][0]["figures"][0].update(label={"en": {"one": "speaker"}}),
    ],
)
def test_the_schema_refuses_what_the_data_never_are(jumbo: BuiltSite, spoil: Any) -> None:
    data = read(jumbo)
    spoil(data)
    validator = Draft202012Validator(read(jumbo, "data.schema.json"), format_checker=FormatChecker())
    assert not validator.is_valid(data)


def test_every_address_is_that_of_a_page_or_of_a_place_on_it(site: BuiltSite) -> None:
    def urls(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = list(value["urls"].values()) if "urls" in value else []
            return own + [url for one in value.values() for url in urls(one)]
        return [url for one in value for url in urls(one)] if isinstance(value, list) else []

    found = set(urls(read(site)))
    pages = {site.url(page) for page in site.pages}
    assert len(found) > 100
    assert {urldefrag(url).url for url in found} <= pages
    for tag in ("ar", "en"):
        places = {urldefrag(url).fragment for url in found if url.startswith(f"{BASE_URL}{tag}/topics/#")}
        assert places <= set(html.parse(site.folder / tag / "topics" / "index.html").xpath("//@id"))


def test_each_text_is_there_in_the_languages_that_it_is_written_in(content: Content, jumbo: BuiltSite) -> None:
    data = read(jumbo)
    edition = content.current
    (published,) = [one for one in data["editions"] if one["id"] == content.site.edition]
    assert [one["id"] for one in published["sessions"]] == [one.id for one in edition.all_sessions]
    for session, own in zip(edition.all_sessions, published["sessions"], strict=True):
        assert own.get("title") == (dict(session.title.texts) if session.title else None)
        assert own.get("body") == (dict(session.body.texts) if session.body else None)
        assert [one["text"] for one in own["outcomes"]] == [
            dict(one.text.texts) for one in session.outcomes if one.text
        ]
        assert [(one["speaker"], one["role"]) for one in own["people"]] == [
            (one.speaker, one.role) for one in session.people
        ]
    assert [one["id"] for one in data["speakers"]] == list(content.speakers)
    assert [one["id"] for one in data["organisations"]] == list(content.organisations)


def test_an_outcome_always_has_its_number(jumbo: BuiltSite) -> None:
    for edition in read(jumbo)["editions"]:
        for session in edition["sessions"]:
            assert all(isinstance(one["number"], int) for one in session["outcomes"])


def test_roles_have_names_in_every_language(invented: BuiltSite) -> None:
    for role in read(invented)["roles"]:
        assert set(role["name"]) == {"ar", "en", "it"}


def test_each_record_stands_on_a_line(invented: BuiltSite) -> None:
    lines = (invented.folder / "data.json").read_text("utf-8").splitlines()
    sessions = [line for line in lines if line.startswith('{"id": ') and '"outcomes": ' in line]
    assert len(sessions) == sum(len(one["sessions"]) for one in read(invented)["editions"])


def test_the_same_content_gives_the_same_bytes(content: Content) -> None:
    (job,) = OUTPUT.jobs(content)
    sources = ExportSources(content, BASE_URL, Path())
    assert OUTPUT.make(job, sources) == OUTPUT.make(job, sources)


def test_a_host_beyond_ascii_is_written_as_a_uri(content: Content) -> None:
    data = site_data(content, "https://مثال.إختبار/a b/")
    assert data["url"].isascii()
    assert data["urls"]["ar"] == data["url"] + "ar/"


def test_what_has_no_form_in_json_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="Path has no form"):
        plain(Path())
