"""The files around a new site: what CI does with them, what editors find, and that the documentation shows the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from jsonschema import Draft202012Validator

from jumbo_site import __version__
from jumbo_site.cli import main
from jumbo_site.content.starter.answers import SiteAnswers, default_titles
from jumbo_site.content.starter.new_site import site_files, write_site
from jumbo_site.content.starter.texts import samples
from tests.conftest import REPOSITORY
from tests.content.test_schemas import read_as_editors_do

pytestmark = pytest.mark.xdist_group("starter")

PROGRAMS = Path(sys.executable).parent
STARTER = REPOSITORY / "src/jumbo_site/content/starter"
READMES = sorted(STARTER.glob("README.*.md"))


def answers(*languages: str) -> SiteAnswers:
    return SiteAnswers(
        languages=languages,
        titles=default_titles(languages),
        edition="2030",
        start=date(2030, 5, 2),
        end=date(2030, 5, 3),
        timezone="Europe/Rome",
        base_url="https://conference.example/",
        cities={},
        contact=None,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "site"
    write_site(folder, site_files(answers("ar", "en", "it"), __version__))
    return folder


def commands_of(*scripts: str) -> list[str]:
    """Return the lines of shell scripts and documents that call the generator."""
    return [line for script in scripts for line in script.splitlines() if line.startswith("jumbo-site ")]


def github_scripts(project: Path) -> list[str]:
    workflow = yaml.safe_load((project / ".github/workflows/site.yml").read_text("utf-8"))
    return [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]


def gitlab_scripts(project: Path) -> list[str]:
    jobs = yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))
    return [line for job in jobs.values() if isinstance(job, dict) for line in job.get("script", [])]


@pytest.mark.parametrize(
    ("schema", "path"),
    [("vendor.github-workflows", ".github/workflows/site.yml"), ("vendor.gitlab-ci", ".gitlab-ci.yml")],
)
def test_the_files_for_ci_fit_their_schemas(project: Path, schema: str, path: str) -> None:
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = subprocess.run(
        [PROGRAMS / "check-jsonschema", "--builtin-schema", schema, *transform, path],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_ci_may_do_no_more_than_it_must(project: Path) -> None:
    workflow = yaml.safe_load((project / ".github/workflows/site.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    assert "permissions" not in build
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert "refs/heads/main" in publish["if"]
    uses = [step["uses"] for job in (build, publish) for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in uses)
    assert len(uses) == 5
    triggers = workflow[True]  # what YAML 1.1 makes of `on`
    assert "pull_request_target" not in triggers


def test_ci_installs_the_version_that_wrote_the_site(project: Path) -> None:
    requirement = (project / "requirements.txt").read_text("utf-8").splitlines()[-1]
    assert requirement == f"jumbo-site=={__version__}"
    for scripts in (github_scripts(project), gitlab_scripts(project)):
        assert "pip install --requirement requirements.txt" in scripts


def test_each_command_of_ci_and_readme_exists_with_its_options(project: Path) -> None:
    readmes = [path.read_text("utf-8") for path in READMES]
    lines = commands_of(*github_scripts(project), *gitlab_scripts(project), *readmes)
    assert len(lines) > 10
    for line in lines:
        name, *options = re.sub(r'"[^"]*"', "x", re.sub(r"\s+[>#].*", "", line)).split()[1:]
        command = main.commands[name]
        command.make_context(name, options, parent=click.Context(main))


def test_the_commands_of_ci_do_their_work(project: Path) -> None:
    site = project / "content/site.yaml"
    site.write_text(site.read_text("utf-8") + "outputs: {default: false}\n", "utf-8")
    about = project / "content/pages/about.en.md"
    about.write_text("---\ntitle: About\nsumary: x\n---\n", "utf-8")
    environment = {
        **os.environ,
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY / "src"),
    }

    def run(line: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "-c", line]
        return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)

    check, build = commands_of(*github_scripts(project))
    done = run(check)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=content/pages/about.en.md,line=3,col=1,title=unknown-key::")
    check, *builds = commands_of(*gitlab_scripts(project))
    done = run(check)
    assert done.returncode == 1
    [finding] = json.loads((project / "gl-code-quality-report.json").read_text("utf-8"))
    assert finding["location"] == {"path": "content/pages/about.en.md", "lines": {"begin": 3}}

    about.write_text("---\ntitle: About\n---\n", "utf-8")
    for line, output in ((build, "site"), (builds[0], "public")):
        done = run(line)
        assert done.returncode == 0, done.stderr
        assert (project / output / "en" / "index.html").is_file()
    jobs = yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    ignored = (project / ".gitignore").read_text("utf-8").split()
    assert {"/site/", "/public/", "/.jumbo-site-cache/"} <= set(ignored)
    assert (project / ".jumbo-site-cache").is_dir()


def test_the_documentation_shows_the_same_files() -> None:
    shown = (REPOSITORY / "docs/deploying.md").read_text("utf-8")
    for name in ("github-workflow.yml", "gitlab-ci.yml"):
        assert f"```yaml\n{(STARTER / name).read_text('utf-8')}```\n" in shown


def test_each_yaml_file_fits_the_schema_that_its_first_line_names(project: Path) -> None:
    looked_at = set()
    for file in sorted((project / "content").rglob("*.yaml")):
        mark = "# yaml-language-server: $schema="
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith(mark), file
        schema_file = (file.parent / first.removeprefix(mark)).resolve()
        schema = json.loads(schema_file.read_text("utf-8"))
        faults = [error.message for error in Draft202012Validator(schema).iter_errors(read_as_editors_do(file))]
        assert faults == [], file
        looked_at.add(schema_file.name)
    assert {"site.json", "edition.json", "speakers.json", "places.list.json", "panels.json"} <= looked_at
    person = json.loads((project / "schemas/panels.json").read_text("utf-8"))["$defs"]["Appearance"]["properties"]
    assert "amina-example" in person["speaker"]["anyOf"][0]["enum"]


def test_editors_find_the_schemas_by_settings_too(project: Path) -> None:
    settings = json.loads((project / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    for schema, patterns in settings.items():
        assert (project / schema).is_file()
        assert all(pattern.startswith("content/") for pattern in patterns)
    assert list(project.glob(settings["./schemas/panels.json"][0])) != []
    extensions = json.loads((project / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_the_texts_have_the_same_keys_and_places_in_each_language() -> None:
    def shape(texts: Mapping[str, str]) -> dict[str, Any]:
        return {key: (re.findall(r"\{\w+\}", text), text.count("\n\n")) for key, text in texts.items()}

    assert {tag: shape(texts) for tag, texts in samples().items()} == dict.fromkeys(samples(), shape(samples()["en"]))


def test_the_readme_names_files_that_exist(project: Path) -> None:
    assert len(READMES) >= 3
    for tag in (path.name.split(".")[1] for path in READMES):
        text = site_files(answers(tag), __version__)["README.md"]
        assert "{" not in text
        assert default_titles((tag,))[tag] in text
        for path in re.findall(r"`((?:content|\.github|\.gitlab)[^` ]*|requirements\.txt)`", text):
            made_later = path == "content/published-urls.txt"
            assert made_later or (project / path).exists(), path
