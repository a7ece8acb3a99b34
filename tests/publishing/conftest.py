"""Two builds of a small site, and real places to publish them to: a folder, Git, rsync, a server of S3."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jumbo_site.build.manifest import manifest_bytes, read_kept, read_manifest
from jumbo_site.build.output_paths import MANIFEST
from jumbo_site.cli import main
from tests.build.small_site import Project
from tests.publishing.places import KINDS, Place, S3Server, serve_s3


@dataclass(frozen=True)
class Builds:
    """The content, and what two builds made of it: the second has one page less, a changed text and another colour."""

    content: Path
    first: Path
    second: Path
    whole: Path
    """The second build with all of its files; the others have some of each kind, which tells as much and is quicker."""

    def publish(self, output: Path, *arguments: str) -> Result:
        """Publish a build as the command line does."""
        return CliRunner().invoke(
            main, ["publish", "--content", str(self.content), "--output", str(output), *arguments]
        )


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    folder = tmp_path_factory.mktemp("publishing")
    project = Project.at(folder)
    _leave_serbian_out(project)
    project.edit("site.yaml", "edition:", 'theme: {colour: "#203070"}\nedition:')
    assert project.build().published
    _copy_part(folder / "site", folder / "first")
    project.edit("site.yaml", "#203070", "#702030")
    project.edit("speakers/ana-deda.en.md", "keeps", "looks after")
    for tag in ("en", "ar"):
        project.content(f"pages/about.{tag}.md").unlink()
    project.content("published-urls.txt").unlink()
    assert project.build().published
    _copy_part(folder / "site", folder / "second")
    for file in (folder / "content").rglob("*"):
        os.utime(file, (0, 0))  # older than all
    return Builds(folder / "content", folder / "first", folder / "second", folder / "site")


PART = re.compile(
    r"(index|404)\.html|robots\.txt|media/.*|assets/(css|js/k).*|assets/fonts/OFL.*"
    r"|(en|ar)/((about/|2030/|speakers/(ana-deda/)?)?index\.html|2030/calendar\.ics|2030/panels/.*)"
)


def _copy_part(output: Path, folder: Path) -> None:
    """Copy some files of a build, with a manifest of them."""
    kept = read_kept(output)
    files = {path: digest for path, digest in read_manifest(output).items() if PART.fullmatch(path)}
    for path in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(output / path, folder / path)
    (folder / MANIFEST).write_bytes(manifest_bytes(files, kept & files.keys()))


def _leave_serbian_out(project: Project) -> None:
    """Half of the languages is half of the files that are sent, and tells as much."""
    project.edit("site.yaml", "  - sr-Cyrl\n  - {tag: sr-Latn, transliterate: sr-Cyrl}\n", "")
    for file in (project.folder / "content").rglob("*"):
        if file.name.endswith(".sr-Cyrl.md"):
            file.unlink()
        elif file.suffix == ".yaml":
            file.write_text(re.sub(r", sr-Cyrl: \w+", "", file.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    with serve_s3() as server:
        yield server


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let git and boto3 find the settings of these tests and no others."""
    home = tmp_path_factory.mktemp("home")
    for name, value in {
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Mira",
        "GIT_AUTHOR_EMAIL": "mira@example.org",
        "GIT_COMMITTER_NAME": "Mira",
        "GIT_COMMITTER_EMAIL": "mira@example.org",
        "AWS_ACCESS_KEY_ID": "not-a-key",
        "AWS_SECRET_ACCESS_KEY": "not-a-secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(autouse=True, scope="session")
def descriptions_read_once() -> Iterator[None]:
    """Let all sessions of boto3 share the descriptions of the services: reading them takes most of a client's time."""
    import boto3.session
    import botocore.session

    shared = botocore.session.Session().get_component("data_loader")
    usual = boto3.session.Session

    def session() -> object:
        core = botocore.session.Session()
        core.register_component("data_loader", shared)
        return usual(botocore_session=core)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boto3.session, "Session", session)
        yield


@pytest.fixture(params=KINDS)
def place(
    request: pytest.FixtureRequest, tmp_path: Path, s3_server: S3Server, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    with KINDS[request.param](tmp_path, s3_server, monkeypatch) as made:
        yield made
