"""The configuration of the editor in the browser is whole: it says what the model says, in the editor's words."""

from __future__ import annotations

import fnmatch
import json
import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from jumbo_site.content.layout import EDITION_KINDS, TOP_KINDS
from jumbo_site.content.load import load_content
from jumbo_site.i18n.territories import territory_codes
from jumbo_site.model.cms import CmsSettings
from jumbo_site.model.content import Content
from jumbo_site.model.events import Edition
from jumbo_site.model.glossary import GlossaryTerm
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.output_choices import OutputChoices
from jumbo_site.model.people import NameForm
from jumbo_site.model.site import Site
from jumbo_site.outputs import cms
from jumbo_site.outputs.cms_collections import ContentForms
from jumbo_site.outputs.cms_fields import EXCLUDED, Choices, record_fields
from jumbo_site.outputs.host_headers import MEDIA_POLICY
from jumbo_site.outputs.offline import FOLDER, WORKER
from tests.build.small_site import Project
from tests.cms_files import MODULES, place_editor
from tests.conftest import REPOSITORY
from tests.outputs.test_host_headers import policy, read_headers

pytestmark = pytest.mark.xdist_group("cms")

SETTINGS = CmsSettings(host="github", repository="harbour/meeting", branch="main", folder="content")
RECORDS: dict[str, type[BaseModel]] = {
    "site": Site,
    "edition": Edition,
    "glossary": GlossaryTerm,
    **TOP_KINDS,
    **EDITION_KINDS,
}
Field = dict[str, Any]


def content_of(folder: Path) -> Content:
    content = load_content(folder).content
    assert content is not None
    return content


@pytest.fixture(scope="module")
def jumbo_content() -> Content:
    return content_of(REPOSITORY / "content")


@pytest.fixture(scope="module")
def choices(jumbo_content: Content) -> Choices:
    return cms.choices_of(jumbo_content, cms.forms_in(REPOSITORY / "content", tuple(jumbo_content.editions)))


