"""What the command asks, refuses and tells, whatever the target."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from jumbo_site.build.output_paths import JOURNAL, MANIFEST
from jumbo_site.cli import main
from tests.publishing.conftest import Builds


@pytest.fixture
def project(builds: Builds, tmp_path: Path) -> Builds:
    """Return a copy of the builds that a test may damage."""
    shutil.copytree(builds.first, tmp_path / "site")
    shutil.copytree(builds.content, tmp_path / "content")
    return replace(builds, content=tmp_path / "content", first=tmp_path / "site")


def test_without_a_person_it_must_be_told(project: Builds, tmp_path: Path) -> None:
    done = project.publish(project.first, f"{tmp_path}/www")
    assert done.exit_code == 2
    assert "--dry-run" in done.stderr
    assert "--yes" in done.stderr
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize(("answer", "is_sent"), [("n\n", False), ("\n", False), ("y\n", True)])
def test_a_person_sees_the_plan_and_is_asked(
    project: Builds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, is_sent: bool
) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False)
    arguments = ["--content", str(project.content), "--output", str(project.first), f"{tmp_path}/www"]
    done = CliRunner().invoke(main, ["publish", *arguments], input=answer)
    assert done.exit_code == 0
    assert "  + … and " in done.stdout
    assert f"Publish to {tmp_path}/www? [y/N]" in done.stderr
    assert (tmp_path / "www").exists() == is_sent


def test_what_is_no_finished_build_is_not_sent(project: Builds, tmp_path: Path) -> None:
    def refusal() -> str:
        done = project.publish(project.first, f"{tmp_path}/www", "--yes")
        assert done.exit_code == 2
        assert "hint: " in done.stderr
        assert not (tmp_path / "www").exists()
        return done.stderr

    (project.first / JOURNAL).write_text("{}", "utf-8")
    assert "was interrupted" in refusal()
    (project.first / JOURNAL).unlink()
    page = project.first / "en" / "index.html"
    text = page.read_bytes()
    page.write_bytes(text + b" ")
    assert "en/index.html` was changed or removed after the build" in refusal()
    page.unlink()
    page.symlink_to(project.content / "site.yaml")
    assert "en/index.html` was changed or removed after the build" in refusal()
    (project.first / MANIFEST).unlink()
    assert "was not written by `jumbo-site build`" in refusal()
    shutil.rmtree(project.first)
    assert "There is no built site" in refusal()


def test_files_that_no_build_wrote_are_named_and_not_sent(project: Builds, tmp_path: Path) -> None:
    (project.first / "secret.txt").write_text("draft", "utf-8")
    done = project.publish(project.first, f"{tmp_path}/www", "--yes")
    assert done.exit_code == 0
    assert "note: Not sent, since no build wrote them: secret.txt in " in done.stderr
    assert not (tmp_path / "www" / "secret.txt").exists()


def test_content_that_was_edited_since_draws_a_warning(project: Builds, tmp_path: Path) -> None:
    assert "warning" not in project.publish(project.first, f"{tmp_path}/www", "--dry-run").stderr
    (project.content / "topics.yaml").touch()
    assert "warning: The content is newer" in project.publish(project.first, f"{tmp_path}/www", "--dry-run").stderr


def test_targets_of_site_yaml(project: Builds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = project.content / "site.yaml"
    plain = site.read_text("utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    def shown(publish: str, *arguments: str) -> str:
        site.write_text(plain + publish, "utf-8")
        done = project.publish(project.first, *arguments, "--dry-run")
        return (done.stdout or done.stderr.split("error: ")[-1]).split(" (")[0].splitlines()[0]

    assert shown("") == "There is no target."
    # a folder is named from where the content lies, on the command line from where one stands
    assert shown("publish: folder:www\n").startswith(f"{tmp_path}/www: ")
    assert shown("publish: folder:www\n", "folder:www").startswith(f"{elsewhere}/www: ")
    both = "publish:\n  live: folder:live\n  trial: folder:trial\n"
    assert shown(both) == "Which target is meant? site.yaml names live, trial."
    assert shown(both, "trial").startswith(f"{tmp_path}/trial: ")
    assert shown(both, "other") == "`other` is no target."
    assert shown("publish: [a]\n").startswith(f"{site}:")


def test_a_password_in_site_yaml_is_refused_by_check(project: Builds) -> None:
    site = project.content / "site.yaml"
    with site.open("a", encoding="utf-8") as stream:
        stream.write("publish: git:https://mira:s3cret@git.example/x.git#pages\n")
    done = CliRunner().invoke(main, ["check", "--content", str(project.content), "--jobs", "1"])
    assert done.exit_code == 1
    assert "A password does not belong into site.yaml" in done.stderr
    done = project.publish(project.first, "--yes")
    assert (done.exit_code, "s3cret" in done.output) == (2, False)
