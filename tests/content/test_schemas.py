"""Schemas for editors: they take what the generator takes, refuse what it refuses, and know the ids at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from jumbo_site.cli import main
from jumbo_site.content.load import load_content
from jumbo_site.content.schemas import content_schemas, schema_patterns
from tests.conftest import REPOSITORY
from tests.test_sites import SITES


class _EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2, core schema): a date is a text."""


_EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_as_editors_do(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), _EditorLoader) or {}  # noqa: S506 (a safe loader)


def _schemas(folder: Path) -> dict[str, dict[str, Any]]:
    content = load_content(folder).content
    assert content is not None
    return content_schemas(content)


@pytest.mark.parametrize("folder", [REPOSITORY / "content", SITES / "good"], ids=["jumbo", "good"])
def test_each_file_of_a_good_site_fits_the_schema_for_its_place(folder: Path) -> None:
    schemas = _schemas(folder)
    looked_at = 0
    for name, patterns in schema_patterns(tuple(schemas), ".").items():
        Draft202012Validator.check_schema(schemas[name])
        for pattern in patterns:
            for path in folder.glob(pattern):
                faults = [
                    error.message for error in Draft202012Validator(schemas[name]).iter_errors(read_as_editors_do(path))
                ]
                assert faults == [], path
                looked_at += 1
    assert looked_at > 5


@pytest.mark.parametrize("case", ["unknown-key", "unknown-key-nested", "invalid-value-colour", "missing-field"])
def test_a_file_that_the_generator_refuses_is_marked_in_the_editor(case: str) -> None:
    schemas = _schemas(SITES / "good")
    faults = []
    for name, (pattern,) in schema_patterns(tuple(schemas), ".").items():
        for path in (SITES / "broken" / case).glob(pattern):
            faults += list(Draft202012Validator(schemas[name]).iter_errors(read_as_editors_do(path)))
    assert faults


def test_ids_countries_roles_and_languages_are_suggested() -> None:
    schemas = _schemas(REPOSITORY / "content")
    person = schemas["panels"]["$defs"]["Appearance"]["properties"]
    assert "amer-kapetanovic" in person["speaker"]["anyOf"][0]["enum"]
    shown = dict(zip(*(person["speaker"]["anyOf"][0][key] for key in ("enum", "enumDescriptions")), strict=True))
    assert shown["amer-kapetanovic"] == "Amer Kapetanović"
    assert "moderator" in person["role"]["anyOf"][0]["enum"]
    speaker = schemas["speakers"]["properties"]
    assert "IT" in json.dumps(speaker["country"])
    assert "rcc" in json.dumps(speaker["affiliation"])
    assert {"ar", "en", "it", "sr-Cyrl"} <= set(speaker["position"]["anyOf"][1]["properties"])
    assert speaker["position"]["description"] == "The office held."


def test_the_command_writes_schemas_and_settings_and_overwrites_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").symlink_to(SITES / "good")
    done = CliRunner().invoke(main, ["schema"])
    assert done.exit_code == 0, done.output
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert settings["./schemas/speakers.json"] == ["content/speakers/*.yaml"]
    assert settings["./schemas/panels.json"] == ["content/*/panels/*.yaml"]
    for file in settings:
        Draft202012Validator.check_schema(json.loads((tmp_path / file).read_text("utf-8")))
    (tmp_path / ".vscode" / "settings.json").write_text("{}", "utf-8")
    done = CliRunner().invoke(main, ["schema"])
    assert "left as it is" in done.output
    assert (tmp_path / ".vscode" / "settings.json").read_text("utf-8") == "{}"