@pytest.fixture(scope="module")
def config(jumbo_content: Content) -> dict[str, Any]:
    forms = cms.forms_in(REPOSITORY / "content", tuple(jumbo_content.editions))
    made, _ = cms.configuration(jumbo_content, SETTINGS, forms)
    return made


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small site with an editor, built."""
    made = Project.at(tmp_path_factory.mktemp("edited"))
    site = made.content("site.yaml")
    site.write_text(
        site.read_text("utf-8").replace("{default: false}", "{default: false, host_headers: true}"), "utf-8"
    )
    place_editor(made.folder / "content")
    assert not made.build().diagnostics
    return made


def records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from records_in(argument)


def mentions(annotation: Any, wanted: type) -> bool:
    return annotation is wanted or any(mentions(one, wanted) for one in typing.get_args(annotation))


def lacking(model: type[BaseModel], fields: list[Field], *, listed: bool, where: str) -> Iterator[str]:
    """Yield each field of a record, and of the records in it, that has no input field with its description."""
    by_name = {field["name"]: field for field in fields}
    for name, info in model.model_fields.items():
        own, key = f"{where}.{name}", info.alias or name
        if (model.__name__, name) in EXCLUDED or (("*", name) in EXCLUDED and not (name == "id" and listed)):
            continue
        if key not in by_name or not by_name[key].get("hint", "").startswith(info.description or "?"):
            yield own
            continue
        for nested in records_in(info.annotation):
            if nested is not NameForm:
                yield from lacking(nested, by_name[key]["fields"], listed=True, where=own)


def walk(fields: list[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from walk(field.get("fields", []) + ([field["field"]] if "field" in field else []))


def all_fields(config: dict[str, Any]) -> Iterator[tuple[str, Field]]:
    for collection in config["collections"]:
        for field in walk(collection.get("fields", [])):
            yield collection["name"], field
        for file in collection.get("files", []):
            for field in walk(file["fields"]):
                yield f"{collection['name']}/{file['name']}", field


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_the_model_has_an_input_field_or_a_reason(name: str, choices: Choices) -> None:
    fields, _ = record_fields(RECORDS[name], choices)
    assert list(lacking(RECORDS[name], fields, listed=False, where=name)) == []


def test_the_list_of_exceptions_is_short_and_each_has_a_reason() -> None:
    assert set(EXCLUDED) == {("*", "body"), ("*", "id"), ("Panel", "kind")}
    assert all(len(reason) > 20 for reason in EXCLUDED.values())


def test_every_kind_can_be_edited_and_every_body_has_its_collection(config: dict[str, Any]) -> None:
    names = {collection["name"]: collection for collection in config["collections"]}
    listed = {file["name"] for name in ("lists", "edition-2022") for file in names[name]["files"]}
    for kind, model in {**TOP_KINDS, **EDITION_KINDS}.items():
        own = kind if kind in TOP_KINDS else f"edition-2022-{kind}"
        assert own in names or kind in listed, kind
        assert (f"{own}-texts" in names) == ("body" in model.model_fields), kind
    assert {file["file"] for file in names["site"]["files"]} == {"content/site.yaml", "content/glossary.yaml"}
    assert {file["file"] for file in names["edition-2022"]["files"]} == {
        "content/2022/edition.yaml",
        "content/2022/edition.{{locale}}.md",
    }


@pytest.mark.parametrize(("host", "forms"), [("github", "both"), ("gitlab", "lists"), ("gitea", "folders")])
def test_the_configuration_is_one_that_the_editor_knows(host: str, forms: str, edited: Project) -> None:
    folder = edited.folder / "content"
    every = frozenset([*(("2030", kind) for kind in EDITION_KINDS), *(("", kind) for kind in TOP_KINDS)])
    none: frozenset[tuple[str, str]] = frozenset()
    known = {
        "lists": ContentForms(every, none),
        "folders": ContentForms(none, every),
        "both": ContentForms(every, every),
    }
    settings = SETTINGS.model_copy(update={"host": host, "app_id": "abc", "sign_in": "https://sign-in.example"})
    made, _ = cms.configuration(content_of(folder), settings, known[forms])
    for _, field in all_fields(made):
        if "options" in field:
            field["options"] = field["options"][:2]  # the rest of 250 countries is like them
    schema = json.loads((MODULES / "@sveltia" / "cms" / "schema" / "sveltia-cms.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(made)
    names = [collection["name"] for collection in made["collections"]]
    assert len(names) == len(set(names))


def test_texts_are_asked_for_in_the_languages_of_the_site(jumbo_content: Content, choices: Choices) -> None:
    for model in RECORDS.values():
        fields, _ = record_fields(model, choices)
        by_name = {field["name"]: field for field in fields}
        for name, info in model.model_fields.items():
            if mentions(info.annotation, LocalizedText) and name in by_name and by_name[name]["widget"] == "object":
                tags = [one["name"] for one in by_name[name]["fields"]]
                assert tuple(tags) == jumbo_content.language_tags, f"{model.__name__}.{name}"
    figures = next(field for field in record_fields(Edition, choices)[0] if field["name"] == "figures")
    label = next(field for field in figures["fields"] if field["name"] == "label")
    forms = {one["name"]: [form["name"] for form in one["fields"]] for one in label["fields"]}
    assert forms["ar"] == ["zero", "one", "two", "few", "many", "other"]
    assert forms["sr-Cyrl"] == ["one", "few", "other"]


def test_references_lead_to_a_collection_that_has_what_they_ask_for(config: dict[str, Any]) -> None:
    collections = {collection["name"]: collection for collection in config["collections"]}
    found = set()
    for where, field in all_fields(config):
        if field["widget"] != "relation":
            continue
        target = collections[field["collection"]]
        found.add((where.split("/")[0], field["name"], field["collection"], field.get("file")))
        if "file" not in field:
            assert "fields" in target and field["value_field"] == "{{slug}}"
            continue
        (file,) = [one for one in target["files"] if one["name"] == field["file"]]
        key, star, own = field["value_field"].split(".")
        (listed,) = [one for one in file["fields"] if one["name"] == key]
        assert star == "*" and own in {one["name"] for one in listed["fields"]}
    assert ("speakers", "affiliation", "lists", "organisations") in found
    assert ("edition-2022-panels", "speaker", "speakers", None) in found
    assert ("edition-2022-panels", "topics", "lists", "topics") in found
    assert ("edition-2022", "venue", "lists", "places") in found
    assert ("edition-2022-sessions", "room", "edition-2022", "edition") in found


def test_what_has_few_values_is_chosen_from_them(config: dict[str, Any], jumbo_content: Content) -> None:
    options = {
        (where, field["name"]): {one["value"] for one in field["options"]}
        for where, field in all_fields(config)
        if field["widget"] == "select"
    }
    assert options["speakers", "country"] == set(territory_codes())
    assert options["edition-2022/edition", "mode"] == {"in-person", "online", "hybrid"}
    assert options["edition-2022-panels", "role"] == {role.id for role in jumbo_content.roles.roles}
    assert options["edition-2022-contributions", "session"] >= {"cybercrime", "opening"}
    assert options["site/site", "edition"] == {"2022"}
    for name in OutputChoices.model_fields:
        assert options["site/site", name] == {"true", "false"}


def test_pictures_lie_in_media(config: dict[str, Any]) -> None:
    assert (config["media_folder"], config["public_folder"]) == ("content/media", "/media")
    widgets = {field["name"]: field["widget"] for _, field in all_fields(config)}
    assert (widgets["photo"], widgets["logo"], widgets["image"]) == ("image", "image", "image")


def test_people_sign_in_only_where_something_answers() -> None:
    assert cms.backend(SETTINGS) == {
        "name": "github",
        "repo": "harbour/meeting",
        "branch": "main",
        "auth_methods": ["token"],
    }
    own = CmsSettings.model_validate(
        {
            "host": "gitlab",
            "repository": "harbour/site/meeting",
            "api": "https://git.example/api/v4",
            "sign_in": "https://git.example/",
            "app_id": "4711",
        }
    )
    assert cms.backend(own) == {
        "name": "gitlab",
        "repo": "harbour/site/meeting",
        "branch": "main",
        "api_root": "https://git.example/api/v4",
        "base_url": "https://git.example",
        "app_id": "4711",
        "auth_type": "pkce",
    }
    alone = own.model_copy(update={"sign_in": None})
    assert cms.backend(alone)["base_url"] == "https://git.example"
    assert policy(cms.policy(own))["connect-src"] == "'self' blob: data: https://git.example"


@pytest.mark.parametrize("settings", ["api: http://git.example/", "sign_in: http://git.example/", "repository: x"])
def test_what_could_give_keys_away_or_leads_nowhere_is_an_error(settings: str, tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    base = {"host": "gitea", "repository": "harbour/meeting"}
    key, _, value = settings.partition(": ")
    lines = "".join(f"  {name}: {text}\n" for name, text in {**base, key: value}.items())
    site = project.content("site.yaml")
    written = site.read_text("utf-8")
    site.write_text(f"{written}cms:\n{lines}", "utf-8")
    (problem,) = [one for one in load_content(project.folder / "content").diagnostics if one.code == "invalid-value"]
    assert problem.location is not None
    assert site.read_text("utf-8").splitlines()[problem.location.line - 1].strip() == settings


def test_without_the_setting_there_is_no_editor(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    project.build()
    assert not (project.folder / "site" / "admin").exists()


def test_the_editor_is_for_those_who_know_of_it(edited: Project) -> None:
    site = edited.folder / "site"
    page = (site / "admin" / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    for file in site.rglob("*"):
        if file.suffix in {".html", ".xml", ".txt"} and "admin" not in file.relative_to(site).parts:
            assert "/admin/" not in file.read_text("utf-8"), file


def test_the_service_worker_leaves_the_editor_alone() -> None:
    worker = (FOLDER / WORKER).read_text("utf-8")
    assert f"startsWith(`${{SCOPE.pathname}}{cms.FOLDER}/`)) return;" in worker


def test_the_editor_names_no_other_host_for_what_it_loads(edited: Project) -> None:
    folder = edited.folder / "site" / "admin"
    page = (folder / "index.html").read_text("utf-8")
    assert re.findall(r'(?:src|href)="([^"]+)"', page) == [
        "data:,",
        "config.json",
        "js-yaml.min.js",
        "editor.js",
        "sveltia-cms.js",
    ]
    script = (folder / "sveltia-cms.js").read_bytes()
    assert b"url(icons.woff2)" in script
    assert b"url(https:" not in script


def test_a_host_sends_the_editor_its_own_policy_and_the_pages_theirs(edited: Project) -> None:
    site = edited.folder / "site"
    rules = read_headers((site / "_headers").read_text("utf-8"))

    def sent(path: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for pattern, headers in rules.items():
            if fnmatch.fnmatchcase(path, pattern):
                for name, value in headers.items():
                    found.setdefault(name, []).append(value)
        return found

    page = (site / "admin" / "index.html").read_text("utf-8")
    (own,) = sent("/admin/")["Content-Security-Policy"]
    assert re.findall(r'Policy" content="([^"]+)"', page) == [
        own.removesuffix("; frame-ancestors 'none'").replace("'", "&#x27;")
    ]
    assert policy(own)["script-src"] == "'self'"
    assert policy(own)["connect-src"] == "'self' blob: data: https://api.github.com"
    assert sent("/admin/")["Cross-Origin-Opener-Policy"] == ["unsafe-none"]
    for path in ("/", "/en/", "/ar/2030/programme/", "/404.html", "/assets/css/x.css"):
        (pages,) = sent(path)["Content-Security-Policy"]
        assert "api.github.com" not in pages and "unsafe-inline" not in pages
        assert sent(path)["Cross-Origin-Opener-Policy"] == ["same-origin"]
        assert all(len(values) == 1 for values in sent(path).values())
    assert sent("/media/ana.png")["Content-Security-Policy"] == [MEDIA_POLICY]
    nginx = (site / "headers.nginx.conf").read_text("utf-8").partition("location /admin/ {")[2]
    apache = (site / "headers.apache.conf").read_text("utf-8").partition('<Location "/admin/">')[2]
    for snippet in (nginx, apache):
        assert own in snippet and "unsafe-none" in snippet
    assert set(re.findall(r"add_header (\S+)", nginx)) == set(sent("/admin/"))
